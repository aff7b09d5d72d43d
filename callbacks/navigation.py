"""The one callback that reads the address."""

from collections.abc import Callable
from functools import partial
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, no_update
from dash.development.base_component import Component

PageAt = Callable[[str, str], tuple[str, Component]]
"""Path and query string -> the tab's title and the page. app.py hands in the layouts' own."""


def register(app: Dash, page_at: PageAt) -> None:
    """Address in, page out."""
    address = (Input("address", "pathname"), Input("address", "search"))
    app.callback(Output("page", "children"), Output("title", "data"), *address)(partial(show, page_at))
    title = ClientsideFunction("minqing", "title")
    app.clientside_callback(  # type: ignore[no-untyped-call]
        title, Output("title", "modified_timestamp"), Input("title", "data")
    )


def show(page_at: PageAt, path: str | None, search: str | None) -> tuple[Any, Any]:
    """The page of an address and the title of its tab."""
    if path is None:
        return no_update, no_update
    title, content = page_at(path, search or "")
    return content, title
