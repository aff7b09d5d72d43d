"""A small home of this test's own, and its web server."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from flask import Flask

from dashboard.access.signing import Signing
from dashboard.access.store import FOLDER
from tests.dashboard.fixture_rows import COUNTY, TOWN_A
from tests.dashboard.warehouse_fixture import write_warehouse
from tests.web import served

PASSWORD = "correct horse battery"


def peopled(home: Path) -> Path:
    """The home with a user of every role in the first town, and an office of the county."""
    users = home / FOLDER / "users.sqlite"
    users.parent.mkdir(mode=0o700)
    users.touch(mode=0o600)
    users.write_bytes(_people())
    return home


@cache
def _people() -> bytes:
    """The file of users, made once a process: a password takes its time to hash, by design."""
    with TemporaryDirectory() as folder:
        users = Signing(Path(folder)).users
        for role in ("leader", "office", "administrator"):
            users.add(f"town-{role}", role, TOWN_A, PASSWORD)
        users.add("county-office", "office", COUNTY, PASSWORD)
        return (Path(folder) / FOLDER / "users.sqlite").read_bytes()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A warehouse with two towns of one county, and people."""
    return peopled(write_warehouse(tmp_path))


@pytest.fixture
def server(home: Path) -> Flask:
    """The web server of that home."""
    return served(home)
