"""Files made and read by tests: real workbooks, real bytes, the real parse."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
from openpyxl import Workbook

from etl.mapping import Mapping
from etl.period import Period
from etl.reading.parse import Batch, parse
from etl.submission import Handed

VILLAGE = "610902101201"
KEY = b"k" * 32
TODAY = date(2022, 2, 21)
Cells = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Read:
    """What parse left in its connection, and its account."""

    connection: duckdb.DuckDBPyConnection
    batch: Batch

    def rows(self, ledger: str, *columns: str) -> list[tuple[Any, ...]]:
        """The loaded rows of a ledger, in the order of the file."""
        chosen = ", ".join(columns)
        return self.connection.execute(
            f"select {chosen} from typed_{ledger} order by _part, _sheet, _row"
        ).fetchall()

    @property
    def rules(self) -> list[str]:
        """The rules of the findings, in the order of the file."""
        return [finding.rule for finding in self.batch.findings]

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Rows read, loaded, quarantined, skipped, over all parts."""
        parts = self.batch.parts
        return (
            sum(part.read for part in parts),
            sum(part.loaded for part in parts),
            sum(part.quarantined for part in parts),
            sum(part.skipped for part in parts),
        )


def read(
    *contents: bytes,
    name: str = "台账.xlsx",
    ledger: str | None = None,
    unit: str | None = VILLAGE,
    period: str | None = "2021",
    mapping: Mapping | None = None,
    today: date = TODAY,
) -> Read:
    """Reads files handed in together by one unit for one period."""
    connection = duckdb.connect()
    span = Period.of(period) if period else None
    handed = [
        (Handed(part, Path(name), name, ledger, unit, span, mapping), content)
        for part, content in enumerate(contents)
    ]
    return Read(connection, parse(connection, handed, KEY, today))


def workbook(rows: Cells, merged: Sequence[str] = (), title: str = "Sheet1") -> bytes:
    """A workbook of one sheet."""
    return workbook_of({title: rows}, merged)


def workbook_of(sheets: dict[str, Cells], merged: Sequence[str] = (), hidden: Sequence[str] = ()) -> bytes:
    """A workbook of several sheets; ranges are merged in each."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for span in merged:
            sheet.merge_cells(span)
        if title in hidden:
            sheet.sheet_state = "hidden"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def text(rows: Cells, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """A delimited text file."""
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue().encode(encoding)
