"""Sign-in by an outside provider (OpenID Connect): which one, and what its word on a person gives here."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dashboard.access.policy import Role
from dashboard.access.store import FOLDER
from dashboard.errors import DashboardError

FILE = "provider.toml"


class BadProvider(DashboardError):
    """The provider's file breaks its form."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} 不合格式：{why}", f"{path} breaks its form: {why}")


class NotGranted(DashboardError):
    """The provider knows the person, but nothing here is given for what it says."""

    def __init__(self) -> None:
        super().__init__(
            "统一登录认得您，但没有给您查看的权限：请找管理员",
            "signed in, but nothing is granted to you here",
        )


class Grant(BaseModel):
    """Whoever's `claim` is, or holds, `value` has a role at a region; '' is every region."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    claim: str
    value: str
    role: Role
    region: str


class Provider(BaseModel):
    """One provider, as `<home>/access/provider.toml` has it; without that file there is none.

    `issuer`: its address; `site`: ours, as browsers know it; `name`: what the button calls it; `user`: the
    claim that names a person. The first of `grants` that fits is given.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    issuer: str = Field(pattern=r"^https?://")
    site: str = Field(pattern=r"^https?://[^/]+/?$")
    client_id: str
    client_secret: str
    name: str
    user: str
    grants: tuple[Grant, ...] = Field(min_length=1)

    def granted(self, claims: Mapping[str, Any]) -> tuple[str, Role, str]:
        """Name, role and region of whom these claims describe. NotGranted."""
        name = claims.get(self.user)
        for grant in self.grants:
            told = claims.get(grant.claim)
            fits = grant.value == told or (isinstance(told, list) and grant.value in told)
            if fits and isinstance(name, str):
                return name, grant.role, grant.region
        raise NotGranted()


def read_provider(home: Path) -> Provider | None:
    """The provider of a home; None where it has none. BadProvider."""
    path = home / FOLDER / FILE
    if not path.exists():
        return None
    try:
        return Provider.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (ValidationError, tomllib.TOMLDecodeError) as fault:
        raise BadProvider(path, str(fault).replace("\n", " ")[:300]) from fault
