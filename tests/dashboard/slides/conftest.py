"""A deck of the small warehouse, written once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pptx import Presentation

from dashboard.slides import write_deck
from dashboard.warehouse import Warehouse
from tests.dashboard.warehouse_fixture import write_warehouse


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    warehouse = Warehouse(write_warehouse(tmp_path_factory.mktemp("slides")))
    yield warehouse
    warehouse.close()


@pytest.fixture(scope="session")
def deck_file(warehouse: Warehouse, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("deck") / "deck.pptx"
    write_deck(warehouse, "610902", "2021Q4", None, None, path)
    return path


@pytest.fixture
def deck(deck_file: Path):
    return Presentation(str(deck_file))
