"""Who looks now: set once per request, asked wherever it matters."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from dashboard.access.policy import Right, Role, access_policy
from dashboard.sight import seen_from


@dataclass(frozen=True)
class Viewer:
    """A user as signed in: `region` of 12 digits, or sight.EVERYTHING."""

    name: str
    role: Role
    region: str

    def may(self, right: Right) -> bool:
        """Whether the role has a right, by data/policy/access.toml."""
        return right in access_policy().roles[self.role]


_viewer: ContextVar[Viewer | None] = ContextVar("viewer", default=None)
_denied: ContextVar[list[Right] | None] = ContextVar("asked for without the right", default=None)


def viewer() -> Viewer | None:
    """Who looks; None outside the web app, where the command line's user is above all."""
    return _viewer.get()


def may(right: Right) -> bool:
    """Whether who looks has a right; where not, that it was asked for is remembered."""
    who, denied = viewer(), _denied.get()
    is_given = who is None or who.may(right)
    if not is_given and denied is not None and right not in denied:
        denied.append(right)
    return is_given


def denied() -> tuple[Right, ...]:
    """What was asked for without the right to it since `looking` was entered."""
    return tuple(_denied.get() or ())


@contextmanager
def looking(who: Viewer) -> Iterator[None]:
    """Everything inside is done for `who`, and sees what `who` may see."""
    token, asked = _viewer.set(who), _denied.set([])
    try:
        with seen_from(who.region):
            yield
    finally:
        _denied.reset(asked)
        _viewer.reset(token)
