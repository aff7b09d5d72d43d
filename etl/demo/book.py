"""Ledgers as files: workbooks and text files whose bytes depend on their contents alone."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from etl.demo.spelling import Written

_STAMP = datetime(2022, 2, 21, 9, 0)
_TITLE = Font(bold=True, size=14)
_BOLD = Font(bold=True)
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)


@dataclass(frozen=True)
class Column:
    """A column of a sheet: the field it holds, its heading, and the band that stands over it, if any."""

    field: str
    heading: str
    band: str | None = None


@dataclass(frozen=True)
class Page:
    """One sheet to be written: lines above, headings, rows, a row of totals, lines below.

    `blank_after` are the ordinals (from 0) of the rows that a blank row follows; `merged` is the field whose
    equal neighbours are merged down the side.
    """

    name: str
    columns: Sequence[Column]
    rows: Sequence[Mapping[str, Written]]
    above: Sequence[str] = ()
    totals: Mapping[str, Written] | None = None
    below: Sequence[str] = ()
    blank_after: frozenset[int] = field(default_factory=frozenset)
    merged: str | None = None

    @property
    def is_banded(self) -> bool:
        """Whether the headings stand in two rows."""
        return any(column.band for column in self.columns)

    def lines(self) -> list[list[Written]]:
        """Every line of the sheet as a person sees it, top to bottom."""
        lines: list[list[Written]] = [[text] for text in self.above]
        if self.is_banded:
            lines.append([column.band or column.heading for column in self.columns])
        lines.append([column.heading for column in self.columns])
        for ordinal, row in enumerate(self.rows):
            lines.append([row.get(column.field) for column in self.columns])
            if ordinal in self.blank_after:
                lines.append([])
        if self.totals is not None:
            lines.append([self.totals.get(column.field) for column in self.columns])
        lines.extend([text] for text in self.below)
        return lines

    def row_numbers(self) -> list[int]:
        """The row of each of `rows`, counted from 1 as the sheet shows it."""
        first = len(self.above) + (2 if self.is_banded else 1) + 1
        blanks = 0
        numbers = []
        for ordinal in range(len(self.rows)):
            numbers.append(first + ordinal + blanks)
            blanks += ordinal in self.blank_after
        return numbers


def write_book(path: Path, pages: Sequence[Page]) -> None:
    """Write the pages as one xlsx; equal pages give equal bytes."""
    book = Workbook()
    book.properties.created = book.properties.modified = _STAMP
    book.remove(book.worksheets[0])
    for page in pages:
        _fill(book.create_sheet(page.name), page)
    save(book, path)


def save(book: Workbook, path: Path) -> None:
    """Save a workbook so that equal contents give equal bytes: openpyxl itself writes the time of saving."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _Timeless(path, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        ExcelWriter(book, archive).write_data()


def write_csv(path: Path, page: Page, encoding: str) -> None:
    """Write one page as comma-separated text."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(
        ["" if value is None else str(value) for value in line] for line in page.lines()
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.getvalue().encode(encoding))


class _Timeless(ZipFile):
    """A zip file whose entries all bear the same time."""

    def writestr(self, name: str | ZipInfo, data: str | bytes, *_: object) -> None:  # type: ignore[override]
        entry = ZipInfo(name if isinstance(name, str) else name.filename, _STAMP.timetuple()[:6])
        entry.compress_type = ZIP_DEFLATED
        super().writestr(entry, data)

    def write(self, source: str, arcname: str, *_: object) -> None:  # type: ignore[override]
        self.writestr(arcname, Path(source).read_bytes())


def _fill(sheet: Worksheet, page: Page) -> None:
    for line in page.lines():
        sheet.append(line)
    width = len(page.columns)
    for number in range(1, len(page.above) + 1):
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=width)
    if page.above:
        sheet["A1"].font = _TITLE
        sheet["A1"].alignment = _CENTRED
    _dress_headings(sheet, page)
    for row, column in _dates(page):
        sheet.cell(row, column).number_format = "yyyy/m/d"
    _merge_down(sheet, page)


def _dress_headings(sheet: Worksheet, page: Page) -> None:
    top = len(page.above) + 1
    for index in range(1, len(page.columns) + 1):
        sheet.cell(top, index).font = _BOLD
        sheet.column_dimensions[get_column_letter(index)].width = 14
    if page.is_banded:
        _merge_bands(sheet, page, top)


def _merge_bands(sheet: Worksheet, page: Page, top: int) -> None:
    start = 1
    for index, column in enumerate(page.columns, start=1):
        following = page.columns[index].band if index < len(page.columns) else None
        if column.band is None:
            sheet.merge_cells(start_row=top, end_row=top + 1, start_column=index, end_column=index)
        if column.band is None or column.band != following:
            if column.band and index > start:
                sheet.merge_cells(start_row=top, end_row=top, start_column=start, end_column=index)
            start = index + 1


def _dates(page: Page) -> list[tuple[int, int]]:
    return [
        (number, index)
        for number, row in zip(page.row_numbers(), page.rows, strict=True)
        for index, column in enumerate(page.columns, start=1)
        if isinstance(row.get(column.field), date)
    ]


def _merge_down(sheet: Worksheet, page: Page) -> None:
    if page.merged is None:
        return
    column = next(i for i, c in enumerate(page.columns, start=1) if c.field == page.merged)
    numbers = page.row_numbers()
    start = 0
    for ordinal in range(1, len(page.rows) + 1):
        is_same = (
            ordinal < len(page.rows) and page.rows[ordinal][page.merged] == page.rows[start][page.merged]
        )
        if is_same:
            continue
        if ordinal - start > 1:
            first, last = numbers[start], numbers[ordinal - 1]
            sheet.merge_cells(start_row=first, end_row=last, start_column=column, end_column=column)
        start = ordinal
