"""A workbook holds any text that a ledger brings, less what would damage it for whoever opens it."""

import io
import zipfile
from xml.etree import ElementTree

from openpyxl import load_workbook

from dashboard.workbook import UNHOLDABLE, Sheet, workbook_of
from etl.returning import workbook as way_back

EVERY = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]


def test_no_character_damages_the_file() -> None:
    text = f"路{''.join(EVERY[:0x20])}灯\ufffe\uffff亮"
    content = workbook_of([Sheet(f"表\ufffe{text[:3]}", (text,), ("内容",), ((text,),))])
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.endswith(".xml"):
                ElementTree.fromstring(parts.read(name))
    (sheet,) = load_workbook(io.BytesIO(content)).worksheets
    shown = str(sheet.cell(sheet.max_row, 1).value)
    assert "".join(shown.split()) == "路灯亮"


def test_what_goes_out_and_what_goes_back_leave_out_the_same() -> None:
    assert [one for one in EVERY if UNHOLDABLE.search(one)] == [
        one for one in EVERY if way_back.UNHOLDABLE.search(one)
    ]
