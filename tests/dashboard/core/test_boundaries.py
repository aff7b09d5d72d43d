"""What lies on a boundary of place, period or day, on the small warehouse between two neighbours like it."""

from collections.abc import Iterator
from datetime import date

import pytest

from dashboard.measure import measure
from dashboard.metrics import METRICS
from dashboard.rows import rows_behind
from dashboard.scope import Scope
from dashboard.warehouse import Warehouse
from tests.dashboard.core.test_measure import EXPECTED, only
from tests.dashboard.fixture_edges import ON
from tests.dashboard.fixture_listings import LISTED
from tests.dashboard.fixture_steps import SPANS, STEPS, day_of, days_of, upon
from tests.dashboard.warehouse_fixture import write_warehouse

OF_YEARS = (
    *("projects.status", "projects.delay_causes", "projects.progress", "projects.rating", "projects.ballot"),
    *("projects.votes", "projects.solicitation", "projects.nodes", "reviews.held", "budget.adjustment"),
    *("scorecard.score", "scorecard.items", "scorecard.targets"),
)
"""Figures of whole years: those that the period touches."""

TOUCHING = ((date(2020, 12, 1), date(2021, 1, 1)), (date(2021, 12, 31), date(2022, 2, 28)))
BESIDE = ((date(2020, 12, 1), date(2020, 12, 31)), (date(2022, 1, 1), date(2022, 2, 28)))
"""Periods that meet 2021 on its first day or its last, and those that miss it by a day."""

SINCE = "newly_overdue"
"""What is counted from the period's first day on, also in figures of whole years."""


@pytest.fixture(scope="module")
def between(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """The small county between two neighbours with the same rows."""
    warehouse = Warehouse(write_warehouse(tmp_path_factory.mktemp("between"), has_neighbours=True))
    yield warehouse
    warehouse.close()


def astray(warehouse: Warehouse, quarter: Scope, metric: str) -> list[date]:
    """The days on which a figure isn't what was counted by hand."""
    found = []
    for day in days_of(metric):
        values, told = only(measure(warehouse, metric, quarter.with_(as_of=day))), upon(metric, day)
        found += [] if {name: values[name] for name in told} == told else [day]
    return found


def amiss(warehouse: Warehouse, quarter: Scope, metric: str) -> list[str]:
    """The days of the year before on which a figure isn't what was counted by hand."""
    found = []
    for region, start, end, day, told in ON[metric]:
        first, last, as_of = map(date.fromisoformat, (start, end, day))
        values = only(measure(warehouse, metric, quarter.with_(region, first, last, as_of)))
        found += [] if {name: values[name] for name in told} == told else [day]
    return found


def misread(warehouse: Warehouse, quarter: Scope, metric: str) -> list[str]:
    """The columns of the rows behind a figure that say something else than was read off by hand."""
    found = []
    for day, columns in LISTED[metric].items():
        listing = rows_behind(warehouse, metric, quarter.with_(as_of=date.fromisoformat(day)))
        keys = [column.key for column in listing.columns]
        told = {key: [row[keys.index(key)] for row in listing.rows] for key in columns}
        found += [f"{day} {key}" for key in columns if told[key] != columns[key]]
    return found


def outside(warehouse: Warehouse, quarter: Scope, metric: str) -> list[str]:
    """The parts of the quarter of which a figure says something else than was counted by hand."""
    found = []
    for part, told in SPANS[metric].items():
        start, end = map(day_of, part.split())
        values = only(measure(warehouse, metric, quarter.with_(start=start, end=end)))
        found += [] if {name: values[name] for name in told} == told else [part]
    return found


def mistaken(warehouse: Warehouse, quarter: Scope, metric: str) -> list[date]:
    """The ends of periods whose years are taken for touched when they aren't, or the other way round."""
    later = quarter.with_(as_of=date(2022, 2, 28))
    whole = only(measure(warehouse, metric, later))
    names = [name for name in EXPECTED[metric] if whole[name] and name != SINCE]
    assert names
    found = []
    for start, end in (*TOUCHING, *BESIDE):
        values = only(measure(warehouse, metric, later.with_(start=start, end=end)))
        same = all(values[name] == whole[name] for name in names)
        is_right = same if (start, end) in TOUCHING else not any(values[name] for name in names)
        found += [] if is_right else [end]
    return found


@pytest.mark.parametrize("metric", METRICS)
def test_what_neighbours_have_counts_nowhere_else(between: Warehouse, quarter: Scope, metric: str) -> None:
    values = only(measure(between, metric, quarter))
    assert {name: values[name] for name in EXPECTED[metric]} == EXPECTED[metric]


@pytest.mark.parametrize("metric", STEPS)
def test_every_day_is_told_as_it_was(between: Warehouse, quarter: Scope, metric: str) -> None:
    assert astray(between, quarter, metric) == []


@pytest.mark.parametrize("metric", ON)
def test_what_is_done_on_its_day_is_told_from_that_day_on(
    between: Warehouse, quarter: Scope, metric: str
) -> None:
    assert amiss(between, quarter, metric) == []


@pytest.mark.parametrize("metric", LISTED)
def test_rows_say_what_was_known_on_the_day(between: Warehouse, quarter: Scope, metric: str) -> None:
    assert misread(between, quarter, metric) == []


@pytest.mark.parametrize("metric", SPANS)
def test_a_part_has_what_happened_from_its_first_day_to_its_last(
    between: Warehouse, quarter: Scope, metric: str
) -> None:
    assert outside(between, quarter, metric) == []


@pytest.mark.parametrize("metric", OF_YEARS)
def test_a_year_is_of_every_period_that_touches_it(warehouse: Warehouse, quarter: Scope, metric: str) -> None:
    assert mistaken(warehouse, quarter, metric) == []
