"""One file as handed in -> the sheets of its ledgers, unit and period, rows gathered for the database."""

import re
from dataclasses import dataclass, field, replace
from functools import reduce
from pathlib import Path
from typing import Literal

import duckdb
from openpyxl.utils import get_column_letter

from etl.contract import Contract, contract
from etl.errors import NeedsAnswer
from etl.finding import Finding
from etl.mapping import Guidance, Mapping
from etl.period import Period
from etl.question import OpenQuestions
from etl.reading.aliases import Aliases, meant, spelt
from etl.reading.body import Body, columns_of_fields, read_body
from etl.reading.choosing import Answers, Choosing, guidance_of, is_example, is_guide, unknown_ledger, whose
from etl.reading.files import Sheet, read_sheets
from etl.reading.gazetteer import gazetteer
from etl.reading.large_text import read_large, whole
from etl.reading.layout import Layout
from etl.reading.raw import RawLedger
from etl.reading.sheet_findings import cells_without_value, unknown_headings, unread_sheet
from etl.reading.titles import money_unit, period, title_texts, unit
from etl.submission import Handed

_MONEY_IN_HEADING = re.compile(r"[(（](千元|万元|百万元|亿元)[)）]")
Origin = Literal["given", "title", "name"]
_ROWS_OF_EXAMPLE = 2  # headings and one row
_BARE_NUMBER = re.compile(r"[-+]?[\d,，]+(?:\.\d+)?")


@dataclass(frozen=True)
class ReadSheet:
    """A sheet of a ledger: headings and column letters by field, own period, its body's counts and totals.

    `first_row` and `first_column` are the sheet's numbers, from 1, of what the layout counts as 0;
    `answers` is what the sender said of sheets of this ledger before.
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
    answers: Mapping | None


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
    orders: dict[tuple[int, str | None], str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def read_part(
    connection: duckdb.DuckDBPyConnection,
    handed: Handed,
    content: bytes,
    readings: Readings,
    answers: Answers,
) -> None:
    """Adds one file to the readings; Refused, naming file, sheet and column, where it can't be read.

    OpenQuestions, with nothing added, where a heading or the ledger is ambiguous and no answer is kept.
    """
    sheets = [sheet for sheet in read_sheets(content, handed.name) if any(map(any, sheet.rows))]
    guidance = guidance_of(sheets, handed, answers)
    chosen = Choosing(handed, guidance, content)
    found = [(sheet, chosen.layout(sheet)) for sheet in sheets]
    if chosen.questions:
        raise OpenQuestions(chosen.questions)
    ours = [(sheet, layout) for sheet, layout in found if layout is not None and not sheet.is_hidden]
    if not ours:
        raise unknown_ledger(sheets, handed, guidance)
    readings.names[handed.part] = handed.name
    for sheet, layout in found:
        if (layout is None or sheet.is_hidden) and not _is_aside(sheet, layout):
            readings.findings.append(unread_sheet(sheet, handed, is_example(sheet)))
    _settle_unit_and_period(ours, handed, readings)
    for sheet, layout in ours:
        readings.orders[handed.part, sheet.name] = guidance.order_of(layout.ledger)
        _read_sheet(connection, sheet, layout, handed, readings, guidance)


def _is_aside(sheet: Sheet, layout: Layout | None) -> bool:
    """Instructions, examples and hidden sheets that are no ledger (lists of drop-downs) are nobody's rows."""
    if is_example(sheet):
        return sum(map(any, sheet.rows)) <= _ROWS_OF_EXAMPLE  # more: somebody filled in the wrong sheet
    return is_guide(sheet) or (layout is None and sheet.is_hidden)


def _settle_unit_and_period(ours: list[tuple[Sheet, Layout]], handed: Handed, readings: Readings) -> None:
    """Options and inbox path first, then the title rows, then names of file and folder; else NeedsAnswer."""
    places = list(reversed(Path(handed.name).parts))
    titles = [title_texts(sheet, layout) for sheet, layout in ours]
    in_titles = [text for texts in titles for text in texts]
    found_unit = handed.unit or unit([*in_titles, *places], gazetteer())
    if found_unit is None:
        raise whose(handed)
    own = [found for texts in titles if (found := period(texts))]
    found_period = handed.period or (reduce(Period.joined, own) if own else period(places))
    if found_period is None:
        raise NeedsAnswer(
            f"{handed.name} 看不出是哪个期间的，请用 --period 写明，例如 2021-06、2021Q2 或 all"
        )
    readings.units[handed.part] = found_unit
    readings.periods[handed.part] = found_period
    is_titled = handed.unit is None and unit(in_titles, gazetteer()) is not None
    readings.origins[handed.part] = Origins(
        _origin(handed.unit, is_titled), _origin(handed.period, bool(own))
    )


def _origin(given: object, is_titled: bool) -> Origin:
    return "given" if given else "title" if is_titled else "name"


def _read_sheet(
    connection: duckdb.DuckDBPyConnection,
    sheet: Sheet,
    layout: Layout,
    handed: Handed,
    readings: Readings,
    guidance: Guidance,
) -> None:
    raw = readings.raws.setdefault(layout.ledger, RawLedger(contract(layout.ledger)))
    aliases = spelt(guidance.aliases_of(layout.ledger), raw.contract)
    body = _body(connection, sheet, layout, handed.part, raw, aliases)
    texts = title_texts(sheet, layout)
    last = {name: columns[-1] for name, columns in columns_of_fields(layout).items()}
    written = {column.index: column.heading for column in layout.columns}
    headings = {name: written[index] for name, index in last.items()}
    letters = {name: get_column_letter(sheet.first_column + index) for name, index in last.items()}
    dated = handed.period if handed.period and handed.period.first else period(texts)
    place = (layout, sheet.first_row, sheet.first_column, guidance.answers_of(layout.ledger))
    readings.sheets.append(
        ReadSheet(handed.part, layout.ledger, sheet.name, headings, letters, dated, body, *place)
    )
    readings.findings += [*unknown_headings(sheet, layout, handed), *cells_without_value(sheet, handed)]


def _body(
    connection: duckdb.DuckDBPyConnection,
    sheet: Sheet,
    layout: Layout,
    part: int,
    raw: RawLedger,
    aliases: Aliases,
) -> Body:
    if sheet.large is not None:
        large = None
        if not aliases:  # they are written over texts in memory
            large = read_large(connection, sheet.large, sheet, layout, part, layout.constants)
        if large is not None:
            raw.sources.append(large[0])
            return large[1]
        sheet = whole(sheet.large, sheet)
    body = read_body(sheet, layout)
    for name, text in layout.constants.items():
        body.cells.setdefault(name, [text] * len(body.rows))
    meant(body, raw.contract, aliases)
    _scale_money(body, layout, raw.contract, money_unit(title_texts(sheet, layout)))
    raw.gathered.add(part, sheet.name, body)
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
