"""Satisfaction: in three strictnesses side by side, who gets least of it, and whether it is real."""

from dataclasses import replace

from dashboard import addresses, formats
from dashboard.cards import satisfaction_titles as titles
from dashboard.cards.card import Ask, Card, is_small
from dashboard.cards.columns import header, number, tabulate, whole
from dashboard.cards.ranking import ranked
from dashboard.charts import Bars, Role, Series, Story, Unit
from dashboard.measure import Measured, Row
from dashboard.metrics.definition import Text
from dashboard.translation import _

STRICTNESS: tuple[tuple[str, str, str, Role], ...] = (  # share, its numerator and denominator, role
    ("of_asked", "satisfied_of_asked", "asked", "second"),
    ("value", "satisfied", "answered", "accent"),
    ("pleased_share", "pleased", "answered", "third"),
)
COLUMNS: tuple[tuple[str, Unit], ...] = (
    ("asked", "count"),
    ("answered", "count"),
    ("satisfied", "count"),
    ("basically_satisfied", "count"),
    ("dissatisfied", "count"),
    ("no_view", "count"),
    ("of_asked", "share"),
    ("value", "share"),
    ("pleased_share", "share"),
    ("response", "share"),
)
PAPER: tuple[tuple[str, Unit], ...] = (
    ("resolved", "count"),
    ("rated", "count"),
    ("response", "share"),
    ("pleased_share", "share"),
    ("solved_share", "share"),
    ("on_paper", "count"),
    ("pleased_stated", "count"),
    ("value", "share"),
)
SHARE, ON_PAPER = "satisfaction.share", "satisfaction.on_paper"


def strictness(ask: Ask) -> Story:
    """Each kind of subject in three strictnesses, its response rate beside them."""
    measured, total = ask(SHARE, "kind"), ask.total(SHARE)
    rows = tuple(row for row in measured.rows if whole(row, "surveys"))
    targets = tuple(addresses.rows(SHARE, ask.scope.narrowed("kind", row.keys["kind"])) for row in rows)
    return Story(
        title=titles.strictness(
            whole(total, "surveys"),
            total.values["of_asked"],
            total.values["pleased_share"],
            whole(total, "answered"),
        ),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=tuple(_strict(measured, rows, *entry) for entry in STRICTNESS),
            unit="share",
            horizontal=True,
            notes=tuple(responded(row) for row in rows),
            small=tuple(is_small(row.values["answered"]) for row in rows),
            targets=targets,
        )
        if rows
        else None,
        table=tabulate(measured, _("类别"), COLUMNS, rows, targets, total if rows else None),
        metrics=(SHARE,),
        count=whole(total, "answered"),
        by=("kind",),
        note=_("{count}次测评票数不全，不计入").format(count=formats.exact(whole(total, "incomplete")))
        if whole(total, "incomplete")
        else "",
        small=bool(rows) and is_small(whole(total, "answered")),
    )


def _strict(
    measured: Measured, rows: tuple[Row, ...], share: str, numerator: str, denominator: str, role: Role
) -> Series:
    low, high = ("low", "high") if share == "value" else (f"{share}_low", f"{share}_high")
    return Series(
        _("满意占答复") if share == "value" else header(measured, share),
        tuple(row.values[share] for row in rows),
        role,
        tuple(row.values[low] for row in rows),
        tuple(row.values[high] for row in rows),
        tuple((whole(row, numerator), whole(row, denominator)) for row in rows),
    )


def responded(row: Row) -> str:
    """'应答 92.1%', or that nobody wrote how many were asked."""
    rate = number(row, "response")
    return _("应参评没写") if rate is None else _("应答{rate}").format(rate=formats.share(rate))


def subjects(ask: Ask) -> Story:
    """What was surveyed, by falling share satisfied; too few answers aren't ranked."""
    ranking = ranked(ask, SHARE, "subject")
    targets = tuple(
        addresses.rows(SHARE, ask.scope.narrowed("subject", row.keys["subject"])) for row in ranking.rows
    )
    return Story(
        title=titles.subjects(
            len(ranking.rows),
            [row.label for row in ranking.below()],
            [row.label for row in ranking.above()],
            ranking.is_uneven,
        ),
        chart=replace(ranking.bars(addresses.SATISFACTION), targets=targets) if ranking.rows else None,
        table=tabulate(
            ranking.measured,
            _("测评对象"),
            COLUMNS,
            ranking.rows,
            targets,
            ranking.total if ranking.rows else None,
        ),
        metrics=(SHARE,),
        count=whole(ranking.total, "answered"),
        by=("subject",),
        note=_("{count}个对象答复少，不排名").format(count=formats.exact(ranking.unranked))
        if ranking.unranked
        else "",
    )


def on_paper(ask: Ask) -> Story:
    """Satisfied beside solved, by department; most 'satisfied though only explained' first.

    Where one department alone has enough cases, its bars would be taken for the title's: then a table.
    """
    measured, total = ask(ON_PAPER, "department"), ask.total(ON_PAPER)
    rows = sorted(
        (row for row in measured.rows if whole(row, "rated")), key=lambda row: -whole(row, "on_paper")
    )
    judged = [row for row in rows if not is_small(whole(row, "rated")) and row.keys["department"]]
    return Story(
        title=titles.on_paper(
            whole(total, "rated"),
            whole(total, "on_paper"),
            (whole(total, "pleased"), whole(total, "rated")),
            (whole(total, "solved"), whole(total, "stated")),
        ),
        chart=Bars(
            categories=tuple(row.label for row in judged),
            series=(
                _beside(measured, judged, "pleased_share", "third"),
                _beside(measured, judged, "solved_share", "accent"),
            ),
            unit="share",
            horizontal=True,
            notes=tuple(
                _("{count}件只作解释").format(count=formats.exact(whole(row, "on_paper"))) for row in judged
            ),
            targets=tuple(_explained(ask, row) for row in judged),
            fold="middle",
        )
        if len(judged) > 1 or judged == rows
        else None,
        table=tabulate(
            measured,
            _("承办单位"),
            PAPER,
            rows,
            tuple(_explained(ask, row) for row in rows),
            total if rows else None,
        ),
        metrics=(ON_PAPER,),
        count=whole(total, "rated"),
        by=("department",),
        field="on_paper" if whole(total, "on_paper") else None,
        note=_rated(total),
        small=whole(total, "rated") > 0 and is_small(whole(total, "rated")),
    )


def _rated(total: Row) -> str:
    """How many of the resolved were rated at all, and that a signal is no verdict."""
    told = [
        _("办结的{resolved}件中{share}有评价").format(
            resolved=formats.exact(whole(total, "resolved")),
            share=formats.share(total.values["response"] or 0),
        )
        if whole(total, "rated")
        else "",
        _("满意而只作解释的值得再看，不是结论") if whole(total, "on_paper") else "",
    ]
    return _("；").join(text for text in told if text)


def _beside(measured: Measured, rows: list[Row], share: str, role: Role) -> Series:
    return Series(header(measured, share), tuple(row.values[share] for row in rows), role)


def _explained(ask: Ask, row: Row) -> str:
    return addresses.rows(ON_PAPER, ask.scope.narrowed("department", row.keys["department"]), "on_paper")


CARDS = (
    Card(
        "satisfaction_strictness",
        Text("满意率三种口径", "Satisfaction, three ways"),
        Text("满意率有多高，换个算法还高吗？", "How satisfied, and does it depend on the counting?"),
        strictness,
    ),
    Card(
        "satisfaction_on_paper",
        Text("满意与办成", "Satisfied and solved"),
        Text("群众是真满意，还是“被满意”？", "Really satisfied, or on paper only?"),
        on_paper,
    ),
    Card(
        "satisfaction_subjects",
        Text("测评对象", "What was surveyed"),
        Text("谁的满意率低得不寻常？", "Whose satisfaction is unusually low?"),
        subjects,
        wide=True,
    ),
)
