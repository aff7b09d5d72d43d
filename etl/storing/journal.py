"""What was loaded: one manifest a load, each naming its parent; CURRENT says where the chain begins."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from etl.errors import Refused
from etl.home import Home, write_whole
from etl.mapping import Mapping

Group = tuple[str, str, str]

_STAMP = re.compile(r"\d{8}T\d{6}-[0-9a-f]{4}")
_TICK = timedelta(microseconds=16)  # a little more than the last digit of a stamp


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Received(_Record):
    """One file of a load: its content, its name and what was said of it; enough to parse it again."""

    part: int
    name: str
    sha256: str
    ledger: str | None
    unit: str | None
    period: str | None
    mapping: str | None

    @property
    def delivery(self) -> tuple[str | None, ...]:
        """What makes two deliveries the same: content and all that was said of it, not the name."""
        return self.sha256, self.ledger, self.unit, self.period, self.mapping


class Submission(_Record):
    """What became of one ledger in one file; read = loaded + quarantined + skipped.

    `answers` digests what its sender had answered and this reading went by, None where that was nothing.
    """

    submission: str
    part: int
    file: str
    sha256: str
    ledger: str
    unit: str
    period: str
    mapping: str | None
    first_day: date | None
    last_day: date | None
    read: int
    loaded: int
    quarantined: int
    skipped: int
    replaces: str | None
    answers: str | None = None

    @property
    def load(self) -> str:
        """The load that brought it."""
        return self.submission.partition(".")[0]

    @property
    def group(self) -> Group:
        """Ledger, unit and period: a later submission of the same three replaces the earlier one."""
        return self.ledger, self.unit, self.period

    @property
    def content(self) -> tuple[str | None, ...]:
        """What makes two submissions of a group the same: bytes, mapping, and the answers it was read by."""
        return self.sha256, self.mapping, self.answers

    def replacing(self, earlier: "Submission | None") -> "Submission":
        """The same submission, saying which earlier one it replaces."""
        return self.model_copy(update={"replaces": earlier.submission if earlier else None})


class Manifest(_Record):
    """One load: files and submissions, and which earlier ones of the same groups it `keeps` beside them.

    `answers` is what the senders had answered by then, all of it: enough to read the files again. `by` is who
    handed it in; None of loads before that was noted.
    """

    load: str
    parent: str | None
    loaded_at: datetime
    today: date
    notice: str | None
    received: tuple[Received, ...]
    mappings: dict[str, Mapping]
    submissions: tuple[Submission, ...]
    keeps: tuple[str, ...] = ()
    answers: tuple[Mapping, ...] = ()
    by: str | None = None

    @property
    def answered(self) -> dict[str, tuple[Mapping, ...]]:
        """The answers by the unit that gave them."""
        found: dict[str, tuple[Mapping, ...]] = {}
        for one in self.answers:
            found[one.unit or ""] = (*found.get(one.unit or "", ()), one)
        return found


class Current(_Record):
    """Which snapshot is served and which load it holds."""

    snapshot: str
    load: str


Force = dict[Group, tuple[Submission, ...]]
"""The submissions that count, by ledger, unit and period."""


class Journal:
    """The manifests of a home, and the pointer to the newest in force."""

    def __init__(self, home: Home) -> None:
        self.home = home

    def current(self) -> Current | None:
        """What is in force; None in an empty home, Refused where the pointer is damaged."""
        try:
            return Current.model_validate_json(self.home.current.read_bytes())
        except FileNotFoundError:
            return None
        except ValidationError as error:
            raise Refused(f"{self.home.current} 已损坏，请用 rollback 指定一个快照") from error

    def point(self, current: Current) -> None:
        """Moves the pointer: the one step that makes a load, a rebuild or a rollback take effect."""
        write_whole(self.home.current, current.model_dump_json().encode() + b"\n")

    def write(self, manifest: Manifest) -> None:
        """Keeps a manifest; it has no effect before CURRENT leads to it."""
        write_whole(self._path(manifest.load), manifest.model_dump_json().encode())

    def read(self, load: str) -> Manifest:
        """One load's manifest; Refused if it is missing or damaged."""
        try:
            return Manifest.model_validate_json(self._path(load).read_bytes())
        except (OSError, ValidationError) as error:
            raise Refused(f"装载记录 {load} 缺失或已损坏") from error

    def chain(self, load: str | None) -> tuple[Manifest, ...]:
        """The loads in force up to one, oldest first."""
        found: list[Manifest] = []
        while load is not None:
            found.append(self.read(load))
            load = found[-1].parent
        return tuple(reversed(found))

    def moment(self) -> datetime:
        """Now by the home's clock, but after every load and snapshot: a clock may have been set back.

        So stamps sort in the order of what happened, and none is given twice.
        """
        now = self.home.now()
        taken = (*self.home.loads.glob("*.json"), *self.home.warehouse.glob("*.duckdb"))
        last = max((path.stem for path in taken if _STAMP.fullmatch(path.stem)), default=None)
        return now if last is None or stamp(now) > last else _after(last)

    def _path(self, load: str) -> Path:
        return self.home.loads / f"{load}.json"


def in_force(chain: Iterable[Manifest]) -> Force:
    """The submissions that count after these loads: of each ledger, unit and period the last handed in."""
    force: Force = {}
    for manifest in chain:
        take_effect(manifest, force)
    return force


def take_effect(manifest: Manifest, force: Force) -> None:
    """Changes what is in force as a load does."""
    kept = set(manifest.keeps)
    fresh: dict[Group, tuple[Submission, ...]] = {}
    for submission in manifest.submissions:
        fresh[submission.group] = (*fresh.get(submission.group, ()), submission)
    for group, submissions in fresh.items():
        earlier = tuple(old for old in force.get(group, ()) if old.submission in kept)
        force[group] = (*earlier, *submissions)


def stamp(moment: datetime) -> str:
    """A name like 20211231T235900-3f2a: UTC to the second, then the second's part, so that names sort."""
    utc = moment.astimezone(UTC)
    return f"{utc:%Y%m%dT%H%M%S}-{utc.microsecond * 0x10000 // 1_000_000:04x}"


def _after(text: str) -> datetime:
    """The first moment whose stamp comes after this one."""
    second = datetime.strptime(text[:15], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    return second + timedelta(microseconds=-(-int(text[16:], 16) * 1_000_000 // 0x10000)) + _TICK


def day_of(home: Home, chain: Sequence[Manifest]) -> date:
    """The day a load goes by: never before the last one's, so that a clock set back refuses no row."""
    today = home.now().astimezone().date()
    return max(today, chain[-1].today) if chain else today
