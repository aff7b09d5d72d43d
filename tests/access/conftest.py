"""A small home of this test's own, and its web server."""

from pathlib import Path

import pytest
from flask import Flask

from dashboard.access.signing import Signing
from tests.dashboard.fixture_rows import COUNTY, TOWN_A
from tests.dashboard.warehouse_fixture import write_warehouse
from tests.web import served

PASSWORD = "correct horse battery"


def peopled(home: Path) -> Path:
    """The home with a user of every role in the first town, and an office of the county."""
    users = Signing(home).users
    for role in ("leader", "office", "administrator"):
        users.add(f"town-{role}", role, TOWN_A, PASSWORD)
    users.add("county-office", "office", COUNTY, PASSWORD)
    return home


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A warehouse with two towns of one county, and people."""
    return peopled(write_warehouse(tmp_path))


@pytest.fixture
def server(home: Path) -> Flask:
    """The web server of that home."""
    return served(home)
