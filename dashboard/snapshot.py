"""One opened snapshot file: hardened, read-only, safe between threads."""

import os
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar, cast

import duckdb

from dashboard.codes import range_of
from dashboard.errors import NoWarehouse
from dashboard.sight import EVERYTHING, KEPT, cut, schema_of, sight

Value = TypeVar("Value")

_MEMORY_LIMIT = "2GB"
_REMEMBERED = 4096  # look-ups kept per snapshot; they are small tuples


class SnapshotDamaged(Exception):
    """A file that could be opened can't be read to the end; no card's fault, so no card answers for it."""


class Snapshot:
    """One opened snapshot file; closed when it is no longer current and its last reader has finished."""

    def __init__(self, path: Path, name: str) -> None:
        self.name = name
        self.instead_of: str | None = None
        """The snapshot in whose place this one is read; "" where nobody can say which that is."""
        self._connection = _connect(path)
        self._memory: dict[object, object] = {}
        self._cuts: set[str] = set()
        self._guard = threading.Lock()
        self._readers = 0
        self._is_retired = False

    def query(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        """All rows of a statement, cut to what is in sight.

        Read to the end, since an unread result blocks the connection. SnapshotDamaged.
        """
        cursor = self._connection.cursor()
        try:
            cursor.execute(f"use {self._schema(sight() or EVERYTHING)}")
            return cursor.execute(sql, dict(parameters or {})).fetchall()
        except duckdb.Error as fault:
            if _is_damage(fault):
                raise SnapshotDamaged(f"{self.name}: {fault}") from fault
            raise
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


def _is_damage(fault: duckdb.Error) -> bool:
    """Whether the file is at fault: a block that can't be read, or isn't what was written."""
    return isinstance(fault, duckdb.IOException) or "Corrupt database file" in str(fault)


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
