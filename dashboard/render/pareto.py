"""Pareto charts as plotly figures."""

from collections.abc import Sequence

from dashboard import formats
from dashboard.charts import Pareto
from dashboard.render.bars import gap_between
from dashboard.render.frame import (
    Drawing,
    category_axis,
    layout,
    palette,
    plain,
    plains,
    value_axis,
    whole_steps,
)
from dashboard.tokens import Theme
from dashboard.translation import language

LONG_AXIS = 8
"""From so many upright bars on, Chinese names are written downwards rather than aslant."""


def pareto(chart: Pareto, theme: Theme) -> Drawing:
    """Falling bars and the line of the cumulative share on its own axis, 0 to 100 %."""
    colours = palette(theme)
    names = plains(chart.categories)
    data: list[Drawing] = [
        {
            "type": "bar",
            "x": names,
            "y": list(chart.counts),
            "name": plain(chart.count_name),
            "marker": {"color": colours.accent},
            "text": [formats.count(count) for count in chart.counts],
            "textposition": "outside",
            "cliponaxis": False,
            "customdata": list(chart.targets),
            "hovertemplate": "%{x}<br>%{y:,d}<extra>%{fullData.name}</extra>",
        },
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": names,
            "y": list(chart.cumulative),
            "name": plain(chart.cumulative_name),
            "yaxis": "y2",
            "line": {"color": colours.watch, "width": 2},
            "marker": {"size": 5},
            "customdata": list(chart.targets),
            "hovertemplate": "%{x}<br>%{y:.1%}<extra>%{fullData.name}</extra>",
        },
    ]
    axes = {
        "xaxis": category_axis(theme, **_downwards(names)),
        "yaxis": value_axis(theme, "count", **whole_steps("count", chart.counts)),
    }
    drawn = layout(theme, height=320, bargap=gap_between(len(names)), **axes)
    shares = {
        "overlaying": "y",
        "side": "right",
        "range": [0, 1.05],
        "tickmode": "array",  # else plotly puts its ticks beside the counts' own
        "tickvals": [0, 0.25, 0.5, 0.75, 1],
        "showgrid": False,
        "rangemode": "normal",
    }
    drawn["yaxis2"] = value_axis(theme, "share", **shares)
    drawn["margin"]["t"] = 34
    return {"data": data, "layout": drawn}


def _downwards(names: Sequence[str]) -> Drawing:
    """The names of a long axis, Chinese ones written downwards: that fits a phone, and nothing is aslant."""
    if len(names) < LONG_AXIS or language() != "zh":
        return {}
    upright = [name if "&" in name else "<br>".join(name) for name in names]
    return {"tickvals": list(names), "ticktext": upright, "tickangle": 0}
