"""Budgets in every form a ledger may have, asked of product and oracle on the same invented ledgers."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.warehouse import Warehouse
from tests.inbox import Ledger, load_here
from tests.oracle.budgets import OWN, SINGLE, SUM, Budgets, Line, keep, last_day
from tests.oracle.days import month_end, months_between
from tests.oracle.figures import Scope, Values, period_of
from tests.oracle.files import code
from tests.oracle.place import full
from tests.oracle.rolls import Row
from tests.oracle.test_rolls import ENDS, HALF, YEAR, agree

COUNTY, TOWNS = "421182", ("421182100", "421182101")
UNITS, CLASSES = ("城建办", "教育办", "民政办"), ("民生", "重点", "")
FORMS = ("own", "sums", "rows", "rows of sums", "flagged", "one sum")
MONEY = ("0", "0", "0", "40", "100", "100.05", "-50", "900", "900")
FIGURES = {
    "budget.execution": Budgets.execution,
    "budget.adjustment": Budgets.adjustment,
    "budget.anomalies": Budgets.anomalies,
    "budget.by_month": Budgets.by_month,
    "budget.year_end_share": Budgets.year_end,
    "budget.reporting": Budgets.reporting,
}
OF_ONE_MONTH = ("budget.execution", "budget.anomalies")
Files = dict[tuple[str, str], list[Row]]  # of a place and a period
ON_LAST_DAYS = {"start": date(2021, 1, 31), "end": date(2021, 12, 31), "as_of": date(2021, 12, 31)}
starts = st.sampled_from((date(2020, 1, 1), date(2021, 1, 1), date(2021, 1, 1), date(2021, 4, 1)))
ends = st.sampled_from((date(2021, 6, 30), date(2021, 12, 31), date(2021, 12, 31), date(2021, 9, 15)))
as_ofs = st.sampled_from((date(2021, 12, 31), date(2021, 12, 31), date(2021, 6, 30)))
scopes = st.builds(
    Scope,
    st.sampled_from((full(COUNTY), full(TOWNS[0]))),
    starts,
    ends,
    as_ofs | st.dates(date(2021, 4, 1), date(2022, 2, 28)),
)


@st.composite
def heads(draw: st.DrawFn, number: int) -> Row:
    """What names a line; its budget may be nothing at all."""
    return {
        "预算单位": draw(st.sampled_from(UNITS)),
        "预算项目": f"科目{number}",
        "资金类别": draw(st.sampled_from(CLASSES)),
        "年度": draw(st.sampled_from(("2020", "2021", "2021", "2021"))),
        "年初预算": draw(st.sampled_from(("0", "1000", "1200", "2400.50"))),
    }


@st.composite
def rows(draw: st.DrawFn, line: Row, form: str, months: int) -> list[Row]:
    """The line as a ledger of a form has it: gaps, months not moved in, amounts taken back."""
    head = line | {"调整后预算": draw(st.sampled_from(("", "", "900", "1000", "1500")))}
    missing = draw(
        st.sampled_from((set(), set(), {9}, {months}, {2, 6, 11})) | st.sets(st.integers(1, months))
    )
    own = [draw(st.sampled_from(MONEY)) for _ in range(months)]
    own = ["" if month in missing else amount for month, amount in enumerate(own, start=1)]
    totals = [str(total) for total in accumulate(Decimal(amount or 0) for amount in own)]
    sums = [total if amount else "" for amount, total in zip(own, totals, strict=True)]
    if form == "one sum":
        return [head | {SINGLE[0]: sums[-1]}]
    if form in ("own", "sums"):
        cells, after = (own, OWN) if form == "own" else (sums, SUM)
        return [head | {f"{month}{after}": cell for month, cell in enumerate(cells, start=1)}]
    cells, name = (own if form == "rows" else sums), SINGLE[form == "rows of sums"]
    head |= {"累计口径": "是"} if form == "flagged" else {}
    found = [head | {"月份": str(month), name: cell} for month, cell in enumerate(cells, start=1) if cell]
    return found or [head | {"月份": "", name: ""}]


@st.composite
def books(draw: st.DrawFn) -> Files:
    """Two towns' ledgers of a half-year and the whole year, each with most of the town's lines."""
    files: Files = {}
    for place in TOWNS:
        lines = [draw(heads(number)) for number in range(1, draw(st.integers(1, 5)) + 1)]
        for period, most in ((HALF, (6, 6, 7, 4)), (YEAR, (12, 12, 11, 9))):
            form, months = draw(st.sampled_from(FORMS)), draw(st.sampled_from(most))
            told = [line for line in lines if draw(st.integers(0, 4))]
            if told:
                files[place, period] = [row for line in told for row in draw(rows(line, form, months))]
    return files


def read(files: Files) -> list[Line]:
    """The oracle's lines, the newer ledgers last."""
    lines: dict[tuple[Any, ...], Line] = {}
    for (place, period), told in sorted(files.items(), key=lambda file: ENDS[file[0][1]]):
        for row in told:
            keep(lines, full(place), ENDS[period], row)
    return list(lines.values())


def expected(lines: list[Line], scope: Scope) -> dict[tuple[str, str, str], Values]:
    """(figure, dimension, member) -> its values."""
    years = range(scope.start.year, scope.end.year + 1)
    inside = [line for line in lines if scope.region in (line.place, full(COUNTY)) and line.year in years]
    found: dict[tuple[str, str, str], Values] = {}
    for name, count in FIGURES.items():
        found[name, "", ""] = count(Budgets(inside, scope))
        for (dimension, member), some in members(inside, name).items():
            found[name, dimension, member] = count(Budgets(some, scope))
        for dimension, member, part, month in times(scope, name):
            found[name, dimension, member] = count(Budgets(inside, part, month))
    return found


def members(lines: list[Line], name: str) -> Mapping[tuple[str, str], list[Line]]:
    """The lines of each unit, fund class, year and town."""
    found: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        own = {"unit": line.unit, "town": line.place}
        if name != "budget.reporting":
            own |= {"fund_class": code("fund_class", line.fund_class) or "", "year": str(line.year)}
        for dimension, member in own.items():
            if member:
                found.setdefault((dimension, member), []).append(line)
    return found


def times(scope: Scope, name: str) -> Iterator[tuple[str, str, Scope, date | None]]:
    """The months, or for flows also quarters, that are over; what stands, stood at the month's end."""
    last = min(scope.end, scope.as_of)
    for first in months_between(scope.start, last):
        shut = month_end(first)
        if name in OF_ONE_MONTH and scope.start <= shut <= last:
            yield "month", f"{first:%Y-%m}", scope, shut
        if name in ("budget.by_month", "budget.reporting"):
            part = Scope(scope.region, max(first, scope.start), min(shut, last), last)
            yield "month", f"{first:%Y-%m}", part, None
            opens = date(first.year, 3 * ((first.month - 1) // 3) + 1, 1)
            closes = last_day(opens.year, opens.month + 2)
            part = Scope(scope.region, max(opens, scope.start), min(closes, last), last)
            yield "quarter", period_of(first, "quarter"), part, None


def compare(written: Files, asked: list[Scope]) -> None:
    """Every figure of the scopes, the ledgers loaded once."""
    with TemporaryDirectory() as folder:
        ledgers = [Ledger("budget", place, told, period) for (place, period), told in written.items()]
        warehouse = Warehouse(load_here(Path(folder), *ledgers))
        try:
            for scope in (*asked, replace(asked[0], **ON_LAST_DAYS)):
                agree(warehouse, scope, expected(read(written), scope), written)
        finally:
            warehouse.close()


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(written=books().filter(bool), asked=st.lists(scopes, min_size=2, max_size=2))
def test_budgets_are_the_oracle_s(written: Files, asked: list[Scope]) -> None:
    compare(written, asked)


@pytest.mark.long
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(written=books().filter(bool), asked=st.lists(scopes, min_size=3, max_size=3))
def test_many_budgets_are_the_oracle_s(written: Files, asked: list[Scope]) -> None:
    compare(written, asked)
