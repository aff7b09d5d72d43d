"""What a home's registers offer a sender to choose from: places, stations, deputies, groups, projects."""

from collections import Counter
from collections.abc import Mapping, Sequence

import duckdb

from etl.building.statements import macros
from etl.errors import Refused
from etl.home import Home
from etl.storing.snapshot import Snapshots

Entries = Mapping[str, Sequence[str]]

_REGISTERS = {
    "station": "select region, name, station as key from stations where not is_provisional",
    "deputy": "select region, name, deputy as key from deputies where not is_provisional",
    "group": "select region, name, group_id as key from groups",
    "project": "select region, name, project as key from projects",
    # A village's name may stand in several towns: with its town before it, it is one place's.
    "region": "select r.region, r.name, coalesce(t.name || '/', '') || r.name as key from regions as r "
    "left join regions as t on r.town = t.region and r.town != r.region where not r.is_provisional",
}
_NEAR = "starts_with(region, left(code_stem($unit), 9))"


def entries(home: Home, unit: str) -> Entries:
    """By register (station, deputy, group, project, region), what a unit's ledgers may name.

    It is what lies in the unit's own town, of a county all below it. An entry is its name, or where several
    bear the name its key, which the reader takes as well. Refused where nothing was ever loaded, or no
    register names a place near the unit.
    """
    snapshots = Snapshots(home)
    current = snapshots.journal.current()
    if current is None:
        raise Refused(f"{home.root} 里还没有装载过任何台账，没有名册可选；不带 --unit 可得到通用的空白模板")
    with duckdb.connect(str(snapshots.path(current.snapshot)), read_only=True) as connection:
        macros(connection)
        found = {name: _distinct(connection, source, unit) for name, source in _REGISTERS.items()}
    if not found["region"]:
        raise Refused(f"名册里没有单位 {unit} 及其下级，请核对 --unit 的区划代码")
    return found


def _distinct(connection: duckdb.DuckDBPyConnection, source: str, unit: str) -> list[str]:
    rows = connection.execute(
        f"select name, key from ({source}) where {_NEAR} order by region, name, key", {"unit": unit}
    ).fetchall()
    bearers = Counter(name for name, _ in rows)
    return [name if bearers[name] == 1 else key for name, key in rows]
