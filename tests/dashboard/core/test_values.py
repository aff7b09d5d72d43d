"""From counts to the values of a row: what is unknown stays unknown, what is whole stays whole."""

from datetime import date

import pytest

from dashboard.dimensions import focused, is_unborn
from dashboard.draws import Draw, Strike, drawn, supplied
from dashboard.measure import Tally, scaled, shared, valued
from dashboard.metrics.definition import Counts, Difference, Ratio, Text
from dashboard.scope import Scope

NAME = Text("数", "number")
QUARTER = Scope("610902000000", date(2021, 10, 1), date(2021, 12, 31), date(2021, 11, 15))


@pytest.mark.parametrize(
    ("groups", "value"),
    [
        ([], 0),
        ([(3, 2), (4, 1)], 7),
        ([(None, 2), (4, 1)], 4),
        ([(None, 2), (None, 0)], None),  # two rows, none of which says
        ([(None, 0)], 0),
        ([(0, 1)], 0),
    ],
)
def test_a_sum_of_groups(groups: list[tuple[int | None, int]], value: int | None) -> None:
    tally = Tally()
    for total, rows in groups:
        tally.add(total, rows)
    assert tally.value == value


@pytest.mark.parametrize(
    ("total", "scale", "shown"),
    [(None, 100, None), (250, 1, 250), (300, 100, 3), (250, 100, 2.5), (0, 100, 0)],
)
def test_a_sum_in_its_unit(total: int | None, scale: int, shown: float | None) -> None:
    found = scaled(total, scale)
    assert (found, type(found)) == (shown, type(shown))


@pytest.mark.parametrize(
    ("one", "other", "gap", "ratio"),
    [(5, 2, 3, 2.5), (2, 5, -3, 0.4), (None, 2, None, None), (5, None, None, None), (5, 0, 5, None)],
)
def test_differences_and_ratios(
    one: int | None, other: int | None, gap: int | None, ratio: float | None
) -> None:
    shape = Counts(
        "one",
        differences=(Difference("gap", NAME, "one", "other"),),
        ratios=(Ratio("ratio", NAME, "one", "other"), Ratio("alone", NAME, "one", "other", single="other")),
    )
    found = valued(shape, {"one": one, "other": other})
    assert (found["gap"], found["ratio"], found["alone"]) == (gap, ratio, None)


@pytest.mark.parametrize(("numerator", "denominator"), [(None, 4), (3, None), (None, None), (0, 0)])
def test_a_share_of_the_unknown_is_none(numerator: int | None, denominator: int | None) -> None:
    found = shared(numerator, denominator)
    assert (found["value"], found["low"], found["high"]) == (None, None, None)
    assert (found["numerator"], found["denominator"]) == (numerator, denominator)


@pytest.mark.parametrize(
    ("key", "is_to_come"), [("2021-10", False), ("2021-11", False), ("2021-12", True), (None, False)]
)
def test_a_month_under_way_has_begun(key: str | None, is_to_come: bool) -> None:
    assert is_unborn("month", key, QUARTER) == is_to_come
    assert not is_unborn("department", "2021-12", QUARTER)


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (("region", "610902000000"), ("610902000000", "2021-10-01", "2021-12-31")),
        (("town", "610902001000"), ("610902001000", "2021-10-01", "2021-12-31")),
        (("town", "610903001000"), ("610902000000", "2021-10-01", "2021-12-31")),  # beyond the scope
        (("month", "2021-11"), ("610902000000", "2021-11-01", "2021-11-30")),
        (("year", "2021"), ("610902000000", "2021-10-01", "2021-12-31")),
    ],
)
def test_a_filter_narrows_a_scope(where: tuple[str, str], expected: tuple[str, str, str]) -> None:
    found = focused(QUARTER.with_(where=(where,)))
    assert (found.region, found.start.isoformat(), found.end.isoformat()) == expected


def test_a_draw_says_how_many_its_stratum_has() -> None:
    strikes = [Strike(f"{n}", "T1" if n < 6 else "T2", "solved") for n in range(8)]
    found = drawn(strikes, 8, 1)
    assert {(one.strike.town, one.stratum_size) for one in found} == {("T1", 6), ("T2", 2)}
    assert [one.position for one in found] == list(range(1, 9))
    told = supplied(found).relations["drawn"].rows
    assert told == [(one.strike.issue, one.position, one.stratum_size) for one in found]
    assert Draw(QUARTER, 30, 1).label == "610902000000/2021-10-01/2021-12-31/2021-11-15/30/1"
