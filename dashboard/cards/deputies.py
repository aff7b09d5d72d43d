"""Deputies: who is behind, what they did, who has reported to voters."""

from dashboard import addresses, comparisons, formats
from dashboard.cards import deputy_titles as titles
from dashboard.cards.card import Ask, Card, is_small
from dashboard.cards.columns import RATE, fraction, header, rates, tabulate, whole
from dashboard.cards.ranking import ranked
from dashboard.charts import Bars, Lines, Role, Series, Story, Table, Unit
from dashboard.folding import folded_table
from dashboard.measure import Row
from dashboard.metrics.definition import Text
from dashboard.rows import rows_behind
from dashboard.translation import _, say

PARTICIPATION = "deputies.participation"
INACTIVE = "deputies.inactive"
REPORTING = "deputies.reporting_coverage"
LISTED = ("name", "tier", "place", "station", "months")
MOST = 12
"""So many deputies are named on the card; all of them stand in its rows."""

DONE: tuple[tuple[str, Unit], ...] = (
    ("attendances", "person_times"),
    ("events", "count"),
    ("person_times", "person_times"),
    ("households", "count"),
)
GRID: tuple[tuple[str, Role], ...] = (
    ("leaders", "accent"),
    ("members", "second"),
    ("role_unstated", "third"),
    ("none", "band"),
)


def participation(ask: Ask) -> Story:
    """The share that took part in each place below; of a single place, at each station."""
    dimension = _cut(ask)
    ranking = ranked(ask, PARTICIPATION, dimension)
    each = _("各地") if dimension == "region" else _("各站点")
    name = say(ranking.measured.metric.name)
    return Story(
        title=ranking.finding(name, each)
        if len(ranking.rows) > 1
        else titles.participation(whole(ranking.total, "numerator"), whole(ranking.total, "denominator")),
        chart=ranking.bars(addresses.DEPUTIES) if ranking.rows else None,
        table=ranking.table(),
        metrics=(PARTICIPATION,),
        count=whole(ranking.total, "denominator"),
        note=comparisons.unranked(ranking.unranked),
        by=(dimension,),
    )


def by_tier(ask: Ask) -> Story:
    """The share that took part in each tier, with its counts."""
    measured, total = ask(PARTICIPATION, "tier"), ask.total(PARTICIPATION)
    rows = tuple(row for row in measured.rows if whole(row, "denominator"))
    return Story(
        title=titles.participation(whole(total, "numerator"), whole(total, "denominator")),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=(rates(say(measured.metric.name), rows),),
            unit="share",
            notes=tuple(fraction(row) for row in rows),
            small=tuple(is_small(row.values["denominator"]) for row in rows),
            targets=tuple(ask.filtered(addresses.DEPUTIES, row, "tier") for row in rows),
        )
        if rows
        else None,
        table=tabulate(measured, _("代表层级"), RATE, rows, total=total),
        metrics=(PARTICIPATION,),
        count=whole(total, "denominator"),
        by=("tier",),
    )


def tiers(ask: Ask) -> Story:
    """Deputies in office by tier, placed at a station or not."""
    measured, total = ask("deputies.count", "tier"), ask.total("deputies.count")
    rows = tuple(row for row in measured.rows if whole(row, "deputies"))
    parts: tuple[tuple[str, Role], ...] = (("placed", "accent"), ("unplaced", "band"))
    columns: tuple[tuple[str, Unit], ...] = (
        ("deputies", "count"),
        ("placed", "count"),
        ("unplaced", "count"),
        ("reelected", "count"),
    )
    return Story(
        title=titles.tiers(whole(total, "deputies"), whole(total, "placed")),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=tuple(
                Series(header(measured, name), tuple(whole(row, name) for row in rows), role)
                for name, role in parts
            ),
            stacked=True,
            targets=tuple(ask.filtered(addresses.DEPUTIES, row, "tier") for row in rows),
        )
        if rows
        else None,
        table=tabulate(measured, _("代表层级"), columns, rows, total=total),
        metrics=("deputies.count",),
        count=whole(total, "deputies"),
        by=("tier",),
    )


def inactive(ask: Ask) -> Story:
    """The deputies in office without an activity on record, by name."""
    found = rows_behind(ask.warehouse, INACTIVE, ask.scope)
    keys = [column.key for column in found.columns]
    at = [keys.index(name) for name in LISTED]
    table = Table(
        columns=(_("代表"), _("层级"), _("所在"), _("所属站点"), _("在任月数")),
        rows=tuple(tuple(row[index] for index in at) for row in found.rows),
        units=("text", "text", "text", "text", "count"),
        targets=tuple(addresses.deputy(str(row[keys.index("deputy")]), ask.scope) for row in found.rows),
        adds_up=False,
    )
    serving = whole(ask.total(PARTICIPATION), "denominator")
    return Story(
        title=titles.inactive(found.total, serving),
        chart=None,
        table=folded_table(table, MOST),
        metrics=(INACTIVE,),
        count=serving,
        note=_("没有记录不等于没有履职，先问台账交了没有") if found.total else "",
    )


def months(ask: Ask) -> Story:
    """The share of the deputies in office who took part, month by month."""
    measured = ask("deputies.active_months", "month", scope=ask.looking_back)
    rows = tuple(row for row in measured.rows if whole(row, "denominator"))
    keys = tuple(row.keys["month"] or "" for row in rows)
    last = rows[-1] if rows else None
    return Story(
        title=titles.months(
            formats.month(keys[-1]) if keys else "",
            whole(last, "numerator") if last else 0,
            whole(last, "denominator") if last else 0,
        ),
        chart=Lines(
            categories=formats.months(keys), series=(rates(say(measured.metric.name), rows),), unit="share"
        )
        if rows
        else None,
        table=tabulate(measured, _("月份"), RATE, rows),
        metrics=("deputies.active_months",),
        count=sum(whole(row, "denominator") for row in rows),
        by=("month",),
        since=ask.since,
    )


def kinds(ask: Ask) -> Story:
    """What deputies took part in: attendances by kind, with events and people met."""
    measured, total = ask("deputies.activities", "kind"), ask.total("deputies.activities")
    rows = sorted((row for row in measured.rows if whole(row, "attendances")), key=_most_first)
    found = [(row.label, whole(row, "attendances")) for row in rows if row.keys["kind"]]
    return Story(
        title=titles.kinds(found, whole(total, "attendances")),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=(
                Series(header(measured, "attendances"), tuple(whole(row, "attendances") for row in rows)),
            ),
            unit="person_times",
            horizontal=True,
            targets=tuple(
                addresses.rows("deputies.activities", ask.scope.narrowed("kind", row.keys["kind"]))
                for row in rows
            ),
        )
        if rows
        else None,
        table=tabulate(measured, _("活动类型"), DONE, rows, total=total if rows else None),
        metrics=("deputies.activities",),
        count=whole(total, "attendances"),
        by=("kind",),
    )


def _most_first(row: Row) -> tuple[int, str]:
    return -whole(row, "attendances"), row.label


def reporting(ask: Ask) -> Story:
    """Reported to voters in this term, of the deputies in office, in each tier."""
    measured, total = ask(REPORTING, "tier"), ask.total(REPORTING)
    rows = tuple(row for row in measured.rows if whole(row, "denominator"))
    done = tuple(whole(row, "numerator") for row in rows)
    return Story(
        title=titles.reporting(whole(total, "numerator"), whole(total, "denominator")),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=(
                Series(_("已述职"), done),
                Series(
                    _("还没有述职"),
                    tuple(whole(row, "denominator") - whole(row, "numerator") for row in rows),
                    "band",
                ),
            ),
            stacked=True,
            notes=tuple(fraction(row) for row in rows),
            targets=tuple(
                addresses.rows(REPORTING, ask.scope.narrowed("tier", row.keys["tier"])) for row in rows
            ),
        )
        if rows
        else None,
        table=tabulate(measured, _("代表层级"), RATE, rows, total=total),
        metrics=(REPORTING,),
        count=whole(total, "denominator"),
        by=("tier",),
    )


def grids(ask: Ask) -> Story:
    """Grid leaders, members and those in none, in each place below."""
    dimension = _cut(ask)
    measured, total = ask("deputies.grid_coverage", dimension), ask.total("deputies.grid_coverage")
    is_told = whole(total, "in_grid") > 0
    rows = tuple(row for row in measured.rows if is_told and whole(row, "deputies"))
    columns: list[tuple[str, Unit]] = [("deputies", "count"), *((name, "count") for name, _role in GRID)]
    return Story(
        title=titles.grids(whole(total, "in_grid"), whole(total, "deputies")),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=tuple(
                Series(header(measured, name), tuple(whole(row, name) for row in rows), role)
                for name, role in GRID
                if whole(total, name)
            ),
            horizontal=True,
            stacked=True,
            targets=tuple(_target(ask, row, dimension) for row in rows),
        )
        if rows
        else None,
        table=tabulate(measured, _heading(dimension), columns, rows, total=total if rows else None),
        metrics=("deputies.grid_coverage",),
        count=whole(total, "deputies"),
        by=(dimension,),
    )


def contacts(ask: Ask) -> Story:
    """Person-times met and households visited in each place below; the places without a record stand last."""
    measured, total = ask("deputies.activities", "region"), ask.total("deputies.activities")
    rows = sorted(measured.rows, key=lambda row: -whole(row, "person_times"))
    met = [row for row in rows if whole(row, "person_times") or whole(row, "households")]
    empty = [row.label for row in rows if row not in met and row.keys["region"] != ask.scope.region]
    return Story(
        title=titles.contacts(whole(total, "person_times"), whole(total, "households"), empty if met else []),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=(
                Series(header(measured, "person_times"), tuple(row.values["person_times"] for row in rows)),
                Series(
                    header(measured, "households"), tuple(row.values["households"] for row in rows), "second"
                ),
            ),
            unit="person_times",
            horizontal=True,
            targets=tuple(ask.at_region(addresses.DEPUTIES, row) for row in rows),
        )
        if met
        else None,
        table=tabulate(measured, _("地方"), DONE, rows, total=total),
        metrics=("deputies.activities",),
        count=whole(total, "person_times"),
        by=("region",),
        field="person_times",
    )


def _cut(ask: Ask) -> str:
    """Places below where deputies belong to several, else stations."""
    rows = ask("deputies.count", "region").rows
    return "region" if sum(whole(row, "deputies") > 0 for row in rows) > 1 else "station"


def _heading(dimension: str) -> str:
    return _("地方") if dimension == "region" else _("站点")


def _target(ask: Ask, row: Row, dimension: str) -> str | None:
    if dimension == "region":
        return ask.at_region(addresses.DEPUTIES, row)
    return ask.filtered(addresses.DEPUTIES, row, dimension)


CARDS = (
    Card(
        "deputies_participation",
        Text("各地代表参与", "Participation by place"),
        Text("哪里的代表参加得少？", "Where do deputies take part least?"),
        participation,
        wide=True,
    ),
    Card(
        "deputies_by_tier",
        Text("各层级代表参与", "Participation by tier"),
        Text("哪一级代表参加得少？", "Which tier takes part least?"),
        by_tier,
        slide=False,
    ),
    Card(
        "deputies_inactive",
        Text("没有履职记录的代表", "Deputies without a record"),
        Text("该先问谁？", "Whom to ask first?"),
        inactive,
        slide=False,
    ),
    Card(
        "deputies_kinds",
        Text("代表活动", "Activities of deputies"),
        Text("代表都做了什么？", "What did deputies do?"),
        kinds,
    ),
    Card(
        "deputies_months",
        Text("逐月参与", "Participation by month"),
        Text("有没有断档的月份？", "Are there months of silence?"),
        months,
        slide=False,
    ),
    Card(
        "deputies_reporting",
        Text("向选民述职", "Reporting to voters"),
        Text("本届还有谁没有述职？", "Who has not reported this term?"),
        reporting,
    ),
    Card(
        "deputies_tiers",
        Text("在任代表", "Deputies in office"),
        Text("代表有多少，编进站点没有？", "How many, and placed at stations?"),
        tiers,
        slide=False,
    ),
    Card(
        "deputies_contacts",
        Text("联系选民", "Voters met"),
        Text("哪里没有联系到选民？", "Where were no voters met?"),
        contacts,
    ),
    Card(
        "deputies_grids",
        Text("编入网格", "Deputies in grids"),
        Text("哪些代表还没有编入网格？", "Who serves in no grid?"),
        grids,
        slide=False,
    ),
)
