"""When a strike-off is worth a second look, and how many are drawn for one: data/policy/closures.toml."""

import tomllib
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from dashboard.policy import FOLDER


class _Policy(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Unanimous(_Policy):
    """`ratings`: the fewest that are judged; `per_mille`: how likely chance may make one in all of them."""

    ratings: int = Field(ge=2)
    per_mille: int = Field(ge=1, le=1000)


class SameReply(_Policy):
    """`closures` of one desk with one reply of at least so many `letters`."""

    letters: int = Field(ge=1)
    closures: int = Field(ge=2)


class LastDay(_Policy):
    """`closures` of one desk that ended on one last day of their limit."""

    closures: int = Field(ge=2)


class Sample(_Policy):
    """How many strike-offs are drawn for review, and the draw's seed."""

    size: int = Field(ge=1)
    seed: int = Field(ge=0)


class ClosurePolicy(_Policy):
    """The thresholds of data/policy/closures.toml."""

    unanimous: Unanimous
    same_reply: SameReply
    last_day: LastDay
    sample: Sample


@cache
def closure_policy() -> ClosurePolicy:
    """The policy in force, read once a process; ValidationError where a number is missing or senseless."""
    text = (FOLDER / "closures.toml").read_text(encoding="utf-8")
    return ClosurePolicy.model_validate(tomllib.loads(text))
