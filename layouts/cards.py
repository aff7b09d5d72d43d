"""A page of cards: its big numbers in a strip, then its cards in a grid."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, groupby, product

from dash import html
from dash.development.base_component import Component

from dashboard.translation import _
from layouts.card import Drawn, Size, card
from layouts.facts import panel
from layouts.number import number
from layouts.view import View


def cards(view: View) -> list[Component]:
    """The figures and cards of the view's page, measured once and on one snapshot."""
    ask = view.ask()
    strip = [number(entry, ask, view.theme) for entry in view.page.figures]
    drawn = [card(entry, ask, view.theme) for entry in view.page.cards]
    silent = [one.empty for one in drawn if one.empty is not None]
    # a page with big numbers is laid out as a whole: there each card keeps its place, also an empty one
    is_told = not view.page.figures or len(silent) == len(drawn)
    told = [one for one in drawn if one.empty is None] if is_told else drawn
    grid = [html.Div(one.section, className=f"mq-cell mq-{one.size}") for one in filled(told)]
    if len(told) < len(drawn):
        grid.append(html.Div(_nothing(silent), className="mq-cell mq-wide"))
    return [html.Div(part, className=name) for part, name in ((strip, "mq-strip"), (grid, "mq-grid")) if part]


def _nothing(silent: Sequence[tuple[str, str]]) -> html.Section:
    """The findings of all cards that have nothing to draw or list, one finding of several cards said once."""
    named: dict[str, list[str]] = {}
    for finding, name in silent:
        named.setdefault(finding, []).append(name)
    told = [
        html.Li([html.B(finding), " ", html.Span(_("、").join(names), className="mq-under")])
        for finding, names in named.items()
    ]
    return panel(_("以下各项没有可列的内容"), html.Ul(told, className="mq-sentences"))


def filled(drawn: Sequence[Drawn]) -> list[Drawn]:
    """The same cards in rows without a hole.

    Of a run of narrow cards that doesn't fill its rows, the first half card of a later run comes up beside
    the one over where fewer cards are widened for it; then as few as do it take a whole row, the last first.
    """
    runs = _runs(drawn)
    for index, run in enumerate(runs):
        if _widened(run) != run:
            _pair(run, runs[index + 1 :])
    return [one for run in runs for one in _widened(run)]


def _runs(drawn: Sequence[Drawn]) -> list[list[Drawn]]:
    """The cards in their order, wide ones apart from the narrow ones between them."""
    return [list(run) for _wide, run in groupby(drawn, key=lambda one: one.size == "wide")]


def _pair(run: list[Drawn], later: Sequence[list[Drawn]]) -> None:
    """Bring up the first half card of a later run, where that leaves fewer cards to be widened."""
    for other in later:
        half = next((one for one in other if one.size == "half"), None)
        if half is None:
            continue
        rest = [one for one in other if one is not half]
        if _cost([*run, half]) + _cost(rest) < _cost(run) + _cost(other):
            run.append(half)
            other[:] = rest
            return


def _cost(run: Sequence[Drawn]) -> int:
    """How many cards of a run have to be widened."""
    return sum(one is not old for one, old in zip(_widened(run), run, strict=True))


def _widened(run: Sequence[Drawn]) -> list[Drawn]:
    """The run with as few of its cards widened as leave no hole, the last ones first."""
    places = range(len(run) - 1, -1, -1)
    for count in range(len(run) + 1):
        for chosen in combinations(places, count):
            wide = set(chosen)
            placed = [replace(one, size="wide") if at in wide else one for at, one in enumerate(run)]
            if _fits(placed):
                return placed
    return list(run)


def _fits(run: Sequence[Drawn]) -> bool:
    """Whether the cards, placed one after the other where there is room first, leave no half row empty."""
    taken: set[tuple[int, int]] = set()
    for one in run:
        spots = product(range(2 * len(run)), range(1 if one.size == "wide" else 2))
        room = next(room for row, side in spots if not taken & (room := _room(one.size, row, side)))
        taken |= room
    return len(taken) == 2 * (1 + max((row for row, _side in taken), default=-1))


def _room(size: Size, row: int, side: int) -> set[tuple[int, int]]:
    if size == "wide":
        return {(row, 0), (row, 1)}
    return {(row, side), (row + 1, side)} if size == "tall" else {(row, side)}
