"""measure: the one function that answers a figure for a scope, broken down."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.metrics.definition import Metric
from dashboard.scope import Scope
from dashboard.statistics import Step
from dashboard.warehouse import Warehouse

Number = int | float | None


@dataclass(frozen=True)
class Row:
    """One member (or combination of members) of the breakdown.

    `keys` and `labels` by dimension; a key of None is unknown (未注明). `values` by name: a share has numerator,
    denominator, value, low, high; a count has value; a table metric its counts (and those of its share); a duration
    value (median days), low, high, p25, p75, p90, numerator (ended), denominator, unknown. None is unknown, never 0.
    """

    keys: dict[str, str | None]
    labels: dict[str, str]
    values: dict[str, Number]

    @property
    def label(self) -> str:
        """The labels of all dimensions in one text."""
        return " · ".join(self.labels.values())


@dataclass(frozen=True)
class Measured:
    """A figure as it was answered: rows in the order of the dimensions' members; without `by` exactly one row."""

    metric: Metric
    scope: Scope
    by: tuple[str, ...]
    snapshot: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Curve:
    """The Kaplan-Meier curve of one row of a duration, one step a day on which something ended."""

    keys: dict[str, str | None]
    labels: dict[str, str]
    steps: tuple[Step, ...]


def measure(warehouse: Warehouse, metric_id: str, scope: Scope, by: Sequence[str] = ()) -> Measured:
    """The figure for `scope`, one row per member of `by` (two dimensions: every combination), also where nothing happened.

    UnknownMetric, UnknownDimension.
    """
    raise NotImplementedError


def curve(warehouse: Warehouse, metric_id: str, scope: Scope, by: Sequence[str] = ()) -> tuple[Curve, ...]:
    """The Kaplan-Meier curve of each row of a duration, in the order of `measure`."""
    raise NotImplementedError
