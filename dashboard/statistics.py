"""Wilson intervals, Kaplan-Meier curves and an exact chance: pure functions of whole numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, sqrt
from statistics import NormalDist

Z95 = 1.959963984540054
"""The 97.5 % quantile of the normal distribution."""

_TIE = 1e-12  # what floating products may lose against the exact fraction


@dataclass(frozen=True)
class Step:
    """The curve just after `day`: survival with its 95 % band, how many were at risk, how many ended."""

    day: int
    survival: float
    low: float
    high: float
    at_risk: int
    ended: int


def wilson(numerator: int, denominator: int, z: float = Z95) -> tuple[float, float] | None:
    """The score interval of a share, 95 % unless `z` says otherwise; None at 0/0.

    E. B. Wilson, Probable inference, JASA 22 (1927); for small n see Brown, Cai and DasGupta (2001).
    Without continuity correction: to the digit what PHEindicatormethods publishes for phe_proportion.
    """
    if denominator == 0:
        return None
    share = numerator / denominator
    spread = z * z / denominator
    centre = share + spread / 2
    half = z * sqrt(share * (1 - share) / denominator + spread / denominator / 4)
    low, high = (centre - half) / (1 + spread), (centre + half) / (1 + spread)
    return (0.0 if numerator == 0 else low), (1.0 if numerator == denominator else high)


def quantile_of(one_in: int) -> float:
    """How many standard deviations chance goes beyond, either way, once in so many."""
    return NormalDist().inv_cdf(1 - 1 / (2 * one_in))


def chance_of_all(drawn: int, marked: int, total: int) -> float:
    """The chance that so many `drawn` blindly of `total` are all among the `marked`; 0 where they can't be.

    The hypergeometric tail of R. A. Fisher's exact test (The Logic of Inductive Inference, JRSS 98, 1935).
    """
    if drawn > marked:
        return 0.0
    return exp(
        lgamma(marked + 1) - lgamma(marked - drawn + 1) + lgamma(total - drawn + 1) - lgamma(total + 1)
    )


def kaplan_meier(days: Mapping[int, tuple[int, int]]) -> tuple[Step, ...]:
    """The curve of a histogram day -> (ended, censored); one step a day on which something ended.

    E. L. Kaplan and P. Meier, JASA 53 (1958); who is censored on a day is still at risk on it. Band:
    Greenwood's variance on the log(-log) scale (Kalbfleisch and Prentice, 1980).
    """
    at_risk = sum(ended + censored for ended, censored in days.values())
    survival, variance, steps = 1.0, 0.0, []
    for day in sorted(days):
        ended, censored = days[day]
        if ended:
            survival *= (at_risk - ended) / at_risk
            variance += ended / (at_risk * (at_risk - ended)) if at_risk > ended else 0.0
            low, high = _band(survival, variance, at_risk == ended)
            steps.append(Step(day, survival, low, high, at_risk, ended))
        at_risk -= ended + censored
    return tuple(steps)


def quantile(steps: Sequence[Step], share: float) -> int | None:
    """The first day by which `share` have ended (survival <= 1 - share); None where that is not reached."""
    return next((step.day for step in steps if step.survival <= 1 - share + _TIE), None)


def quantile_interval(steps: Sequence[Step], share: float) -> tuple[int | None, int | None]:
    """The 95 % interval of a quantile: the first days on which the band's low and high reach it.

    R. Brookmeyer and J. Crowley, Biometrics 38 (1982), on the log(-log) scale.
    """
    low = next((step.day for step in steps if step.low <= 1 - share + _TIE), None)
    high = next((step.day for step in steps if step.high <= 1 - share + _TIE), None)
    return low, high


def _band(survival: float, variance: float, is_over: bool) -> tuple[float, float]:
    if is_over:
        return 0.0, 0.0
    width = Z95 * sqrt(variance) / -log(survival)
    return survival ** exp(width), survival ** exp(-width)
