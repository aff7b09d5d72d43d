"""A page of cards: its big numbers in a strip, then its cards in a grid."""

from dash import html
from dash.development.base_component import Component

from layouts.card import card, figure_card
from layouts.view import View


def cards(view: View) -> list[Component]:
    """The figures and cards of the view's page, measured once and on one snapshot."""
    ask = view.ask()
    strip = [figure_card(entry, ask, view.theme) for entry in view.page.figures]
    grid = [card(entry, ask, view.theme) for entry in view.page.cards]
    return [html.Div(part, className=name) for part, name in ((strip, "mq-strip"), (grid, "mq-grid")) if part]
