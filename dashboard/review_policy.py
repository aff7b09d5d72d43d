"""When a project's rating doesn't fit its money and its work: read from data/policy/reviews.toml."""

import tomllib
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from dashboard.policy import FOLDER


class RatingPolicy(BaseModel):
    """`paid_ahead`: points by which what is paid may lead the work; `liked`: satisfied of 100 answers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    paid_ahead: int = Field(ge=0, le=100)
    liked: int = Field(ge=0, le=100)


@cache
def rating_policy() -> RatingPolicy:
    """The [project] part of the file; pydantic's error where it breaks the form."""
    text = (FOLDER / "reviews.toml").read_text(encoding="utf-8")
    return RatingPolicy.model_validate(tomllib.loads(text)["project"])
