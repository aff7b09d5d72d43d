"""What was handed in: submissions, how fresh each unit's ledgers are, and where the books leak."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import formats
from dashboard.regions import range_of
from dashboard.scope import date_of, period
from dashboard.translation import _
from dashboard.warehouse import Warehouse


@dataclass(frozen=True)
class Before:
    """The rows of the submission that another one replaced."""

    read: int
    loaded: int
    quarantined: int
    loaded_at: str


@dataclass(frozen=True)
class Submission:
    """One submission part in force; `loaded_at` is ISO, UTC. `before`: the one it replaced, None for none.

    `by` is who handed it in; None where nobody noted it.
    """

    id: str
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
    by: str | None
    before: Before | None


@dataclass(frozen=True)
class Fresh:
    """How far one ledger of the units below a region reaches."""

    ledger: str
    units: int
    latest: date | None
    behind: int  # units whose latest period ends before the latest of all; running ledgers have no period


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
    rows = warehouse.query(_TOTALS, bounds(region))
    return Totals(*(number or 0 for number in rows[0]))


def submissions(warehouse: Warehouse, region: str, limit: int) -> tuple[Submission, ...]:
    """The latest `limit` submissions in force of a region's units."""
    rows = warehouse.query(_SUBMISSIONS, {**bounds(region), "limit": limit})
    return tuple(_submission(row[:-BEFORE], row[-BEFORE:]) for row in rows)


def freshness(warehouse: Warehouse, region: str) -> tuple[Fresh, ...]:
    """For each ledger: units that handed in, the latest day reached, units that lag behind it."""
    rows = warehouse.query(_FRESH, bounds(region))
    return tuple(Fresh(ledger, units, _date(latest), behind) for ledger, units, latest, behind in rows)


def leaks(warehouse: Warehouse, region: str) -> tuple[Leak, ...]:
    """The issues collected in a region on whose way up the sender's and the receiver's ledgers disagree."""
    rows = warehouse.query(_LEAKS, bounds(region))
    return tuple(
        Leak(problem, issue, title, level, _date(day), place)
        for problem, issue, title, level, day, place in rows
    )


def _submission(own: tuple[Any, ...], before: tuple[Any, ...]) -> Submission:
    return Submission(*(*own, Before(*before) if before[-1] is not None else None))


def period_told(text: str) -> str:
    """The period of a submission as one says it: 2022-01..2022-02 is 2022年1月至2022年2月."""
    if text == "all":
        return _("连续台账")
    year, half, number = text.partition("H")
    if half:
        months = ("-01", "-06") if number == "1" else ("-07", "-12")
        text = "..".join(f"{year}{month}" for month in months)
    first, _dots, last = text.partition("..")
    return formats.period(period(first)[0], period(last or first)[1])


def bounds(region: str) -> dict[str, Any]:
    """The codes of a region and what lies below it, as the parameters lo and hi."""
    lo, hi = range_of(region)
    return {"lo": lo, "hi": hi}


def _date(day: int | None) -> date | None:
    return None if day is None else date_of(day)


BEFORE = 4
"""So many columns at the end of a row are those of the submission it replaced."""

_IN_FORCE = "is_in_force and unit >= $lo and unit < $hi"

_TOTALS = f"""
select count(*), sum(rows_read), sum(rows_loaded), sum(rows_quarantined), sum(rows_skipped)
from submissions
where {_IN_FORCE}
"""

_SUBMISSIONS = """
select
    s.submission, s.file, s.ledger, s.unit, coalesce(r.name, s.unit), s.period,
    s.rows_read, s.rows_loaded, s.rows_quarantined, s.rows_skipped, s.loaded_at, s.handed_by,
    b.rows_read, b.rows_loaded, b.rows_quarantined, b.loaded_at
from submissions as s
left join regions as r on r.region = s.unit
left join submissions as b on b.submission = s.replaces
where s.is_in_force and s.unit >= $lo and s.unit < $hi
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

_LEAKS = """
select s.problem, s.issue, coalesce(i.title, i.content, ''), s.stay_level, s.entered_day, r.name
from issue_stays as s
join issues as i on i.issue = s.issue
join regions as r on r.region = s.region
where s.problem is not null and s.region >= $lo and s.region < $hi
order by s.problem, s.issue, s.stay
"""
