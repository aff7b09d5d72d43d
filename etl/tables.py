"""Tables in a connection from what Python holds, without a row-by-row insert."""

from collections.abc import Iterable, Mapping

import duckdb
import orjson

MEMORY = "memory.main"
"""Where an engine without a file of its own keeps tables; temporary ones only one cursor would see."""

_FIRST_ROWS = 2048  # that show of nearly every column that it is filled

Columns = Mapping[str, str]
Row = Mapping[str, object]


def shared_table(
    connection: duckdb.DuckDBPyConnection, name: str, columns: Columns, rows: Iterable[Row]
) -> None:
    """A table in the connection's own memory, which its cursors see as well.

    `columns` are name -> DuckDB type; a column that a row doesn't name is null.
    """
    typed = "{" + ", ".join(f'"{column}": "{kind}"' for column, kind in columns.items()) + "}"
    connection.execute(
        f"create or replace table {MEMORY}.{name} as select unnest(from_json(line, '{typed}')) "
        "from (select unnest($lines::varchar[]) as line)",
        {"lines": [orjson.dumps(row).decode("utf-8") for row in rows]},
    )


def literal(value: object) -> str:
    """A value as an SQL string literal."""
    return "'" + str(value).replace("'", "''") + "'"


def literals(values: Iterable[object]) -> str:
    """Values as an SQL list of string literals."""
    return "[" + ", ".join(literal(value) for value in values) + "]"


def filled(connection: duckdb.DuckDBPyConnection, relation: str) -> list[str]:
    """The columns of a table or view that hold a value in any row; of an empty one all of them."""
    columns = list(columns_of(connection, relation))
    rows, found = _counted(connection, columns, f"(from {relation} limit {_FIRST_ROWS})")
    if not rows:
        return columns
    doubtful = [column for column in columns if column not in found]
    if doubtful and rows == _FIRST_ROWS:
        found |= _counted(connection, doubtful, relation)[1]
    return [column for column in columns if column in found]


def _counted(
    connection: duckdb.DuckDBPyConnection, columns: list[str], relation: str
) -> tuple[int, set[str]]:
    """How many rows there are, and which of the columns hold a value in any of them."""
    counts = ", ".join(f'count("{column}")' for column in columns)
    ((rows, *found),) = connection.execute(f"select count(*), {counts} from {relation}").fetchall()
    return rows, {column for column, count in zip(columns, found, strict=True) if count}


def columns_of(connection: duckdb.DuckDBPyConnection, relation: str) -> dict[str, str]:
    """The names and types of a table's or view's columns, in order."""
    return {name: kind for name, kind, *_ in connection.execute(f"describe {relation}").fetchall()}


def names(columns: Iterable[str]) -> str:
    """Column names as an SQL list."""
    return ", ".join(f'"{column}"' for column in columns)
