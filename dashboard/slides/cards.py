"""Cards as slides: a chart with its table beside it, two small cards side by side, or sentences."""

from collections.abc import Sequence

from pptx.enum.text import MSO_ANCHOR
from pptx.slide import Slide

from dashboard import formats
from dashboard.cards.card import Card
from dashboard.charts import Bars, Figure, Flow, Funnel, Heat, Sentence, Story, Table, has_marks
from dashboard.render.pptx.box import Box, inches
from dashboard.render.pptx.charts import add_chart
from dashboard.render.pptx.tables import add_table, height_of, width_for
from dashboard.render.pptx.text import Style, Words, add_text, shortened, size_for
from dashboard.slides.sheet import Setting, rule
from dashboard.tokens import LIGHT, SLIDE_TYPE
from dashboard.translation import _, say

Told = tuple[Card, Story]

GAP = inches(0.35)
MARKS = {"good": ("▲", LIGHT.good), "watch": ("●", LIGHT.watch), "neutral": ("–", LIGHT.muted)}
NARROW = 5
"""A table of so many columns or fewer stands beside its chart; a wider one below."""


def add(setting: Setting, told: Sequence[Told]) -> None:
    """A slide of one card, or of two side by side; none for an empty list: the closing slide says so."""
    telling = [(card, story) for card, story in told if is_telling(story)]
    if len(telling) == 1:
        _one(setting, *telling[0])
    elif telling:
        _two(setting, telling)


def is_telling(story: Story) -> bool:
    """Whether a story is worth a slide: it counts anything, is no list of a total only, compares two."""
    if story.count == 0 and not story.sentences:
        return False
    if isinstance(story.chart, Bars) and story.chart.reference is not None:
        return len(story.chart.categories) > 1
    if story.chart is None or isinstance(story.chart, Figure):
        return bool(story.sentences) or any(row[0] != formats.total() for row in story.table.rows)
    return has_marks(story.chart)


def _one(setting: Setting, card: Card, story: Story) -> None:
    slide = setting.sheet(story.title, under(setting, card, story), story.count, story.metrics)
    body = _cautioned(slide, setting.body, story)
    if story.sentences:
        add_sentences(slide, story.sentences, body)
    elif story.chart is None or isinstance(story.chart, Figure):
        add_table(slide, story.table, body)
    elif isinstance(story.chart, Heat | Funnel):  # a funnel's league table is in the appendix
        add_chart(slide, story.chart, body)
    elif len(story.table.columns) <= NARROW and not isinstance(story.chart, Flow):
        left, right = _beside_table(body, story.table)
        add_chart(slide, story.chart, left)
        add_table(slide, story.table, right)
    else:
        upper, lower = _above_table(body, story.table, SLIDE_TYPE.body)
        add_chart(slide, story.chart, upper)
        add_table(slide, story.table, lower)


def _two(setting: Setting, told: Sequence[Told]) -> None:
    title = _("与").join(say(card.name) for card, _story in told)
    metrics = tuple(dict.fromkeys(metric for _card, story in told for metric in story.metrics))
    slide = setting.sheet(title, f"{setting.place} · {setting.period}", None, metrics)
    for (card, story), box in zip(told, setting.body.columns(1, 1, gap=inches(0.5)), strict=True):
        _half(slide, setting, card, story, box)


def _half(slide: Slide, setting: Setting, card: Card, story: Story, box: Box) -> None:
    head, line, body = box.rows(0.09, 0.08, 1, gap=0)
    words = [say(card.name), *([f"n={formats.exact(story.count)}"] if story.count is not None else [])]
    words += [_reach(setting, story)] if story.since else []
    words += [_("样本少")] if story.small else []
    words += [story.note] if _withholds(story.table) else []
    room = round(head.width * 0.9)  # bold letters run wider
    size = size_for(story.title, room, 20, SLIDE_TYPE.small)
    finding = shortened(story.title, room, size)
    add_text(slide, head, [Words(finding, Style(size, LIGHT.ink, bold=True))])
    text = shortened("  ·  ".join(words), line.width, SLIDE_TYPE.body)
    add_text(slide, line, [Words(text, Style(SLIDE_TYPE.body, LIGHT.ink_soft))])
    if story.sentences:
        add_sentences(slide, story.sentences, body)
    elif story.chart is None or isinstance(story.chart, Figure):
        add_table(slide, story.table, body)
    elif not has_marks(story.chart):
        return  # the finding above says that there is nothing
    elif story.since:
        add_chart(slide, story.chart, body)  # a year's months: their table would be print too small to read
    else:
        upper, lower = _above_table(body, story.table, SLIDE_TYPE.small)
        add_chart(slide, story.chart, upper)
        add_table(slide, story.table, lower, SLIDE_TYPE.small)


def _beside_table(body: Box, table: Table) -> tuple[Box, Box]:
    """The body divided so that the table has the width it needs, between a third and a half."""
    share = min(max(width_for(table, SLIDE_TYPE.body) / body.width, 0.33), 0.5)
    left, right = body.columns(1 - share, share, gap=GAP)
    return left, right


def _withholds(table: Table) -> bool:
    """Whether a reader has to be told why cells of a table aren't."""
    return any(formats.withheld() in row for row in table.rows)


def _above_table(body: Box, table: Table, size: int) -> tuple[Box, Box]:
    """The body divided so that the table has all its rows, but never more than half of it."""
    gap = inches(0.12)
    height = min(height_of(table, body, size), body.height // 2)
    upper = Box(body.left, body.top, body.width, body.height - height - gap)
    return upper, Box(body.left, upper.bottom + gap, body.width, height)


def add_sentences(slide: Slide, sentences: Sequence[Sentence], box: Box) -> None:
    """Sentences in large type, each with a mark for good news, worth a look, or neither."""
    if not sentences:
        return
    longest = max((sentence.text for sentence in sentences), key=len)
    size = size_for(longest, box.width - inches(0.8), 22, 16, lines=2)
    room = min(inches(1.0), box.height // len(sentences))
    for position, sentence in enumerate(sentences):
        line = Box(box.left, box.top + position * room, box.width, room)
        mark, text = line.columns(0.05, 1, gap=inches(0.1))
        sign, colour = MARKS[sentence.tone]
        add_text(slide, mark, [Words(sign, Style(size, colour, bold=True))], MSO_ANCHOR.MIDDLE)
        add_text(slide, text, [Words(sentence.text, Style(size))], MSO_ANCHOR.MIDDLE)
        rule(slide, Box(line.left, line.bottom - inches(0.01), line.width, inches(0.01)), LIGHT.line)


def under(setting: Setting, card: Card, story: Story) -> str:
    """What stands under a title: the figure's name, the place, the period it shows."""
    return " · ".join((say(card.name), setting.place, _reach(setting, story)))


def _reach(setting: Setting, story: Story) -> str:
    if story.since is None:
        return setting.period
    return formats.period(story.since, min(setting.scope.end, setting.scope.as_of))


def _cautioned(slide: Slide, box: Box, story: Story) -> Box:
    """The body, less a line for the story's sentence of caution where it has one."""
    words = ([_("样本少")] if story.small else []) + ([story.note] if story.note else [])
    if not words:
        return box
    line, rest = box.rows(0.075, 1, gap=0)
    add_text(slide, line, [Words("⚠ " + _("；").join(words), Style(SLIDE_TYPE.body, LIGHT.watch))])
    return rest
