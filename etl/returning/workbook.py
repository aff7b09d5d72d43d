"""A sender's workbook marked up: coloured cells, a comment on each, a summary sheet in front."""

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Sequence

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from etl.policy import returning
from etl.reading.files import Sheet, read_sheets
from etl.returning.marks import Mark

SUMMARY = "修改说明"
AUTHOR = "民情看板"
_FILLS = {
    "error": PatternFill("solid", fgColor="FFF4B183"),
    "warning": PatternFill("solid", fgColor="FFFFF2CC"),
}
_WORDS = {"error": "必须改", "warning": "请核对"}
_HEADINGS = ("轻重", "位置", "单元格", "原来的内容", "怎么改")
_WIDTHS = (9, 34, 10, 26, 84)
_COMMENT_WIDTH, _COMMENT_HEIGHT = 320, 110
UNHOLDABLE = re.compile(f"{ILLEGAL_CHARACTERS_RE.pattern}|[\ufffe\uffff]")
"""What no workbook holds: a file with it is damaged to whoever opens it."""
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_LINK = Font(underline="single", color="FF1F5FA8")
_MEGABYTE = 1024 * 1024


def marked_up(content: bytes, name: str, marks: Sequence[Mark], told: Sequence[str]) -> bytes:
    """The xlsx to send back: an xlsx keeps its formatting, any other form is written anew with its cells.

    `told` are the lines above the list of remarks. Sheets, rows and columns stand where they stood, so that
    the corrected file can be handed in as it is. Of a file beyond data/policy/returning.toml the list comes
    alone.
    """
    if _is_large(content):
        book = Workbook()
        book.remove(book.worksheets[0])
    else:
        book = _own(content) or _rewritten(read_sheets(content, name))
        _clean(book)
        _mark(book, marks)
    _summarise(book, marks, told)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _is_large(content: bytes) -> bool:
    """Whether marking the file up would take too long, and more memory than reading it did."""
    limits = returning()
    if len(content) > limits.marked_megabytes * _MEGABYTE:
        return True
    if not content.startswith(b"PK"):
        return False
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
    return unpacked > limits.unpacked_megabytes * _MEGABYTE


def _own(content: bytes) -> Workbook | None:
    """The workbook itself where openpyxl can keep it; None for the forms it doesn't read."""
    if not content.startswith(b"PK"):
        return None
    try:
        return load_workbook(io.BytesIO(content), rich_text=True, keep_links=False)
    except (InvalidFileException, LookupError, ValueError, TypeError, AttributeError, SyntaxError, OSError):
        return None  # ods, and workbooks that break the format in ways the reader forgives


def _clean(book: Workbook) -> None:
    """Takes away what was marked the last time."""
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if isinstance(cell, Cell) and cell.comment and cell.comment.author == AUTHOR:
                    cell.comment = None
                    cell.fill = PatternFill()


def _rewritten(sheets: Sequence[Sheet]) -> Workbook:
    """A workbook with the same cells as text in the same places."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, sheet in enumerate(sheets, 1):
        page = book.create_sheet(sheet.name or f"第{number}张")
        for index, row in enumerate(sheet.rows):
            for place, text in enumerate(row):
                if text:
                    cell = page.cell(sheet.first_row + index, sheet.first_column + place)
                    _write_text(cell, text)
        for merge in sheet.merges:
            page.merge_cells(
                start_row=sheet.first_row + merge.top,
                start_column=sheet.first_column + merge.left,
                end_row=sheet.first_row + merge.bottom,
                end_column=sheet.first_column + merge.right,
            )
        page.sheet_state = "hidden" if sheet.is_hidden else "visible"
    return book


def _write_text(cell: Cell | MergedCell, text: str) -> None:
    """Writes text as text: what begins like a formula isn't one, and what no workbook holds is left out."""
    cell.value = _holdable(text)
    if isinstance(cell, Cell):
        cell.data_type = "s"
        cell.number_format = "@"


def _holdable(text: str) -> str:
    return UNHOLDABLE.sub("", text)


def _mark(book: Workbook, marks: Sequence[Mark]) -> None:
    """Colours each cell and says on it what is wrong; one comment a cell, however many remarks it has."""
    said: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for mark in marks:
        page = _page(book, mark)
        if page is not None and mark.row is not None:
            said[page.title, mark.cell or _first_cell(page, mark.row)].append(mark)
    for (title, place), remarks in said.items():
        cell = book[title][place]
        target = _written_cell(book[title], cell)
        worst = "error" if any(remark.severity == "error" for remark in remarks) else "warning"
        target.fill = _FILLS[worst]
        text = "\n".join(f"{_WORDS[remark.severity]}：{remark.advice}" for remark in remarks)
        comment = Comment(_holdable(text), AUTHOR, height=_COMMENT_HEIGHT, width=_COMMENT_WIDTH)
        target.comment = comment


def _page(book: Workbook, mark: Mark) -> Worksheet | None:
    if mark.sheet is None:
        return book.worksheets[0]
    found = book[mark.sheet] if mark.sheet in book.sheetnames else None
    return found if isinstance(found, Worksheet) else None


def _first_cell(page: Worksheet, row: int) -> str:
    """The first filled cell of a row; column A where the row is empty."""
    for cell in page[row]:
        if cell.value not in (None, ""):
            return str(cell.coordinate)
    return f"A{row}"


def _written_cell(page: Worksheet, cell: Cell | MergedCell) -> Cell:
    """The cell that can be written: of a merged range its first."""
    if isinstance(cell, Cell):
        return cell
    for merged in page.merged_cells.ranges:
        if cell.coordinate in merged:
            first = page.cell(merged.min_row, merged.min_col)
            if isinstance(first, Cell):
                return first
    raise ValueError(f"{page.title}!{cell.coordinate} is merged into nothing")


def _summarise(book: Workbook, marks: Sequence[Mark], told: Sequence[str]) -> None:
    """Puts the list of remarks in front; a sheet left over from the last time is replaced."""
    if SUMMARY in book.sheetnames:
        book.remove(book[SUMMARY])
    page = book.create_sheet(SUMMARY, 0)
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is page
    book.active = 0
    for number, line in enumerate(told, 1):
        cell = page.cell(number, 1)
        _write_text(cell, line)
        cell.font = Font(bold=number == 1, size=14 if number == 1 else 11)
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    top = len(told) + 2
    for column, (heading, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True), 1):
        cell = page.cell(top, column, heading)
        cell.font = Font(bold=True)
        page.column_dimensions[cell.column_letter].width = width
    for number, mark in enumerate(marks, top + 1):
        _summary_row(page, number, mark)


def _summary_row(page: Worksheet, number: int, mark: Mark) -> None:
    texts = (_WORDS[mark.severity], mark.place, mark.cell or "", mark.found or "", mark.advice)
    for column, text in enumerate(texts, 1):
        cell = page.cell(number, column)
        _write_text(cell, text)
        cell.alignment = _WRAPPED
    page.cell(number, 1).fill = _FILLS[mark.severity]
    if mark.cell and mark.sheet:
        link = page.cell(number, 3)
        sheet = mark.sheet.replace("'", "''")
        link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{sheet}'!{mark.cell}")
        link.font = _LINK
