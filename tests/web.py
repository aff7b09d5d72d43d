"""The web app for tests that need no browser: signed in the way everybody is, by a one-time link."""

from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from dashboard.access.signing import LOCAL, Signing
from dashboard.addresses import sign_in_link


def served(home: Path) -> Flask:
    """The web server of a home."""
    server: Flask = create_app(home).server
    return server


def signed_in(server: Flask, home: Path, name: str = LOCAL) -> FlaskClient:
    """A browser's worth of cookies, in which a user is signed in; LOCAL is this machine's administrator."""
    signing = Signing(home)
    token = signing.local_link() if name == LOCAL else signing.link_for(name)
    assert token is not None
    client = server.test_client()
    assert client.get(sign_in_link(token)).status_code == 303
    return client
