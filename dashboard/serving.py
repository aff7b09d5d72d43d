"""How much the server takes on at once: read from data/policy/serving.toml."""

import tomllib
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from dashboard.policy import FOLDER


class ServingPolicy(BaseModel):
    """Requests worked on and waiting; seconds to wait, to come back after, to finish in; size of the log."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    working: int = Field(ge=1)
    waiting: int = Field(ge=0)
    wait_seconds: float = Field(gt=0)
    retry_seconds: int = Field(ge=1)
    connections: int = Field(ge=10)
    stop_seconds: float = Field(gt=0)
    log_megabytes: int = Field(ge=1)
    log_files: int = Field(ge=1)


@cache
def serving_policy() -> ServingPolicy:
    """The policy in force, read once a process."""
    return ServingPolicy.model_validate(tomllib.loads((FOLDER / "serving.toml").read_text(encoding="utf-8")))
