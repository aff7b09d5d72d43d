"""Bodies that no page of ours could have sent are refused before anything reads them, and are in the log."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from audit.chain import Audit
from tests.access.conftest import peopled
from tests.access.test_everything_is_cut import OWN, body
from tests.dashboard.warehouse_fixture import write_warehouse
from tests.web import read_by_browsers, signed_in

Forge = Callable[[dict[str, Any]], Any]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return peopled(write_warehouse(tmp_path_factory.mktemp("bodies")))


@pytest.fixture(scope="module")
def bodies(home: Path) -> tuple[Flask, dict[str, dict[str, Any]]]:
    """The server, and of every callback a body that is ours, by its output."""
    app = create_app(home)
    app._setup_server()
    ours = [one for one in app._callback_list if not one["clientside_function"]]
    return read_by_browsers(app.server), {one["output"]: body(one, "/rows", OWN) for one in ours}


@pytest.fixture(scope="module")
def client(bodies: tuple[Flask, Any], home: Path) -> FlaskClient:
    return signed_in(bodies[0], home, "town-office")


def rows(forge: Callable[[dict[str, Any]], Any]) -> tuple[str, Forge]:
    return "getRowsResponse", forge


def asked(**block: Any) -> tuple[str, Forge]:
    return rows(lambda one: one["inputs"][0].update(value=block))


FORGED: dict[str, tuple[str, Forge]] = {
    "another callback": rows(lambda one: one.update(output="users.children")),
    "no output": rows(lambda one: one.pop("output")),
    "an output that is no text": rows(lambda one: one.update(output=["x"])),
    "another input": rows(lambda one: one["inputs"][0].update(id="address")),
    "another property": rows(lambda one: one["inputs"][0].update(property="rowData")),
    "an input more": rows(lambda one: one["inputs"].append(one["inputs"][0])),
    "no inputs": rows(lambda one: one.update(inputs=None)),
    "inputs that are none": rows(lambda one: one.update(inputs="x")),
    "a state less": rows(lambda one: one.update(state=[])),
    "an address that is no text": rows(lambda one: one["state"][0].update(value={"a": 1})),
    "a block without an end": asked(startRow=0),
    "a block of words": asked(startRow="0", endRow="x"),
    "a block backwards": asked(startRow=10, endRow=0),
    "a block before the first": asked(startRow=-5, endRow=5),
    "a block of everything": asked(startRow=0, endRow=10**9),
    "a path that is a list": ("page.children", lambda one: one["inputs"][0].update(value=["/"])),
    "a click of words": (
        "go.href@",
        lambda one: [part.update(value={"points": "x"}) for parts in one["inputs"] for part in parts],
    ),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_body_is_refused_and_told(
    client: FlaskClient, bodies: tuple[Flask, dict[str, dict[str, Any]]], home: Path, name: str
) -> None:
    output, forge = FORGED[name]
    sent = copy.deepcopy(next(one for key, one in bodies[1].items() if output in key))
    forge(sent)
    before = len(Audit(home).chain().entries)
    answer = client.post("/_dash-update-component", json=sent)
    assert (answer.status_code, answer.get_data(as_text=True)) == (400, "请求读不懂。")
    (line,) = Audit(home).chain().entries[before:]
    assert (line.who, line.act, line.about["why"]) == ("town-office", "refused", "body")


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b'"x"', b"null", "\ud800".encode("utf-8", "surrogatepass")]
)
def test_what_is_no_body_at_all_is_refused(client: FlaskClient, raw: bytes) -> None:
    answer = client.post("/_dash-update-component", data=raw, content_type="application/json")
    assert answer.status_code == 400


def test_our_own_bodies_are_taken(
    client: FlaskClient, bodies: tuple[Flask, dict[str, dict[str, Any]]]
) -> None:
    for output, sent in bodies[1].items():
        assert client.post("/_dash-update-component", json=sent).status_code in (200, 204), output
