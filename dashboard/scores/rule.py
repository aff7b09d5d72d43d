"""A published scheme of scores as a file: items, caps, grades, and where and when it holds."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from dashboard.scores.amount import Points
from dashboard.scores.record import Assessor, SubjectKind

Measure = Literal["people", "households", "hours"]
Per = Literal["record", "event", "month", "day"]
GradeCode = Literal["excellent", "good", "competent", "basic", "poor"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Chosen(_Part):
    """Which records are meant: their kinds, and the roles where only some count ("": not stated)."""

    kinds: tuple[str, ...] = Field(min_length=1)
    roles: tuple[str, ...] = ()


class Term(Chosen):
    """`first` for the first, `further` for each further, `cap` in all.

    What is one: a record, an event, a month or a day with at least one; or, with `measure`, every `each`
    people, households or hours. `by_outcome` replaces first and further where the outcome is among its words.
    """

    per: Per = "record"
    measure: Measure | None = None
    each: int = Field(default=1, ge=1)
    first: Points
    further: Points
    by_outcome: dict[str, Points] = {}
    cap: Points | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.measure and self.per != "record":
            raise ValueError("a measure is summed over records: leave `per` out")
        return self


class _Item(_Part):
    """What every item has. `tiers`: whom it is for (none: everybody); `is_extra`: outside the ceiling."""

    id: str
    zh: str
    en: str
    tiers: tuple[str, ...] = ()
    is_extra: bool = False
    cap: Points | None = None
    floor: Points | None = None


class Base(_Item):
    """Points everybody begins with."""

    shape: Literal["base"]
    points: Points


class Counted(_Item):
    """Points for what was done, term by term, capped together. Negative points are deductions."""

    shape: Literal["counted"]
    terms: tuple[Term, ...] = Field(min_length=1)


class Target(_Item, Chosen):
    """`points` for as many as `target`; `plus` for each above it, `minus` for each that is missing."""

    shape: Literal["target"]
    target: int = Field(ge=1)
    points: Points
    plus: Points = 0
    minus: Points = 0


class AllOrNothing(_Item, Chosen):
    """`points` if nothing one was invited to was missed."""

    shape: Literal["all_or_nothing"]
    points: Points


class Deducted(_Item, Chosen):
    """`points` less so much for each half day of leave, and for each absence without leave."""

    shape: Literal["deducted"]
    points: Points
    per_half_day: Points
    per_absence: Points


class Band(_Part):
    """From this rate of attendance on (percent), an assessor gives between `low` and `high`."""

    at_least: int = Field(ge=0, le=100)
    low: Points
    high: Points


class Banded(_Item, Chosen):
    """An assessor picks within the band that the rate of attendance falls in."""

    shape: Literal["banded"]
    bands: tuple[Band, ...] = Field(min_length=1)
    assessors: tuple[Assessor, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _no_gap(self) -> Self:
        limits = [band.at_least for band in self.bands]
        if limits != sorted(set(limits), reverse=True) or limits[-1] != 0:
            raise ValueError("bands fall, and the last begins at 0: no rate is without one")
        if any(band.low > band.high for band in self.bands):
            raise ValueError("a band's low end is not above its high end")
        return self


class Assessed(_Item):
    """What assessors give, each after the other. `weights` in percent, or the last verified one decides.

    `is_required`: without it the score is not known yet; else it gives nothing.
    """

    shape: Literal["assessed"]
    assessors: tuple[Assessor, ...] = Field(min_length=1)
    weights: tuple[int, ...] = ()
    is_required: bool = True

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.weights and (len(self.weights) != len(self.assessors) or sum(self.weights) != 100):
            raise ValueError("a weight for each assessor, 100 together")
        return self


Item = Annotated[
    Base | Counted | Target | AllOrNothing | Deducted | Banded | Assessed, Field(discriminator="shape")
]


class Pool(_Part):
    """Items under one cap."""

    id: str
    zh: str
    en: str
    items: tuple[str, ...] = Field(min_length=2)
    cap: Points


class Grade(_Part):
    """A grade and the points it begins at; the lowest has none, so that every score has a grade."""

    code: GradeCode
    zh: str
    en: str
    at_least: Points | None = None


class Rule(_Part):
    """One scheme. `regions`: how the codes of the places begin that follow it; `valid` within these days."""

    id: str
    zh: str
    en: str
    subject: SubjectKind = "deputy"
    regions: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    valid_from: date
    valid_to: date | None = None
    only_verified: bool = False
    only_attended: bool = False
    ceiling: Points | None = None
    near: Points
    item: tuple[Item, ...] = Field(min_length=1)
    pool: tuple[Pool, ...] = ()
    grade: tuple[Grade, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        ids = [item.id for item in self.item]
        if len(set(ids)) != len(ids):
            raise ValueError("two items of one id")
        pooled = [name for pool in self.pool for name in pool.items]
        if len(set(pooled)) != len(pooled) or not set(pooled) <= set(ids):
            raise ValueError("a pool names items of the rule, each in one pool")
        limits = [grade.at_least for grade in self.grade]
        if limits:
            *above, last = limits
            known = [limit for limit in above if limit is not None]
            if last is not None or len(known) != len(above) or known != sorted(set(known), reverse=True):
                raise ValueError("grades fall, and the last has no lower limit: no score is without one")
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError("valid_to before valid_from")
        return self

    def holds(self, region: str, tier: str | None, day: date) -> bool:
        """Whether it is the rule of a deputy of that tier and place on that day."""
        return (
            self.valid_from <= day
            and (self.valid_to is None or day <= self.valid_to)
            and (not self.tiers or tier in self.tiers)
            and any(region.startswith(beginning) for beginning in self.regions)
        )
