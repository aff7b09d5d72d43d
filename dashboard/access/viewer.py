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


def viewer() -> Viewer | None:
    """Who looks; None outside the web app, where the command line's user is above all."""
    return _viewer.get()


@contextmanager
def looking(who: Viewer) -> Iterator[None]:
    """Everything inside is done for `who`, and sees what `who` may see."""
    token = _viewer.set(who)
    try:
        with seen_from(who.region):
            yield
    finally:
        _viewer.reset(token)
