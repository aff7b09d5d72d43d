"""The numbers of data/policy that loading keeps to."""

from functools import lru_cache

from etl.configuration import Strict, configured
from etl.paths import POLICY


class Deadlines(Strict):
    """Working days an issue may stay, by level."""

    working_days: dict[str, int]


class Keeping(Strict):
    """How many snapshots are kept, how long a load waits, up to how many issues their history is stored."""

    keep_snapshots: int
    lock_seconds: int
    stored_issues: int


class Volume(Strict):
    """When a submission is suspiciously small beside the period before: percent of its rows, and how many."""

    least_percent: int
    least_rows: int


@lru_cache(maxsize=1)
def volume() -> Volume:
    """data/policy/volume.toml; BadConfiguration where it is missing or breaks the form."""
    return configured(POLICY / "volume.toml", Volume)


class Inbox(Strict):
    """How long nothing may have been written to a watched inbox before it is read."""

    settle_seconds: float


@lru_cache(maxsize=1)
def inbox() -> Inbox:
    """data/policy/inbox.toml; BadConfiguration where it is missing or breaks the form."""
    return configured(POLICY / "inbox.toml", Inbox)


class Returning(Strict):
    """Up to what size a sender's file is marked up and sent back."""

    marked_megabytes: int
    unpacked_megabytes: int


@lru_cache(maxsize=1)
def returning() -> Returning:
    """data/policy/returning.toml; BadConfiguration where it is missing or breaks the form."""
    return configured(POLICY / "returning.toml", Returning)


@lru_cache(maxsize=1)
def deadlines() -> Deadlines:
    """data/policy/deadlines.toml; BadConfiguration where it is missing or breaks the form."""
    return configured(POLICY / "deadlines.toml", Deadlines)


@lru_cache(maxsize=1)
def keeping() -> Keeping:
    """data/policy/warehouse.toml; BadConfiguration where it is missing or breaks the form."""
    return configured(POLICY / "warehouse.toml", Keeping)
