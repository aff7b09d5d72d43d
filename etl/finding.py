"""What the reader has to say about a row, a sheet or a file."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Finding:
    """One remark on one place in one file part; `found` and both messages are masked of personal data.

    `row` counts from 1 as the spreadsheet shows it, `column` is the heading as it stands in the file, `field`
    the contract's name for it, `cell` its place in the sheet (H17). An error sends its row to quarantine; a
    warning leaves it loaded.
    """

    part: int
    severity: Severity
    rule: str
    sheet: str | None
    row: int | None
    column: str | None
    field: str | None
    found: str | None
    message: str
    message_en: str
    cell: str | None = None
