"""How the figures of one period moved between two snapshots, and what was handed in between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.codes import range_of
from dashboard.errors import DashboardError, UnknownRegion
from dashboard.measure import Number, measure
from dashboard.metrics.definition import Metric
from dashboard.scope import Scope
from dashboard.warehouse import Warehouse

_INTERVALS = ("low", "high", "p25", "p75", "p90")
_TOLD = ("submission", "file", "ledger", "unit", "period", "replaces", "loaded_at")
_SUBMISSIONS = f"select {', '.join(_TOLD)} from submissions"
_ROWS = "select submission, change, count(distinct key) from changes group by submission, change"


class OtherVersion(DashboardError):
    """A snapshot was built by another version of the product, and its figures can't be compared."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"快照 {name} 是别的版本建的，不能比较：请用 --since 换一个快照",
            f"{name} was built by another version and can't be compared: name another with --since",
        )


@dataclass(frozen=True)
class Moved:
    """A value of a figure that isn't what it was; None is unknown, or a region that wasn't there yet."""

    metric: Metric
    value: str
    before: Number
    after: Number
    submissions: tuple[str, ...]
    """Those handed in between, of the figure's ledgers and for the region: they may be the reason."""


@dataclass(frozen=True)
class HandedIn:
    """A submission of the later snapshot that the earlier one doesn't have; rows as `changes` counts them.

    `rows` is empty for a submission that replaced none: all its rows are new.
    """

    submission: str
    file: str
    ledger: str
    unit: str
    period: str
    replaces: str | None
    loaded_at: str
    rows: Mapping[str, int]


def revisions(
    before: Warehouse, after: Warehouse, scope: Scope, metrics: Iterable[Metric]
) -> tuple[tuple[Moved, ...], tuple[HandedIn, ...]]:
    """Every value of these figures in `scope` that the two snapshots answer differently, and why it may.

    Intervals and quantiles move with their value and aren't told apart. OtherVersion.
    """
    if before.meta["schema_version"] != after.meta["schema_version"]:
        raise OtherVersion(before.snapshot)
    came = _between(before, after, scope.region)
    moved = []
    for metric in metrics:
        old, new = _values(before, metric, scope), _values(after, metric, scope)
        reasons = tuple(one.submission for one in came if one.ledger in metric.ledgers)
        moved += [
            Moved(metric, name, old.get(name), value, reasons)
            for name, value in new.items()
            if name not in _INTERVALS and not name.endswith(("_low", "_high")) and value != old.get(name)
        ]
    return tuple(moved), came


def _values(warehouse: Warehouse, metric: Metric, scope: Scope) -> Mapping[str, Number]:
    try:
        (row,) = measure(warehouse, metric.id, scope).rows
    except UnknownRegion:
        return {}
    return row.values


def _between(before: Warehouse, after: Warehouse, region: str) -> tuple[HandedIn, ...]:
    """The submissions that came, of units in the region or above it, whose ledgers may tell of it."""
    known = {row[0] for row in before.query(_SUBMISSIONS)}
    rows: dict[str, dict[str, int]] = {}
    for submission, change, count in after.query(_ROWS):
        rows.setdefault(submission, {})[change] = count
    return tuple(
        HandedIn(**dict(zip(_TOLD, row, strict=True)), rows=rows.get(row[0], {}))
        for row in sorted(after.query(_SUBMISSIONS))
        if row[0] not in known and _concerns(row[3], region)
    )


def _concerns(unit: str, region: str) -> bool:
    (low, high), (unit_low, unit_high) = range_of(region), range_of(unit)
    return low <= unit < high or unit_low <= region < unit_high
