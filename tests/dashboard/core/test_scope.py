# ruff: noqa: E501 - tables of cases read best unbroken
"""Regions' ranges, comparison scopes, addresses."""

from datetime import date

import pytest

from dashboard.errors import BadScope, UnknownRegion
from dashboard.regions import level_of, padded, range_of, root, short
from dashboard.scope import Scope, from_query, period, scope_of, shifted
from dashboard.translation import speaking
from dashboard.warehouse import Warehouse

COUNTY = "610902000000"


@pytest.mark.parametrize(
    ("code", "level", "hi", "written"),
    [
        ("610000000000", "province", "620000000000", "610000"),
        ("610900000000", "city", "611000000000", "610900"),
        ("610902000000", "county", "610903000000", "610902"),
        ("610902001000", "town", "610902002000", "610902001"),
        ("610902999000", "town", "610903000000", "610902999"),
        ("610902001201", "village", "610902001202", "610902001201"),
    ],
)
def test_ranges(code: str, level: str, hi: str, written: str) -> None:
    assert level_of(code) == level
    assert range_of(code) == (code, hi)
    assert short(code) == written
    assert padded(written) == code


@pytest.mark.parametrize(
    "text", ["", "61", "61090", "6109020", "61090200100x", "６１０９０２", "610902; drop"]
)
def test_what_is_no_code(text: str) -> None:
    with pytest.raises(UnknownRegion):
        padded(text)


@pytest.mark.parametrize(
    ("start", "end", "as_of", "before", "year_before"),
    [
        # a whole quarter keeps as_of's lag behind the period's end
        ("2021-10-01", "2021-12-31", "2022-02-21", ("2021-07-01", "2021-09-30", "2021-11-21"), ("2020-10-01", "2020-12-31", "2021-02-21")),
        # a running quarter: 46 days before its end
        ("2021-10-01", "2021-12-31", "2021-11-15", ("2021-07-01", "2021-09-30", "2021-08-15"), ("2020-10-01", "2020-12-31", "2020-11-15")),
        ("2021-03-01", "2021-03-31", "2021-03-31", ("2021-02-01", "2021-02-28", "2021-02-28"), ("2020-03-01", "2020-03-31", "2020-03-31")),
        ("2021-02-01", "2021-02-28", "2021-02-28", ("2021-01-01", "2021-01-31", "2021-01-31"), ("2020-02-01", "2020-02-29", "2020-02-29")),
        ("2021-01-01", "2021-12-31", "2021-12-31", ("2020-01-01", "2020-12-31", "2020-12-31"), ("2020-01-01", "2020-12-31", "2020-12-31")),
        # not whole months: as many days, just before
        ("2021-06-10", "2021-06-19", "2021-06-19", ("2021-05-31", "2021-06-09", "2021-06-09"), ("2020-06-10", "2020-06-19", "2020-06-19")),
    ],
)  # fmt: skip
def test_comparisons(
    start: str, end: str, as_of: str, before: tuple[str, ...], year_before: tuple[str, ...]
) -> None:
    scope = Scope(COUNTY, *map(date.fromisoformat, (start, end, as_of)))
    for found, expected in ((scope.previous(), before), (scope.last_year(), year_before)):
        assert tuple(day.isoformat() for day in (found.start, found.end, found.as_of)) == expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2021-01-31", 1, "2021-02-28"),
        ("2020-02-29", 12, "2021-02-28"),
        ("2021-02-28", 12, "2022-02-28"),
        ("2021-03-15", -3, "2020-12-15"),
        ("2021-11-30", -1, "2021-10-31"),
    ],
)
def test_shifting(day: str, months: int, expected: str) -> None:
    assert shifted(date.fromisoformat(day), months).isoformat() == expected


@pytest.mark.parametrize("text", ["2021Q5", "21Q1", "2021-13", "abc", "", "2021q4 or so", "3021"])
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(BadScope):
        period(text)


def test_an_address_holds_the_whole_scope(warehouse: Warehouse, quarter: Scope) -> None:
    scope = quarter.narrowed("level", "village").narrowed("category", None)
    assert from_query(scope.to_query(), warehouse) == (scope, None)


def test_an_empty_address_is_the_quarter_of_the_data_date(warehouse: Warehouse) -> None:
    scope, note = from_query({}, warehouse)
    assert (scope.start, scope.end) == period("2021Q4")
    assert scope.as_of == date(2021, 12, 31)
    assert scope.region == root(warehouse) == "610900000000"
    assert note is None


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"region": "999999"}, "没有这个区划"),
        ({"region": "<script>"}, "没有这个区划"),
        ({"from": "2021-12-31", "to": "2021-10-01"}, "颠倒"),
        ({"from": "gestern", "to": "2021-10-01"}, "期间读不懂"),
        ({"from": "2021-10-01"}, "期间读不懂"),
        ({"quarter": "2021Q9"}, "期间读不懂"),
        ({"from": "0001-01-01", "to": "9999-12-31"}, "期间读不懂"),
        ({"as_of": "2021-02-30"}, "数据日期读不懂"),
        ({"where_colour": "red"}, "筛选"),
    ],
)
def test_nonsense_falls_back_and_says_so(warehouse: Warehouse, query: dict[str, str], words: str) -> None:
    scope, note = from_query(query, warehouse)
    assert note is not None
    assert words in note
    assert scope.start <= scope.end
    assert scope.where == ()
    with speaking("en"):
        english = from_query(query, warehouse)[1]
    assert english is not None
    assert english.isascii()


def test_a_scope_is_checked(warehouse: Warehouse) -> None:
    with pytest.raises(UnknownRegion):
        scope_of(warehouse, "110000", *period("2021Q4"))
    with pytest.raises(BadScope):
        scope_of(warehouse, "610902", date(2021, 2, 1), date(2021, 1, 1))
