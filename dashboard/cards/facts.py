"""Facts tested before a sentence may state them: a change, an outlier, or ordinary variation? Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, variance
from typing import Literal

from dashboard.statistics import Z95, wilson

Number = int | float | None
Verdict = Literal["up", "down", "ordinary", "small", "unknown"]


@dataclass(frozen=True)
class Change:
    """A figure now and before, what the difference is worth, and how far it lies beyond chance (|z|)."""

    now: Number
    before: Number
    verdict: Verdict
    strength: float = 0.0

    @property
    def is_real(self) -> bool:
        """Whether the difference lies beyond ordinary variation."""
        return self.verdict in ("up", "down")


def shares(now: Mapping[str, Number], before: Mapping[str, Number], least: int, z: float = Z95) -> Change:
    """The change of a share, from numerator and denominator; `small` where either has under `least` cases.

    Real where the interval of the difference at `z` leaves out 0: R. G. Newcombe, Statistics in Medicine 17
    (1998), method 10, built from the two Wilson intervals.
    """
    parts = [_parts(values) for values in (now, before)]
    if None in parts:
        return Change(now.get("value"), before.get("value"), "unknown")
    (k1, n1), (k2, n2) = (part for part in parts if part is not None)
    first, second = k1 / n1, k2 / n2
    if min(n1, n2) < least:
        return Change(first, second, "small")
    (low1, high1), (low2, high2) = (wilson(k, n, z) or (0.0, 1.0) for k, n in ((k1, n1), (k2, n2)))
    difference = first - second
    if difference >= 0:
        reach = sqrt((first - low1) ** 2 + (high2 - second) ** 2)
    else:
        reach = sqrt((high1 - first) ** 2 + (second - low2) ** 2)
    return _judged(first, second, difference, reach, z)


def counts(now: Number, before: Number, months: Sequence[Number], least: int, z: float = Z95) -> Change:
    """The change of a count against what counts of its size vary by; the spread of `least` months widens it.

    Square roots of Poisson counts differ with standard deviation sqrt(1/2) (Anscombe, Biometrika 35, 1948);
    the spread is the quasi-Poisson dispersion, variance / mean of the months, at least 1.
    """
    if now is None or before is None:
        return Change(now, before, "unknown")
    known = [month for month in months if month is not None]
    dispersion = 1.0
    if len(known) >= least and fmean(known) > 0:
        dispersion = max(1.0, variance(known) / fmean(known))
    difference = sqrt(now) - sqrt(before)
    return _judged(now, before, difference, z * sqrt(dispersion / 2), z)


def _parts(values: Mapping[str, Number]) -> tuple[int, int] | None:
    numerator, denominator = values.get("numerator"), values.get("denominator")
    return (int(numerator), int(denominator)) if numerator is not None and denominator else None


def _judged(now: float, before: float, difference: float, reach: float, z: float) -> Change:
    strength = z * abs(difference) / reach if reach else 0.0
    if strength <= z:
        return Change(now, before, "ordinary", strength)
    return Change(now, before, "up" if difference > 0 else "down", strength)
