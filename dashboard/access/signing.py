"""Signing in: by password, with a wait after too many wrong ones, or by a one-time link."""

import hashlib
import math
import secrets
import time
from pathlib import Path
from sqlite3 import Connection

from dashboard.access.passwords import hashed, is_outdated, is_right
from dashboard.access.policy import access_policy
from dashboard.access.provider import NotGranted
from dashboard.access.store import Store
from dashboard.access.users import Clock, User, Users
from dashboard.errors import DashboardError
from dashboard.sight import EVERYTHING

MINUTE = 60
TOKEN_BYTES = 32

LOCAL = "local"
"""The administrator of this machine, who comes in by the link that `serve` prints and has no password."""


class SignInRefused(DashboardError):
    """Name and password don't go together; a name nobody has gets the same answer."""

    def __init__(self) -> None:
        super().__init__("用户名或密码不对", "wrong name or password")


class TooManyAttempts(DashboardError):
    """Wrong too often: it has to wait `minutes`; a name nobody has gets the same answer."""

    def __init__(self, minutes: int) -> None:
        super().__init__(
            f"试错太多次，请 {minutes} 分钟后再试",
            f"too many wrong attempts: try again in {minutes} minutes",
        )


class LinkSpent(DashboardError):
    """The link was used, is too old, or never was."""

    def __init__(self) -> None:
        super().__init__(
            "这个登录链接已用过或已过期：请重新取一个",
            "this sign-in link was used or is too old: ask for a new one",
        )


class Signing:
    """The ways into one home."""

    def __init__(self, home: Path, now: Clock = time.time) -> None:
        self._store, self._now = Store(home), now
        self.users = Users(self._store, now)

    def by_password(self, name: str, password: str, address: str) -> User:
        """The user, if name and password go together. SignInRefused, TooManyAttempts.

        The attempt counts as wrong until it is right, so that many at once don't slip by.
        """
        subjects = (f"name:{name[:64]}", f"address:{address}")
        with self._store.writing() as connection:
            self._wait(connection, subjects)
            at = int(self._now())
            attempt = [
                connection.execute(
                    "insert into failures (subject, at) values (?, ?)", (subject, at)
                ).lastrowid
                for subject in subjects
            ]
            row = connection.execute(
                "select password from users where name = ? and is_disabled = 0", (name,)
            ).fetchone()
        kept = None if row is None else row["password"]
        if not is_right(kept, password) or kept is None:
            raise SignInRefused()
        with self._store.writing() as connection:
            connection.execute("delete from failures where subject = ?", (subjects[0],))
            connection.execute("delete from failures where rowid = ?", (attempt[1],))
            if is_outdated(kept):
                connection.execute("update users set password = ? where name = ?", (hashed(password), name))
        return self.users.named(name)

    def link_for(self, name: str) -> str:
        """The secret of a one-time link for a user, who is enabled. UnknownUser, LinkSpent."""
        if self.users.named(name).is_disabled:
            raise LinkSpent()
        token = secrets.token_urlsafe(TOKEN_BYTES)
        good_until = int(self._now()) + access_policy().link.minutes * MINUTE
        with self._store.writing() as connection:
            connection.execute("delete from links where good_until < ?", (int(self._now()),))
            connection.execute("insert into links values (?, ?, ?)", (_mark(token), name, good_until))
        return token

    def local_link(self) -> str | None:
        """The secret of a link for this machine's administrator; None where that one was disabled."""
        local = self.users.find(LOCAL) or self.users.add(LOCAL, "administrator", EVERYTHING)
        return None if local.is_disabled else self.link_for(LOCAL)

    def by_link(self, token: str) -> User:
        """The user a link was made for, once. LinkSpent."""
        with self._store.writing() as connection:
            row = connection.execute(
                "delete from links where mark = ? returning name, good_until", (_mark(token),)
            ).fetchone()
        user = None if row is None else self.users.find(row["name"])
        if user is None or user.is_disabled or row["good_until"] < self._now():
            raise LinkSpent()
        return user

    def by_provider(self, name: str, role: str, region: str, origin: str) -> User:
        """The user an outside provider vouches for. BadUser, UnknownRegion, and NotGranted where disabled."""
        user = self.users.arrive(name, role, region, origin)
        if user.is_disabled:
            raise NotGranted()
        return user

    def _wait(self, connection: Connection, subjects: tuple[str, str]) -> None:
        """TooManyAttempts where the name or the address was wrong too often lately."""
        policy = access_policy().attempts
        since = int(self._now()) - policy.wait_minutes * MINUTE
        connection.execute("delete from failures where at <= ?", (since,))
        for subject, allowed in zip(subjects, (policy.per_name, policy.per_address), strict=True):
            # Open again once the oldest of the last so many has passed.
            row = connection.execute(
                "select at from failures where subject = ? order by at desc limit 1 offset ?",
                (subject, allowed - 1),
            ).fetchone()
            if row is not None:
                raise TooManyAttempts(max(1, math.ceil((row["at"] - since) / MINUTE)))


def _mark(token: str) -> str:
    """What is kept of a link: nobody comes in with it."""
    return hashlib.sha256(token.encode()).hexdigest()
