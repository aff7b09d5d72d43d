"""Tables: numbers right-aligned in tabular figures, rows that lead somewhere as links."""

from typing import Literal

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.charts import Table, Unit
from dashboard.lights import light_of

Cell = str | int | float | None

SHORT = 10
"""Words of up to so many characters stay on one line."""


def table(contents: Table, caption: str) -> html.Div:
    """`contents` as an accessible table that scrolls on a small screen; nothing where it has no rows."""
    if not contents.rows:
        return html.Div()
    heads = [
        html.Th(name, scope="col", className=_kind(unit))
        for name, unit in zip(contents.columns, contents.units, strict=True)
    ]
    body = [_row(contents, index) for index in range(len(contents.rows))]
    parts = [html.Caption(caption, className="visually-hidden"), html.Thead(html.Tr(heads)), html.Tbody(body)]
    return html.Div(html.Table(parts, className="mq-table"), className="mq-table-frame", tabIndex="0")


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
