"""The limits and the blank words of data/policy/reading.toml."""

import tomllib
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, ValidationError

from etl.errors import BadConfiguration
from etl.paths import POLICY


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Limits(_Strict):
    file_megabytes: int
    unpacked_megabytes: int
    columns: int
    header_within_rows: int


class _Large(_Strict):
    text_kilobytes: int


class _Shown(_Strict):
    rows: int
    samples: int


class _Blank(_Strict):
    words: frozenset[str]
    dates: frozenset[str]
    people: frozenset[str]


class ReadingPolicy(_Strict):
    """How much is read and shown, and which words stand for nothing written."""

    limits: _Limits
    large: _Large
    shown: _Shown
    blank: _Blank


@lru_cache(maxsize=1)
def reading_policy() -> ReadingPolicy:
    """The policy in force; BadConfiguration where the file is missing or breaks the form."""
    path = POLICY / "reading.toml"
    try:
        return ReadingPolicy.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise BadConfiguration(f"{path.name}: {error}") from error
