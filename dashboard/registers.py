"""Deputies and groups as the registers have them: the members of two dimensions, by key."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.scope import Scope, day_number
from dashboard.warehouse import Warehouse


@dataclass(frozen=True)
class Registered:
    """One entry of a register: what it is called, its region, first and last day (None: open or unknown)."""

    label: str
    region: str
    first: int | None = None
    last: int | None = None

    def is_of(self, scope: Scope) -> bool:
        """Whether it lies in the scope and was there at some time of its period, up to as_of."""
        begin, end = day_number(scope.start), day_number(min(scope.end, scope.as_of))
        return (
            scope.lo <= self.region < scope.hi
            and (self.first is None or self.first <= end)
            and (self.last is None or self.last >= begin)
        )


def registered(warehouse: Warehouse, dimension: str) -> Mapping[str, Registered]:
    """Every deputy or group by its key, in the order of the regions."""
    sql = _SQL[dimension]
    return warehouse.remembered(
        ("register", dimension),
        lambda: {
            key: Registered(label or key, region, first, last)
            for key, label, region, first, last in warehouse.query(sql, {})
        },
    )


_SQL = {
    "deputy": "select deputy, label, region, term_from_day, term_to_day from deputies"
    " order by region, deputy",
    "group": "select group_id, name, region, null, null from groups order by region, group_id",
}
