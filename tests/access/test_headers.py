"""Every answer bears the headers: of what the app's own map has, of what it hasn't, and of its gate."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app import create_app
from callbacks.gate import Gate
from callbacks.headers import ALWAYS
from dashboard import addresses
from dashboard.access.policy import access_policy
from tests.access.conftest import peopled
from tests.dashboard.warehouse_fixture import write_warehouse
from tests.web import read_by_browsers, signed_in

REQUIRED = {"X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Permissions-Policy"}
NO_DECK = "?quarter=none"
"""Who asks for the slides of no quarter is soon answered."""
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return peopled(write_warehouse(tmp_path_factory.mktemp("headers")))


@pytest.fixture
def server(home: Path) -> Flask:
    """The app's server, with one address more that fails."""
    server = create_app(home).server

    def broken() -> str:
        raise RuntimeError("of a cell")

    server.add_url_rule("/broken", "broken", broken)
    return read_by_browsers(server)


def answers(server: Flask, client: FlaskClient) -> Iterator[tuple[str, TestResponse]]:
    """What every address of the app's map answers to every method."""
    for rule in server.url_map.iter_rules():
        path = rule.rule if not rule.arguments else rule.build(dict.fromkeys(rule.arguments, "x"))[1]
        # signing out would end the trial
        for method in () if path.startswith(addresses.SIGN_OUT) else METHODS:
            yield f"{method} {path}", client.open(f"{path}{NO_DECK}", method=method)


def bears_all(answer: TestResponse) -> bool:
    policy = answer.headers.get("Content-Security-Policy", "")
    is_closed = "frame-ancestors 'none'" in policy and "default-src '" in policy
    return is_closed and ALWAYS.items() <= dict(answer.headers).items()


def test_what_is_required_is_among_them() -> None:
    assert ALWAYS.keys() >= REQUIRED


@pytest.mark.parametrize("name", ["stranger", *(f"town-{role}" for role in access_policy().roles)])
def test_every_address_by_every_method(server: Flask, home: Path, name: str) -> None:
    client = server.test_client() if name == "stranger" else signed_in(server, home, name)
    found = dict(answers(server, client))
    assert [asked for asked, answer in found.items() if not bears_all(answer)] == []
    statuses = {answer.status_code for answer in found.values()}
    assert statuses >= ({401, 403} if name == "stranger" else {200, 403, 404, 405, 500})


def test_files_and_what_is_not_there(server: Flask, home: Path) -> None:
    client = signed_in(server, home, "town-office")
    document = client.get("/").get_data(as_text=True)
    files = re.findall(r'(?:src|href)="(/(?:assets|_dash-component-suites)[^"]+)"', document)
    assert any("_dash-component-suites" in path for path in files)
    for path in (
        *files,
        "/assets/none.js",
        "/assets/../app.py",
        "/nothing",
        "/_dash-component-suites/x/y.js",
    ):
        assert bears_all(client.get(path)), path
    nonsense = client.post("/_dash-update-component", data=b"{", content_type="application/json")
    assert nonsense.status_code == 400
    assert bears_all(nonsense)


def test_a_closed_gate(server: Flask, home: Path) -> None:
    client = signed_in(server, home, "town-office")
    gate = server.wsgi_app
    assert isinstance(gate, Gate)
    assert gate.close(1)
    for answer in (client.get("/"), client.get("/health"), client.post("/_dash-update-component", json={})):
        assert answer.status_code == 503
        assert bears_all(answer)
        assert answer.headers["Cache-Control"] == "no-store"
