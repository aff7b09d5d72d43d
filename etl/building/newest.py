"""What every ledger is staged by, whatever its contract: its newest rows, and the places they write."""

from collections.abc import Mapping

import duckdb

from etl.contract import Contract, contracts
from etl.tables import MEMORY

_EVERY_STATE = frozenset(("project",))
"""Ledgers whose older rows go into the warehouse as well: their places are asked for, too."""


def lay_staged(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes `staged_<ledger>`, the newest row of each key, as it is where no key stands twice.

    Expects the `raw_…` views, if only empty (see lake.lay_views).
    """
    for ledger in contracts():
        connection.execute(f"{_staged(ledger)} from raw_{ledger}")


def stage(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Gives `staged_<ledger>` the newest row of each key, makes `written_places`; the relations without rows.

    Expects `parts` and the `raw_…` views (see lake.Lake.open). Within one part the reader lets no key stand
    twice, so only ledgers of several parts are looked through.
    """
    counts = "select ledger, count(*) from parts group by ledger"
    parts: dict[str, int] = dict(connection.execute(counts).fetchall())
    for ledger in contracts():
        if parts.get(ledger, 0) > 1:
            _newest(connection, ledger)
    _places(connection, parts)
    absent = contracts().keys() - parts.keys()
    return {f"{kind}_{ledger}" for ledger in absent for kind in ("raw", "staged")}


def _staged(ledger: str) -> str:
    return f"create or replace view {MEMORY}.staged_{ledger} as"


def _newest(connection: duckdb.DuckDBPyConnection, ledger: str) -> None:
    connection.execute(f"""
        create or replace table {MEMORY}.superseded_{ledger} as
        with repeated as (select _key from raw_{ledger} group by _key having count(*) > 1)
        select every._submission, coalesce(every._sheet, '') as _sheet_name, every._row
        from raw_{ledger} as every
        semi join repeated on every._key = repeated._key
        inner join parts on every._submission = parts.submission
        qualify row_number() over (
            partition by every._key order by parts.recency desc, every._sheet desc, every._row desc
        ) > 1""")
    connection.execute(f"""{_staged(ledger)}
        select every.* from raw_{ledger} as every
        anti join superseded_{ledger} as older
        on every._submission = older._submission
        and coalesce(every._sheet, '') = older._sheet_name
        and every._row = older._row""")


def _places(connection: duckdb.DuckDBPyConnection, parts: Mapping[str, int]) -> None:
    """One row per submission part, place and station as its rows write them ('' where blank).

    With how many rows do, and the first of them.
    """
    written = [_written(contract) for ledger, contract in contracts().items() if ledger in parts]
    nothing = "select null as _submission, '' as region, '' as station, '' as _sheet, 0 as _row where false"
    connection.execute(f"""
        create or replace table {MEMORY}.written_places as
        with places as ({" union all ".join(written or [nothing])})
        select _submission as submission, region as written_region, station as written_station,
            count(*) as row_count, arg_min(_sheet, _row) as sheet, min(_row) as first_row
        from places
        group by _submission, region, station""")


def _written(contract: Contract) -> str:
    kind = "raw" if contract.ledger in _EVERY_STATE else "staged"
    region, station = (
        f"coalesce({name}, '')" if name in contract.by_name else "''" for name in ("region", "station")
    )
    return (
        f"select _submission, {region} as region, {station} as station, _sheet, _row "
        f"from {kind}_{contract.ledger}"
    )
