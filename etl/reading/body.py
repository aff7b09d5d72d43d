"""The rows below a header: which are data, which are totals, footers, headings again, or nothing."""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, zip_longest

from etl.contract import contract
from etl.reading.files import Sheet
from etl.reading.grid import Grid
from etl.reading.layout import Column, Layout
from etl.reading.privacy import quoted

_FOOTER_WORDS = (
    "填表人|填报人|制表人?|经办人|审核人|审批人|审核|复核人|负责人|单位负责人|主要负责人|分管领导|填表单位|填报单位|"
    "填表日期|填报日期|填表时间|填报时间|制表日期|制表时间|报送单位|报送日期|联系人|联系电话|电话|注|备注|说明|"
    "填表说明|附注|附|单位盖章|单位\\(盖章\\)|盖章"
)
_FOOTER = re.compile(rf"[*※\s]*(?:{_FOOTER_WORDS})\s*\d*\s*(?:[:：].*)?", re.DOTALL)
_TOTAL = re.compile(r".{0,16}?(合\s*计|小\s*计|总\s*计|累\s*计|共\s*计)\s*[(（]?.{0,6}[)）]?\s*[:：]?.{0,12}")
_TOTAL_WORDS = re.compile(r"合\s*计|小\s*计|总\s*计|累\s*计|共\s*计")
_BARE_TOTAL = re.compile(rf"(?:{_TOTAL_WORDS.pattern})\s*[:：]?")
_TALLY = re.compile(r"(?:共\s*)?\d{1,5}\s*[件条项个起宗人次场]+")
_EXAMPLE = re.compile(r"[(（【\[]?(例|示例|样例|填写示例|填表示例)[)）】\]]?[:：]?")
_SUSPECT = frozenset("合小总累共填制审复负单主分报联电注备说附盖经*※例示样(（【[ 本")
_WIDE = 2  # a text alone in its row and merged over more columns than this is a heading, not data
_NUMBER_TYPES = frozenset(("integer", "count", "number", "money", "share"))


@dataclass(frozen=True)
class Total:
    """A totals row: what it says per field, and the sheet rows (inclusive) it may be the total of."""

    row: int
    is_subtotal: bool
    first_of_block: int
    first_of_all: int
    stated: dict[str, str]


@dataclass
class Body:
    """A sheet's data rows, column by column: texts per field, unknown columns as JSON, sheet row numbers.

    `rest` digests the cells that aren't taken over, so that rows that differ there aren't copies. `read`
    counts the sheet's non-blank rows with titles and header; `skipped` those that are no data.
    """

    rows: list[int] = field(default_factory=list)
    cells: dict[str, Sequence[str]] = field(default_factory=dict)
    extra: list[str] | None = None
    rest: list[str] | None = None
    totals: list[Total] = field(default_factory=list)
    read: int = 0
    skipped: int = 0


def read_body(sheet: Sheet, layout: Layout) -> Body:
    """The data rows of a sheet that is held in memory."""
    above = sum(1 for row in sheet.rows[: layout.bottom + 1] if any(row))
    body = Body(read=above, skipped=above)
    rows = _filled_down(sheet, layout)
    chosen = list(_data_rows(rows, sheet, layout, body))
    body.rows = [sheet.first_row + index for index in chosen]
    texts = _transposed(rows, chosen, max(column.index for column in layout.columns) + 1)
    for name, columns in columns_of_fields(layout).items():
        body.cells[name] = texts[columns[0]] if len(columns) == 1 else _joined([texts[i] for i in columns])
    unknown, untaken = unknown_columns(layout), untaken_columns(layout)
    if unknown:
        headings = [column.heading for column in unknown]
        kept = (texts[column.index] for column in unknown)
        body.extra = [_extra(headings, cells) for cells in zip(*kept, strict=True)]
    if untaken:
        body.rest = [_digest(cells) for cells in zip(*(texts[index] for index in untaken), strict=True)]
    return body


def columns_of_fields(layout: Layout) -> dict[str, list[int]]:
    """The columns each field is read from: one, but for a region below its town the town's and its own."""
    above: dict[str, list[int]] = {}
    own: dict[str, list[int]] = {}
    for column in sorted(layout.columns, key=lambda column: -column.meaning.rank):
        target = {"above": above, "field": own}.get(column.meaning.kind)
        for name in column.meaning.fields if target is not None else ():
            if target is not None and name not in target:
                target[name] = [column.index]
    return {name: above.get(name, []) + own.get(name, []) for name in {**own, **above}}


def unknown_columns(layout: Layout) -> list[Column]:
    """The columns kept as they stand: no field known, or one that another column already gives."""
    used = {index for columns in columns_of_fields(layout).values() for index in columns}
    kinds = ("unknown", "kept", "field", "above")
    return [column for column in layout.columns if column.index not in used and column.meaning.kind in kinds]


def untaken_columns(layout: Layout) -> list[int]:
    """The columns that aren't taken over (personal, or left out by a mapping) but tell rows apart."""
    return [column.index for column in layout.columns if column.meaning.kind in ("discarded", "left_out")]


def _digest(cells: Sequence[str]) -> str:
    return hashlib.blake2b("\x1f".join(cells).encode("utf-8"), digest_size=8).hexdigest()


def _transposed(rows: Sequence[Sequence[str]], chosen: Sequence[int], width: int) -> list[Sequence[str]]:
    """The chosen rows' cells column by column; short rows are blank at the end."""
    if isinstance(rows, Grid):
        return [*rows.columns_at(chosen)]
    columns = zip_longest(*(rows[index] for index in chosen), fillvalue="")
    return [*columns, *[[""] * len(chosen)] * width][:width]


def _joined(texts: Sequence[Sequence[str]]) -> list[str]:
    return ["/".join(dict.fromkeys(filter(None, parts))) for parts in zip(*texts, strict=True)]


def _extra(headings: Sequence[str], cells: Sequence[str]) -> str:
    kept = {heading: cell for heading, cell in zip(headings, cells, strict=True) if cell}
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def _filled_down(sheet: Sheet, layout: Layout) -> Sequence[Sequence[str]]:
    """The rows with cells merged down the side repeated, but for numbers: they belong to the group once."""
    merges = [merge for merge in sheet.merges if merge.bottom > merge.top > layout.bottom]
    if not merges:
        return sheet.rows
    fields = contract(layout.ledger).by_name
    numbers = {
        column.index
        for column in layout.columns
        if any(fields[name].type in _NUMBER_TYPES for name in column.meaning.fields)
    }
    rows = [list(row) for row in sheet.rows]
    for merge in merges:
        if merge.left not in numbers and merge.left == merge.right:
            for row in rows[merge.top + 1 : merge.bottom + 1]:
                row[merge.left] = rows[merge.top][merge.left]
    return rows


def _data_rows(rows: Sequence[Sequence[str]], sheet: Sheet, layout: Layout, body: Body) -> Iterator[int]:
    """The indices of data rows; counts all that is filled and notes the totals."""
    judge = RowJudge(layout, [tuple(row) for row in sheet.rows[layout.top : layout.bottom + 1]])
    wide = {m.top for m in sheet.merges if m.right - m.left >= _WIDE and sum(map(bool, rows[m.top])) == 1}
    start = block = sheet.first_row + layout.bottom + 1
    for index, row in enumerate(islice(rows, layout.bottom + 1, None), layout.bottom + 1):
        if not any(row):
            continue
        body.read += 1
        kind = "title" if index in wide else judge.kind(row)
        if kind == "data":
            yield index
            continue
        body.skipped += 1
        if kind == "total":
            number = sheet.first_row + index
            body.totals.append(judge.total(row, number, block, start))
            block = number + 1


class RowJudge:
    """Tells data rows from what stands between and below them."""

    def __init__(self, layout: Layout, header: Sequence[tuple[str, ...]]) -> None:
        wanted = contract(layout.ledger)
        columns = columns_of_fields(layout)
        named = [f for f in wanted.required if f.type not in _NUMBER_TYPES]  # a totals row gives numbers
        required = {index for f in named for index in columns.get(f.name, ())}
        self._header = {tuple(filter(None, row)) for row in header}
        self._first_headings = {next(filter(None, row), "") for row in header}
        self._serials = {column.index for column in layout.columns if column.meaning.kind == "serial"}
        self._required = required
        self._numbers = {
            name: columns[name][0]
            for name, f in wanted.by_name.items()
            if f.type in _NUMBER_TYPES and name in columns
        }
        self._was_footer = False

    @property
    def suspect_sql(self) -> str:
        """The predicate over a column _lead that finds every row `is_suspect` could find."""
        named = [f"starts_with(_lead, {quoted(text)})" for text in self._first_headings if text]
        first = quoted("".join(sorted(_SUSPECT)))
        told = [f"contains({first}, left(_lead, 1))", "contains(left(_lead, 20), '计')", *named]
        # Most rows begin with a digit or a capital, which none of those marks is.
        usual = "_lead >= '0' and _lead < '[' and not contains(_lead, '计')"
        return f"case when {usual} then {' or '.join(named) or 'false'} else {' or '.join(told)} end"

    def is_suspect(self, lead: str) -> bool:
        """Whether a row that begins with this text could be anything but data."""
        if lead[0] in _SUSPECT or lead in self._first_headings:
            return True
        return "计" in lead[:20] and _TOTAL_WORDS.search(lead[:20]) is not None

    def kind(self, row: Sequence[str]) -> str:
        """`data`, `total`, `footer`, `header`, `example` or `numbered` (nothing but a printed row number)."""
        lead = row[0] or next(filter(None, row))
        if self.is_suspect(lead):
            found = self._judged(row, lead)
            if found != "data":
                self._was_footer = found == "footer"
                return found
        return self._ordinary(row)

    def total(self, row: Sequence[str], number: int, block: int, start: int) -> Total:
        """The totals row as numbers stated per field."""
        stated = {name: row[i] for name, i in self._numbers.items() if i < len(row) and row[i]}
        is_subtotal = any("小" in cell and _TOTAL_WORDS.search(cell) for cell in row if cell)
        return Total(number, is_subtotal, block, start, stated)

    def _ordinary(self, row: Sequence[str]) -> str:
        if self._serials or self._was_footer:
            filled = [index for index, cell in enumerate(row) if cell]
            if self._was_footer and len(filled) == 1:
                return "footer"
            if self._serials.issuperset(filled):
                return "numbered"
        self._was_footer = False
        return "data"

    def _judged(self, row: Sequence[str], lead: str) -> str:
        if tuple(filter(None, row)) in self._header:
            return "header"
        required = [row[i] for i in self._required if i < len(row) and row[i] and row[i] != lead]
        has_required = bool(required)
        if not has_required and _TOTAL.fullmatch(lead):
            return "total"
        if _BARE_TOTAL.fullmatch(lead) and all(_TALLY.fullmatch(text) for text in required):
            return "total"  # 合计 and how many rows, written under the first column that was free
        if _FOOTER.fullmatch(lead) and (_has_colon(lead) or not has_required):
            return "footer"
        if _EXAMPLE.fullmatch(lead):
            return "example"
        return "data"


def _has_colon(text: str) -> bool:
    return ":" in text or "：" in text
