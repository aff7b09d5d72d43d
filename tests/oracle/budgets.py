"""Budgets counted from their ledgers, a line and a month at a time: no product code, no SQL."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any
from zipfile import is_zipfile

import openpyxl

from tests.oracle.figures import Scope, Values

BEHIND, STILL, RUSH = 10, 3, 25  # as data/policy/budget.toml ships them
REASONS = ("over", "negative", "still", "behind", "rush")
OWN, SUM, SINGLE = "月", "月累计", ("执行数", "累计执行数")
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Month:
    """Of a month reported what is known: its own amount, the sum since January, how long nothing moved."""

    own: Decimal | None
    total: Decimal | None
    still: int


@dataclass
class Line:
    """One line: what each ledger says of it by its period's end, and for each month (amount, is a sum)."""

    place: str
    unit: str
    item: str
    fund_class: str
    year: int
    told: dict[date, Row] = field(default_factory=dict)
    stated: dict[int, tuple[Decimal, bool]] = field(default_factory=dict)

    def months(self) -> dict[int, Month]:
        """The months reported; a sum is carried on by the month, and lost beyond one that nobody reported."""
        found: dict[int, Month] = {}
        total, still = Decimal(0), 0
        is_known = True
        for month in range(1, 13):
            if month not in self.stated:
                is_known, still = False, 0
                continue
            amount, is_sum = self.stated[month]
            own = (amount - total if is_known else None) if is_sum else amount
            is_known = is_known or is_sum
            total = amount if is_sum else total + amount
            still = still + 1 if own == 0 else 0
            found[month] = Month(own, total if is_known else None, still)
        return found


@dataclass(frozen=True)
class Stood:
    """A line as it stood on a day, with the months looked at."""

    original: Decimal
    adjusted: Decimal | None
    months: dict[int, Month]

    @property
    def budget(self) -> Decimal:
        return self.original if self.adjusted is None else self.adjusted

    @property
    def last(self) -> int | None:
        """The last month whose sum since January is known."""
        return max((month for month, one in self.months.items() if one.total is not None), default=None)

    @property
    def executed(self) -> Decimal | None:
        return self.months[self.last].total if self.last else None

    @property
    def lead(self) -> Decimal | None:
        """Executed beyond the share of the year gone, times the months of a year."""
        return None if self.executed is None else self.executed * 12 - self.budget * (self.last or 0)

    def reasons(self) -> set[str]:
        """Why the line is worth a question."""
        found = (
            {"negative"}
            if any(one.own is not None and one.own < 0 for one in self.months.values())
            else set()
        )
        if self.last is None or self.executed is None:
            return found
        found |= {"over"} if self.executed > self.budget else set()
        still = self.months[self.last].still
        found |= {"still"} if still >= STILL and self.executed < self.budget else set()
        if self.budget:
            behind = Fraction(self.last, 12) - Fraction(self.executed) / Fraction(self.budget)
            found |= {"behind"} if behind > Fraction(BEHIND, 100) else set()
        december = self.months[12].own if self.last == 12 else None
        is_rush = december is not None and self.executed > 0 and december * 100 >= self.executed * RUSH
        return found | ({"rush"} if is_rush else set())


class Budgets:
    """Lines of the years a period touches as they stood at its end, or on as_of; of one month, at its end."""

    def __init__(self, lines: Iterable[Line], scope: Scope, month: date | None = None) -> None:
        self.start, self.day = scope.start, min(scope.end, scope.as_of)
        years = range(scope.start.year, scope.end.year + 1)
        self.lines = [line for line in lines if line.year in years]
        self.stood = [_stood(line, self.day) for line in self.lines]
        if month is not None:
            lines = [line for line in self.lines if line.year == month.year]
            self.stood = [_stood(line, month, only=month.month) for line in lines]

    def execution(self) -> Values:
        """Lines, what they were given, what was executed of it, and what the calendar asked for; in yuan."""
        told = [line for line in self.stood if line.last]
        base = sum(line.budget for line in told)
        executed = sum(line.executed or 0 for line in told)
        paced = sum(line.budget * (line.last or 0) for line in told) / 12
        money = {
            "original": (line.original for line in self.stood),
            "budget": (line.budget for line in self.stood),
            "reported_budget": (line.budget for line in told),
            "executed": (line.executed for line in told),
            "paced": (line.budget * (line.last or 0) / 12 for line in told),
            "lead": (line.lead / 12 for line in told if line.lead is not None),
        }
        return {
            "lines": len(self.stood),
            "reported": len(told),
            "unreported": len(self.stood) - len(told),
            "unadjusted": sum(line.adjusted is None for line in self.stood),
            "rate": float(executed / base) if base else None,
            "gone": float(paced / base) if base else None,
            "ahead": float((executed - paced) / base) if base else None,
        } | {name: yuan(amounts, self.stood) for name, amounts in money.items()}

    def anomalies(self) -> Values:
        """How many lines stand out, and for which reasons."""
        found = [line.reasons() for line in self.stood]
        return {name: sum(name in reasons for reasons in found) for name in REASONS} | {
            "lines": len(found),
            "flagged": sum(bool(reasons) for reasons in found),
            "unreported": sum(line.last is None for line in self.stood),
        }

    def adjustment(self) -> Values:
        """Lines raised and cut, and the net change."""
        changes = [line.budget - line.original for line in self.stood]
        original = sum(line.original for line in self.stood)
        return {
            "lines": len(self.stood),
            "raised": sum(change > 0 for change in changes),
            "cut": sum(change < 0 for change in changes),
            "change": yuan(changes, self.stood),
            "change_rate": float(sum(changes) / original) if original else None,
        }

    def year_end(self) -> Values:
        """What whole years spent in December and in their last quarter."""
        whole = [line.months for line in self.stood if is_whole(line)]
        parts = {
            "in_december": [months[12].own for months in whole],
            "in_last_quarter": [_known(months[12].total) - _known(months[9].total) for months in whole],
            "in_year": [months[12].total for months in whole],
        }
        sums = {name: yuan(amounts, self.stood) for name, amounts in parts.items()}
        december, quarter, year = (sum(map(_known, amounts)) for amounts in parts.values())
        return sums | {
            "complete": len(whole),
            "december_share": float(december / year) if year else None,
            "quarter_share": float(quarter / year) if year else None,
        }

    def by_month(self) -> Values:
        """What was executed in the months of the period."""
        told = [
            one for line in self.lines for month, one in line.months().items() if self.is_over(line, month)
        ]
        return {
            "entries": len(told),
            "unknown": sum(one.own is None for one in told),
            "executed": yuan((one.own for one in told), told),
        }

    def reporting(self) -> Values:
        """Units with a line in a year, by its months that are over: whether any of its lines was reported."""
        due = {
            (line.place, line.unit, line.year, month)
            for line in self.lines
            for month in range(1, 13)
            if self.is_over(line, month)
        }
        made = {(line.place, line.unit, line.year, month) for line in self.lines for month in line.stated}
        done = len(due & made)
        return {"numerator": done, "denominator": len(due), "value": done / len(due) if due else None}

    def is_over(self, line: Line, month: int) -> bool:
        """Whether a month of the line's year lies in the period and is over."""
        return self.start <= last_day(line.year, month) <= self.day


def is_whole(line: Stood) -> bool:
    """Whether the sums by September and December, and December's own, are known."""
    september, december = line.months.get(9), line.months.get(12)
    if september is None or december is None:
        return False
    return None not in (september.total, december.total, december.own)


def _stood(line: Line, day: date, only: int | None = None) -> Stood:
    """By the newest ledger told by a day; before the first only the budget of the year's start is known."""
    known = [end for end in sorted(line.told) if end <= day]
    row = line.told[known[-1] if known else min(line.told)]
    months = {
        month: one
        for month, one in line.months().items()
        if last_day(line.year, month) <= day and only in (None, month)
    }
    return Stood(_known(money(row["年初预算"])), money(row.get("调整后预算")) if known else None, months)


def keep(lines: dict[tuple[Any, ...], Line], place: str, end: date, row: Row) -> None:
    """Adds what one row of a ledger handed in for a period that ends so tells; the newer ledgers last."""
    year = int(row["年度"])
    key = (place, row["预算单位"], row["预算项目"], row["资金类别"] or "", year)
    line = lines.setdefault(key, Line(*key))
    line.told[end] = row
    for month, amount, is_sum in amounts(row, year, end):
        if last_day(year, month) <= end:
            line.stated[month] = amount, is_sum


def amounts(row: Row, year: int, end: date) -> Iterator[tuple[int, Decimal, bool]]:
    """(month, amount, is a sum since January); one that names no month runs to the end of the period told."""
    for month in range(1, 13):
        for head, is_sum in ((f"{month}{OWN}", False), (f"{month}{SUM}", True)):
            if (amount := money(row.get(head))) is not None:
                yield month, amount, is_sum
    for head in SINGLE:
        if (amount := money(row.get(head))) is not None:
            if row.get("月份"):
                yield int(row["月份"]), amount, head != SINGLE[0] or row.get("累计口径") == "是"
            elif year == end.year:
                yield end.month, amount, True


def money(cell: Any) -> Decimal | None:
    """An amount; None where nothing was written."""
    return None if cell in (None, "") else Decimal(str(cell))


def yuan(amounts: Iterable[Decimal | None], rows: Sequence[object]) -> float | None:
    """A sum; None where there are rows and none of them says."""
    known = [amount for amount in amounts if amount is not None]
    return float(sum(known)) if known or not rows else None


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _known(amount: Decimal | None) -> Decimal:
    assert amount is not None
    return amount


def read(archive: Path) -> list[Line]:
    """The lines of a demo place's workbooks."""
    lines: dict[tuple[Any, ...], Line] = {}
    for path in sorted(file for file in archive.rglob("*") if file.is_file() and is_zipfile(file)):
        with path.open("rb") as content:
            book = openpyxl.load_workbook(content)
        for sheet in (sheet for sheet in book if sheet.title == "预算执行"):
            cells = [list(line) for line in sheet.iter_rows(values_only=True)]
            place = str(cells[0][0]).split("20")[0]
            for row in _rows(cells):
                keep(lines, place, last_day(int(row["年度"]), _last_month(row)), row)
    return list(lines.values())


def _last_month(row: Row) -> int:
    """The month a row is of, or its last column's."""
    return int(row.get("月份") or max(int(head.removesuffix("月")) for head in row if _is_month(head)))


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
    return name in ("年初预算", "调整后预算", "执行数", "拨付", "使用") or _is_month(name)


def _is_month(name: str) -> bool:
    return name.removesuffix(OWN).isdecimal()
