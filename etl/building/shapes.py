"""The columns of what the statements make, so that an empty table need not be worked out to be made.

Planning a statement takes the engine several milliseconds even where it has no rows, and most homes have few
of the ledgers. `python -m etl.building.record` writes the record anew; the suite tells when to.
A statement whose text has changed since has no recorded shape and simply runs.
"""

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256

import duckdb

from etl.building.drivers import drawn
from etl.paths import ETL
from etl.tables import columns_of

RECORD = ETL / "sql" / "shapes.json"


def shape(name: str, text: str) -> str | None:
    """The recorded columns of the table that a statement makes, as SQL; None where they aren't known."""
    kept = _record().get(name)
    return kept["columns"] if kept and kept["statement"] == _digest(text) else None


def recorded(connection: duckdb.DuckDBPyConnection, statements: Mapping[str, str]) -> str:
    """The record's text for these statements (name -> text), whose tables stand in the connection."""
    record = {
        name: {"statement": _digest(text), "columns": _columns(connection, made.name)}
        for name, text in sorted(statements.items())
        if (made := drawn(text)).kind == "table" and made.name is not None
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    return ", ".join(f'"{column}" {kind}' for column, kind in columns_of(connection, table).items())


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()[:16]


@cache
def _record() -> Mapping[str, Mapping[str, str]]:
    if not RECORD.exists():
        return {}
    record: Mapping[str, Mapping[str, str]] = json.loads(RECORD.read_bytes())
    return record
