"""What the overview may say has changed: read from data/policy/findings.toml."""

import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dashboard.errors import BadPolicy
from dashboard.policy import FOLDER


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Told(_Part):
    """So many sentences at most, and of them so many about what is newly late."""

    most: int = Field(ge=3, le=5)
    late: int = Field(ge=0, le=5)


class Chance(_Part):
    """How rarely chance alone may bring what is told: once in so many."""

    one_in: int = Field(ge=20)


class Late(_Part):
    """A figure whose count `newly` came late since the period began, of `standing` that are late at all."""

    metric: str
    newly: str
    zh: str
    en: str
    standing: str | None = None


class First(_Part):
    """A figure whose count `field`, found among `of`, may be on record for the first time."""

    metric: str
    field: str
    of: str
    zh: str
    en: str


class FindingPolicy(_Part):
    """`lines`: by metric the percentage that a share is held against; its good side is the metric's."""

    told: Told
    chance: Chance
    lines: dict[str, int]
    late: tuple[Late, ...]
    first: tuple[First, ...]


def read_finding_policy(path: Path) -> FindingPolicy:
    """The rules in a policy file. BadPolicy."""
    try:
        return FindingPolicy.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as fault:
        raise BadPolicy(path.name, str(fault)) from fault


@cache
def finding_policy() -> FindingPolicy:
    """The rules in force, read once a process."""
    return read_finding_policy(FOLDER / "findings.toml")
