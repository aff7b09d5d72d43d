"""The small warehouse, asked as a page asks it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.cards.card import Ask
from dashboard.scope import Scope, period, scope_of
from dashboard.warehouse import Warehouse
from tests.dashboard.warehouse_fixture import write_warehouse


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    warehouse = Warehouse(write_warehouse(tmp_path_factory.mktemp("cards")))
    yield warehouse
    warehouse.close()


@pytest.fixture
def quarter(warehouse: Warehouse) -> Scope:
    """The county in the last quarter of 2021."""
    return scope_of(warehouse, "610902", *period("2021Q4"))


@pytest.fixture
def ask(warehouse: Warehouse, quarter: Scope) -> Ask:
    return Ask(warehouse, quarter, quarter.previous())


@pytest.fixture
def home(warehouse: Warehouse) -> Path:
    return warehouse.home
