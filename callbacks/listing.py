"""The rows behind a figure, block by block as the grid scrolls."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any
from urllib.parse import parse_qsl

from dash import MATCH, Dash, Input, Output, State, no_update

from dashboard import addresses, formats
from dashboard.rows import OPENS, Cell, Listing, rows_behind
from dashboard.scope import Scope, from_query
from dashboard.translation import _, speaking
from dashboard.warehouse import Warehouse


def register(app: Dash, warehouse: Warehouse) -> None:
    """The grid asks, the warehouse answers."""
    grid = {"type": "rows", "metric": MATCH}
    answer, asked = Output(grid, "getRowsResponse"), Input(grid, "getRowsRequest")
    app.callback(answer, asked, State("address", "search"))(partial(block, warehouse))


def block(warehouse: Warehouse, asked: Mapping[str, Any] | None, search: str | None) -> Any:
    """Rows [startRow, endRow) of the listing in the address, and how many there are."""
    query = dict(parse_qsl((search or "").lstrip("?"), keep_blank_values=True))
    if not asked or "metric" not in query:
        return no_update
    first, last = int(asked["startRow"]), int(asked["endRow"])
    view = addresses.keeping(**addresses.carried(query))
    with speaking(query.get("lang", "zh")), view:
        return warehouse.steadily(partial(between, warehouse, query, first, last))


def between(warehouse: Warehouse, query: Mapping[str, str], first: int, last: int) -> dict[str, Any]:
    """Rows [first, last) of an address's listing, as the grid takes them."""
    scope, _note = from_query(query, warehouse)
    by, field = addresses.breakdown(query), query.get("field")
    found = rows_behind(warehouse, query["metric"], scope, field, last - first, first, by)
    return {"rowData": list(told(found, scope)), "rowCount": found.total}


def told(found: Listing, scope: Scope) -> Iterator[dict[str, Cell]]:
    """Each row by its columns' keys, and a link to its own page where it has one (`rows.OPENS`).

    A record's key is its number, as in its ledger; the whole of it stands in the CSV and behind the link.
    """
    keys = [column.key for column in found.columns]
    own = [column.key for column in found.columns if column.is_key]
    for row in found.rows:
        cells = dict(zip(keys, row, strict=True))
        opened = next((name for name in OPENS if cells.get(name)), None)
        if opened:
            cells["open"] = f"[{_('打开')}]({addresses.one(opened, str(cells[opened]), scope)})"
        yield cells | {key: formats.number_of(str(cells[key])) for key in own if cells[key] is not None}
