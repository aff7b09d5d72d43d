"""Which months of a figure can stand beside each other as a series."""

from collections.abc import Sequence
from datetime import date

from dashboard.measure import Number, Row
from dashboard.metrics.definition import Metric
from dashboard.policy import display_policy
from dashboard.scope import period


def on_record(values: Sequence[Number]) -> tuple[Number, ...]:
    """A count by month, unknown before the first month with anything on: the ledger may not be kept yet."""
    first = next((index for index, value in enumerate(values) if value), len(values))
    return (*[None] * first, *values[first:])


def judged(metric: Metric, rows: Sequence[Row], as_of: date) -> list[Row]:
    """The complete months from the first with anything on; of a share those with cases enough, all judged.

    Before its first record the ledger may not have been kept.
    """
    over = [row for row in rows if period(row.keys["month"] or "")[1] <= as_of]
    first = next((index for index, row in enumerate(over) if row.values["value"]), len(over))
    return [row for row in over[first:] if _is_fair(metric, row)]


def _is_fair(metric: Metric, row: Row) -> bool:
    """Whether a month can stand beside the others: known, and of a share with cases enough, all judged."""
    if row.values["value"] is None:
        return False
    if metric.unit != "share":
        return True
    is_small = (row.values["denominator"] or 0) < display_policy().small_cases
    return not is_small and not row.values.get("open_within")
