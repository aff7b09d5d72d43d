"""A watched inbox: laid in, loaded, sent back, corrected; one bad file holds up its own folder only."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.etl.returning.test_returns import BACKWARDS, GOOD, handed_in
from tests.product import ROOT, etl

VILLAGE, OTHER = "610902101001", "610902101002"
PATIENCE = 60.0


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    for unit in (VILLAGE, OTHER):
        (tmp_path / "inbox" / unit / "2021-06").mkdir(parents=True)
    return tmp_path / "inbox"


def village(inbox: Path, unit: str = VILLAGE) -> Path:
    return inbox / unit / "2021-06"


def eventually(happened: Callable[[], object]) -> None:
    """Waits for a condition, looking often; fails after a minute."""
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.1)


def test_a_bad_file_holds_up_its_own_folder_only(inbox: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    handed_in(village(inbox), [GOOD])
    (village(inbox, OTHER) / "台账.xlsx").write_bytes(b"not a workbook \x00\x01")
    swept = etl("watch", inbox, "--once", "--json", home=home)
    assert swept.code == 1
    assert [(one["unit"], one["loaded"]) for one in swept.json["submissions"]] == [(VILLAGE, 1)]
    assert [one["folder"] for one in swept.json["refused"]] == [f"{OTHER}/2021-06"]
    note = village(inbox, OTHER) / "退回" / "没有装入的原因.txt"
    assert "台账.xlsx" in note.read_text(encoding="utf-8-sig")

    handed_in(village(inbox, OTHER), [BACKWARDS])
    again = etl("watch", inbox, "--once", "--json", home=home)
    assert again.json["refused"] == []
    assert not note.exists()
    assert [one["unchanged"] for one in again.json["submissions"]] == [False, True]


def test_what_was_sent_back_goes_when_it_is_corrected(inbox: Path, tmp_path: Path) -> None:
    home, back = tmp_path / "home", village(inbox) / "退回" / "台账.xlsx"
    handed_in(village(inbox), [GOOD, BACKWARDS])
    assert etl("watch", inbox, "--once", home=home).code == 1
    assert "修改说明" in load_workbook(back).sheetnames

    book = load_workbook(back)
    book["6月"]["G4"] = "2021-06-15"
    book.save(village(inbox) / "台账.xlsx")
    done = etl("watch", inbox, "--once", "--json", home=home)
    (one,) = done.json["submissions"]
    assert (done.code, one["loaded"], one["quarantined"]) == (0, 2, 0)
    assert not back.parent.exists() or not back.exists()


def test_it_watches_until_it_is_told_to_stop(inbox: Path, tmp_path: Path) -> None:
    home, log = tmp_path / "home", tmp_path / "log"
    command = [sys.executable, "-m", "etl", "watch", str(inbox), "--home", str(home), "--json"]
    with log.open("w") as out, subprocess.Popen(command, cwd=ROOT, stdout=out) as watching:
        try:
            eventually(lambda: log.read_text().count("\n") == 1)
            handed_in(village(inbox), [GOOD, BACKWARDS])
            eventually((village(inbox) / "退回" / "台账.xlsx").exists)
            eventually(lambda: log.read_text().count("\n") >= 2)
        finally:
            watching.send_signal(signal.SIGTERM)
        assert watching.wait(PATIENCE) == 0
    first, *rest = [json.loads(line) for line in log.read_text().splitlines()]
    assert first["submissions"] == []
    assert [one["loaded"] for one in rest[0]["submissions"]] == [1]
