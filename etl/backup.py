"""The use cases `backup` and `restore`: everything that can't be made again, in one file, and back."""

import os
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from audit.chain import Audit
from etl.errors import Refused
from etl.home import Home, publish, sync_folder
from etl.paths import DATA, MAPPINGS, POLICY
from etl.policy import keeping
from etl.reading.parse import Progress
from etl.rebuild import rebuild
from etl.storing.archive import sha256
from etl.storing.journal import Journal
from etl.verification import verify
from etl.witness import note

_KEPT = ("archive", "mappings", "loads", "audit", "key", "CURRENT")
_USERS = PurePosixPath("access/users.sqlite")
"""Who may look. The key of the cookies and the provider's secret aren't kept: a backup lets nobody in."""
_RIGHTS = 0o600  # it holds the untouched files and the key of the hash


def backup(home: Home, path: Path) -> int:
    """Writes archive, answers, journal, log, users, key and the policy in force as one tar; how many files.

    Lake, snapshots and returned workbooks aren't in it: `restore` makes them again. Refused where nothing was
    loaded yet or something kept is damaged.
    """
    with home.locked(keeping().lock_seconds):
        faults = [fault for fault in verify(home).faults if fault.kind in ("journal", "archive")]
        if faults:
            raise Refused(f"不能备份，先修好：{faults[0].message}")
        note(home, "backed_up", file=path.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.tmp")
        count = 0
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _RIGHTS), "wb") as file:
            with (
                TemporaryDirectory(dir=path.parent) as folder,
                Audit(home.root).held(),
                tarfile.open(fileobj=file, mode="w") as archive,
            ):
                for source, name in chain(_users(home, Path(folder)), _sources(home)):
                    archive.add(source, name, recursive=False)
                    count += 1
            file.flush()
            os.fsync(file.fileno())
        publish(draft, path)
    return count


def _users(home: Home, folder: Path) -> Iterator[tuple[Path, str]]:
    """The users as they stand at one moment, also while somebody signs in: copied by SQLite itself."""
    source, copy = home.root / _USERS, folder / _USERS.name
    if not source.is_file():
        return
    os.close(os.open(copy, os.O_CREAT | os.O_WRONLY, _RIGHTS))
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(copy)) as kept:
        live.backup(kept)
    yield copy, str(_USERS)


def _sources(home: Home) -> Iterator[tuple[Path, str]]:
    """What goes into a backup, and its name there; CURRENT last, so that a cut-off file restores nothing."""
    for name in _KEPT:
        source = home.root / name
        paths = sorted(source.rglob("*")) if source.is_dir() else [source]
        for path in paths:
            if path.is_file() and ".tmp" not in path.name:
                yield path, path.relative_to(home.root).as_posix()
        if name == "loads":
            for folder in (POLICY, MAPPINGS):
                for path in sorted(folder.rglob("*.toml")):
                    yield path, path.relative_to(DATA.parent).as_posix()


def restore(path: Path, home: Home, progress: Progress | None = None) -> tuple[str, tuple[str, ...]]:
    """A new home from a backup: the stamp of its snapshot, and the policy files that differ from those here.

    The home must be empty. It is put together beside its place and takes it in one step, so that an
    interrupted restore leaves nothing. Refused where the file is no whole backup.
    """
    if home.root.exists() and any(home.root.iterdir()):
        raise Refused(f"{home.root} 不是空的，恢复只能到一个新的文件夹")
    draft = Home(home.root.with_name(f"{home.root.name}.restoring"))
    draft.root.mkdir(parents=True)
    differing = _unpacked(path, draft.root)
    if Journal(draft).current() is None:
        raise Refused(f"{path.name} 不完整（缺少 CURRENT），不是可用的备份")
    snapshot = rebuild(draft, progress)
    faults = verify(draft).faults
    if faults:
        raise Refused(f"{path.name} 恢复后核对不符：{faults[0].message}")
    note(draft, "restored", file=path.name, snapshot=snapshot)
    if home.root.exists():
        home.root.rmdir()
    os.replace(draft.root, home.root)
    sync_folder(home.root.parent)
    return snapshot, differing


def _unpacked(path: Path, folder: Path) -> tuple[str, ...]:
    differing: list[str] = []
    try:
        with tarfile.open(path, mode="r:") as archive:
            for member in archive:
                name = PurePosixPath(member.name)
                if not member.isfile():
                    continue
                if name.parts[0] == DATA.name:
                    content = archive.extractfile(member)
                    if content is not None and _differs(DATA.parent / name, content.read()):
                        differing.append(str(name))
                elif name.parts[0] in _KEPT:
                    archive.extract(member, folder, filter="data")
                elif name == _USERS:
                    (folder / name.parent).mkdir(mode=0o700, exist_ok=True)
                    archive.extract(member, folder, filter="data")
    except (tarfile.TarError, OSError, EOFError) as error:
        raise Refused(f"{path} 打不开或不完整，不是可用的备份（{type(error).__name__}）") from error
    return tuple(differing)


def _differs(path: Path, content: bytes) -> bool:
    return not path.exists() or sha256(path.read_bytes()) != sha256(content)
