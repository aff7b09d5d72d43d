"""Funnels and XmR charts as native charts: scatter with limit lines, and a line with marked points."""

from collections.abc import Sequence

from pptx.chart.chart import Chart as Native
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.series import LineSeries, XySeries
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Pt

from dashboard.charts import Control, Dots, Funnel, Role
from dashboard.render.pptx.box import Box
from dashboard.render.pptx.text import rgb
from dashboard.tokens import LIGHT
from dashboard.translation import _

SIZE = 12
CROWDED = 10
"""Months side by side are smaller than anything else on a slide."""
LABELS = 12
"""At most so many months are named below a series."""
MARKERS: dict[Role, XL_MARKER_STYLE] = {
    "watch": XL_MARKER_STYLE.DIAMOND,
    "accent": XL_MARKER_STYLE.SQUARE,
    "second": XL_MARKER_STYLE.CIRCLE,
    "muted": XL_MARKER_STYLE.CIRCLE,
}
DASHES = (MSO_LINE.ROUND_DOT, MSO_LINE.SOLID)
SECONDS = (1, 3)
"""The upper line of each pair of limits, which the legend leaves out."""


def add_funnel(slide: Slide, funnel: Funnel, box: Box) -> None:
    """Each limit and the whole's share as lines, then the groups as markers.

    The lines come first: LibreOffice draws no markers of series that stand before a line.
    """
    data = XyChartData(number_format="0.0%")
    for name, ends in lines(funnel):
        plotted = data.add_series(name)
        for cases, end in ends:
            plotted.add_data_point(cases, end)
    for group in funnel.groups:
        plotted = data.add_series(group.name)
        for dot in group.dots:
            plotted.add_data_point(dot.cases, dot.share)
    native = _added(slide, XL_CHART_TYPE.XY_SCATTER, data, box)
    drawn = list(native.plots[0].series)
    strokes = [*(dash for dash in DASHES for _end in range(2)), MSO_LINE.DASH]
    for series, dash in zip(drawn, strokes, strict=False):
        _stroke(series, dash, LIGHT.ink_soft)
    for series, group in zip(drawn[len(strokes) :], funnel.groups, strict=True):
        _scatter(series, group)
    _scale(native, funnel)
    _unlist(native, SECONDS)


def lines(funnel: Funnel) -> list[tuple[str, list[tuple[int, float]]]]:
    """Each limit, low then high, and the whole's share, as the corners of its line."""
    found = []
    for limits in funnel.limits:
        for ends in (limits.low, limits.high):
            found.append((limits.name, list(zip(funnel.cases, ends, strict=True))))
    middle = [(funnel.cases[0], funnel.reference), (funnel.cases[-1], funnel.reference)]
    return [*found, (funnel.reference_name, middle)]


def add_control(slide: Slide, control: Control, box: Box) -> None:
    """The series as a line, its points as markers by what they are worth; mean and limits as lines."""
    data = CategoryChartData(number_format="0.0%" if control.unit == "share" else "#,##0")
    data.categories = control.categories
    for name, values in runs(control):
        data.add_series(name, values)
    native = _added(slide, XL_CHART_TYPE.LINE_MARKERS, data, box)
    thread, *others = native.plots[0].series
    _stroke(thread, MSO_LINE.SOLID, LIGHT.muted)
    for series, (role, _name) in zip(others, control.legend, strict=False):
        series.smooth = False
        series.format.line.fill.background()
        _marked(series, role, 6 if role == "muted" else 9)
    limits = others[len(control.legend) :]
    for series, dash in zip(limits, (MSO_LINE.SOLID, MSO_LINE.DASH, MSO_LINE.DASH), strict=True):
        _stroke(series, dash, LIGHT.ink_soft)
    native.category_axis.tick_labels.font.size = Pt(CROWDED)
    native.category_axis.format.line.color.rgb = rgb(LIGHT.line)
    native.value_axis.minimum_scale, native.value_axis.maximum_scale = control.span
    _skip_labels(native, -(-len(control.values) // LABELS))
    _quieten(native, "0%" if control.unit == "share" else "#,##0")


def runs(control: Control) -> list[tuple[str, tuple[float | None, ...]]]:
    """The series, its points by what they are worth, its mean and its limits, each as long as the series."""
    size = len(control.values)
    points = list(zip(control.values, control.roles, strict=True))
    marks = [
        (name, tuple(value if given == role else None for value, given in points))
        for role, name in control.legend
    ]
    ends = ((_("平均"), control.mean), (_("下限"), control.low), (_("上限"), control.high))
    return [(control.name, control.values), *marks, *((name, (at,) * size) for name, at in ends)]


def _skip_labels(native: Native, step: int) -> None:
    """Print every so many months' name: python-pptx has no word for it."""
    axis = native.category_axis._element
    axis.find(qn("c:noMultiLvlLbl")).addprevious(axis.makeelement(qn("c:tickLblSkip"), {"val": str(step)}))


def _added(slide: Slide, kind: XL_CHART_TYPE, data: CategoryChartData | XyChartData, box: Box) -> Native:
    native = slide.shapes.add_chart(kind, box.left, box.top, box.width, box.height, data).chart
    native.font.size = Pt(SIZE)
    native.font.color.rgb = rgb(LIGHT.ink)
    native.has_title = False
    native.has_legend = True
    native.legend.position = XL_LEGEND_POSITION.TOP
    native.legend.include_in_layout = False
    return native


def _scatter(series: XySeries, group: Dots) -> None:
    series.format.line.fill.background()
    _marked(series, group.role, 10 if group.named else 8)
    if not group.named:
        return
    for index, dot in enumerate(group.dots):
        label = series.points[index].data_label
        label.position = XL_LABEL_POSITION.RIGHT
        label.text_frame.text = dot.name
        label.text_frame.paragraphs[0].runs[0].font.size = Pt(SIZE)


def _marked(series: XySeries | LineSeries, role: Role, size: int) -> None:
    marker = series.marker
    marker.style, marker.size = MARKERS[role], size
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = rgb(LIGHT.role(role))
    marker.format.line.fill.background()


def _stroke(series: XySeries | LineSeries, dash: MSO_LINE, colour: str) -> None:
    series.smooth = False
    series.marker.style = XL_MARKER_STYLE.NONE
    series.format.line.color.rgb = rgb(colour)
    series.format.line.width = Pt(1.25)
    series.format.line.dash_style = dash


def _scale(native: Native, funnel: Funnel) -> None:
    along, upward = native.category_axis, native.value_axis
    along.has_title = True
    along.axis_title.text_frame.text = funnel.cases_name
    run = along.axis_title.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold = Pt(SIZE), False
    along.has_major_gridlines = False
    along.minimum_scale = 0
    along.format.line.color.rgb = rgb(LIGHT.line)
    along.tick_labels.number_format, along.tick_labels.number_format_is_linked = "#,##0", False
    upward.minimum_scale, upward.maximum_scale = funnel.span
    _quieten(native, "0%")


def _quieten(native: Native, number_format: str) -> None:
    upward = native.value_axis
    upward.has_major_gridlines = True
    upward.major_gridlines.format.line.color.rgb = rgb(LIGHT.grid)
    upward.format.line.fill.background()
    upward.tick_labels.number_format, upward.tick_labels.number_format_is_linked = number_format, False


def _unlist(native: Native, indexes: Sequence[int]) -> None:
    """Leave the second line of each pair of limits out of the legend."""
    legend = native.legend._element
    position = legend.find(qn("c:legendPos"))
    for index in reversed(indexes):
        entry = legend.makeelement(qn("c:legendEntry"), {})
        for name, value in (("c:idx", str(index)), ("c:delete", "1")):
            entry.append(legend.makeelement(qn(name), {"val": value}))
        position.addnext(entry)
