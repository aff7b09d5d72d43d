"""A page against the bare SQL of its own queries."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
from dash._utils import to_json

from benchmarks.timing import alternating
from dashboard.pages import ISSUES
from dashboard.warehouse import Warehouse
from layouts.cards import cards
from layouts.shell import shell
from layouts.view import view_of

CARDS = 6
Statement = tuple[str, Mapping[str, object]]


class Recording(Warehouse):
    """A warehouse that remembers what it was asked."""

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.asked: list[Statement] = []

    def query(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        """All rows of a statement, which is noted."""
        self.asked.append((sql, dict(parameters or {})))
        return super().query(sql, parameters)


def page(warehouse: Warehouse, query: Mapping[str, str]) -> str:
    """The issues page with six cards, from its address to the JSON that goes to the browser."""
    with warehouse.reading():
        view = view_of(warehouse, replace(ISSUES, cards=ISSUES.cards[:CARDS], figures=()), query)
        return to_json(shell(view, cards(view)))  # type: ignore[no-untyped-call, no-any-return]


def page_against_sql(home: Path, query: Mapping[str, str], runs: int = 9) -> tuple[float, float, int]:
    """Median seconds of the page and of its bare statements, warm, in turns; and how many statements."""
    warehouse = Recording(home)
    page(warehouse, query)
    warehouse.asked.clear()
    page(warehouse, query)
    statements = list(warehouse.asked)
    path = home / "warehouse" / f"{warehouse.snapshot}.duckdb"
    warehouse.close()
    served, connection = Warehouse(home), duckdb.connect(str(path), read_only=True)
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


def page_seconds(home: Path, query: Mapping[str, str], runs: int = 9) -> list[float]:
    """Seconds of the page, warm, run by run."""
    warehouse = Warehouse(home)
    page(warehouse, query)
    times = [alternating(lambda: page(warehouse, query), lambda: None, 1)[0] for _ in range(runs)]
    warehouse.close()
    return times
