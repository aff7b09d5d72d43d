"""The appendix: every row of the comparisons that their slides had to fold."""

from collections.abc import Iterator
from dataclasses import replace

from dashboard.cards.card import Card
from dashboard.charts import Bars, Funnel, Story, Table
from dashboard.render.pptx.box import Box, inches
from dashboard.render.pptx.charts import MOST
from dashboard.render.pptx.tables import SMALLEST, add_table, size_in, width_for
from dashboard.slides.sheet import Setting
from dashboard.tokens import SLIDE_TYPE
from dashboard.translation import _, say

ROWS = 12
"""The rows of each of the tables that stand side by side."""
GAP = inches(0.3)


def add(setting: Setting, card: Card, story: Story) -> None:
    """The whole table of a comparison whose slide has no room for it, on as many as it takes."""
    is_folded = isinstance(story.chart, Bars) and len(story.chart.categories) > MOST
    if not is_folded and not isinstance(story.chart, Funnel):
        return
    boxes = _boxes(setting, story.table)
    size = size_in(story.table, boxes[0].width, SLIDE_TYPE.small)
    title = _("附表：{name}").format(name=say(card.name))
    for tables in _slides(story.table, len(boxes)):
        slide = setting.sheet(title, f"{setting.place} · {setting.period}", story.count, story.metrics)
        for table, box in zip(tables, boxes, strict=False):
            add_table(slide, table, box, size)


def _boxes(setting: Setting, table: Table) -> tuple[Box, ...]:
    """Three side by side where the table is narrow enough, or two; else one after the other."""
    thirds = setting.body.columns(1, 1, 1, gap=GAP)
    if width_for(table, SMALLEST) <= thirds[0].width:
        return thirds
    halves = setting.body.columns(1, 1, gap=GAP)
    return halves if width_for(table, SMALLEST) <= halves[0].width else (setting.body,)


def _slides(table: Table, columns: int) -> Iterator[list[Table]]:
    """The table in runs of at most ROWS rows, as even as they divide, `columns` of them a slide."""
    size = len(table.rows)
    length = -(-size // -(-size // ROWS))
    parts = [replace(table, rows=table.rows[i : i + length], targets=()) for i in range(0, size, length)]
    for start in range(0, len(parts), columns):
        yield parts[start : start + columns]
