"""Ledgers handed in for months, quarters and no period, some twice, as product and oracle see them."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.warehouse import Warehouse
from etl.home import Home
from etl.load import load
from etl.submission import discover
from tests.inbox import Ledger, load_here, write
from tests.oracle.figures import Scope, Values
from tests.oracle.handings import Handed, handed_in, waiting
from tests.oracle.place import full
from tests.oracle.rolls import Row
from tests.oracle.test_rolls import agree, on_their_days

UNITS = {"421182": ("421182100", "421182101"), "610902": ("610902101", "610902102", "610902")}
SPANS = {
    "2021-01": (date(2021, 1, 1), date(2021, 1, 31)),
    "2021-02": (date(2021, 2, 1), date(2021, 2, 28)),
    "2021-03": (date(2021, 3, 1), date(2021, 3, 31)),
    "2021Q1": (date(2021, 1, 1), date(2021, 3, 31)),
    "2021Q2": (date(2021, 4, 1), date(2021, 6, 30)),
    "2021H1": (date(2021, 1, 1), date(2021, 6, 30)),
    "2021": (date(2021, 1, 1), date(2021, 12, 31)),
    "all": None,
}
FIGURES = {"submissions.handed_in": handed_in, "submissions.rows_waiting": waiting}
Book = dict[tuple[str, str, str], list[Row]]  # of a unit, a ledger and a period
scopes = st.builds(
    Scope,
    st.just(""),
    st.sampled_from((date(2021, 1, 1), date(2021, 2, 1), date(2020, 1, 1))),
    st.sampled_from((date(2021, 3, 31), date(2021, 6, 30), date(2021, 12, 31))),
    st.sampled_from((date(2021, 4, 10), date(2021, 4, 11), date(2022, 1, 31)))
    | st.dates(date(2021, 2, 1), date(2022, 2, 28)),
)


@st.composite
def rows(draw: st.DrawFn, ledger: str, period: str) -> list[Row]:
    """Receptions within the period, some without the number that each must have, some written twice."""
    first, last = SPANS[period] or (date(2021, 1, 1), date(2021, 12, 31))
    found: list[Row] = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        if ledger == "project":
            found.append(
                {"项目编号": f"P{number}", "项目名称": f"项目{number}", "类别": "重点项目", "年度": "2021"}
            )
            continue
        people = draw(st.sampled_from(("5", "7", "")))
        day = draw(st.dates(first, last))
        found.append({"编号": f"R{number}", "接待日期": day.isoformat(), "接待人次": people})
        found += found[-1:] if not draw(st.integers(0, 4)) else []
    return found


@st.composite
def books(draw: st.DrawFn) -> tuple[Book, Book]:
    """What the units of a county hand in, and what of it they hand in again, mended."""
    first: Book = {}
    county = draw(st.sampled_from(sorted(UNITS)))
    for unit in UNITS[county]:
        for ledger in ("reception", "project"):
            spans = [name for name in SPANS if name != "all" or ledger == "reception"]
            some = st.sampled_from(({"2021-01"}, {"2021-01", "2021-03"}, {"2021Q1", "2021-02"}))
            for period in draw(some | st.sets(st.sampled_from(spans), max_size=3)):
                first[unit, ledger, period] = draw(rows(ledger, period))
    again = {
        key: mended(found) for key, found in first.items() if key[1] == "reception" and draw(st.booleans())
    }
    return first, again if draw(st.booleans()) else {}


def mended(found: list[Row]) -> list[Row]:
    """The rows with all that they must have, and one more."""
    return [
        *(row | {"接待人次": row["接待人次"] or "3"} for row in found),
        found[0] | {"编号": "R9", "接待人次": "4"},
    ]


def expected(book: Book, scope: Scope) -> dict[tuple[str, str, str], Values]:
    """The whole, and each kind of ledger."""
    files = [
        Handed(full(unit), ledger, SPANS[period], tuple(told))
        for (unit, ledger, period), told in book.items()
    ]
    found = {(name, "", ""): count(files, scope) for name, count in FIGURES.items()}
    for ledger in {one.ledger for one in files}:
        some = [one for one in files if one.ledger == ledger]
        found["submissions.rows_waiting", "kind", ledger] = waiting(some, scope)
    return found


def compare(written: tuple[Book, Book], asked: list[Scope]) -> None:
    """Every figure of the scopes, after what was handed in again."""
    first, again = (
        {key: Ledger(key[1], key[0], rows, key[2]) for key, rows in book.items()} for book in written
    )
    with TemporaryDirectory() as folder:
        home = load_here(Path(folder), *first.values())
        if again:
            load(
                Home(home), discover([write(Path(folder) / "later", *again.values())], None, None, None, None)
            )
        warehouse = Warehouse(home)
        county = full(next(iter(first))[0][:6])
        try:
            for scope in on_their_days(asked, "2021-01-31 2021-03-31 2021-04-10"):
                there = Scope(county, scope.start, scope.end, scope.as_of)
                agree(warehouse, there, expected(written[0] | written[1], there), written)
        finally:
            warehouse.close()


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(written=books().filter(lambda both: bool(both[0])), asked=st.lists(scopes, min_size=3, max_size=3))
def test_handings_are_the_oracle_s(written: tuple[Book, Book], asked: list[Scope]) -> None:
    compare(written, asked)


@pytest.mark.long
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(written=books().filter(lambda both: bool(both[0])), asked=st.lists(scopes, min_size=4, max_size=4))
def test_many_handings_are_the_oracle_s(written: tuple[Book, Book], asked: list[Scope]) -> None:
    compare(written, asked)
