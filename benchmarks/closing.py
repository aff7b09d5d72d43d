"""The closing figures of the real files: rows read and loaded, share resolved, median days to resolve."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.measure import measure
from dashboard.scope import Scope, data_day
from dashboard.warehouse import Warehouse


@dataclass(frozen=True)
class Closing:
    """What a real file came to."""

    file: str
    read: int
    loaded: int
    quarantined: int
    skipped: int
    collected: int | float | None
    resolved: float | int | None
    median_days: float | int | None


def closing(file: str, home: Path, account: Mapping[str, Any], region: str) -> Closing:
    """The closing figures of one loaded home, over all time, as of its data date."""
    parts = account["submissions"]
    read, loaded, quarantined, skipped = (
        sum(int(part[name]) for part in parts) for name in ("read", "loaded", "quarantined", "skipped")
    )
    warehouse = Warehouse(home)
    scope = Scope(region, date(2000, 1, 1), date(2040, 12, 31), data_day(warehouse))
    rate = measure(warehouse, "issues.resolution_rate", scope).rows[0].values
    time = measure(warehouse, "issues.time_to_resolve", scope).rows[0].values
    warehouse.close()
    return Closing(
        file, read, loaded, quarantined, skipped, rate["denominator"], rate["value"], time["value"]
    )
