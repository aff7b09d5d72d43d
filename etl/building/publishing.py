"""From the rows in force to a published snapshot: what load and rebuild share."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime

import duckdb

from etl.building.calendar import EPOCH
from etl.building.reference import Label
from etl.building.statements import build, macros
from etl.home import Home
from etl.policy import keeping
from etl.storing.journal import Manifest, in_force
from etl.storing.lake import Lake
from etl.storing.snapshot import Snapshots
from etl.tables import Row, temp_table

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


@dataclass(frozen=True)
class Publication:
    """The warehouse of a chain on its way to be the snapshot in force, under the name `stamp`."""

    home: Home
    chain: Sequence[Manifest]
    stamp: str

    def build(self, connection: duckdb.DuckDBPyConnection, intake: Sequence[str] = ()) -> None:
        """Writes the draft; the last load's rows are those in `intake`, or if there is none in the lake."""
        lay_parts(connection, self.chain)
        in_lake = [manifest.load for manifest in (self.chain[:-1] if intake else self.chain)]
        Lake(self.home.lake).open(connection, in_lake, intake)
        built_at = datetime.now(UTC).isoformat(timespec="seconds")
        label = Label(self.stamp, self.chain[-1].load, built_at, _notice(self.chain))
        build(connection, Snapshots(self.home).draft(self.stamp), label)

    def publish(self) -> None:
        """Puts the finished draft in force; the load's manifest and lake files must be durable by then."""
        Snapshots(self.home).publish(self.stamp, self.chain[-1].load, keeping().keep_snapshots)


def lay_parts(connection: duckdb.DuckDBPyConnection, chain: Sequence[Manifest]) -> None:
    """Makes `submission_parts`, every part of a chain's loads, and `parts`, those in force."""
    temp_table(connection, "submission_parts", _PART_COLUMNS, _parts(chain))
    connection.execute("create or replace temp table parts as from submission_parts where is_in_force")


def _notice(chain: Sequence[Manifest]) -> str | None:
    return next((manifest.notice for manifest in reversed(chain) if manifest.notice), None)


def _parts(chain: Sequence[Manifest]) -> Iterator[Row]:
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
            yield own


def _day(written: date | None) -> int | None:
    return written.toordinal() - EPOCH if written else None
