"""Bars of a slide as PowerPoint has them."""

from pptx import Presentation

from dashboard.charts import Bars, Series
from dashboard.render.pptx.box import Box, inches
from dashboard.render.pptx.charts import add_chart


def test_a_short_bar_has_no_label_on_its_interval() -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    shares = Series("办结率", (0.0, 0.5), low=(0.0, 0.4), high=(0.2, 0.6))
    add_chart(slide, Bars(("甲", "乙"), (shares,), "share", horizontal=True), Box(*map(inches, (1, 1, 6, 3))))
    (drawn,) = (shape.chart for shape in slide.shapes if shape.has_chart)
    labels = drawn.plots[0].series[0].data_labels
    assert labels.number_format == '[<0.12]"";0.0%'
