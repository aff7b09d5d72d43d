"""The records that scores are reckoned from, fetched through the warehouse's door."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.regions import range_of
from dashboard.scope import Scope, day_number
from dashboard.scores.office import Deputy, Span
from dashboard.scores.record import Assessment, Record
from dashboard.scores.standing import fairness
from dashboard.warehouse import Snapshot

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
    """One year's part of the period: the deputies, and by deputy their records and assessments."""

    deputies: tuple[Deputy, ...]
    records: Mapping[str, list[Record]]
    assessments: Mapping[str, list[Assessment]]
    written: Mapping[str, Written]


def population(scope: Scope) -> str:
    """The county a scope lies in, else itself: a rank is the same whatever part of it is looked at."""
    return scope.region[:6].ljust(12, "0") if scope.level in ("county", "town", "village") else scope.region


def ledger_of(snapshot: Snapshot, region: str, span: Span, as_of: date) -> Ledger:
    """What is known of the deputies of `region` on `as_of`, of days within the span."""
    lo, hi = range_of(region)
    known: dict[str, object] = {
        "lo": lo,
        "hi": hi,
        "first": day_number(span.start),
        "last": day_number(min(span.end, as_of)),
        "as_of": day_number(as_of),
        "year_first": day_number(date(span.year, 1, 1)),
        "year_last": day_number(date(span.year, 12, 31)),
        "correction_days": fairness().correction_days,
    }
    records: dict[str, list[Record]] = {}
    assessments: dict[str, list[Assessment]] = {}
    written: dict[str, Written] = {}
    for deputy, *facts in _rows(snapshot, "records", known):
        record = _record(*facts[:-4])
        records.setdefault(deputy, []).append(record)
        written[record.key] = Written(*facts[-4:])
    for deputy, key, item, assessor, points, day, is_verified, *place in _rows(
        snapshot, "assessments", known
    ):
        found = Assessment(key, item, assessor, points, day, is_verified)
        assessments.setdefault(deputy, []).append(found)
        written[key] = Written(None, *place)
    deputies = tuple(Deputy(*row) for row in _rows(snapshot, "deputies", known))
    return Ledger(deputies, records, assessments, written)


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
