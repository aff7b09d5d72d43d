"""Text handed in as a table: csv, tsv and the HTML that web systems save as .xls, in any encoding."""

import codecs
import csv
import io
import re
from collections.abc import Sequence
from html.parser import HTMLParser

from etl.errors import TooLarge, Unreadable
from etl.reading.limits import reading_policy

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DELIMITERS = ",\t;|"
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_SAMPLE = 64 * 1024
_SAMPLE_RECORDS = 20
_DAMAGED_SHARE = 0.2  # GB18030 read as UTF-8 is nearly all damage


def decoded(content: bytes, name: str) -> tuple[str, str]:
    """The text of a file in UTF-8, UTF-16 or GB18030, and which; Unreadable, never a guess beyond these."""
    encoding = next((encoding for bom, encoding in _BOMS if content.startswith(bom)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        text, encoding = _gb18030(content, name, error), "gb18030"
    if "\x00" in text[:_SAMPLE]:
        raise Unreadable(f"{name} 不是表格文件（里面是二进制内容），请另存为 xlsx 或 csv 后再交")
    return text, encoding


def head_in_utf8(content: bytes, size: int) -> str | None:
    """The first `size` bytes as text; None where they aren't UTF-8, or begin with a byte order mark."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        head = decoder.decode(content[:size], final=size >= len(content))
    except UnicodeDecodeError:
        return None
    return None if content.startswith(codecs.BOM_UTF8) else head


def _gb18030(content: bytes, name: str, error: UnicodeDecodeError) -> str:
    """UTF-8 but for a few damaged bytes must not be read as GB18030, which would garble it all."""
    around = content[max(0, error.start - _SAMPLE) : error.start + _SAMPLE].decode("utf-8", errors="replace")
    foreign = sum(1 for c in around if ord(c) > 0x7F)
    if around.count("\ufffd") <= foreign * _DAMAGED_SHARE:
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable(f"{name} 第 {line} 行有损坏的字符（UTF-8 编码出错），请用原软件重新导出后再交")
    try:
        return content.decode("gb18030")
    except UnicodeDecodeError as failure:
        line = content[: failure.start].count(b"\n") + 1
        raise Unreadable(
            f"{name} 第 {line} 行的文字编码认不出（支持 UTF-8、UTF-16、GB18030），请另存为 xlsx 后再交"
        ) from failure


def delimiter(text: str) -> str:
    """The character that parts the cells: it gives the most records the same number of cells above one."""
    sample = text[:_SAMPLE]
    return max(_DELIMITERS, key=lambda candidate: _regularity(sample, candidate))


def _regularity(sample: str, candidate: str) -> tuple[int, int]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=candidate)
    try:
        widths = [len(record) for _, record in zip(range(_SAMPLE_RECORDS), reader, strict=False) if record]
    except csv.Error:  # a cell that goes on and on: the quotes don't pair where this parts the cells
        return (0, 0)
    wide = [width for width in widths if width > 1]
    if not wide:
        return (0, 0)
    usual = max(set(wide), key=wide.count)
    return (wide.count(usual), usual)


def records(text: str, parted_by: str, name: str) -> list[list[str]]:
    """Every record as stripped cells; a blank line is an empty record, so that row numbers hold.

    TooLarge where one cell goes on and on.
    """
    limit = reading_policy().limits.cell_characters
    csv.field_size_limit(limit)
    # Line by line from the text itself: a StringIO takes four bytes a character of it once more.
    reader = csv.reader((line[0] for line in _LINE.finditer(text)), delimiter=parted_by)
    try:
        return [[cell.strip() for cell in record] for record in reader]
    except csv.Error as error:
        raise TooLarge(
            f"{name} 第 {reader.line_num} 行附近有一格超过 {limit} 字（多半是引号没有配对），请改正后再交"
        ) from error


def is_html(text: str) -> bool:
    """Whether the text is a web page or its table under another name."""
    start = text[:2048].lstrip().lower()
    return start.startswith(("<html", "<!doctype html", "<table", "<meta", "<body", "<div", "<style"))


def html_records(text: str, name: str) -> list[list[str]]:
    """The rows of the largest table in a page, merged cells spread out; Unreadable where there is none."""
    page = _Tables()
    page.feed(text)
    page.close()
    if not page.tables:
        raise Unreadable(f"{name} 是网页而且没有表格，请另存为 xlsx 后再交")
    return max(page.tables, key=len)


class _Tables(HTMLParser):
    """Collects the cells of every table; a cell that spans columns stands in the first of them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._cell: list[str] | None = None
        self._span = 1

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self._end_cell()
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.tables and self.tables[-1]:
            self._end_cell()
            self._cell = []
            span = dict(attrs).get("colspan") or "1"
            self._span = int(span) if span.isdigit() else 1
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is not None:
            cell = "".join(self._cell).strip()
            self.tables[-1][-1].extend([cell, *[""] * (min(self._span, 100) - 1)])
            self._cell = None
