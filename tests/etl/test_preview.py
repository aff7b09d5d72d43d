"""Looking before loading: how files are understood, what they would become, and that nothing changes."""

from pathlib import Path
from typing import Any

import pytest

from etl.home import Home
from etl.preview import Preview, preview
from etl.submission import discover
from tests.etl.reading.handing_in import VILLAGE, text, workbook
from tests.product import etl

HEADINGS = ["编号", "留言时间", "承办单位", "反映人", "天气", "身份证号"]
ROWS = [
    ["同心村2021年6月问题台账"],
    HEADINGS,
    ["001", "2021-06-05", "区交通局", "王小明", "晴", "x"],
    ["002", "2021年6月7日", "区交通局", "李芳", "", "x"],
    ["003", "看不懂", "", "", "雨", "x"],
]


def look(folder: Path, content: bytes, name: str = "台账.xlsx", **said: Any) -> Preview:
    path = folder / name
    path.write_bytes(content)
    said = {"ledger": None, "unit": VILLAGE, "period": None, "mapping": None} | said
    return preview(Home(folder / "home"), discover([path], **said))


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """One workbook of three rows, the last of which can't be read."""
    found = look(tmp_path_factory.mktemp("seen"), workbook(ROWS))
    assert found.needs_a_look
    (file,) = found.document["files"]
    return dict(file)


def test_what_is_known_and_from_where(seen: dict[str, Any]) -> None:
    assert (seen["unit"], seen["unit_from"]) == (VILLAGE, "given")
    assert (seen["period"], seen["period_from"]) == ("2021-06", "title")
    (sheet,) = seen["sheets"]
    assert (sheet["ledger"], sheet["header"], sheet["read"], sheet["skipped"]) == ("issue", [2, 2], 5, 2)
    (part,) = seen["submissions"]
    assert (part["read"], part["loaded"], part["quarantined"], part["skipped"]) == (5, 2, 1, 2)
    assert [finding["rule"] for finding in seen["findings"]] == ["unknown_column", "not_a_date"]


@pytest.mark.parametrize(
    ("heading", "kind", "field", "source", "by"),
    [
        ("编号", "field", "id", "contract", "编号"),
        ("留言时间", "field", "collected", "synonym", "留言时间"),
        ("天气", "unknown", None, None, None),
        ("身份证号", "discarded", None, None, None),
    ],
)
def test_what_each_column_stands_for_and_why(
    seen: dict[str, Any], heading: str, kind: str, field: str | None, source: str | None, by: str | None
) -> None:
    (column,) = [one for one in seen["sheets"][0]["columns"] if one["heading"] == heading]
    assert (column["kind"], column["source"], column["by"]) == (kind, source, by)
    assert [one["name"] for one in column["fields"]] == ([field] if field else [])


@pytest.mark.parametrize(
    ("heading", "filled", "distinct", "least", "most", "example"),
    [
        ("留言时间", 3, 3, "2021-06-05", "2021-06-07", "2021-06-05"),
        ("承办单位", 2, 1, None, None, "区交通局"),
        ("反映人", 2, 2, None, None, "王**"),
        ("天气", 2, 2, None, None, "晴"),
    ],
)
def test_a_column_in_numbers(
    seen: dict[str, Any], heading: str, filled: int, distinct: int, least: str, most: str, example: str
) -> None:
    (column,) = [one for one in seen["sheets"][0]["columns"] if one["heading"] == heading]
    expected = {"filled": filled, "distinct": distinct, "least": least, "most": most, "example": example}
    assert column["profile"] == expected


def test_the_first_rows_as_they_were_read(seen: dict[str, Any]) -> None:
    first, second, third = seen["sheets"][0]["rows"]
    assert first == {
        "row": 3,
        "waits": False,
        "cells": {
            "编号": "001",
            "收集日期": "2021-06-05",
            "反映人": "王**",
            "承办单位": "区交通局",
            "天气": "晴",
        },
    }
    assert second["cells"]["收集日期"] == "2021-06-07"
    assert (third["row"], third["waits"], third["cells"]["收集日期"]) == (5, True, "看不懂")


def test_nobody_s_name_or_number_is_shown(seen: dict[str, Any]) -> None:
    assert not any(planted in str(seen) for planted in ("王小明", "李芳"))


def test_looking_writes_nothing(tmp_path: Path) -> None:
    look(tmp_path, text([["编号", "收集日期"], ["1", "2021-06-01"]]), "台账.csv", period=None, unit=VILLAGE)
    assert not (tmp_path / "home").exists()


def test_what_a_load_would_refuse_says_why(tmp_path: Path) -> None:
    found = look(tmp_path, b"\x89PNG\r\n", "图.xlsx")
    (file,) = found.document["files"]
    assert "图.xlsx" in file["refused"]
    assert found.needs_a_look


def test_what_is_in_force_is_told(tmp_path: Path) -> None:
    path, home = tmp_path / "台账.csv", tmp_path / "home"
    said = (path, "--unit", VILLAGE, "--period", "2021-06", "--json")
    path.write_bytes(text([["编号", "收集日期"], ["1", "2021-06-01"], ["2", "2021-06-02"]]))
    first = etl("load", *said, home=home).json
    again = etl("load", *said, "--dry-run", home=home)
    assert (again.code, again.json["files"][0]["is_unchanged"]) == (0, True)
    path.write_bytes(text([["编号", "收集日期"], ["1", "2021-06-03"]]))
    (part,) = etl("load", *said, "--dry-run", home=home).json["files"][0]["submissions"]
    assert part["replaces"] == first["submissions"][0]["id"]
    assert part["fewer"] == {"before": 2, "after": 1}
