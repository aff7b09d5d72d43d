"""Place search and typed months write the address."""

from typing import Any

from dash import Dash, Input, Output, State, no_update
from dash.dependencies import ALL

from dashboard import addresses
from dashboard.errors import BadScope
from dashboard.scope import period


def register(app: Dash) -> None:
    """The two controls of the scope bar that aren't links."""
    go = Output("go", "href", allow_duplicate=True)
    where = (State("address", "pathname"), State("address", "search"))
    place = Input({"type": "jump", "what": ALL}, "value")
    app.callback(go, place, *where, prevent_initial_call=True)(jump)
    apply = Input({"type": "apply", "what": ALL}, "n_clicks")
    months = State({"type": "month", "end": ALL}, "value")
    app.callback(go, apply, months, *where, prevent_initial_call=True)(choose)


def jump(places: list[str | None], path: str, search: str) -> Any:
    """The same page of the chosen place."""
    return addresses.moved(path, search, region=places[0]) if places and places[0] else no_update


def choose(clicks: list[int | None], months: list[str], path: str, search: str) -> Any:
    """The same page for the typed months; what is no month goes along as it is, and the page says so."""
    if not any(clicks):
        return no_update
    first, last = sorted(month.strip() for month in months)
    return addresses.moved(path, search, **{"from": _end(first, 0), "to": _end(last, 1)})


def _end(month: str, which: int) -> str:
    try:
        return period(month)[which].isoformat()
    except BadScope:
        return month
