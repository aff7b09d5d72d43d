"""The rows behind a figure, block by block as the grid scrolls."""

from functools import partial
from typing import Any
from urllib.parse import parse_qsl

from dash import MATCH, Dash, Input, Output, State, no_update

from dashboard.rows import rows_behind
from dashboard.scope import from_query
from dashboard.translation import speaking
from dashboard.warehouse import Warehouse


def register(app: Dash, warehouse: Warehouse) -> None:
    """The grid asks, the warehouse answers."""
    grid = {"type": "rows", "metric": MATCH}
    answer, asked = Output(grid, "getRowsResponse"), Input(grid, "getRowsRequest")
    app.callback(answer, asked, State("address", "search"))(partial(block, warehouse))


def block(warehouse: Warehouse, asked: dict[str, Any] | None, search: str | None) -> Any:
    """Rows [startRow, endRow) of the listing in the address, and how many there are."""
    query = dict(parse_qsl((search or "").lstrip("?"), keep_blank_values=True))
    if not asked or "metric" not in query:
        return no_update
    first, last = int(asked["startRow"]), int(asked["endRow"])
    with speaking(query.get("lang", "zh")), warehouse.reading():
        scope, _note = from_query(query, warehouse)
        found = rows_behind(
            warehouse, query["metric"], scope, query.get("field") or None, last - first, first
        )
    keys = [column.key for column in found.columns]
    return {"rowData": [dict(zip(keys, row, strict=True)) for row in found.rows], "rowCount": found.total}
