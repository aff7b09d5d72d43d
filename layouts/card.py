"""Cards: a story as a component. A card that fails says why, and the page stands."""

import logging
from dataclasses import dataclass
from typing import Literal

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import addresses, formats
from dashboard.cards.card import Ask, Card
from dashboard.charts import Bars, Figure, Flow, Heat, Story
from dashboard.faults import FAULTS, reason
from dashboard.folding import folded_bars, without_blanks
from dashboard.metrics import METRICS
from dashboard.metrics.definition import Metric
from dashboard.scope import Scope
from dashboard.tokens import Theme
from dashboard.translation import _, say
from layouts.attributes import aria, data
from layouts.flow import flow
from layouts.graph import graph
from layouts.scope_text import scope_text
from layouts.sentences import sentences
from layouts.table import table

LOG = logging.getLogger(__name__)

Size = Literal["half", "tall", "wide"]
"""Half a row, half a row of twice the height, or a whole row."""

MOST_BARS = 36
"""A county's towns fit on a page; of more bars the rest is folded into one, and the table has them all."""
NARROW = 6
"""A table of more columns than this takes the whole row."""
MANY = 12
"""A chart of more rows than this is a tall one."""


@dataclass(frozen=True)
class Drawn:
    """A card and how much room it takes."""

    section: html.Section
    size: Size
    empty: tuple[str, str] | None = None  # its finding and name, where there is nothing to draw or list


def card(entry: Card, ask: Ask, theme: Theme) -> Drawn:
    """The card of `entry`: its finding, chart, table twin, foot and menu; or why there is none."""
    try:
        story = entry.told(ask)
        empty = (story.title, _name(entry, story)) if _is_empty(story) else None
        return Drawn(_told(entry, story, ask, theme), _size(entry, story), empty)
    except FAULTS as fault:
        LOG.exception("card %s failed", entry.id)
        return Drawn(failed(entry, fault), "wide" if entry.wide else "half")


def _name(entry: Card, story: Story) -> str:
    return say(story.name or entry.name)


def _is_empty(story: Story) -> bool:
    return story.chart is None and not story.sentences and not story.table.rows


def narrowed(scope: Scope, story: Story) -> Scope:
    """The scope the story tells of: the page's, and the members the story itself filters by."""
    for dimension, member in story.where:
        scope = scope.narrowed(dimension, member)
    return scope.with_(start=story.since)


def _told(entry: Card, story: Story, ask: Ask, theme: Theme) -> html.Section:
    scope = narrowed(ask.scope, story)
    head = html.Header(
        [
            html.Div(
                [
                    html.H2(story.title, id=f"title-{entry.id}"),
                    html.P(_under(entry, story, ask), className="mq-under"),
                ]
            ),
            _menu(entry, story, scope),
        ]
    )
    body = html.Div(_drawing(entry, story, scope, theme), className="mq-drawing")
    parts: list[Component | None] = [head, _choices(story), _warning(story), body]
    if _has_twin(story):
        twin = table(story.twin, _name(entry, story), _rows_of(story, scope))
        parts.append(html.Div(twin, className="mq-twin", hidden=True))
    parts.append(_foot(story, ask))
    return html.Section(
        parts, className="mq-card", id=f"card-{entry.id}", **aria(labelledby=f"title-{entry.id}")
    )


def _drawing(entry: Card, story: Story, scope: Scope, theme: Theme) -> html.Div | html.Ul | html.Ol:
    if isinstance(story.chart, Flow):
        return flow(story.chart)
    if story.chart is None or isinstance(story.chart, Figure):
        if story.sentences:
            return sentences(story.sentences)
        return table(story.table, _name(entry, story), _rows_of(story, scope))
    chart = folded_bars(story.chart, MOST_BARS) if isinstance(story.chart, Bars) else story.chart
    return graph(chart, entry.id, f"{_name(entry, story)}: {story.title}", theme)


def _has_twin(story: Story) -> bool:
    return (
        bool(story.chart or story.sentences)
        and not isinstance(story.chart, Figure)
        and bool(story.table.columns)
    )


def _size(entry: Card, story: Story) -> Size:
    chart = story.chart
    if entry.wide or (chart is None and len(without_blanks(story.table)[0].columns) > NARROW):
        return "wide"
    is_long = isinstance(chart, Bars) and chart.horizontal and len(chart.categories) > MANY
    return "tall" if is_long or (isinstance(chart, Heat) and len(chart.rows) > MANY) else "half"


def _under(entry: Card, story: Story, ask: Ask) -> str:
    about = story.about or scope_text(ask.warehouse, narrowed(ask.scope, story))
    return f"{_name(entry, story)} · {about}"


def _choices(story: Story) -> html.Nav | None:
    """The ways in which the card can be broken down."""
    if not story.choices:
        return None
    links = [
        html.Span(one.text, className="mq-chip mq-here", **aria(current="true"))
        if one.is_here
        else dcc.Link(one.text, href=one.target, className="mq-chip")
        for one in story.choices
    ]
    return html.Nav(links, className="mq-chips", **aria(label=_("按什么分")))


def _warning(story: Story) -> html.P | None:
    """样本少 and the story's sentence of caution."""
    if not story.small and not story.note:
        return None
    small = html.Span(_("样本少"), className="mq-small") if story.small else None
    return html.P([small, " " if small else "", story.note], className="mq-note")


def _rows_of(story: Story, scope: Scope) -> str | None:
    """The address of the rows behind a story; None where it tells of no figure."""
    if not story.metrics or story.csv:
        return None
    return addresses.rows(story.metrics[0], scope, story.field, story.by)


def _menu(entry: Card, story: Story, scope: Scope) -> html.Div:
    """Table twin, CSV, the rows behind it, full screen: icons with names, reached by keyboard."""
    items: list[html.Button | html.A | dcc.Link] = []
    if _has_twin(story):
        name = _("看表格")
        twin = {**data(twin=""), **aria(label=name, pressed="false")}
        items.append(html.Button(html.I(className="bi bi-table"), title=name, type="button", **twin))
    csv = story.csv or (addresses.csv_metric(story.metrics[0], scope, story.by) if story.metrics else None)
    if csv:
        items.append(
            html.A(
                html.I(className="bi bi-filetype-csv"),
                href=csv,
                title=_("下载CSV"),
                **aria(label=_("下载CSV")),
            )
        )
    rows = _rows_of(story, scope)
    if rows:
        items.append(dcc.Link(html.I(className="bi bi-list-ul"), href=rows, title=_("看明细")))
    full = {**data(full=""), **aria(label=_("全屏"))}
    items.append(
        html.Button(html.I(className="bi bi-arrows-fullscreen"), title=_("全屏"), type="button", **full)
    )
    return html.Div(
        items,
        className="mq-menu",
        role="group",
        **aria(label=_("卡片工具：{name}").format(name=_name(entry, story))),
    )


def _foot(story: Story, ask: Ask) -> html.Footer:
    facts = [_("定义")]
    if story.count is not None:
        facts.append(f"n = {formats.exact(story.count)}")
    facts.append(_("数据截至{day}").format(day=formats.day(ask.scope.as_of)))
    known = [METRICS[name] for name in story.metrics if name in METRICS]
    return html.Footer(
        html.Details([html.Summary(" · ".join(facts)), *(_definition(metric) for metric in known)])
    )


def _definition(metric: Metric) -> html.P:
    link = dcc.Link(say(metric.name), href=f"{addresses.address(addresses.DEFINITIONS)}#{metric.id}")
    return html.P([html.B(link), " ", say(metric.meaning), " ", say(metric.formula)])


def failed(entry: Card, fault: Exception) -> html.Section:
    """In a card's place: which one failed, why, and what to do."""
    told = [
        html.H2(say(entry.name)),
        html.P(
            [
                html.I(className="bi bi-exclamation-triangle"),
                " ",
                _("这一项没有算出来：{why}").format(why=reason(fault)),
            ]
        ),
        html.P(_("其余各项不受影响。可换一个范围再看，或把这句话转告管理员。"), className="mq-under"),
    ]
    return html.Section(told, className="mq-card mq-failed", id=f"card-{entry.id}", role="alert")
