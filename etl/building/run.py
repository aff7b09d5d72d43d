"""A build under way: statements of etl/sql run in order, those that can have no rows made by their shape."""

from collections.abc import Iterable
from functools import lru_cache

import duckdb

from etl.building.drivers import drawn
from etl.building.shapes import shape
from etl.paths import ETL


@lru_cache(maxsize=512)
def statement(name: str) -> str:
    """The text of one file of etl/sql, named without its ending."""
    return (ETL / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def statements(room: str) -> list[str]:
    """The names of all statements in a folder of etl/sql."""
    return sorted(f"{room}/{path.stem}" for path in (ETL / "sql" / room).glob("*.sql"))


class Run:
    """Runs statements in a connection; `empty` are the relations known to have no rows."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, by_shape: bool = True) -> None:
        self.connection = connection
        self.by_shape = by_shape
        self.empty: set[str] = set()

    def make(self, *names: str) -> None:
        """Runs what makes tables and views; an empty table whose columns are on record is just created."""
        for name in names:
            text = statement(name)
            made = drawn(text)
            is_empty = self.by_shape and made.is_empty(self.empty)
            columns = shape(name, text) if is_empty and made.kind == "table" else None
            if columns is not None:
                self.connection.execute(f"{made.head} ({columns})")
            else:
                result = self.connection.execute(text).fetchone()
                is_empty = is_empty or (made.kind == "table" and result == (0,))
            if is_empty and made.name is not None:
                self.empty.add(made.name)

    def insert(self, table: str, names: Iterable[str]) -> None:
        """Adds to a table what these selects find, but for those that can find nothing."""
        for name in names:
            self.add(table, statement(name))

    def add(self, table: str, select: str) -> None:
        """Adds to a table what a select finds; one that can find nothing isn't run."""
        if not (self.by_shape and drawn(select).is_empty(self.empty)):
            self.connection.execute(f"insert into {table} by name {select}")
