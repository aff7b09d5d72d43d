"""What every plotly figure shares: colours, type, axes and the texts in it, as plain dicts."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from dashboard.charts import Unit
from dashboard.tokens import FONT_STACK, PAGE_TYPE, PALETTES, Palette, Theme

Drawing = dict[str, Any]
"""A plotly figure or a piece of one: plain data, cheaper by half than graph objects."""

ROW = 22
"""Pixels a horizontal bar or a heat map's row takes."""

BAR_GAP = 0.28
"""The share of a full chart's room between its bars."""

SHORT_AXIS = 5
"""Up to so many counts an axis has a tick for each."""

AXIS_FORMATS = {
    "share": ".0%",
    "count": ",~d",
    "person_times": ",~d",
    "days": ",~d",
    "yuan": ",~s",
    "wan_yuan": ",~s",
}


def palette(theme: Theme) -> Palette:
    """The colours of `theme`."""
    return PALETTES[theme]


_INVISIBLE = "\u200b"  # plotly lays categories of one spelling on top of each other


def plain(text: str) -> str:
    """`text` as plotly prints it unread: ledgers' words must not become its pseudo-HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plains(texts: tuple[str, ...]) -> list[str]:
    """`plain` of each, told apart: two Februaries, or two villages of one name, are two places on an axis."""
    seen: Counter[str] = Counter()
    names = []
    for text in texts:
        names.append(plain(text) + _INVISIBLE * seen[text])
        seen[text] += 1
    return names


def layout(theme: Theme, **more: Any) -> Drawing:
    """The bare layout in a theme's colours: transparent, no title, the legend above, hover in one voice."""
    colours = palette(theme)
    return {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT_STACK, "size": PAGE_TYPE.small, "color": colours.ink_soft},
        "margin": {"l": 8, "r": 12, "t": 8, "b": 8, "pad": 2},
        "hoverlabel": {
            "bgcolor": colours.raised,
            "bordercolor": colours.line,
            "font": {"family": FONT_STACK, "size": PAGE_TYPE.body, "color": colours.ink},
        },
        "legend": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1.02,
            "yanchor": "bottom",
            "traceorder": "normal",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        "dragmode": False,
        "bargap": BAR_GAP,
        "uniformtext": {"mode": "hide", "minsize": 10},
        **more,
    }


def category_axis(theme: Theme, **more: Any) -> Drawing:
    """An axis of names: no grid, every name printed whole."""
    return {
        "type": "category",
        "automargin": True,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "linecolor": palette(theme).line,
        "tickfont": {"color": palette(theme).ink_soft},
        **more,
    }


def value_axis(theme: Theme, unit: Unit, **more: Any) -> Drawing:
    """An axis of values from zero in `unit`, with a faint grid."""
    return {
        "automargin": True,
        "fixedrange": True,
        "rangemode": "tozero",
        "gridcolor": palette(theme).grid,
        "zerolinecolor": palette(theme).line,
        "tickformat": AXIS_FORMATS[unit],
        "tickfont": {"color": palette(theme).ink_faint},
        "nticks": 6,
        "title": {"font": {"size": PAGE_TYPE.small}},
        **more,
    }


def whole_steps(unit: Unit, values: Iterable[float | None]) -> Drawing:
    """The ticks of a short axis of counts: one a whole number, or rounding prints the same one twice."""
    top = max((value for value in values if value is not None), default=0)
    return {"tick0": 0, "dtick": 1} if unit in ("count", "person_times") and top <= SHORT_AXIS else {}
