"""Who is scored, and over which months: a deputy of the register, a calendar year's part of the period."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from dashboard.points import months_of
from dashboard.scope import Scope, day_number
from dashboard.scores.standing import Fairness


@dataclass(frozen=True)
class Deputy:
    """A deputy as the register has it; an unknown day of a term is no limit.

    Under a rule for groups it is a group, which has neither tier nor term.
    """

    key: str
    label: str
    tier: str | None
    station: str | None
    region: str
    county: str | None
    town: str | None
    village: str | None
    group: str | None
    is_reelected: bool | None
    term_from: int | None
    term_to: int | None
    file: str | None
    sheet: str | None
    row: int | None

    def months(self, start: date, end: date) -> int:
        """The months of the period in office: those on whose last day the deputy was."""
        return sum(self._holds(_last_day(ym)) for ym in months_of(start, end))

    def _holds(self, day: int) -> bool:
        return (self.term_from is None or self.term_from <= day) and (
            self.term_to is None or day <= self.term_to
        )


@dataclass(frozen=True)
class Span:
    """The part of a period that lies in one calendar year: a score never reaches over a year's end."""

    start: date
    end: date

    @property
    def year(self) -> int:
        """The calendar year."""
        return self.end.year

    @property
    def length(self) -> int:
        """Its months."""
        return len(months_of(self.start, self.end))

    def is_long_enough(self, deputy: Deputy, fairness: Fairness) -> bool:
        """Whether the deputy was in office for as many of its months as a rank needs."""
        return deputy.months(self.start, self.end) >= fairness.months_needed(self.length)


def spans(scope: Scope) -> Iterator[Span]:
    """The years that the period touches and that have begun by the data date."""
    for year in range(scope.start.year, scope.end.year + 1):
        start, end = max(scope.start, date(year, 1, 1)), min(scope.end, date(year, 12, 31))
        if start <= scope.as_of:
            yield Span(start, end)


@cache
def _last_day(ym: int) -> int:
    year, month = divmod(ym, 100)
    return day_number(date(year, month, monthrange(year, month)[1]))
