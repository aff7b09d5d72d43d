"""Stations, projects, deputies, groups, what was surveyed or reviewed: members that have keys."""

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


def stations(warehouse: Warehouse) -> Mapping[str, tuple[str, str, int | None, int | None]]:
    """Every station's name, region, opened and closed day by its key, in the order of the regions."""
    return warehouse.remembered(
        "stations",
        lambda: {
            key: (name or key, region, opened, closed)
            for key, name, region, opened, closed in warehouse.query(
                "select station, name, region, opened_day, closed_day from stations order by region, station"
            )
        },
    )


def projects(warehouse: Warehouse) -> Mapping[str, tuple[str, str, int, bool]]:
    """Every project's name, region, year and whether it is undertaken, by its key, in order of region."""
    return warehouse.remembered(
        "projects",
        lambda: {
            key: (name or key, region, year, is_undertaken)
            for key, name, region, year, is_undertaken in warehouse.query(
                "select project, name, region, year, is_undertaken from projects order by region, project"
            )
        },
    )


def station_name(warehouse: Warehouse, key: str) -> str:
    """What a station is called; its key where no ledger names it."""
    station = stations(warehouse).get(key)
    return station[0] if station else key


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
