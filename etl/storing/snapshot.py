"""Warehouse snapshots: built beside the one in force, published in one step, kept for a rollback."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.errors import Refused
from etl.home import Home, make_folder, publish, sync_file
from etl.storing.journal import Current, Journal
from etl.witness import note


@dataclass(frozen=True)
class Snapshot:
    """One warehouse file: its name and the load it holds."""

    stamp: str
    load: str
    path: Path


class Snapshots:
    """The warehouse files of a home."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.journal = Journal(home)

    def draft(self, stamp: str) -> Path:
        """Where a snapshot is built before it has its name."""
        make_folder(self.home.warehouse)
        return self.home.warehouse / f"{stamp}.duckdb.tmp"

    def publish(self, stamp: str, load: str, keep: int) -> None:
        """Gives a finished draft its name, moves CURRENT to it, and keeps the newest `keep` snapshots."""
        draft = self.draft(stamp)
        sync_file(draft)
        publish(draft, self.path(stamp))
        self.journal.point(Current(snapshot=stamp, load=load))
        self._prune(stamp, keep)

    def all(self) -> list[Snapshot]:
        """What there is to roll back to, oldest first; a damaged file is nothing to roll back to."""
        found = ((path, _load_of(path)) for path in self._paths())
        return [Snapshot(path.stem, load, path) for path, load in found if load is not None]

    def region_names(self, stamp: str) -> dict[str, str]:
        """Each region that a register names and its name, as one snapshot has them."""
        with duckdb.connect(str(self.path(stamp)), read_only=True) as connection:
            found = connection.execute("select region, name from regions where not is_provisional")
            return dict(found.fetchall())

    def rollback(self, stamp: str | None, of: str | None = None) -> Current:
        """Moves CURRENT to a snapshot: the one named, else the newest of the load before; Refused if none.

        By name it also mends a CURRENT that can't be read. With `of`, a load, only while that is in force.
        """
        if of is not None:
            self._refuse_newer(of)
        chosen = self._named(stamp) if stamp else self._before()
        moved = Current(snapshot=chosen.stamp, load=chosen.load)
        self.journal.read(moved.load)
        note(self.home, "rolled_back", before=self._shown(), snapshot=moved.snapshot)
        self.journal.point(moved)
        return moved

    def _refuse_newer(self, load: str) -> None:
        current = self.journal.current()
        if current is None or current.load != load:
            raise Refused(f"装载 {load} 之后又有变动，不能单独撤销它；要退回请由管理员用 rollback 加快照名")

    def _shown(self) -> str:
        """The snapshot that CURRENT names; "" where it can't be read."""
        try:
            current = self.journal.current()
        except Refused:
            return ""
        return current.snapshot if current else ""

    def _named(self, stamp: str) -> Snapshot:
        known = self.all()
        found = next((snapshot for snapshot in known if snapshot.stamp == stamp), None)
        if found is None:
            listed = "、".join(snapshot.stamp for snapshot in known)
            raise Refused(f"没有名为 {stamp} 的快照，现有：{listed}")
        return found

    def _before(self) -> Snapshot:
        current = self.journal.current()
        if current is None:
            raise Refused("还没有装载过任何台账，无从回退")
        parent = self.journal.read(current.load).parent
        found = [snapshot for snapshot in self.all() if snapshot.load == parent]
        if not found:
            raise Refused("上一次装载的快照已不在，请用 rollback 加快照名，或用 rebuild 重建")
        return found[-1]

    def _prune(self, stamp: str, keep: int) -> None:
        for path in self._paths()[:-keep]:
            if path.stem != stamp:
                path.unlink(missing_ok=True)

    def _paths(self) -> list[Path]:
        return sorted(self.home.warehouse.glob("*.duckdb"))

    def path(self, stamp: str) -> Path:
        """Where the snapshot of that name lies."""
        return self.home.warehouse / f"{stamp}.duckdb"


def _load_of(path: Path) -> str | None:
    """The load a snapshot holds; None where the file is damaged or no snapshot."""
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            found = connection.execute("select value from meta where key = 'load'").fetchall()
    except (duckdb.Error, OSError):
        return None
    return str(found[0][0]) if found else None
