"""The use case `rebuild`: the warehouse again, from the archive and the journal alone."""

from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb

from etl.building.namesakes import name_questions
from etl.building.publishing import Draft, engine, label_of
from etl.errors import Refused
from etl.home import Home
from etl.period import Period
from etl.policy import keeping
from etl.question import OpenQuestions
from etl.reading.parse import Batch, Progress, parse
from etl.storing.answers import Answered
from etl.storing.archive import Archive
from etl.storing.comparison import compare
from etl.storing.intake import take_in
from etl.storing.journal import Force, Journal, Manifest, Received, Submission, stamp, take_effect
from etl.storing.lake import Lake
from etl.storing.questions import Waiting
from etl.submission import Handed
from etl.witness import note


def always(_home: Home) -> bool:
    """Rebuild, whatever the home looks like."""
    return True


def rebuild(home: Home, progress: Progress | None = None, is_needed: Callable[[Home], bool] = always) -> str:
    """Parses every load in force again and publishes what comes of it; the stamp of the new snapshot.

    The answers are those of the snapshot it replaces, unless contracts, words or policy have changed since.
    `is_needed` is asked under the lock; where it isn't, that of the snapshot in force. Raises Refused where
    the home is empty or the archive lacks a file.
    """
    with home.locked(keeping().lock_seconds):
        journal = Journal(home)
        current = journal.current()
        if current is None:
            raise Refused("还没有装载过任何台账，无可重建")
        if not is_needed(home):
            return current.snapshot
        force: Force = {}
        renewed = [_renew(home, manifest, force, progress) for manifest in journal.chain(current.load)]
        for manifest in renewed:
            journal.write(manifest)
        name = stamp(journal.moment())
        label = label_of(name, current.load, (manifest.notice for manifest in reversed(renewed)))
        with engine() as connection, Draft(home, connection, label) as draft:
            draft.build(renewed)
            _ask_names(home, connection, renewed)
            note(home, "rebuilt", snapshot=name, load=current.load)
            draft.publish()
    return name


def _ask_names(home: Home, connection: duckdb.DuckDBPyConnection, chain: Sequence[Manifest]) -> None:
    """Keeps what the names of all that is in force leave open, as a load does."""
    submissions = [one for manifest in chain for one in manifest.submissions]
    asked = [one.at(home.root) for one in name_questions(connection, submissions, {})]
    Waiting(home).keep_names(asked, Answered(home).all())


def _renew(home: Home, manifest: Manifest, force: Force, progress: Progress | None) -> Manifest:
    """Reads a load's files again; `force` is what was in force before it, and then what is with it."""
    archive = Archive(home.archive)
    deliveries = [(_handed(manifest, one), archive.read(one.sha256)) for one in manifest.received]
    with engine() as connection:
        batch = parse(connection, deliveries, home.key(), manifest.today, progress, manifest.answered)
        if batch.questions:
            raise OpenQuestions(batch.questions)
        submissions = _recounted(manifest.submissions, batch)
        lake = Lake(home.lake)
        intake = take_in(connection, batch, submissions)
        intake += compare(connection, lake, force, submissions, manifest.keeps)
        lake.keep(connection, manifest.load, intake)
    renewed = manifest.model_copy(update={"submissions": submissions})
    take_effect(renewed, force)
    return renewed


def _handed(manifest: Manifest, one: Received) -> Handed:
    period = Period.of(one.period) if one.period else None
    mapping = manifest.mappings[one.mapping] if one.mapping else None
    return Handed(one.part, Path(one.name), one.name, one.ledger, one.unit, period, mapping)


def _recounted(submissions: Sequence[Submission], batch: Batch) -> tuple[Submission, ...]:
    """The submissions under their old names with the counts of this reading."""
    outcomes = {(one.part, one.ledger): one for one in batch.parts}
    renewed = []
    for old in submissions:
        now = outcomes.get((old.part, old.ledger))
        if now is None:
            raise Refused(f"{old.file} 不再被认作 {old.ledger} 台账，无法重建，请检查台账契约的改动")
        counts = {"read": now.read, "loaded": now.loaded}
        counts |= {"quarantined": now.quarantined, "skipped": now.skipped}
        days = {"first_day": now.first_day, "last_day": now.last_day}
        renewed.append(old.model_copy(update=counts | days))
    return tuple(renewed)
