"""The monthly round: reception days that were held, issues assigned and fed back within their months."""

from collections import defaultdict

from dashboard import addresses, formats
from dashboard.cards import plan_titles as titles
from dashboard.cards.card import Ask, Card
from dashboard.cards.columns import Shown, header, tabulate, whole
from dashboard.charts import Bars, Lines, Series, Story, Table
from dashboard.lights import lit
from dashboard.measure import Row
from dashboard.metrics.definition import Text
from dashboard.translation import _

DAYS, CYCLE = "stations.reception_day", "issues.cycle_punctuality"


def reception_days(ask: Ask) -> Story:
    """Of the days that stations' rules ask for: held that day, held later as planned, missed."""
    measured = ask(DAYS, "region")
    total = ask.total(DAYS)
    rows = sorted(
        (row for row in measured.rows if whole(row, "asked")), key=lambda row: -whole(row, "missed")
    )
    return Story(
        title=titles.reception_days(whole(total, "asked"), whole(total, "held")),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=(
                Series(header(measured, "on_the_day"), tuple(whole(row, "on_the_day") for row in rows)),
                Series(header(measured, "moved"), tuple(whole(row, "moved") for row in rows), "third"),
                Series(header(measured, "missed"), tuple(whole(row, "missed") for row in rows), "watch"),
            ),
            horizontal=True,
            stacked=True,
            notes=tuple(f"{whole(row, 'held')}/{whole(row, 'asked')}" for row in rows),
            targets=tuple(ask.at_region(addresses.PLAN, row) for row in rows),
        )
        if rows
        else None,
        table=tabulate(
            measured,
            _("地方"),
            [
                ("asked", "count"),
                ("on_the_day", "count"),
                ("moved", "count"),
                ("missed", "count"),
                ("value", "share"),
                ("deputies", "person_times"),
                ("people", "person_times"),
            ],
            rows,
            tuple(ask.at_region(addresses.PLAN, row) for row in rows),
            total if rows else None,
        ),
        metrics=(DAYS,),
        count=whole(total, "asked"),
        by=("region",),
        field="missed" if whole(total, "missed") else None,
    )


def issue_cycle(ask: Ask) -> Story:
    """The shares assigned and fed back within their months, month by month of collection."""
    scope = ask.looking_back
    measured = ask(CYCLE, "month", scope=scope)
    total = ask.total(CYCLE, scope=scope)
    rows = tuple(row for row in measured.rows if whole(row, "collected"))
    return Story(
        title=titles.issue_cycle(
            (whole(total, "assigned"), whole(total, "to_assign")),
            (whole(total, "fed_back"), whole(total, "to_feed_back")),
        ),
        chart=Lines(
            categories=formats.months(tuple(str(row.keys["month"]) for row in rows)),
            series=(_rate(rows, "fed_back", "to_feed_back"), _rate(rows, "assigned", "to_assign")),
            unit="share",
        )
        if len(rows) > 1
        else None,
        table=tabulate(
            measured,
            _("收集月份"),
            [
                ("collected", "count"),
                ("to_assign", "count"),
                ("assigned", "count"),
                ("assigned_rate", "share"),
                ("to_feed_back", "count"),
                ("fed_back", "count"),
                ("fed_back_rate", "share"),
            ],
            rows,
        ),
        metrics=(CYCLE,),
        count=whole(total, "collected"),
        by=("month",),
        since=ask.since,
    )


def cycle_board(ask: Ask) -> Story:
    """Places by month of collection: how much of what was collected was not assigned or fed back in time."""
    lines: dict[str, list[Row]] = defaultdict(list)
    for row in ask(CYCLE, "region", "month").rows:
        lines[row.labels["region"]].append(row)
    shown = {place: line for place, line in lines.items() if any(whole(row, "collected") for row in line)}
    places = sorted(shown, key=lambda place: -sum(_slips(row) for row in shown[place]))
    months = formats.months(tuple(str(row.keys["month"]) for row in shown[places[0]])) if places else ()
    texts: list[Shown] = ["text"] * len(months)
    owing = [place for place in places if sum(_slips(row) for row in shown[place])]
    most = [place for place in owing if _all_slips(shown[place]) == _all_slips(shown[owing[0]])]
    return Story(
        title=titles.slips(most, len(owing) - len(most)),
        chart=None,
        table=Table(
            columns=(_("地方"), *months),
            rows=tuple((place, *(_cycle_mark(row) for row in shown[place])) for place in places),
            units=("text", *texts),
            targets=tuple(ask.at_region(addresses.PLAN, shown[place][0]) for place in places),
        ),
        metrics=(CYCLE,),
        count=len(places),
        by=("region", "month"),
        note=_("每格是当月收集的条数：● 都按月交办反馈，▲ 有迟的，■ 有欠的（交办、反馈各算一步）；— 没有收集")
        if places
        else "",
    )


def _rate(rows: tuple[Row, ...], part: str, whole_name: str) -> Series:
    name = _("按月反馈率") if part == "fed_back" else _("按月交办率")
    rate = f"{part}_rate"
    return Series(
        name,
        tuple(row.values[rate] for row in rows),
        "accent" if part == "fed_back" else "third",
        low=tuple(row.values[f"{rate}_low"] for row in rows),
        high=tuple(row.values[f"{rate}_high"] for row in rows),
        parts=tuple((whole(row, part), whole(row, whole_name)) for row in rows),
    )


def _slips(row: Row) -> int:
    return sum(whole(row, name) for name in ("assigned_late", "unassigned", "fed_back_late", "not_fed_back"))


def _all_slips(line: list[Row]) -> int:
    return sum(_slips(row) for row in line)


def _cycle_mark(row: Row) -> str:
    """A place's month: nothing collected, all in time, or how many slips; light grey while not yet due."""
    collected = whole(row, "collected")
    if not collected:
        return "—"
    late = whole(row, "assigned_late") + whole(row, "fed_back_late")
    missing = whole(row, "unassigned") + whole(row, "not_fed_back")
    if missing:
        return lit("late", _("{all}条，欠{missed}").format(all=collected, missed=missing))
    if late:
        return lit("due", _("{all}条，迟{late}").format(all=collected, late=late))
    if not whole(row, "to_feed_back"):
        return lit("none", _("{all}条，未到期").format(all=collected))
    return lit("done", _("{all}条").format(all=collected))


CARDS = (
    Card(
        "issue_cycle",
        Text("月交办月反馈", "Monthly cycle"),
        Text("收集的问题当月交办、次月反馈了吗？", "Assigned and fed back within their months?"),
        issue_cycle,
    ),
    Card(
        "reception_days",
        Text("接待日", "Reception days"),
        Text("规定的接待日有没有接待？", "Were the reception days held?"),
        reception_days,
    ),
    Card(
        "issue_cycle_board",
        Text("月交办月反馈台历", "Monthly cycle by place"),
        Text("哪里、哪个月没有按时？", "Which place slipped, in which month?"),
        cycle_board,
        wide=True,
    ),
)
