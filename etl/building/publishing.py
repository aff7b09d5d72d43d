"""From the rows in force to a published snapshot: what load and rebuild share."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime
from threading import Thread
from typing import Self

import duckdb

from etl.building.calendar import EPOCH
from etl.building.reference import Label
from etl.building.statements import Building, leave
from etl.building.told import Told, told_in
from etl.contract import contract
from etl.home import Home
from etl.mapping import Guidance
from etl.policy import keeping
from etl.storing.journal import Manifest, in_force
from etl.storing.lake import Lake
from etl.storing.snapshot import Snapshots
from etl.tables import MEMORY, Row, shared_table

_PART_COLUMNS = (
    dict.fromkeys(("submission", "load", "file", "sha256", "ledger", "unit", "period"), "varchar")
    | dict.fromkeys(("part", "load_order", "first_day", "last_day"), "integer")
    | dict.fromkeys(("rows_read", "rows_loaded", "rows_quarantined", "rows_skipped"), "integer")
    | {"loaded_at": "varchar", "replaces": "varchar", "handed_by": "varchar", "is_in_force": "boolean"}
)

_SAID_COLUMNS = dict.fromkeys(("submission", "written", "meant"), "varchar")
_AS_THEY_ARE = ("submission", "part", "file", "sha256", "ledger", "unit", "period", "replaces")


@contextmanager
def engine() -> Iterator[duckdb.DuckDBPyConnection]:
    """An in-memory DuckDB.

    It is closed aside: to give back the memory of a large load takes time that nobody has to wait for.
    """
    connection = duckdb.connect()
    try:
        yield connection
    finally:
        Thread(target=connection.close).start()


class Draft:
    """The next snapshot on its way, under the name its label tells; gone at the end unless it was published.

    What hangs on no ledger is written as soon as the draft is entered, beside whatever its owner does then:
    until `build` the connection is the draft's own, and its cursors are everybody's.
    """

    def __init__(self, home: Home, connection: duckdb.DuckDBPyConnection, label: Label) -> None:
        self.home = home
        self.connection = connection
        self.label = label
        self.path = Snapshots(home).draft(label.snapshot)
        self._aside = ThreadPoolExecutor(max_workers=1)
        self._is_open = False

    def __enter__(self) -> Self:
        self._is_open = True
        self._begun = self._aside.submit(Building, self.connection, self.path, self.label)
        return self

    def __exit__(self, *_: object) -> None:
        self._aside.shutdown()
        if self._is_open and self._begun.exception() is None:
            leave(self.connection)
        self.path.unlink(missing_ok=True)

    def build(self, chain: Sequence[Manifest], intake: Sequence[str] = ()) -> None:
        """Writes a chain's warehouse; the last load's rows are those in `intake`, or if none in the lake."""
        building = self._begun.result()
        lay_parts(self.connection, chain)
        in_lake = [manifest.load for manifest in (chain[:-1] if intake else chain)]
        Lake(self.home.lake).open(self.connection, in_lake, intake)
        building.finish()

    def told(self, submissions: Iterable[str]) -> Told:
        """What the warehouse built says of submissions."""
        return told_in(self.connection, submissions)

    def publish(self) -> None:
        """Puts the warehouse built in force; the load's manifest and lake files must be durable by then."""
        leave(self.connection)
        self._is_open = False
        Snapshots(self.home).publish(self.label.snapshot, self.label.load, keeping().keep_snapshots)


def label_of(stamp: str, load: str, notices: Iterable[str | None]) -> Label:
    """What a snapshot built now says of itself; of `notices`, the newest first, it shows the first given."""
    built_at = datetime.now(UTC).isoformat(timespec="seconds")
    return Label(stamp, load, built_at, next((notice for notice in notices if notice), None))


def lay_parts(connection: duckdb.DuckDBPyConnection, chain: Sequence[Manifest]) -> None:
    """Makes `submission_parts`, every part of a chain's loads, `parts`, those in force, and `said_names`.

    The last has what each part's sender had said by then of who a name is.
    """
    shared_table(connection, "submission_parts", _PART_COLUMNS, _parts(chain))
    connection.execute(f"create or replace table {MEMORY}.parts as from submission_parts where is_in_force")
    shared_table(connection, "said_names", _SAID_COLUMNS, _said(chain))


def _said(chain: Sequence[Manifest]) -> Iterator[Row]:
    """Which deputy a name is, by submission."""
    for manifest in chain:
        mappings = {one.part: manifest.mappings.get(one.mapping or "") for one in manifest.received}
        for part in manifest.submissions:
            guidance = Guidance(mappings.get(part.part), manifest.answered.get(part.unit, ()))
            for field, texts in guidance.aliases_of(part.ledger).items():
                if contract(part.ledger).by_name[field].names_deputy:
                    for written, meant in texts.items():
                        yield {"submission": part.submission, "written": written, "meant": meant}


def _parts(chain: Sequence[Manifest]) -> Iterator[Row]:
    force = {part.submission for parts in in_force(chain).values() for part in parts}
    for order, manifest in enumerate(chain):
        loaded_at = manifest.loaded_at.astimezone(UTC).isoformat(timespec="seconds")
        for part in manifest.submissions:
            own = {name: getattr(part, name) for name in _AS_THEY_ARE}
            own |= {"first_day": _day(part.first_day), "last_day": _day(part.last_day)}
            own |= {"load": manifest.load, "load_order": order, "loaded_at": loaded_at}
            own |= {"handed_by": manifest.by}
            own |= {"rows_read": part.read, "rows_loaded": part.loaded}
            own |= {"rows_quarantined": part.quarantined, "rows_skipped": part.skipped}
            own |= {"is_in_force": part.submission in force}
            yield own


def _day(written: date | None) -> int | None:
    return written.toordinal() - EPOCH if written else None
