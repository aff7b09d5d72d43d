"""Tables: numbers right-aligned in tabular figures, rows that lead somewhere as links."""

from collections.abc import Sequence
from typing import Literal

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.charts import Table, Unit
from dashboard.folding import without_blanks
from dashboard.lights import light_of
from dashboard.translation import _
from layouts.attributes import data

Cell = str | int | float | None

SHORT = 10
"""Words of up to so many characters stay on one line."""

FIT = 15
"""So many rows a card shows at once; of a longer table it says how many there are."""


def table(contents: Table, caption: str, everything: str | None = None) -> html.Div:
    """`contents` as an accessible table that scrolls on a small screen; nothing where it has no rows.

    A column nobody filled is named beneath instead. Under a table of more rows than FIT, or of fewer than
    there are, stands how many there are, with a button that unfolds it and a link to `everything`, the
    address of all that it tells of.
    """
    if not contents.rows:
        return html.Div()
    contents, blank = without_blanks(contents)
    heads = [
        html.Th(name, scope="col", className=_kind(unit))
        for name, unit in zip(contents.columns, contents.units, strict=True)
    ]
    body = [_row(contents, index) for index in range(len(contents.rows))]
    parts = [html.Caption(caption, className="visually-hidden"), html.Thead(html.Tr(heads)), html.Tbody(body)]
    frame = html.Div(html.Table(parts, className="mq-table"), className="mq-table-frame", tabIndex="0")
    return html.Div(
        [part for part in (frame, _extent(contents, everything), _blank(blank)) if part],
        className="mq-tabled",
    )


def _extent(contents: Table, everything: str | None) -> html.P | None:
    """How many rows there are, where one doesn't see that."""
    listed = len(contents.rows) - (contents.rows[-1][0] == formats.total()) - bool(contents.others)
    if not contents.others and listed <= FIT:
        return None
    told = _("共{count}行").format(count=formats.exact(listed + contents.others))
    if contents.others:
        told = _("{all}，列出前{listed}行").format(all=told, listed=formats.exact(listed))
    unfold = html.Button(_("全部展开"), type="button", className="mq-unfold", **data(unfold=_("收起")))
    link = dcc.Link(_("看明细"), href=everything) if everything else None
    ways = [unfold if listed > FIT else None, link]
    return html.P([told, *(part for way in ways if way for part in (" · ", way))], className="mq-extent")


def _blank(columns: Sequence[str]) -> html.P | None:
    """Which columns are left out, once instead of in every cell."""
    if not columns:
        return None
    return html.P(_("没有数据的列：{names}").format(names=_("、").join(columns)), className="mq-extent")


def _row(contents: Table, index: int) -> html.Tr:
    cells: list[Component] = [
        html.Th(_cell(contents, index, 0), scope="row", className=_kind(contents.units[0]))
    ]
    columns = range(1, len(contents.columns))
    cells += [
        html.Td(_cell(contents, index, column), className=_class(contents, index, column))
        for column in columns
    ]
    return html.Tr(cells)


def _cell(contents: Table, index: int, column: int) -> str | dcc.Link:
    text = show(contents.rows[index][column], contents.units[column])
    target = contents.targets[index] if contents.targets else None
    return dcc.Link(text, href=target) if target and column == 0 else text


def _class(contents: Table, index: int, column: int) -> str:
    """A short word isn't broken: a number, a verdict, a date."""
    unit, cell = contents.units[column], contents.rows[index][column]
    is_short = unit == "text" and len(show(cell, unit)) <= SHORT
    return f"{_kind(unit, cell)} short" if is_short else _kind(unit, cell)


def show(cell: Cell, unit: Unit | Literal["text"]) -> str:
    """A cell's text: counts with every digit, since a table is where one looks them up."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return "" if unit == "text" else formats.no_data()
    if unit in ("count", "person_times"):
        return formats.exact(cell)
    return str(cell) if unit == "text" else formats.value(cell, unit)


def _kind(unit: Unit | Literal["text"], cell: Cell = None) -> str:
    kind = "text" if unit == "text" else "num"
    light = light_of(cell)
    return f"{kind} mq-light-{light}" if light else kind
