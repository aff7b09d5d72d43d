"""One project with its plan, checks and votes, and the projects of a region."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dashboard.errors import DashboardError
from dashboard.scope import Scope, date_of, day_number
from dashboard.sight import asked_for_record
from dashboard.warehouse import Warehouse


class UnknownProject(DashboardError):
    """No project of that key in any ledger."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"没有编号为 {key[:60]} 的项目: 请从项目列表点进来",
            f"no project {key[:60]}: open one from the list",
        )


@dataclass(frozen=True)
class Project:
    """One project as its ledger had it on a day; codes, not labels. Money in yuan, `progress` a share."""

    key: str
    name: str
    kind: str | None
    region: str
    department: str | None
    group: str | None
    year: int
    is_chosen: bool | None
    places: int | None
    votes_for: int | None
    votes_cast: int | None
    planned_start: date | None
    planned_finish: date | None
    started: date | None
    finished: date | None
    progress: float | None
    investment: Decimal | None
    invested: Decimal | None
    cause: str | None
    delay_note: str | None
    safeguards: str | None
    file: str | None
    sheet: str | None
    row: int | None


@dataclass(frozen=True)
class Node:
    """One node of the plan; `done` only where it was reached by the day asked."""

    name: str
    due: date
    done: date | None
    owner: str | None


@dataclass(frozen=True)
class Checked:
    """One check made; codes, not labels."""

    day: date
    kind: str | None
    group: str | None
    deputies: str | None
    finding: str | None
    advice: str | None
    result: str | None


@dataclass(frozen=True)
class Duty:
    """A check owed in a period, and when it was made."""

    obligation: str
    period: str
    due: date
    done: date | None


def find_project(warehouse: Warehouse, key: str, as_of: date) -> Project:
    """The project of that key as it stood on `as_of`. UnknownProject."""
    rows = warehouse.query(_PROJECT, {"key": key, "as_of": day_number(as_of)})
    if not rows:
        asked_for_record(key)
        raise UnknownProject(key)
    row = rows[0]
    first, last = (_date(day) for day in row[11:13])
    begun, ended = (_by(day, as_of) for day in row[13:15])
    progress = None if row[15] is None else row[15] / 10000
    values = (*row[:11], first, last, begun, ended, progress, *row[16:])
    return Project(*values)


def nodes_of(warehouse: Warehouse, key: str, as_of: date) -> tuple[Node, ...]:
    """The nodes of its plan, by the day they are due."""
    rows = warehouse.query(
        "select node, due_day, done_day, owner from project_nodes where project = $key"
        " order by due_day, node",
        {"key": key},
    )
    return tuple(Node(name, date_of(due), _by(done, as_of), owner) for name, due, done, owner in rows)


def checks_of(warehouse: Warehouse, key: str, as_of: date) -> tuple[Checked, ...]:
    """The checks made by `as_of`, the latest first."""
    rows = warehouse.query(
        "select day, kind, group_name, deputies, finding, advice, result from project_checks"
        " where project = $key and day <= $as_of order by day desc, check_key",
        {"key": key, "as_of": day_number(as_of)},
    )
    return tuple(Checked(date_of(row[0]), *row[1:]) for row in rows)


def duties_of(warehouse: Warehouse, key: str, as_of: date) -> tuple[Duty, ...]:
    """The checks it is owed in periods begun by `as_of`, in order."""
    rows = warehouse.query(
        "select obligation, period, due_day, done_day from obligations"
        " where family = 'check' and subject = $key and first_day <= $as_of order by due_day, obligation",
        {"key": key, "as_of": day_number(as_of)},
    )
    return tuple(Duty(what, period, date_of(due), _by(done, as_of)) for what, period, due, done in rows)


def projects_in(warehouse: Warehouse, scope: Scope) -> tuple[tuple[str, str, str, str | None], ...]:
    """Key, name, region's name and department of the projects undertaken in the years of the period."""
    rows = warehouse.query(
        "select p.project, p.name, r.name, p.department from projects as p join regions as r"
        " on r.region = p.region where p.region >= $lo and p.region < $hi and p.is_undertaken"
        " and p.year_first_day <= $last and p.year_last_day >= $first order by p.region, p.project",
        {
            "lo": scope.lo,
            "hi": scope.hi,
            "first": day_number(scope.start),
            "last": day_number(scope.end),
        },
    )
    return tuple((key, name, place, department) for key, name, place, department in rows)


def _date(day: int | None) -> date | None:
    return None if day is None else date_of(day)


def _by(day: int | None, as_of: date) -> date | None:
    """What had happened by a day."""
    return None if day is None or day > day_number(as_of) else date_of(day)


_PROJECT = """
select project, name, kind, region, department, group_name, year, is_chosen, places, votes_for, votes_cast,
  planned_start_day, planned_finish_day, started_day, finished_day, progress, investment, invested, cause,
  delay_note, safeguards, file, sheet, row
from project_states
where project = $key and valid_from_day <= $as_of and valid_to_day > $as_of
"""
