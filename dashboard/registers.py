"""Deputies, groups, and what was surveyed or reviewed: the members of dimensions that have keys."""

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
    """Every entry of a register (deputy, group, surveyed, reviewed) by its key, in the order of regions."""
    sql = _SQL[dimension]
    return warehouse.remembered(
        ("register", dimension),
        lambda: {
            key: Registered(label or key, region, first, last)
            for key, label, region, first, last in warehouse.query(sql, {})
        },
    )


# Offices of several places bear one name: the place is said beside it.
_SUBJECTS = (
    "select subject, max(subject_name) || coalesce('（' || max(regions.name) || '）', ''), "
    "max({table}.region), null, null from {table} left join regions on {table}.region = regions.region"
    " group by subject order by max({table}.region), subject"
)
_SQL = {
    "deputy": "select deputy, label, region, term_from_day, term_to_day from deputies"
    " order by region, deputy",
    "group": "select group_id, name, region, null, null from groups order by region, group_id",
    "surveyed": _SUBJECTS.format(table="surveys"),
    "reviewed": _SUBJECTS.format(table="reviews"),
}
