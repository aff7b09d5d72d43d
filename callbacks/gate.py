"""The gate before the app: so many requests at once, so many waiting, everyone else is told to come back."""

import threading
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from typing import TYPE_CHECKING

from flask import Response
from werkzeug.wsgi import ClosingIterator

from callbacks.headers import ALONE, with_headers
from dashboard import addresses
from dashboard.serving import ServingPolicy

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

BUSY = 503
AT_ONCE = frozenset({addresses.HEALTH, addresses.METRICS})
"""Who watches over the server is answered however busy it is."""

Busy = Callable[[str, int, bool], str]
"""Language, seconds and whether a page is asked for -> what is said, as app.py hands it in."""


class Gate:
    """Lets requests through to an app; counts those `working`, `waiting` and, since the start, `refused`."""

    def __init__(self, app: "WSGIApplication", policy: ServingPolicy, busy: Busy) -> None:
        self._app, self._policy, self._told = app, policy, busy
        self._turn = threading.Condition()
        self._is_closed = False
        self.working = self.waiting = self.refused = 0

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        """The app's answer, or 503 with Retry-After."""
        if environ.get("PATH_INFO") in AT_ONCE and not self._is_closed:
            return self._app(environ, start)
        if not self._enter():
            return self._busy(environ)(environ, start)
        with ExitStack() as inside:
            inside.callback(self._leave)
            answer = self._app(environ, start)
            # inside until the last byte has left
            return ClosingIterator(answer, inside.pop_all().close)

    def close(self, seconds: float) -> bool:
        """Lets nobody in any more; whether all inside were done within so many seconds."""
        with self._turn:
            self._is_closed = True
            self._turn.notify_all()
            return self._turn.wait_for(lambda: self.working == 0, seconds)

    def _enter(self) -> bool:
        policy = self._policy
        until = time.monotonic() + policy.wait_seconds
        with self._turn:
            if self.working < policy.working and not self.waiting and not self._is_closed:
                self.working += 1
                return True
            if self.waiting < policy.waiting:
                self.waiting += 1
                self._turn.wait_for(self._has_room, until - time.monotonic())
                self.waiting -= 1
                if self._has_room() and not self._is_closed:
                    self.working += 1
                    return True
            self.refused += 1
            return False

    def _has_room(self) -> bool:
        return self._is_closed or self.working < self._policy.working

    def _leave(self) -> None:
        with self._turn:
            self.working -= 1
            self._turn.notify_all()

    def _busy(self, environ: "WSGIEnvironment") -> Response:
        seconds, is_page = self._policy.retry_seconds, environ["REQUEST_METHOD"] == "GET"
        asked = environ.get("QUERY_STRING", "") + environ.get("HTTP_REFERER", "")
        told = self._told("en" if "lang=en" in asked else "zh", seconds, is_page)
        answer = Response(told, BUSY, mimetype="text/html" if is_page else "text/plain")
        answer.headers["Retry-After"] = str(seconds)
        if is_page:
            answer.headers["Refresh"] = str(seconds)
        return with_headers(ALONE, answer)
