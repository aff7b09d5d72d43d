"""What is handed in: who is behind with which ledger, and how much of it waits to be mended."""

from collections import defaultdict
from collections.abc import Iterable

from dashboard import addresses, formats
from dashboard.cards import submission_titles as titles
from dashboard.cards.card import Ask, Card
from dashboard.cards.columns import RATE, Shown, tabulate, whole
from dashboard.charts import Lines, Series, Story, Table
from dashboard.lights import lit
from dashboard.measure import Row
from dashboard.metrics.definition import Text
from dashboard.records.handed_in import period_told
from dashboard.rows import rows_behind
from dashboard.translation import _

HANDED_IN, WAITING = "submissions.handed_in", "submissions.rows_waiting"
BEHIND = ("missing", "in_part")
MOST_LISTED = 40
MOST_MONTHS = 12
"""A board of more months than this has quarters instead."""


def handed_in(ask: Ask) -> Story:
    """Units by ledger or, of a single unit, ledgers by period: handed in, late, not yet due."""
    down, across = _axes(ask)
    lines: dict[str, list[Row]] = defaultdict(list)
    for row in ask(HANDED_IN, down, across).rows:
        lines[str(row.keys[down])].append(row)
    kept = [line for line in lines.values() if _sum(line, "expected")]
    columns = (
        [at for at in range(len(kept[0])) if any(whole(line[at], "expected") for line in kept)]
        if kept
        else []
    )
    kept.sort(key=lambda line: -sum(_sum(line, name) for name in BEHIND))
    total = ask.total(HANDED_IN)
    texts: list[Shown] = ["text"] * len(columns)
    return Story(
        title=titles.handed_in(whole(total, "expected"), whole(total, "handed_in"), _late(total)),
        chart=None,
        table=Table(
            columns=(
                _("单位") if down == "region" else _("台账"),
                *(kept[0][at].labels[across] for at in columns),
            ),
            rows=tuple((line[0].labels[down], *(_mark(line[at]) for at in columns)) for line in kept),
            units=("text", *texts),
            targets=tuple(_target(ask, line[0], down) for line in kept),
        ),
        metrics=(HANDED_IN,),
        count=whole(total, "expected"),
        by=(down, across),
    )


def missing(ask: Ask) -> Story:
    """Who is behind, with what, since when; the longest overdue first."""
    listed: list[tuple[str, ...]] = []
    for field in BEHIND:
        found = rows_behind(ask.warehouse, HANDED_IN, ask.scope, field)
        at = [
            [column.key for column in found.columns].index(name)
            for name in ("unit", "kind", "period", "due", "state")
        ]
        listed += [tuple(str(row[place] or "") for place in at) for row in found.rows]
    listed.sort(key=lambda row: (row[3], row[0], row[1]))
    shown = listed[:MOST_LISTED]
    rest = len(listed) - len(shown)
    return Story(
        title=titles.missing(len({row[0] for row in listed}), len(listed)),
        chart=None,
        table=Table(
            columns=(_("单位"), _("台账"), _("哪一期"), _("最迟"), _("状态")),
            rows=tuple(
                (unit, ledger, period_told(text), due, lit("late", state))
                for unit, ledger, text, due, state in shown
            ),
            units=("text",) * 5,
            adds_up=False,
        ),
        metrics=(HANDED_IN,),
        count=len(listed),
        field="missing",
        note=_("只列最早到期的{shown}份，其余{rest}份见明细").format(shown=len(shown), rest=rest)
        if rest
        else "",
    )


def waiting(ask: Ask) -> Story:
    """The share of rows that wait to be mended, by the month the submissions reach to."""
    scope = ask.looking_back
    rows = [row for row in ask(WAITING, "month", scope=scope).rows if whole(row, "denominator")]
    total = ask.total(WAITING, scope=scope)
    return Story(
        title=titles.waiting(whole(total, "numerator"), whole(total, "denominator")),
        chart=Lines(
            categories=formats.months(tuple(str(row.keys["month"]) for row in rows)),
            series=(Series(_("待更正行占比"), tuple(row.values["value"] for row in rows), "watch"),),
            unit="share",
            targets=tuple(
                addresses.rows(WAITING, scope.narrowed("month", row.keys["month"])) for row in rows
            ),
        )
        if len(rows) > 1 and any(whole(row, "numerator") for row in rows)
        else None,
        table=tabulate(ask(WAITING, "month", scope=scope), _("月份"), RATE, rows),
        metrics=(WAITING,),
        count=whole(total, "denominator"),
        by=("month",),
        since=ask.since,
    )


def _axes(ask: Ask) -> tuple[str, str]:
    """Units by ledger where several units are asked, else ledgers by month, or quarter of a long period."""
    rows = ask(HANDED_IN, "region").rows
    if sum(whole(row, "expected") > 0 for row in rows) > 1:
        return "region", "kind"
    return "kind", "month" if len(ask(HANDED_IN, "month").rows) <= MOST_MONTHS else "quarter"


def _late(row: Row) -> int:
    return sum(whole(row, name) for name in BEHIND)


def _sum(line: Iterable[Row], name: str) -> int:
    return sum(whole(row, name) for row in line)


def _mark(row: Row) -> str:
    """Of a cell's submissions: all there, some late, or some not yet due, with the counts."""
    expected, late, open_yet = whole(row, "expected"), _late(row), whole(row, "waiting")
    if not expected:
        return "—"
    if late:
        return lit("late", _("缺{late}/{expected}").format(late=late, expected=expected))
    if open_yet:
        return lit("none", _("未到期{open}/{expected}").format(open=open_yet, expected=expected))
    return lit("done", _("已交{expected}").format(expected=expected))


def _target(ask: Ask, row: Row, down: str) -> str | None:
    return addresses.rows(HANDED_IN, ask.scope.narrowed(down, row.keys[down])) if row.keys[down] else None


CARDS = (
    Card(
        "handed_in",
        Text("报送情况", "Handed in"),
        Text("应交的台账，谁交了，谁没交？", "Who has handed in what is expected?"),
        handed_in,
        wide=True,
    ),
    Card(
        "not_handed_in",
        Text("没交的单位", "Not handed in"),
        Text("找谁要，要哪一份？", "Whom to ask for which ledger?"),
        missing,
    ),
    Card(
        "rows_waiting",
        Text("待更正的行", "Rows to be mended"),
        Text(
            "交上来的行有多少要改，在变好吗？", "How many rows have to be mended, and is it getting better?"
        ),
        waiting,
    ),
)
