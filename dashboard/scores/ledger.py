"""The records that scores are reckoned from, fetched through the warehouse's door."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.regions import range_of
from dashboard.scope import Scope, day_number
from dashboard.scores.office import Deputy, Span
from dashboard.scores.record import Assessment, Record, SubjectKind
from dashboard.scores.standing import fairness
from dashboard.snapshot import Snapshot

SQL = Path(__file__).resolve().parent.parent / "sql" / "scores"


@dataclass(frozen=True)
class Written:
    """Where a record stands in the files, and what it was about."""

    title: str | None
    file: str | None
    sheet: str | None
    row: int | None


@dataclass(frozen=True)
class Ledger:
    """One year's part of the period: who is scored, of each the records and assessments, where they stand."""

    deputies: tuple[Deputy, ...]
    records: dict[str, list[Record]] = field(default_factory=dict)
    assessments: dict[str, list[Assessment]] = field(default_factory=dict)
    written: dict[str, Written] = field(default_factory=dict)


def population(scope: Scope) -> str:
    """The county a scope lies in, else itself: a rank is the same whatever part of it is looked at."""
    return scope.region[:6].ljust(12, "0") if scope.level in ("county", "town", "village") else scope.region


def ledger_of(snapshot: Snapshot, region: str, span: Span, as_of: date, subject: SubjectKind) -> Ledger:
    """What is known of the deputies, or the groups, of `region` on `as_of`, of days within the span."""
    known = _known(region, span, as_of)
    found = Ledger(
        tuple(Deputy(*row) for row in _rows(snapshot, "groups" if subject == "group" else "deputies", known))
    )
    for deputy, group, *facts in _rows(snapshot, "records", known):
        record = _record(*facts[:-4])
        found.records.setdefault(group if subject == "group" else deputy, []).append(record)
        found.written[record.key] = Written(*facts[-4:])
    for deputy, group, *facts in _rows(snapshot, "assessments", known):
        given = Assessment(*facts[:-3])
        if deputy is None or subject == "deputy":
            found.assessments.setdefault(deputy or group, []).append(given)
        found.written[given.key] = Written(None, *facts[-3:])
    return found


def _known(region: str, span: Span, as_of: date) -> dict[str, object]:
    """The parameters of the statements."""
    lo, hi = range_of(region)
    return {
        "lo": lo,
        "hi": hi,
        "first": day_number(span.start),
        "last": day_number(min(span.end, as_of)),
        "as_of": day_number(as_of),
        "year_first": day_number(date(span.year, 1, 1)),
        "year_last": day_number(date(span.year, 12, 31)),
        "correction_days": fairness().correction_days,
    }


def _record(
    key: str,
    kind: str,
    day: int,
    ym: int,
    role: str | None,
    event: str | None,
    is_invited: bool | None,
    is_attended: bool | None,
    is_verified: bool | None,
    is_void: bool,
    absent_days: Any,
    people: int | None,
    households: int | None,
    hours: Any,
    outcome: str | None,
) -> Record:
    return Record(
        key=key,
        kind=kind,
        day=day,
        ym=ym,
        role=role,
        event=event,
        is_invited=is_invited,
        is_attended=is_attended,
        is_verified=is_verified,
        is_void=is_void,
        half_days=None if absent_days is None else int(absent_days * 2),
        people=people,
        households=households,
        hours=None if hours is None else int(hours),
        outcome=outcome,
    )


def _rows(snapshot: Snapshot, name: str, known: Mapping[str, object]) -> list[tuple[Any, ...]]:
    sql = _sql(name)
    return snapshot.query(sql, {key: value for key, value in known.items() if f"${key}" in sql})


@cache
def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")
