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
    search = {"type": "jump", "what": ALL}
    known = State({"type": "known", "what": ALL}, "data")
    app.callback(go, Input(search, "value"), known, *where, prevent_initial_call=True)(jump)
    typed = (Input(search, "n_submit"), State(search, "value"))
    app.callback(go, *typed, known, *where, prevent_initial_call=True)(seek)
    apply = Input({"type": "apply", "what": ALL}, "n_clicks")
    months = State({"type": "month", "end": ALL}, "value")
    app.callback(go, apply, months, *where, prevent_initial_call=True)(choose)


def jump(names: list[str | None], known: list[dict[str, str]], path: str, search: str) -> Any:
    """The same page of the place whose whole name stands in the search."""
    code = known[0].get(names[0]) if names and names[0] else None
    return addresses.moved(path, search, region=code) if code else no_update


def seek(
    submits: list[int | None], names: list[str | None], known: list[dict[str, str]], path: str, search: str
) -> Any:
    """The same page of the first place with the typed words in its name, once Enter is pressed."""
    words = (names[0] or "").strip() if any(submits) else ""
    code = next((code for name, code in known[0].items() if words in name), None) if words else None
    return addresses.moved(path, search, region=code) if code else no_update


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
