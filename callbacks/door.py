"""The door of the web app: who asks, may they, and what do they see. Every request goes through it."""

import time
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import timedelta
from urllib.parse import urlencode, urlsplit

from flask import Flask, Request, Response, g, redirect, request, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response as Answer

from audit.chain import Audit
from audit.secret import secret
from dashboard import addresses
from dashboard.access.policy import Right, access_policy
from dashboard.access.store import FOLDER
from dashboard.access.users import Clock, User, Users
from dashboard.access.viewer import denied, looking, viewer
from dashboard.sight import asked_beyond
from dashboard.translation import _, speaking
from dashboard.warehouse import Warehouse

OPEN = frozenset({"health", "metrics", "sign_in", "by_password", "by_link", "to_provider", "from_provider"})
"""What answers strangers; everything else, what isn't there included, sends them to the sign-in page."""

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
SINCE = "since"
HOUR = 3600
DONE, SEE_OTHER, STRANGER, FORBIDDEN = 200, 303, 401, 403
LONGEST = 500
"""So many characters of an address are kept in the log."""


class SignedIn(UserMixin):  # type: ignore[misc]
    """A user as the session cookie names it: by name and generation."""

    def __init__(self, user: User) -> None:
        self.user = user

    def get_id(self) -> str:
        """What the cookie holds; a risen generation is another one."""
        return f"{self.user.generation}:{self.user.name}"


class Door:
    """The door of one app: `needs` names what an endpoint asks for beyond reading."""

    def __init__(
        self, users: Users, audit: Audit, needs: Mapping[str, Right], now: Clock = time.time
    ) -> None:
        self._users, self._audit, self._needs, self._now = users, audit, needs, now

    def register(self, server: Flask, warehouse: Warehouse) -> None:
        """Puts the door before everything the server answers."""
        policy = access_policy().session
        server.secret_key = secret(warehouse.home / FOLDER, "cookie.key")
        server.config.update(
            SESSION_COOKIE_NAME="minqing",
            SESSION_COOKIE_HTTPONLY=True,
            SESSION_COOKIE_SAMESITE="Lax",
            SESSION_COOKIE_SECURE=policy.is_behind_tls,
            PERMANENT_SESSION_LIFETIME=timedelta(minutes=policy.idle_minutes),
        )
        if policy.is_behind_tls:
            server.wsgi_app = ProxyFix(server.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign]
        manager = LoginManager(server)
        manager.session_protection = "strong"
        manager.user_loader(self._signed_in)
        server.before_request(self.enter)
        server.after_request(self.record)
        server.teardown_request(_leave_sight)

    def enter(self) -> Answer | None:
        """None where the request may go on, in the sight of who asks; else the refusal."""
        if request.method not in SAFE and is_from_elsewhere(request):
            self.refuse("cross-site")
            return Response(_("请求来自别的网站，已拒绝。"), FORBIDDEN, mimetype="text/plain")
        if request.endpoint in OPEN:
            return None
        if not current_user.is_authenticated or self._is_over():
            return _stranger()
        who = current_user.user.viewer
        needed = self._needs.get(request.endpoint or "", "read")
        if not who.may(needed):
            self.refuse(needed)
            with speaking(request.args.get("lang", "zh")):
                return Response(_without(needed), FORBIDDEN, mimetype="text/plain")
        g.sight = ExitStack()
        g.sight.enter_context(looking(who))
        return None

    def record(self, answer: Response) -> Response:
        """The answer, once it is in the log what was carried away, or asked for beyond the viewer's sight."""
        who = viewer()
        if who is None:
            return answer
        for right in denied():
            self.refuse(right)
        if beyond := asked_beyond():
            self.refuse("region", region=",".join(beyond))
        if self._needs.get(request.endpoint or "") == "export" and answer.status_code == DONE:
            asked = request.query_string.decode("ascii", "replace")[:LONGEST]
            self._audit.note(who.name, "downloaded", path=request.path, asked=asked)
        return answer

    def let_in(self, user: User) -> None:
        """From now on the browser is the user's, in a session of its own."""
        session.clear()
        session.permanent = True
        session[SINCE] = int(self._now())
        login_user(SignedIn(user))

    def leave(self) -> str:
        """The browser is nobody's any more; whose it was."""
        name: str = current_user.user.name
        logout_user()
        session.clear()
        return name

    def refuse(self, why: str, **about: str) -> None:
        """Notes in the log that this request was refused, and why."""
        name = current_user.user.name if current_user.is_authenticated else "?"
        where = {"path": request.path[:LONGEST], "address": request.remote_addr or ""}
        self._audit.note(name, "refused", why=why, **where, **about)

    def _signed_in(self, told: str) -> SignedIn | None:
        """The user a cookie names, unless its sign-ins were ended since."""
        generation, _colon, name = told.partition(":")
        user = self._users.find(name)
        is_good = user is not None and not user.is_disabled and str(user.generation) == generation
        return SignedIn(user) if user is not None and is_good else None

    def _is_over(self) -> bool:
        """Whether the sign-in is too old, however busy it was."""
        return bool(self._now() - session.get(SINCE, 0) > access_policy().session.hours * HOUR)


def is_from_elsewhere(asked: Request) -> bool:
    """Whether a page of another site sends this, by what the browser says of itself.

    Sec-Fetch-Site where there is one, else Origin against the host. Without both it is no browser, and
    carries nobody's cookie but its own.
    """
    site = asked.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = asked.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != asked.host


def within(asked: str | None) -> str:
    """An address of this site to go on to; the overview where it is none."""
    told = asked or addresses.OVERVIEW
    is_local = told.startswith("/") and not told.startswith(("//", "/\\")) and told.isprintable()
    return told if is_local else addresses.OVERVIEW


def _stranger() -> Answer:
    """To the sign-in page and back; a script is only told that nobody is signed in."""
    is_expired = "minqing" in request.cookies
    # Named: a script's */* takes a page too, and couldn't show it.
    is_for_page = "text/html" in request.accept_mimetypes.values()
    if request.method not in SAFE or not is_for_page:
        return Response(_("请先登录。"), STRANGER, mimetype="text/plain")
    beyond = request.full_path.rstrip("?")
    query = {"next": beyond} | ({"why": "expired"} if is_expired else {})
    return redirect(f"{addresses.SIGN_IN}?{urlencode(query)}", SEE_OTHER)


def _without(right: Right) -> str:
    """What is said to whoever lacks a right."""
    if right == "administer":
        return _("您的角色不能管理用户：请找本单位的管理员。")
    if right == "upload":
        return _("您的角色不能交数：请找本单位办公室。")
    return _("您的角色不能下载：请找本单位办公室。")


def _leave_sight(_fault: BaseException | None) -> None:
    sight: ExitStack | None = g.pop("sight", None)
    if sight is not None:
        sight.close()
