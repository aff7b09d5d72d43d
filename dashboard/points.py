"""The points of time at which a stock is asked, and the windows that end there."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.handling_policy import station_grades
from dashboard.metrics.definition import Moment
from dashboard.policy import display_policy
from dashboard.scope import Scope, shifted


@dataclass(frozen=True)
class Point:
    """The state on `last`, and what happened from `first` to `last`; `ym` is the month it stands for."""

    ym: int
    first: date
    last: date


def months_of(start: date, end: date) -> tuple[int, ...]:
    """The months (as 202106) that a period touches."""
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    return tuple((month // 12) * 100 + month % 12 + 1 for month in range(first, last + 1))


def slot_of(ym: int, grain: str) -> str:
    """The member of month, quarter or year that a month belongs to: '2021-06', '2021Q2', '2021'."""
    year, month = divmod(ym, 100)
    return {"month": f"{year}-{month:02d}", "quarter": f"{year}Q{(month + 2) // 3}", "year": f"{year}"}[grain]


def points(scope: Scope, moment: Moment, grain: str | None) -> tuple[Point, ...]:
    """Where a stock is asked: once, or once in each month, quarter or year of the period begun by as_of."""
    months = [_month(ym, scope.as_of) for ym in months_of(scope.start, scope.end)]
    begun = [point for point in months if point.first <= scope.as_of]
    if grain is None:
        chosen = [_latest(begun)] if moment == "last_month" and begun else []
        if moment != "last_month":
            chosen = [_month(scope.as_of.year * 100 + scope.as_of.month, scope.as_of)]
    else:
        slots: dict[str, list[Point]] = {}
        for point in begun:
            slots.setdefault(slot_of(point.ym, grain), []).append(point)
        chosen = [_latest(slot) if moment == "last_month" else slot[-1] for slot in slots.values()]
    windows = {"recent_months": display_policy().silent_months, "graded_months": station_grades().months}
    months_back = windows.get(moment)
    return tuple(_windowed(point, months_back) if months_back else point for point in chosen)


def _month(ym: int, as_of: date) -> Point:
    year, month = divmod(ym, 100)
    return Point(ym, date(year, month, 1), min(date(year, month, monthrange(year, month)[1]), as_of))


def _latest(begun: list[Point]) -> Point:
    """The last complete month, else the one that is running."""
    complete = [point for point in begun if (point.last + timedelta(days=1)).day == 1]
    return complete[-1] if complete else begun[-1]


def _windowed(point: Point, months: int) -> Point:
    """The window of so many months that ends where the point does."""
    after = point.last + timedelta(days=1)
    first = shifted(after.replace(day=1), -months)
    length = monthrange(first.year, first.month)[1]
    return Point(point.ym, first.replace(day=min(after.day, length)), point.last)
