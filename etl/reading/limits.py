"""The limits and the blank words of data/policy/reading.toml."""

from functools import lru_cache

from etl.configuration import Strict, configured
from etl.paths import POLICY


class _Limits(Strict):
    file_megabytes: int
    unpacked_megabytes: int
    columns: int
    sheets: int
    cells: int
    cell_characters: int
    opening_megabytes: int
    opening_seconds: int
    header_within_rows: int


class _Large(Strict):
    text_kilobytes: int


class _Shown(Strict):
    rows: int
    samples: int


class _Blank(Strict):
    words: frozenset[str]
    dates: frozenset[str]
    people: frozenset[str]


class ReadingPolicy(Strict):
    """How much is read and shown, and which words stand for nothing written."""

    limits: _Limits
    large: _Large
    shown: _Shown
    blank: _Blank


@lru_cache(maxsize=1)
def reading_policy() -> ReadingPolicy:
    """The policy in force; BadConfiguration where the file is missing or breaks the form."""
    return configured(POLICY / "reading.toml", ReadingPolicy)
