"""The use case `load`: files as handed in take effect as a new snapshot, whole or not at all."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from audit.person import at_the_terminal
from etl.building.namesakes import letters, name_questions
from etl.building.publishing import Draft, engine, label_of
from etl.building.reference import Label
from etl.building.told import Told, told_by
from etl.errors import Refused
from etl.home import Home
from etl.policy import keeping
from etl.question import OpenQuestions, Question
from etl.reading.files import check_size
from etl.reading.gathering import ReadSheet
from etl.reading.parse import Batch, Progress, parse
from etl.storing.answers import Answered
from etl.storing.archive import Archive, sha256
from etl.storing.comparison import compare
from etl.storing.intake import take_in
from etl.storing.journal import Journal, Manifest, Received, Submission, day_of, stamp
from etl.storing.lake import Lake
from etl.storing.questions import Waiting
from etl.storing.snapshot import Snapshots
from etl.storing.standing import Standing
from etl.submission import Handed
from etl.witness import note

Delivery = tuple[Handed, bytes]

_UNITS_TOLD = 20  # of a first load the log names no more; the manifest has them all


@dataclass(frozen=True)
class Loaded:
    """What a load came to: the snapshot now in force and each submission, new or unchanged.

    `questions` are about files of which nothing was loaded, as they wait for an answer, and about names in
    files that were; `told` is what the snapshot says of the submissions.
    """

    snapshot: str
    submissions: tuple[Submission, ...]
    unchanged: frozenset[str]
    told: Told
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class Options:
    """What a load was told beside the files; `notice` is printed on every page of what comes of it.

    `by` is who handed them in; None: who types the command.
    """

    accept_fewer: bool = False
    notice: str | None = None
    by: str | None = None


def load(
    home: Home, handed: Sequence[Handed], options: Options = Options(), progress: Progress | None = None
) -> Loaded:
    """Loads files and publishes a snapshot; files already in force as they are change nothing.

    A file whose headings only its sender can explain is left out and its questions are kept. Raises Refused,
    with nothing changed, where a file can't be read, every file waits for an answer, another load holds the
    lock too long, or a submission has fewer ids than the one it replaces and that wasn't accepted.
    """
    deliveries = [(one, content_of(one.path)) for one in handed]
    with home.locked(keeping().lock_seconds):
        return _Loading(home, options, progress).run(deliveries)


class _Loading:
    """One load under way, under the loader's lock."""

    def __init__(self, home: Home, options: Options, progress: Progress | None) -> None:
        self.home = home
        self.options = options
        self.progress = progress
        self.journal = Journal(home)
        self.current = self.journal.current()
        self.chain = self.journal.chain(self.current.load if self.current else None)
        self.standing = Standing(self.chain)
        self.answers = Answered(home).all()
        self.moment = self.journal.moment()
        self.today = day_of(home, self.chain)
        self.load = stamp(self.moment)

    def run(self, deliveries: Sequence[Delivery]) -> Loaded:
        """The load from the first byte to the published snapshot."""
        received = {one.part: received_of(one, content) for one, content in deliveries}
        known = {part: self.standing.of_delivery(one, self.answers) for part, one in received.items()}
        unchanged = [submission for found in known.values() for submission in found]
        fresh = [(one, content) for one, content in deliveries if not known[one.part]]
        if not fresh:
            return self._outcome([], unchanged)
        with engine() as connection, Draft(self.home, connection, self._label()) as draft:
            reading = connection.cursor()
            batch = self._parsed(reading, fresh)
            came = submissions_of(self.load, batch, received)
            same = {one.submission: old for one in came if (old := self.standing.same_as(one))}
            unchanged += same.values()
            new = [one for one in came if one.submission not in same]
            told = None
            if new:
                manifest = self._manifest(fresh, received, new, unchanged)
                self._take_effect(reading, draft, batch, manifest, [content for _, content in fresh])
                new = list(manifest.submissions)
                told = draft.told(one.submission for one in (*new, *unchanged))
                draft.publish()
            Waiting(self.home).forget(one.sha256 for one in (*new, *same.values()))
            names = self._names(connection, batch, new) if new else ()
        return self._outcome(new, unchanged, told, (*batch.questions, *names))

    def _parsed(self, connection: duckdb.DuckDBPyConnection, fresh: Sequence[Delivery]) -> Batch:
        """The files read; what they ask is kept, also where that is all they come to (OpenQuestions)."""
        try:
            batch = parse(connection, fresh, self.home.key(), self.today, self.progress, self.answers)
        except OpenQuestions as asked:
            raise OpenQuestions(self._kept(asked.questions)) from None
        return replace(batch, questions=self._kept(batch.questions))

    def _names(
        self, connection: duckdb.DuckDBPyConnection, batch: Batch, new: Sequence[Submission]
    ) -> tuple[Question, ...]:
        """What the new submissions ask of names; what all do is kept, as registers change as well."""
        standing = [one for manifest in self.chain for one in manifest.submissions]
        found = name_questions(connection, (*standing, *new), letters(batch.sheets, new))
        asked = [one.at(self.home.root) for one in found]
        Waiting(self.home).keep_names(asked, self.answers)
        fresh = {one.sha256 for one in new}
        return tuple(one for one in asked if one.sha256 in fresh)

    def _kept(self, questions: Sequence[Question]) -> tuple[Question, ...]:
        asked = tuple(one.at(self.home.root) for one in questions)
        Waiting(self.home).keep(asked)
        return asked

    def _manifest(
        self,
        fresh: Sequence[Delivery],
        received: dict[int, Received],
        new: Sequence[Submission],
        unchanged: Sequence[Submission],
    ) -> Manifest:
        if not self.options.accept_fewer:
            self.standing.refuse_fewer(new, unchanged)
        marked, keeps = self.standing.replacing(new, unchanged)
        parts = {one.part for one in marked}
        mappings = {one.mapping.sha256: one.mapping for one, _ in fresh if one.mapping}
        return Manifest(
            load=self.load,
            parent=self.current.load if self.current else None,
            loaded_at=self.moment,
            today=self.today,
            notice=self.options.notice,
            received=tuple(received[one.part] for one, _ in fresh if one.part in parts),
            mappings=mappings,
            submissions=tuple(marked),
            keeps=keeps,
            answers=tuple(
                one for unit in sorted({one.unit for one in marked}) for one in self.answers.get(unit, ())
            ),
            by=self.options.by or at_the_terminal(),
        )

    def _label(self) -> Label:
        notices = (self.options.notice, *(manifest.notice for manifest in reversed(self.chain)))
        return label_of(self.load, self.load, notices)

    def _take_effect(
        self,
        connection: duckdb.DuckDBPyConnection,
        draft: Draft,
        batch: Batch,
        manifest: Manifest,
        contents: Sequence[bytes],
    ) -> None:
        intake = take_in(connection, batch, manifest.submissions)
        lake = Lake(self.home.lake)
        intake += compare(connection, lake, self.standing.force, manifest.submissions, manifest.keeps)
        with ThreadPoolExecutor(max_workers=2) as aside:
            kept = (
                aside.submit(Archive(self.home.archive).keep, contents),
                aside.submit(lake.keep, connection.cursor(), self.load, intake),
            )
            draft.build((*self.chain, manifest), intake)
            for one in kept:
                one.result()
        note(self.home, "loaded", **_noted(manifest))
        self.journal.write(manifest)

    def _outcome(
        self,
        new: Sequence[Submission],
        unchanged: Sequence[Submission],
        told: Told | None = None,
        questions: tuple[Question, ...] = (),
    ) -> Loaded:
        current = self.journal.current()
        if current is None:
            raise Refused("交来的文件里没有任何台账")
        old = frozenset(one.submission for one in unchanged)
        submissions = (*new, *unchanged)
        if told is None:
            told = told_by(
                Snapshots(self.home).path(current.snapshot), [one.submission for one in submissions]
            )
        return Loaded(current.snapshot, submissions, old, told, questions)


def content_of(path: Path) -> bytes:
    """The bytes of a file as handed in; Refused where it can't be read."""
    try:
        check_size(path.stat().st_size, path.name)
        return path.read_bytes()
    except OSError as error:
        raise Refused(f"读不到文件 {path}：{error.strerror}") from error


def _noted(manifest: Manifest) -> dict[str, str]:
    """What the log says of a load: how much of what from whom, without names of files."""
    new = manifest.submissions
    by = {} if manifest.by in (None, at_the_terminal()) else {"by": str(manifest.by)}
    return by | {
        "load": manifest.load,
        "submissions": str(len(new)),
        "ledgers": ",".join(sorted({one.ledger for one in new})),
        "units": ",".join(sorted({one.unit for one in new})[:_UNITS_TOLD]),
        "rows": str(sum(one.loaded for one in new)),
    }


def submissions_of(load: str, batch: Batch, received: Mapping[int, Received]) -> list[Submission]:
    """What a load's files became, one a part and ledger; none says yet what it replaces."""
    sheets: dict[tuple[int, str], list[ReadSheet]] = {}
    for sheet in batch.sheets:
        sheets.setdefault((sheet.part, sheet.ledger), []).append(sheet)
    return [
        Submission(
            submission=f"{load}.{number}",
            part=part.part,
            file=received[part.part].name,
            sha256=received[part.part].sha256,
            ledger=part.ledger,
            unit=part.unit,
            period=part.period.text,
            mapping=received[part.part].mapping,
            first_day=part.first_day,
            last_day=part.last_day,
            read=part.read,
            loaded=part.loaded,
            quarantined=part.quarantined,
            skipped=part.skipped,
            replaces=None,
            answers=_gone_by(sheets[part.part, part.ledger]),
        )
        for number, part in enumerate(batch.parts, 1)
    ]


def received_of(one: Handed, content: bytes) -> Received:
    """A file as the journal notes it."""
    return Received(
        part=one.part,
        name=one.name,
        sha256=sha256(content),
        ledger=one.ledger,
        unit=one.unit,
        period=one.period.text if one.period else None,
        mapping=one.mapping.sha256 if one.mapping else None,
    )


def _gone_by(sheets: Sequence[ReadSheet]) -> str | None:
    """A digest of the answers that sheets were read by; None where none of them mattered."""
    used: set[str] = set()
    for sheet in sheets:
        columns = [one for one in sheet.layout.columns if one.meaning.source == "answer"]
        used |= {f"{one.name}={one.meaning.kind}:{','.join(one.meaning.fields)}" for one in columns}
        if sheet.answers:
            used |= {f"{name}:={text}" for name, text in sheet.answers.constants.items()}
            used |= {sheet.answers.dates.order} - {"ymd"}
            used |= {f"{name}:{texts}" for name, texts in sheet.answers.aliases.items()}
    return sha256("\n".join(sorted(used)).encode()) if used else None
