"""Further shapes of sheets: deep headers, many merges, town sheets, groups, formulas as totals."""

import io
import zipfile
from datetime import date

from tests.etl.reading.handing_in import read, workbook, workbook_of

HEADER = ["编号", "收集日期", "问题摘要"]


def test_three_header_rows() -> None:
    found = read(
        workbook(
            [
                ["基本情况", None, None, "办理情况", None, None],
                ["编号", "收集日期", "问题摘要", "交办", None, "办结"],
                [None, None, None, "时间", "承办单位", "日期"],
                ["001", "2021-06-05", "路灯", "2021-06-06", "区交通局", "2021-06-20"],
            ],
            merged=["A1:C1", "D1:F1", "A2:A3", "B2:B3", "C2:C3", "D2:E2"],
        )
    )
    assert found.rows("issue", "id", "assigned", "department", "resolved") == [
        ("001", date(2021, 6, 6), "区交通局", date(2021, 6, 20))
    ]


def test_eight_hundred_merged_ranges() -> None:
    """Every village's name is merged down over its two issues."""
    rows = [["村(社区)", *HEADER]]
    merged = []
    for village in range(800):
        first = 2 + 2 * village
        rows += [[f"{village}村", f"{first}", "2021-06-05", "甲"], [None, f"{first + 1}", "2021-06-05", "乙"]]
        merged.append(f"A{first}:A{first + 1}")
    found = read(workbook(rows, merged=merged))
    assert found.counts == (1601, 1600, 0, 1)
    assert {region for (region,) in found.rows("issue", "region")} == {f"{n}村" for n in range(800)}


def test_a_sheet_for_every_town() -> None:
    sheets = {
        town: [HEADER, [f"{town}1", "2021-06-05", "甲"]] for town in ("老城街道", "新城街道", "江北街道")
    }
    found = read(workbook_of(sheets))
    assert sorted(found.rows("issue", "_sheet", "id")) == sorted((town, f"{town}1") for town in sheets)


def test_group_rows_between_the_data_are_no_rows() -> None:
    found = read(
        workbook(
            [
                [*HEADER, "承办单位"],
                ["一、城建类"],
                ["001", "2021-06-05", "路灯", "区交通局"],
                ["二、民生类"],
                ["002", "2021-06-06", "水管", "区水利局"],
            ],
            merged=["A2:D2", "A4:D4"],
        )
    )
    assert found.rows("issue", "id") == [("001",), ("002",)]
    assert found.counts == (5, 2, 0, 3)


def test_a_total_written_as_a_formula_is_a_checksum() -> None:
    header = ["接待日期", "站点", "接待人次"]
    rows = [header, ["2021-06-05", "甲站", 3], ["2021-06-06", "乙站", 4], ["合计", None, 9]]
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(rows))) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert b"<v>9</v>" in part
                part = part.replace(b"<v>9</v>", b"<f>SUM(C2:C3)</f><v>9</v>")
            new.writestr(name, part)
    found = read(packed.getvalue())
    assert found.rules == ["total_differs"]
    assert "合计写的是 9" in found.batch.findings[0].message
    assert len(found.rows("reception", "_row")) == 2
