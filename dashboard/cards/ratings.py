"""What people say of projects: satisfied or not, and whether money, work and rating fit together."""

from dataclasses import replace

from dashboard import addresses, formats
from dashboard.cards import satisfaction_titles as titles
from dashboard.cards.card import Ask, Card, is_small
from dashboard.cards.columns import header, tabulate, whole
from dashboard.cards.ranking import ranked
from dashboard.cards.satisfaction import COLUMNS
from dashboard.charts import Bars, Role, Series, Story, Unit
from dashboard.measure import Row
from dashboard.metrics.definition import Text
from dashboard.translation import _

RATING, THREE = "projects.rating", "projects.money_work_rating"
SIDES: tuple[tuple[str, Role], ...] = (
    ("paid", "second"),
    ("progress", "accent"),
    ("satisfied_share", "third"),
)
SIDE_COLUMNS: tuple[tuple[str, Unit], ...] = (
    ("paid", "share"),
    ("progress", "share"),
    ("satisfied_share", "share"),
    ("answered", "count"),
    ("paid_ahead", "count"),
    ("done_disliked", "count"),
)


def rating(ask: Ask) -> Story:
    """Projects by falling share satisfied, with intervals; too few answers aren't ranked."""
    ranking = ranked(ask, RATING, "project")
    total = ranking.total
    targets = tuple(_project(ask, row) for row in ranking.rows)
    return Story(
        title=titles.rating(
            whole(total, "projects"),
            whole(total, "rated"),
            whole(total, "satisfied"),
            whole(total, "answered"),
        ),
        chart=replace(ranking.bars(addresses.PROJECTS), targets=targets) if ranking.rows else None,
        table=tabulate(
            ranking.measured, _("项目"), COLUMNS, ranking.rows, targets, total if ranking.rows else None
        ),
        metrics=(RATING,),
        count=whole(total, "answered"),
        by=("project",),
        field="rated" if whole(total, "rated") else None,
        note=_("{count}个项目没有测评").format(
            count=formats.exact(whole(total, "projects") - whole(total, "rated"))
        )
        if 0 < whole(total, "rated") < whole(total, "projects")
        else "",
        small=bool(ranking.rows) and is_small(whole(total, "answered")),
    )


def money_work(ask: Ask) -> Story:
    """Paid, done and satisfied side by side, of each project of which they don't fit."""
    measured, total = ask(THREE, "project"), ask.total(THREE)
    known = (row for row in measured.rows if whole(row, "compared") or whole(row, "judged"))
    rows = sorted(known, key=_misfits_first)
    odd = [row for row in rows if whole(row, "paid_ahead") or whole(row, "done_disliked")]
    ahead, disliked = whole(total, "paid_ahead"), whole(total, "done_disliked")
    return Story(
        title=titles.money_work(whole(total, "compared"), whole(total, "judged"), ahead, disliked),
        chart=Bars(
            categories=tuple(row.label for row in odd),
            series=tuple(
                Series(header(measured, name), tuple(row.values[name] for row in odd), role)
                for name, role in SIDES
            ),
            unit="share",
            horizontal=True,
            notes=tuple(_misfit(row) for row in odd),
            targets=tuple(_project(ask, row) for row in odd),
        )
        if odd
        else None,
        table=tabulate(
            measured, _("项目"), SIDE_COLUMNS, odd, tuple(_project(ask, row) for row in odd), adds_up=False
        ),
        metrics=(THREE,),
        count=len(rows),
        by=("project",),
        field="paid_ahead" if ahead else "done_disliked" if disliked else None,
    )


def _misfits_first(row: Row) -> tuple[int, float]:
    lead = (row.values["paid"] or 0) - (row.values["progress"] or 0)
    return -whole(row, "paid_ahead") - whole(row, "done_disliked"), -lead


def _misfit(row: Row) -> str:
    marks = [_("钱先于活")] if whole(row, "paid_ahead") else []
    return " ".join([*marks, *([_("办成不满意")] if whole(row, "done_disliked") else [])])


def _project(ask: Ask, row: Row) -> str | None:
    key = row.keys["project"]
    return addresses.project(key, ask.scope) if key else None


CARDS = (
    Card(
        "project_rating",
        Text("项目满意度", "Rating of projects"),
        Text("项目办得让人满意吗？", "Are people satisfied with the projects?"),
        rating,
    ),
    Card(
        "project_money_work",
        Text("钱、活、评", "Money, work, rating"),
        Text("钱付了，活干了，人满意吗？", "Paid, done, and liked?"),
        money_work,
    ),
)
