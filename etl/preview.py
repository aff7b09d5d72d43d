"""The use case `load --dry-run`: how files would be understood and what they'd become; nothing changes."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import duckdb
from openpyxl.utils import get_column_letter

from etl.account import findings_as_told, short_code
from etl.building.namesakes import looked_up
from etl.building.publishing import engine
from etl.contract import Contract, contract
from etl.errors import Refused
from etl.home import Home
from etl.load import content_of, received_of, submissions_of
from etl.question import OpenQuestions, Question
from etl.reading.gathering import ReadSheet
from etl.reading.layout import Column
from etl.reading.limits import reading_policy
from etl.reading.parse import Batch, Progress, parse
from etl.reading.profile import Profile, first_rows, profiles
from etl.storing.answers import Answered
from etl.storing.journal import Group, Journal, Manifest, Received, Submission, day_of, stamp
from etl.storing.snapshot import Snapshots
from etl.storing.standing import Standing
from etl.submission import Handed


@dataclass(frozen=True)
class Preview:
    """What a load would come to, as one JSON document; `needs_a_look` where it wouldn't be all loaded."""

    document: dict[str, Any]
    needs_a_look: bool


def preview(home: Home, handed: Sequence[Handed], progress: Progress | None = None) -> Preview:
    """Reads files as `load` would, each by itself, and tells what was understood; writes nothing.

    A file that a load would refuse says why (`refused`). Names are looked up in the registers as they are;
    what else is checked across ledgers is told by the load only. Raises Refused where a file isn't there or
    the home's journal is damaged.
    """
    journal = Journal(home)
    current = journal.current()
    names = Snapshots(home).region_names(current.snapshot) if current else {}
    looking = _Looking(home, journal.chain(current.load if current else None), names)
    rows = 0
    for done, one in enumerate(handed, start=1):
        rows += looking.read(one, content_of(one.path))
        if progress is not None:
            progress(done, len(handed), one.name, rows)
    document = {"dry_run": True, "snapshot": current.snapshot if current else None}
    return Preview(document | {"files": list(looking.told())}, looking.needs_a_look)


class _Looking:
    """One look at a delivery: what each file was read as."""

    def __init__(self, home: Home, chain: Sequence[Manifest], names: Mapping[str, str]) -> None:
        self.home = home
        self.key = home.key() if home.has_key else secrets.token_bytes(32)
        self.chain = chain
        self.standing = Standing(chain)
        self.answers = Answered(home).all()
        self.names = names
        self.files: list[tuple[dict[str, Any], list[Submission]]] = []
        self.now, self.today = home.now(), day_of(home, chain)
        self.load = stamp(self.now)

    def read(self, one: Handed, content: bytes) -> int:
        """Notes how one file is understood; how many rows it has."""
        received = received_of(one, content)
        told: dict[str, Any] = {"file": one.name, "sha256": received.sha256, "refused": None, "questions": []}
        came: list[Submission] = []
        try:
            with engine() as connection:
                batch = parse(connection, [(one, content)], self.key, self.today, None, self.answers)
                came = submissions_of(f"{self.load}.{one.part}", batch, {one.part: received})
                told |= _understood(connection, batch, one.part)
                chain = (*self.chain, self._load_of(one, received, came))
                told["questions"] = self._asked(looked_up(connection, self.home, chain, batch))
        except Refused as refusal:
            told |= _NOT_UNDERSTOOD | {"refused": str(refusal)}
            if isinstance(refusal, OpenQuestions):
                told["questions"] = self._asked(refusal.questions)
        told["is_unchanged"] = self._is_unchanged(received, came)
        self.files.append((told, came))
        return sum(submission.read for submission in came)

    def _asked(self, questions: Sequence[Question]) -> list[dict[str, Any]]:
        return [question.at(self.home.root).told for question in questions]

    def _load_of(self, one: Handed, received: Received, came: Sequence[Submission]) -> Manifest:
        """The load that a file would be, by itself."""
        units = sorted({submission.unit for submission in came})
        return Manifest(
            load=came[0].load,
            parent=None,
            loaded_at=self.now,
            today=self.today,
            notice=None,
            received=(received,),
            mappings={one.mapping.sha256: one.mapping} if one.mapping else {},
            submissions=tuple(came),
            answers=tuple(own for unit in units for own in self.answers.get(unit, ())),
        )

    def _is_unchanged(self, received: Received, came: Sequence[Submission]) -> bool:
        known = self.standing.of_delivery(received, self.answers)
        return bool(known) or (bool(came) and all(self.standing.same_as(one) for one in came))

    def told(self) -> Iterator[dict[str, Any]]:
        """The files as the document has them."""
        new = [one for told, came in self.files if not told["is_unchanged"] for one in came]
        kept = [old for one in self._all if (old := self.standing.same_as(one))]
        fewer = {group: (before, after) for group, before, after in self.standing.fewer(new, kept)}
        replaced = {one.submission: one.replaces for one in self.standing.replacing(new, kept)[0]}
        for told, came in self.files:
            submissions = [self._submission(one, replaced.get(one.submission), fewer) for one in came]
            yield told | self._unit(came) | {"submissions": submissions}

    def _unit(self, came: Sequence[Submission]) -> dict[str, Any]:
        unit = came[0].unit if came else None
        return {
            "unit": short_code(unit) if unit else None,
            "unit_name": self.names.get(unit) if unit else None,
            "period": came[0].period if came else None,
        }

    def _submission(
        self, one: Submission, replaces: str | None, fewer: Mapping[Group, tuple[int, int]]
    ) -> dict[str, Any]:
        before, after = fewer.get(one.group, (None, None))
        counts = {"read": one.read, "loaded": one.loaded, "quarantined": one.quarantined}
        days = {"first_day": one.first_day, "last_day": one.last_day}
        return (
            {"ledger": one.ledger, "ledger_zh": contract(one.ledger).zh, "period": one.period}
            | counts
            | {"skipped": one.skipped, "replaces": replaces}
            | {name: day.isoformat() if day else None for name, day in days.items()}
            | {"fewer": None if before is None else {"before": before, "after": after}}
        )

    @property
    def _all(self) -> list[Submission]:
        return [one for _, came in self.files for one in came]

    @property
    def needs_a_look(self) -> bool:
        """Whether a file would be refused or asks something, or a row would wait."""
        is_open = any(told["refused"] or told["questions"] for told, _ in self.files)
        return is_open or any(one.quarantined for one in self._all)


_NOT_UNDERSTOOD: dict[str, Any] = {"unit_from": None, "period_from": None, "sheets": [], "findings": []}


def _understood(connection: duckdb.DuckDBPyConnection, batch: Batch, part: int) -> dict[str, Any]:
    origins = batch.origins[part]
    return {
        "unit_from": origins.unit,
        "period_from": origins.period,
        "sheets": [_sheet(connection, sheet) for sheet in batch.sheets],
        "findings": findings_as_told(batch.findings),
    }


def _sheet(connection: duckdb.DuckDBPyConnection, sheet: ReadSheet) -> dict[str, Any]:
    profiled = profiles(connection, sheet)
    wanted = contract(sheet.ledger)
    columns = sorted(sheet.layout.columns, key=lambda column: column.index)
    rows = first_rows(connection, sheet, reading_policy().shown.rows)
    return {
        "sheet": sheet.name,
        "ledger": sheet.ledger,
        "ledger_zh": wanted.zh,
        "header": [sheet.first_row + sheet.layout.top, sheet.first_row + sheet.layout.bottom],
        "read": sheet.body.read,
        "skipped": sheet.body.skipped,
        "constants": dict(sheet.layout.constants),
        "columns": [_column(one, sheet, wanted, profiled.get(one.index)) for one in columns],
        "rows": [asdict(row) for row in rows],
    }


def _column(column: Column, sheet: ReadSheet, wanted: Contract, profile: Profile | None) -> dict[str, Any]:
    fields = [wanted.by_name[name] for name in column.meaning.fields]
    return {
        "column": get_column_letter(sheet.first_column + column.index),
        "heading": column.heading,
        "kind": column.meaning.kind,
        "fields": [{"name": field.name, "zh": field.zh, "en": field.en} for field in fields],
        "source": column.meaning.source,
        "by": column.meaning.by,
        "profile": asdict(profile) if profile else None,
    }
