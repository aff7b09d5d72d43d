"""Stations: which are at work, which are silent, which villages have none."""

from dashboard import addresses, comparisons, formats, station_titles, titles
from dashboard.cards.card import Ask, Card
from dashboard.cards.columns import rates, tabulate, whole
from dashboard.cards.ranking import ranked
from dashboard.charts import Lines, Story, Table
from dashboard.folding import folded_table
from dashboard.metrics.definition import Text
from dashboard.policy import display_policy
from dashboard.scope import period
from dashboard.translation import _, say

SILENT = "stations.silent"
MOST = 9
"""So many silent stations are named; the others are counted."""


def active(ask: Ask) -> Story:
    """The share of the open stations that received anybody, month by month."""
    scope = ask.recorded("reception")
    measured = ask("stations.active", "month", scope=scope)
    over = [row for row in measured.rows if period(row.keys["month"] or "")[1] <= scope.as_of]
    rows = tuple(row for row in over if whole(row, "denominator"))  # a running month isn't silence
    keys = tuple(row.keys["month"] or "" for row in rows)
    last = ask.total("stations.active")
    return Story(
        title=station_titles.active(titles.rate("", last.values)),
        chart=Lines(
            categories=formats.months(keys), series=(rates(say(measured.metric.name), rows),), unit="share"
        ),
        table=tabulate(
            measured,
            _("月份"),
            [("numerator", "count"), ("denominator", "count"), ("value", "share")],
            rows,
            adds_up=False,
        ),
        metrics=("stations.active",),
        count=whole(last, "denominator"),
        by=("month",),
        since=min(scope.start, ask.scope.start),
    )


def silent(ask: Ask) -> Story:
    """The stations without a reception in the policy's last months, by name, and how many there are."""
    total = ask.total(SILENT)
    return Story(
        title=station_titles.silent(titles.rate("", total.values), display_policy().silent_months),
        chart=None,
        table=folded_table(silent_stations(ask), MOST),
        metrics=(SILENT,),
        count=whole(total, "denominator"),
        by=("station",),
        field="silent",
    )


def silent_stations(ask: Ask) -> Table:
    """Every silent station with the place it stands in."""
    rows = [row for row in ask(SILENT, "station").rows if whole(row, "numerator")]
    places = _places(ask)
    return Table(
        columns=(_("站点"), _("所在地")),
        rows=tuple((row.label, places.get(row.keys["station"] or "")) for row in rows),
        units=("text", "text"),
        targets=tuple(_station(ask, row.keys["station"]) for row in rows),
    )


def silent_places(ask: Ask) -> Story:
    """The share of silent stations in each place below."""
    ranking = ranked(ask, SILENT, "region")
    name = say(ranking.measured.metric.name)
    return Story(
        title=ranking.finding(_("{name}占比").format(name=name), _("各地")),
        chart=ranking.chart(addresses.STATIONS, role="watch"),
        table=ranking.table(),
        metrics=(SILENT,),
        count=whole(ranking.total, "denominator"),
        note=comparisons.unranked(ranking.unranked),
        by=("region",),
    )


def coverage(ask: Ask) -> Story:
    """The share of the villages that have an open station, in each place below."""
    ranking = ranked(ask, "stations.coverage", "region")
    return Story(
        title=station_titles.coverage(titles.rate("", ranking.total.values)),
        chart=ranking.chart(addresses.STATIONS),
        table=ranking.table(),
        metrics=("stations.coverage",),
        count=whole(ranking.total, "denominator"),
        by=("region",),
    )


def _station(ask: Ask, key: str | None) -> str | None:
    return addresses.station(key, ask.scope) if key else None


def _places(ask: Ask) -> dict[str, str]:
    """The name of the region each station of the scope stands in."""
    rows = ask.warehouse.query(
        "select stations.station, regions.name from stations"
        " inner join regions on stations.region = regions.region"
        " where stations.region >= $lo and stations.region < $hi",
        {"lo": ask.scope.lo, "hi": ask.scope.hi},
    )
    return dict(rows)


CARDS = (
    Card(
        "active",
        Text("站点活跃", "Stations at work"),
        Text("有多少站点每月真的在接待？", "How many stations receive people each month?"),
        active,
    ),
    Card(
        "silent",
        Text("静默站点", "Silent stations"),
        Text("哪些站点没有动静？", "Which stations are silent?"),
        silent,
    ),
    Card(
        "silent_places",
        Text("各地静默站点", "Silent stations by place"),
        Text("静默站点集中在哪里？", "Where are the silent stations?"),
        silent_places,
    ),
    Card(
        "coverage",
        Text("村(社区)覆盖", "Coverage of villages"),
        Text("哪些地方的村还没有站点？", "Where do villages lack a station?"),
        coverage,
    ),
)
