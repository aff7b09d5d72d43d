"""What a viewer may see: a cut of every table to one region and what lies below it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

import duckdb

from dashboard.codes import range_of
from dashboard.errors import DashboardError

EVERYTHING = ""
"""The sight of the command line and of whoever stands above all regions."""

KEPT = "kept"
"""The name under which a connection holds the snapshot's own file."""

REFERENCE = frozenset({"calendar", "months", "meta", "vocabulary", "ledger_fields"})
"""Tables without a row of anybody's: everyone sees them whole."""

CODE = 12
"""Digits of a region's code as every table has it."""

_seen: ContextVar[str | None] = ContextVar("region in sight", default=None)
_beyond: ContextVar[list[str] | None] = ContextVar("asked for beyond sight", default=None)


class NobodyLooks(DashboardError):
    """A guarded warehouse was asked by nobody in particular."""

    def __init__(self) -> None:
        super().__init__("请先登录", "sign in first")


@contextmanager
def seen_from(region: str) -> Iterator[None]:
    """Everything read inside is cut to `region` (12 digits) and below; EVERYTHING cuts nothing."""
    token, asked = _seen.set(region), _beyond.set([])
    try:
        yield
    finally:
        _beyond.reset(asked)
        _seen.reset(token)


def sight() -> str | None:
    """The region in sight now; None where nobody said who looks."""
    return _seen.get()


def is_in_sight(region: str) -> bool:
    """Whether a region (12 digits) is the one in sight or below it; all are where nobody said who looks."""
    seen = sight()
    if not seen:
        return True
    lo, hi = range_of(seen)
    return lo <= region < hi


def asked_for(region: str) -> None:
    """Remembers that a region (12 digits) was asked for, where that lies beyond what is in sight."""
    asked = _beyond.get()
    if asked is not None and region not in asked and not is_in_sight(region):
        asked.append(region)


def asked_for_record(key: str) -> None:
    """Remembers a record asked for by key ('unit/id') and not found, where its unit lies beyond sight.

    Whether there is such a record makes no difference, neither here nor in the answer.
    """
    unit = key.partition("/")[0]
    if len(unit) == CODE and unit.isascii() and unit.isdigit():
        asked_for(unit)


def asked_beyond() -> tuple[str, ...]:
    """The regions beyond sight that were asked for since `seen_from` was entered."""
    return tuple(_beyond.get() or ())


def schema_of(region: str) -> str:
    """The schema whose tables are cut to a region."""
    return f"{KEPT}.main" if region == EVERYTHING else f"memory.seen_{region}"


def cut(connection: duckdb.DuckDBPyConnection, region: str, bounds: tuple[str, str]) -> None:
    """Makes the schema of a region: a view of every table, of the rows within `bounds` [lo, hi).

    A table whose rows are nobody's that is known here is left out, so that a new one is closed until someone
    decides: see `predicate`.
    """
    schema = schema_of(region)
    connection.execute(f"create schema if not exists {schema}")
    for table, columns in tables(connection).items():
        kept = predicate(table, columns, bounds)
        if kept is not None:
            rows = f'select * from {KEPT}.main."{table}" where {kept}'
            connection.execute(f'create or replace view {schema}."{table}" as {rows}')


def tables(connection: duckdb.DuckDBPyConnection) -> Mapping[str, frozenset[str]]:
    """The snapshot's tables and views with their columns."""
    found: dict[str, set[str]] = {}
    for table, column in connection.execute(
        "select table_name, column_name from duckdb_columns() where database_name = $kept", {"kept": KEPT}
    ).fetchall():
        found.setdefault(table, set()).add(column)
    return {table: frozenset(columns) for table, columns in found.items()}


def predicate(table: str, columns: frozenset[str], bounds: tuple[str, str]) -> str | None:
    """Which rows of a table lie within the bounds; None for a table that can't be told."""
    lo, hi = bounds
    for column in ("region", "unit"):
        if column in columns:
            return f"{column} >= '{lo}' and {column} < '{hi}'"
    if table in REFERENCE:
        return "true"
    for key, owner in (("issue", "issues"), ("submission", "submissions")):
        if key in columns:
            own = "region" if owner == "issues" else "unit"
            return (
                f"{key} in (select {key} from {KEPT}.main.{owner} where {own} >= '{lo}' and {own} < '{hi}')"
            )
    return None
