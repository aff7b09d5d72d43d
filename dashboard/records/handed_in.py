"""What was handed in: submissions, how fresh each unit's ledgers are, findings, and where the books leak."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.regions import range_of
from dashboard.scope import date_of
from dashboard.warehouse import Warehouse


@dataclass(frozen=True)
class Submission:
    """One submission part in force; `loaded_at` is ISO, UTC."""

    file: str
    ledger: str
    unit: str
    unit_name: str
    period: str
    read: int
    loaded: int
    quarantined: int
    skipped: int
    loaded_at: str


@dataclass(frozen=True)
class Fresh:
    """How far one ledger of the units below a region reaches."""

    ledger: str
    units: int
    latest: date | None
    behind: int  # units whose latest period ends before the latest of all; running ledgers have no period


@dataclass(frozen=True)
class Rule:
    """A rule and how often it spoke."""

    severity: str
    ledger: str
    rule: str
    count: int
    example: str
    example_en: str


@dataclass(frozen=True)
class Finding:
    """One finding: where it stands and what it says."""

    severity: str
    ledger: str
    unit_name: str
    file: str
    sheet: str
    row: int | None
    column: str
    found: str
    message: str
    message_en: str


@dataclass(frozen=True)
class Leak:
    """An issue on whose way up two ledgers disagree. `problem`: never_arrives, from_nowhere, double."""

    problem: str
    issue: str
    title: str
    level: str
    day: date | None
    place: str


@dataclass(frozen=True)
class Totals:
    """Rows of the submissions in force: read = loaded + quarantined + skipped."""

    submissions: int
    read: int
    loaded: int
    quarantined: int
    skipped: int


def totals(warehouse: Warehouse, region: str) -> Totals:
    """The row counts of all submissions in force of a region's units."""
    rows = warehouse.query(_TOTALS, _bounds(region))
    return Totals(*(number or 0 for number in rows[0]))


def submissions(warehouse: Warehouse, region: str, limit: int) -> tuple[Submission, ...]:
    """The latest `limit` submissions in force of a region's units."""
    return tuple(
        Submission(*row) for row in warehouse.query(_SUBMISSIONS, {**_bounds(region), "limit": limit})
    )


def freshness(warehouse: Warehouse, region: str) -> tuple[Fresh, ...]:
    """For each ledger: units that handed in, the latest day reached, units that lag behind it."""
    rows = warehouse.query(_FRESH, _bounds(region))
    return tuple(Fresh(ledger, units, _date(latest), behind) for ledger, units, latest, behind in rows)


def rules(warehouse: Warehouse, region: str) -> tuple[Rule, ...]:
    """The rules that spoke, errors first, the most frequent first."""
    return tuple(Rule(*row) for row in warehouse.query(_RULES, _bounds(region)))


def findings(warehouse: Warehouse, region: str, limit: int | None = None) -> tuple[Finding, ...]:
    """The findings of a region's units, errors first; all of them without a limit."""
    statement = _FINDINGS if limit is None else f"{_FINDINGS} limit $limit"
    asked = _bounds(region) if limit is None else {**_bounds(region), "limit": limit}
    return tuple(Finding(*row) for row in warehouse.query(statement, asked))


def leaks(warehouse: Warehouse, region: str) -> tuple[Leak, ...]:
    """The issues collected in a region on whose way up the sender's and the receiver's ledgers disagree."""
    rows = warehouse.query(_LEAKS, _bounds(region))
    return tuple(
        Leak(problem, issue, title, level, _date(day), place)
        for problem, issue, title, level, day, place in rows
    )


def _bounds(region: str) -> dict[str, Any]:
    lo, hi = range_of(region)
    return {"lo": lo, "hi": hi}


def _date(day: int | None) -> date | None:
    return None if day is None else date_of(day)


_IN_FORCE = "is_in_force and rpad(unit, 12, '0') >= $lo and rpad(unit, 12, '0') < $hi"

_TOTALS = f"""
select count(*), sum(rows_read), sum(rows_loaded), sum(rows_quarantined), sum(rows_skipped)
from submissions
where {_IN_FORCE}
"""

_SUBMISSIONS = f"""
select
    s.file, s.ledger, s.unit, coalesce(r.name, s.unit), s.period,
    s.rows_read, s.rows_loaded, s.rows_quarantined, s.rows_skipped, s.loaded_at
from submissions as s
left join regions as r on r.region = rpad(s.unit, 12, '0')
where {_IN_FORCE}
order by s.loaded_at desc, s.last_day desc, s.unit, s.ledger, s.file
limit $limit
"""

_FRESH = f"""
with reached as (
    select
        ledger, unit, max(last_day) as latest,
        max(case when period <> 'all' then last_day end) as period_end
    from submissions
    where {_IN_FORCE}
    group by ledger, unit
),
ends as (
    select ledger, max(latest) as latest, max(period_end) as period_end from reached group by ledger
)
select
    reached.ledger, count(*), ends.latest,
    sum(case when reached.period_end < ends.period_end then 1 else 0 end)
from reached
join ends on ends.ledger = reached.ledger
group by reached.ledger, ends.latest
order by reached.ledger
"""

_RULES = """
select severity, ledger, rule, count(*) as often, min(message), min(message_en)
from findings
where rpad(unit, 12, '0') >= $lo and rpad(unit, 12, '0') < $hi
group by severity, ledger, rule
order by severity, often desc, rule
"""

_FINDINGS = """
select
    f.severity, f.ledger, coalesce(r.name, f.unit), f.file, coalesce(f.sheet, ''), f."row",
    coalesce(f."column", ''), coalesce(f.found, ''), f.message, coalesce(f.message_en, f.message)
from findings as f
left join regions as r on r.region = rpad(f.unit, 12, '0')
where rpad(f.unit, 12, '0') >= $lo and rpad(f.unit, 12, '0') < $hi
order by f.severity, f.file, f.sheet, f."row", f."column"
"""

_LEAKS = """
select s.problem, s.issue, coalesce(i.title, i.content, ''), s.stay_level, s.entered_day, r.name
from issue_stays as s
join issues as i on i.issue = s.issue
join regions as r on r.region = s.region
where s.problem is not null and s.region >= $lo and s.region < $hi
order by s.problem, s.issue, s.stay
"""
