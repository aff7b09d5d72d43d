"""The slides that belong to no card: cover, key figures, and the closing list."""

import logging
from collections.abc import Callable, Sequence

from pptx.enum.text import MSO_ANCHOR
from pptx.slide import Slide

from dashboard import comparisons, formats
from dashboard.cards.card import Ask, Card
from dashboard.cards.flow import LEAKS
from dashboard.cards.places import desks, late
from dashboard.cards.stations import silent, silent_stations
from dashboard.charts import Figure, Story, Table
from dashboard.faults import FAULTS, reason
from dashboard.render.pptx.box import Box, inches
from dashboard.render.pptx.tables import add_table
from dashboard.render.pptx.text import Style, Words, add_text, size_for
from dashboard.rows import rows_behind
from dashboard.slides.sheet import Setting, rule
from dashboard.tokens import LIGHT, SLIDE_TYPE
from dashboard.translation import _, say

LOG = logging.getLogger(__name__)

Part = tuple[str, Table]
"""A part of the closing list: its finding and what it lists."""


def cover(setting: Setting) -> None:
    """Region, quarter, data date and notice."""
    slide = setting.stage.add()
    box = setting.stage.box(0.3, 0.62)
    box = Box(box.left + inches(0.5), box.top, box.width - inches(0.5), box.height)
    if not setting.stage.has_template:
        rule(slide, Box(0, 0, inches(0.45), setting.stage.presentation.slide_height))
    title = _("{place}代表联络站工作情况").format(place=setting.place)
    upper, lower = box.rows(1, 1, gap=0)
    setting.title(slide, title, upper, 44)
    lines = [Words(setting.period, Style(28, LIGHT.accent), space_before=10)]
    day = _("数据截至{day}").format(day=formats.day(setting.scope.as_of))
    lines.append(Words(day, Style(18, LIGHT.ink_soft), space_before=8))
    if setting.notice:
        lines.append(Words(setting.notice, Style(18, LIGHT.watch), space_before=8))
    add_text(slide, lower, lines)
    slide.notes_slide.notes_text_frame.text = _("快照 {snapshot}").format(snapshot=setting.warehouse.snapshot)


def figures(setting: Setting, told: Sequence[tuple[Card, Story]]) -> None:
    """Six numbers with what they were before."""
    than = comparisons.comparison(setting.scope, setting.scope.previous())
    metrics = tuple(metric for _card, story in told for metric in story.metrics)
    title = _("本季度主要数据")
    slide = setting.sheet(title, f"{setting.place} · {setting.period}", None, metrics)
    rows = setting.body.rows(1, 1, gap=inches(0.25))
    boxes = [box for row in rows for box in row.columns(1, 1, 1, gap=inches(0.25))]
    for (card, story), box in zip(told, boxes, strict=False):
        if isinstance(story.chart, Figure):
            _tile(slide, say(card.name), story.chart, story, than, box)
        else:
            add_text(
                slide, box.inset(inches(0.22)), [Words(story.title, Style(SLIDE_TYPE.body, LIGHT.watch))]
            )


def closing(setting: Setting, ask: Ask) -> None:
    """What somebody must act on: what is late, which stations are silent, where the books don't balance."""
    metrics = ("issues.on_time_rate", "stations.silent", "issues.level_flow")
    under = f"{setting.place} · {setting.period}"
    slide = setting.sheet(_("需要盯办的事项"), under, None, metrics)
    parts: tuple[Callable[[], Part], ...] = (
        lambda: (late(ask).title, _columns(desks(ask), (0, 2))),
        lambda: (silent(ask).title, _columns(silent_stations(ask), (0,))),
        lambda: _leaks(setting),
    )
    for (title, table), box in zip(
        map(_anyhow, parts), setting.body.columns(1, 1, 1, gap=inches(0.4)), strict=True
    ):
        head, body = box.rows(0.14, 1, gap=0)
        size = size_for(title, head.width, 18, SLIDE_TYPE.body, lines=2)
        add_text(slide, head, [Words(title, Style(size, LIGHT.ink, bold=True))])
        if table.rows:
            add_table(slide, table, body)


def _anyhow(part: Callable[[], Part]) -> Part:
    """A part of the list; where it can't be worked out, why, so that the others stand."""
    try:
        return part()
    except FAULTS as fault:
        LOG.exception("closing list failed")
        return _("这一项没有算出来：{why}").format(why=reason(fault)), Table((), (), ())


def _tile(slide: Slide, name: str, figure: Figure, story: Story, than: str, box: Box) -> None:
    rule(slide, box, LIGHT.page)
    lines = [
        Words(name, Style(16, LIGHT.ink_soft, bold=True)),
        Words(formats.value(figure.value, figure.unit), Style(SLIDE_TYPE.figure, LIGHT.accent, bold=True), 4),
    ]
    if figure.denominator is not None:
        counted = f"{formats.exact(figure.numerator or 0)}/{formats.exact(figure.denominator)}"
        lines.append(Words(counted, Style(SLIDE_TYPE.body, LIGHT.ink_soft), 2))
    if figure.previous is not None:
        before = f"{than} {formats.value(figure.previous, figure.unit)} · {story.note}"
    else:
        before = story.note
    lines.append(Words(before, Style(SLIDE_TYPE.body, LIGHT.ink_soft), 4))
    add_text(slide, box.inset(inches(0.22)), lines, MSO_ANCHOR.MIDDLE)


def _leaks(setting: Setting) -> tuple[str, Table]:
    """The issues whose handover only one side has on its books, by name."""
    names = {
        "never_arrived": _("上报未到"),
        "from_nowhere": _("来源不明"),
        "doubled": _("重复接收"),
    }
    body: list[tuple[str, ...]] = []
    for field in LEAKS:
        listing = rows_behind(setting.warehouse, "issues.level_flow", setting.scope, field)
        place = [column.key for column in listing.columns].index("issue")
        body += [(str(row[place]), names[field]) for row in listing.rows]
    if not body:
        return _("各级账目对得上"), Table((), (), ())
    title = _("账不平：{count}条").format(count=formats.exact(len(body)))
    return title, Table((_("问题"), _("情况")), tuple(body), ("text", "text"))


def _columns(table: Table, chosen: Sequence[int]) -> Table:
    return Table(
        tuple(table.columns[index] for index in chosen),
        tuple(tuple(row[index] for index in chosen) for row in table.rows),
        tuple(table.units[index] for index in chosen),
    )
