"""When a stock is asked."""

from datetime import date

import pytest

from dashboard.metrics.definition import Moment
from dashboard.points import Point, months_of, points, slot_of
from dashboard.scope import Scope


def scope(start: str, end: str, as_of: str) -> Scope:
    return Scope("610902000000", *map(date.fromisoformat, (start, end, as_of)))


def told(found: tuple[Point, ...]) -> list[str]:
    return [f"{point.ym} {point.first}..{point.last}" for point in found]


@pytest.mark.parametrize(
    ("moment", "grain", "as_of", "expected"),
    [
        ("as_of", None, "2022-02-21", ["202202 2022-02-01..2022-02-21"]),
        ("as_of", "month", "2021-11-15", ["202110 2021-10-01..2021-10-31", "202111 2021-11-01..2021-11-15"]),
        ("as_of", "quarter", "2022-02-21", ["202112 2021-12-01..2021-12-31"]),
        ("last_month", None, "2022-02-21", ["202112 2021-12-01..2021-12-31"]),
        ("last_month", None, "2021-11-15", ["202110 2021-10-01..2021-10-31"]),
        (
            "last_month",
            None,
            "2021-10-15",
            ["202110 2021-10-01..2021-10-15"],
        ),  # only the running one has begun
        ("last_month", None, "2021-09-30", []),
        ("as_of", "month", "2021-11-01", ["202110 2021-10-01..2021-10-31", "202111 2021-11-01..2021-11-01"]),
        ("last_month", "quarter", "2021-11-15", ["202110 2021-10-01..2021-10-31"]),
        ("recent_months", None, "2021-12-31", ["202112 2021-11-01..2021-12-31"]),
        ("recent_months", None, "2021-12-15", ["202112 2021-10-16..2021-12-15"]),
        ("recent_months", None, "2022-02-27", ["202202 2021-12-28..2022-02-27"]),
        ("recent_months", "month", "2021-10-31", ["202110 2021-09-01..2021-10-31"]),
    ],
)
def test_points(moment: Moment, grain: str | None, as_of: str, expected: list[str]) -> None:
    assert told(points(scope("2021-10-01", "2021-12-31", as_of), moment, grain)) == expected


def test_months_and_what_they_belong_to() -> None:
    assert months_of(date(2020, 11, 15), date(2021, 2, 1)) == (202011, 202012, 202101, 202102)
    assert [slot_of(202101, grain) for grain in ("month", "quarter", "year")] == ["2021-01", "2021Q1", "2021"]
