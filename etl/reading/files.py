"""A file's bytes as sheets of text cells, whatever its ending says; limits from data/policy/reading.toml."""

import gc
import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from itertools import zip_longest
from operator import itemgetter
from typing import Any

import python_calamine
from isal import isal_zlib

from etl.errors import TooLarge, Unreadable
from etl.reading.grid import Grid
from etl.reading.limits import reading_policy
from etl.reading.opening import try_opening
from etl.reading.packed import BROKEN, looked_through
from etl.reading.text_file import decoded, delimiter, head_in_utf8, html_records, is_html, records
from etl.reading.uncalculated import Uncalculated

_MEGABYTE = 1024 * 1024
_NO_BLANK = re.compile(rb"[^\x00\r\n\t ]")
_ZIP, _OLE, _GZIP = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x1f\x8b"
_FOREIGN = {
    b"%PDF": "PDF 文件",
    b"\xff\xd8\xff": "图片",
    b"\x89PNG": "图片",
    b"Rar!": "压缩包",
    b"7z\xbc\xaf": "压缩包",
    b"PK\x05\x06": "空的压缩包",
}
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_HEAD_RECORDS = 200
_HEAD_CHARACTERS = 1 << 18
_LONGEST_CHARACTER = 4  # bytes of UTF-8


@dataclass(frozen=True)
class Merge:
    """A merged range, counted from 0 in the sheet's rows, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class LargeText:
    """A text file too long to be read row by row: UTF-8 without byte order mark, in its head at least.

    `width` is the head's; the rest is looked at by the database engine, which refuses what isn't UTF-8.
    """

    content: bytes
    delimiter: str
    width: int
    name: str


@dataclass(frozen=True)
class Sheet:
    """A sheet as rows of stripped text cells ('' is blank).

    `first_row` and `first_column` are the numbers, counted from 1, of rows[0] and its first cell. A text file
    is one sheet without a name; of a large one `rows` holds the beginning only.
    """

    name: str | None
    rows: Sequence[Sequence[str]]
    first_row: int = 1
    first_column: int = 1
    merges: tuple[Merge, ...] = ()
    is_hidden: bool = False
    large: LargeText | None = None
    uncalculated: Uncalculated | None = None


def read_sheets(content: bytes, name: str) -> list[Sheet]:
    """The sheets of a workbook or text file; Unreadable or TooLarge, naming the file, where it can't be."""
    check_size(len(content), name)
    if _NO_BLANK.search(content) is None:
        raise Unreadable(f"{name} 是空文件，请重新导出后再交")
    if content.startswith(_GZIP):
        content = _unzipped(content, name)
    if content.startswith((_ZIP, _OLE)):
        return _workbook(content, name)
    for magic, kind in _FOREIGN.items():
        if content.startswith(magic):
            raise Unreadable(f"{name} 是{kind}，不是表格，请交 xlsx、xls、ods 或 csv")
    return [_text_sheet(content, name)]


def check_size(size: int, name: str) -> None:
    """Returns where a file of so many bytes is read; TooLarge beyond data/policy/reading.toml."""
    limit = reading_policy().limits.file_megabytes
    if size > limit * _MEGABYTE:
        raise TooLarge(f"{name} 超过 {limit} MB，请拆分后再交")


def _unzipped(content: bytes, name: str) -> bytes:
    limit = reading_policy().limits.unpacked_megabytes * _MEGABYTE
    reader = isal_zlib.decompressobj(wbits=31)
    try:
        unpacked = reader.decompress(content, limit)
    except BROKEN as error:
        raise Unreadable(f"{name} 的 gz 压缩已损坏，请重新压缩后再交") from error
    if reader.unconsumed_tail:
        raise TooLarge(f"{name} 解压后超过 {limit // _MEGABYTE} MB，请拆分后再交")
    if not reader.eof:
        raise Unreadable(f"{name} 的 gz 压缩不完整（文件被截断），请重新压缩后再交")
    return unpacked


def _text_sheet(content: bytes, name: str) -> Sheet:
    is_large = len(content) >= reading_policy().large.text_kilobytes * 1024
    head = head_in_utf8(content, _HEAD_CHARACTERS * _LONGEST_CHARACTER) if is_large else None
    if head is not None and "\x00" not in head and not is_html(head):
        return _large_sheet(content, head, name)
    text, encoding = decoded(content, name)
    if is_html(text) or not is_large:
        rows = html_records(text, name) if is_html(text) else records(text, delimiter(text), name)
        _check_width(rows, None, name)
        return Sheet(None, rows)
    return _large_sheet(content if encoding == "utf-8" else text.encode("utf-8"), text, name)


def _large_sheet(content: bytes, text: str, name: str) -> Sheet:
    """The head of a large text; the rest is the database engine's to read."""
    parted_by = delimiter(text)
    head = records(text[:_HEAD_CHARACTERS], parted_by, name)[:-1][:_HEAD_RECORDS]
    if not head:
        raise TooLarge(f"{name} 的第一行超过 {_HEAD_CHARACTERS} 字，不像台账，请检查后再交")
    _check_width(head, None, name)
    width = max(map(len, head), default=0)
    return Sheet(None, head, large=LargeText(content, parted_by, width, name))


def _workbook(content: bytes, name: str) -> list[Sheet]:
    package = looked_through(content, name) if content.startswith(_ZIP) else None
    if package is None or not package.is_regular:
        try_opening(content, name)
    empty = package.uncalculated if package else {}
    opened = package.content if package else content
    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(opened)) as workbook:
            tables = [entry for entry in workbook.sheets_metadata if _is_table(entry)]
            _check_sheets(tables, name)
            return [_sheet(workbook, entry, name, empty.get(entry.name)) for entry in tables]
    except python_calamine.PasswordError as error:
        raise Unreadable(f"{name} 有密码，请取消密码（文件-信息-保护工作簿）后再交") from error
    except (python_calamine.CalamineError, ValueError) as error:
        if content.startswith(_OLE) and _LOCKED in content:
            raise Unreadable(f"{name} 有密码，请取消密码（文件-信息-保护工作簿）后再交") from error
        raise Unreadable(
            f"{name} 打不开（不是表格或已损坏），请用 Excel 或 WPS 另存为 xlsx 后再交"
        ) from error


def _check_sheets(tables: Sequence[python_calamine.SheetMetadata], name: str) -> None:
    limit = reading_policy().limits.sheets
    if len(tables) > limit:
        raise TooLarge(f"{name} 有 {len(tables)} 张工作表，超过 {limit} 张，请拆分后再交")


def _check_cells(sheet: python_calamine.CalamineSheet, entry: str, name: str) -> None:
    limit = reading_policy().limits.cells
    if sheet.height * sheet.width > limit:
        raise TooLarge(
            f"{name} 工作表“{entry}”从第一个到最后一个有内容的单元格共 {sheet.height} 行、{sheet.width} 列，"
            f"超过 {limit} 格，请删去多余的行和列，或拆分后再交"
        )


def _is_table(entry: python_calamine.SheetMetadata) -> bool:
    return bool(entry.typ == python_calamine.SheetTypeEnum.WorkSheet)


def _sheet(
    workbook: python_calamine.CalamineWorkbook,
    entry: python_calamine.SheetMetadata,
    name: str,
    empty: Uncalculated | None,
) -> Sheet:
    sheet = workbook.get_sheet_by_name(entry.name)
    _check_cells(sheet, entry.name, name)
    top, left = sheet.start or (0, 0)
    with _no_cycles():
        cells = sheet.to_python()
        columns = [_texts(list(map(itemgetter(place), cells))) for place in range(sheet.width)]
        del cells
    _check_filled(columns, entry.name, name)
    rows = Grid(columns)
    merges = tuple(
        Merge(first[0] - top, first[1] - left, last[0] - top, last[1] - left)
        for first, last in sheet.merged_cell_ranges or ()
        if top <= first[0] < top + len(rows) and first[1] >= left  # others hold nothing
    )
    is_hidden = entry.visible != python_calamine.SheetVisibleEnum.Visible
    return Sheet(entry.name, rows, top + 1, left + 1, merges, is_hidden, uncalculated=empty)


def _check_width(rows: list[list[str]], sheet: str | None, name: str) -> None:
    if max(map(len, rows), default=0) > reading_policy().limits.columns:
        _check_filled(list(zip_longest(*rows)), sheet, name)


def _check_filled(columns: Sequence[Sequence[str]], sheet: str | None, name: str) -> None:
    limit = reading_policy().limits.columns
    filled = sum(1 for column in columns if any(column)) if len(columns) > limit else 0
    if filled > limit:
        place = f" 工作表“{sheet}”" if sheet else ""
        raise TooLarge(
            f"{name}{place}有 {filled} 列，超过 {limit} 列，不像台账；"
            "请检查是否行列颠倒，或删去多余的列后再交"
        )


@contextmanager
def _no_cycles() -> Iterator[None]:
    """Cells refer to nothing: among a million new ones the collector of cycles looks in vain."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _texts(cells: list[Any]) -> list[str]:
    """The cells of a column as texts; most columns hold one type, and few different dates or numbers."""
    kinds = set(map(type, cells))
    if kinds <= {str}:
        return list(map(str.strip, cells))
    if bool in kinds:  # True is 1 to a dictionary, and 是 to a person
        return [_text(cell) for cell in cells]
    written = {cell: _text(cell) for cell in set(cells)}
    return list(map(written.__getitem__, cells))


def _text(cell: Any) -> str:
    return cell.strip() if isinstance(cell, str) else cell_text(cell)


def cell_text(value: object) -> str:
    """A cell's value as a person would write it: days in ISO form, whole numbers without a point."""
    return _WRITTEN.get(type(value), str)(value)


def _written_float(value: float) -> str:
    return str(int(value)) if value.is_integer() else repr(value)


def _written_moment(value: datetime) -> str:
    return value.isoformat(" ", "seconds").removesuffix(" 00:00:00")


_WRITTEN: dict[type, Callable[[Any], str]] = {
    bool: lambda value: "是" if value else "否",
    float: _written_float,
    datetime: lru_cache(maxsize=65536)(_written_moment),
    date: lru_cache(maxsize=65536)(date.isoformat),
    time: time.isoformat,
}
