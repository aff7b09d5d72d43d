"""Places compared, and what is late with whom."""

from collections.abc import Mapping, Sequence

from dashboard import addresses, comparisons, titles
from dashboard.cards.card import Ask, Card
from dashboard.cards.columns import whole
from dashboard.cards.ranking import ranked
from dashboard.charts import Story, Table
from dashboard.folding import folded_table
from dashboard.measure import Row
from dashboard.metrics.definition import Text
from dashboard.regions import Level, find_region
from dashboard.rows import YES, Cell, rows_behind
from dashboard.translation import _, say

ON_TIME = "issues.on_time_rate"
ORDER: tuple[Level, ...] = ("village", "town", "county", "city", "province")
MOST = 9
"""So many desks are named; the others are counted in one row."""
MOST_ISSUES = 13
"""So many issues of a village fill the tall half of a laptop's overview."""


def compared(ask: Ask) -> Story:
    """The resolution rate of the places below, small ones unranked; in a village, of its stations.

    Where there is nothing to compare, the issues themselves.
    """
    dimension = "station" if ask.scope.level == "village" else "region"
    ranking = ranked(ask, "issues.resolution_rate", dimension)
    if dimension == "station" and len(ranking.rows) < 2:
        return one_by_one(ask)
    return Story(
        title=ranking.finding(
            say(ranking.measured.metric.name), _("各站点") if dimension == "station" else _("各地")
        ),
        chart=ranking.chart(addresses.OVERVIEW),
        table=ranking.table(),
        metrics=("issues.resolution_rate",),
        count=whole(ranking.total, "denominator"),
        note=comparisons.unranked(ranking.unranked),
        by=(dimension,),
    )


def one_by_one(ask: Ask) -> Story:
    """The issues collected, the newest first, each with how it stands and its own page."""
    found = rows_behind(ask.warehouse, "issues.collected", ask.scope)
    keys = [column.key for column in found.columns]
    rows = [dict(zip(keys, row, strict=True)) for row in found.rows]
    rows.sort(key=lambda row: str(row["collected"]), reverse=True)
    open_ = sum(row["is_resolved"] != say(YES) for row in rows)
    table = Table(
        columns=(_("事项"), _("收集日期"), _("问题类别"), _("办到哪里")),
        rows=tuple((row["title"], row["collected"], row["category"], _stage(row)) for row in rows),
        units=("text", "text", "text", "text"),
        targets=tuple(addresses.issue(str(row["issue"]), ask.scope) for row in rows),
    )
    return Story(
        title=titles.one_by_one(len(rows), open_),
        chart=None,
        table=folded_table(table, MOST_ISSUES),
        metrics=("issues.collected",),
        count=len(rows),
        name=Text("逐件办理", "One by one"),
    )


def _stage(row: Mapping[str, Cell]) -> str:
    """Resolved or not, and at which level."""
    if row["is_resolved"] != say(YES):
        return _("○ 在{level}").format(level=row["current_level"] or _("未注明"))
    return _("● {level}办结").format(level=row["resolved_level"] or "")


def late(ask: Ask) -> Story:
    """What is open and overdue on the data date, whenever collected, and at whose desk.

    Below the scope's own level a desk is a place, else a department.
    """
    late_ones = _late_ones(ask)
    overdue = sum(whole(row, "open_overdue") for row in late_ones)
    return Story(
        title=titles.late(overdue, _levels(late_ones)),
        chart=None,
        table=folded_table(desks(ask), MOST),
        metrics=(ON_TIME,),
        count=sum(whole(ask.total(ON_TIME, ask.ever), name) for name in ("open_within", "open_overdue")),
        note=_("含以前各期收集、至今在办的问题"),
        by=("level",),
        since=ask.ever.start,
        field="open_overdue",
    )


def _late_ones(ask: Ask) -> list[Row]:
    by_place, by_department = (
        ask(ON_TIME, "level", dimension, scope=ask.ever) for dimension in ("region", "department")
    )
    below = set(ORDER[: ORDER.index(ask.scope.level)])
    found = [row for row in by_place.rows if row.keys["level"] in below]
    found += [row for row in by_department.rows if row.keys["level"] not in below]
    return sorted((row for row in found if whole(row, "open_overdue")), key=_worst_first)


def _worst_first(row: Row) -> tuple[int, str]:
    return -whole(row, "open_overdue"), row.label


def _levels(rows: Sequence[Row]) -> list[tuple[str, int]]:
    """Overdue by level, most first."""
    found: dict[str, int] = {}
    for row in rows:
        name = row.labels["level"]
        found[name] = found.get(name, 0) + whole(row, "open_overdue")
    return sorted(found.items(), key=lambda pair: -pair[1])


def desks(ask: Ask) -> Table:
    """Every desk with something open and overdue, most first."""
    rows = _late_ones(ask)
    body: list[tuple[str | int | float | None, ...]] = []
    targets: list[str | None] = []
    for row in rows:
        cells = (whole(row, "open_overdue"), whole(row, "open_within"))
        body.append((_desk(ask, row), row.labels["level"], *cells))
        targets.append(_rows_of(ask, row))
    return Table(
        columns=(_("在谁手上"), _("层级"), _("在办已超时"), _("在办未到期")),
        rows=tuple(body),
        units=("text", "text", "count", "count"),
        targets=tuple(targets),
    )


def _desk(ask: Ask, row: Row) -> str:
    """Whose desk it is: the place or the department; the scope's own where no department is named."""
    if "region" in row.keys:
        return row.labels["region"]
    if row.keys["department"] is not None:
        return row.labels["department"]
    return _("{place}(未注明承办单位)").format(place=find_region(ask.warehouse, ask.scope.region).name)


def _rows_of(ask: Ask, row: Row) -> str:
    scope = ask.ever
    for dimension, key in row.keys.items():
        scope = scope.narrowed(dimension, key)
    return addresses.rows(ON_TIME, scope, "open_overdue")


CARDS = (
    Card(
        "late",
        Text("超时在办", "Overdue"),
        Text("什么超时了，在谁手上？", "What is late, and with whom?"),
        late,
    ),
    Card(
        "places",
        Text("各地办结率", "Places compared"),
        Text("哪里落后，差别是不是偶然？", "Who is behind, and is it chance?"),
        compared,
    ),
)
