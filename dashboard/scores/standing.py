"""Ranks within cohorts, only where a rank says something (metrics.md, fairness rules)."""

import tomllib
from bisect import bisect_right
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from dashboard.policy import FOLDER

Unranked = Literal["short_term", "awaited", "small_cohort"]


class Fairness(BaseModel):
    """The limits of ranking, of data/policy/standing.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    year_months: int = Field(ge=1)
    min_months: int = Field(ge=1)
    short_part: tuple[int, int]
    min_cohort: int = Field(ge=2)
    stretch: int = Field(ge=1, le=99)
    correction_days: int = Field(ge=0)

    def months_needed(self, months: int) -> int:
        """Months in office that a rank over so many months needs; of a shorter time a part, rounded up."""
        if months >= self.year_months:
            return self.min_months
        above, below = self.short_part
        return -(-months * above // below)


@cache
def fairness() -> Fairness:
    """The limits in force."""
    return Fairness.model_validate(tomllib.loads((FOLDER / "standing.toml").read_text(encoding="utf-8")))


@dataclass(frozen=True)
class Entry:
    """One subject to be ranked: its cohort, its points (None: awaited), whether it was there long enough."""

    key: str
    cohort: Hashable
    points: int | None
    is_long_enough: bool


@dataclass(frozen=True)
class Standing:
    """A rank among so many, or why there is none; equal points share a rank, the next is as far down."""

    rank: int | None
    size: int
    why: Unranked | None = None


def standings(entries: Sequence[Entry], min_cohort: int) -> Mapping[str, Standing]:
    """The standing of each, among those of its own cohort that can be ranked."""
    cohorts: dict[Hashable, list[int]] = {}
    for entry in entries:
        points = cohorts.setdefault(entry.cohort, [])
        if entry.is_long_enough and entry.points is not None:
            points.append(entry.points)
    for points in cohorts.values():
        points.sort()
    return {entry.key: _standing(entry, cohorts[entry.cohort], min_cohort) for entry in entries}


def _standing(entry: Entry, cohort: Sequence[int], min_cohort: int) -> Standing:
    size = len(cohort)  # of the points that can be ranked, rising
    if not entry.is_long_enough:
        return Standing(None, size, "short_term")
    if entry.points is None:
        return Standing(None, size, "awaited")
    if size < min_cohort:
        return Standing(None, size, "small_cohort")
    return Standing(1 + size - bisect_right(cohort, entry.points), size)
