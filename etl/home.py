"""Where everything of one installation lies: archive, lake, loads, warehouse, key and lock."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from etl.errors import Refused


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Home:
    """The folders and files of an installation, as docs/architecture.md lists them."""

    root: Path
    now: Callable[[], datetime] = field(default=_now, compare=False, repr=False)
    """The clock that loads go by."""

    @property
    def archive(self) -> Path:
        """The untouched files, by content hash."""
        return self.root / "archive"

    @property
    def lake(self) -> Path:
        """What was parsed: a folder a ledger, a Parquet file a load."""
        return self.root / "lake"

    @property
    def loads(self) -> Path:
        """The manifests, one a load."""
        return self.root / "loads"

    @property
    def warehouse(self) -> Path:
        """The snapshots."""
        return self.root / "warehouse"

    @property
    def mappings(self) -> Path:
        """What senders answered about their headings: a mapping file per unit and ledger."""
        return self.root / "mappings"

    @property
    def questions(self) -> Path:
        """What files that weren't loaded ask of their senders."""
        return self.root / "questions"

    @property
    def current(self) -> Path:
        """The one line that says which snapshot and load are in force."""
        return self.root / "CURRENT"

    @property
    def has_key(self) -> bool:
        """Whether the secret of the keyed hash was made already."""
        return (self.root / "key").exists()

    def key(self) -> bytes:
        """The secret of the keyed hash, made on first use and readable by its owner only."""
        path = self.root / "key"
        if not self.has_key:
            make_folder(self.root)
            draft = self.root / "key.tmp"
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w") as file:
                file.write(secrets.token_hex(32))
                file.flush()
                os.fsync(file.fileno())
            publish(draft, path)
        return bytes.fromhex(path.read_text().strip())

    @contextmanager
    def locked(self, seconds: float) -> Iterator[None]:
        """The loader's lock, waited for so many seconds; Refused if another load still holds it then."""
        make_folder(self.root)
        lock = FileLock(self.root / "lock")
        try:
            with lock.acquire(timeout=seconds):
                self._sweep()
                yield
        except Timeout as error:
            raise Refused(f"另一个装载正在进行，等了 {seconds:.0f} 秒仍未结束，请稍后再试") from error

    def _sweep(self) -> None:
        """Removes what a killed load left half-written; nobody else writes while the lock is held."""
        for folder in (self.archive, self.lake, self.loads, self.warehouse, self.mappings, self.questions):
            for leftover in folder.rglob("*.tmp*"):
                leftover.unlink(missing_ok=True)
        (self.root / "CURRENT.tmp").unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """A folder and those above it; each new name survives a power cut."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir(exist_ok=True)
        sync_folder(one.parent)


def publish(draft: Path, final: Path) -> None:
    """Gives a finished file its name in one step that survives a power cut."""
    os.replace(draft, final)
    sync_folder(final.parent)


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder durable; Windows, which opens no folder, does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Makes a file's content durable."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file that is either there in full or not at all."""
    make_folder(path.parent)
    draft = path.with_name(f"{path.name}.tmp")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    publish(draft, path)
