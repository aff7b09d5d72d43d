"""By when issues are assigned and fed back: read from data/policy/issue_cycle.toml."""

import tomllib
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from dashboard.policy import FOLDER


class IssueCycle(BaseModel):
    """So many months after that of its collection an issue is to be assigned, and fed back."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    assigned_months_after: int = Field(ge=0)
    fed_back_months_after: int = Field(ge=0)


@cache
def issue_cycle() -> IssueCycle:
    """The policy in force, read once a process; a ValidationError names what is missing."""
    return IssueCycle.model_validate(tomllib.loads((FOLDER / "issue_cycle.toml").read_text(encoding="utf-8")))
