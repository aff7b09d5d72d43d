"""One big number with its comparison and sparkline."""

import logging

from dash import dcc, html

from dashboard import addresses, formats
from dashboard.cards.card import Ask, Card
from dashboard.charts import Figure, Story
from dashboard.faults import FAULTS
from dashboard.render.spark import spark
from dashboard.tokens import Theme
from dashboard.translation import _, say
from layouts.attributes import aria
from layouts.card import failed, narrowed

LOG = logging.getLogger(__name__)


def number(entry: Card, ask: Ask, theme: Theme) -> html.Section:
    """One big number with its comparison and sparkline."""
    try:
        story = entry.told(ask)
        return _number(entry, story, ask, theme)
    except FAULTS as fault:
        LOG.exception("figure %s failed", entry.id)
        return failed(entry, fault)


def _number(entry: Card, story: Story, ask: Ask, theme: Theme) -> html.Section:
    figure = story.chart
    if not isinstance(figure, Figure):
        raise TypeError(f"{entry.id} is not one number")
    line = spark(figure.spark, theme)
    rows = (
        addresses.rows(story.metrics[0], narrowed(ask.scope, story), story.field) if story.metrics else None
    )
    value = html.Span(formats.value(figure.value, figure.unit), className="mq-value")
    parts = [
        html.Div(
            [html.H2(say(entry.name), id=f"title-{entry.id}"), html.Span(_of(figure), className="mq-of")],
            className="mq-reading",
        ),
        html.Div(
            [
                dcc.Link(value, href=rows, title=_("看明细")) if rows else value,
                html.Img(src=line, alt="", className="mq-spark") if line else None,
            ],
            className="mq-reading",
        ),
        _change(figure),
    ]
    if story.small:
        parts.append(html.Span(_("样本少"), className="mq-small"))
    return html.Section(
        parts,
        className="mq-number",
        id=f"card-{entry.id}",
        title=" ".join(part for part in (story.title, story.note) if part),
        **aria(labelledby=f"title-{entry.id}"),
    )


def _of(figure: Figure) -> str:
    """The denominator, always near."""
    if figure.numerator is None or figure.denominator is None:
        return ""
    return f"{formats.exact(figure.numerator)} / {formats.exact(figure.denominator)}"


def _change(figure: Figure) -> html.Span:
    """Against the comparison: shape and sign say which way; colour, only of news, whether that is good."""
    if figure.value is None or figure.previous is None:
        return html.Span(f"{figure.previous_name} {formats.no_data()}".strip(), className="mq-change")
    gap = figure.value - figure.previous
    told = formats.points(gap) if figure.unit == "share" else formats.signed(gap)
    shape = "▲" if gap > 0 else "▼" if gap < 0 else "■"
    good = {"up": gap > 0, "down": gap < 0, "neither": True}[figure.good]
    is_news = figure.is_real and gap and figure.good != "neither"
    kind = "mq-even" if not is_news else "mq-good" if good else "mq-watch"
    return html.Span(
        [f"{figure.previous_name} ", html.B([shape, " ", told], className=kind)], className="mq-change"
    )
