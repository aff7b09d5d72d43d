"""95 % intervals as native error bars, written as the chart schema has them: python-pptx knows none."""

from collections.abc import Sequence

from lxml import etree
from pptx.chart.series import BarSeries
from pptx.oxml.ns import qn

from dashboard.charts import Series
from dashboard.tokens import LIGHT

WIDTH = "12700"


def add_intervals(plotted: BarSeries, series: Series, offset: int) -> None:
    """Error bars from low to high on a bar series; `offset` bars stand before the series' first value."""
    if series.low is None or series.high is None:
        return
    above = [_gap(value, high) for value, high in zip(series.values, series.high, strict=True)]
    below = [_gap(low, value) for low, value in zip(series.low, series.values, strict=True)]
    bars = plotted._element.makeelement(qn("c:errBars"), {})
    for name, value in (("c:errBarType", "both"), ("c:errValType", "cust"), ("c:noEndCap", "0")):
        etree.SubElement(bars, qn(name), {"val": value})
    for name, lengths in (("c:plus", above), ("c:minus", below)):
        _literal(etree.SubElement(bars, qn(name)), [*([0.0] * offset), *lengths])
    _line(etree.SubElement(bars, qn("c:spPr")))
    plotted._element.find(qn("c:cat")).addprevious(bars)


def _gap(low: float | None, high: float | None) -> float:
    return 0.0 if low is None or high is None else max(high - low, 0.0)


def _literal(owner: etree._Element, lengths: Sequence[float]) -> None:
    numbers = etree.SubElement(owner, qn("c:numLit"))
    etree.SubElement(numbers, qn("c:formatCode")).text = "General"
    etree.SubElement(numbers, qn("c:ptCount"), {"val": str(len(lengths))})
    for index, length in enumerate(lengths):
        point = etree.SubElement(numbers, qn("c:pt"), {"idx": str(index)})
        etree.SubElement(point, qn("c:v")).text = repr(length)


def _line(properties: etree._Element) -> None:
    line = etree.SubElement(properties, qn("a:ln"), {"w": WIDTH})
    fill = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), {"val": LIGHT.ink_soft.removeprefix("#").upper()})
