"""A page of cards: its big numbers in a strip, then its cards in a grid."""

from collections.abc import Sequence
from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard.translation import _
from layouts.card import Drawn, card
from layouts.facts import panel
from layouts.number import number
from layouts.view import View

FEW = 3
"""A page of no more cards than this keeps each in its place, also where it has nothing to show."""


def cards(view: View) -> list[Component]:
    """The figures and cards of the view's page, measured once and on one snapshot."""
    ask = view.ask()
    strip = [number(entry, ask, view.theme) for entry in view.page.figures]
    drawn = [card(entry, ask, view.theme) for entry in view.page.cards]
    silent = [one.empty for one in drawn if one.empty is not None]
    # two findings without a drawing leave no hole in a page of few cards
    told = [one for one in drawn if one.empty is None] if len(drawn) > FEW else drawn
    grid = [html.Div(one.section, className=f"mq-cell mq-{one.size}") for one in filled(told)]
    if len(told) < len(drawn):
        grid.append(html.Div(_nothing(silent), className="mq-cell mq-wide"))
    return [html.Div(part, className=name) for part, name in ((strip, "mq-strip"), (grid, "mq-grid")) if part]


def _nothing(silent: list[html.Li]) -> html.Section:
    """The findings of all cards that have nothing to draw or list."""
    return panel(_("以下各项没有可列的内容"), html.Ul(silent, className="mq-sentences"))


def filled(drawn: Sequence[Drawn]) -> list[Drawn]:
    """The same cards; of a run that would leave half a row empty, the last half one takes the whole row."""
    placed = list(drawn)
    halves: list[int] = []
    for index, one in enumerate(drawn):
        if one.size == "half":
            halves.append(index)
        if index + 1 == len(drawn) or drawn[index + 1].size == "wide":
            if len(halves) % 2 == 1:
                placed[halves[-1]] = replace(drawn[halves[-1]], size="wide")
            halves = []
    return placed
