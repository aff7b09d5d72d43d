"""What stands out in a budget's execution: read from data/policy/budget.toml."""

import tomllib
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from dashboard.policy import FOLDER


class BudgetPolicy(BaseModel):
    """Points off the calendar that stand out and that don't, still months, December's percentage."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    behind_points: int = Field(ge=1, le=100)
    even_points: int = Field(ge=1, le=100)
    still_months: int = Field(ge=1, le=12)
    rush_percent: int = Field(ge=1, le=100)


@cache
def budget_policy() -> BudgetPolicy:
    """The policy in force, read once a process; ValidationError where a number is missing or none."""
    return BudgetPolicy.model_validate(tomllib.loads((FOLDER / "budget.toml").read_text(encoding="utf-8")))
