"""Budgets of a demo place: lines with what was spent of them month by month, and the ledgers that tell it."""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

from etl.demo.book import Column
from etl.demo.chance import drawn
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.material import FOLDER
from etl.demo.sheet import Row, sheet

WAN = Decimal(10_000)
_HABITS = {"even": 0.6, "slow": 0.13, "rushed": 0.09, "still": 0.07, "over": 0.05, "corrected": 0.06}


@dataclass(frozen=True)
class Line:
    """One budget line in hundreds of yuan: `spent` each month, `adjusted` None where nothing changed."""

    unit: str
    item: str
    fund_class: str
    year: int
    original: int
    adjusted: int | None
    spent: tuple[int, ...]
    findings: str | None = None
    performance: str | None = None

    def by(self, month: int) -> int:
        """What was spent by the end of a month."""
        return sum(self.spent[:month])


@dataclass(frozen=True)
class Step:
    """One step of supervising a budget; `done` None is owed."""

    kind: str
    due: date
    done: date | None
    result: str | None


@cache
def matter() -> dict[str, Any]:
    """Items and words of data/demo/budgets.toml."""
    return tomllib.loads((FOLDER / "budgets.toml").read_text(encoding="utf-8"))


def line_of(random: Random, item: dict[str, Any], unit: str, year: int) -> Line:
    """An item's line in one unit's budget of a year, spent by one of a few habits."""
    original = round(item["wan"] * random.uniform(0.6, 1.6)) * 10_000
    is_adjusted = random.random() < 0.25
    adjusted = round(original * random.uniform(0.85, 1.3), -4) if is_adjusted else None
    habit = drawn(random, _HABITS)
    shares = _SHARES[habit](random)
    words = matter()
    return Line(
        unit=unit,
        item=item["name"],
        fund_class=item["fund_class"],
        year=year,
        original=original,
        adjusted=int(adjusted) if adjusted else None,
        spent=tuple(int(round((adjusted or original) * share, -2)) for share in shares),
        findings=random.choice(words["findings"]) if random.random() < 0.2 else None,
        performance=random.choice(words["verdicts"]) if random.random() < 0.6 else None,
    )


def _even(random: Random, whole: float = 0.95) -> list[float]:
    weights = [random.uniform(0.6, 1.4) for _ in range(12)]
    return [whole * weight / sum(weights) for weight in weights]


def _rushed(random: Random) -> list[float]:
    return [*_even(random, 0.62)[:11], random.uniform(0.34, 0.42)]


def _still(random: Random) -> list[float]:
    first = random.randint(0, 6)
    return [0.0 if first <= month < first + 4 else share for month, share in enumerate(_even(random, 0.9))]


def _corrected(random: Random) -> list[float]:
    """A month is taken back in the next, as accounts are put right."""
    shares, month = _even(random), random.randint(3, 9)
    shares[month] = -shares[month - 1] / 2
    return shares


_SHARES: dict[str, Callable[[Random], list[float]]] = {
    "even": _even,
    "slow": lambda random: _even(random, random.uniform(0.5, 0.72)),
    "rushed": _rushed,
    "still": _still,
    "over": lambda random: _even(random, random.uniform(1.03, 1.09)),
    "corrected": _corrected,
}


def month_ledger(
    ground: Ground, unit: str, month: int, lines: Sequence[Line], adjusted_from: int, title: str
) -> Ledger:
    """What online monitoring shows at a month's end: a row a line, sums since January, in yuan."""
    rows: list[Row] = [
        {
            "unit": line.unit,
            "item": line.item,
            "fund_class": line.fund_class,
            "year": line.year,
            "original": line.original,
            "adjusted": line.adjusted if month >= adjusted_from else None,
            "month": month,
            "executed": line.by(month),
            "cumulative": True,
        }
        for line in lines
    ]
    page = sheet("budget", "预算执行", rows, f"{ground.short}{title}")
    return Ledger(unit, f"{lines[0].year}-{month:02}", title, (page,))


def year_ledger(
    ground: Ground, unit: str, period: str, months: int, lines: Sequence[Line], title: str
) -> Ledger:
    """A column a month under one merged heading, in ten thousands of yuan, with a row of totals."""
    rows = [_wide(line, months) for line in lines]
    page = sheet("budget", "预算执行", rows, f"{ground.short}{title}")
    amounts = [column.field for column in page.columns if column.field.startswith(_AMOUNTS)]
    totals = {name: sum(Decimal(str(row[name] or 0)) for row in rows) for name in amounts}
    page = replace(
        page,
        columns=[_banded(column) for column in page.columns],
        above=[*page.above, "单位：万元"],
        totals={"unit": "合计", **totals},
    )
    return Ledger(unit, period, title, (page,))


_AMOUNTS = ("original", "executed_", "paid", "used")


def _wide(line: Line, months: int) -> Row:
    whole = line.adjusted or line.original
    spent = line.by(months)
    paid = min(whole, int(round(spent * 1.06, -2)))
    return {
        "unit": line.unit,
        "item": line.item,
        "fund_class": line.fund_class,
        "year": line.year,
        "original": line.original / WAN,
        "adjusted": line.adjusted / WAN if line.adjusted else None,
        **{f"executed_{month:02}": line.spent[month - 1] / WAN for month in range(1, months + 1)},
        "paid": paid / WAN,
        "used": min(spent, paid) / WAN,
        "findings": line.findings,
        "performance": line.performance if months == 12 else None,
    }


def _banded(column: Column) -> Column:
    if not column.field.startswith("executed_"):
        return column
    return Column(column.field, f"{int(column.field[-2:])}月", "各月执行数")


def step_ledger(ground: Ground, unit: str, period: str, steps: Sequence[Step], title: str) -> Ledger:
    """The steps of supervising a place's budget, in the order in which they fall due."""
    rows: list[Row] = [
        {"kind": step.kind, "due": step.due, "date": step.done, "result": step.result if step.done else None}
        for step in sorted(steps, key=lambda step: (step.due, step.kind))
    ]
    return Ledger(unit, period, title, (sheet("budget_step", "预算监督", rows, f"{ground.short}{title}"),))
