"""What a carried-away CSV says of who carried it, and what no spreadsheet takes for a formula."""

import csv
import io

import pytest
from openpyxl import load_workbook

from dashboard.access.policy import access_policy
from dashboard.access.viewer import Viewer, looking
from dashboard.export import table_csv
from dashboard.sight import EVERYTHING
from dashboard.watermark import carried_by, carried_by_viewer, watermark
from dashboard.workbook import Sheet, workbook_of


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_every_row_says_who_and_when() -> None:
    with carried_by("li"):
        head, *rows = read(table_csv(("a",), [(1,), (2,)]))
    assert head == ["a", "下载人与时间"]
    assert [row[1].startswith("li 20") and row[1].endswith(" UTC") for row in rows] == [True, True]
    assert read(table_csv(("a",), [(1,)])) == [["a"], ["1"]]


def test_a_workbook_says_so_above_each_table() -> None:
    with carried_by("=li"):
        content = workbook_of([Sheet("a", ("title",), ("b",), ((1,),))])
    cells = [cell for (cell,) in load_workbook(io.BytesIO(content))["a"].iter_rows()]
    assert [str(cell.value)[:6] for cell in cells] == ["title", "=li 20", "b", "1"]
    assert {cell.data_type for cell in cells[:3]} == {"s"}


def test_the_page_s_files_bear_the_viewer_and_the_command_line_s_nobody() -> None:
    with carried_by_viewer():
        assert watermark() is None
    with looking(Viewer("wang", "office", EVERYTHING)), carried_by_viewer():
        assert (watermark() or "").startswith("wang ") is access_policy().watermark.is_on


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"])
def test_no_cell_is_a_formula(sign: str) -> None:
    text = f"{sign}cmd|' /C calc'!A0"
    with carried_by("@li"):
        head, row = read(table_csv((text,), [(text,)]))
    assert all(cell.startswith("'") for cell in (head[0], *row))
