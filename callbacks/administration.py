"""What an administrator posts: users added, reset, signed out, shut out; and everybody's own password."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from flask import Flask, Response, redirect, request
from flask_login import current_user
from werkzeug.wrappers import Response as Answer

from audit.chain import Audit
from callbacks.door import Door
from dashboard import addresses
from dashboard.access.administration import Administration
from dashboard.access.passwords import BadPassword
from dashboard.access.policy import Right, access_policy
from dashboard.access.signing import Signing, SignInRefused, TooManyAttempts
from dashboard.access.users import User
from dashboard.access.viewer import viewer
from dashboard.errors import DashboardError
from dashboard.translation import language, speaking

SEE_OTHER, REFUSED = 303, 400

Change = Callable[[Administration, str], str | None]
"""What is done with a user of that name; the secret of a link where there is one to hand over."""


class Pages(NamedTuple):
    """The pages that answer, as app.py hands them in from the layouts."""

    handed_link: Callable[[str, str, int], str]
    refused: Callable[[str, str], str]
    password: Callable[[str, bool, str], str]


def _add(administration: Administration, name: str) -> str:
    typed = request.form
    return administration.add(name, typed.get("role", ""), typed.get("region", "").strip())


CHANGES: Mapping[str, Change] = {
    addresses.USER_ADD: _add,
    addresses.USER_RESET: lambda administration, name: administration.reset(name),
    addresses.USER_DISABLE: lambda administration, name: administration.disable(name),
    addresses.USER_SIGN_OUT: lambda administration, name: administration.end_sign_ins(name),
}

NEEDS: Mapping[str, Right] = dict.fromkeys(CHANGES, "administer")
"""Endpoint (named as its path) -> the right it takes."""


class Desk:
    """The routes of one app; every change is a POST."""

    def __init__(self, home: Path, door: Door, pages: Pages) -> None:
        self._home, self._door, self._pages = home, door, pages
        self._signing, self._audit = Signing(home), Audit(home)

    def register(self, server: Flask) -> None:
        """A route a change, and that of one's own password."""
        for path, change in CHANGES.items():
            server.add_url_rule(path, path, partial(self.change, change), methods=["POST"])
        server.add_url_rule(addresses.PASSWORD, "password", self.show, methods=["GET"])
        server.add_url_rule(addresses.PASSWORD, "new_password", self.choose, methods=["POST"])

    def change(self, change: Change) -> Answer:
        """Done, and back to the users or the link to hand over; else why not."""
        name = (request.args.get("user") or request.form.get("user", "")).strip()
        with speaking(request.args.get("lang", "zh")):
            try:
                token = change(Administration(self._home, viewer()), name)
            except DashboardError as refusal:
                return Response(self._pages.refused(_told(refusal), addresses.USERS), REFUSED)
            if token is None:
                return redirect(addresses.address(addresses.USERS, lang=_unusual()), SEE_OTHER)
            link = f"{request.host_url.rstrip('/')}{addresses.sign_in_link(token)}"
            return Response(self._pages.handed_link(name, link, access_policy().link.minutes))

    def show(self) -> Answer:
        """The form for one's own password."""
        with speaking(request.args.get("lang", "zh")):
            return self._form(current_user.user)

    def choose(self) -> Answer:
        """One's own new password, which ends every other sign-in; else the form with the reason."""
        user: User = current_user.user
        with speaking(request.form.get("lang", "zh")):
            try:
                self._check(user)
                self._signing.users.set_password(user.name, request.form.get("new", ""))
            except (SignInRefused, TooManyAttempts, BadPassword, Differing) as refusal:
                return self._form(user, _told(refusal), REFUSED)
        self._audit.note(user.name, "user_changed", user=user.name, change="password")
        self._door.let_in(self._signing.users.named(user.name))
        return redirect(addresses.OVERVIEW, SEE_OTHER)

    def _check(self, user: User) -> None:
        typed = request.form
        if typed.get("new", "") != typed.get("again", ""):
            raise Differing()
        if user.has_password:
            self._signing.by_password(user.name, typed.get("current", ""), request.remote_addr or "")

    def _form(self, user: User, told: str = "", status: int = 200) -> Answer:
        return Response(self._pages.password(user.name, user.has_password, told), status)


class Differing(DashboardError):
    """What was typed twice isn't the same."""

    def __init__(self) -> None:
        super().__init__("两次输入的新密码不一样", "the new password was typed differently the second time")


def _told(refusal: DashboardError) -> str:
    return refusal.zh if language() == "zh" else refusal.en


def _unusual() -> str | None:
    return None if language() == "zh" else "en"
