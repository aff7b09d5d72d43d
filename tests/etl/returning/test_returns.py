"""The way back, as a sender has it: the own workbook comes back marked, corrected it loads cleanly."""

import csv
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from etl.returning.workbook import SUMMARY
from tests.product import etl

VILLAGE = "610902101001"
HEADINGS = ("编号", "收集日期", "村(社区)", "问题摘要", "反映人", "联系电话", "办结日期", "办理结果")
GOOD = ("001", "2021-06-01", "张滩社区居委会", "路灯不亮", "王小明", "13800138000", "2021-06-05", "已解决")
BACKWARDS = (
    "002",
    "2021-06-10",
    "张滩社区居委会",
    "水管漏水",
    "李四光",
    "13900139000",
    "2021-05-01",
    "已解决",
)
NO_DAY = ("003", "六月某日", "张滩社区居委会", "井盖丢失", "赵五", "", "", "")
LIKE_A_FORMULA = ("004", "六月某日", "张滩社区居委会", "=1+1 井盖丢失", "", "", "", "")
ORANGE, YELLOW = "FFF4B183", "FFFFF2CC"


def handed_in(folder: Path, rows: Sequence[Sequence[str]]) -> Path:
    """A village's workbook as it looks there: a title over merged cells, thick borders, a second sheet."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = "6月"
    page.append(["张滩社区问题台账"])
    page.merge_cells("A1:H1")
    page.append(HEADINGS)
    for row in rows:
        page.append(row)
    page["D3"].font = Font(bold=True, color="FF123456")
    page["D3"].border = Border(left=Side("thick"))
    page.column_dimensions["D"].width = 33
    book.create_sheet("备忘")["A1"] = "下月初开会"
    path = folder / "台账.xlsx"
    book.save(path)
    return path


def load(path: Path, home: Path, *more: str) -> dict[str, Any]:
    """One submission's account."""
    answer = etl("load", path, "--unit", VILLAGE, "--period", "2021-06", *more, "--json", home=home)
    (one,) = answer.json["submissions"]
    return dict(one) | {"code": answer.code}


def page_of(path: Path, name: str) -> Worksheet:
    page = load_workbook(path)[name]
    assert isinstance(page, Worksheet)
    return page


def said(page: Worksheet) -> dict[str, str]:
    """What each comment says, by cell."""
    return {
        cell.coordinate: cell.comment.text
        for row in page.iter_rows()
        for cell in row
        if cell.comment is not None
    }


def colours(page: Worksheet, *cells: str) -> list[str]:
    return [page[cell].fill.fgColor.rgb for cell in cells]


def test_the_own_workbook_comes_back_marked_and_loads_when_corrected(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = load(handed_in(tmp_path, [GOOD, BACKWARDS, NO_DAY]), home)
    assert (first["code"], first["loaded"], first["quarantined"]) == (1, 1, 2)
    back = home / first["marked_up"]
    page = page_of(back, "6月")
    comments = said(page)
    assert "办结日期" in comments["G4"] or "早于" in comments["G4"]
    assert "六月某日" in comments["B5"]
    assert set(comments) == {"G4", "B5"}
    assert colours(page, "G4", "B5") == [ORANGE, ORANGE]
    assert page["D3"].font.b
    assert page["D3"].border.left.style == "thick"
    assert page.column_dimensions["D"].width == 33
    assert "A1:H1" in page.merged_cells
    assert load_workbook(back).sheetnames == [SUMMARY, "6月", "备忘"]

    corrected = tmp_path / "改好.xlsx"
    book = load_workbook(back)
    book["6月"]["G4"] = "2021-06-15"
    book["6月"]["B5"] = "2021-06-20"
    book.save(corrected)
    second = load(corrected, home)
    assert (second["code"], second["loaded"], second["quarantined"]) == (0, 3, 0)
    assert second["replaces"] == first["id"]


def test_the_second_return_says_only_what_is_still_wrong(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = load(handed_in(tmp_path, [GOOD, BACKWARDS, NO_DAY]), home)
    half = tmp_path / "改了一半.xlsx"
    book = load_workbook(home / first["marked_up"])
    book["6月"]["G4"] = "2021-06-15"
    book.save(half)
    page = page_of(home / load(half, home)["marked_up"], "6月")
    assert set(said(page)) == {"B5"}
    assert colours(page, "G4") == ["00000000"]


def test_the_summary_lists_every_remark_and_leads_to_its_cell(tmp_path: Path) -> None:
    home = tmp_path / "home"
    back = home / load(handed_in(tmp_path, [GOOD, BACKWARDS, NO_DAY]), home)["marked_up"]
    page = page_of(back, SUMMARY)
    lines = [[cell.value for cell in row] for row in page.iter_rows(values_only=False)]
    assert lines[0][0] == "台账.xlsx：2 处必须改，1 处请核对"
    assert [line[:3] for line in lines[6:]] == [
        ["必须改", "工作表“6月” 第 4 行 “办结日期”列", "G4"],
        ["必须改", "工作表“6月” 第 5 行 “收集日期”列", "B5"],
        ["请核对", "工作表“备忘”", None],
    ]
    assert page["C7"].hyperlink.location == "'6月'!G4"
    assert stat.S_IMODE(back.stat().st_mode) == 0o600


def test_a_text_file_comes_back_as_a_workbook_with_its_text_as_text(tmp_path: Path) -> None:
    home, path = tmp_path / "home", tmp_path / "台账.csv"
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([HEADINGS, GOOD, LIKE_A_FORMULA])
    one = load(path, home)
    page = load_workbook(home / one["marked_up"]).worksheets[1]
    assert set(said(page)) == {"B3"}
    assert (page["D3"].value, page["D3"].data_type) == ("=1+1 井盖丢失", "s")
    assert page["A2"].value == "001"


def test_nothing_comes_back_where_nothing_is_wrong(tmp_path: Path) -> None:
    home = tmp_path / "home"
    one = load(handed_in(tmp_path, [GOOD]), home)
    assert (one["code"], one["marked_up"]) == (0, None)
    assert not (home / "returns").exists()


def test_a_name_with_tricks_stays_under_returns(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "收件" / VILLAGE / "2021-06"
    folder.mkdir(parents=True)
    handed_in(folder, [BACKWARDS])
    (folder / "台账.xlsx").rename(folder / "a..%2f台账 (1).et")
    answer = etl("load", tmp_path / "收件", "--json", home=home)
    (one,) = answer.json["submissions"]
    back = (home / one["marked_up"]).resolve()
    assert back.is_relative_to(home / "returns")
    assert back.suffix == ".xlsx"


def test_a_file_beyond_the_limit_gets_the_list_alone(tmp_path: Path) -> None:
    home, path = tmp_path / "home", tmp_path / "大台账.csv"
    long_text = "情况说明" * 400
    rows = [(f"{n:04}", "2021-06-01", "张滩社区居委会", long_text, "", "", "", "") for n in range(1, 900)]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *rows, BACKWARDS])
    assert path.stat().st_size > 4 * 1024 * 1024
    one = load(path, home)
    book = load_workbook(home / one["marked_up"])
    assert book.sheetnames == [SUMMARY]
    assert any("第 901 行" in str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row)


@pytest.mark.parametrize("place", ["A1", "B1"])
def test_marks_count_columns_as_the_sheet_does(tmp_path: Path, place: str) -> None:
    """A ledger that begins in column B is marked where it stands."""
    home, book = tmp_path / "home", Workbook()
    page = book.worksheets[0]
    first = page[place].column
    for number, row in enumerate((HEADINGS, BACKWARDS), 1):
        for column, text in enumerate(row, first):
            page.cell(number, column, text)
    book.save(tmp_path / "台账.xlsx")
    one = load(tmp_path / "台账.xlsx", home)
    marked = said(page_of(home / one["marked_up"], page.title))
    assert set(marked) == {"G2" if place == "A1" else "H2"}
