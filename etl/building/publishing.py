"""From the rows in force to a published snapshot: what load and rebuild share."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime

import duckdb
import orjson

from etl.building.calendar import EPOCH
from etl.building.reference import Label
from etl.building.statements import build, macros
from etl.home import Home
from etl.policy import keeping
from etl.storing.journal import Manifest, in_force
from etl.storing.lake import Lake
from etl.storing.snapshot import Snapshots
from etl.tables import temp_table

_PART_COLUMNS = (
    dict.fromkeys(("submission", "load", "file", "sha256", "ledger", "unit", "period"), "varchar")
    | dict.fromkeys(("part", "load_order", "first_day", "last_day"), "integer")
    | dict.fromkeys(("rows_read", "rows_loaded", "rows_quarantined", "rows_skipped"), "integer")
    | {"loaded_at": "varchar", "replaces": "varchar", "is_in_force": "boolean"}
)

_AS_THEY_ARE = ("submission", "part", "file", "sha256", "ledger", "unit", "period", "replaces")


@contextmanager
def engine() -> Iterator[duckdb.DuckDBPyConnection]:
    """An in-memory DuckDB that knows the words of etl/sql/macros."""
    with duckdb.connect() as connection:
        connection.execute("set disabled_compression_methods = 'fsst,dict_fsst,zstd'")
        macros(connection)
        yield connection


def publish_snapshot(
    connection: duckdb.DuckDBPyConnection,
    home: Home,
    chain: Sequence[Manifest],
    stamp: str,
    intake: Sequence[str],
) -> None:
    """Builds and publishes the warehouse of a chain; the last load's rows may still be in `intake`."""
    temp_table(connection, "submission_parts", _PART_COLUMNS, _parts(chain))
    connection.execute("create or replace temp table parts as from submission_parts where is_in_force")
    newest = chain[-1]
    in_lake = [manifest.load for manifest in (chain[:-1] if intake else chain)]
    Lake(home.lake).open(connection, in_lake, intake)
    snapshots = Snapshots(home)
    built_at = datetime.now(UTC).isoformat(timespec="seconds")
    build(connection, snapshots.draft(stamp), Label(stamp, newest.load, built_at, _notice(chain)))
    snapshots.publish(stamp, newest.load, keeping().keep_snapshots)


def _notice(chain: Sequence[Manifest]) -> str | None:
    return next((manifest.notice for manifest in reversed(chain) if manifest.notice), None)


def _parts(chain: Sequence[Manifest]) -> Iterator[bytes]:
    force = {part.submission for parts in in_force(chain).values() for part in parts}
    for order, manifest in enumerate(chain):
        loaded_at = manifest.loaded_at.astimezone(UTC).isoformat(timespec="seconds")
        for part in manifest.submissions:
            own = {name: getattr(part, name) for name in _AS_THEY_ARE}
            own |= {"first_day": _day(part.first_day), "last_day": _day(part.last_day)}
            own |= {"load": manifest.load, "load_order": order, "loaded_at": loaded_at}
            own |= {"rows_read": part.read, "rows_loaded": part.loaded}
            own |= {"rows_quarantined": part.quarantined, "rows_skipped": part.skipped}
            own |= {"is_in_force": part.submission in force}
            yield orjson.dumps(own)


def _day(written: date | None) -> int | None:
    return written.toordinal() - EPOCH if written else None
