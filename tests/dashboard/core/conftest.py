"""The small warehouse, written once a session."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.scope import Scope, period, scope_of
from dashboard.warehouse import Warehouse
from tests.dashboard.warehouse_fixture import write_warehouse


@pytest.fixture(scope="session")
def small_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_warehouse(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def warehouse(small_home: Path) -> Iterator[Warehouse]:
    warehouse = Warehouse(small_home)
    yield warehouse
    warehouse.close()


@pytest.fixture(scope="session")
def quarter(warehouse: Warehouse) -> Scope:
    """The county in the last quarter of 2021, as it stood on its last day."""
    return scope_of(warehouse, "610902", *period("2021Q4"))
