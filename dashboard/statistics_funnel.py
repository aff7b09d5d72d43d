"""Funnel limits around a share: which differences between members are ordinary variation. Pure.

D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24 (2005),
on the arcsine scale, whose variance 1 / 4n holds for few cases and near 0 and 1 too; over-dispersion after
D. J. Spiegelhalter and others, Statistical methods for healthcare regulation, JRSS A 175 (2012): z-scores
winsorised at 10 % each side, then DerSimonian and Laird's tau squared (Controlled Clinical Trials 7, 1986).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, fsum, pi, sin, sqrt
from typing import Literal

from dashboard.statistics import Z95

Z998 = 3.0902323061678132
"""The 99.9 % quantile of the normal distribution."""

WINSORISED = 0.1
"""The share of z-scores drawn in on each side before the dispersion is estimated."""

Zone = Literal["far_below", "below", "within", "above", "far_above"]
"""Beyond the lower 99.8 % limit, between it and the lower 95 % limit, within, and the same above."""


@dataclass(frozen=True)
class Funnel:
    """Limits around `target`; `phi` is the dispersion of the members, `tau2` what they vary by beyond chance.

    `tau2` is 0 where chance alone explains them, or where too few members tell what they vary by; `members`
    is how many the limits were drawn from.
    """

    target: float
    phi: float
    tau2: float
    members: int = 0

    def is_uneven(self, z: float) -> bool:
        """Whether the members vary by more than chance, z standard deviations beyond what it brings.

        The limits then hold that variation too, so that nobody beyond them isn't everybody alike. phi times
        the members is a chi-square; taken as normal by its cube root (E. B. Wilson and M. M. Hilferty, The
        distribution of chi-square, PNAS 17, 1931).
        """
        if not self.tau2:
            return False
        spread = 2 / (9 * (self.members - 1))
        root: float = (self.phi * self.members / (self.members - 1)) ** (1 / 3)
        return root - (1 - spread) > z * sqrt(spread)

    def limits(self, cases: int, z: float) -> tuple[float, float]:
        """The limits at `z` standard deviations for so many cases (at least one), within [0, 1].

        Half a case further out, as a continuity correction: without it 26 of 26 would lie beyond the 99.8 %
        limit around 90 %, though chance alone gives that to one place in sixteen.
        """
        centre, half = asin(sqrt(self.target)), 0.5 / cases
        reach = z * sqrt(1 / (4 * cases) + self.tau2)
        low, high = max(centre - reach, 0.0), min(centre + reach, pi / 2)
        return max(sin(low) ** 2 - half, 0.0), min(sin(high) ** 2 + half, 1.0)

    def zone(self, numerator: int, denominator: int) -> Zone:
        """Where a member's share lies; `within` at 0/0."""
        if denominator == 0:
            return "within"
        share = numerator / denominator
        (low, high), (far_low, far_high) = (self.limits(denominator, z) for z in (Z95, Z998))
        if share < low:
            return "far_below" if share < far_low else "below"
        if share > high:
            return "far_above" if share > far_high else "above"
        return "within"


def funnel(counts: Sequence[tuple[int, int]], target: float, least: int) -> Funnel | None:
    """The funnel of members' (numerator, denominator) around `target`; None where that is 0 or 1.

    Fewer than `least` members don't tell what they vary by: their limits are those of chance alone.
    """
    if not 0 < target < 1:
        return None
    known = [(numerator, denominator) for numerator, denominator in counts if denominator]
    if not known:
        return Funnel(target, 0.0, 0.0)
    scores = winsorised([z_score(*pair, target) for pair in known])
    phi = fsum(score * score for score in scores) / len(scores)
    if len(known) < max(least, 2):
        return Funnel(target, phi, 0.0)
    tau2 = _tau2(phi, [4 * denominator for _numerator, denominator in known])
    return Funnel(target, phi, tau2, len(known))


def z_score(numerator: int, denominator: int, target: float) -> float:
    """How many standard deviations a share lies from the target on the arcsine scale."""
    return (asin(sqrt(numerator / denominator)) - asin(sqrt(target))) * 2 * sqrt(denominator)


def winsorised(scores: Sequence[float]) -> list[float]:
    """The scores, those beyond the 10 % and 90 % quantiles drawn in to them."""
    low, high = (quantile(scores, share) for share in (WINSORISED, 1 - WINSORISED))
    return [min(max(score, low), high) for score in scores]


def quantile(values: Sequence[float], share: float) -> float:
    """The quantile between the order statistics: R. J. Hyndman and Y. Fan (1996), definition 7."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def _tau2(phi: float, weights: Sequence[int]) -> float:
    """The variance between members on the arcsine scale, from the weights 1 / variance of each."""
    size, total = len(weights), sum(weights)
    excess = size * phi - (size - 1)
    return max(0.0, excess / (total - sum(weight * weight for weight in weights) / total))
