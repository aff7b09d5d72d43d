"""A row's key, and rows that share one: second copies are skipped, rows that differ are both quarantined."""

import duckdb

from etl.contract import Contract
from etl.reading.remarks import Remarks, RowPlace
from etl.reading.typed import TypedLedger

_PLACE = "_id, _part, _sheet, _row"


def settle_keys(connection: duckdb.DuckDBPyConnection, typed: TypedLedger, remarks: Remarks) -> set[int]:
    """Answers the ids of second copies, reports rows of one key that differ, and keys the rows without an id.

    A row without an id gets unit/hash of the fields the contract names and an ordinal, so that a running
    ledger handed in again adds no row twice.
    """
    copies = _copies_with_key(connection, typed, remarks)
    if connection.execute(f"select 1 from {typed.stage} where _key is null limit 1").fetchone():
        copies |= _copies_without_key(connection, typed)
        _number(connection, typed, copies)
    return copies


def _copies_with_key(connection: duckdb.DuckDBPyConnection, typed: TypedLedger, remarks: Remarks) -> set[int]:
    # Contents are written out for those few alone.
    places = _with_shared_keys(connection, typed)
    if not places:
        return set()
    rows = connection.execute(
        f"select {_PLACE}, _key, {_identity(typed)} from {typed.stage} "
        "where rowid in (select unnest($places::bigint[])) order by _id",
        {"places": places},
    ).fetchall()
    copies: set[int] = set()
    seen: dict[tuple[int, str], dict[str, RowPlace]] = {}
    for *place, key, content in rows:
        row = RowPlace(*place)
        if seen.setdefault((row.part, key), {}).setdefault(content, row) is not row:
            copies.add(row.id)
    for (_, key), contents in seen.items():
        if len(contents) > 1:
            _report(key, list(contents.values()), typed.raw.contract, remarks)
    return copies


def _with_shared_keys(connection: duckdb.DuckDBPyConnection, typed: TypedLedger) -> list[int]:
    """Where in the stage rows stand whose key another row of their part has as well."""
    rows = connection.execute(
        f"with doubled as (select hash(_part, _key) as _both from {typed.stage} where _key is not null "
        f"group by all having count(*) > 1) "
        f"select s.rowid from {typed.stage} as s join doubled as d on d._both = hash(s._part, s._key)"
    )
    return [place for (place,) in rows.fetchall()]


def _identity(typed: TypedLedger) -> str:
    """All that makes two rows the same row, as one text."""
    packed = ", ".join(f'"{column}"' for column in _contents(typed))
    return f"row({packed})::varchar"


def _contents(typed: TypedLedger) -> list[str]:
    return [*sorted(typed.present), "_extra", "_rest"]


def _report(key: str, places: list[RowPlace], contract: Contract, remarks: Remarks) -> None:
    field = contract.by_name[contract.key[-1]]
    found = key if contract.key_is_global else key.partition("/")[2]
    for place in places:
        others = [other for other in places if other is not place]
        rows = "、".join(f"{other.sheet or ''}第{other.row}行" for other in others)
        rows_en = ", ".join(f"{other.sheet or ''} row {other.row}".strip() for other in others)
        zh = f"{field.zh}“{found}”与{rows}重复而内容不同，都没有载入，请改正编号或删去多余的行"
        en = f"{field.en} {found} stands again in {rows_en} with other contents: none is loaded, correct one"
        remarks.add(place, "error", "same_key_differs", field.name, found, zh, en)


def _copies_without_key(connection: duckdb.DuckDBPyConnection, typed: TypedLedger) -> set[int]:
    columns = ", ".join(f'"{column}"' for column in ["_part", *_contents(typed)])
    rows = connection.execute(
        f"select _id from {typed.stage} where _key is null "
        f"qualify row_number() over (partition by {columns} order by _id) > 1"
    )
    return {row[0] for row in rows.fetchall()}


def _number(connection: duckdb.DuckDBPyConnection, typed: TypedLedger, copies: set[int]) -> None:
    """Rows alike in the key's fields are told apart by their order within the submission."""
    contract = typed.raw.contract
    fields = [contract.by_name[name] for name in contract.key_without_id]
    # a year and its first half begin on one day: of a period both ends are told
    names = [name for field in fields for name, _ in field.columns[: 2 if field.type == "period" else 1]]
    parts = ", ".join(_folded(name) for name in names if name in typed.present)
    connection.execute(
        f"update {typed.stage} as t set _key = n.key from ("
        f"with hashed as (select s._id, u.unit, u.period, "
        f"md5(concat_ws('|', '{contract.ledger}', {parts})) as body "
        f"from {typed.stage} as s join batch_units as u on u.part = s._part "
        f"where s._key is null and s._id not in (select unnest($copies::bigint[]))) "
        f"select _id, unit || '/' || body || '-' || row_number() over "
        f"(partition by unit, period, body order by _id) as key from hashed) as n where n._id = t._id",
        {"copies": sorted(copies)},
    )


def _folded(column: str) -> str:
    return f"regexp_replace(lower(coalesce(s.\"{column}\"::varchar, '')), '[\\s\\pP]+', '', 'g')"
