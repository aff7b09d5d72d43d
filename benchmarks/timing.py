"""Seconds, medians, ratios."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Line:
    """One comparison: ours against the bare engine's, in its unit, and the limit of its ratio (or None)."""

    name: str
    ours: float
    bare: float
    limit: float | None = None
    slack: float = 0.0  # seconds allowed beyond the ratio
    note: str = ""
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """Ours over bare, the slack taken off ours first."""
        return (self.ours - self.slack) / self.bare

    @property
    def verdict(self) -> str:
        """Whether it stays within its limit."""
        if self.limit is None:
            return ""
        return "ok" if self.ratio <= self.limit else "OVER"


def seconds(call: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def median_seconds(call: Callable[[], object], runs: int) -> float:
    """The median of several calls."""
    return median(seconds(call) for _ in range(runs))


def alternating(ours: Callable[[], object], bare: Callable[[], object], runs: int) -> tuple[float, float]:
    """Both medians, measured in turns so that the machine's other work hits both alike."""
    pairs = [(seconds(ours), seconds(bare)) for _ in range(runs)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
