"""The yearly assessment: streets side by side, every mark shown, a rank only where every mark is in."""

from dataclasses import dataclass
from datetime import date

from dashboard import addresses, formats
from dashboard.cards import satisfaction_titles as titles
from dashboard.cards.card import Ask, Card
from dashboard.cards.columns import Shown, header, tabulate, whole
from dashboard.charts import Bars, Heat, Role, Series, Story, Table, Unit
from dashboard.measure import Measured, Row
from dashboard.metrics.definition import Text
from dashboard.scope import Scope
from dashboard.translation import _

SCORE, ITEMS, TARGETS = "scorecard.score", "scorecard.items", "scorecard.targets"
STANDINGS: tuple[tuple[str, Role], ...] = (
    ("met", "accent"),
    ("above", "third"),
    ("short", "watch"),
    ("unknown", "band"),
)
ITEM: tuple[tuple[str, Unit], ...] = (
    ("expected", "count"),
    ("given", "count"),
    ("missing", "count"),
    ("rate", "share"),
)


@dataclass(frozen=True)
class _Line:
    """One street: its score, and its rows item by item."""

    card: Row
    items: tuple[Row, ...]

    @property
    def score(self) -> float | None:
        found = self.card.values["score"]
        return None if found is None else float(found)


def board(ask: Ask) -> Story:
    """Streets by items, weights in the heads; ranked by score only where no mark is missing."""
    scope = yearly(ask)
    lines, measured = _lines(ask, scope), ask(ITEMS, "town", "item", scope=scope)
    missing = sum(whole(line.card, "missing") for line in lines)
    if not missing:
        lines = sorted(lines, key=lambda line: -(line.score or 0))
    best = [line.card.label for line in lines if line.score is not None and line.score == lines[0].score]
    heads = tuple(row.labels["item"] for row in lines[0].items) if lines else ()
    targets = tuple(
        addresses.rows(ITEMS, scope.narrowed("town", line.card.keys["town"]), "expected") for line in lines
    )
    return Story(
        title=titles.board(len(lines), missing, best, lines[0].score if lines else None),
        chart=Heat(
            rows=tuple(line.card.label for line in lines),
            columns=heads,
            values=tuple(tuple(row.values["rate"] for row in line.items) for line in lines),
            name=header(measured, "rate"),
            unit="share",
            targets=tuple((target,) * len(heads) for target in targets),
        )
        if lines
        else None,
        table=_table(lines, targets),
        metrics=(SCORE, ITEMS),
        count=len(lines),
        by=("town",),
        since=_since(ask, scope),
        note=_told(ask, scope, _("缺的是无数据，不当 0 分；报齐之前不排名") if missing else ""),
    )


def _lines(ask: Ask, scope: Scope) -> list[_Line]:
    items: dict[str | None, list[Row]] = {}
    for row in ask(ITEMS, "town", "item", scope=scope).rows:
        if whole(row, "expected"):
            items.setdefault(row.keys["town"], []).append(row)
    return [
        _Line(row, tuple(items[row.keys["town"]]))
        for row in ask(SCORE, "town", scope=scope).rows
        if whole(row, "cards")
    ]


def _table(lines: list[_Line], targets: tuple[str, ...]) -> Table:
    first = lines[0].items if lines else ()
    heads = tuple(
        _("{item}（权重{weight}）").format(item=row.labels["item"], weight=whole(row, "weight"))
        for row in first
    )
    texts: list[Shown] = ["text"] * (len(heads) + 1)
    return Table(
        columns=(_("镇街"), *heads, _("得分（百分制）"), _("缺项")),
        rows=tuple(
            (
                line.card.label,
                *(_mark(row) for row in line.items),
                _("有缺项，不计") if line.score is None else f"{line.score:.1f}",
                whole(line.card, "missing"),
            )
            for line in lines
        ),
        units=("text", *texts, "count"),
        targets=targets,
        adds_up=False,
    )


def _mark(row: Row) -> str:
    found = row.values["mark"] if whole(row, "given") else None
    return formats.no_data() if found is None else f"{float(found):g}"


def items(ask: Ask) -> Story:
    """Each work's mark over all streets, with how many handed it in."""
    scope = yearly(ask)
    measured = ask(ITEMS, "item", scope=scope)
    rows = sorted(
        (row for row in measured.rows if whole(row, "expected")), key=lambda row: -(row.values["rate"] or 0)
    )
    targets = tuple(
        addresses.rows(ITEMS, scope.narrowed("item", row.keys["item"]), "expected") for row in rows
    )
    return Story(
        title=titles.items(
            [(row.label, float(row.values["rate"])) for row in rows if row.values["rate"] is not None],
            {row.label: whole(row, "missing") for row in rows},
        ),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=(Series(header(measured, "rate"), tuple(row.values["rate"] for row in rows)),),
            unit="share",
            horizontal=True,
            notes=tuple(
                _("{given}/{expected}处已报").format(
                    given=whole(row, "given"), expected=whole(row, "expected")
                )
                for row in rows
            ),
            targets=targets,
        )
        if rows
        else None,
        table=tabulate(measured, _("考核项目"), ITEM, rows, targets),
        metrics=(ITEMS,),
        count=sum(whole(row, "given") for row in rows),
        by=("item",),
        since=_since(ask, scope),
        note=_told(ask, scope, ""),
    )


def targets(ask: Ask) -> Story:
    """Joint meetings, innovations and studies: how many streets reach the number asked for."""
    scope = yearly(ask)
    measured, total = ask(TARGETS, "item", scope=scope), ask.total(TARGETS, scope)
    rows = [row for row in measured.rows if whole(row, "expected")]
    columns: list[tuple[str, Unit]] = [("made", "count"), *((name, "count") for name, _role in STANDINGS)]
    leads = tuple(
        addresses.rows(TARGETS, scope.narrowed("item", row.keys["item"]), "expected") for row in rows
    )
    return Story(
        title=titles.targets(whole(total, "expected"), whole(total, "short"), whole(total, "unknown")),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=tuple(
                Series(header(measured, name), tuple(whole(row, name) for row in rows), role)
                for name, role in STANDINGS
                if whole(total, name)
            ),
            horizontal=True,
            stacked=True,
            targets=leads,
        )
        if rows
        else None,
        table=tabulate(measured, _("事项"), columns, rows, leads),
        metrics=(TARGETS,),
        count=whole(total, "known"),
        by=("item",),
        since=_since(ask, scope),
        field="short" if whole(total, "short") else None,
        note=_told(ask, scope, _behind(ask(TARGETS, "town", scope=scope))),
    )


def _behind(measured: Measured) -> str:
    """Who is short of something."""
    short = [row.label for row in measured.rows if whole(row, "short")]
    return _("不足：{names}").format(names=_("、").join(short)) if short else ""


def yearly(ask: Ask) -> Scope:
    """The scope of the last year assessed by its end: marks of two years don't add up, and a year is assessed
    once it is over, so that a quarter shows the year before."""
    assessed = [row.keys["year"] for row in ask(SCORE, "year", scope=ask.ever).rows if whole(row, "cards")]
    last = assessed[-1] if assessed else None
    return ask.scope.with_(start=date(int(last), 1, 1), end=date(int(last), 12, 31)) if last else ask.scope


def _since(ask: Ask, scope: Scope) -> date | None:
    """The first day shown, where that isn't the period's own."""
    return scope.start if scope.start != ask.scope.start else None


def _told(ask: Ask, scope: Scope, note: str) -> str:
    """The note, behind the year that is shown where the period asked for isn't it."""
    year = _("显示{year}年度").format(year=scope.start.year) if _since(ask, scope) else ""
    return _("；").join(text for text in (year, note) if text)


CARDS = (
    Card(
        "scorecard_board",
        Text("街道考核", "Scorecard"),
        Text("五项工作和党工委重视，各街道得多少分？", "How do the streets score, work by work?"),
        board,
        wide=True,
    ),
    Card(
        "scorecard_items",
        Text("考核分项", "Items"),
        Text("哪项工作最弱？", "Which work is weakest?"),
        items,
    ),
    Card(
        "scorecard_targets",
        Text("联席会议、创新、调研", "Meetings, innovations, studies"),
        Text("该有的联席会议、创新和调研够数吗？", "Are there as many as asked for?"),
        targets,
    ),
)
