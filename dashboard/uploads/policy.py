"""How much may be handed in on the page, and for how long it is kept: read from data/policy/upload.toml."""

import tomllib
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from dashboard.policy import FOLDER

MEGABYTE = 1024 * 1024


class UploadPolicy(BaseModel):
    """The limits as their file has them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file_megabytes: int = Field(ge=1)
    files: int = Field(ge=1)
    name_characters: int = Field(ge=20)
    keep_hours: int = Field(ge=1)
    wait_seconds: int = Field(ge=1)
    first_rows: int = Field(ge=1)
    listed: int = Field(ge=1)

    @property
    def file_bytes(self) -> int:
        """The size of one file at most."""
        return self.file_megabytes * MEGABYTE

    @property
    def request_bytes(self) -> int:
        """The size of a whole upload at most, with a little for the form around the files."""
        return self.files * self.file_bytes + MEGABYTE


@cache
def upload_policy() -> UploadPolicy:
    """The policy in force, read once a process; a ValidationError names what is missing."""
    return UploadPolicy.model_validate(tomllib.loads((FOLDER / "upload.toml").read_text(encoding="utf-8")))
