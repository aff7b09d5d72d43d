# ruff: noqa: E501 - tables of cases read best unbroken
"""Figures on the small warehouse: counted by hand, and the same however they are cut."""

from datetime import date, timedelta

import pytest

from dashboard.dimensions import DIMENSIONS
from dashboard.errors import BadScope, UnknownDimension, UnknownMetric, UnknownRegion
from dashboard.measure import Measured, curve, measure
from dashboard.metrics import METRICS
from dashboard.metrics.definition import Counts, Duration, Metric, Single
from dashboard.scope import Scope, period, scope_of
from dashboard.translation import speaking
from dashboard.warehouse import Warehouse
from tests.dashboard import (
    fixture_budgets,
    fixture_deputies,
    fixture_handling,
    fixture_obligations,
    fixture_projects,
    fixture_satisfaction,
    fixture_scores,
    fixture_submissions,
    fixture_suggestions,
)
from tests.dashboard.warehouse_fixture import A1, TOWN_A, TOWN_B

CUTS = [(metric, dimension) for metric in METRICS.values() for dimension in metric.dimensions]
PAIRS = [
    ("level", "month"),
    ("town", "month"),
    ("station", "month"),
    ("region", "category"),
    ("mode", "setting"),
]


def only(measured: Measured) -> dict[str, int | float | None]:
    assert len(measured.rows) == 1
    return measured.rows[0].values


EXPECTED: dict[str, dict[str, int | float | None]] = {
    **fixture_budgets.FIGURES,
    **fixture_deputies.FIGURES,
    **fixture_projects.FIGURES,
    **fixture_satisfaction.FIGURES,
    **fixture_scores.FIGURES,
    **fixture_obligations.FIGURES,
    **fixture_handling.FIGURES,
    **fixture_submissions.FIGURES,
    **fixture_suggestions.FIGURES,
    "issues.collected": {"value": 13},
    "issues.level_flow": {
        "first_collected": 12, "arrived": 5, "returned_in": 1, "reopened_here": 2, "taken_in": 20,
        "resolved": 8, "resolved_then_reopened": 2, "escalated": 5, "returned": 1, "in_progress": 4,
        "unconfirmed": 2, "never_arrived": 1, "from_nowhere": 1, "doubled": 1,
    },
    "issues.resolution_rate": {"numerator": 8, "denominator": 13},
    "issues.settled_within": {"collected": 13, "within_village": 4, "within_town": 7, "within_county": 8, "numerator": 7},
    "issues.closed_rate": {"numerator": 2, "denominator": 8},
    "issues.disposition": {
        "resolved": 8, "solved": 4, "planned": 2, "explained": 1, "unstated": 1, "numerator": 4, "denominator": 7,
    },
    "issues.on_time_rate": {
        "hops": 20, "on_time": 14, "late": 1, "open_within": 1, "open_overdue": 3, "unknown": 1,
        "numerator": 14, "denominator": 18,
    },
    "issues.settled_by_age": {
        "collected": 13, "old_15": 11, "settled_15": 3, "old_30": 8, "settled_30": 5, "old_60": 5, "settled_60": 4,
        "old_90": 1, "settled_90": 1, "by_30": 0.625,
    },
    "issues.time_to_resolve": {"value": 30, "p25": 10, "p75": None, "numerator": 7, "denominator": 12, "unknown": 1},
    "issues.stay_time": {"value": 8, "numerator": 15, "denominator": 19, "unknown": 1},
    "issues.backlog": {
        "open": 5, "age_0_15": 2, "age_16_30": 1, "age_31_60": 2, "age_61_90": 0, "age_over_90": 0, "age_unknown": 0,
    },
    "issues.reopened_rate": {"numerator": 2, "denominator": 9},
    "receptions.sessions": {"value": 5},
    "receptions.person_times": {"value": 79},
    "receptions.deputy_attendances": {"value": 12},
    "receptions.opinions": {"value": 18},
    "receptions.solved_on_spot": {"value": 9},
    "receptions.table": {
        "sessions": 5, "person_times": 79, "deputy_attendances": 12, "others_attendances": 4, "opinions": 18,
        "solved_on_spot": 9,
    },
    "receptions.opinion_outcomes": {"opinions": 18, "linked": 4, "resolved": 3, "in_progress": 1, "difference": 14},
    # R1 after 10 and 56 days; R5 open; an issue resolved before R4 has no clock
    "receptions.time_to_resolve": {"value": 56, "p25": 10, "numerator": 2, "denominator": 3, "unknown": 1},
    "stations.count": {"value": 4},  # S1 S2 S3 S4
    "stations.active": {"numerator": 1, "denominator": 4},  # S4 in December, of S1 S2 S3 S4
    "stations.silent": {"numerator": 2, "denominator": 4},  # S2 and S3 since November
    "stations.coverage": {"numerator": 3, "denominator": 4},
}  # fmt: skip


def test_every_figure_has_been_counted_by_hand() -> None:
    assert EXPECTED.keys() == METRICS.keys()


@pytest.mark.parametrize("metric_id", METRICS)
def test_the_quarter(warehouse: Warehouse, quarter: Scope, metric_id: str) -> None:
    values = only(measure(warehouse, metric_id, quarter))
    assert {name: values[name] for name in EXPECTED[metric_id]} == EXPECTED[metric_id]


def additive(metric: Metric) -> list[str]:
    """The values that add up over a breakdown."""
    if isinstance(metric.shape, Duration):
        return ["numerator", "denominator", "unknown"]
    if isinstance(metric.shape, Single):
        return ["value"]
    if isinstance(metric.shape, Counts):
        return [count.name for part in metric.parts for count in part.counts]
    return ["numerator", "denominator"]


@pytest.mark.parametrize(("metric", "dimension"), CUTS, ids=lambda case: getattr(case, "id", case))
def test_a_cut_adds_up(warehouse: Warehouse, quarter: Scope, metric: Metric, dimension: str) -> None:
    cut = measure(warehouse, metric.id, quarter, (dimension,))
    assert len({row.keys[dimension] for row in cut.rows}) == len(cut.rows)
    assert all(row.labels[dimension] for row in cut.rows)
    if metric.kind == "stock" and dimension in ("month", "quarter", "year"):
        assert only(measure(warehouse, metric.id, quarter)) == cut.rows[-1].values
        return
    whole = measure(warehouse, metric.id, quarter)
    if dimension in metric.variants:
        whole = measure(warehouse, metric.id, quarter, (dimension, "year"))
        by_year = {name: sum(row.values[name] or 0 for row in whole.rows) for name in additive(metric)}
        assert {name: sum(row.values[name] or 0 for row in cut.rows) for name in by_year} == by_year
        return
    for name in additive(metric):
        told = [row.values[name] for row in cut.rows if row.values[name] is not None]
        total = only(whole)[name]
        # unknown where some have rows and none of them says; members without rows say 0
        assert sum(told) == (total or 0), name
        assert (total is None) <= any(row.values[name] is None for row in cut.rows), name


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS.keys())
def test_a_double_cut_is_every_combination_and_adds_up(
    warehouse: Warehouse, quarter: Scope, metric: Metric, pair: tuple[str, str]
) -> None:
    if not set(pair) <= set(metric.dimensions):
        return
    cut = measure(warehouse, metric.id, quarter, pair)
    single = [measure(warehouse, metric.id, quarter, (name,)).rows for name in pair]
    # A stock by month may meet a stray member that is gone by the data date: members are those of the cut itself.
    assert len(cut.rows) == len({row.keys[pair[0]] for row in cut.rows}) * len(
        {row.keys[pair[1]] for row in cut.rows}
    )
    assert {row.keys[pair[1]] for row in cut.rows} >= {row.keys[pair[1]] for row in single[1]}
    if metric.variants or (metric.kind == "stock" and "month" in pair):
        return
    for row in single[0]:
        inside = [found for found in cut.rows if found.keys[pair[0]] == row.keys[pair[0]]]
        for name in additive(metric):
            assert sum(found.values[name] or 0 for found in inside) == (row.values[name] or 0)


@pytest.mark.parametrize(("metric", "dimension"), CUTS, ids=lambda case: getattr(case, "id", case))
def test_a_filter_is_the_row_of_its_member(
    warehouse: Warehouse, quarter: Scope, metric: Metric, dimension: str
) -> None:
    for row in measure(warehouse, metric.id, quarter, (dimension,)).rows:
        narrowed = quarter.narrowed(dimension, row.keys[dimension])
        assert only(measure(warehouse, metric.id, narrowed)) == row.values, row.keys
        if dimension == "region":  # a filter by region goes down a level
            continue
        again = measure(warehouse, metric.id, narrowed, (dimension,)).rows
        assert [found.values for found in again if found.keys == row.keys] == [row.values]


OF_ITSELF = {("issues.sampled_reviews", "town"), ("budget.execution", "month"), ("budget.anomalies", "month")}
"""A town has draws of its own; what budgets had executed is told as it stood at each month's end."""


def unlike(warehouse: Warehouse, quarter: Scope, metric: Metric, dimension: str) -> list[str | None]:
    """The towns or months of which a figure says something else, asked of them alone, than in the breakdown."""
    found = []
    for row in measure(warehouse, metric.id, quarter, (dimension,)).rows:
        key = row.keys[dimension]
        if key is not None:
            start, end = period(key) if dimension == "month" else (quarter.start, quarter.end)
            alone = quarter.with_(region=key) if dimension == "town" else quarter.with_(start=start, end=end)
            found += [] if only(measure(warehouse, metric.id, alone)) == row.values else [key]
    return found


LONE = [
    (metric, dimension)
    for metric, dimension in CUTS
    if dimension == "town" or (dimension == "month" and metric.kind != "stock")
    if (metric.id, dimension) not in OF_ITSELF
]


@pytest.mark.parametrize(("metric", "dimension"), LONE, ids=lambda case: getattr(case, "id", case))
def test_asked_alone_a_town_or_month_is_its_row(
    warehouse: Warehouse, quarter: Scope, metric: Metric, dimension: str
) -> None:
    assert unlike(warehouse, quarter, metric, dimension) == []


OF_ITS_MONTHS = {"deputies.active_months", "budget.execution", "budget.anomalies"}
"""What counts by month, or as it stood at the end, whatever part of a month was asked for."""

HAPPENED = tuple(
    date(2021, month, day)
    for month, days in (
        *((10, (5, 12, 20, 31)), (11, (1, 2, 5, 15, 19, 20, 29, 30))),
        (12, (1, 4, 5, 10, 15, 16, 19, 20)),
    )
    for day in days
)
"""Days of the quarter on which much happened in the small warehouse, and before some of them: parts begin there."""

PARTED = [
    metric
    for metric in METRICS.values()
    if metric.kind != "stock" and "month" in metric.dimensions and metric.id not in OF_ITS_MONTHS
]


def unparted(warehouse: Warehouse, quarter: Scope, metric: Metric) -> list[str]:
    """The values that aren't the sum of those of the quarter's parts, each of which ends on an eventful day."""
    starts = (quarter.start, *(day + timedelta(days=1) for day in HAPPENED))
    parts = [
        quarter.with_(start=start, end=end)
        for start, end in zip(starts, (*HAPPENED, quarter.end), strict=True)
    ]
    told = [only(measure(warehouse, metric.id, part)) for part in parts]
    whole = only(measure(warehouse, metric.id, quarter))
    return [name for name in additive(metric) if sum(part[name] or 0 for part in told) != (whole[name] or 0)]


@pytest.mark.parametrize("metric", PARTED, ids=lambda metric: metric.id)
def test_what_happens_on_a_boundary_is_counted_once(
    warehouse: Warehouse, quarter: Scope, metric: Metric
) -> None:
    assert unparted(warehouse, quarter, metric) == []


@pytest.mark.parametrize("level", ["village", "town", "county", "city"])
@pytest.mark.parametrize("where", [(), (("region", TOWN_A),), (("region", TOWN_B),), (("month", "2021-10"),)])
@pytest.mark.parametrize("as_of", ["2021-10-20", "2021-11-12", "2021-11-16", "2021-12-31"])
def test_what_goes_in_comes_out(
    warehouse: Warehouse, quarter: Scope, level: str, where: tuple[tuple[str, str], ...], as_of: str
) -> None:
    scope = quarter.with_(as_of=date.fromisoformat(as_of), where=(*where, ("level", level)))
    flow = only(measure(warehouse, "issues.level_flow", scope))
    ways_in = ("first_collected", "arrived", "returned_in", "reopened_here")
    ways_out = ("resolved", "resolved_then_reopened", "escalated", "returned", "in_progress")
    assert sum(flow[name] or 0 for name in ways_in) == flow["taken_in"]
    assert sum(flow[name] or 0 for name in ways_out) == flow["taken_in"]


def test_the_past_is_told_as_it_was(warehouse: Warehouse, quarter: Scope) -> None:
    before = quarter.with_(as_of=date(2021, 11, 1))
    assert only(measure(warehouse, "issues.collected", before))["value"] == 5
    assert only(measure(warehouse, "issues.resolution_rate", before))["numerator"] == 4  # 1, 6, 7, 12
    assert only(measure(warehouse, "issues.closed_rate", before))["numerator"] == 2  # 1 and 7
    assert only(measure(warehouse, "issues.reopened_rate", before))["numerator"] == 0


@pytest.mark.parametrize("metric_id", [each.id for each in METRICS.values() if "month" in each.dimensions])
def test_nothing_is_known_of_months_to_come(warehouse: Warehouse, quarter: Scope, metric_id: str) -> None:
    rows = measure(warehouse, metric_id, quarter.with_(as_of=date(2021, 11, 15)), ("month",)).rows
    assert [row.keys["month"] for row in rows] == ["2021-10", "2021-11", "2021-12"]
    assert set(rows[2].values.values()) == {None}
    assert set(rows[0].values.values()) != {None}
    december = quarter.with_(as_of=date(2021, 11, 15)).narrowed("month", "2021-12")
    assert set(only(measure(warehouse, metric_id, december)).values()) == {None}


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS.keys())
def test_nothing_is_known_of_a_period_to_come(warehouse: Warehouse, metric: Metric) -> None:
    values = only(measure(warehouse, metric.id, scope_of(warehouse, "610902", *period("2022Q1"))))
    if metric.kind == "stock" and metric.moment != "last_month":
        assert set(values.values()) != {None}  # the state on the data date
    else:
        assert set(values.values()) == {None}


def test_an_empty_place_has_noughts_and_no_shares(warehouse: Warehouse, quarter: Scope) -> None:
    scope = quarter.with_(region="610902002202", where=(("category", "education"),))
    assert only(measure(warehouse, "issues.collected", scope)) == {"value": 0}
    rate = only(measure(warehouse, "issues.resolution_rate", scope))
    assert rate == {"numerator": 0, "denominator": 0, "value": None, "low": None, "high": None}
    time = only(measure(warehouse, "issues.time_to_resolve", scope))
    assert (time["value"], time["denominator"]) == (None, 0)


def test_a_blank_column_is_unknown_and_no_reception_is_nought(warehouse: Warehouse, quarter: Scope) -> None:
    rows = measure(warehouse, "receptions.table", quarter, ("village",)).rows
    found = {row.label: row.values for row in rows}
    assert (found["甲二村"]["sessions"], found["甲二村"]["opinions"]) == (1, None)
    assert (found["乙一村"]["sessions"], found["乙一村"]["opinions"]) == (0, 0)


def test_stocks_at_each_months_end(warehouse: Warehouse, quarter: Scope) -> None:
    backlog = measure(warehouse, "issues.backlog", quarter, ("month",)).rows
    assert [row.values["open"] for row in backlog] == [1, 3, 5]
    active = measure(warehouse, "stations.active", quarter, ("month",)).rows
    assert [(row.values["numerator"], row.values["denominator"]) for row in active] == [
        (2, 4),
        (1, 4),
        (1, 4),
    ]
    years = scope_of(warehouse, "610902", date(2020, 1, 1), date(2021, 12, 31))
    backlog = measure(warehouse, "issues.backlog", years, ("year",)).rows
    assert [(row.label, row.values["open"]) for row in backlog] == [("2020年", 1), ("2021年", 5)]


def test_members_stand_in_order_and_strays_last(warehouse: Warehouse, quarter: Scope) -> None:
    towns = measure(warehouse, "issues.collected", quarter, ("region",)).rows
    assert [(row.label, row.values["value"]) for row in towns] == [
        ("甲镇", 6),
        ("乙镇", 6),
        ("汉滨区本级", 1),
    ]
    villages = measure(warehouse, "issues.collected", quarter.with_(region=TOWN_A), ("region",)).rows
    assert [row.label for row in villages] == ["甲一村", "甲二村", "甲镇本级"]
    alone = measure(warehouse, "issues.collected", quarter.with_(region=A1), ("region",)).rows
    assert [(row.label, row.values["value"]) for row in alone] == [("甲一村", 3)]
    departments = measure(warehouse, "issues.collected", quarter, ("department",)).rows
    assert departments[-1].label == "未注明"
    with speaking("en"):
        assert measure(warehouse, "issues.collected", quarter, ("department",)).rows[-1].label == "Not stated"
        assert measure(warehouse, "issues.collected", quarter, ("month",)).rows[0].label == "Oct 2021"


def test_a_curve_ends_where_its_median_says(warehouse: Warehouse, quarter: Scope) -> None:
    (whole,) = curve(warehouse, "issues.time_to_resolve", quarter)
    assert [(step.day, step.at_risk, step.ended) for step in whole.steps][:3] == [
        (1, 12, 1),
        (4, 11, 1),
        (10, 10, 1),
    ]
    assert next(step.day for step in whole.steps if step.survival <= 0.5) == 30
    assert curve(warehouse, "issues.collected", quarter) == ()


def test_what_cannot_be_asked(warehouse: Warehouse, quarter: Scope) -> None:
    with pytest.raises(UnknownMetric):
        measure(warehouse, "issues.happiness", quarter)
    with pytest.raises(UnknownDimension):
        measure(warehouse, "receptions.table", quarter, ("category",))
    with pytest.raises(UnknownDimension):
        measure(warehouse, "receptions.table", quarter.narrowed("level", "village"))
    with pytest.raises(BadScope):
        measure(warehouse, "issues.collected", quarter.narrowed("level", "vilage"))
    with pytest.raises(BadScope):
        measure(warehouse, "issues.collected", quarter.narrowed("month", "2021-99"))
    with pytest.raises(UnknownRegion):
        measure(warehouse, "issues.collected", quarter.narrowed("town", "110101001"))


def test_every_dimension_is_used() -> None:
    assert {name for metric in METRICS.values() for name in metric.dimensions} == set(DIMENSIONS)
