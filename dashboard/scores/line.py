"""A line of a score: so many points, the record that earned them, and why."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dashboard.scores.record import Assessment, Record

Reason = Literal[
    "earned",
    "beyond_cap",
    "same_unit",
    "not_verified",
    "not_attended",
    "not_invited",
    "attendance_unknown",
    "corrected",
    "base",
    "on_target",
    "above_target",
    "missing",
    "absent",
    "kept",
    "leave",
    "lost",
    "no_occasion",
    "given",
    "superseded",
    "out_of_range",
    "awaited",
    "floor",
    "ceiling",
    "no_item",
]


@dataclass(frozen=True)
class Line:
    """`points` in hundredths; `source` None where the rule itself gives or takes them."""

    item: str
    points: int
    reason: Reason
    source: Record | Assessment | None = None

    @property
    def order(self) -> tuple[int, str]:
        """By day, then key; what has no record comes first."""
        return (self.source.day, self.source.key) if self.source else (-1, "")


@dataclass(frozen=True)
class Reckoned:
    """The lines of one item, whether its points are known, and what its own cap has cut off."""

    lines: tuple[Line, ...]
    is_known: bool = True
    cut: int = 0

    @cached_property
    def points(self) -> int:
        """What the lines add up to, which ranks are worked out from again and again."""
        return sum(line.points for line in self.lines)
