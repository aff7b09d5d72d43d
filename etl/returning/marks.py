"""What is to be said in a returned workbook: the findings of one file, by sheet, row and cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Mark:
    """One remark. `cell` (H17) is None where it is about the whole row, `row` None about the whole sheet."""

    severity: Severity
    sheet: str | None
    row: int | None
    cell: str | None
    column: str | None
    found: str | None
    advice: str

    @property
    def place(self) -> str:
        """Where it stands, as a person looks it up."""
        sheet = f"工作表“{self.sheet}”" if self.sheet else ""
        row = f"第 {self.row} 行" if self.row else ""
        column = f"“{self.column}”列" if self.column else ""
        return " ".join(part for part in (sheet, row, column) if part) or "整个文件"


def marks_of(findings: Sequence[Mapping[str, Any]]) -> tuple[Mark, ...]:
    """The remarks of one file's findings (as in the load's account), errors first, from top to bottom."""
    marks = [
        Mark(
            one["severity"],
            one["sheet"],
            one["row"],
            one["cell"],
            one["column"],
            one["found"],
            _advice(one["message"]),
        )
        for one in findings
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.severity, mark.sheet or "", mark.row or 0)))


def _advice(message: str) -> str:
    """What was found and what to do, without the place, which the mark itself shows."""
    place, colon, told = message.partition("：")
    return told if colon and ("行" in place or "列" in place) else message
