"""The ways in and out: sign-in page, one-time link, sign-out here and everywhere."""

from functools import partial
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

from flask import Flask, Response, redirect, request
from werkzeug.wrappers import Response as Answer

from audit.chain import Audit
from callbacks.door import Door, within
from dashboard import addresses
from dashboard.access.signing import LOCAL, LinkSpent, Signing, SignInRefused, TooManyAttempts
from dashboard.access.users import User
from dashboard.errors import DashboardError
from dashboard.translation import _, language, speaking

SEE_OTHER, FORBIDDEN, TOO_MANY = 303, 403, 429


class SignInPage(Protocol):
    """The page, as app.py hands it in from the layouts."""

    def __call__(
        self,
        beyond: str,
        theme: str,
        typed: str = "",
        told: str = "",
        is_wrong: bool = False,
        provider: str = "",
    ) -> str:
        """Its HTML."""


class Entrance:
    """The routes of one app."""

    def __init__(
        self, door: Door, signing: Signing, audit: Audit, page: SignInPage, provider: str = ""
    ) -> None:
        self._door, self._signing, self._audit = door, signing, audit
        self._page = partial(page, provider=provider)

    def register(self, server: Flask) -> None:
        """The routes; leaving is a POST, so that no link or picture from elsewhere does it."""
        add = server.add_url_rule
        add(addresses.SIGN_IN, "sign_in", self.show, methods=["GET"])
        add(addresses.SIGN_IN, "by_password", self.by_password, methods=["POST"])
        add(addresses.SIGN_IN_LINK, "by_link", self.by_link, methods=["GET"])
        add(addresses.SIGN_OUT, "sign_out", self.leave, methods=["POST"])
        add(addresses.SIGN_OUT_EVERYWHERE, "sign_out_everywhere", self.leave_everywhere, methods=["POST"])

    def show(self) -> Answer:
        """The sign-in page, with what led here."""
        beyond, asked = within(request.args.get("next")), request.args
        view = {name: found[0] for name, found in parse_qs(urlsplit(beyond).query).items()}
        with speaking(asked.get("lang") or view.get("lang", "zh")):
            told = {"out": _("已退出登录。"), "expired": _("登录已过期，请重新登录。")}
            theme = asked.get("theme") or view.get("theme", "")
            return Response(self._page(beyond, theme, told=told.get(asked.get("why", ""), "")))

    def by_password(self) -> Answer:
        """In, where name and password go together; else the page again, with the reason."""
        typed = request.form
        name = typed.get("name", "").strip()
        try:
            user = self._signing.by_password(name, typed.get("password", ""), request.remote_addr or "")
        except SignInRefused as refusal:
            known = name if self._signing.users.find(name) else "?"
            self._audit.note(known, "refused", why="password", address=request.remote_addr or "")
            return self._again(refusal, FORBIDDEN)
        except TooManyAttempts as refusal:
            return self._again(refusal, TOO_MANY)
        return self.welcome(user, within(typed.get("next")), "password")

    def by_link(self) -> Answer:
        """In, with a one-time link that is still good; else the page, with the reason."""
        try:
            user = self._signing.by_link(request.args.get("token", ""))
        except LinkSpent as refusal:
            return self._again(refusal, FORBIDDEN)
        # Whoever was just added or reset has no password yet; this machine's administrator never has one.
        is_new = not user.has_password and user.name != LOCAL
        return self.welcome(user, addresses.PASSWORD if is_new else addresses.OVERVIEW, "link")

    def leave(self) -> Answer:
        """Out, in this browser."""
        self._audit.note(self._door.leave(), "signed_out", where="here")
        return redirect(f"{addresses.SIGN_IN}?why=out", SEE_OTHER)

    def leave_everywhere(self) -> Answer:
        """Out, in every browser."""
        name = self._door.leave()
        self._signing.users.end_sign_ins(name)
        self._audit.note(name, "signed_out", where="everywhere")
        return redirect(f"{addresses.SIGN_IN}?why=out", SEE_OTHER)

    def refuse(self, refusal: DashboardError, status: int, why: str) -> Answer:
        """The sign-in page with the reason, which the log has too."""
        self._audit.note("?", "refused", why=why, address=request.remote_addr or "")
        return self._again(refusal, status)

    def welcome(self, user: User, beyond: str, how: str) -> Answer:
        """In, as a user, and on to where that leads."""
        self._door.let_in(user)
        self._audit.note(user.name, "signed_in", how=how, address=request.remote_addr or "")
        return redirect(beyond, SEE_OTHER)

    def _again(self, refusal: DashboardError, status: int) -> Answer:
        typed = request.form
        with speaking(typed.get("lang", "zh")):
            told = refusal.zh if language() == "zh" else refusal.en
            beyond, name = within(typed.get("next")), typed.get("name", "")
            return Response(self._page(beyond, typed.get("theme", ""), name, told, True), status)
