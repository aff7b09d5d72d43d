"""Which level owns a category, and what a station needs for its grade: read from data/policy."""

import tomllib
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from dashboard.policy import FOLDER

Level = Literal["village", "town", "county", "city"]
StationMeasure = Literal[
    "has_rule",
    "has_feature",
    "sessions",
    "active_months",
    "person_times",
    "opinions",
    "deputy_attendances",
]


class _Policy(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Requirement(_Policy):
    """One thing a station needs: a measure of frame graded_stations, and how much of it."""

    measure: StationMeasure
    at_least: int = Field(ge=1)
    zh: str
    en: str

    @property
    def is_met(self) -> str:
        """The requirement as a predicate over the frame."""
        return f"{self.measure} >= {self.at_least}"


class StationGrade(_Policy):
    """A grade, by its code in the vocabulary, and what it needs beyond the grades below it."""

    code: str
    requirements: tuple[Requirement, ...] = Field(min_length=1)


class StationGrades(_Policy):
    """The grades, lowest first; measures are taken over so many months."""

    months: int = Field(ge=1)
    grade: tuple[StationGrade, ...] = Field(min_length=1)

    def needed(self, code: str) -> tuple[Requirement, ...]:
        """What a grade needs in all: of each measure the most that it or a lower grade asks for."""
        asked: dict[str, Requirement] = {}
        for grade in self.grade:
            for requirement in grade.requirements:
                before = asked.get(requirement.measure)
                if before is None or before.at_least <= requirement.at_least:
                    asked[requirement.measure] = requirement
            if grade.code == code:
                break
        return tuple(asked.values())

    @property
    def steps(self) -> tuple[tuple[str | None, str], ...]:
        """Each grade with the one above it; the first step is from no grade."""
        codes = [grade.code for grade in self.grade]
        return tuple(zip([None, *codes], codes, strict=False))


class _Owners(_Policy):
    levels: dict[str, tuple[Level, ...]]


@cache
def owner_levels() -> dict[str, tuple[str, ...]]:
    """category -> the levels that own it, of data/policy/owner_levels.toml."""
    text = (FOLDER / "owner_levels.toml").read_text(encoding="utf-8")
    return {category: tuple(levels) for category, levels in _Owners(**tomllib.loads(text)).levels.items()}


@cache
def station_grades() -> StationGrades:
    """What each grade needs, of data/policy/station_grades.toml."""
    text = (FOLDER / "station_grades.toml").read_text(encoding="utf-8")
    return StationGrades.model_validate(tomllib.loads(text))
