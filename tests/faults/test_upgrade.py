"""The home folder of the product's first version: opened, migrated, and given back."""

import json
import shutil
import tarfile
import time
from pathlib import Path

import pytest

from dashboard.mending import Mender
from dashboard.warehouse import Warehouse
from etl.storing.archive import sha256
from tests.product import dashboard, etl

FIRST = Path(__file__).parent / "homes" / "first.tar.xz"
"""A village's 40 issues, ten of them passed to the town, as the first version loaded them."""
PATIENCE = 120.0
"""Seconds for a rebuild of forty rows on a machine that has much else to do."""
ASKED = ("--region", "610902", "--year", "2021", "--json")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with tarfile.open(FIRST) as archive:
        archive.extractall(tmp_path / "home", filter="data")
    return tmp_path / "home"


def collected(home: Path) -> int:
    found = dashboard("metric", "issues.collected", *ASKED, home=home)
    assert found.code == 0, found.err
    return int(found.json["rows"][0]["value"])


def contents(home: Path) -> dict[str, str]:
    """Every file and what it hashes to; not the lock, which says nothing."""
    files = (path for path in home.rglob("*") if path.is_file() and path.name != "lock")
    return {path.relative_to(home).as_posix(): sha256(path.read_bytes()) for path in files}


def test_the_first_version_s_home_is_migrated_and_given_back(home: Path, tmp_path: Path) -> None:
    before = contents(home)
    assert collected(home) == 40
    assert etl("verify", home=home).code == 0
    kept = shutil.copytree(home, tmp_path / "before")
    rebuilt = etl("rebuild", home=home)
    assert rebuilt.code == 0, rebuilt.err
    assert collected(home) == 40
    assert etl("verify", home=home).code == 0
    # the migration adds; what was handed in stays as it is, to the byte
    assert {name: was for name, was in before.items() if name.startswith("archive/")}.items() <= (
        contents(home).items()
    )
    shutil.rmtree(home)
    kept.rename(home)
    assert {name: contents(home)[name] for name in before} == before
    assert collected(home) == 40


def test_a_server_of_a_newer_version_says_so_and_builds_it_again_by_itself(home: Path) -> None:
    told = dashboard("metric", "issues.collected", *ASKED, home=home)
    assert "旧版程序" in told.err
    warehouse = Warehouse(home, alarm=Mender(home))
    assert warehouse.is_older
    until = time.monotonic() + PATIENCE
    while warehouse.is_older and time.monotonic() < until:
        time.sleep(0.2)
    assert not warehouse.is_older
    warehouse.close()
    anew = etl("rebuild", "--if-needed", "--json", home=home)
    assert anew.json["snapshot"] == json.loads((home / "CURRENT").read_text(encoding="utf-8"))["snapshot"]
    after = dashboard("metric", "issues.collected", *ASKED, home=home)
    assert after.json["rows"][0]["value"] == told.json["rows"][0]["value"] == 40
    assert after.err == ""


def test_a_load_on_the_first_version_s_home_migrates_it_where_it_must(home: Path, tmp_path: Path) -> None:
    place = tmp_path / "inbox" / "610902101001" / "all" / "issue.csv"
    place.parent.mkdir(parents=True)
    handed_in = max((home / "archive").glob("??/*"), key=lambda path: path.stat().st_size)
    place.write_bytes(handed_in.read_bytes())
    again = etl("load", tmp_path / "inbox", "--json", home=home)
    assert again.code == 0, again.err
    assert [one["unchanged"] for one in again.json["submissions"]] == [True]
    assert collected(home) == 40
