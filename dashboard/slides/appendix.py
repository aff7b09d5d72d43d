"""The appendix: every row of the comparisons that their slides had to fold."""

from collections.abc import Iterator
from dataclasses import replace

from dashboard.cards.card import Card
from dashboard.charts import Bars, Story, Table
from dashboard.render.pptx.box import inches
from dashboard.render.pptx.charts import MOST
from dashboard.render.pptx.tables import add_table
from dashboard.slides.sheet import Setting
from dashboard.tokens import SLIDE_TYPE
from dashboard.translation import _, say

COLUMNS, ROWS = 3, 12
"""Tables side by side on a slide, and the rows of each."""


def add(setting: Setting, card: Card, story: Story) -> None:
    """The whole table of a comparison whose chart was folded, as many slides as it takes; none of others."""
    if not isinstance(story.chart, Bars) or len(story.chart.categories) <= MOST:
        return
    title = _("附表：{name}").format(name=say(card.name))
    for tables in _slides(story.table):
        slide = setting.sheet(title, f"{setting.place} · {setting.period}", story.count, story.metrics)
        boxes = setting.body.columns(*([1] * COLUMNS), gap=inches(0.3))
        for table, box in zip(tables, boxes, strict=False):
            add_table(slide, table, box, SLIDE_TYPE.small)


def _slides(table: Table) -> Iterator[list[Table]]:
    """The table in runs of ROWS rows, COLUMNS of them a slide, as even as they divide."""
    size = len(table.rows)
    runs = -(-size // ROWS)
    length = -(-size // runs)
    parts = [replace(table, rows=table.rows[i : i + length], targets=()) for i in range(0, size, length)]
    for start in range(0, len(parts), COLUMNS):
        yield parts[start : start + COLUMNS]
