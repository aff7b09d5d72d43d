"""Which suggestions are owed a follow-up or key supervision: read from data/policy/suggestions.toml."""

import tomllib
from functools import cache

from pydantic import BaseModel, ConfigDict

from dashboard.policy import FOLDER


class _Policy(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FollowUp(_Policy):
    """The grades and ratings that are owed a follow-up, by their codes."""

    grades: tuple[str, ...]
    satisfaction: tuple[str, ...]


class Key(_Policy):
    """The ratings that are owed key supervision, by their codes."""

    satisfaction: tuple[str, ...]


class SuggestionPolicy(_Policy):
    """The whole file; `working_days` by level are what etl sets the clocks by."""

    working_days: dict[str, int]
    follow_up: FollowUp
    key: Key


@cache
def suggestion_policy() -> SuggestionPolicy:
    """The policy in force, read once a process."""
    text = (FOLDER / "suggestions.toml").read_text(encoding="utf-8")
    return SuggestionPolicy.model_validate(tomllib.loads(text))
