"""Curves and the Pareto chart: native scatter lines, and columns with a line on a second axis."""

from collections.abc import Sequence

from lxml import etree
from pptx.chart.chart import Chart as Native
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Pt

from dashboard import titles
from dashboard.charts import Pareto, Steps
from dashboard.render.pptx.box import Box
from dashboard.render.pptx.text import rgb
from dashboard.tokens import LIGHT
from dashboard.translation import _

SIZE = 12
SECOND = ("50010", "50020")
"""Ids of the second pair of axes; python-pptx's own are far above."""


def add_steps(slide: Slide, steps: Steps, box: Box) -> None:
    """Step curves over days as a scatter chart with straight lines and no markers."""
    data = XyChartData(number_format="0.0%")
    for days, series in zip(steps.days, steps.series, strict=True):
        plotted = data.add_series(series.name)
        for day, value in stepped(days, series.values):
            plotted.add_data_point(day, value)
    native = _add(slide, XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS, data, box)
    for drawn, series in zip(native.plots[0].series, steps.series, strict=True):
        drawn.format.line.color.rgb = rgb(LIGHT.role(series.role))
        drawn.format.line.width = Pt(2.5)
    days_axis, shares = native.category_axis, native.value_axis
    days_axis.has_title = True
    days_axis.axis_title.text_frame.text = _("收集后的天数")
    days_axis.axis_title.text_frame.paragraphs[0].runs[0].font.size = Pt(SIZE)
    days_axis.axis_title.text_frame.paragraphs[0].runs[0].font.bold = False
    days_axis.has_major_gridlines = False
    days_axis.minimum_scale = 0
    days_axis.tick_labels.number_format, days_axis.tick_labels.number_format_is_linked = "#,##0", False
    shares.minimum_scale, shares.maximum_scale = 0, 1
    shares.tick_labels.number_format, shares.tick_labels.number_format_is_linked = "0%", False
    _quieten(native)


def stepped(days: Sequence[int], values: Sequence[float | int | None]) -> list[tuple[int, float]]:
    """The corners of a step curve: it holds each value until the next day."""
    corners: list[tuple[int, float]] = []
    for day, value in zip(days, values, strict=True):
        if value is None:
            continue
        if corners:
            corners.append((day, corners[-1][1]))
        corners.append((day, float(value)))
    return corners


def add_pareto(slide: Slide, pareto: Pareto, box: Box, most: int) -> None:
    """Falling columns and the cumulative share on a second axis; both in the chart's own data sheet."""
    names, counts, shares = _folded(pareto, most)
    data = CategoryChartData(number_format="#,##0")
    data.categories = names
    data.add_series(pareto.count_name, counts)
    data.add_series(pareto.cumulative_name, shares, number_format="0.0%")
    native = _add(slide, XL_CHART_TYPE.COLUMN_CLUSTERED, data, box)
    plot = native.plots[0]
    plot.gap_width = 45
    bars = plot.series[0]
    bars.format.fill.solid()
    bars.format.fill.fore_color.rgb = rgb(LIGHT.accent)
    bars.data_labels.show_value = True
    bars.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    bars.data_labels.font.size = Pt(SIZE)
    native.value_axis.minimum_scale = 0
    _quieten(native)
    native.value_axis.visible = False
    native.value_axis.has_major_gridlines = False
    _move_to_second_axis(native)


def _folded(pareto: Pareto, most: int) -> tuple[list[str], list[int], list[float]]:
    if len(pareto.categories) <= most:
        return list(pareto.categories), list(pareto.counts), list(pareto.cumulative)
    rest = pareto.counts[most - 1 :]
    names = [*pareto.categories[: most - 1], titles.others(len(rest))]
    counts = [*pareto.counts[: most - 1], sum(rest)]
    return names, counts, [*pareto.cumulative[: most - 1], pareto.cumulative[-1]]


def _add(slide: Slide, kind: XL_CHART_TYPE, data: object, box: Box) -> Native:
    native = slide.shapes.add_chart(kind, box.left, box.top, box.width, box.height, data).chart
    native.font.size = Pt(SIZE)
    native.font.color.rgb = rgb(LIGHT.ink)
    native.has_title = False
    native.has_legend = sum(1 for plot in native.plots for _series in plot.series) > 1
    if native.has_legend:
        native.legend.position = XL_LEGEND_POSITION.TOP
        native.legend.include_in_layout = False
    return native


def _quieten(native: Native) -> None:
    native.category_axis.format.line.color.rgb = rgb(LIGHT.line)
    native.value_axis.format.line.fill.background()
    if native.value_axis.has_major_gridlines:
        native.value_axis.major_gridlines.format.line.color.rgb = rgb(LIGHT.grid)


def _move_to_second_axis(native: Native) -> None:
    """Turn the second column series into a line on axes of its own, scaled 0 to 100 %."""
    area = native._chartSpace.find(f".//{qn('c:plotArea')}")
    columns = area.find(qn("c:barChart"))
    series = columns.findall(qn("c:ser"))[1]
    columns.remove(series)
    for unfit in series.findall(qn("c:invertIfNegative")):
        series.remove(unfit)
    line = etree.fromstring(_LINE)
    line.insert(2, series)
    columns.addnext(line)
    etree.SubElement(series, qn("c:smooth"), {"val": "0"})
    series.find(qn("c:tx")).addnext(etree.fromstring(_STROKE.replace("COLOUR", LIGHT.watch[1:].upper())))
    last = area.findall(qn("c:valAx"))[-1]
    for axis in reversed(etree.fromstring(_AXES)):
        last.addnext(axis)


_SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_LINE = (
    f'<c:lineChart {_SPACES}><c:grouping val="standard"/><c:varyColors val="0"/><c:marker val="1"/>'
    f'<c:axId val="{SECOND[0]}"/><c:axId val="{SECOND[1]}"/></c:lineChart>'
)
_STROKE = (
    f'<c:spPr {_SPACES}><a:ln w="28575"><a:solidFill><a:srgbClr val="COLOUR"/></a:solidFill></a:ln></c:spPr>'
)
_AXES = (
    f'<c:axes {_SPACES}><c:catAx><c:axId val="{SECOND[0]}"/><c:scaling><c:orientation val="minMax"/>'
    f'</c:scaling><c:delete val="1"/><c:axPos val="b"/><c:crossAx val="{SECOND[1]}"/></c:catAx>'
    f'<c:valAx><c:axId val="{SECOND[1]}"/><c:scaling><c:orientation val="minMax"/><c:max val="1"/>'
    f'<c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="r"/><c:numFmt formatCode="0%" '
    f'sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    f'<c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
    f'<c:crossAx val="{SECOND[0]}"/><c:crosses val="max"/></c:valAx></c:axes>'
)
