"""The rows behind a figure are as many as it counts, whatever is asked."""

import pytest

from dashboard.errors import UnknownField
from dashboard.measure import measure
from dashboard.metrics import METRICS
from dashboard.metrics.definition import Counts, Metric, Share, Single
from dashboard.rows import Listing, rows_behind
from dashboard.scope import Scope, period, scope_of
from dashboard.translation import speaking
from dashboard.warehouse import Warehouse

CUTS = [(metric, dimension) for metric in METRICS.values() for dimension in metric.dimensions]


def column(listing: Listing, key: str) -> list[object]:
    at = [found.key for found in listing.columns].index(key)
    return [row[at] for row in listing.rows]


def expected(metric: Metric, values: dict[str, int | float | None]) -> int | float | None:
    """How many rows the figure's own value stands for; None where it is a sum."""
    if isinstance(metric.shape, Single):
        return None if metric.parts[0].counts[0].total else values["value"]
    if isinstance(metric.shape, Counts) and (metric.shape.share is None or is_of_sums(metric)):
        return values[metric.shape.primary]
    return values["denominator"]


def is_of_sums(metric: Metric) -> bool:
    """Whether the figure's share is one sum over another: satisfied votes of all, on so many ballots."""
    sums = {count.name for part in metric.parts for count in part.counts if count.total}
    share = metric.shape.share if isinstance(metric.shape, Counts) else None
    return share is not None and share.denominator in sums


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS.keys())
def test_as_many_rows_as_the_figure_says(warehouse: Warehouse, quarter: Scope, metric: Metric) -> None:
    values = measure(warehouse, metric.id, quarter).rows[0].values
    listing = rows_behind(warehouse, metric.id, quarter)
    assert len(listing.rows) == listing.total
    assert all(len(row) == len(listing.columns) for row in listing.rows)
    wanted = expected(metric, values)
    if wanted is not None:
        assert listing.total == wanted
    if "numerator" in values and not is_of_sums(metric):
        assert column(listing, "counts_in").count("是") == values["numerator"]


@pytest.mark.parametrize(("metric", "dimension"), CUTS, ids=lambda case: getattr(case, "id", case))
def test_the_rows_behind_each_member(
    warehouse: Warehouse, quarter: Scope, metric: Metric, dimension: str
) -> None:
    for row in measure(warehouse, metric.id, quarter, (dimension,)).rows:
        wanted = expected(metric, row.values)
        if wanted is not None:
            assert (
                rows_behind(warehouse, metric.id, quarter.narrowed(dimension, row.keys[dimension])).total
                == wanted
            )


FIELDS = [
    (metric, count.name, count.total)
    for metric in METRICS.values()
    if isinstance(metric.shape, Counts | Share)
    for part in metric.parts
    for count in part.counts
]


@pytest.mark.parametrize(
    ("metric", "field", "total"), FIELDS, ids=[f"{metric.id}.{field}" for metric, field, _ in FIELDS]
)
def test_the_rows_of_one_count(
    warehouse: Warehouse, quarter: Scope, metric: Metric, field: str, total: str | None
) -> None:
    values = measure(warehouse, metric.id, quarter).rows[0].values
    listing = rows_behind(warehouse, metric.id, quarter, field)
    if total:
        shown = total if total in {found.key for found in listing.columns} else field
        known = [int(str(cell)) for cell in column(listing, shown) if cell is not None]
        # of rows none of which says the sum is unknown, not 0
        assert (sum(known) if known or not listing.total else None) == values[field]
    elif isinstance(metric.shape, Share):
        name = "numerator" if field == metric.shape.numerator else "denominator"
        assert listing.total == values[name]
    else:
        assert listing.total == values[field]


def test_pages_of_a_listing_make_the_whole(warehouse: Warehouse, quarter: Scope) -> None:
    whole = rows_behind(warehouse, "issues.level_flow", quarter)
    pages = [
        rows_behind(warehouse, "issues.level_flow", quarter, limit=6, offset=at) for at in range(0, 24, 6)
    ]
    assert [row for page in pages for row in page.rows] == list(whole.rows)
    assert {page.total for page in pages} == {whole.total}


def test_a_row_is_ready_to_be_read(warehouse: Warehouse, quarter: Scope) -> None:
    listing = rows_behind(warehouse, "issues.collected", quarter.narrowed("village", "610902002201"))
    assert column(listing, "issue") == ["V3/001", "V3/002", "V3/003"]
    assert column(listing, "collected") == [
        "2021-10-20",
        "2021-10-21",
        "2021-11",
    ]  # the last known to its month only
    assert column(listing, "level") == ["村级"] * 3
    assert column(listing, "place") == ["乙一村"] * 3
    assert column(listing, "title")[0] == "问题V3/001"
    with speaking("en"):
        english = rows_behind(warehouse, "issues.collected", quarter.narrowed("village", "610902002201"))
    assert column(english, "level") == ["Village"] * 3


def test_the_planted_problems_are_named(warehouse: Warehouse, quarter: Scope) -> None:
    for field, issue in (("never_arrived", "V4/001"), ("from_nowhere", "T2/001"), ("doubled", "V2/001")):
        assert column(rows_behind(warehouse, "issues.level_flow", quarter, field), "issue") == [issue]


def test_what_has_no_rows(warehouse: Warehouse, quarter: Scope) -> None:
    with pytest.raises(UnknownField):
        rows_behind(warehouse, "receptions.opinion_outcomes", quarter, "difference")
    assert (
        rows_behind(warehouse, "stations.active", scope_of(warehouse, "610902", *period("2022Q1"))).total == 0
    )
