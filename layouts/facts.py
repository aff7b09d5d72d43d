"""A list of facts about one thing."""

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component


def facts(pairs: Iterable[tuple[str, str | Component | None]]) -> html.Dl:
    """Names and values; what is unknown is left out."""
    entries = [html.Div([html.Dt(name), html.Dd(value)]) for name, value in pairs if value]
    return html.Dl(entries, className="mq-facts")


def panel(
    title: str, *parts: Component | str | None, wide: bool = False, name: str | None = None
) -> html.Section:
    """A card of its own making: a heading and what stands under it; an address leads to its `name` by #."""
    kind = "mq-card mq-panel mq-wide" if wide else "mq-card mq-panel"
    own = {"id": name} if name else {}
    return html.Section([html.H2(title), *parts], className=kind, **own)  # type: ignore[arg-type]
