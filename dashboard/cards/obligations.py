"""What is owed: how far duties are met, who missed them, what will be missed at the present pace."""

from collections import defaultdict
from collections.abc import Sequence

from dashboard import addresses, formats
from dashboard.cards import plan_titles as titles
from dashboard.cards.card import Ask, Card
from dashboard.cards.columns import Shown, header, tabulate, whole
from dashboard.charts import Bars, Role, Series, Story, Table, Unit
from dashboard.lights import lit
from dashboard.measure import Row
from dashboard.metrics.definition import Text
from dashboard.rows import rows_behind
from dashboard.scope import Scope
from dashboard.translation import _

FULFILLED, OWED, PACE = "obligations.fulfilled", "obligations.owed", "obligations.pace"
MET: tuple[tuple[str, Role], ...] = (("on_time", "accent"), ("late", "third"), ("missed", "watch"))
RUNNING: tuple[tuple[str, Role], ...] = (
    ("met", "accent"),
    ("on_pace", "second"),
    ("not_yet", "band"),
    ("behind", "watch"),
)
MOST_MONTHS = 12
"""A board of more months than this has quarters instead."""
MOST_DEBTORS = 20


def fulfilled(ask: Ask) -> Story:
    """Each duty's periods met in time, met late and missed."""
    measured = ask(FULFILLED, "kind")
    total = ask.total(FULFILLED)
    rows = sorted((row for row in measured.rows if whole(row, "owed")), key=lambda row: -whole(row, "missed"))
    columns: list[tuple[str, Unit]] = [
        ("owed", "count"),
        *((name, "count") for name, _role in MET),
        ("value", "share"),
    ]
    return Story(
        title=titles.fulfilled(whole(total, "owed"), whole(total, "missed"), whole(total, "late")),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=tuple(
                Series(header(measured, name), tuple(whole(row, name) for row in rows), role)
                for name, role in MET
            ),
            horizontal=True,
            stacked=True,
            notes=tuple(f"{whole(row, 'met')}/{whole(row, 'owed')}" for row in rows),
            targets=tuple(_missing(ask, row) for row in rows),
        )
        if rows
        else None,
        table=tabulate(
            measured,
            _("应办事项"),
            columns,
            rows,
            tuple(_missing(ask, row) for row in rows),
            total if rows else None,
        ),
        metrics=(FULFILLED,),
        count=whole(total, "owed"),
        by=("kind",),
        field="missed" if whole(total, "missed") else None,
    )


def board(ask: Ask) -> Story:
    """Places, or in a single place duties, by month or quarter: met, late or missed, as shape and word."""
    subject, grain = _axes(ask)
    lines: dict[str, list[Row]] = defaultdict(list)
    for row in ask(FULFILLED, subject, grain).rows:
        if row.keys[subject]:
            lines[str(row.keys[subject])].append(row)
    ordered = sorted(
        (line for line in lines.values() if _sum(line, "owed")), key=lambda line: -_sum(line, "missed")
    )
    periods = _periods(ordered[0], grain) if ordered else ()
    texts: list[Shown] = ["text"] * len(periods)
    owing = [line for line in ordered if _sum(line, "missed")]
    most = [line[0].labels[subject] for line in owing if _sum(line, "missed") == _sum(owing[0], "missed")]
    return Story(
        title=titles.behind(most, len(owing) - len(most)),
        chart=None,
        table=Table(
            columns=(_("地方") if subject == "region" else _("应办事项"), *periods),
            rows=tuple((line[0].labels[subject], *(_mark(row) for row in line)) for line in ordered),
            units=("text", *texts),
            targets=tuple(_line_target(ask, line[0], subject) for line in ordered),
        ),
        metrics=(FULFILLED,),
        count=len(ordered),
        by=(subject, grain),
        field="missed" if owing else None,
        note=_("■ 欠3/20：应做20项，3项没有做；▲ 迟：做了，但迟了；● 全部按时；— 没有到期的")
        if ordered
        else "",
    )


def _periods(line: list[Row], grain: str) -> tuple[str, ...]:
    """The names of the board's columns: months short, since a year of them stands side by side."""
    if grain == "month":
        return formats.months(tuple(str(row.keys["month"]) for row in line))
    return tuple(row.labels[grain] for row in line)


def debtors(ask: Ask) -> Story:
    """Who missed what, most first: subject, duty, how often, since when."""
    found = rows_behind(ask.warehouse, OWED, ask.scope)
    keys = [column.key for column in found.columns]
    who = [keys.index(name) for name in ("subject", "place", "owner", "kind")]
    due = keys.index("due")
    owed: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in found.rows:
        owed[tuple(str(row[at] or "") for at in who)].append(str(row[due]))
    ordered = sorted(owed.items(), key=lambda item: (-len(item[1]), min(item[1]), item[0]))
    shown = ordered[:MOST_DEBTORS]
    first = shown[0] if shown else (("",), [])
    rest = len(ordered) - len(shown)
    return Story(
        title=titles.debtors(first[0][0], len(first[1]), len(ordered)),
        chart=None,
        table=Table(
            columns=(
                _("谁"),
                _("所在地"),
                _("责任人"),
                _("应办事项"),
                _("欠"),
                _("最早到期"),
                _("最近到期"),
            ),
            rows=tuple((*subject, len(days), min(days), max(days)) for subject, days in shown),
            units=("text", "text", "text", "text", "count", "text", "text"),
            targets=_owed_by(ask, [(place, kind) for (_who, place, _owner, kind), _days in shown]),
            adds_up=False,
        ),
        metrics=(OWED,),
        count=found.total,
        note=_("只列欠得最多的{shown}个，其余{rest}个见明细").format(shown=len(shown), rest=rest)
        if rest
        else "",
    )


def _owed_by(ask: Ask, places: Sequence[tuple[str, str]]) -> tuple[str | None, ...]:
    """The rows of each (place, duty); of a place further down, those of the duty everywhere."""
    kinds: dict[str, Scope] = {}
    scopes: dict[tuple[str, str], Scope] = {}
    for row in ask(OWED, "region", "kind").rows:
        kinds[row.labels["kind"]] = ask.scope.narrowed("kind", row.keys["kind"])
        if row.keys["region"]:
            there = kinds[row.labels["kind"]].narrowed("region", row.keys["region"])
            scopes[row.labels["region"], row.labels["kind"]] = there
    found = (scopes.get((place, kind)) or kinds.get(kind) for place, kind in places)
    return tuple(addresses.rows(OWED, scope) if scope else None for scope in found)


def pace(ask: Ask) -> Story:
    """Each duty's running periods: met, on pace, not yet done, behind."""
    measured = ask(PACE, "kind")
    total = ask.total(PACE)
    rows = [row for row in measured.rows if whole(row, "running")]
    columns: list[tuple[str, Unit]] = [("running", "count"), *((name, "count") for name, _role in RUNNING)]
    columns += [("required", "count"), ("made", "count"), ("projected", "count")]
    return Story(
        title=titles.pace(whole(total, "running"), whole(total, "behind"), whole(total, "not_yet")),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=tuple(
                Series(header(measured, name), tuple(whole(row, name) for row in rows), role)
                for name, role in RUNNING
                if whole(total, name)
            ),
            horizontal=True,
            stacked=True,
            targets=tuple(addresses.rows(PACE, ask.scope.narrowed("kind", row.keys["kind"])) for row in rows),
        )
        if rows
        else None,
        table=tabulate(
            measured,
            _("应办事项"),
            columns,
            rows,
            tuple(addresses.rows(PACE, ask.scope.narrowed("kind", row.keys["kind"])) for row in rows),
            adds_up=False,
        ),
        metrics=(PACE,),
        count=whole(total, "running"),
        by=("kind",),
        field="behind" if whole(total, "behind") else None,
    )


def mark(met: int, late: int, missed: int) -> str:
    """Of a cell's duties: all in time, some late, or some missed, with the counts."""
    owed = met + late + missed
    if not owed:
        return "—"
    if missed:
        return lit("late", _("欠{missed}/{owed}").format(missed=missed, owed=owed))
    if late:
        return lit("due", _("迟{late}/{owed}").format(late=late, owed=owed))
    return lit("done", _("做到{owed}").format(owed=owed))


def _mark(row: Row) -> str:
    return mark(whole(row, "on_time"), whole(row, "late"), whole(row, "missed"))


def _sum(line: list[Row], name: str) -> int:
    return sum(whole(row, name) for row in line)


def _axes(ask: Ask) -> tuple[str, str]:
    """Places below where the duties lie in several, else duties; months, or quarters of a long period."""
    rows = ask(FULFILLED, "region").rows
    subject = "region" if sum(whole(row, "owed") > 0 for row in rows) > 1 else "kind"
    months = len(ask(FULFILLED, "month").rows)
    return subject, "month" if months <= MOST_MONTHS else "quarter"


def _line_target(ask: Ask, row: Row, subject: str) -> str | None:
    if subject == "region":
        return ask.at_region(addresses.PLAN, row)
    return addresses.rows(FULFILLED, ask.scope.narrowed(subject, row.keys[subject]))


def _missing(ask: Ask, row: Row) -> str:
    field = "missed" if whole(row, "missed") else None
    return addresses.rows(FULFILLED, ask.scope.narrowed("kind", row.keys["kind"]), field)


CARDS = (
    Card(
        "owed_fulfilled",
        Text("应办落实", "Duties fulfilled"),
        Text("按规定该做的，做到了多少？", "How much of what is owed was done?"),
        fulfilled,
    ),
    Card(
        "owed_pace",
        Text("本期预判", "At the present pace"),
        Text("照现在的进度，哪些做不到？", "What will be missed at this pace?"),
        pace,
    ),
    Card(
        "owed_board",
        Text("应办台历", "Board of duties"),
        Text("谁在哪一期欠了什么？", "Who missed what, when?"),
        board,
        wide=True,
    ),
    Card(
        "owed_debtors",
        Text("欠账名单", "Who is behind"),
        Text("谁欠得最多，找谁？", "Who owes most?"),
        debtors,
        wide=True,
    ),
)
