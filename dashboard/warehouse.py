"""The one read-only door to the warehouse: hardened, safe between threads, follows CURRENT."""

import json
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, TypeVar, cast

import duckdb

from dashboard.codes import range_of
from dashboard.errors import NoWarehouse
from dashboard.sight import EVERYTHING, KEPT, NobodyLooks, cut, schema_of, sight

Value = TypeVar("Value")

_MEMORY_LIMIT = "2GB"
_REMEMBERED = 4096  # look-ups kept per snapshot; they are small tuples


class Snapshot:
    """One opened snapshot file; closed when it is no longer current and its last reader has finished."""

    def __init__(self, path: Path, name: str) -> None:
        self.name = name
        self._connection = _connect(path)
        self._memory: dict[object, object] = {}
        self._cuts: set[str] = set()
        self._guard = threading.Lock()
        self._readers = 0
        self._is_retired = False

    def query(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        """All rows of a statement, cut to what is in sight.

        Read to the end, since an unread result blocks the connection.
        """
        cursor = self._connection.cursor()
        try:
            cursor.execute(f"use {self._schema(sight() or EVERYTHING)}")
            return cursor.execute(sql, dict(parameters or {})).fetchall()
        finally:
            cursor.close()

    def remembered(self, key: object, build: Callable[[], Value]) -> Value:
        """What `build` returns, computed once per snapshot, key and what is in sight."""
        key = (sight(), key)
        found = self._memory.get(key, self)
        if found is not self:
            return cast(Value, found)
        built = build()
        with self._guard:
            while len(self._memory) >= _REMEMBERED:
                self._memory.pop(next(iter(self._memory)))
            self._memory[key] = built
        return built

    def _schema(self, region: str) -> str:
        """The schema cut to a region, made when it is first looked at."""
        if region != EVERYTHING and region not in self._cuts:
            with self._guard:
                cut(self._connection.cursor(), region, range_of(region))
                self._cuts.add(region)
        return schema_of(region)

    def enter(self) -> bool:
        """Whether a reader may start; False once the snapshot has been closed."""
        with self._guard:
            if self._is_retired and self._readers == 0:
                return False
            self._readers += 1
            return True

    def leave(self) -> None:
        """A reader is done."""
        with self._guard:
            self._readers -= 1
            self._close_if_idle()

    def retire(self) -> None:
        """No new readers will come; closed now, or when the last one leaves."""
        with self._guard:
            self._is_retired = True
            self._close_if_idle()

    def _close_if_idle(self) -> None:
        if self._is_retired and self._readers == 0:
            self._connection.close()


class Warehouse:
    """The warehouse of one home. A call reads what CURRENT names; `reading()` pins it for several.

    Every row goes through here, cut to what is in sight (dashboard/sight.py). A guarded warehouse answers
    nobody outside `seen_from`.
    """

    def __init__(self, home: Path, is_guarded: bool = False) -> None:
        self.home = Path(home)
        self._is_guarded = is_guarded
        self._guard = threading.Lock()
        self._mark: tuple[int, int, int] | None = None
        self._current: Snapshot | None = None
        self._pinned: ContextVar[Snapshot | None] = ContextVar("pinned snapshot", default=None)

    @property
    def snapshot(self) -> str:
        """The stamp of the snapshot that is read now."""
        with self.reading() as snapshot:
            return snapshot.name

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
        """The snapshot CURRENT names; a stat per call, a read only where the file changed."""
        pointer = self.home / "CURRENT"
        with self._guard:
            mark = _mark(pointer)
            if self._current is not None and mark == self._mark:
                return self._current
            name = _named(pointer)
            if self._current is None or self._current.name != name:
                opened = Snapshot(self.home / "warehouse" / f"{name}.duckdb", name)
                if self._current is not None:
                    self._current.retire()
                self._current = opened
            self._mark = mark
            return self._current


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection that reads this one file, as KEPT: no extensions, no other file, settings locked."""
    if not path.is_file():
        raise NoWarehouse(
            f"数据库文件 {path.name} 不在：请运行 `python -m etl rebuild`",
            f"{path.name} is missing: rebuild it",
        )
    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
        "memory_limit": _MEMORY_LIMIT,
        "threads": max(1, os.cpu_count() or 1),
    }
    quoted = str(path).replace("'", "''")
    connection = duckdb.connect(":memory:", config=settings)
    try:
        connection.execute(f"attach '{quoted}' as {KEPT} (read_only)")
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
        return connection
    except duckdb.Error as fault:
        connection.close()
        raise NoWarehouse(
            f"数据库文件 {path.name} 打不开 ({fault})：请运行 `python -m etl rebuild`",
            f"{path.name} cannot be opened ({fault}): rebuild it",
        ) from fault


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


def _named(pointer: Path) -> str:
    """The snapshot's stamp in CURRENT."""
    try:
        return str(json.loads(pointer.read_text(encoding="utf-8"))["snapshot"])
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise NoWarehouse(
            f"{pointer} 读不懂：请运行 `python -m etl rollback` 或 `python -m etl rebuild`",
            f"{pointer} cannot be read: roll back or rebuild",
        ) from fault


def _meta(snapshot: Snapshot) -> dict[str, str]:
    return {
        str(key): str(value)
        for key, value in snapshot.query("select key, value from meta")
        if value is not None
    }
