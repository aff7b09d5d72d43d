"""A page against the bare SQL of its own queries."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb
from dash._utils import to_json

from benchmarks.generated import snapshot_of
from benchmarks.timing import alternating
from dashboard.pages import ISSUES
from dashboard.snapshot import Snapshot
from dashboard.warehouse import Warehouse
from layouts.cards import cards
from layouts.shell import shell
from layouts.view import view_of

CARDS = 6
Statement = tuple[str, Mapping[str, object]]


def statements_of(home: Path, query: Mapping[str, str]) -> list[Statement]:
    """The statements a warm page sends to the warehouse."""
    asked: list[Statement] = []
    plain = Snapshot.query

    def noted(
        self: Snapshot, sql: str, parameters: Mapping[str, object] | None = None
    ) -> list[tuple[Any, ...]]:
        asked.append((sql, dict(parameters or {})))
        return plain(self, sql, parameters)

    warehouse = Warehouse(home)
    page(warehouse, query)
    with patch.object(Snapshot, "query", noted):
        page(warehouse, query)
    warehouse.close()
    return asked


def page(warehouse: Warehouse, query: Mapping[str, str]) -> str:
    """The issues page with six cards, from its address to the JSON that goes to the browser."""
    with warehouse.reading():
        view = view_of(warehouse, replace(ISSUES, cards=ISSUES.cards[:CARDS], figures=()), query)
        return to_json(shell(view, cards(view)))  # type: ignore[no-untyped-call, no-any-return]


def page_against_sql(home: Path, query: Mapping[str, str], runs: int = 9) -> tuple[float, float, int]:
    """Median seconds of the page and of its bare statements, warm, in turns; and how many statements."""
    statements = statements_of(home, query)
    path = snapshot_of(home)
    alias = path.with_suffix(".bare")  # one process opens one path in one way only
    alias.unlink(missing_ok=True)
    alias.hardlink_to(path)
    served, connection = Warehouse(home), duckdb.connect(str(alias), read_only=True)
    page(served, query)

    def bare() -> None:
        for sql, parameters in statements:
            connection.cursor().execute(sql, parameters).fetchall()

    bare()
    try:
        ours, theirs = alternating(lambda: page(served, query), bare, runs)
    finally:
        served.close()
        connection.close()
    return ours, theirs, len(statements)


def two_pages(larger: tuple[Path, str], smaller: tuple[Path, str], runs: int = 15) -> tuple[float, float]:
    """Median seconds of the same page, warm, on two homes (with the region asked of each), in turns."""
    opened = [
        (Warehouse(home), {"region": region, "quarter": "2021Q2"}) for home, region in (larger, smaller)
    ]
    for warehouse, query in opened:
        page(warehouse, query)
    first, second = opened
    try:
        return alternating(lambda: page(*first), lambda: page(*second), runs)
    finally:
        for warehouse, _query in opened:
            warehouse.close()
