"""Facts tested before a sentence may state them: a change, an outlier, or ordinary variation? Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, fsum, lgamma, log, sqrt
from statistics import fmean, variance
from typing import Literal

from dashboard.statistics import Z95, wilson

Number = int | float | None
Verdict = Literal["up", "down", "ordinary", "small", "unknown"]

TAIL = 0.001
"""How improbable a place's figure must be, on its side, to be called an outlier."""

FUNNEL = 3.0902323061678132
"""The quantile of the normal distribution that leaves TAIL beyond it."""

FEW = 100
"""Below this binomial variance the tails are added up exactly."""

MONTHS_TO_JUDGE = 6
"""So many months must be known before their own spread is taken for a measure of ordinary variation."""


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


def shares(now: Mapping[str, Number], before: Mapping[str, Number], least: int) -> Change:
    """The change of a share, from numerator and denominator; `small` where either has under `least` cases.

    Real where the 95 % interval of the difference leaves out 0: R. G. Newcombe, Statistics in Medicine 17
    (1998), method 10, built from the two Wilson intervals.
    """
    parts = [_parts(values) for values in (now, before)]
    if None in parts:
        return Change(now.get("value"), before.get("value"), "unknown")
    (k1, n1), (k2, n2) = (part for part in parts if part is not None)
    first, second = k1 / n1, k2 / n2
    if min(n1, n2) < least:
        return Change(first, second, "small")
    (low1, high1), (low2, high2) = (wilson(k1, n1) or (0.0, 1.0)), (wilson(k2, n2) or (0.0, 1.0))
    difference = first - second
    if difference >= 0:
        reach = sqrt((first - low1) ** 2 + (high2 - second) ** 2)
    else:
        reach = sqrt((high1 - first) ** 2 + (second - low2) ** 2)
    return _judged(first, second, difference, reach)


def counts(now: Number, before: Number, months: Sequence[Number] = ()) -> Change:
    """The change of a count against what counts of its size vary by; the months' own spread widens it.

    Square roots of Poisson counts differ with standard deviation sqrt(1/2) (Anscombe, Biometrika 35, 1948);
    the spread is the quasi-Poisson dispersion, variance / mean of the months, at least 1.
    """
    if now is None or before is None:
        return Change(now, before, "unknown")
    known = [month for month in months if month is not None]
    dispersion = 1.0
    if len(known) >= MONTHS_TO_JUDGE and fmean(known) > 0:
        dispersion = max(1.0, variance(known) / fmean(known))
    difference = sqrt(now) - sqrt(before)
    return _judged(now, before, difference, Z95 * sqrt(dispersion / 2))


def outlying(numerator: int, denominator: int, reference: float) -> Literal[-1, 0, 1]:
    """Whether a place's share lies below (-1) or above (1) the 99.8 % limits around the whole's, or within.

    A funnel plot's limits: D. J. Spiegelhalter, Statistics in Medicine 24 (2005); exact binomial tails where
    there are few cases, since the normal limits cry wolf there.
    """
    if denominator == 0 or not 0 < reference < 1:
        return 0
    spread = denominator * reference * (1 - reference)
    if spread < FEW:
        at_most = _at_most(numerator, denominator, reference)
        at_least = 1 - _at_most(numerator - 1, denominator, reference)
        return -1 if at_most < TAIL else (1 if at_least < TAIL else 0)
    distance = (numerator - denominator * reference) / sqrt(spread)
    return 0 if abs(distance) <= FUNNEL else (1 if distance > 0 else -1)


def _at_most(most: int, cases: int, share: float) -> float:
    """The chance of at most so many of `cases` at `share`."""
    log_odds = log(share / (1 - share))
    first = cases * log(1 - share) + lgamma(cases + 1)
    return fsum(exp(first + k * log_odds - lgamma(k + 1) - lgamma(cases - k + 1)) for k in range(most + 1))


def _parts(values: Mapping[str, Number]) -> tuple[int, int] | None:
    numerator, denominator = values.get("numerator"), values.get("denominator")
    return (int(numerator), int(denominator)) if numerator is not None and denominator else None


def _judged(now: float, before: float, difference: float, reach: float) -> Change:
    strength = Z95 * abs(difference) / reach if reach else 0.0
    if strength <= Z95:
        return Change(now, before, "ordinary", strength)
    return Change(now, before, "up" if difference > 0 else "down", strength)
