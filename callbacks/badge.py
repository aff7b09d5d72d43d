"""How many must be pressed, beside the way to the alerts: counted once the page stands, which never waits."""

import logging
from functools import partial
from urllib.parse import parse_qsl

from dash import Dash, Input, Output, State

from dashboard.alerts.alert import pressed
from dashboard.faults import FAULTS
from dashboard.scope import from_query
from dashboard.warehouse import Warehouse

LOG = logging.getLogger(__name__)


def register(app: Dash, warehouse: Warehouse) -> None:
    """The badge appears, its number follows."""
    shown = (Output("badge", "children"), Input("badge", "id"), State("address", "search"))
    app.callback(*shown)(partial(count, warehouse))


def count(warehouse: Warehouse, _badge: str | None, search: str | None) -> str:
    """How many owners have something late in the address's region; empty where none has."""
    query = dict(parse_qsl((search or "").lstrip("?"), keep_blank_values=True))
    try:
        with warehouse.reading():
            scope, _note = from_query(query, warehouse)
            late = pressed(warehouse, scope.region, scope.as_of)
    except FAULTS:
        LOG.exception("badge failed")
        return ""  # the page of alerts says why
    return str(late) if late else ""
