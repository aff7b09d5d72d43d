"""The rows behind a figure: as many as the figure counts, paged by the server."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import dash_ag_grid as dag
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import addresses, formats
from dashboard.metrics import METRICS
from dashboard.rows import OPENS, Cell, Listing, rows_behind
from dashboard.translation import _, language, say
from layouts.facts import panel
from layouts.scope_text import scope_text
from layouts.view import View

OPENING = "open"
"""The column whose links open a row's own page; callbacks.listing fills it."""

PAGE = 100
"""Rows fetched at a time."""

LOCALE = Path(__file__).resolve().parent.parent / "dashboard" / "assets" / "vendor" / "ag-grid" / "zh-CN.json"


def rows(view: View) -> list[Component]:
    """The listing of the figure in the address, or the figures to choose from. UnknownMetric."""
    metric = view.query.get("metric", "")
    if not metric:
        return [html.Div(_choice(view), className="mq-grid")]
    field = view.query.get("field") or None
    first = rows_behind(
        view.warehouse, metric, view.scope, field, limit=PAGE, by=addresses.breakdown(view.query)
    )
    return [html.Div(_listing(view, metric, field, first), className="mq-grid")]


def _listing(view: View, metric: str, field: str | None, first: Listing) -> html.Section:
    name = say(METRICS[metric].name)
    title = _("{name}：{count} 条").format(name=name, count=formats.exact(first.total))
    under = html.P(scope_text(view.warehouse, view.scope), className="mq-under")
    csv = html.A(
        [html.I(className="bi bi-filetype-csv"), " ", _("全部下载CSV")],
        href=addresses.csv_rows(metric, view.scope, field, addresses.breakdown(view.query)),
    )
    return panel(
        title,
        html.Div([under, _fields(view, metric, field), csv], className="mq-row-tools"),
        _grid(metric, first),
        wide=True,
    )


def _grid(metric: str, first: Listing) -> dag.AgGrid:
    opening = {
        "field": OPENING,
        "headerName": _("打开"),
        "cellRenderer": "markdown",
        "pinned": "left",
        "width": 76,
    }
    columns = [opening] if any(column.key in OPENS for column in first.columns) else []
    columns += [
        {
            "field": column.key,
            "headerName": say(column.name),
            "tooltipField": column.key,
            "width": _width([say(column.name), *(row[index] for row in first.rows)]),
        }
        for index, column in enumerate(first.columns)
    ]
    options = {
        "rowHeight": 34,
        "headerHeight": 36,
        "rowBuffer": 0,
        "cacheBlockSize": PAGE,
        "maxBlocksInCache": 20,
        "infiniteInitialRowCount": min(first.total, PAGE),
        "localeText": _grid_words() if language() == "zh" else {},
        "enableCellTextSelection": True,
    }
    return dag.AgGrid(
        id={"type": "rows", "metric": metric},
        columnDefs=columns,
        defaultColDef={"resizable": True, "sortable": False, "minWidth": 90},
        rowModelType="infinite",
        dashGridOptions=options,
        className="ag-theme-quartz mq-rows",
    )


def _width(cells: Iterable[Cell]) -> int:
    """Pixels that hold the longest cell of the first block, within reason; Chinese is twice as wide."""
    longest = max(sum(2 if ord(letter) > 0x2E80 else 1 for letter in str(cell or "")) for cell in cells)
    return min(max(longest * 8 + 40, 84), 420)


def _fields(view: View, metric: str, field: str | None) -> html.Span | None:
    """The counts of a table metric, one of which is listed."""
    asked = [*addresses.breakdown(view.query), *(name for name, _member in view.scope.where)]
    counts = [count for part in METRICS[metric].counted(asked).parts for count in part.counts]
    if len(counts) < 2:
        return None
    links = [
        dcc.Link(
            say(count.text),
            href=view.here(field=count.name),
            className="mq-switch mq-here" if count.name == field else "mq-switch",
        )
        for count in counts
    ]
    return html.Span(links, className="mq-comparison")


def _choice(view: View) -> html.Section:
    links = [
        html.Li(dcc.Link(say(metric.name), href=addresses.rows(metric.id, view.scope)))
        for metric in METRICS.values()
    ]
    return panel(_("看哪个指标的明细"), html.Ul(links))


@cache
def _grid_words() -> dict[str, str]:
    """AG Grid's own words in Chinese."""
    words: dict[str, str] = json.loads(LOCALE.read_text(encoding="utf-8"))
    return words
