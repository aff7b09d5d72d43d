"""The register of stations: of which kinds, in which towns, and the villages that have none."""

from collections.abc import Sequence

from dashboard import addresses, formats
from dashboard.cards.card import Ask, Card
from dashboard.cards.columns import Shown, whole
from dashboard.charts import Bars, Role, Series, Story, Table
from dashboard.folding import folded_table
from dashboard.measure import Row
from dashboard.metrics.definition import Text
from dashboard.rows import Cell, rows_behind
from dashboard.translation import _

KINDS: tuple[Role, ...] = ("accent", "second", "third", "muted", "watch", "band")
MOST = 12
"""So many villages without a station are named, the largest first."""


def kinds(ask: Ask) -> Story:
    """Open stations by kind, in each place below where there are several."""
    by_kind = [row for row in ask("stations.count", "kind").rows if whole(row, "value")]
    total = whole(ask.total("stations.count"), "value")
    places = [row for row in ask("stations.count", "region").rows if whole(row, "value")]
    counted = _counted(ask, by_kind, places)
    return Story(
        title=_title(total, [(row.label, whole(row, "value")) for row in by_kind]),
        chart=Bars(
            categories=tuple(row.label for row in places),
            series=tuple(
                Series(kind.label, tuple(line[at] for line in counted), role)
                for at, (kind, role) in enumerate(zip(by_kind, KINDS, strict=False))
            ),
            horizontal=True,
            stacked=True,
            targets=tuple(ask.at_region(addresses.STATIONS, row) for row in places),
        )
        if len(places) > 1
        else None,
        table=_table(by_kind, places, counted, total),
        metrics=("stations.count",),
        count=total,
        by=("region", "kind"),
    )


def _counted(ask: Ask, kinds: Sequence[Row], places: Sequence[Row]) -> list[list[int]]:
    """Of each place, the stations of each kind."""
    rows = ask("stations.count", "region", "kind").rows
    found = {(row.keys["region"], row.keys["kind"]): whole(row, "value") for row in rows}
    return [[found[place.keys["region"], kind.keys["kind"]] for kind in kinds] for place in places]


def _table(kinds: Sequence[Row], places: Sequence[Row], counted: list[list[int]], total: int) -> Table:
    numbers: list[Shown] = ["count"] * (len(kinds) + 1)
    body: list[tuple[Cell, ...]] = []
    if len(places) > 1:
        body += [(place.label, *line, sum(line)) for place, line in zip(places, counted, strict=True)]
    body.append((formats.total(), *(whole(kind, "value") for kind in kinds), total))
    return Table(
        columns=(_("地方"), *(kind.label for kind in kinds), _("合计")),
        rows=tuple(body) if total else (),
        units=("text", *numbers),
    )


def _title(total: int, kinds: list[tuple[str, int]]) -> str:
    if not total:
        return _("没有启用的站点")
    told = _("、").join(f"{name}{formats.count(number)}" for name, number in kinds)
    return _("{count}个站点：{kinds}").format(count=formats.count(total), kinds=told)


def unserved(ask: Ask) -> Story:
    """The villages without an open station, those with most voters first."""
    found = rows_behind(ask.warehouse, "stations.coverage", ask.scope)
    keys = [column.key for column in found.columns]
    at = {name: keys.index(name) for name in ("region", "village", "town", "stations", "voters")}
    without = [row for row in found.rows if not row[at["stations"]]]
    without.sort(key=lambda row: -_number(row[at["voters"]]))
    voters = [_number(row[at["voters"]]) for row in without]
    table = Table(
        columns=(_("村(社区)"), _("镇街"), _("选民数")),
        rows=tuple((row[at["village"]], row[at["town"]], row[at["voters"]]) for row in without),
        units=("text", "text", "count"),
        targets=tuple(
            addresses.address(addresses.STATIONS, ask.scope.with_(region=str(row[at["region"]])))
            for row in without
        ),
    )
    return Story(
        title=_unserved_title(found.total, len(without), sum(voters)),
        chart=None,
        table=folded_table(table, MOST),
        metrics=("stations.coverage",),
        count=found.total,
        by=("village",),
    )


def _number(cell: Cell) -> int:
    """Voters as written down; of a village without any number none can be added."""
    return int(cell) if isinstance(cell, int | float) else 0


def _unserved_title(villages: int, without: int, voters: int) -> str:
    if not villages:
        return _("区划表中没有村(社区)")
    if not without:
        return _("村村都有站点")
    if not voters:
        return _("{count}个村没有站点").format(count=formats.count(without))
    return _("{count}个村没有站点，有选民{voters}人").format(
        count=formats.count(without), voters=formats.count(voters)
    )


CARDS = (
    Card(
        "station_kinds",
        Text("站点类型", "Kinds of stations"),
        Text("家、站、点、室各有多少，在哪里？", "How many of each kind, and where?"),
        kinds,
    ),
    Card(
        "unserved",
        Text("没有站点的村", "Villages without a station"),
        Text("哪些村还没有站点？", "Which villages have no station?"),
        unserved,
    ),
)
