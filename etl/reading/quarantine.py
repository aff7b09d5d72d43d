"""The rows that wait: their cells as JSON, masked, in the table batch_quarantine."""

import json
from collections.abc import Sequence

import duckdb
import numpy as np

from etl.contract import Contract
from etl.reading.privacy import masked_text, quoted_text, written_forms
from etl.reading.raw import RawLedger
from etl.reading.remarks import RowPlace

_COLUMNS = ("part", "ledger", "sheet", "row", "contents")


def create_quarantine(connection: duckdb.DuckDBPyConnection) -> None:
    """The empty table, grain: one row per waiting row."""
    connection.execute(
        "create or replace table batch_quarantine "
        "(part integer, ledger varchar, sheet varchar, row integer, contents varchar)"
    )


def quarantine_rows(connection: duckdb.DuckDBPyConnection, raw: RawLedger, ids: set[int]) -> list[RowPlace]:
    """Moves copies of the rows into quarantine; answers where they stand."""
    if not ids:
        return []
    chosen = ", ".join(f'"{name}"' for name in raw.fields)
    rows = connection.execute(
        f"select _id, _part, _sheet, _row, _extra, {chosen} from {raw.view} "
        "where _id in (select unnest($ids)) order by _id",
        {"ids": sorted(ids)},
    ).fetchall()
    places = [RowPlace(*row[:4]) for row in rows]
    contents = [_contents(raw.contract, raw.fields, _stripped(row[5:]), row[4]) for row in rows]
    columns = {
        "part": np.array([place.part for place in places], dtype=np.int32),
        "sheet": np.array([place.sheet or "" for place in places], dtype=object),
        "row": np.array([place.row for place in places], dtype=np.int32),
        "contents": np.array(contents, dtype=object),
    }
    connection.register("waiting_rows", columns)
    connection.execute(
        f"insert into batch_quarantine select part, '{raw.contract.ledger}', nullif(sheet::varchar, ''), "
        "row, contents::varchar from waiting_rows"
    )
    connection.unregister("waiting_rows")
    return places


def _stripped(cells: Sequence[str | None]) -> list[str]:
    """The cells as texts; of a large text those that are looked up weren't stripped before."""
    return [cell.strip() if cell else "" for cell in cells]


def _contents(contract: Contract, names: Sequence[str], cells: Sequence[str], extra: str | None) -> str:
    """The filled cells by the contract's Chinese headings; the row's own name struck from its texts."""
    own = [
        name
        for field, cell in zip(names, cells, strict=True)
        if cell and contract.by_name[field].type == "name"
        for name in written_forms(cell)
    ]
    contents: dict[str, object] = {}
    for name, cell in zip(names, cells, strict=True):
        if cell:
            field = contract.by_name[name]
            contents[field.zh] = quoted_text(cell, field.type) if field.personal else masked_text(cell, own)
    if extra:
        contents |= json.loads(masked_text(extra, own))
    return json.dumps(contents, ensure_ascii=False)
