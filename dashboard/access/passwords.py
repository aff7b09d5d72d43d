"""Passwords: kept as argon2id hashes, never as themselves."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dashboard.access.policy import access_policy
from dashboard.errors import DashboardError


class BadPassword(DashboardError):
    """Too short or too long to be a password."""

    def __init__(self, shortest: int, longest: int) -> None:
        super().__init__(
            f"密码要有 {shortest} 到 {longest} 个字符", f"a password has {shortest} to {longest} characters"
        )


def hashed(password: str) -> str:
    """The hash to keep of a password. BadPassword."""
    policy = access_policy().password
    if not policy.shortest <= len(password) <= policy.longest:
        raise BadPassword(policy.shortest, policy.longest)
    return _hasher().hash(password)


def is_right(kept: str | None, password: str) -> bool:
    """Whether a password is the one kept; takes as long where none is kept, so that time tells nothing."""
    if len(password) > access_policy().password.longest:
        return False
    try:
        return _hasher().verify(kept or _nobodys(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(kept: str) -> bool:
    """Whether a hash was made under an earlier policy."""
    return _hasher().check_needs_rehash(kept)


@cache
def _hasher() -> PasswordHasher:
    policy = access_policy().password
    return PasswordHasher(time_cost=policy.passes, memory_cost=policy.memory_kib, parallelism=policy.lanes)


@cache
def _nobodys() -> str:
    return _hasher().hash("")
