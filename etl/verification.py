"""The use case `verify`: whether everything that was acknowledged is still there, to the byte."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.building.shapes import version
from etl.errors import Refused
from etl.home import Home
from etl.storing.archive import Archive, sha256
from etl.storing.journal import Current, Journal, Manifest
from etl.storing.lake import Lake
from etl.tables import literal

_REBUILD = "请运行 python -m etl rebuild，从档案重建"
_BACKUP = "请从备份找回这个文件（python -m etl restore 到一个新的文件夹）"


@dataclass(frozen=True)
class Fault:
    """Something that isn't as it was kept; `kind`: journal, archive, lake or warehouse."""

    kind: str
    place: str
    message: str


@dataclass(frozen=True)
class Verified:
    """What was looked at, and what is wrong with it."""

    loads: int
    files: int
    rows: int
    faults: tuple[Fault, ...]


def verify(home: Home) -> Verified:
    """Reads every file of the archive, every row count of the lake, and the snapshot in force.

    Changes nothing. Refused where nothing was ever loaded.
    """
    journal = Journal(home)
    try:
        current = journal.current()
    except Refused as refusal:
        return Verified(0, 0, 0, (Fault("journal", home.current.name, str(refusal)),))
    if current is None:
        raise Refused(f"{home.root} 里还没有装载过任何台账")
    try:
        chain = journal.chain(current.load)
    except Refused as refusal:
        return Verified(0, 0, 0, (Fault("journal", current.load, f"{refusal}；{_BACKUP}"),))
    digests = sorted({one.sha256 for manifest in chain for one in manifest.received})
    faults = [*_of_archive(home, digests), *_of_lake(home, chain), *_of_snapshot(home, current)]
    rows = sum(one.loaded for manifest in chain for one in manifest.submissions)
    return Verified(len(chain), len(digests), rows, tuple(faults))


def needs_rebuilding(home: Home) -> bool:
    """Whether a file that `rebuild` makes again, of the lake or the snapshot in force, is damaged."""
    return any(fault.kind in ("lake", "warehouse") for fault in verify(home).faults)


def is_older(home: Home) -> bool:
    """Whether the snapshot in force has another shape than one built now; False where it can't be read."""
    current = Journal(home).current()
    path = home.warehouse / f"{current.snapshot}.duckdb" if current else None
    if path is None or not path.exists():
        return False
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            found = connection.execute("select value from meta where key = 'schema_version'").fetchone()
    except duckdb.Error:
        return False
    return found is None or str(found[0]) != version()


def is_unfit(home: Home) -> bool:
    """Whether what is served should be built again: it is damaged, or of an older shape."""
    return is_older(home) or needs_rebuilding(home)


def _of_archive(home: Home, digests: list[str]) -> Iterator[Fault]:
    archive = Archive(home.archive)
    for digest in digests:
        try:
            archive.read(digest)
        except Refused as refusal:
            yield Fault("archive", digest, f"{refusal}；{_BACKUP}")
    for path in sorted(home.archive.glob("??/*")):
        if path.name not in digests and sha256(path.read_bytes()) != path.name:
            yield Fault("archive", path.name, f"档案中的文件 {path.name[:12]}… 与它的名字不符（不在用）")


def _of_lake(home: Home, chain: tuple[Manifest, ...]) -> Iterator[Fault]:
    lake = Lake(home.lake)
    with duckdb.connect() as connection:
        for manifest in chain:
            damaged = lake.damaged(manifest.load)
            for name in damaged:
                place = f"{name}/{manifest.load}.parquet"
                yield Fault("lake", place, f"数据湖 {place} 缺失或已损坏；{_REBUILD}")
            expected: dict[str, int] = {}
            for one in manifest.submissions:
                expected[one.ledger] = expected.get(one.ledger, 0) + one.loaded
            for ledger, loaded in expected.items():
                if ledger in damaged:
                    continue
                fault = _of_file(connection, lake.files(ledger, [manifest.load]), loaded)
                if fault:
                    place = f"{ledger}/{manifest.load}.parquet"
                    yield Fault("lake", place, f"数据湖 {place} {fault}；{_REBUILD}")


def _of_file(connection: duckdb.DuckDBPyConnection, files: list[Path], loaded: int) -> str | None:
    """What is wrong with a ledger's file of a load: it must read to the last row and hold so many."""
    if not files:
        return "缺失"
    try:
        ((found, _),) = connection.execute(
            f"select count(*), bit_xor(hash(stored)) from read_parquet({literal(files[0])}) as stored"
        ).fetchall()
    except duckdb.Error as error:
        return f"已损坏（{type(error).__name__}）"
    return None if found >= loaded else f"只有 {found} 行，应有 {loaded} 行"


def _of_snapshot(home: Home, current: Current) -> Iterator[Fault]:
    path = home.warehouse / f"{current.snapshot}.duckdb"
    if not path.exists():
        yield Fault("warehouse", path.name, f"快照 {path.name} 缺失；{_REBUILD}")
        return
    try:
        load = _load_of_whole(path)
    except duckdb.Error as error:
        yield Fault("warehouse", path.name, f"快照 {path.name} 已损坏（{type(error).__name__}）；{_REBUILD}")
        return
    if load != current.load:
        yield Fault(
            "warehouse", path.name, f"快照 {path.name} 装的是 {load}，应是 {current.load}；{_REBUILD}"
        )


def _load_of_whole(path: Path) -> str | None:
    """The load a snapshot holds, every row of every table read, so that a damaged block is met here."""
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = connection.execute(
            "select table_name from duckdb_tables() where database_name = current_database()"
        ).fetchall()
        for (table,) in tables:
            connection.execute(f'select bit_xor(hash(kept)) from "{table}" as kept').fetchall()
        found = connection.execute("select value from meta where key = 'load'").fetchone()
    return str(found[0]) if found else None
