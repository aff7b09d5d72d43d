"""Downloads as plain addresses, so that a link to a file can be shared like a link to a page."""

import logging
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from flask import Flask, Response, request

from dashboard import addresses, export
from dashboard.access.policy import Right
from dashboard.alerts.digest import digest_csv, digest_workbook
from dashboard.cards.card import Ask
from dashboard.cards.reconcile import everything
from dashboard.disclosure import told, told_rows
from dashboard.errors import DashboardError
from dashboard.faults import FAULTS, reason
from dashboard.measure import measure
from dashboard.records import findings, returned
from dashboard.regions import short
from dashboard.rows import rows_behind
from dashboard.scope import Scope, from_query
from dashboard.slides import write_deck
from dashboard.translation import _, language, speaking
from dashboard.warehouse import Warehouse
from dashboard.watermark import carried_by_viewer

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

LOG = logging.getLogger(__name__)
NOT_THERE, FAILED = 404, 500

Query = Mapping[str, str]
Download = Callable[[Warehouse, Scope, Query], Response]


def register(server: Flask, warehouse: Warehouse) -> None:
    """One GET route a kind of file."""
    for path, download in ROUTES.items():
        server.add_url_rule(path, download.__name__, partial(answer, warehouse, download))


def answer(warehouse: Warehouse, download: Download) -> Response:
    """The file an address asks for, or in plain words why there is none (404) or why it failed (500)."""
    query = request.args.to_dict()
    with speaking(query.get("lang", "zh")):
        try:
            with carried_by_viewer():
                return warehouse.steadily(
                    lambda: download(warehouse, from_query(query, warehouse)[0], query),
                )
        except DashboardError as fault:
            return Response(reason(fault), NOT_THERE, mimetype="text/plain")
        except FAULTS as fault:
            LOG.exception("download %s failed", request.path)
            why = _("这份文件没有做出来：{why}").format(why=reason(fault))
            return Response(why, FAILED, mimetype="text/plain")


def metric_csv(warehouse: Warehouse, scope: Scope, query: Query) -> Response:
    """A figure, broken down by `by`."""
    metric = query.get("metric", "")
    by = addresses.breakdown(query)
    text = export.measured_csv(told(measure(warehouse, metric, scope, by), "csv"), is_for_people=True)
    return _csv(text, _named(scope, metric, *by))


def rows_csv(warehouse: Warehouse, scope: Scope, query: Query) -> Response:
    """The rows behind a figure, all of them."""
    metric, field = query.get("metric", ""), query.get("field") or None
    listing = told_rows(rows_behind(warehouse, metric, scope, field, by=addresses.breakdown(query)), "rows")
    return _csv(export.listing_csv(listing, is_for_people=True), _named(scope, metric, field or "", "rows"))


def findings_csv(warehouse: Warehouse, scope: Scope, _query: Query) -> Response:
    """What is wrong with the ledgers of a region's units, all of it."""
    titles = ("severity", "ledger", "unit", "file", "sheet", "row", "column", "found", "message")
    rows = (
        (
            *(x.severity, x.ledger, x.unit_name, x.file, x.sheet, x.row, x.column, x.found),
            x.message if language() == "zh" else x.message_en,
        )
        for x in findings.findings(warehouse, scope.region)
    )
    return _csv(export.table_csv(titles, rows), _named(scope, "findings"))


def quarantine_csv(warehouse: Warehouse, scope: Scope, _query: Query) -> Response:
    """The rows of a region's units that wait to be mended, all of them, a line a row."""
    titles = ("unit", "ledger", "file", "sheet", "row", "contents", "message")
    rows = (
        (
            *(x.unit_name, x.ledger, x.file, x.sheet, x.row),
            "; ".join(f"{name}: {value}" for name, value in x.contents.items()),
            x.message if language() == "zh" else x.message_en,
        )
        for x in findings.quarantine(warehouse, scope.region)
    )
    return _csv(export.table_csv(titles, rows), _named(scope, "quarantine"))


def workbook(warehouse: Warehouse, _scope: Scope, query: Query) -> Response:
    """The workbook that goes back to the sender of a submission, marked up."""
    name, content = returned.workbook(warehouse, query.get("submission", ""))
    response = Response(content, mimetype=XLSX)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


def deck(warehouse: Warehouse, scope: Scope, query: Query) -> Response:
    """The deck of a region's quarter."""
    quarter = query.get("quarter") or scope.quarter
    with TemporaryDirectory() as folder:
        path = Path(folder) / "deck.pptx"
        write_deck(warehouse, scope.region, quarter, scope.as_of, None, path)
        response = Response(path.read_bytes(), mimetype=PPTX)
    name = f"slides-{short(scope.region)}-{quarter}.pptx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def reconcile_csv(warehouse: Warehouse, scope: Scope, _query: Query) -> Response:
    """The figures of the report on a region beside the ledgers', all of them."""
    table = everything(Ask(warehouse, scope, medium="csv")).table
    return _csv(export.table_csv(table.columns, table.rows), _named(scope, "reconcile"))


def alerts_csv(warehouse: Warehouse, scope: Scope, _query: Query) -> Response:
    """What must be acted on in a region, line by line."""
    return _csv(digest_csv(warehouse, scope), _named(scope, "alerts"))


def digest(warehouse: Warehouse, scope: Scope, _query: Query) -> Response:
    """The same as a workbook with the rows."""
    response = Response(digest_workbook(warehouse, scope), mimetype=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{_named(scope, "alerts")}.xlsx"'
    return response


def _csv(text: str, name: str) -> Response:
    response = Response(export.BOM + text, mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _named(scope: Scope, *parts: str) -> str:
    """A file name that says what, where and when, of characters every system takes."""
    told = (*parts, short(scope.region), f"{scope.start:%Y%m%d}", f"{scope.end:%Y%m%d}")
    return "-".join(
        "".join(c for c in part if c.isascii() and (c.isalnum() or c in "._")) for part in told if part
    )


ROUTES: Mapping[str, Download] = {
    addresses.CSV_METRIC: metric_csv,
    addresses.CSV_ROWS: rows_csv,
    addresses.CSV_FINDINGS: findings_csv,
    addresses.CSV_QUARANTINE: quarantine_csv,
    addresses.RETURNED: workbook,
    addresses.SLIDES: deck,
    addresses.CSV_RECONCILE: reconcile_csv,
    addresses.CSV_ALERTS: alerts_csv,
    addresses.DIGEST: digest,
}

NEEDS: Mapping[str, Right] = {download.__name__: "export" for download in ROUTES.values()}
"""Endpoint -> the right it takes."""
