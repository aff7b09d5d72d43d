"""Wilson's interval and the Kaplan-Meier estimate, from their textbook formulas."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import exp, log, sqrt

Z = 1.959963984540054  # the normal distribution's 97.5 % point


def wilson(numerator: int, denominator: int) -> tuple[float, float] | None:
    """Wilson (1927), 95 %, without continuity correction; None of nothing."""
    if denominator == 0:
        return None
    share = numerator / denominator
    centre = share + Z * Z / (2 * denominator)
    spread = Z * sqrt(share * (1 - share) / denominator + Z * Z / (4 * denominator * denominator))
    scale = 1 + Z * Z / denominator
    return (centre - spread) / scale, (centre + spread) / scale


@dataclass(frozen=True)
class Step:
    """From this day on, the share that hasn't ended; with a 95 % band (log-log Greenwood) where defined."""

    day: int
    survival: Fraction
    low: float | None
    high: float | None


def kaplan_meier(spans: Sequence[tuple[int, bool]]) -> list[Step]:
    """Steps at each day on which something ended, from (days, ended) pairs; the others are censored."""
    survival, greenwood, steps = Fraction(1), 0.0, []
    for day in sorted({days for days, ended in spans if ended}):
        at_risk = sum(days >= day for days, _ in spans)
        ends = sum(ended and days == day for days, ended in spans)
        survival *= Fraction(at_risk - ends, at_risk)
        if survival == 0:
            steps.append(Step(day, survival, None, None))
            continue
        greenwood += ends / (at_risk * (at_risk - ends))
        centre = log(-log(survival))
        half = Z * sqrt(greenwood) / abs(log(survival))
        steps.append(Step(day, survival, exp(-exp(centre + half)), exp(-exp(centre - half))))
    return steps


def quantile(steps: Sequence[Step], share: Fraction) -> int | None:
    """The first day by which `share` have ended: S <= 1 - share; None where it isn't reached."""
    return next((step.day for step in steps if step.survival <= 1 - share), None)
