"""Small ledgers in a home of their own, loaded in this process."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from etl.home import Home
from etl.load import Loaded, Options, load
from etl.storing.journal import Journal
from etl.submission import discover
from tests.inbox import Ledger, write

Load = Callable[..., Loaded]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def loading(tmp_path: Path, home: Home) -> Load:
    """`loading(Ledger(…), …)`: handed in and loaded, each time from an inbox of its own."""
    count = 0

    def run(*ledgers: Ledger, accept_fewer: bool = False) -> Loaded:
        nonlocal count
        count += 1
        inbox = write(tmp_path / f"inbox{count}", *ledgers)
        return load(home, discover([inbox], None, None, None, None), Options(accept_fewer=accept_fewer))

    return run


def rows(home: Home, sql: str) -> list[tuple]:
    """The rows of a query on the snapshot in force."""
    current = Journal(home).current()
    assert current is not None
    with duckdb.connect(str(home.warehouse / f"{current.snapshot}.duckdb"), read_only=True) as connection:
        return connection.execute(sql).fetchall()
