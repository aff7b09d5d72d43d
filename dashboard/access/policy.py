"""How one signs in and what a role may do: read from data/policy/access.toml."""

import tomllib
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from dashboard.policy import FOLDER

Role = Literal["leader", "office", "administrator"]
Right = Literal["read", "export", "upload", "administer"]
Medium = Literal["page", "slides", "workbook", "csv", "rows", "command"]
"""Where a figure is told; `rows`: lists of rows that are carried away; `command`: the command line."""


class _Policy(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Session(_Policy):
    """How long a sign-in lasts, and whether the cookie travels over TLS only."""

    idle_minutes: int = Field(ge=1)
    hours: int = Field(ge=1)
    is_behind_tls: bool


class Attempts(_Policy):
    """So many wrong passwords for one name or from one address, and it waits."""

    per_name: int = Field(ge=1)
    per_address: int = Field(ge=1)
    wait_minutes: int = Field(ge=1)


class Link(_Policy):
    """How long a one-time link is good for."""

    minutes: int = Field(ge=1)


class Password(_Policy):
    """Lengths in characters; passes, KiB and lanes of argon2id."""

    shortest: int = Field(ge=8)
    longest: int = Field(le=1000)
    passes: int = Field(ge=1)
    memory_kib: int = Field(ge=8192)
    lanes: int = Field(ge=1)


class Disclosure(_Policy):
    """Fewer persons than `least` are not told by place in `media`; `persons`: their counts by figure."""

    least: int = Field(ge=0)
    media: frozenset[Medium]
    persons: dict[str, tuple[str, ...]]


class Watermark(_Policy):
    """Whether files bear who carried them away and when."""

    is_on: bool


class AccessPolicy(_Policy):
    """The policy as its file has it."""

    roles: dict[Role, frozenset[Right]]
    session: Session
    attempts: Attempts
    link: Link
    password: Password
    watermark: Watermark
    disclosure: Disclosure


@cache
def access_policy() -> AccessPolicy:
    """The policy in force, read once a process."""
    return AccessPolicy.model_validate(tomllib.loads((FOLDER / "access.toml").read_text(encoding="utf-8")))
