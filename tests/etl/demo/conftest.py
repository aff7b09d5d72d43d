from pathlib import Path

import pytest

from etl.demo import write_place


@pytest.fixture(scope="session")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Hanbin, complete."""
    return write_place("hanbin", tmp_path_factory.mktemp("complete"))


@pytest.fixture(scope="session")
def damaged_inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Hanbin with planted leaks."""
    return write_place("hanbin", tmp_path_factory.mktemp("damaged"), "damaged")
