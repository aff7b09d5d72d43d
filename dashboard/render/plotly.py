"""A chart description as a plotly figure: a plain dict in a theme's colours."""

from collections.abc import Sequence

from dashboard import formats
from dashboard.charts import Bars, Chart, Control, Flow, Funnel, Heat, Lines, Pareto, Series, Steps, Unit
from dashboard.render.bars import bars
from dashboard.render.frame import (
    ROW,
    Drawing,
    category_axis,
    layout,
    palette,
    plain,
    plains,
    value_axis,
    whole_steps,
)
from dashboard.render.pareto import pareto
from dashboard.render.variation import control, funnel
from dashboard.tokens import Theme, text_on
from dashboard.translation import _

DASHES = ("solid", "dash", "dot", "dashdot")
"""Lines are told apart by their dash too, not by colour alone."""

HIGH = 0.5
"""Shares that all lie above this would have one colour on a scale from nothing to all."""

VEIL = 0.16
"""How much a band covers of what lies beneath."""

Drawable = Bars | Lines | Steps | Pareto | Funnel | Control | Heat


def figure(chart: Drawable, theme: Theme) -> Drawing:
    """The plotly figure of `chart`: {'data', 'layout'}; its points' customdata are where a click leads."""
    match chart:
        case Bars():
            return bars(chart, theme)
        case Pareto():
            return pareto(chart, theme)
        case Lines():
            return lines(chart, theme)
        case Steps():
            return steps(chart, theme)
        case Funnel():
            return funnel(chart, theme)
        case Control():
            return control(chart, theme)
        case Heat():
            return heat(chart, theme)


def is_clickable(chart: Chart) -> bool:
    """Whether a click on some part of the chart leads anywhere."""
    if isinstance(chart, Flow):
        return any(level.target for level in chart.levels)
    if isinstance(chart, Heat):
        return any(target for row in chart.targets for target in row)
    if isinstance(chart, Funnel):
        return any(dot.target for group in chart.groups for dot in group.dots)
    return not isinstance(chart, Steps | Control) and any(chart.targets)


def lines(chart: Lines, theme: Theme) -> Drawing:
    """Lines over ordered categories, each with its band where it has one; a gap where nothing is known."""
    names = plains(chart.categories)
    data = [edge for series in chart.series for edge in _band(names, series, theme)]  # beneath every line
    for index, series in enumerate(chart.series):
        drawn = _line(names, series, theme, DASHES[index % len(DASHES)])
        drawn["customdata"] = list(chart.targets) or None
        drawn["hovertext"] = [formats.value(value, chart.unit) for value in series.values]
        drawn["hovertemplate"] = "%{x}<br>%{hovertext}<extra>%{fullData.name}</extra>"
        data.append(drawn)
    ticks = whole_steps(chart.unit, (value for series in chart.series for value in series.values))
    axes = {"xaxis": category_axis(theme, nticks=13), "yaxis": value_axis(theme, chart.unit, **ticks)}
    return {"data": data, "layout": _with_legend(layout(theme, height=280, **axes), len(chart.series))}


def steps(chart: Steps, theme: Theme) -> Drawing:
    """Step curves over days."""
    curves = list(zip(chart.days, chart.series, strict=True))
    data = [edge for days, series in curves for edge in _band(list(days), series, theme, shape="hv")]
    for index, (days, series) in enumerate(curves):
        drawn = _line(list(days), series, theme, DASHES[index % len(DASHES)])
        drawn["mode"] = "lines"
        drawn["line"]["shape"] = "hv"
        drawn["hovertext"] = [
            f"{formats.days(day)}<br>{formats.value(value, chart.unit)}"
            for day, value in zip(days, series.values, strict=True)
        ]
        drawn["hovertemplate"] = "%{hovertext}<extra>%{fullData.name}</extra>"
        data.append(drawn)
    along = value_axis(
        theme, "days", showgrid=False, title={"text": _("天数"), "standoff": 4, "font": {"size": 12}}
    )
    upward = value_axis(theme, chart.unit, **_whole(chart.unit))
    drawn = layout(theme, height=300, xaxis=along, yaxis=upward)
    return {"data": data, "layout": _with_legend(drawn, len(chart.series))}


def heat(chart: Heat, theme: Theme) -> Drawing:
    """A grid of cells, each with its number where there is room; what is unknown stays empty."""
    colours = palette(theme)
    texts = [
        ["" if value is None else formats.value(value, chart.unit) for value in row] for row in chart.values
    ]
    known = [value for row in chart.values for value in row if value is not None]
    foot, top = _foot(chart.unit, known), max(known, default=0)
    cells: Drawing = {
        "type": "heatmap",
        "x": plains(chart.columns),
        "y": plains(chart.rows),
        "z": [list(row) for row in chart.values],
        "zmin": foot,
        "zmax": top if top > foot else foot + 1,
        "colorscale": [[index / 4, colour] for index, colour in enumerate(colours.scale)],
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "name": plain(chart.name),
        "hovertext": texts,
        "hovertemplate": "%{y} · %{x}<br>%{hovertext}<extra>%{fullData.name}</extra>",
        "hoverongaps": False,
    }
    if len(chart.columns) <= 16:
        cells |= {
            "text": _legible(chart, texts, (foot, top), theme),
            "texttemplate": "%{text}",
            "textfont": {"size": 11},
        }
    if chart.targets:
        cells["customdata"] = [list(row) for row in chart.targets]
    axes = {
        "xaxis": category_axis(theme, side="top", showline=False),
        "yaxis": category_axis(theme, autorange="reversed", showline=False),
    }
    return {"data": [cells], "layout": layout(theme, height=48 + ROW * max(len(chart.rows), 2), **axes)}


def _foot(unit: Unit, known: Sequence[float]) -> float:
    """Where a heat map's colours begin: at nothing, but of shares that are all high just below the lowest."""
    least = min(known, default=0)
    return int(least * 20) / 20 if unit == "share" and least >= HIGH else 0


def _legible(chart: Heat, texts: list[list[str]], ends: tuple[float, float], theme: Theme) -> list[list[str]]:
    """Each cell's number in the ink that is read on its colour; plotly's own choice is too pale on some."""
    scale = palette(theme).scale
    foot, top = ends

    def inked(value: float | None, text: str) -> str:
        if value is None:
            return text
        ink = text_on(_between(scale, (value - foot) / (top - foot) if top > foot else 0))
        return f'<span style="color:{ink}">{text}</span>'

    return [
        [inked(value, text) for value, text in zip(row, words, strict=True)]
        for row, words in zip(chart.values, texts, strict=True)
    ]


def _between(scale: Sequence[str], share: float) -> str:
    """The colour at `share` (0 to 1) of the scale, as plotly blends it."""
    place = share * (len(scale) - 1)
    step = min(int(place), len(scale) - 2)
    ends = (bytes.fromhex(colour.lstrip("#")) for colour in scale[step : step + 2])
    return (
        "#" + bytes(round(low + (high - low) * (place - step)) for low, high in zip(*ends, strict=True)).hex()
    )


def _whole(unit: Unit) -> Drawing:
    """Shares are drawn from nothing to all."""
    return {"range": [0, 1.02], "tickvals": [0, 0.25, 0.5, 0.75, 1]} if unit == "share" else {}


def _line(along: list[str] | list[int], series: Series, theme: Theme, dash: str) -> Drawing:
    colour = palette(theme).role(series.role)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": along,
        "y": list(series.values),
        "name": plain(series.name),
        "line": {"color": colour, "width": 2, "dash": dash},
        "marker": {"size": 5, "color": colour},
        "connectgaps": False,
    }


def _band(along: list[str] | list[int], series: Series, theme: Theme, shape: str = "linear") -> list[Drawing]:
    if series.low is None or series.high is None:
        return []
    edge: Drawing = {"type": "scatter", "mode": "lines", "x": along, "hoverinfo": "skip", "showlegend": False}
    edge["line"] = {"width": 0, "shape": shape, "color": palette(theme).band}
    filled = {"y": list(series.high), "fill": "tonexty", "fillcolor": _veil(palette(theme).role(series.role))}
    return [edge | {"y": list(series.low)}, edge | filled]


def _veil(colour: str) -> str:
    """A series' colour so thin that bands and grid are seen through it."""
    red, green, blue = bytes.fromhex(colour.lstrip("#"))
    return f"rgba({red},{green},{blue},{VEIL})"


def _with_legend(drawn: Drawing, series: int) -> Drawing:
    drawn["showlegend"] = series > 1
    if series > 1:
        drawn["margin"]["t"] = 34
    return drawn
