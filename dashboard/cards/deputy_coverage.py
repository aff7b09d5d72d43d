"""Deputies where they belong: placed, in grids, having reported to their voters and met them."""

from dashboard import addresses
from dashboard.cards import deputy_titles as titles
from dashboard.cards.card import Ask, Card
from dashboard.cards.columns import RATE, fraction, header, tabulate, whole
from dashboard.charts import Bars, Role, Series, Story, Unit
from dashboard.measure import Row
from dashboard.metrics.definition import Text
from dashboard.translation import _

REPORTING = "deputies.reporting_coverage"
DONE: tuple[tuple[str, Unit], ...] = (
    ("attendances", "person_times"),
    ("events", "count"),
    ("person_times", "person_times"),
    ("households", "count"),
)
MET: tuple[tuple[str, Role], ...] = (("person_times", "accent"), ("households", "second"))
GRID: tuple[tuple[str, Role], ...] = (
    ("leaders", "accent"),
    ("members", "second"),
    ("role_unstated", "third"),
    ("none", "band"),
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
        if any(done)
        else None,
        table=tabulate(measured, _("代表层级"), RATE, rows, total=total),
        metrics=(REPORTING,),
        count=whole(total, "denominator"),
        by=("tier",),
    )


def grids(ask: Ask) -> Story:
    """Grid leaders, members and those in none, in each place below."""
    dimension = cut(ask)
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
    """Person-times met and households visited in each place below, or by each station's deputies."""
    dimension = _told_by(ask)
    measured, total = ask("deputies.activities", dimension), ask.total("deputies.activities")
    rows = sorted((row for row in measured.rows if not _is_own(ask, row)), key=_most_met)
    met = [row for row in rows if row.withheld or whole(row, "person_times") or whole(row, "households")]
    empty = [row.label for row in rows if row not in met]
    return Story(
        title=titles.contacts(whole(total, "person_times"), whole(total, "households"), empty if met else []),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=tuple(
                Series(header(measured, name), tuple(row.values[name] for row in rows), role)
                for name, role in MET
                if whole(total, name)
            ),
            unit="person_times",
            horizontal=True,
            targets=tuple(_target(ask, row, dimension) for row in rows),
        )
        if met
        else None,
        table=tabulate(measured, _heading(dimension), DONE, total=total),
        metrics=("deputies.activities",),
        count=whole(total, "person_times"),
        by=(dimension,),
        field="person_times",
    )


def _told_by(ask: Ask) -> str:
    """Places below where the ledgers say in which of them voters were met, else the deputies' stations."""
    rows = ask("deputies.activities", "region").rows
    met = [row for row in rows if row.withheld or whole(row, "person_times")]
    return "region" if any(not _is_own(ask, row) for row in met) else "station"


def _is_own(ask: Ask, row: Row) -> bool:
    """Whether a row is the place's own, of none below."""
    return row.keys.get("region") == ask.scope.region or None in row.keys.values()


def _most_met(row: Row) -> tuple[int, int]:
    return -whole(row, "person_times"), -whole(row, "households")


def cut(ask: Ask) -> str:
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
    ),
)
