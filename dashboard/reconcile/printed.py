"""A number as a report prints it, and which true numbers it admits. Exact fractions, never floats."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Literal

Wording = Literal["exact", "at_least", "about", "rounded"]
Agreement = Literal[
    "exact", "rounded", "truncated", "one_unit_off", "at_least", "about", "in_range", "within_wording"
]
"""How a printed number agrees; `within_wording`: what it is held against is vague itself (2600余)."""

SCALES: dict[str, Fraction] = {
    "percent": Fraction(1, 100),
    "permille": Fraction(1, 1000),
    "wan_yuan": Fraction(10_000),
    "yi_yuan": Fraction(100_000_000),
}
"""Base units in one printed unit; a unit that isn't here is its own base (count, yuan, days …)."""


@dataclass(frozen=True)
class End:
    """An end of a span: the value, and whether it belongs to the span."""

    value: Fraction
    closed: bool = True


@dataclass(frozen=True)
class Span:
    """All numbers between two ends."""

    low: End
    high: End

    @classmethod
    def point(cls, value: Fraction) -> "Span":
        """The span of one number."""
        return cls(End(value), End(value))

    @property
    def is_point(self) -> bool:
        """True where nothing is left open: one number."""
        return self.low.value == self.high.value

    def is_point_at(self, value: Fraction) -> bool:
        """True if the span is that one number."""
        return self.is_point and self.low.value == value

    def holds(self, value: Fraction) -> bool:
        """True if `value` lies in the span."""
        return _below(self.low, End(value)) and _below(End(value), self.high)

    def meets(self, other: "Span") -> bool:
        """True if some number lies in both."""
        return _below(self.low, other.high) and _below(other.low, self.high)

    def __add__(self, other: "Span") -> "Span":
        return Span(_added(self.low, other.low), _added(self.high, other.high))

    def __mul__(self, other: "Span") -> "Span":
        ends = [
            End(one.value * two.value, one.closed and two.closed)
            for one in (self.low, self.high)
            for two in (other.low, other.high)
        ]
        return Span(
            min(ends, key=lambda end: (end.value, not end.closed)),
            max(ends, key=lambda end: (end.value, end.closed)),
        )

    def inverse(self) -> "Span":
        """1 / the span. Raises ZeroDivisionError where 0 lies in it or at an end."""
        if self.low.value <= 0 <= self.high.value:
            raise ZeroDivisionError
        return Span(
            End(1 / self.high.value, self.high.closed),
            End(1 / self.low.value, self.low.closed),
        )


@dataclass(frozen=True)
class Printed:
    """What is printed: `low` to `high` (equal unless a range like 10-20), in base units.

    `step` is one unit of the last printed place, `tail` one unit of the last non-zero digit, `tolerance` the
    share by which an 'about' may be off.
    """

    low: Fraction
    high: Fraction
    wording: Wording
    step: Fraction
    tail: Fraction
    tolerance: Fraction

    def agreement(self, held: Fraction) -> Agreement | None:
        """How the print agrees with a number that is known exactly; None where it doesn't."""
        if self.low != self.high:
            return "in_range" if self.low <= held <= self.high else None
        if held == self.low:
            return "exact"
        if self.wording == "rounded":
            return self._rounding(held)
        return _named(self.wording) if self.span().holds(held) else None

    def span(self) -> Span:
        """The true numbers the print stands for; a rounded one is taken to be rounded half up."""
        value = self.low
        if self.low != self.high:
            return Span(End(self.low), End(self.high))
        if self.wording == "at_least":
            return Span(End(value), End(value + self.tail, closed=False))
        if self.wording == "about":
            slack = abs(value) * self.tolerance
            return Span(End(value - slack), End(value + slack))
        if self.wording == "rounded":
            half = self.step / 2
            return Span(End(value - half, value > 0), End(value + half, value < 0))
        return Span.point(value)

    def widest(self) -> Span:
        """The numbers `agreement` accepts: for a rounded print those that are off by up to one unit, too."""
        if self.low == self.high and self.wording == "rounded":
            return Span(End(self.low - self.step), End(self.low + self.step))
        return self.span()

    def _rounding(self, held: Fraction) -> Agreement | None:
        if half_up(held, self.step) == self.low:
            return "rounded"
        if truncated(held, self.step) == self.low:
            return "truncated"
        return "one_unit_off" if abs(held - self.low) <= self.step else None


def half_up(value: Fraction, step: Fraction) -> Fraction:
    """`value` rounded to whole steps, halves away from zero (四舍五入)."""
    return _signed(value, floor(abs(value) / step + Fraction(1, 2)) * step)


def truncated(value: Fraction, step: Fraction) -> Fraction:
    """`value` cut to whole steps towards zero."""
    return _signed(value, floor(abs(value) / step) * step)


def total(spans: Iterable[Span]) -> Span:
    """The span of a sum."""
    return sum(spans, start=Span.point(Fraction(0)))


def _named(wording: Wording) -> Agreement:
    return "at_least" if wording == "at_least" else "about"


def _signed(value: Fraction, size: Fraction) -> Fraction:
    return -size if value < 0 else size


def _added(one: End, two: End) -> End:
    return End(one.value + two.value, one.closed and two.closed)


def _below(low: End, high: End) -> bool:
    return low.value < high.value or (low.value == high.value and low.closed and high.closed)
