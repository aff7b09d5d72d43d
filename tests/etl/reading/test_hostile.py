"""Files made to harm: refused in a clear sentence or read as what they are, memory bounded, nothing run."""

import contextlib
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from etl.errors import Refused, TooLarge
from etl.load import content_of
from etl.reading.files import read_sheets
from etl.reading.packed import looked_through
from etl.returning.marks import Mark
from etl.returning.workbook import marked_up
from etl.submission import discover
from tests.etl.reading import hostile
from tests.etl.reading.handing_in import VILLAGE, read, workbook
from tests.product import ROOT, etl

REFUSED = {
    "entities": "打不开",
    "outside_entity": "打不开",
    "far_cell": "超过 3000 MB",
    "bomb_in_strings": "sharedStrings.xml 不完整",
    "bomb_in_sheet": "sheet1.xml 不完整",
    "sheets": "有 1000 张工作表，超过 300 张",
    "ods_of_all_rows": "",
    "ods_of_all_columns": "16384 列，超过 200 列",
    "endless_line": "第 2 行附近有一格超过 1000000 字",
    "endless_first_line": "第一行超过 262144 字",
    "endless_quote": "引号没有配对",
    "columns": "第一行超过 262144 字",
    "web_tables": "找不到认识的表头",
}
READ = {
    "depth": (2, 0, 1, 1),
    "declared_dimension": (2, 1, 0, 1),
    "cells_without_place": (2, 1, 0, 1),
    "macro": (2, 1, 0, 1),
}
LARGE = {
    "far_and_large": "",
    "packed_text": "解压后超过 500 MB",
    "ods_of_many_cells": "1000 行、16384 列，超过 10000000 格",
    "endless_line_of_190_megabytes": "第 2 行附近有一格超过 1000000 字",
    "endless_quote_of_190_megabytes": "引号没有配对",
}


def tried(*names: str) -> dict[str, Mapping[str, Any]]:
    """What reading each came to, in one process that has only so much memory."""
    command = [sys.executable, "-m", "tests.etl.reading.hostile_trial", *names]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, (told[-1:], done.stderr)
    return {one["name"]: one for one in told}


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Mapping[str, Any]]:
    return tried(*REFUSED, *READ)


@pytest.mark.parametrize("name", REFUSED)
def test_refused_in_a_clear_sentence(name: str, outcomes: Mapping[str, Mapping[str, Any]]) -> None:
    assert "refused" in outcomes[name], outcomes[name]
    assert outcomes[name]["refused"].startswith("问题台账.xlsx")
    assert REFUSED[name] in outcomes[name]["refused"]


@pytest.mark.parametrize("name", READ)
def test_read_as_what_it_is(name: str, outcomes: Mapping[str, Mapping[str, Any]]) -> None:
    assert "refused" not in outcomes[name], outcomes[name]
    read_rows, loaded, quarantined, skipped = outcomes[name]["counts"]
    assert read_rows == loaded + quarantined + skipped
    assert name == "cells_without_place" or tuple(outcomes[name]["counts"]) == READ[name]


def test_memory_stays_within_bounds(outcomes: Mapping[str, Mapping[str, Any]]) -> None:
    assert max(one["megabytes"] for one in outcomes.values()) < 700


@pytest.mark.long
@pytest.mark.timeout(0)
def test_large_files_stay_within_bounds() -> None:
    outcomes = tried(*LARGE)
    for name, words in LARGE.items():
        assert not words or words in outcomes[name]["refused"]
        assert outcomes[name]["megabytes"] < 3500
        assert outcomes[name]["seconds"] < 300


def test_a_file_beyond_the_limit_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "问题台账.csv"
    with path.open("wb") as file:
        file.truncate(201 << 20)
    with pytest.raises(TooLarge, match="超过 200 MB"):
        content_of(path)


@pytest.mark.parametrize(
    ("rows", "is_regular"),
    [
        (hostile.header() + hostile.one_row(), True),
        ('<row r="1"><c r="GR50000"><v>1</v></c></row>', True),
        ('<row r="1"><c r="Z384615"><v>1</v></c></row>', True),
        ('<row r="1"><c r="Z384616"><v>1</v></c></row>', False),
        ('<row r="1"><c r="AA50001"><v>1</v></c></row>', False),
        ('<row r="1"><c r="GS2"><v>1</v></c></row>', False),
        ('<row r="1"><c r="AAA2"><v>1</v></c></row>', False),
        ('<row r="400000"><c r="A2"><v>1</v></c></row>', True),  # a cell stands where it says itself
        ("<row><c><v>1</v></c></row>", False),
        ('<row><c s="1" r="A1"><v>1</v></c></row>', False),
        ("<row><c r='A1'><v>1</v></c></row>", False),
        ('<row><x:c xmlns:x="x" r="XFD1"><v>1</v></x:c></row>', False),
        ('<row><c\nr="XFD1"><v>1</v></c></row>', False),
        ('<row r="1"><c r="A1" t="inlineStr"><is><t>12:30</t></is></c></row>', True),
        ('<row><c r="A1" t="inlineStr"><is><t>:</t></is></c><x:c r="XFD1"><v>1</v></x:c></row>', False),
    ],
)
def test_cells_far_out_or_written_strangely_are_tried_apart(rows: str, is_regular: bool) -> None:
    assert looked_through(hostile.workbook(rows), "x").is_regular is is_regular


def test_nothing_is_unpacked_and_nothing_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name in the archive that leads elsewhere leads nowhere; the formula's last value is what is read."""
    monkeypatch.chdir(tmp_path)
    found = read(hostile.with_macro(), ledger="issue")
    assert found.rows("issue", "id") == [("001",)]
    assert list(tmp_path.iterdir()) == []
    assert not Path("/tmp/outside.xml").exists()


def test_what_comes_back_has_no_macro_and_no_link() -> None:
    mark = Mark("error", "第1张", 2, "A2", "编号", "001", "请核对")
    back = marked_up(hostile.with_macro(), "问题台账.xlsm", [mark], ["一处"])
    with zipfile.ZipFile(io.BytesIO(back)) as archive:
        names = archive.namelist()
    assert not [name for name in names if "vba" in name or "externalLink" in name or ".." in name]


@pytest.mark.parametrize("name", ["../../outside.xlsx", "/etc/outside.xlsx", "a/../../b.xlsx", "..\\c.xlsx"])
def test_a_name_leads_nowhere_else(name: str, tmp_path: Path) -> None:
    """The name is words in a sentence, wherever it came from."""
    content = workbook([["编号", "收集日期", "问题摘要"], ["1", "不是日期", "路灯不亮"]])
    found = read(content, name=name, ledger="issue", unit=VILLAGE)
    assert found.counts == (2, 0, 1, 1)
    assert found.batch.findings[0].message.startswith(name)


def test_links_in_an_inbox_are_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "问题台账.csv").write_text("编号,收集日期\n1,2021-06-05\n", encoding="utf-8")
    inbox = tmp_path / "inbox" / VILLAGE / "2021-06"
    inbox.mkdir(parents=True)
    (inbox / "folder").symlink_to(elsewhere)
    with pytest.raises(Refused, match="没有可读的台账文件"):
        discover([tmp_path / "inbox"], None, None, None, None)
    (inbox / "问题台账.csv").symlink_to(elsewhere / "问题台账.csv")
    with pytest.raises(Refused, match="是指向别处的链接"):
        discover([tmp_path / "inbox"], None, None, None, None)


def test_nothing_is_written_through_a_link_in_an_inbox(tmp_path: Path) -> None:
    """What was sent back lies in the inbox, also where somebody laid a link in its place."""
    inbox, elsewhere = tmp_path / "inbox" / VILLAGE / "2021-06", tmp_path / "elsewhere"
    inbox.mkdir(parents=True)
    elsewhere.mkdir()
    (inbox / "退回").symlink_to(elsewhere)
    (inbox / "问题台账.csv").write_text("编号,收集日期\n1,不是日期\n", encoding="utf-8")
    assert etl("watch", tmp_path / "inbox", "--once", home=tmp_path / "home").code == 1
    assert list(elsewhere.iterdir()) == []
    assert (inbox / "退回" / "问题台账.xlsx").exists()


def test_a_broken_archive_is_refused_whatever_is_broken() -> None:
    """Each byte of a small workbook turned over, one at a time: read, or refused as damaged."""
    content = hostile.workbook(hostile.header() + hostile.one_row())
    for place in range(0, len(content), 7):
        broken = bytearray(content)
        broken[place] ^= 0xFF
        with contextlib.suppress(Refused):
            read_sheets(bytes(broken), "问题台账.xlsx")
