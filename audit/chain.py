"""The log of who did what: lines that are only ever added, each sealed with the one before it."""

import hmac
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Literal

from filelock import FileLock

from audit.secret import secret

Act = Literal[
    "signed_in",
    "signed_out",
    "refused",
    "downloaded",
    "user_changed",
    "policy_changed",
    "loaded",
    "rebuilt",
    "rolled_back",
    "uploaded",
    "confirmed",
    "undone",
    "discarded",
    "backed_up",
    "restored",
    "answered",
]

PATIENCE = 15.0
FIRST = "0" * 64
"""What stands before the first line."""


@dataclass(frozen=True)
class Entry:
    """One line: when (ISO, UTC), who, what, and what about."""

    at: str
    who: str
    act: str
    about: dict[str, str]


@dataclass(frozen=True)
class End:
    """So many lines, the seal of the last, and the size of the log in bytes."""

    lines: int
    seal: str
    size: int


@dataclass(frozen=True)
class Whole:
    """A beginning of the log that was found whole: its bytes, their SHA-256, its lines, its last seal."""

    size: int
    digest: str
    lines: int
    seal: str

    def begins(self, content: bytes) -> bool:
        """Whether a log still begins so, to the byte."""
        return sha256(content[: self.size]).hexdigest() == self.digest


@dataclass(frozen=True)
class Chain:
    """The lines as they stand; `broken` is the number of the first line that isn't as it was written.

    `missing`: so many lines were written once and are gone from the end. `seal`: the last line's.
    `whole`: what needn't be verified line by line again; None where anything isn't as it was written.
    """

    entries: tuple[Entry, ...]
    broken: int | None
    missing: int
    seal: str
    whole: Whole | None = None

    @property
    def is_whole(self) -> bool:
        """Whether every line that was written stands as it was written."""
        return self.broken is None and self.missing == 0


class Audit:
    """The log of a home: audit/log.jsonl, its key, and where it ended when last written to."""

    def __init__(self, home: Path) -> None:
        self.folder = home / "audit"
        self._key = secret(self.folder, "key")
        self._log, self._end = self.folder / "log.jsonl", self.folder / "end.json"
        self._lock = FileLock(self.folder / "lock", timeout=PATIENCE)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Inside it nobody else writes: neither another thread nor another process."""
        with self._lock:
            yield

    def note(self, who: str, act: Act, **about: str) -> None:
        """One more line, on the disk before this returns."""
        entry = Entry(datetime.now(UTC).isoformat(timespec="seconds"), who, act, about)
        with self._lock, open(os.open(self._log, os.O_CREAT | os.O_RDWR, 0o600), "r+b") as log:
            end = self._last(log)
            line, seal = _line(self._key, end.seal, entry)
            at = log.seek(0, os.SEEK_END)
            log.write(line)
            log.flush()
            os.fsync(log.fileno())
            _replace(self._end, json.dumps(asdict(End(end.lines + 1, seal, at + len(line)))))

    def chain(self, known: Whole | None = None) -> Chain:
        """Every line that stands, and whether all stand as they were written.

        What is `known` as whole and hasn't changed by a byte isn't verified line by line again.
        """
        with self._lock:
            content = self._log.read_bytes() if self._log.exists() else b""
            end = self._known_end()
        is_known = known is not None and known.lines <= end.lines and known.begins(content)
        before, seal = (known.lines, known.seal) if known is not None and is_known else (0, FIRST)
        lines = content.splitlines(keepends=True)
        read = [_read(line) for line in lines]
        broken, seals = None, {before: seal}
        for number in range(before + 1, len(lines) + 1):
            line, entry = lines[number - 1], read[number - 1]
            written, seal = _line(self._key, seal, entry) if entry else (b"", seal)
            if line != written and broken is None and (number < len(lines) or line.endswith(b"\n")):
                broken = number
            seals[number] = seal
        missing = max(0, end.lines - len(lines))
        if broken is None and not missing and seals[end.lines] != end.seal:
            broken = end.lines
        is_whole = broken is None and not missing and content.endswith(b"\n")
        whole = Whole(len(content), sha256(content).hexdigest(), len(lines), seal) if is_whole else None
        return Chain(tuple(filter(None, read)), broken, missing, seal, whole)

    def _last(self, log: BinaryIO) -> End:
        """Where the log ends; an unfinished last line, which nobody was told of, is taken off."""
        known = self._known_end()
        if log.seek(0, os.SEEK_END) == known.size:
            return known
        log.seek(0)
        lines = log.read().splitlines(keepends=True)
        if lines and not lines[-1].endswith(b"\n"):
            lines.pop()
            log.truncate(sum(map(len, lines)))
        if len(lines) < known.lines:
            return known  # what is gone from the end stays counted
        entry = _read(lines[-1]) if lines else None
        return End(len(lines), json.loads(lines[-1])["seal"] if entry else FIRST, 0)

    def _known_end(self) -> End:
        if not self._end.exists():
            return End(0, FIRST, 0)
        return End(**json.loads(self._end.read_text(encoding="utf-8")))


class Watch:
    """The log of a home for whoever looks again and again: verified once for what has come since."""

    def __init__(self, home: Path) -> None:
        self._audit = Audit(home)
        self._whole: Whole | None = None

    def chain(self) -> Chain:
        """As `Audit.chain`, which verifies everything."""
        found = self._audit.chain(self._whole)
        self._whole = found.whole
        return found


def _line(key: bytes, before: str, entry: Entry) -> tuple[bytes, str]:
    """A line as it is written after the one sealed `before`, and its own seal."""
    told = asdict(entry)
    body = json.dumps({**told, "before": before}, ensure_ascii=False, sort_keys=True).encode()
    seal = hmac.new(key, body, sha256).hexdigest()
    return json.dumps({**told, "seal": seal}, ensure_ascii=False).encode() + b"\n", seal


def _read(line: bytes) -> Entry | None:
    """What a line says; None where it is no line of the log."""
    try:
        told = json.loads(line)
        return Entry(str(told["at"]), str(told["who"]), told["act"], dict(told["about"]))
    except (ValueError, KeyError, TypeError):
        return None


def _replace(path: Path, text: str) -> None:
    draft = path.with_suffix(".tmp")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
