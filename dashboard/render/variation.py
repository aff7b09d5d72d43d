"""Funnels and XmR charts as plotly figures."""

from dashboard import formats
from dashboard.charts import Control, Dots, Funnel
from dashboard.render.frame import Drawing, category_axis, layout, palette, plain, plains, value_axis
from dashboard.tokens import Theme

SYMBOLS = {"watch": "diamond", "accent": "square", "second": "circle", "muted": "circle-open"}
"""Groups are told apart by their shape too, not by colour alone."""

DASHES = ("dot", "solid")
"""The inner limits are dotted, the outer ones drawn through."""

ROOM = 1.08
"""The axis of cases reaches so far beyond the last limit that names fit."""


def funnel(chart: Funnel, theme: Theme) -> Drawing:
    """Places as dots between the limits; the whole's share is the line through the middle."""
    colours = palette(theme)
    data: list[Drawing] = []
    for limits, dash in zip(chart.limits, DASHES, strict=False):
        for ends, is_listed in ((limits.low, True), (limits.high, False)):
            line = {"color": colours.muted, "width": 1.2, "dash": dash}
            data.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "x": list(chart.cases),
                    "y": list(ends),
                    "name": plain(limits.name),
                    "line": line,
                    "hoverinfo": "skip",
                    "showlegend": is_listed,
                }
            )
    middle = {"x": [chart.cases[0], chart.cases[-1]], "y": [chart.reference] * 2}
    data.append(
        {
            "type": "scatter",
            "mode": "lines",
            **middle,
            "name": plain(f"{chart.reference_name} {formats.share(chart.reference)}"),
            "line": {"color": colours.ink_soft, "width": 1.2, "dash": "dash"},
            "hoverinfo": "skip",
        }
    )
    data += [_dots(group, theme) for group in chart.groups]
    title = {"text": plain(chart.cases_name), "standoff": 4, "font": {"size": 12}}
    along = value_axis(theme, "count", showgrid=False, title=title, range=[0, chart.cases[-1] * ROOM])
    upward = value_axis(theme, "share", rangemode="normal", range=list(chart.span))
    drawn = layout(theme, height=340, xaxis=along, yaxis=upward, showlegend=True)
    drawn["margin"]["t"] = 34
    return {"data": data, "layout": drawn}


def _dots(group: Dots, theme: Theme) -> Drawing:
    colours = palette(theme)
    return {
        "type": "scatter",
        "mode": "markers+text" if group.named else "markers",
        "x": [dot.cases for dot in group.dots],
        "y": [dot.share for dot in group.dots],
        "name": plain(group.name),
        "text": [plain(dot.name) for dot in group.dots],
        "textposition": "middle right",
        "textfont": {"color": colours.ink, "size": 12},
        "cliponaxis": False,
        "marker": {
            "color": colours.role(group.role),
            "symbol": SYMBOLS.get(group.role, "circle"),
            "size": 11 if group.named else 9,
            "line": {"color": colours.surface, "width": 1} if group.role != "muted" else {"width": 1.5},
        },
        "customdata": [dot.target for dot in group.dots],
        "hovertext": [
            f"<b>{plain(dot.name)}</b><br>{formats.share(dot.share)} {plain(dot.note)}" for dot in group.dots
        ],
        "hovertemplate": "%{hovertext}<extra>%{fullData.name}</extra>",
    }


def control(chart: Control, theme: Theme) -> Drawing:
    """The series as a line with marked points, its mean drawn through and its limits dashed."""
    colours, names = palette(theme), plains(chart.categories)
    thread: Drawing = {
        "type": "scatter",
        "mode": "lines",
        "x": names,
        "y": list(chart.values),
        "name": plain(chart.name),
        "line": {"color": colours.muted, "width": 1.5},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    marks: list[Drawing] = [
        {
            "type": "scatter",
            "mode": "markers",
            "x": names,
            "y": [
                value if given == role else None
                for value, given in zip(chart.values, chart.roles, strict=True)
            ],
            "name": plain(name),
            "marker": {
                "color": colours.role(role),
                "symbol": "diamond" if role == "watch" else "square" if role == "accent" else "circle",
                "size": 7 if role == "muted" else 10,
            },
            "hovertext": [formats.value(value, chart.unit) for value in chart.values],
            "hovertemplate": f"%{{x}}<br>{plain(chart.name)} %{{hovertext}}<extra>%{{fullData.name}}</extra>",
        }
        for role, name in chart.legend
    ]
    lines = [(chart.low, "dash"), (chart.high, "dash"), (chart.mean, "solid")]
    shapes = [
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": at,
            "y1": at,
            "line": {"color": colours.ink_soft, "width": 1.2, "dash": dash},
            "layer": "below",
        }
        for at, dash in lines
    ]
    upward = value_axis(theme, chart.unit, rangemode="normal", range=list(chart.span))
    axes = {"xaxis": category_axis(theme, nticks=13), "yaxis": upward}
    drawn = layout(theme, height=280, shapes=shapes, showlegend=True, **axes)
    drawn["margin"]["t"] = 34
    return {"data": [thread, *marks], "layout": drawn}
