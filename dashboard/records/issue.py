"""One issue: what it is about, the facts known of it, and its stay at each level."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from dashboard.errors import DashboardError
from dashboard.scope import date_of, day_number
from dashboard.sight import asked_for_record
from dashboard.warehouse import Warehouse


class UnknownIssue(DashboardError):
    """No issue of that key in the warehouse."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"没有编号为 {key[:60]} 的问题：请从明细里点进来", f"no issue {key[:60]}: open one from a listing"
        )


@dataclass(frozen=True)
class Source:
    """Where in the ledgers a fact stands."""

    file: str
    sheet: str
    row: int | None


@dataclass(frozen=True)
class IssueEvent:
    """One dated fact; codes, not labels. Where only its month is known `day` is that month's last."""

    event: str
    level: str | None
    day: date | None
    is_day_known: bool
    department: str | None
    note: str | None
    is_confirmed: bool
    source: Source


@dataclass(frozen=True)
class Stay:
    """One stay at a level. `taken` and `limit` are working days; an open stay has taken until as_of."""

    level: str
    entered_by: str
    entered: date | None
    is_entered_known: bool
    left_by: str | None
    left: date | None
    is_left_known: bool
    taken: int | None
    limit: int | None
    is_undone: bool
    is_confirmed: bool
    is_arrival_only_claimed: bool
    problem: str | None

    @property
    def is_late(self) -> bool | None:
        """Whether it took, or is taking, longer than its limit; None where a day is unknown."""
        return None if self.taken is None or self.limit is None else self.taken > self.limit


@dataclass(frozen=True)
class Issue:
    """One issue with its path as of a day. Codes, not labels."""

    key: str
    region: str
    level: str
    title: str | None
    content: str | None
    reply: str | None
    constituent: str | None
    category: str | None
    issue_source: str | None
    department: str | None
    place: str | None
    station: str | None
    station_name: str | None
    collected: date | None
    is_day_known: bool
    is_resolved: bool
    is_closed: bool
    disposition: str | None
    satisfaction: str | None
    days_to_resolve: int | None
    events: tuple[IssueEvent, ...]
    stays: tuple[Stay, ...]


def find_issue(warehouse: Warehouse, key: str, as_of: date) -> Issue:
    """The issue 'unit/id' as it stood on `as_of`. UnknownIssue."""
    wanted = {"issue": key, "as_of": day_number(as_of)}
    found = warehouse.query(_ISSUE, wanted)
    if not found:
        asked_for_record(key)
        raise UnknownIssue(key)
    events = tuple(_event(row) for row in warehouse.query(_EVENTS, wanted))
    stays = tuple(_stay(row) for row in warehouse.query(_STAYS, wanted))
    told: dict[str, Any] = dict(zip(_TOLD, found[0], strict=True))
    told["collected"] = None if told["collected"] is None else date_of(told["collected"])
    return Issue(**told, events=events, stays=stays)


_TOLD = tuple(field.name for field in fields(Issue) if field.name not in ("events", "stays"))
"""The columns of _ISSUE, in its order."""


_ISSUE = """
select
    i.issue, i.region, i.level, i.title, i.content, i.reply, i.constituent, i.category, i.source,
    i.department, i.place, i.station, st.name, i.collected_day, i.is_day_known,
    coalesce(s.is_resolved, false), coalesce(s.is_closed, false),
    s.disposition, s.satisfaction, s.days_to_resolve
from issues as i
left join issue_states as s
    on s.issue = i.issue and s.valid_from_day <= $as_of and s.valid_to_day > $as_of
left join stations as st on st.station = i.station
where i.issue = $issue
"""

_EVENTS = """
select event, level, day, is_day_known, department, note, is_confirmed, file, sheet, "row"
from issue_events
where issue = $issue and (day is null or day <= $as_of)
order by seq
"""

_STAYS = """
select
    s.stay_level, s.entered_by, s.entered_day, s.is_entered_known,
    case when s.left_day <= $as_of then s.left_by end, case when s.left_day <= $as_of then s.left_day end,
    s.is_left_known,
    case when s.left_day <= $as_of then s.left_workday else c.workday end - s.entered_workday,
    s.limit_workday - s.entered_workday,
    coalesce(s.undone_day <= $as_of, false), s.is_confirmed, s.is_arrival_only_claimed, s.problem
from issue_stays as s
left join calendar as c on c.day = $as_of
where s.issue = $issue and (s.entered_day is null or s.entered_day <= $as_of)
order by s.stay
"""


def _event(row: tuple[Any, ...]) -> IssueEvent:
    event, level, day, is_day_known, department, note, is_confirmed, file, sheet, number = row
    when = None if day is None else date_of(day)
    where = Source(file or "", sheet or "", number)
    return IssueEvent(event, level, when, bool(is_day_known), department, note, bool(is_confirmed), where)


def _stay(row: tuple[Any, ...]) -> Stay:
    level, entered_by, entered, entered_known, left_by, left, left_known, taken, limit, *rest = row
    is_timed = bool(entered_known) and (left is None or bool(left_known))
    return Stay(
        level=level,
        entered_by=entered_by,
        entered=None if entered is None else date_of(entered),
        is_entered_known=bool(entered_known),
        left_by=left_by,
        left=None if left is None else date_of(left),
        is_left_known=bool(left_known),
        taken=taken if is_timed else None,
        limit=limit,
        is_undone=bool(rest[0]),
        is_confirmed=bool(rest[1]),
        is_arrival_only_claimed=bool(rest[2]),
        problem=rest[3],
    )
