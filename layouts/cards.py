"""A page of cards: its big numbers in a strip, then its cards in a grid."""

from collections.abc import Sequence
from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from layouts.card import Drawn, card
from layouts.number import number
from layouts.view import View


def cards(view: View) -> list[Component]:
    """The figures and cards of the view's page, measured once and on one snapshot."""
    ask = view.ask()
    strip = [number(entry, ask, view.theme) for entry in view.page.figures]
    drawn = filled([card(entry, ask, view.theme) for entry in view.page.cards])
    grid = [html.Div(one.section, className=f"mq-cell mq-{one.size}") for one in drawn]
    return [html.Div(part, className=name) for part, name in ((strip, "mq-strip"), (grid, "mq-grid")) if part]


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
