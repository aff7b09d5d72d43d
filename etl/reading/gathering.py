"""One file as handed in -> the sheets of its ledgers, unit and period, rows gathered for the database."""

import re
from dataclasses import dataclass, field, replace
from functools import reduce
from pathlib import Path
from typing import Literal

import duckdb
from openpyxl.utils import get_column_letter

from etl.contract import Contract, contract, contracts
from etl.errors import NeedsAnswer, UnknownLedger
from etl.finding import Finding
from etl.folding import folded
from etl.period import Period
from etl.reading.body import Body, columns_of_fields, read_body
from etl.reading.files import Sheet, read_sheets
from etl.reading.gazetteer import gazetteer
from etl.reading.headings import candidates_in_words
from etl.reading.large_text import read_large, whole
from etl.reading.layout import Layout, layouts
from etl.reading.raw import RawLedger
from etl.reading.sheet_findings import cells_without_value, place_of, unknown_headings, unread_sheet
from etl.reading.titles import money_unit, period, title_texts, unit
from etl.submission import Handed

_INSTRUCTIONS = frozenset(map(folded, ("填写说明", "填表说明", "修改说明", "说明", "Instructions")))
_EXAMPLES = frozenset(map(folded, ("示例", "填写示例", "填表示例", "样例")))
_MONEY_IN_HEADING = re.compile(r"[(（](千元|万元|百万元|亿元)[)）]")
Origin = Literal["given", "title", "name"]
_ROWS_OF_EXAMPLE = 2  # headings and one row
_BARE_NUMBER = re.compile(r"[-+]?[\d,，]+(?:\.\d+)?")


@dataclass(frozen=True)
class ReadSheet:
    """A sheet of a ledger: headings and column letters by field, own period, its body's counts and totals.

    `first_row` and `first_column` are the sheet's numbers, from 1, of what the layout counts as 0.
    """

    part: int
    ledger: str
    name: str | None
    headings: dict[str, str]
    letters: dict[str, str]
    period: Period | None
    body: Body
    layout: Layout
    first_row: int
    first_column: int


@dataclass(frozen=True)
class Origins:
    """Where a file's unit and period are known from: given with it, title rows, names of file and folder."""

    unit: Origin
    period: Origin


@dataclass
class Readings:
    """All that was read of a batch before anything is typed."""

    raws: dict[str, RawLedger] = field(default_factory=dict)
    sheets: list[ReadSheet] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    units: dict[int, str] = field(default_factory=dict)
    periods: dict[int, Period] = field(default_factory=dict)
    origins: dict[int, Origins] = field(default_factory=dict)
    orders: dict[int, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def read_part(
    connection: duckdb.DuckDBPyConnection, handed: Handed, content: bytes, readings: Readings
) -> None:
    """Adds one file to the readings; Refused, naming file, sheet and column, where it can't be read."""
    sheets = [sheet for sheet in read_sheets(content, handed.name) if any(map(any, sheet.rows))]
    found = [(sheet, _layout(sheet, handed)) for sheet in sheets]
    ours = [(sheet, layout) for sheet, layout in found if layout is not None and not sheet.is_hidden]
    if not ours:
        raise _unknown(sheets, handed)
    readings.names[handed.part] = handed.name
    for sheet, layout in found:
        if (layout is None or sheet.is_hidden) and not _is_aside(sheet, layout):
            readings.findings.append(unread_sheet(sheet, handed, _is_example(sheet)))
    _settle_unit_and_period(ours, handed, readings)
    if handed.mapping is not None:
        readings.orders[handed.part] = handed.mapping.dates.order
    for sheet, layout in ours:
        _read_sheet(connection, sheet, layout, handed, readings)


def _is_aside(sheet: Sheet, layout: Layout | None) -> bool:
    """Instructions, examples and hidden sheets that are no ledger (lists of drop-downs) are nobody's rows."""
    if _is_example(sheet):
        return sum(map(any, sheet.rows)) <= _ROWS_OF_EXAMPLE  # more: somebody filled in the wrong sheet
    return folded(sheet.name or "") in _INSTRUCTIONS or (layout is None and sheet.is_hidden)


def _is_example(sheet: Sheet) -> bool:
    return folded(sheet.name or "") in _EXAMPLES


def _layout(sheet: Sheet, handed: Handed) -> Layout | None:
    """The sheet's layout, None if it is no ledger; NeedsAnswer if a heading or the ledger is ambiguous."""
    fitting = [found for found in layouts(sheet, handed.ledger, handed.mapping) if not found.missing]
    if not fitting or folded(sheet.name or "") in _INSTRUCTIONS or _is_example(sheet):
        return None
    best = fitting[0]
    rivals = [found for found in fitting if found.score[0] == best.score[0]]
    if len(rivals) > 1:
        best = _named(rivals, sheet, handed)
    if best.ambiguous and not sheet.is_hidden:
        raise _ask(best, sheet, handed)
    return best


def _named(rivals: list[Layout], sheet: Sheet, handed: Handed) -> Layout:
    """Of ledgers that fit equally the one that the sheet, the title or the file is named after."""
    texts = folded(" ".join([handed.name, *title_texts(sheet, rivals[0])]))
    named = [
        rival
        for rival in rivals
        if rival.ledger in texts or any(folded(name) in texts for name in contract(rival.ledger).names)
    ]
    if len(named) == 1:
        return named[0]
    choices = "、".join(f"{contract(rival.ledger).zh}（{rival.ledger}）" for rival in rivals)
    raise NeedsAnswer(f"{place_of(sheet, handed)} 可能是几种台账：{choices}；请用 --ledger 说明是哪一种")


def _ask(layout: Layout, sheet: Sheet, handed: Handed) -> NeedsAnswer:
    column = layout.ambiguous[0]
    wanted = contract(layout.ledger)
    first = column.meaning.fields[0]
    return NeedsAnswer(
        f"{place_of(sheet, handed)} 的列“{column.heading}”有歧义，可能是 "
        f"{candidates_in_words(column.meaning, wanted)}；请在映射文件的 [columns] 里写明，"
        f'例如 "{column.heading}" = "{first}"，再用 --mapping 载入，或把表头改清楚'
    )


def _unknown(sheets: list[Sheet], handed: Handed) -> UnknownLedger:
    """Says which ledger was nearest and what it lacks."""
    if not sheets:
        return UnknownLedger(f"{handed.name} 里没有内容，请检查是否交错文件")
    near = [found for sheet in sheets for found in layouts(sheet, handed.ledger, handed.mapping)[:1]]
    if not near:
        known = "、".join(known.zh for known in contracts().values())
        return UnknownLedger(
            f"{handed.name} 里找不到认识的表头；能读的台账有：{known}。请检查表头或用空白模板填报"
        )
    best = max(near, key=lambda found: found.score)
    wanted = contract(best.ledger)
    missing = "、".join(f"“{wanted.by_name[name].zh}”" for name in best.missing)
    if not best.missing:
        return UnknownLedger(f"{handed.name} 只有隐藏的工作表，请取消隐藏后再交")
    return UnknownLedger(
        f"{handed.name} 不是认识的台账；最接近的是{wanted.zh}（{best.ledger}），但缺少必填的列{missing}，"
        "请补上这一列，或用映射文件说明它叫什么"
    )


def _settle_unit_and_period(ours: list[tuple[Sheet, Layout]], handed: Handed, readings: Readings) -> None:
    """Options and inbox path first, then the title rows, then names of file and folder; else NeedsAnswer."""
    places = list(reversed(Path(handed.name).parts))
    titles = [title_texts(sheet, layout) for sheet, layout in ours]
    in_titles = [text for texts in titles for text in texts]
    found_unit = handed.unit or unit([*in_titles, *places], gazetteer())
    if found_unit is None:
        raise NeedsAnswer(
            f"{handed.name} 看不出是哪个单位交的，请用 --unit 写区划代码，或放进 inbox/<区划代码>/<期间>/"
        )
    own = [found for texts in titles if (found := period(texts))]
    found_period = handed.period or (reduce(Period.joined, own) if own else period(places))
    if found_period is None:
        raise NeedsAnswer(
            f"{handed.name} 看不出是哪个期间的，请用 --period 写明，例如 2021-06、2021Q2 或 all"
        )
    readings.units[handed.part] = found_unit
    readings.periods[handed.part] = found_period
    readings.origins[handed.part] = Origins(
        _origin(handed.unit, unit(in_titles, gazetteer())), _origin(handed.period, own)
    )


def _origin(given: object, in_titles: object) -> Origin:
    return "given" if given else "title" if in_titles else "name"


def _read_sheet(
    connection: duckdb.DuckDBPyConnection, sheet: Sheet, layout: Layout, handed: Handed, readings: Readings
) -> None:
    raw = readings.raws.setdefault(layout.ledger, RawLedger(contract(layout.ledger)))
    body = _body(connection, sheet, layout, handed, raw)
    texts = title_texts(sheet, layout)
    last = {name: columns[-1] for name, columns in columns_of_fields(layout).items()}
    written = {column.index: column.heading for column in layout.columns}
    headings = {name: written[index] for name, index in last.items()}
    letters = {name: get_column_letter(sheet.first_column + index) for name, index in last.items()}
    dated = handed.period if handed.period and handed.period.first else period(texts)
    place = (layout, sheet.first_row, sheet.first_column)
    readings.sheets.append(
        ReadSheet(handed.part, layout.ledger, sheet.name, headings, letters, dated, body, *place)
    )
    readings.findings += [*unknown_headings(sheet, layout, handed), *cells_without_value(sheet, handed)]


def _body(
    connection: duckdb.DuckDBPyConnection, sheet: Sheet, layout: Layout, handed: Handed, raw: RawLedger
) -> Body:
    constants = layout.constants | (dict(handed.mapping.constants) if handed.mapping else {})
    if sheet.large is not None:
        read = read_large(connection, sheet.large, sheet, layout, handed.part, constants)
        if read is not None:
            raw.sources.append(read[0])
            return read[1]
        sheet = whole(sheet.large, sheet)
    body = read_body(sheet, layout)
    for name, text in constants.items():
        body.cells.setdefault(name, [text] * len(body.rows))
    _scale_money(body, layout, raw.contract, money_unit(title_texts(sheet, layout)))
    raw.gathered.add(handed.part, sheet.name, body)
    # The rows now stand in the columns of the batch; only their counts and totals are still asked for.
    return replace(body, rows=[], cells={}, extra=None)


def _scale_money(body: Body, layout: Layout, wanted: Contract, in_title: str | None) -> None:
    """Writes the unit that heading or title give behind bare numbers of money, those of totals as well."""
    for column in layout.columns:
        found = _MONEY_IN_HEADING.search(column.heading)
        scale = found[1] if found else in_title
        if scale is None or column.meaning.kind != "field":
            continue
        for name in column.meaning.fields:
            if wanted.by_name[name].type != "money":
                continue
            if name in body.cells:
                body.cells[name] = [_scaled(text, scale) for text in body.cells[name]]
            for total in body.totals:
                if name in total.stated:
                    total.stated[name] = _scaled(total.stated[name], scale)


def _scaled(text: str, scale: str) -> str:
    return text + scale if _BARE_NUMBER.fullmatch(text) else text
