"""Tables as a workbook that people open in Excel: a sheet a table, with what stands above it."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from dashboard.charts import Unit
from dashboard.tokens import LIGHT
from dashboard.watermark import watermark

Value = str | int | float | bool | None
LONGEST_NAME = 31
WAN = 10_000
WIDEST, NARROWEST = 48, 8
UNHOLDABLE = re.compile(f"{ILLEGAL_CHARACTERS_RE.pattern}|[\ufffe\uffff]")
"""What no workbook holds: a file with it is damaged to whoever opens it."""
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_FORMATS = {
    "share": "0.0%",
    "count": "#,##0",
    "person_times": "#,##0",
    "yuan": "#,##0.00",
    "wan_yuan": "#,##0.00",
}


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, lines above the table, headings, rows; `units` shape the numbers."""

    name: str
    lines: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    units: tuple[Unit | str, ...] = ()


def workbook_of(sheets: Sequence[Sheet]) -> bytes:
    """The xlsx file of the sheets, each with the watermark if one is asked for; no text becomes a formula."""
    mark = watermark()
    book = Workbook()
    for blank in book.worksheets:
        book.remove(blank)
    names: set[str] = set()
    for sheet in sheets:
        _write(
            book, replace(sheet, lines=(*sheet.lines, mark)) if mark else sheet, _unique(sheet.name, names)
        )
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _unique(name: str, taken: set[str]) -> str:
    """A name that Excel takes, and that no other sheet bears."""
    clean = " ".join(UNHOLDABLE.sub(" ", name).translate(_FORBIDDEN).split())[:LONGEST_NAME] or "1"
    ordinal, tried = 2, clean
    while tried.casefold() in taken:
        tried = f"{clean[: LONGEST_NAME - 4]} {ordinal}"
        ordinal += 1
    taken.add(tried.casefold())
    return tried


def _write(book: Workbook, sheet: Sheet, name: str) -> None:
    page = book.create_sheet(name)
    for number, line in enumerate(sheet.lines, start=1):
        _put(page.cell(number, 1), line)
        page.cell(number, 1).font = Font(bold=number == 1, size=14 if number == 1 else 10)
    head = len(sheet.lines) + 1
    for column, title in enumerate(sheet.columns, start=1):
        cell = page.cell(head, column)
        _put(cell, title)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor=LIGHT.page.removeprefix("#"))
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate(sheet.rows, start=head + 1):
        for column, value in enumerate(row, start=1):
            _put(page.cell(number, column), value, sheet.units[column - 1] if sheet.units else "")
    if sheet.columns and sheet.rows:
        page.freeze_panes = page.cell(head + 1, 1)
    for column in range(1, max([len(sheet.columns), *map(len, sheet.rows)]) + 1):
        page.column_dimensions[get_column_letter(column)].width = _width(sheet, column - 1)
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _put(cell: SheetCell, value: Value, unit: str = "") -> None:
    if not isinstance(value, str):
        cell.value = value / WAN if unit == "wan_yuan" and value is not None else value
        cell.number_format = _FORMATS.get(unit, "General")
        return
    cell.value = UNHOLDABLE.sub(" ", value)
    cell.data_type = "s"  # also what begins like a formula stays a text
    cell.alignment = Alignment(vertical="top", wrap_text=len(value) > WIDEST)


def _width(sheet: Sheet, column: int) -> float:
    """Wide enough for the longest text, within limits; a Chinese character is two columns wide."""
    heads = sheet.columns[column : column + 1]
    texts = [*heads, *(str(row[column]) for row in sheet.rows if row[column] is not None)]
    longest = max(sum(2 if ord(letter) > 255 else 1 for letter in text) for text in ("", *texts))
    return min(max(longest + 2, NARROWEST), WIDEST)
