"""Users: who they are, what role and region they have."""

import re
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

from dashboard.access.passwords import hashed
from dashboard.access.policy import Role
from dashboard.access.store import Store
from dashboard.access.viewer import Viewer
from dashboard.errors import DashboardError
from dashboard.regions import padded
from dashboard.sight import EVERYTHING

Clock = Callable[[], float]

NAME = re.compile(r"[\w.@-]{1,64}")


class BadUser(DashboardError):
    """The user can't be added or changed like this."""


class UnknownUser(DashboardError):
    """Nobody has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"没有用户 {name[:64]}：用 `python -m dashboard users list` 查看全部用户",
            f"no user {name[:64]}: `python -m dashboard users list` lists them all",
        )


@dataclass(frozen=True)
class User:
    """A user on file. `generation` rises when all earlier sign-ins end; `added_at` in seconds since 1970."""

    name: str
    role: Role
    region: str
    generation: int
    is_disabled: bool
    has_password: bool
    added_at: int

    @property
    def viewer(self) -> Viewer:
        """The user as one who looks."""
        return Viewer(self.name, self.role, self.region)


class Users:
    """The users of a home."""

    def __init__(self, store: Store, now: Clock = time.time) -> None:
        self._store, self._now = store, now

    def all(self) -> tuple[User, ...]:
        """Everyone, disabled ones included, by name."""
        with self._store.reading() as connection:
            return tuple(map(_user, connection.execute("select * from users order by name")))

    def find(self, name: str) -> User | None:
        """The user of that name; None without one."""
        with self._store.reading() as connection:
            row = connection.execute("select * from users where name = ?", (name,)).fetchone()
        return None if row is None else _user(row)

    def named(self, name: str) -> User:
        """The user of that name; UnknownUser."""
        found = self.find(name)
        if found is None:
            raise UnknownUser(name)
        return found

    def add(self, name: str, role: str, region: str, password: str | None = None) -> User:
        """A new user; `region` of 6, 9 or 12 digits, or EVERYTHING. BadUser, BadPassword, UnknownRegion.

        Without a password the user comes in by one-time links only.
        """
        known = _checked_name(name), _checked_role(role), _checked_region(role, region)
        kept = None if password is None else hashed(password)
        try:
            with self._store.writing() as connection:
                connection.execute(
                    "insert into users (name, role, region, password, added_at) values (?, ?, ?, ?, ?)",
                    (*known, kept, int(self._now())),
                )
        except sqlite3.IntegrityError as fault:
            raise BadUser(f"用户 {name} 已经有了", f"there is a user {name} already") from fault
        return self.named(name)

    def disable(self, name: str) -> None:
        """The user is signed out everywhere and can't sign in any more. UnknownUser."""
        self._change(name, "is_disabled = 1, generation = generation + 1")

    def set_password(self, name: str, password: str) -> None:
        """A new password, which also ends every earlier sign-in and disablement. UnknownUser, BadPassword."""
        self._change(name, "password = ?, is_disabled = 0, generation = generation + 1", hashed(password))

    def arrive(self, name: str, role: str, region: str, origin: str) -> User:
        """The user an outside provider (`origin`) vouches for, with the role and region it gives now.

        BadUser where the name is somebody else's: of this house, or another provider's; UnknownRegion.
        """
        known = _checked_name(name), _checked_role(role), _checked_region(role, region)
        with self._store.writing() as connection:
            connection.execute(
                "insert into users (name, role, region, added_at, origin) values (?, ?, ?, ?, ?)"
                " on conflict (name) do nothing",
                (*known, int(self._now()), origin),
            )
            row = connection.execute("select * from users where name = ?", (name,)).fetchone()
            if row["origin"] != origin:
                raise BadUser(
                    f"用户名 {name} 已是别人的：请找管理员",
                    f"the name {name} is somebody else's: ask an administrator",
                )
            # Who is given less than before has to come in anew everywhere.
            connection.execute(
                "update users set role = ?2, region = ?3, generation = generation + 1"
                " where name = ?1 and (role, region) <> (?2, ?3)",
                known,
            )
        return self.named(name)

    def reset(self, name: str) -> None:
        """The password is gone, every sign-in is over, and a disabled user is let in again. UnknownUser.

        From now on the user comes in by a one-time link, and chooses a new password.
        """
        self._change(name, "password = null, is_disabled = 0, generation = generation + 1")

    def end_sign_ins(self, name: str) -> None:
        """Every sign-in of the user until now is over. UnknownUser."""
        self._change(name, "generation = generation + 1")

    def _change(self, name: str, what: str, *values: str) -> None:
        with self._store.writing() as connection:
            # `what` is written above; values go as parameters.
            changed = connection.execute(f"update users set {what} where name = ?", (*values, name)).rowcount
            connection.execute("delete from links where name = ?", (name,))
        if changed == 0:
            raise UnknownUser(name)


def _user(row: sqlite3.Row) -> User:
    return User(
        row["name"],
        row["role"],
        row["region"],
        row["generation"],
        bool(row["is_disabled"]),
        row["password"] is not None,
        row["added_at"],
    )


def _checked_name(name: str) -> str:
    if not NAME.fullmatch(name):
        raise BadUser(
            f"用户名 {name[:64]} 不行：用 1 到 64 个文字、数字或 . @ - _",
            f"no user can be called {name[:64]}: 1 to 64 letters, digits or . @ - _",
        )
    return name


def _checked_role(role: str) -> str:
    if role not in get_args(Role):
        known = ", ".join(get_args(Role))
        raise BadUser(f"没有角色 {role[:20]}：可用 {known}", f"no role {role[:20]}: there are {known}")
    return role


def _checked_region(role: str, region: str) -> str:
    if region == EVERYTHING and role != "administrator":
        raise BadUser("领导和办公室用户要有区划：--region", "a leader and an office need a region: --region")
    return region if region == EVERYTHING else padded(region)
