"""Rows that were formatted and never filled cost next to nothing, and nothing else is lost with them."""

import io
import zipfile
from collections.abc import Callable

import pytest

from etl.reading.files import read_sheets
from etl.reading.packed import looked_through
from etl.reading.phantom import without_blank_tail
from tests.etl.reading.handing_in import read, workbook

REAL, PHANTOM = 495, 65_000
ROWS = [["编号", "收集日期", "问题摘要"], *([f"{n:03}", "2021-06-05", f"事项{n}"] for n in range(1, REAL))]
_SHEET = "xl/worksheets/sheet1.xml"


def with_sheet(content: bytes, change: Callable[[str], str]) -> bytes:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part.decode()).encode() if name == _SHEET else part)
    return packed.getvalue()


def formatted(xml: str) -> str:
    cells = "".join(f'<c r="{letter}%d" s="1"/>' for letter in "ABCDEFGH")
    rows = "".join(f'<row r="{n}">{cells.replace("%d", str(n))}</row>' for n in range(REAL + 1, PHANTOM + 1))
    return xml.replace("</sheetData>", f"{rows}</sheetData>")


@pytest.fixture(scope="module")
def phantom() -> bytes:
    return with_sheet(workbook(ROWS, merged=["A600:C600"]), formatted)


def test_what_is_opened_is_no_larger_than_the_real_rows(phantom: bytes) -> None:
    opened = looked_through(phantom, "台账.xlsx").content
    real = looked_through(workbook(ROWS), "台账.xlsx").content
    sizes = []
    for content in (opened, real):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            sizes.append(archive.getinfo(_SHEET).file_size)
    assert sizes[0] < 1.01 * sizes[1]


def test_every_real_row_is_read_and_no_other(phantom: bytes) -> None:
    (sheet,) = read_sheets(phantom, "台账.xlsx")
    assert len(sheet.rows) == REAL
    found = read(phantom)
    assert found.counts == (REAL, REAL - 1, 0, 1)
    assert found.rules == []


@pytest.mark.parametrize(
    ("tail", "left"),
    [
        ('<row r="9"><c r="A9" s="1"/></row>', ""),
        ('<row r="9"><c r="A9"><v>7</v></c></row>', '<row r="9"><c r="A9"><v>7</v></c></row>'),
        ('<row r="9"><c r="A9"><f>A1</f></c></row><row r="10"/>', '<row r="9"><c r="A9"><f>A1</f></c></row>'),
        ('<row r="9"><c r="A9" t="inlineStr"><is><t>x</t></is></c></row>', None),
        ("<!--</row>--><row r='9'/>", None),
    ],
)
def test_only_rows_without_a_value_go(tail: str, left: str | None) -> None:
    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    around = ("<worksheet><sheetData>", "</sheetData><mergeCells/></worksheet>")
    found = without_blank_tail((around[0] + first + tail + around[1]).encode()).decode()
    assert found == around[0] + first + (tail if left is None else left) + around[1]


@pytest.mark.parametrize("xml", ["", "<worksheet/>", "<worksheet><sheetData></sheetData></worksheet>"])
def test_a_sheet_without_values_stays_as_it_is(xml: str) -> None:
    assert without_blank_tail(xml.encode()) == xml.encode()
