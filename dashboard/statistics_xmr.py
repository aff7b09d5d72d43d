"""Series of single values over time: which points are more than ordinary variation. Pure.

W. A. Shewhart's chart of individuals and moving ranges (XmR), with D. J. Wheeler's constant (Understanding
Variation, 1993) and the rules that the English health service publishes for it ('Making Data Count').
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import fsum, isclose
from typing import Literal

REACH = 2.66
"""Natural process limits lie so many mean moving ranges from the mean: 3 / d2, d2 = 1.128."""

SEVEN = 7
"""So many points on one side of the mean, or each beyond the one before, are no chance."""

Rule = Literal["outside", "side", "trend"]
Way = Literal[-1, 0, 1]


@dataclass(frozen=True)
class Signal:
    """What one rule found: the points from `first` to `last`, upwards (1) or downwards (-1)."""

    rule: Rule
    first: int
    last: int
    way: Way


@dataclass(frozen=True)
class Xmr:
    """The mean, the natural process limits and what the three rules found, in the order of the points."""

    mean: float
    low: float
    high: float
    signals: tuple[Signal, ...]

    def signal(self, index: int) -> Signal | None:
        """What sets a point apart: its side of the mean or the limits before a trend; None is ordinary."""
        found = [one for one in self.signals if one.first <= index <= one.last]
        return min(found, key=lambda one: one.rule == "trend", default=None)

    def way(self, index: int) -> Way:
        """Which way a point is out of the ordinary; 0 where it isn't."""
        found = self.signal(index)
        return found.way if found else 0


def xmr(values: Sequence[float], least: int) -> Xmr | None:
    """The chart of a series, None of fewer than `least` points. No point is screened out of the limits."""
    if len(values) < max(least, 2):
        return None
    mean = fsum(values) / len(values)
    reach = REACH * fsum(abs(after - before) for before, after in pairwise(values)) / (len(values) - 1)
    low, high = mean - reach, mean + reach
    found = (*_outside(values, low, high), *_sides(values, mean), *_trends(values))
    return Xmr(mean, low, high, tuple(sorted(found, key=lambda one: (one.first, one.last))))


def _outside(values: Sequence[float], low: float, high: float) -> list[Signal]:
    found = []
    for index, value in enumerate(values):
        if _compared(value, high) > 0:
            found.append(Signal("outside", index, index, 1))
        elif _compared(value, low) < 0:
            found.append(Signal("outside", index, index, -1))
    return found


def _sides(values: Sequence[float], mean: float) -> list[Signal]:
    return _runs("side", [_compared(value, mean) for value in values], SEVEN)


def _trends(values: Sequence[float]) -> list[Signal]:
    """Seven points rising are six steps up, so a run of steps reaches one point further."""
    found = _runs("trend", [_compared(after, before) for before, after in pairwise(values)], SEVEN - 1)
    return [Signal(one.rule, one.first, one.last + 1, one.way) for one in found]


def _runs(rule: Rule, ways: Sequence[Way], length: int) -> list[Signal]:
    found, first = [], 0
    for way, run in groupby(ways):
        size = sum(1 for _same in run)
        if way and size >= length:
            found.append(Signal(rule, first, first + size - 1, way))
        first += size
    return found


def _compared(one: float, other: float) -> Way:
    """Which way `one` lies from `other`; 0 where only floating sums set them apart."""
    if isclose(one, other, rel_tol=1e-9, abs_tol=1e-12):
        return 0
    return 1 if one > other else -1
