"""Charts as native, editable PowerPoint charts: bars, lines, flows; curves and Pareto are in curves.py."""

from pptx.chart.chart import Chart as Native
from pptx.chart.data import CategoryChartData
from pptx.chart.point import Point
from pptx.chart.series import BarSeries, LineSeries
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.slide import Slide
from pptx.util import Pt

from dashboard.charts import (
    Bars,
    Chart,
    Control,
    Flow,
    Funnel,
    Heat,
    Lines,
    Pareto,
    Role,
    Series,
    Steps,
    Unit,
)
from dashboard.folding import folded_bars
from dashboard.render.pptx.box import Box, inches
from dashboard.render.pptx.curves import add_pareto, add_steps
from dashboard.render.pptx.intervals import add_intervals
from dashboard.render.pptx.tables import add_heat
from dashboard.render.pptx.text import rgb
from dashboard.render.pptx.variation import add_control, add_funnel
from dashboard.tokens import LIGHT, text_on

FORMATS: dict[Unit, str] = {
    "count": "#,##0",
    "person_times": "#,##0",
    "share": "0.0%",
    "days": "#,##0",
    "yuan": "#,##0",
    "wan_yuan": "#,##0",
}
KINDS = {
    (False, False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    (False, True): XL_CHART_TYPE.COLUMN_STACKED,
    (True, False): XL_CHART_TYPE.BAR_CLUSTERED,
    (True, True): XL_CHART_TYPE.BAR_STACKED,
}
MOST = 12
"""More categories than this are folded into a counted one."""
LINE = inches(0.21)
"""What a lying bar takes with its name in readable print."""
FEWEST = 4
"""So many bars stand in a chart however low."""
MOST_UPRIGHT = 9
"""More names than this do not stand side by side below upright bars."""
LABELLED = 14
"""Upright labels run into each other beyond so many bars."""
SHADES: tuple[Role, ...] = ("accent", "second", "third", "muted", "watch")
SIZE = 12
GAPS = {1: 400, 2: 180, 3: 110}
"""Few bars stay slim: the gap beside each, in percent of its width."""
SHORT = 0.12
"""A bar shorter than this part of the scale holds no label."""
CROWDED = 10
"""Months side by side: smaller than anything else on a slide, or they would break."""


def add_chart(slide: Slide, chart: Chart, box: Box) -> None:
    """The chart in the box, native and editable; a heat calendar is a table of filled cells."""
    match chart:
        case Bars():
            add_bars(slide, folded_bars(chart, _fitting(chart, box)), box)
        case Lines():
            add_lines(slide, chart, box)
        case Steps():
            add_steps(slide, chart, box)
        case Pareto():
            add_pareto(slide, chart, box, MOST_UPRIGHT)
        case Funnel():
            add_funnel(slide, chart, box)
        case Control():
            add_control(slide, chart, box)
        case Heat():
            add_heat(slide, chart, box)
        case Flow():
            add_flow(slide, chart, box)


def _fitting(bars: Bars, box: Box) -> int:
    """So many categories have room for their names; lying bars of several series need more each."""
    if not bars.horizontal:
        return MOST
    lines = 1 if bars.stacked else len(bars.series)
    room = box.height - (inches(0.4) if len(bars.series) > 1 else 0)
    return max(FEWEST, min(MOST, int(room / (LINE * lines))))


def add_bars(slide: Slide, bars: Bars, box: Box) -> None:
    """Bars of any kind: counts beside the names, intervals, and the reference as a bar of its own."""
    data = CategoryChartData(number_format=FORMATS[bars.unit])
    has_reference = bars.reference is not None and len(bars.series) == 1
    names = [_noted(name, bars, index) for index, name in enumerate(bars.categories)]
    data.categories = [bars.reference_name, *names] if has_reference else names
    for series in bars.series:
        data.add_series(series.name, [bars.reference, *series.values] if has_reference else series.values)
    native = _add(slide, KINDS[bars.horizontal, bars.stacked], data, box)
    offset = 1 if has_reference else 0
    _colour(native, [series.role for series in bars.series])
    _mute(native, bars, offset)
    _axes(native, bars.unit, is_horizontal=bars.horizontal)
    _labels(native, bars)
    for plotted, series in zip(native.plots[0].series, bars.series, strict=True):
        add_intervals(plotted, series, offset)


def add_lines(slide: Slide, lines: Lines, box: Box) -> None:
    """Lines over months; the 95 % band as two thin lines."""
    data = CategoryChartData(number_format=FORMATS[lines.unit])
    data.categories = lines.categories
    for series in lines.series:
        data.add_series(series.name, series.values)
    native = _add(slide, XL_CHART_TYPE.LINE_MARKERS, data, box)
    for plotted, series in zip(native.plots[0].series, lines.series, strict=True):
        plotted.smooth = False
        plotted.format.line.color.rgb = rgb(LIGHT.role(series.role))
        plotted.format.line.width = Pt(2.5)
        plotted.marker.format.fill.solid()
        plotted.marker.format.fill.fore_color.rgb = rgb(LIGHT.role(series.role))
        plotted.marker.format.line.fill.background()
    _axes(native, lines.unit, is_horizontal=False)
    for plotted in native.plots[0].series:
        if lines.unit != "share" and len(lines.series) * len(lines.categories) <= LABELLED:
            _label(plotted, LIGHT.ink, XL_LABEL_POSITION.ABOVE)
        elif lines.categories:
            _label(plotted.points[len(lines.categories) - 1], LIGHT.ink, XL_LABEL_POSITION.ABOVE)


def add_flow(slide: Slide, flow: Flow, box: Box) -> None:
    """What became of what each level took in: stacked bars, the lowest level first."""
    names = tuple(name for name, _count in flow.levels[0].left) if flow.levels else ()
    series = tuple(
        Series(name, tuple(dict(level.left)[name] for level in flow.levels), role)
        for name, role in zip(names, SHADES, strict=False)
    )
    told = tuple(one for one in series if any(one.values))
    levels = tuple(level.name for level in flow.levels)
    add_bars(slide, Bars(levels, told, horizontal=True, stacked=True), box)


def _add(slide: Slide, kind: XL_CHART_TYPE, data: CategoryChartData, box: Box) -> Native:
    frame = slide.shapes.add_chart(kind, box.left, box.top, box.width, box.height, data)
    native = frame.chart
    native.font.size = Pt(SIZE)
    native.font.color.rgb = rgb(LIGHT.ink)
    native.has_title = False
    native.has_legend = len(native.plots[0].series) > 1
    if native.has_legend:
        native.legend.position = XL_LEGEND_POSITION.TOP
        native.legend.include_in_layout = False
        native.legend.font.size = Pt(SIZE)
    return native


def _noted(name: str, bars: Bars, index: int) -> str:
    return f"{name} {bars.notes[index]}" if bars.notes and bars.notes[index] else name


def _colour(native: Native, roles: list[Role]) -> None:
    plot = native.plots[0]
    plot.gap_width = GAPS.get(len(plot.categories), 45)
    for plotted, role in zip(plot.series, roles, strict=True):
        plotted.invert_if_negative = False
        plotted.format.fill.solid()
        plotted.format.fill.fore_color.rgb = rgb(LIGHT.role(role))


def _mute(native: Native, bars: Bars, offset: int) -> None:
    """The reference and groups of too few cases are drawn in grey."""
    muted = [0] if offset else []
    muted += [index + offset for index, is_small in enumerate(bars.small) if is_small]
    for plotted in native.plots[0].series:
        for index in muted:
            fill = plotted.points[index].format.fill
            fill.solid()
            fill.fore_color.rgb = rgb(LIGHT.ink_soft if index < offset else LIGHT.muted)


def _axes(native: Native, unit: Unit, is_horizontal: bool) -> None:
    names, values = native.category_axis, native.value_axis
    names.format.line.color.rgb = rgb(LIGHT.line)
    names.has_major_gridlines = False
    is_crowded = not is_horizontal and len(native.plots[0].categories) > LABELLED // 2
    names.tick_labels.font.size = Pt(CROWDED if is_crowded else SIZE)
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    values.has_major_gridlines = True
    values.major_gridlines.format.line.color.rgb = rgb(LIGHT.grid)
    values.format.line.fill.background()
    values.tick_labels.font.size = Pt(SIZE)
    values.tick_labels.font.color.rgb = rgb(LIGHT.ink_faint)
    values.tick_labels.number_format = "0%" if unit == "share" else FORMATS[unit]
    values.tick_labels.number_format_is_linked = False
    values.minimum_scale = 0
    if unit == "share":
        values.maximum_scale = 1
    if is_horizontal:
        names.reverse_order = True  # PowerPoint draws the first category at the bottom
        values.visible = False
        values.has_major_gridlines = False


def _labels(native: Native, bars: Bars) -> None:
    plot = native.plots[0]
    if not bars.horizontal and len(bars.categories) * (1 if bars.stacked else len(bars.series)) > LABELLED:
        return
    if not bars.stacked:
        has_interval = any(series.low for series in bars.series)
        position = XL_LABEL_POSITION.INSIDE_BASE if has_interval else XL_LABEL_POSITION.OUTSIDE_END
        colour = text_on(LIGHT.role(bars.series[0].role)) if has_interval else LIGHT.ink
        written = FORMATS[bars.unit]
        if has_interval:  # a bar too short for its label would have it on the interval's line
            written = f'[<{_longest(bars) * SHORT:g}]"";{written}'
        for plotted in plot.series:
            _label(plotted, colour, position, written)
        return
    plot.overlap = 100
    stacks = [sum(v or 0 for v in stack) for stack in zip(*(s.values for s in bars.series), strict=True)]
    # What is too thin to write on, a zero above all, stays without a label.
    least = max([*stacks, 1]) * (0.025 if bars.horizontal else 0.07)
    for plotted, series in zip(plot.series, bars.series, strict=True):
        _label(plotted, text_on(LIGHT.role(series.role)), None, f'[<{least:g}]"";{FORMATS[bars.unit]}')


def _longest(bars: Bars) -> float:
    """What the scale reaches: of shares the whole, else the longest bar."""
    known = [value for series in bars.series for value in series.values if value is not None]
    return 1.0 if bars.unit == "share" else max(known, default=0)


def _label(
    labelled: BarSeries | LineSeries | Point,
    colour: str,
    position: XL_LABEL_POSITION | None,
    number_format: str | None = None,
) -> None:
    if isinstance(labelled, Point):
        labels = labelled.data_label
    else:
        labels = labelled.data_labels
        labels.show_value = True
    labels.font.size = Pt(SIZE)
    labels.font.color.rgb = rgb(colour)
    if position is not None:
        labels.position = position
    if number_format is not None:
        labels.number_format, labels.number_format_is_linked = number_format, False
