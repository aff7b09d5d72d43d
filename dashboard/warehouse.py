"""The one read-only door to the warehouse: safe between threads, follows CURRENT, stands on what is whole."""

import json
import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Any, TypeVar

from dashboard.errors import NoWarehouse
from dashboard.lineage import stand_in
from dashboard.shape import VERSION, shape
from dashboard.sight import EVERYTHING, NobodyLooks, seen_from, sight
from dashboard.snapshot import Snapshot, SnapshotDamaged

LOG = logging.getLogger(__name__)

Value = TypeVar("Value")
Alarm = Callable[[str], None]
"""Called with the name of a snapshot that proved damaged, or of an older shape, at least once."""


class Warehouse:
    """The warehouse of one home. A call reads what CURRENT names; `reading()` pins it for several.

    Every row goes through here, cut to what is in sight (dashboard/sight.py). A guarded warehouse answers
    nobody outside `seen_from`. Where the file that CURRENT names is damaged, the nearest whole one before it
    is read in its place (`instead_of`) and `alarm` is told.
    """

    def __init__(self, home: Path, is_guarded: bool = False, alarm: Alarm | None = None) -> None:
        self.home = Path(home)
        self._is_guarded = is_guarded
        self._alarm = alarm
        self._guard = threading.Lock()
        self._mark: tuple[int, int, int] | None = None
        self._current: Snapshot | None = None
        self._damaged: set[str] = set()
        self._pinned: ContextVar[Snapshot | None] = ContextVar("pinned snapshot", default=None)

    @property
    def snapshot(self) -> str:
        """The stamp of the snapshot that is read now."""
        with self.reading() as snapshot:
            return snapshot.name

    @property
    def instead_of(self) -> str | None:
        """The damaged snapshot in whose place another is read; None if none is, "" if CURRENT is lost."""
        with self.reading() as snapshot:
            return snapshot.instead_of

    @property
    def is_older(self) -> bool:
        """Whether what is read was built by a version whose warehouse had another shape."""
        return self.meta.get(VERSION) != shape()

    @property
    def meta(self) -> Mapping[str, str]:
        """The snapshot's meta table: snapshot, load, built_at, data_day, schema_version, notice."""
        with self.reading() as snapshot:
            return snapshot.remembered("meta", lambda: _meta(snapshot))

    def query(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        """All rows of a read-only statement with its $parameters."""
        with self.reading() as snapshot:
            return snapshot.query(sql, parameters)

    def remembered(self, key: object, build: Callable[[], Value]) -> Value:
        """What `build` returns, computed once per snapshot and key."""
        with self.reading() as snapshot:
            return snapshot.remembered(key, build)

    @contextmanager
    def reading(self) -> Iterator[Snapshot]:
        """One snapshot for all inside, so that a page's cards agree. NoWarehouse, NobodyLooks."""
        if self._is_guarded and sight() is None:
            raise NobodyLooks()
        pinned = self._pinned.get()
        if pinned is not None:
            yield pinned
            return
        snapshot = self._enter()
        token = self._pinned.set(snapshot)
        try:
            yield snapshot
        finally:
            self._pinned.reset(token)
            snapshot.leave()

    def steadily(self, work: Callable[[], Value]) -> Value:
        """What `work` returns, all of it on one snapshot; done again on another where that proves damaged.

        Inside a `reading` the outer one does it again. NoWarehouse where no whole snapshot is left.
        """
        if self._pinned.get() is not None:
            return work()
        while True:
            with self.reading() as snapshot:
                try:
                    return work()
                except SnapshotDamaged as damage:
                    LOG.error("snapshot damaged", extra={"snapshot": snapshot.name, "damage": str(damage)})
                    self._condemn(snapshot)

    def close(self) -> None:
        """Close the connection once its readers are done; the next call opens it again."""
        with self._guard:
            if self._current is not None:
                self._current.retire()
            self._current, self._mark = None, None

    def _enter(self) -> Snapshot:
        """The current snapshot with this reader counted in."""
        while True:
            snapshot = self._follow()
            if snapshot.enter():
                return snapshot

    def _follow(self) -> Snapshot:
        """The snapshot CURRENT names, or what stands in for it; a stat per call, a read where it changed."""
        pointer = self.home / "CURRENT"
        with self._guard:
            mark = _mark(pointer)
            if self._current is not None and mark == self._mark:
                return self._current
            name, load = _named(pointer)
            if not name and self._current is not None:
                # What CURRENT named before it was lost is still the best that is known.
                self._current.instead_of = ""
                self._mark = mark
                return self._current
            served = self._current and (self._current.name, self._current.instead_of)
            if self._current is None or served != (name, None):
                opened = self._opened(name, load)
                if self._alarm is not None and _is_older(opened):
                    self._told(opened.name)
                if self._current is not None:
                    self._current.retire()
                self._current = opened
            self._mark = mark
            return self._current

    def _opened(self, name: str, load: str | None) -> Snapshot:
        """The snapshot of that name, else the nearest whole one; NoWarehouse with the first one's reason."""
        try:
            if not name:
                raise _lost(self.home)
            if name in self._damaged:
                raise _unreadable(name)
            return Snapshot(self.home / "warehouse" / f"{name}.duckdb", name)
        except NoWarehouse:
            self._told(name)
            found = stand_in(self.home, name, load, frozenset(self._damaged))
            if found is None:
                raise
            return found

    def _condemn(self, snapshot: Snapshot) -> None:
        """From now on this file isn't read any more; the next reader looks for another."""
        with self._guard:
            self._damaged.add(snapshot.name)
            self._told(snapshot.name)
            if self._current is snapshot:
                snapshot.retire()
                self._current, self._mark = None, None

    def _told(self, name: str) -> None:
        if self._alarm is not None and name:
            self._alarm(name)


class Earlier(Warehouse):
    """The same door to one snapshot by its name, whatever CURRENT says; NoWarehouse where it isn't kept."""

    def __init__(self, home: Path, name: str) -> None:
        super().__init__(home)
        self._name = name

    def _follow(self) -> Snapshot:
        with self._guard:
            if self._current is None:
                kept = {path.stem: path for path in (self.home / "warehouse").glob("*.duckdb")}
                if self._name not in kept:
                    raise NoWarehouse(
                        f"没有快照 {self._name[:40]}：用 `python -m etl status` 查看现有的",
                        f"no snapshot {self._name[:40]}: `python -m etl status` lists those kept",
                    )
                self._current = Snapshot(kept[self._name], self._name)
            return self._current


def _mark(pointer: Path) -> tuple[int, int, int]:
    """What tells one CURRENT from the next."""
    try:
        found = pointer.stat()
    except OSError as fault:
        raise NoWarehouse(
            f"{pointer.parent} 里还没有数据：请先运行 `python -m etl load` 或 `python -m etl demo`",
            f"no data in {pointer.parent} yet: load some first",
        ) from fault
    return found.st_mtime_ns, found.st_ino, found.st_size


def _named(pointer: Path) -> tuple[str, str | None]:
    """The snapshot's stamp in CURRENT and its load; ("", None) where it can't be read."""
    try:
        told = json.loads(pointer.read_text(encoding="utf-8"))
        return str(told["snapshot"]), str(told["load"]) if "load" in told else None
    except (OSError, ValueError, KeyError, TypeError):
        return "", None


def _lost(home: Path) -> NoWarehouse:
    return NoWarehouse(
        f"{home / 'CURRENT'} 读不懂：请运行 `python -m etl rollback` 加快照名",
        f"{home / 'CURRENT'} cannot be read: roll back to a snapshot by its name",
    )


def _unreadable(name: str) -> NoWarehouse:
    return NoWarehouse(
        f"数据库文件 {name}.duckdb 已损坏：请运行 `python -m etl rebuild`",
        f"{name}.duckdb is damaged: rebuild it",
    )


def _is_older(snapshot: Snapshot) -> bool:
    """Whether a whole snapshot isn't of the shape read now; damage is met, and told, when it is read."""
    with seen_from(EVERYTHING), suppress(SnapshotDamaged):
        return _meta(snapshot).get(VERSION) != shape()
    return False


def _meta(snapshot: Snapshot) -> dict[str, str]:
    return {
        str(key): str(value)
        for key, value in snapshot.query("select key, value from meta")
        if value is not None
    }
