"""The very rows behind a figure."""

from dataclasses import dataclass

from dashboard.metrics.definition import Text
from dashboard.scope import Scope
from dashboard.warehouse import Warehouse

Cell = str | int | float | bool | None


@dataclass(frozen=True)
class Column:
    """A column of a listing: its stable key and what it is called."""

    key: str
    name: Text


@dataclass(frozen=True)
class Listing:
    """Rows ready to be shown: dates as ISO texts, vocabulary words in the language spoken; `total` counts all of them."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int


def rows_behind(
    warehouse: Warehouse,
    metric_id: str,
    scope: Scope,
    field: str | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> Listing:
    """As many rows as the figure counts; of a share the denominator's, with `counts` saying which are the numerator's.

    `field` chooses a count of a table metric. UnknownMetric, UnknownDimension, UnknownField.
    """
    raise NotImplementedError
