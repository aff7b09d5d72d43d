"""What a card says in words."""

from collections.abc import Sequence

from dash import dcc, html

from dashboard.charts import Sentence
from dashboard.translation import _
from layouts.attributes import aria

SHAPES = {"good": "▲", "watch": "◆", "neutral": "•"}
"""The tone as a shape, so that it isn't told by colour alone."""


def sentences(told: Sequence[Sentence]) -> html.Ul:
    """The sentences as a list, each with its tone as shape, colour and word, and its link."""
    return html.Ul([html.Li(_sentence(sentence)) for sentence in told], className="mq-sentences")


def _sentence(sentence: Sentence) -> list[html.Span | dcc.Link | str]:
    names = {"good": _("好转："), "watch": _("值得关注："), "neutral": ""}
    mark = html.Span(SHAPES[sentence.tone], className=f"mq-tone mq-{sentence.tone}", **aria(hidden="true"))
    word = html.Span(names[sentence.tone], className="visually-hidden")
    text = dcc.Link(sentence.text, href=sentence.target) if sentence.target else sentence.text
    return [mark, word, text]
