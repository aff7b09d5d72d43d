"""Tables in a connection from what Python holds, without a row-by-row insert."""

from collections.abc import Iterable, Mapping

import duckdb
import orjson

Columns = Mapping[str, str]
Row = Mapping[str, object]


def temp_table(
    connection: duckdb.DuckDBPyConnection, name: str, columns: Columns, rows: Iterable[Row]
) -> None:
    """A temporary table of these columns (name -> DuckDB type); a column that a row doesn't name is null."""
    _make(connection, f"temp table {name}", columns, rows)


def shared_table(
    connection: duckdb.DuckDBPyConnection, name: str, columns: Columns, rows: Iterable[Row]
) -> None:
    """The same as a table that the connection's cursors see as well."""
    _make(connection, f"table {name}", columns, rows)


def _make(connection: duckdb.DuckDBPyConnection, table: str, columns: Columns, rows: Iterable[Row]) -> None:
    typed = "{" + ", ".join(f'"{column}": "{kind}"' for column, kind in columns.items()) + "}"
    connection.execute(
        f"create or replace {table} as select unnest(from_json(line, '{typed}')) "
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
    columns = columns_of(connection, relation)
    counts = ", ".join(f'count("{column}")' for column in columns)
    ((rows, *found),) = connection.execute(f"select count(*), {counts} from {relation}").fetchall()
    return [column for column, count in zip(columns, found, strict=True) if count or not rows]


def columns_of(connection: duckdb.DuckDBPyConnection, relation: str) -> dict[str, str]:
    """The names and types of a table's or view's columns, in order."""
    return {name: kind for name, kind, *_ in connection.execute(f"describe {relation}").fetchall()}


def names(columns: Iterable[str]) -> str:
    """Column names as an SQL list."""
    return ", ".join(f'"{column}"' for column in columns)
