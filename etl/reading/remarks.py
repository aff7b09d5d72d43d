"""Findings in words: where it stands, what was found, what to do."""

from dataclasses import dataclass

from etl.finding import Finding, Severity
from etl.reading.gathering import Readings


@dataclass(frozen=True)
class RowPlace:
    """A row of the batch: its id in the stage, and where it stands in which file."""

    id: int
    part: int
    sheet: str | None
    row: int


class Remarks:
    """Collects the findings of a ledger's rows; knows file names and the headings in each sheet."""

    def __init__(self, ledger: str, readings: Readings) -> None:
        self._ledger = ledger
        self._names = readings.names
        self._sheets = {
            (sheet.part, sheet.name): sheet for sheet in readings.sheets if sheet.ledger == ledger
        }
        self.findings: list[Finding] = []
        self.bad_rows: set[int] = set()

    def heading(self, place: RowPlace, field: str | None) -> str | None:
        """The heading in the file that gives the field there."""
        sheet = self._sheets.get((place.part, place.sheet))
        return sheet.headings.get(field or "") if sheet else None

    def cell(self, place: RowPlace, field: str | None) -> str | None:
        """Where the field stands in the file, as H17."""
        sheet = self._sheets.get((place.part, place.sheet))
        letter = sheet.letters.get(field or "") if sheet else None
        return f"{letter}{place.row}" if letter else None

    def add(
        self,
        place: RowPlace,
        severity: Severity,
        rule: str,
        field: str | None,
        found: str | None,
        zh: str,
        en: str,
    ) -> None:
        """Notes a finding on a row; an error sends the row to quarantine. `found` must be masked already."""
        column = self.heading(place, field)
        where = f"{self._names[place.part]}{_sheet_zh(place.sheet)}第{place.row}行"
        where_en = f"{self._names[place.part]}{_sheet_en(place.sheet)}, row {place.row}"
        if column is not None:
            where, where_en = f"{where}“{column}”列", f"{where_en}, column {column}"
        self.findings.append(
            Finding(
                place.part, severity, rule, place.sheet, place.row, column, field, found,
                f"{where}：{zh}", f"{where_en}: {en}", self.cell(place, field),
            )
        )  # fmt: skip
        if severity == "error":
            self.bad_rows.add(place.id)


def _sheet_zh(sheet: str | None) -> str:
    return f" 工作表“{sheet}”" if sheet else ""


def _sheet_en(sheet: str | None) -> str:
    return f", sheet {sheet}" if sheet else ""
