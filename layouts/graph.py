"""The one place that builds a graph: nothing is ever sent to a vendor, and each graph can be read out."""

from typing import Any

from dash import dcc, html

from dashboard.render.plotly import Drawable, figure, is_clickable
from dashboard.tokens import Theme
from dashboard.translation import language
from layouts.attributes import aria

CONFIG: dict[str, Any] = {
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "displaylogo": False,
    "displayModeBar": False,
    "scrollZoom": False,
    "responsive": True,
}


def graph(chart: Drawable, card: str, name: str, theme: Theme) -> html.Div:
    """`chart` as an interactive graph; a click on a part that leads somewhere goes there."""
    drawing = figure(chart, theme)
    height = drawing["layout"].pop("height")
    config: Any = {**CONFIG, "locale": "zh-CN" if language() == "zh" else "en"}
    drawn = dcc.Graph(
        id={"type": "chart", "card": card},
        figure=drawing,
        config=config,
        responsive=True,
        style={"height": "100%"},
    )
    kind = "mq-graph mq-clickable" if is_clickable(chart) else "mq-graph"
    return html.Div(
        drawn, className=kind, role="img", style={"--mq-height": f"{height}px"}, **aria(label=name)
    )
