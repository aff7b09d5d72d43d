"""The web app for tests that need no browser: signed in the way everybody is, by a one-time link."""

from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app import create_app
from dashboard.access.signing import LOCAL, Signing
from dashboard.addresses import sign_in_link


class Browser(FlaskClient):
    """Reads every answer to its end, as browsers do: one nobody reads keeps its place inside the gate."""

    def open(self, *asked: Any, buffered: bool = True, **how: Any) -> TestResponse:
        """The answer, all of it."""
        return super().open(*asked, buffered=buffered, **how)


def served(home: Path) -> Flask:
    """The web server of a home."""
    return read_by_browsers(create_app(home).server)


def read_by_browsers(server: Flask) -> Flask:
    """The server, whose test clients read to the end."""
    server.test_client_class = Browser
    return server


def signed_in(server: Flask, home: Path, name: str = LOCAL) -> FlaskClient:
    """A browser's worth of cookies, in which a user is signed in; LOCAL is this machine's administrator."""
    signing = Signing(home)
    token = signing.local_link() if name == LOCAL else signing.link_for(name)
    assert token is not None
    client = server.test_client()
    assert client.get(sign_in_link(token)).status_code == 303
    return client
