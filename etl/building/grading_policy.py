"""How ballots become grades, and how many reviews a place owes: data/policy/grading.toml and reviews.toml."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from typing import Annotated, Literal, Self

import duckdb
from pydantic import BeforeValidator, Field, model_validator

from etl.configuration import Strict, configured
from etl.paths import POLICY
from etl.tables import shared_table

Grade = Literal["satisfied", "basically_satisfied", "dissatisfied"]
Part = Annotated[Fraction, BeforeValidator(Fraction)]


class Step(Strict):
    """One grade and the part of the base that the votes counted must reach, or exceed."""

    grade: Grade
    counts: tuple[Literal["satisfied", "basically_satisfied"], ...]
    at_least: Part | None = None
    more_than: Part | None = None

    @model_validator(mode="after")
    def _one_bound(self) -> Self:
        if (self.at_least is None) == (self.more_than is None):
            raise ValueError(f"step {self.grade}: either at_least or more_than")
        if "satisfied" not in self.counts:
            raise ValueError(f"step {self.grade}: counts begins with satisfied")
        return self

    @property
    def bound(self) -> Fraction:
        """The part, whether it is to be reached or exceeded."""
        found = self.at_least if self.at_least is not None else self.more_than
        assert found is not None
        return found


class Rule(Strict):
    """The grades of the places whose codes begin so (none: everywhere), and of whom the parts are taken."""

    regions: tuple[str, ...]
    of: Literal["asked", "answered"]
    steps: tuple[Step, ...] = Field(min_length=1)
    otherwise: Grade


class Quota(Strict):
    """How many offices a place of that level reviews in a year, where codes begin so (none: everywhere)."""

    regions: tuple[str, ...]
    level: Literal["village", "town", "county", "city"]
    least: int = Field(ge=1)
    most: int


class _Grading(Strict):
    rules: tuple[Rule, ...] = Field(alias="rule")


class Project(Strict):
    """When a project's rating doesn't fit its money and its work, in percentage points."""

    paid_ahead: int = Field(ge=0, le=100)
    liked: int = Field(ge=0, le=100)


class _Reviews(Strict):
    quotas: tuple[Quota, ...] = Field(alias="quota")
    project: Project


@cache
def grading() -> tuple[Rule, ...]:
    """The rules in force; BadConfiguration where the file is missing or breaks the form."""
    return configured(POLICY / "grading.toml", _Grading).rules


@cache
def quotas() -> tuple[Quota, ...]:
    """The quotas in force; BadConfiguration where the file is missing or breaks the form."""
    return configured(POLICY / "reviews.toml", _Reviews).quotas


def review_rules(connection: duckdb.DuckDBPyConnection) -> None:
    """The tables grading_rules, grading_steps and review_quotas_asked."""
    shared_table(connection, "grading_rules", {"rule": "integer", "stem": "varchar"}, _rules())
    steps = (
        dict.fromkeys(("rule", "position", "above", "below"), "integer")
        | dict.fromkeys(("grade", "base"), "varchar")
        | dict.fromkeys(("takes_basically", "is_strict", "is_otherwise"), "boolean")
    )
    shared_table(connection, "grading_steps", steps, _steps())
    asked = dict.fromkeys(("stem", "level"), "varchar") | dict.fromkeys(("least", "most"), "integer")
    shared_table(connection, "review_quotas_asked", asked, _quotas())


def _rules() -> Iterator[Mapping[str, object]]:
    for number, rule in enumerate(grading()):
        for stem in rule.regions or ("",):
            yield {"rule": number, "stem": stem}


def _steps() -> Iterator[Mapping[str, object]]:
    for number, rule in enumerate(grading()):
        for position, step in enumerate(rule.steps):
            yield {
                "rule": number,
                "position": position,
                "grade": step.grade,
                "base": rule.of,
                "above": step.bound.numerator,
                "below": step.bound.denominator,
                "takes_basically": "basically_satisfied" in step.counts,
                "is_strict": step.more_than is not None,
                "is_otherwise": False,
            }
        yield {
            "rule": number,
            "position": len(rule.steps),
            "grade": rule.otherwise,
            "base": rule.of,
            "above": 0,
            "below": 1,
            "takes_basically": False,
            "is_strict": False,
            "is_otherwise": True,
        }


def _quotas() -> Iterator[Mapping[str, object]]:
    for quota in quotas():
        for stem in quota.regions or ("",):
            yield {"stem": stem, "level": quota.level, "least": quota.least, "most": quota.most}
