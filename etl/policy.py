"""The numbers of data/policy that loading keeps to."""

import tomllib
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, ValidationError

from etl.errors import BadConfiguration
from etl.paths import POLICY


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Deadlines(_Strict):
    """Working days an issue may stay, by level."""

    working_days: dict[str, int]


class Keeping(_Strict):
    """How many snapshots are kept, how long a load waits, up to how many issues their history is stored."""

    keep_snapshots: int
    lock_seconds: int
    stored_issues: int


class Inbox(_Strict):
    """How long nothing may have been written to a watched inbox before it is read."""

    settle_seconds: float


def inbox() -> Inbox:
    """data/policy/inbox.toml; BadConfiguration where it is missing or breaks the form."""
    try:
        return Inbox.model_validate(_table("inbox"))
    except ValidationError as error:
        raise BadConfiguration(f"inbox.toml: {error}") from error


class Returning(_Strict):
    """Up to what size a sender's file is marked up and sent back."""

    marked_megabytes: int


def returning() -> Returning:
    """data/policy/returning.toml; BadConfiguration where it is missing or breaks the form."""
    try:
        return Returning.model_validate(_table("returning"))
    except ValidationError as error:
        raise BadConfiguration(f"returning.toml: {error}") from error


def deadlines() -> Deadlines:
    """data/policy/deadlines.toml; BadConfiguration where it is missing or breaks the form."""
    try:
        return Deadlines.model_validate(_table("deadlines"))
    except ValidationError as error:
        raise BadConfiguration(f"deadlines.toml: {error}") from error


def keeping() -> Keeping:
    """data/policy/warehouse.toml; BadConfiguration where it is missing or breaks the form."""
    try:
        return Keeping.model_validate(_table("warehouse"))
    except ValidationError as error:
        raise BadConfiguration(f"warehouse.toml: {error}") from error


@lru_cache(maxsize=8)
def _table(name: str) -> dict[str, object]:
    path = POLICY / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise BadConfiguration(f"{path.name}: {error}") from error
