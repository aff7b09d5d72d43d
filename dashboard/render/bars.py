"""Bars as plotly figures."""

from dashboard import formats
from dashboard.charts import Bars, Series
from dashboard.render.frame import (
    BAR_GAP,
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
from dashboard.tokens import Theme, text_on
from dashboard.translation import _

FULL_HOUSE = 3
"""Fewer bars than this keep the thickness they would have among so many; one alone never fills its chart."""

ROOM_FOR_LABELS = 1.18
"""The value axis reaches so far beyond the longest bar that its label fits."""

MANY_ROWS, CLOSE_ROW = 20, 15
"""A long ranking stands closer, so that a county's towns are seen at once."""

LEGIBLE = 0.05
"""Parts of a stack shorter than this share of the longest one have no room for a label."""

CLOSE = 0.7
"""Shares that all, with their intervals, lie above this are told apart on a scale of their own."""

WIDE_APART = 0.8
"""A scale of shares from here on is marked at each twentieth; a longer one, on a phone too, at each tenth."""

ACROSS = 0.16
"""A share's label beyond a bar that ends so near below the reference line would be crossed by it."""

CROWDED = 14
"""From so many upright bars on, labels on the bars would run into each other."""


def bars(chart: Bars, theme: Theme) -> Drawing:
    """Bars with their labels, intervals, notes and the reference line."""
    if _is_close(chart):
        return _points(chart, theme)
    barmode = "stack" if chart.stacked else "group"
    drawn = layout(theme, barmode=barmode, bargap=gap_between(len(chart.categories)))
    names = category_axis(theme, **_order(chart))
    values = value_axis(theme, chart.unit, **_reach(chart))
    drawn["xaxis"], drawn["yaxis"] = (values, names) if chart.horizontal else (names, values)
    drawn["showlegend"] = len(chart.series) > 1
    if any(chart.targets) and not chart.stacked:
        drawn["hovermode"] = "y" if chart.horizontal else "x"  # a bar of 0 is clicked beside it
    drawn["height"] = _height(chart)
    drawn["shapes"], drawn["annotations"] = _reference(chart, theme)
    if drawn["showlegend"]:
        drawn["margin"]["t"] = 34
    elif drawn["annotations"]:
        drawn["margin"]["t"] = 24
    traces = [_trace(chart, series, theme) for series in chart.series]
    if chart.horizontal and any(series.high for series in chart.series):
        drawn["margin"]["r"] = 40
    if len(chart.series) == 1 and chart.series[0].high is not None:
        traces.append(_ends(chart, chart.series[0], theme))
    return {"data": traces, "layout": drawn}


def _is_close(chart: Bars) -> bool:
    """Whether bars from zero would all look alike: one ranked share with intervals, all of it high up."""
    if chart.unit != "share" or not chart.horizontal or len(chart.series) != 1 or len(chart.categories) < 2:
        return False
    known = _lows(chart)
    return len(known) > 1 and min(known) >= CLOSE


def _lows(chart: Bars) -> list[float]:
    """The lower ends of the intervals of those that are compared at all."""
    small = chart.small or (False,) * len(chart.categories)
    lows = chart.series[0].low or ()
    return [low for low, is_small in zip(lows, small, strict=False) if low is not None and not is_small]


def _points(chart: Bars, theme: Theme) -> Drawing:
    """Points with intervals on a scale from near the lowest, which bars may not have."""
    series, colours = chart.series[0], palette(theme)
    start = int(min(_lows(chart)) * 20) / 20  # a twentieth is a mark of the scale
    marks = [step / 20 for step in range(20, int(start * 20) - 1, -1 if start > WIDE_APART else -2)]
    scale = {"range": [start - 0.01, 1 + (1 - start) * 0.15], "tickvals": marks, "rangemode": "normal"}
    drawn = layout(theme, showlegend=False, height=_height(chart))
    drawn["xaxis"] = value_axis(theme, chart.unit, tickangle=0, **scale)
    drawn["yaxis"] = category_axis(theme, **_order(chart))
    drawn["shapes"], drawn["annotations"] = _reference(chart, theme)
    drawn["margin"] |= {"t": 24, "r": 40}
    role = colours.role(series.role)
    dots: Drawing = {
        "type": "scatter",
        "mode": "markers",
        "x": list(series.values),
        "y": plains(chart.categories),
        "name": plain(series.name),
        "marker": {"size": 9, "color": _colours(chart, role, theme)},
        "customdata": list(chart.targets) or None,
        "hovertext": _hover(chart, series),
        "hovertemplate": "%{hovertext}<extra></extra>",
        **_interval(chart, series, theme),
    }
    return {"data": [dots, _ends(chart, series, theme)], "layout": drawn}


def _trace(chart: Bars, series: Series, theme: Theme) -> Drawing:
    colour = palette(theme).role(series.role)
    names, values = plains(chart.categories), list(series.values)
    along = {"x": values, "y": names, "orientation": "h"} if chart.horizontal else {"x": names, "y": values}
    return {
        "type": "bar",
        **along,
        "name": plain(series.name),
        "marker": {
            "color": _colours(chart, colour, theme),
            "line": {"color": palette(theme).surface, "width": 1},
        },
        "customdata": list(chart.targets) or None,
        "hovertext": _hover(chart, series),
        "hovertemplate": "%{hovertext}<extra></extra>",
        **_labels(chart, series, colour, theme),
        **_interval(chart, series, theme),
    }


def gap_between(bars: int) -> float:
    """The share of a category's room that stays empty."""
    return 1 - (1 - BAR_GAP) * min(bars / FULL_HOUSE, 1)


def _totals(chart: Bars) -> list[float]:
    """How long each stack is."""
    return [
        sum(value or 0 for value in stack) for stack in zip(*(s.values for s in chart.series), strict=True)
    ]


def _colours(chart: Bars, colour: str, theme: Theme) -> str | list[str]:
    """One colour, but too small a group in grey."""
    is_alone = len(chart.series) == 1
    if is_alone and chart.series[0].high is not None and colour == palette(theme).accent:
        colour = palette(theme).second  # lighter, so that the interval is seen on it
    if not any(chart.small):
        return colour
    return [palette(theme).muted if small else colour for small in chart.small]


def _labels(chart: Bars, series: Series, colour: str, theme: Theme) -> Drawing:
    if not chart.horizontal and len(chart.categories) * (1 if chart.stacked else len(chart.series)) > CROWDED:
        return {}
    texts = [formats.value(value, chart.unit) for value in series.values]
    if chart.stacked:
        inside = {"textposition": "inside", "insidetextanchor": "middle", "constraintext": "none"}
        least = LEGIBLE * max(_totals(chart), default=0)
        shown = [
            text if value and value >= least else "" for text, value in zip(texts, series.values, strict=True)
        ]
        return {"text": shown, "textangle": 0, "insidetextfont": {"color": text_on(colour)}, **inside}
    if series.low is not None:
        return _at_the_foot(texts, colour) if len(chart.series) > 1 else {}
    return {"text": texts, "textposition": _beside(chart, series), "cliponaxis": False} | _inside(colour)


def _beside(chart: Bars, series: Series) -> str | list[str]:
    """Labels beyond the bars' ends, but within those that end where the reference line would cross them."""
    if chart.reference is None:
        return "outside"
    limit = chart.reference
    return [
        "inside" if value is not None and 0 <= limit - value < ACROSS and value > ACROSS else "outside"
        for value in series.values
    ]


def _inside(colour: str) -> Drawing:
    return {"insidetextfont": {"color": text_on(colour)}, "insidetextanchor": "end", "constraintext": "none"}


def _at_the_foot(texts: list[str], colour: str) -> Drawing:
    """Labels where the bars begin: their ends bear intervals, and beyond lie the neighbours'."""
    return {
        "text": texts,
        "textposition": "inside",
        "insidetextanchor": "start",
        "insidetextfont": {"color": text_on(colour)},
        "constraintext": "none",
        "textangle": 0,
    }


def _ends(chart: Bars, series: Series, theme: Theme) -> Drawing:
    """The labels of bars with intervals, beyond the interval, on which they would otherwise lie."""
    names, highs = plains(chart.categories), list(series.high or series.values)
    along = {"x": highs, "y": names} if chart.horizontal else {"x": names, "y": highs}
    return {
        "type": "scatter",
        "mode": "text",
        **along,
        "text": [f"\u2002{formats.value(value, chart.unit)}" for value in series.values],
        "textposition": "middle right" if chart.horizontal else "top center",
        "textfont": {"color": palette(theme).ink},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _interval(chart: Bars, series: Series, theme: Theme) -> Drawing:
    if series.low is None or series.high is None:
        return {}
    above = [_gap(v, h) for v, h in zip(series.values, series.high, strict=True)]
    below = [_gap(lo, v) for lo, v in zip(series.low, series.values, strict=True)]
    error = {
        "type": "data",
        "symmetric": False,
        "array": above,
        "arrayminus": below,
        "color": palette(theme).ink,
        "thickness": 1.2,
        "width": 3,
    }
    return {"error_x" if chart.horizontal else "error_y": error}


def _gap(low: float | None, high: float | None) -> float:
    return 0.0 if low is None or high is None else max(high - low, 0.0)


def _hover(chart: Bars, series: Series) -> list[str]:
    texts = []
    for index, name in enumerate(chart.categories):
        lines = [
            f"<b>{plain(name)}</b>",
            f"{plain(series.name)} {formats.value(series.values[index], chart.unit)}",
        ]
        if series.low and series.high and series.low[index] is not None:
            low, high = (formats.value(end[index], chart.unit) for end in (series.low, series.high))
            lines.append(_("95%区间 {low}–{high}").format(low=low, high=high))
        if chart.notes:
            lines.append(plain(chart.notes[index]))
        texts.append("<br>".join(lines))
    return texts


def _order(chart: Bars) -> Drawing:
    """Names in the chart's own order; a note stands beside the name of a horizontal bar."""
    names = plains(chart.categories)
    order: Drawing = {"categoryorder": "array", "categoryarray": names}
    if chart.horizontal:
        order["range"] = [len(names) - 0.5, -0.5]
        if len(names) > MANY_ROWS:
            order["tickfont"] = {"size": 11}
        if chart.notes:
            order["tickvals"] = names
            order["ticktext"] = [
                f"{n}  <i>{plain(note)}</i>" for n, note in zip(names, chart.notes, strict=True)
            ]
    return order


def _reach(chart: Bars) -> Drawing:
    if chart.unit == "share":
        room = 1.02 if chart.stacked else ROOM_FOR_LABELS if chart.horizontal else 1.1
        marks = [0, 0.5, 1] if chart.horizontal else [0, 0.2, 0.4, 0.6, 0.8, 1]  # a phone's width holds three
        return {"range": [0, room], "tickvals": marks, "tickangle": 0}
    if chart.stacked:
        return whole_steps(chart.unit, _totals(chart))
    known = [v for series in chart.series for v in (*series.values, *(series.high or ())) if v is not None]
    ticks = whole_steps(chart.unit, known)
    return {"range": [0, max(known) * ROOM_FOR_LABELS if any(known) else 1], **ticks}


def _height(chart: Bars) -> int:
    if not chart.horizontal:
        return 300
    thickness = 1 if chart.stacked else max(1, len(chart.series) * 0.8)
    row = CLOSE_ROW if len(chart.categories) > MANY_ROWS else ROW
    return int(64 + row * thickness * max(len(chart.categories), 3))


def _reference(chart: Bars, theme: Theme) -> tuple[list[Drawing], list[Drawing]]:
    if chart.reference is None:
        return [], []
    colours = palette(theme)
    along, across = ("x", "y") if chart.horizontal else ("y", "x")
    line: Drawing = {"type": "line", "line": {"color": colours.ink_faint, "width": 1.2, "dash": "dot"}}
    line |= {f"{across}ref": "paper", f"{along}0": chart.reference, f"{along}1": chart.reference}
    line |= {f"{across}0": 0, f"{across}1": 1}
    label = f"{plain(chart.reference_name)} {formats.value(chart.reference, chart.unit)}".strip()
    note: Drawing = {"text": label, "showarrow": False, "font": {"color": colours.ink_faint}}
    if chart.horizontal:
        note |= {"x": chart.reference, "y": 1, "yref": "paper", "yanchor": "bottom", "xanchor": "right"}
    else:
        note |= {"y": chart.reference, "x": 1, "xref": "paper", "xanchor": "right", "yanchor": "bottom"}
    return [line], [note]
