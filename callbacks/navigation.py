"""The one callback that reads the address."""

from collections.abc import Callable
from functools import partial
from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, no_update
from dash.development.base_component import Component

PageAt = Callable[[str, str], tuple[str, Component]]
"""Path and query string -> the tab's title and the page. app.py hands in the layouts' own."""


def register(app: Dash, page_at: PageAt) -> None:
    """Address in, page out."""
    address = (Input("address", "pathname"), Input("address", "search"))
    app.callback(Output("page", "children"), Output("title", "data"), *address)(partial(show, page_at))
    again = (Input({"type": "tick", "what": ALL}, "n_intervals"), State("address", "pathname"))
    page = Output("page", "children", allow_duplicate=True)
    app.callback(page, *again, State("address", "search"), prevent_initial_call=True)(
        partial(look_again, page_at)
    )
    title = ClientsideFunction("minqing", "title")
    app.clientside_callback(  # type: ignore[no-untyped-call]
        title, Output("title", "modified_timestamp"), Input("title", "data")
    )


def look_again(page_at: PageAt, ticks: list[int | None], path: str, search: str | None) -> Any:
    """The page of the address as it stands now, each time the clock of something under way ticks."""
    return show(page_at, path, search)[0] if any(ticks) else no_update


def show(page_at: PageAt, path: str | None, search: str | None) -> tuple[Any, Any]:
    """The page of an address and the title of its tab."""
    if path is None:
        return no_update, no_update
    title, content = page_at(path, search or "")
    return content, title
