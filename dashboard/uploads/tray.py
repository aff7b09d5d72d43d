"""Where uploads lie until they are confirmed: `uploads/<id>` under the home, for their owner only."""

import os
import re
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any

from filelock import FileLock, Timeout
from pydantic import ValidationError

from dashboard.errors import DashboardError
from dashboard.uploads.policy import UploadPolicy
from dashboard.uploads.upload import Kept, Upload

FOLDER = "uploads"
RECORD, LOCK, PROGRESS = "record.json", "lock", "progress.json"
_DRAFT = ".tmp"
ID = re.compile(r"u[0-9a-f]{24}")
_ENDING = re.compile(r"(?:\.[A-Za-z0-9]{1,5}){1,2}$", re.ASCII)
_BLOCK = 1024 * 1024
_HOUR = 3600
_RIGHTS, _OWNER_ONLY = 0o700, 0o600


class UnknownUpload(DashboardError):
    """There is no such upload, or it is another user's."""

    def __init__(self) -> None:
        super().__init__("没有这次上传：可能已经丢弃，或放得太久被清理了，请重新上传", "no such upload")


class TooMuch(DashboardError):
    """A file, or all of them, are beyond data/policy/upload.toml."""


class Tray:
    """The uploads of a home."""

    def __init__(self, home: Path, policy: UploadPolicy) -> None:
        self._folder, self._policy = home / FOLDER, policy

    def receive(self, who: str, files: Iterable[tuple[str, IO[bytes]]]) -> Upload:
        """Keeps files as (name, content), all or none of them: a record in state `reading`. TooMuch."""
        self.sweep()
        found = f"u{secrets.token_hex(12)}"
        draft = self._folder / f"{found}{_DRAFT}"
        draft.mkdir(parents=True, mode=_RIGHTS)
        with FileLock(draft / LOCK):
            try:
                kept = tuple(self._keep(draft, number, *file) for number, file in enumerate(files, 1))
                if not kept:
                    raise TooMuch("没有选文件：请选一个或几个台账文件", "no file was chosen")
                moment = now()
                upload = Upload(id=found, who=who, at=moment, state="reading", since=moment, files=kept)
                _write(draft / RECORD, upload)
                draft.rename(self._folder / found)
            except DashboardError:
                shutil.rmtree(draft)
                raise
        return upload

    def find(self, upload: str, who: str) -> Upload:
        """A user's own upload; UnknownUpload otherwise."""
        found = self._read(upload) if ID.fullmatch(upload) else None
        if found is None or found.who != who:
            raise UnknownUpload()
        return found

    def of(self, who: str) -> list[Upload]:
        """A user's uploads, the latest first."""
        found = [one for path in self._ids() if (one := self._read(path.name)) and one.who == who]
        return sorted(found, key=lambda one: one.at, reverse=True)

    def keep(self, upload: Upload, **changes: Any) -> Upload:
        """The record with changes, on the disk whole; a new state begins now."""
        moved = {"since": now()} if changes.get("state", upload.state) != upload.state else {}
        changed = upload.model_copy(update={**moved, **changes})
        _write(self._folder / upload.id / RECORD, changed)
        return changed

    def paths(self, upload: Upload) -> list[Path]:
        """Where the files lie, in their order."""
        return [self._folder / upload.id / one.stored for one in upload.files]

    def lock(self, upload: Upload) -> FileLock:
        """The lock of whoever runs a step of the upload."""
        return FileLock(self._folder / upload.id / LOCK)

    def progress(self, upload: Upload) -> Path:
        """Where the step under way tells how far it is."""
        return self._folder / upload.id / PROGRESS

    def clear(self, upload: Upload) -> None:
        """Removes the files; the record stays, for an undo."""
        for path in self.paths(upload):
            path.unlink(missing_ok=True)

    def discard(self, upload: Upload) -> None:
        """Removes files and record."""
        shutil.rmtree(self._folder / upload.id, ignore_errors=True)

    def sweep(self) -> None:
        """Removes what a broken upload left half, and what nobody touched for too long."""
        oldest = time.time() - self._policy.keep_hours * _HOUR
        for path in self._folder.glob("u*") if self._folder.is_dir() else ():
            try:
                is_old = path.stat().st_mtime < oldest
            except FileNotFoundError:  # it just became an upload, or went
                continue
            if is_old or (path.suffix == _DRAFT and _is_left(path)):
                shutil.rmtree(path, ignore_errors=True)

    def _keep(self, folder: Path, number: int, name: str, content: IO[bytes]) -> Kept:
        limit = self._policy
        if number > limit.files:
            raise TooMuch(
                f"一次最多传 {limit.files} 个文件，请分几次", f"{limit.files} files at most at a time"
            )
        told = plain_name(name, limit.name_characters)
        # Of the name only a washed ending is used: the reader wants to see it.
        ending = _ENDING.search(told)
        stored = f"{number}{ending[0] if ending else ''}"
        size = 0
        with os.fdopen(
            os.open(folder / stored, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER_ONLY), "wb"
        ) as file:
            while block := content.read(_BLOCK):
                size += len(block)
                if size > limit.file_bytes:
                    raise TooMuch(
                        f"{told} 超过 {limit.file_megabytes} MB：请拆开，或请管理员用命令行装载",
                        f"{told} is larger than {limit.file_megabytes} MB",
                    )
                file.write(block)
        return Kept(name=told, stored=stored, size=size)

    def _ids(self) -> Iterator[Path]:
        return (path for path in self._folder.glob("u*") if ID.fullmatch(path.name))

    def _read(self, upload: str) -> Upload | None:
        try:
            return Upload.model_validate_json((self._folder / upload / RECORD).read_bytes())
        except (OSError, ValidationError):
            return None


def _is_left(draft: Path) -> bool:
    """Whether nobody writes a draft any more: whoever does holds its lock from the first file on."""
    if not any(draft.iterdir()):
        return False  # its lock is about to be taken
    lock = FileLock(draft / LOCK)
    if not taken(lock):
        return False
    lock.release()
    return True


def taken(lock: FileLock) -> bool:
    """Whether the lock was free, and is now held."""
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return False
    return True


def plain_name(name: str, longest: int) -> str:
    """A file's name without folders, control characters and what hides before it; never empty."""
    last = PurePosixPath(name.replace("\\", "/")).name
    washed = "".join(character for character in last if character.isprintable()).strip().lstrip(".~")
    ending = _ENDING.search(washed)
    tail = ending[0] if ending else ""
    return f"{washed[: len(washed) - len(tail)][: longest - len(tail)] or 'file'}{tail}"


def now() -> str:
    """This moment, ISO in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _write(path: Path, upload: Upload) -> None:
    draft = path.with_suffix(".tmp")
    with os.fdopen(os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, _OWNER_ONLY), "wb") as file:
        file.write(upload.model_dump_json().encode())
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
