"""Two loads at once wait for each other; readers never notice a publication."""

import json
import threading
from pathlib import Path

import pytest

from etl.errors import Refused
from etl.home import Home
from tests.faults.conftest import Loader, answer, village
from tests.product import etl


def test_two_loads_at_once_both_take_effect(tmp_path: Path) -> None:
    home = tmp_path / "home"
    units = ("610902101001", "610902101002", "610902101003")
    loaders = [Loader.ready(home, village(tmp_path / unit, 50, unit)) for unit in units]
    for loader in loaders:
        loader.go()
    for loader in loaders:
        loader.done()
    found = answer(home)
    assert found is not None
    assert found[1] == 150


def test_a_load_that_waits_too_long_says_so(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    with home.locked(1), pytest.raises(Refused, match="另一个装载正在进行"), Home(home.root).locked(0.1):
        pass


def test_readers_during_publishing_see_whole_snapshots(tmp_path: Path) -> None:
    home = tmp_path / "home"
    loader = Loader.ready(home, village(tmp_path / "inbox0", 30))
    loader.go()
    loader.done()
    seen: list[int] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            found = answer(home)
            assert found is not None
            seen.append(found[1])

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for turn in range(1, 6):
            loader = Loader.ready(home, village(tmp_path / f"inbox{turn}", 30 + turn * 30))
            loader.go()
            loader.done()
    finally:
        stop.set()
        reader.join()
    assert seen == sorted(seen)
    assert set(seen) <= set(range(30, 181, 30))
    assert len(set(seen)) > 1


def test_a_rollback_is_a_command(tmp_path: Path) -> None:
    home = tmp_path / "home"
    inboxes = [village(tmp_path / f"inbox{count}", count) for count in (10, 20)]
    stamps = [json.loads(etl("load", inbox, "--json", home=home).out)["snapshot"] for inbox in inboxes]
    assert etl("rollback", "--json", home=home).json["snapshot"] == stamps[0]
    found = answer(home)
    assert found is not None
    assert found[1] == 10
    refused = etl("rollback", home=home)
    assert (refused.code, refused.out) == (2, "")
    assert "上一次装载" in refused.err
