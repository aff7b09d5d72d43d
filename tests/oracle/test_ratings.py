"""Suggestions handed in for a half-year and again for the year, asked of product and oracle alike."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.warehouse import Warehouse
from tests.inbox import Ledger, load_here
from tests.oracle.figures import Scope, Values
from tests.oracle.ratings import POOR, Rated, key_owed, ratings
from tests.oracle.rolls import Row
from tests.oracle.test_rolls import ENDS, HALF, TOWN, YEAR, agree, on_their_days, scopes

VIEWS = ("", POOR, POOR, "基本满意", "满意")
FIGURES = ("suggestions.key_owed",)
Books = dict[str, list[Row]]  # of a period


@st.composite
def rating(draw: st.DrawFn, first: date, last: date) -> Row:
    """A view, on a day that was written or not."""
    view, day = draw(st.sampled_from(VIEWS)), draw(st.none() | st.dates(first, last))
    return {"满意度": view, "评价日期": day.isoformat() if view and day else ""}


@st.composite
def books(draw: st.DrawFn) -> Books:
    """What the half-year's ledger says, and the year's, which may differ; key supervision is kept up."""
    found: Books = {HALF: [], YEAR: []}
    for number in range(1, draw(st.integers(2, 9)) + 1):
        submitted = draw(st.dates(date(2021, 1, 1), date(2021, 10, 31)))
        heads, day = ("提出日期", "答复日期"), submitted.isoformat()
        row = {"建议编号": f"J{number}", "建议标题": f"事{number}", "领衔代表": "王一"} | dict.fromkeys(
            heads, day
        )
        keyed = draw(st.sampled_from((HALF, YEAR, "")))
        seen: Row = {"满意度": "", "评价日期": ""}
        for period in (HALF, YEAR):
            if submitted > ENDS[period]:
                continue
            begins = date(2021, 1, 1) if period == HALF else ENDS[HALF] + timedelta(days=1)
            if draw(st.booleans()):
                seen = draw(rating(max(begins, submitted), ENDS[period]))
            is_key = keyed in (HALF, period)
            found[period].append(row | seen | {"重点督办": "是" if is_key else ""})
    return {period: rows for period, rows in found.items() if rows}


def expected(every: list[Rated], scope: Scope) -> dict[tuple[str, str, str], Values]:
    """The whole, and the months that are begun."""
    found = {("suggestions.key_owed", "", ""): key_owed(every, scope)}
    last = f"{min(scope.end, scope.as_of):%Y-%m}"
    for month in sorted({f"{one.submitted:%Y-%m}" for one in every}):
        if f"{scope.start:%Y-%m}" <= month <= last:
            some = [one for one in every if f"{one.submitted:%Y-%m}" == month]
            found["suggestions.key_owed", "month", month] = key_owed(some, scope)
    return found


def compare(written: Books, asked: list[Scope]) -> None:
    """The scopes, the ledgers loaded once."""
    every = ratings([(ENDS[period], rows) for period, rows in written.items()])
    ledgers = [Ledger("suggestion", TOWN, rows, period) for period, rows in written.items()]
    with TemporaryDirectory() as folder:
        warehouse = Warehouse(load_here(Path(folder), *ledgers))
        try:
            for scope in on_their_days(asked, written):
                agree(warehouse, scope, expected(every, scope), written)
        finally:
            warehouse.close()


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(written=books(), asked=st.lists(scopes, min_size=3, max_size=3))
def test_ratings_are_the_oracle_s(written: Books, asked: list[Scope]) -> None:
    compare(written, asked)


@pytest.mark.long
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(written=books(), asked=st.lists(scopes, min_size=4, max_size=4))
def test_many_ratings_are_the_oracle_s(written: Books, asked: list[Scope]) -> None:
    compare(written, asked)
