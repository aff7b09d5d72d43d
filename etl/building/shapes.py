"""The columns of what the statements make, so that an empty table need not be worked out to be made.

Planning a statement takes the engine several milliseconds even where it has no rows, and most homes have few
of the ledgers. `python -m etl.building.record` writes the record anew; the suite tells when to.
A statement whose text has changed since has no recorded shape and simply runs.
"""

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from typing import Any

import duckdb

from etl.building.drivers import drawn
from etl.paths import ETL
from etl.tables import columns_of

RECORD = ETL / "sql" / "shapes.json"
MARTS = "marts/"
"""The statements whose tables a snapshot holds."""


def shape(name: str, text: str) -> str | None:
    """The recorded columns of the table that a statement makes, as SQL; None where they aren't known."""
    kept = _record()["statements"].get(name)
    return kept["columns"] if kept and kept["statement"] == _digest(text) else None


def version() -> str:
    """Which shape a warehouse built now has: it changes with every column of a table that pages read."""
    known: str = _record()["version"]
    return known


def recorded(connection: duckdb.DuckDBPyConnection, statements: Mapping[str, str]) -> str:
    """The record's text for these statements (name -> text), whose tables stand in the connection."""
    made_of = {
        name: {"statement": _digest(text), "columns": _columns(connection, made.name)}
        for name, text in sorted(statements.items())
        if (made := drawn(text)).kind == "table" and made.name is not None
    }
    told = {name: one["columns"] for name, one in made_of.items() if name.startswith(MARTS)}
    version = _digest(json.dumps(told, sort_keys=True))
    return json.dumps({"version": version, "statements": made_of}, ensure_ascii=False, indent=1) + "\n"


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    return ", ".join(f'"{column}" {kind}' for column, kind in columns_of(connection, table).items())


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()[:16]


@cache
def _record() -> dict[str, Any]:
    if not RECORD.exists():
        return {"version": "", "statements": {}}
    record: dict[str, Any] = json.loads(RECORD.read_bytes())
    return record
