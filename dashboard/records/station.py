"""One station of the register, and the stations of a region."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dashboard.errors import DashboardError
from dashboard.scope import Scope, date_of, day_number
from dashboard.sight import asked_for_record
from dashboard.warehouse import Warehouse


class UnknownStation(DashboardError):
    """No station of that key in the register."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"没有编号为 {key[:60]} 的站点：请从站点列表点进来",
            f"no station {key[:60]}: open one from the list",
        )


@dataclass(frozen=True)
class Station:
    """One station as the register has it; codes, not labels. `subsidy` in yuan."""

    key: str
    name: str
    kind: str | None
    grade: str | None
    region: str
    opened: date | None
    closed: date | None
    subsidy: Decimal | None
    reception_rule: str | None
    guidance_group: str | None
    feature: str | None
    is_provisional: bool


@dataclass(frozen=True)
class Listed:
    """A station in a list: its region's name, receptions and issues collected there in the scope's period."""

    key: str
    name: str
    kind: str | None
    place: str
    receptions: int
    issues: int


@dataclass(frozen=True)
class Held:
    """One reception held at a station; codes, not labels."""

    day: date | None
    is_day_known: bool
    mode: str | None
    setting: str | None
    deputies: str | None
    person_times: int | None
    opinions: int | None
    solved_on_spot: int | None


def find_station(warehouse: Warehouse, key: str) -> Station:
    """The station of that key. UnknownStation."""
    found = warehouse.query(
        "select station, name, kind, grade, region, opened_day, closed_day, subsidy, reception_rule,"
        " guidance_group, feature, is_provisional from stations where station = $key",
        {"key": key},
    )
    if not found:
        asked_for_record(key)
        raise UnknownStation(key)
    station, name, kind, grade, region, opened, closed, *rest = found[0]
    return Station(station, name, kind, grade, region, _date(opened), _date(closed), *rest)


def stations_in(warehouse: Warehouse, scope: Scope) -> tuple[Listed, ...]:
    """The stations of the scope's region, with what happened there in its period."""
    rows = warehouse.query(_LISTED, _bounds(scope))
    return tuple(Listed(*row) for row in rows)


def receptions_at(warehouse: Warehouse, key: str, scope: Scope, limit: int) -> tuple[Held, ...]:
    """The latest `limit` receptions of a station in the scope's period, the latest first."""
    rows = warehouse.query(_HELD, {**_bounds(scope), "station": key, "limit": limit})
    return tuple(Held(_date(row[0]), bool(row[1]), *row[2:]) for row in rows)


def _date(day: int | None) -> date | None:
    return None if day is None else date_of(day)


def _bounds(scope: Scope) -> dict[str, object]:
    days = {"first": day_number(scope.start), "last": min(day_number(scope.end), day_number(scope.as_of))}
    return {"lo": scope.lo, "hi": scope.hi, **days}


_LISTED = """
with held as (
    select station, count(*) as receptions from receptions
    where region >= $lo and region < $hi and day >= $first and day <= $last
    group by station
),
raised as (
    select station, count(*) as issues from issues
    where region >= $lo and region < $hi and collected_day >= $first and collected_day <= $last
    group by station
)
select s.station, s.name, s.kind, r.name, coalesce(held.receptions, 0), coalesce(raised.issues, 0)
from stations as s
join regions as r on r.region = s.region
left join held on held.station = s.station
left join raised on raised.station = s.station
where s.region >= $lo and s.region < $hi
order by s.region, s.station
"""

_HELD = """
select day, is_day_known, mode, setting, deputies, person_times, opinions, solved_on_spot
from receptions
where region >= $lo and region < $hi and day >= $first and day <= $last and station = $station
order by day desc, reception
limit $limit
"""
