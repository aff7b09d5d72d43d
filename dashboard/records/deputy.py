"""One deputy's file: the register's entry, groups, activities, issues; and the deputies of a region."""

from dataclasses import dataclass
from datetime import date

from dashboard.codes import range_of
from dashboard.errors import DashboardError
from dashboard.scope import Scope, date_of, day_number
from dashboard.sight import asked_for_record
from dashboard.warehouse import Warehouse


class UnknownDeputy(DashboardError):
    """No deputy of that key in any register or ledger."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"没有编号为 {key[:60]} 的代表：请从代表列表点进来",
            f"no deputy {key[:60]}: open one from the list",
        )


@dataclass(frozen=True)
class Deputy:
    """One deputy as the register has it; codes, not labels. `label` tells namesakes apart."""

    key: str
    name: str
    label: str
    tier: str | None
    region: str
    station: str | None
    term_from: date | None
    term_to: date | None
    is_reelected: bool | None
    grid: str | None
    grid_role: str | None
    is_provisional: bool
    file: str | None
    sheet: str | None
    row: int | None


@dataclass(frozen=True)
class Membership:
    """A group the deputy is in; codes, not labels."""

    key: str
    name: str
    kind: str
    leader: str | None
    linked_member: str | None


@dataclass(frozen=True)
class Deed:
    """One activity of the deputy; codes, not labels. `counts` is False where it was missed or out of term."""

    day: date
    is_day_known: bool
    kind: str
    title: str | None
    group: str | None
    attendance: str | None
    counts: bool
    person_times: int | None
    households: int | None
    is_verified: bool | None
    file: str | None
    sheet: str | None
    row: int | None


@dataclass(frozen=True)
class Listed:
    """A deputy in a list: tier, its region's name, activities attended in the scope's period, the latest."""

    key: str
    label: str
    tier: str | None
    place: str
    activities: int
    latest: date | None


@dataclass(frozen=True)
class Collected:
    """Issues that name the deputy as collector: how many, and how many are resolved on as_of.

    `unsettled`: those that write the name alone where several deputies bear it; they count for none of them.
    """

    issues: int
    resolved: int
    unsettled: int


def find_deputy(warehouse: Warehouse, key: str) -> Deputy:
    """The deputy of that key. UnknownDeputy."""
    found = warehouse.query(
        "select deputy, name, label, tier, region, station, term_from_day, term_to_day, is_reelected, grid,"
        " grid_role, is_provisional, file, sheet, row from deputies where deputy = $key",
        {"key": key},
    )
    if not found:
        asked_for_record(key)
        raise UnknownDeputy(key)
    key, name, label, tier, region, station, first, last, *rest = found[0]
    return Deputy(key, name, label, tier, region, station, _date(first), _date(last), *rest)


def groups_of(warehouse: Warehouse, key: str) -> tuple[Membership, ...]:
    """The groups the deputy is in, by name."""
    rows = warehouse.query(
        "select g.group_id, g.name, g.kind, g.leader, g.linked_member from group_members as m"
        " join groups as g on g.group_id = m.group_id where m.deputy = $key order by g.name, g.group_id",
        {"key": key},
    )
    return tuple(Membership(*row) for row in rows)


def deeds_of(warehouse: Warehouse, key: str, scope: Scope) -> tuple[Deed, ...]:
    """What the ledgers have of the deputy in the scope's period up to as_of, the latest first."""
    last = min(day_number(scope.end), day_number(scope.as_of))
    rows = warehouse.query(_DEEDS, {"key": key, "first": day_number(scope.start), "last": last})
    return tuple(Deed(date_of(row[0]), *row[1:]) for row in rows)


def deputies_in(warehouse: Warehouse, scope: Scope) -> tuple[Listed, ...]:
    """The deputies of the scope's region, those with fewest activities in its period first."""
    last = min(day_number(scope.end), day_number(scope.as_of))
    rows = warehouse.query(
        _LISTED, {"lo": scope.lo, "hi": scope.hi, "first": day_number(scope.start), "last": last}
    )
    return tuple(
        Listed(key, label, tier, place, activities, _date(latest))
        for key, label, tier, place, activities, latest in rows
    )


def issues_of(warehouse: Warehouse, deputy: Deputy, as_of: date) -> Collected:
    """The issues of the deputy's county that name the deputy as collector, as they stand on as_of."""
    lo, hi = range_of(deputy.region[:6].ljust(12, "0"))
    asked = {"lo": lo, "hi": hi, "as_of": day_number(as_of)}
    ((issues, resolved),) = warehouse.query(_ISSUES, asked | {"key": deputy.key})
    ((unsettled,),) = warehouse.query(_UNSETTLED, asked | {"name": deputy.name.replace(" ", "")})
    return Collected(issues, resolved or 0, unsettled)


def _date(day: int | None) -> date | None:
    return None if day is None else date_of(day)


_DEEDS = """
select a.day, a.is_day_known, a.kind, a.title, g.name, a.attendance, a.is_attended and a.is_in_term,
  a.person_times, a.households, a.is_verified, a.file, a.sheet, a.row
from activities as a left join groups as g on g.group_id = a.group_id
where a.deputy = $key and a.day >= $first and a.day <= $last
order by a.day desc, a.activity
"""

_LISTED = """
with attended as (
    select deputy, count(*) as activities, max(day) as latest_day from activities
    where day >= $first and day <= $last and is_attended and is_in_term
    group by deputy
)
select d.deputy, d.label, d.tier, r.name, coalesce(attended.activities, 0), attended.latest_day
from deputies as d
join regions as r on r.region = d.region
left join attended on attended.deputy = d.deputy
where d.region >= $lo and d.region < $hi
  and (d.term_from_day is null or d.term_from_day <= $last)
  and (d.term_to_day is null or d.term_to_day >= $first)
order by coalesce(attended.activities, 0), d.region, d.label
"""

_ISSUES = """
select count(distinct issue), sum(case when is_resolved then 1 else 0 end)
from issue_states
where region >= $lo and region < $hi and collected_day <= $as_of
  and valid_from_day <= $as_of and valid_to_day > $as_of
  and issue in (select record from deputy_mentions where ledger = 'issue' and deputy = $key)
"""

_UNSETTLED = """
select count(distinct record) from deputy_mentions
where region >= $lo and region < $hi and day <= $as_of
  and ledger = 'issue' and deputy is null and name = $name
"""
