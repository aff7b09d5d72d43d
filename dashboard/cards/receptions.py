"""Receptions: where and when they were held, how, and what they brought."""

from dashboard import addresses, formats, station_titles
from dashboard.cards.card import Ask, Card
from dashboard.cards.columns import Shown, header, tabulate, whole
from dashboard.charts import Bars, Heat, Role, Series, Story, Table, Unit
from dashboard.measure import Row
from dashboard.metrics.definition import Text
from dashboard.translation import _, say

COLUMNS: tuple[tuple[str, Unit], ...] = (
    ("sessions", "count"),
    ("person_times", "person_times"),
    ("deputy_attendances", "person_times"),
    ("opinions", "count"),
    ("solved_on_spot", "count"),
)
FATES: tuple[tuple[str, Role], ...] = (("resolved", "accent"), ("in_progress", "third"))


def calendar(ask: Ask) -> Story:
    """Sessions held in each place and month; a 0 is a month in which none was recorded."""
    dimension = "station" if ask.scope.level == "village" else "region"
    scope = ask.recorded("reception")
    measured = ask("receptions.sessions", dimension, "month", scope=scope)
    lines: dict[str, list[Row]] = {}
    for row in measured.rows:
        if row.keys["month"] and row.values["value"] is not None:
            lines.setdefault(row.labels[dimension], []).append(row)
    places = tuple(lines)
    grid = tuple(tuple(row.values["value"] for row in line) for line in lines.values())
    months = formats.months(tuple(row.keys["month"] or "" for row in next(iter(lines.values()), [])))
    targets = tuple(_target(ask, line[0], dimension) for line in lines.values())
    numbers: list[Shown] = ["count"] * len(months)
    sums = [int(sum(value or 0 for value in line)) for line in grid]
    return Story(
        title=station_titles.calendar(
            [place for place, held in zip(places, sums, strict=True) if not held],
            sum(sums),
            len(places),
        ),
        chart=Heat(
            rows=places,
            columns=months,
            values=grid,
            name=say(measured.metric.name),
            targets=tuple((target,) * len(months) for target in targets),
        ),
        table=Table(
            columns=(_("地方"), *months),
            rows=tuple((place, *line) for place, line in zip(places, grid, strict=True)),
            units=("text", *numbers),
            targets=targets,
        ),
        metrics=("receptions.sessions",),
        count=sum(sums),
        by=(dimension, "month"),
        since=min(scope.start, ask.scope.start),
    )


def weekdays(ask: Ask) -> Story:
    """Sessions by day of the week and month: are people received when they are free to come?"""
    scope = ask.recorded("reception")
    measured = ask("receptions.sessions", "weekday", "month", scope=scope)
    lines: dict[str, list[Row]] = {}
    for row in measured.rows:
        if row.keys["weekday"] and row.values["value"] is not None:
            lines.setdefault(row.labels["weekday"], []).append(row)
    grid = tuple(tuple(row.values["value"] for row in line) for line in lines.values())
    months = formats.months(tuple(row.keys["month"] or "" for row in next(iter(lines.values()), [])))
    sums = [(name, int(sum(v or 0 for v in line))) for name, line in zip(lines, grid, strict=True)]
    numbers: list[Shown] = ["count"] * len(months)
    held = sum(number for _name, number in sums)
    targets = tuple(
        addresses.rows("receptions.sessions", scope.narrowed("weekday", line[0].keys["weekday"]))
        for line in lines.values()
    )
    return Story(
        title=station_titles.weekdays(sums),
        chart=Heat(
            rows=tuple(lines),
            columns=months,
            values=grid,
            name=say(measured.metric.name),
            targets=tuple((target,) * len(months) for target in targets),
        )
        if held
        else None,
        table=Table(
            columns=(_("星期"), *months),
            rows=tuple((name, *line) for name, line in zip(lines, grid, strict=True)) if held else (),
            units=("text", *numbers),
            targets=targets if held else (),
        ),
        metrics=("receptions.sessions",),
        count=held,
        by=("weekday", "month"),
        since=min(scope.start, ask.scope.start),
    )


def by_setting(ask: Ask) -> Story:
    """The table of receptions by setting, which adds up."""
    return _table(ask, "setting", _("接待场所"))


def by_mode(ask: Ask) -> Story:
    """The table of receptions by mode, which adds up."""
    return _table(ask, "mode", _("接待方式"))


def outcomes(ask: Ask) -> Story:
    """What became of the opinions that were entered as issues, by setting."""
    measured = ask("receptions.opinion_outcomes", "setting")
    total = ask.total("receptions.opinion_outcomes")
    rows = tuple(row for row in measured.rows if whole(row, "opinions") or whole(row, "linked"))
    columns: list[tuple[str, Unit]] = [
        (name, "count") for name in ("opinions", "linked", "resolved", "in_progress", "difference")
    ]
    return Story(
        title=station_titles.opinions(
            whole(total, "opinions"), whole(total, "linked"), whole(total, "resolved")
        ),
        chart=None
        if not whole(total, "linked")
        else Bars(
            categories=tuple(row.label for row in rows),
            series=tuple(
                Series(header(measured, name), tuple(whole(row, name) for row in rows), role)
                for name, role in FATES
            ),
            stacked=True,
            horizontal=True,
        ),
        table=tabulate(measured, _("接待场所"), columns, rows, total=total),
        metrics=("receptions.opinion_outcomes",),
        count=whole(total, "linked"),
        by=("setting",),
    )


def _table(ask: Ask, dimension: str, name: str) -> Story:
    measured = ask("receptions.table", dimension)
    total = ask.total("receptions.table")
    rows = tuple(row for row in measured.rows if whole(row, "sessions"))
    return Story(
        title=station_titles.most([(row.label, whole(row, "person_times")) for row in rows]),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=(
                Series(header(measured, "person_times"), tuple(row.values["person_times"] for row in rows)),
            ),
            unit="person_times",
            horizontal=True,
            notes=tuple(_("{count}场").format(count=formats.exact(whole(row, "sessions"))) for row in rows),
        ),
        table=tabulate(measured, name, COLUMNS, rows, total=total),
        metrics=("receptions.table",),
        count=whole(total, "sessions"),
        by=(dimension,),
    )


def _target(ask: Ask, row: Row, dimension: str) -> str | None:
    if dimension == "region":
        return ask.at_region(addresses.STATIONS, row)
    key = row.keys["station"]
    return addresses.station(key, ask.scope) if key else None


CARDS = (
    Card(
        "calendar",
        Text("接待日历", "Calendar of receptions"),
        Text("每个地方每个月接待了几场？", "How many receptions, where and when?"),
        calendar,
        wide=True,
    ),
    Card(
        "weekdays",
        Text("星期与月份", "Weekdays and months"),
        Text("接待排在群众有空的日子吗？", "Are receptions on days when people are free?"),
        weekdays,
    ),
    Card(
        "by_setting",
        Text("接待场所", "Receptions by setting"),
        Text("群众在哪里被接待？", "Where are people received?"),
        by_setting,
    ),
    Card(
        "by_mode",
        Text("接待方式", "Receptions by mode"),
        Text("用什么方式接待？", "How are people received?"),
        by_mode,
    ),
    Card(
        "opinion_outcomes",
        Text("接待意见办理", "What became of opinions"),
        Text("接待收到的意见办了没有？", "What became of what was said?"),
        outcomes,
    ),
)
