"""A click on a part of a chart goes where that part leads."""

from typing import Any

from dash import ALL, Dash, Input, Output, ctx, no_update


def register(app: Dash) -> None:
    """Clicks on charts write the address."""
    chart = Input({"type": "chart", "card": ALL}, "clickData")
    app.callback(Output("go", "href", allow_duplicate=True), chart, prevent_initial_call=True)(follow)


def follow(_clicks: list[Any]) -> Any:
    """The address the clicked point carries; nowhere where it carries none."""
    return target(ctx.triggered[0]["value"] if ctx.triggered else None) or no_update


def target(click: Any) -> str | None:
    """The local address in a click's customdata, or None: what a browser sends is never trusted."""
    points = click.get("points") if isinstance(click, dict) else None
    found = points[0].get("customdata") if points else None
    is_local = isinstance(found, str) and found.startswith("/") and not found.startswith("//")
    return found if is_local else None
