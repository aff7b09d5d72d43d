"""Budgets read from their ledger files, a line at a time from the definitions: no product code, no SQL."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import is_zipfile

import openpyxl

BEHIND, STILL, RUSH = 10, 3, 25  # as data/policy/budget.toml ships them
Values = dict[str, int]


@dataclass
class Line:
    """One line: what each ledger says of it by its period's end, and the sums since January by month."""

    year: int
    told: dict[date, dict[str, Any]] = field(default_factory=dict)
    months: dict[int, Decimal] = field(default_factory=dict)


@dataclass
class Stood:
    """A line as it stood on a day; `executed` in each month reported by then."""

    original: Decimal
    adjusted: Decimal | None
    paid: Decimal | None
    used: Decimal | None
    executed: list[Decimal]

    @property
    def budget(self) -> Decimal:
        return self.original if self.adjusted is None else self.adjusted

    def reasons(self) -> set[str]:
        """Why the line is worth a question."""
        if not self.executed:
            return set()
        spent, months = sum(self.executed, Decimal()), len(self.executed)
        found = {"over"} if spent > self.budget else set()
        found |= {"negative"} if any(amount < 0 for amount in self.executed) else set()
        still = 0
        while still < months and self.executed[months - 1 - still] == 0:
            still += 1
        found |= {"still"} if still >= STILL and spent < self.budget else set()
        behind = Fraction(months, 12) - Fraction(spent) / Fraction(self.budget)
        found |= {"behind"} if behind > Fraction(BEHIND, 100) else set()
        rushed = months == 12 and spent > 0 and self.executed[11] * 100 >= spent * RUSH
        return found | ({"rush"} if rushed else set())


class Budgets:
    """The budget ledgers of one archive, of the years a period touches, as they stood at its end."""

    def __init__(self, archive: Path, start: str, end: str, as_of: str) -> None:
        self.start, self.end, self.as_of = map(date.fromisoformat, (start, end, as_of))
        self.day = min(self.end, self.as_of)
        self.lines: dict[tuple[str, ...], Line] = {}
        for path in sorted(file for file in archive.rglob("*") if file.is_file() and is_zipfile(file)):
            self._read(path)
        years = range(self.start.year, self.end.year + 1)
        self.stood = [self._stood(line) for line in self.lines.values() if line.year in years]

    def execution(self) -> Values:
        """Lines, what they were given and what was executed of it, in yuan."""
        told = [line for line in self.stood if line.executed]
        return {
            "lines": len(self.stood),
            "reported": len(told),
            "unadjusted": sum(line.adjusted is None for line in self.stood),
            "original": _whole(line.original for line in self.stood),
            "budget": _whole(line.budget for line in self.stood),
            "executed": _whole(amount for line in told for amount in line.executed),
        }

    def anomalies(self) -> Values:
        """How many lines stand out, and for which reasons."""
        found = [line.reasons() for line in self.stood]
        names = ("over", "negative", "still", "behind", "rush")
        return {name: sum(name in reasons for reasons in found) for name in names} | {
            "flagged": sum(bool(reasons) for reasons in found)
        }

    def adjustment(self) -> Values:
        """Lines raised and cut, and the net change."""
        changes = [line.budget - line.original for line in self.stood]
        return {
            "raised": sum(change > 0 for change in changes),
            "cut": sum(change < 0 for change in changes),
            "change": _whole(changes),
        }

    def year_end(self) -> Values:
        """What whole years spent in December and in their last quarter."""
        whole = [line.executed for line in self.stood if len(line.executed) == 12]
        return {
            "complete": len(whole),
            "in_december": _whole(months[11] for months in whole),
            "in_last_quarter": _whole(amount for months in whole for amount in months[9:]),
            "in_year": _whole(amount for months in whole for amount in months),
        }

    def by_month(self) -> Values:
        """What was executed in the months of the period."""
        amounts = [
            amount
            for line in self.lines.values()
            for month, amount in enumerate(self._own(line), start=1)
            if self.start <= _last_day(line.year, month) <= self.day
        ]
        return {"entries": len(amounts), "executed": _whole(amounts)}

    def _stood(self, line: Line) -> Stood:
        known = [day for day in sorted(line.told) if day <= self.day]
        row = line.told[known[-1] if known else min(line.told)]
        months = [
            amount
            for month, amount in enumerate(self._own(line), start=1)
            if _last_day(line.year, month) <= self.day
        ]
        stated = row if known else {}
        return Stood(
            row["年初预算"], stated.get("调整后预算"), stated.get("拨付"), stated.get("使用"), months
        )

    def _own(self, line: Line) -> list[Decimal]:
        """Each month's own amount, January on; the demo places report every month."""
        sums = [Decimal(0), *(line.months[month] for month in sorted(line.months))]
        return [after - before for before, after in pairwise(sums)]

    def _read(self, path: Path) -> None:
        with path.open("rb") as content:
            book = openpyxl.load_workbook(content)
        for sheet in book:
            if sheet.title != "预算执行":
                continue
            cells = [list(line) for line in sheet.iter_rows(values_only=True)]
            place = str(cells[0][0]).split("20")[0]
            for row in _rows(cells):
                self._keep(place, row)

    def _keep(self, place: str, row: dict[str, Any]) -> None:
        year = int(row["年度"])
        key = (place, row["预算单位"], row["预算项目"], row["资金类别"], str(year))
        line = self.lines.setdefault(key, Line(year))
        if "月份" in row:
            line.months[int(row["月份"])] = row["执行数"]
            line.told[_last_day(year, int(row["月份"]))] = row
            return
        spent = Decimal(0)
        months = [month for month in range(1, 13) if f"{month}月" in row]
        for month in months:
            spent += row[f"{month}月"]
            line.months[month] = spent
        line.told[_last_day(year, months[-1])] = row


def _rows(cells: list[list[Any]]) -> Iterator[dict[str, Any]]:
    """The rows under a header of one or two rows, amounts in yuan; no totals."""
    is_wide = "万元" in str(cells[1][0])
    scale = 10_000 if is_wide else 1
    upper, lower = (cells[2], cells[3]) if is_wide else (cells[1], cells[1])
    heads = [below or above for above, below in zip(upper, lower, strict=True)]
    for line in cells[4 if is_wide else 2 :]:
        if line[0] == "合计":
            continue
        row = dict(zip(heads, line, strict=True))
        yield {
            name: Decimal(str(value)) * scale if _is_amount(name) and value is not None else value
            for name, value in row.items()
        }


def _is_amount(name: str) -> bool:
    return name in ("年初预算", "调整后预算", "执行数", "拨付", "使用") or name.removesuffix("月").isdecimal()


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _whole(amounts: Any) -> int:
    total = sum(amounts, Decimal(0))
    assert total == int(total)
    return int(total)
