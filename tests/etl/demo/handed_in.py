"""The written ledgers read again, with openpyxl and csv alone: nothing of the product reads here."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

NO_DATA = ("合计", "填表人")


@dataclass(frozen=True)
class Ledger:
    """One file as it was handed in."""

    path: Path

    @property
    def unit(self) -> str:
        return self.path.parent.parent.name

    @property
    def period(self) -> str:
        return self.path.parent.name

    @cached_property
    def sheets(self) -> dict[str, list[list[Any]]]:
        if self.path.suffix == ".csv":
            with self.path.open(encoding="gb18030", newline="") as file:
                return {self.path.stem: [[cell or None for cell in line] for line in csv.reader(file)]}
        book = load_workbook(self.path)
        return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}

    def rows(self) -> list[dict[str, Any]]:
        return [row for lines in self.sheets.values() for row in _rows(lines)]

    def totals(self) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
        """Each sheet's row of totals with the rows it adds up."""
        found = []
        for lines in self.sheets.values():
            headings, below = _headed(lines)
            found += [
                (dict(zip(headings, line, strict=False)), list(_rows(lines)))
                for line in below
                if line and line[0] == "合计"
            ]
        return found


def _rows(lines: list[list[Any]]) -> Iterator[dict[str, Any]]:
    headings, below = _headed(lines)
    for line in below:
        if any(cell is not None for cell in line) and not str(line[0]).startswith(NO_DATA):
            yield dict(zip(headings, line, strict=False))


def _headed(lines: list[list[Any]]) -> tuple[list[str], list[list[Any]]]:
    """The headings, of one row or of bands over them, and the lines below."""
    top = next(i for i, line in enumerate(lines) if sum(cell is not None for cell in line) > 2)
    if None not in lines[top]:
        return lines[top], lines[top + 1 :]
    pairs = zip(lines[top], lines[top + 1], strict=True)
    return [below if below is not None else above for above, below in pairs], lines[top + 2 :]


def ledgers(inbox: Path, word: str) -> list[Ledger]:
    """Every file whose name has the word in it."""
    return [Ledger(path) for path in sorted(inbox.rglob("*")) if path.is_file() and word in path.name]
