"""What can stand in for a snapshot: kept ones of the same load, then of the loads it was built on."""

import json
from collections.abc import Iterator
from pathlib import Path

from dashboard.errors import NoWarehouse
from dashboard.sight import EVERYTHING, seen_from
from dashboard.snapshot import Snapshot, SnapshotDamaged

_LOAD = "select value from meta where key = 'load'"


def stand_in(home: Path, name: str, load: str | None, damaged: frozenset[str]) -> Snapshot | None:
    """The nearest whole snapshot of the chain of loads that ends in `load`; None where there is none.

    A snapshot of a load that was rolled back is in no chain. Where `load` is unknown the newest is taken.
    """
    order = {one: distance for distance, one in enumerate(_chain(home, load))}
    found: list[tuple[int, Snapshot]] = []
    for path in sorted((home / "warehouse").glob("*.duckdb"), reverse=True):
        if path.stem == name or path.stem in damaged:
            continue
        opened = _opened(path)
        if opened is None:
            continue
        snapshot, own = opened
        if load is None or own in order:
            found.append((0 if load is None else order[own], snapshot))
        else:
            snapshot.retire()
    found.sort(key=lambda one: one[0])  # stable: of one load the newest comes first
    for _distance, spare in found[1:]:
        spare.retire()
    if not found:
        return None
    chosen = found[0][1]
    chosen.instead_of = name
    return chosen


def snapshot_before(home: Path, load: str) -> str:
    """The name of the newest whole snapshot of the load before this one that is still kept; NoWarehouse."""
    kept: dict[str, str] = {}
    for path in sorted((home / "warehouse").glob("*.duckdb")):
        if (opened := _opened(path)) is not None:
            opened[0].retire()
            kept[opened[1]] = path.stem
    for earlier in list(_chain(home, load))[1:]:
        if earlier in kept:
            return kept[earlier]
    raise NoWarehouse(
        "以前装载的快照已不在，没有可比较的",
        "no snapshot of an earlier load is kept: nothing to compare with",
    )


def _chain(home: Path, load: str | None) -> Iterator[str]:
    """The loads from one back to the first, as far as their manifests can be read."""
    seen: set[str] = set()
    while load is not None and load not in seen:
        yield load
        seen.add(load)
        try:
            load = json.loads((home / "loads" / f"{load}.json").read_text(encoding="utf-8"))["parent"]
        except (OSError, ValueError, KeyError, TypeError):
            return


def _opened(path: Path) -> tuple[Snapshot, str] | None:
    """A snapshot and the load it holds; None where the file is damaged."""
    try:
        snapshot = Snapshot(path, path.stem)
    except NoWarehouse:
        return None
    try:
        with seen_from(EVERYTHING):
            found = snapshot.query(_LOAD)
    except SnapshotDamaged:
        snapshot.retire()
        return None
    return snapshot, str(found[0][0]) if found else ""
