"""A build under way: statements of etl/sql run in order, those that can have no rows made by their shape."""

import re
from functools import lru_cache
from typing import Self

import duckdb

from etl.building.drivers import drawn
from etl.building.shapes import shape
from etl.paths import ETL
from etl.tables import MEMORY

_TEMPORARY = re.compile(r"^create or replace temp (table|view|macro) ", re.MULTILINE | re.ASCII)


@lru_cache(maxsize=512)
def statement(name: str) -> str:
    """The text of one file of etl/sql, named without its ending."""
    return (ETL / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def statements(room: str) -> list[str]:
    """The names of all statements in a folder of etl/sql."""
    return sorted(f"{room}/{path.stem}" for path in (ETL / "sql" / room).glob("*.sql"))


def shared(text: str) -> str:
    """A statement whose temporary table, view or macro the connection's other cursors see as well."""
    return _TEMPORARY.sub(rf"create or replace \1 {MEMORY}.", text, count=1)


class Run:
    """Runs statements in a connection; `empty` are the relations known to have no rows."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, by_shape: bool = True, empty: set[str] | None = None
    ) -> None:
        self.connection = connection
        self.by_shape = by_shape
        self.empty = set() if empty is None else empty

    def on(self, cursor: duckdb.DuckDBPyConnection) -> Self:
        """The same run, carried on by one of the connection's cursors."""
        return type(self)(cursor, self.by_shape, self.empty)

    def make(self, *names: str) -> None:
        """Runs what makes tables and views; an empty table whose columns are on record is just created."""
        for name in names:
            self.create(name, statement(name))

    def create(self, name: str, text: str) -> None:
        """The same for one statement, whose text the file of that name holds."""
        made = drawn(text)
        is_empty = self.by_shape and made.is_empty(self.empty)
        columns = shape(name, text) if is_empty and made.kind == "table" else None
        if columns is not None:
            self.connection.execute(shared(f"{made.head} ({columns})"))
        else:
            result = self.connection.execute(shared(text)).fetchone()
            is_empty = is_empty or (made.kind == "table" and result == (0,))
        if is_empty and made.name is not None:
            self.empty.add(made.name)

    def add(self, table: str, select: str) -> None:
        """Adds to a table what a select finds; one that can find nothing isn't run."""
        if not (self.by_shape and drawn(select).is_empty(self.empty)):
            self.connection.execute(f"insert into {table} by name {select}")
