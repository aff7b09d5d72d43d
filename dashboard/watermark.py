"""Who carried a file away and when, written into the file itself, so that it still says so elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

from dashboard.access.policy import access_policy
from dashboard.access.viewer import viewer

_mark: ContextVar[str | None] = ContextVar("watermark", default=None)


@contextmanager
def carried_by(name: str | None) -> Iterator[None]:
    """Files written inside bear a name and this moment; None marks nothing."""
    token = _mark.set(f"{name} {datetime.now(UTC):%Y-%m-%d %H:%M} UTC" if name else None)
    try:
        yield
    finally:
        _mark.reset(token)


@contextmanager
def carried_by_viewer() -> Iterator[None]:
    """Files written inside bear who looks, where data/policy/access.toml asks for it."""
    who = viewer()
    with carried_by(who.name if who and access_policy().watermark.is_on else None):
        yield


def watermark() -> str | None:
    """What a file written now bears; None where nothing is asked for."""
    return _mark.get()
