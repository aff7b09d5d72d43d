"""Every endpoint and every callback, taken from the app's own maps, tried from a town at other regions.

What is forbidden answers, to the byte, as what doesn't exist. A new callback with a new kind of input
fails here until somebody says what it may be sent.
"""

import io
import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from audit.chain import Audit
from callbacks import administration, uploads
from callbacks.door import OPEN
from dashboard.access.policy import access_policy
from dashboard.access.signing import Signing
from dashboard.pages import LOG, PAGES
from dashboard.warehouse import Warehouse
from tests.access.conftest import PASSWORD
from tests.dashboard.fixture_rows import COUNTY, TOWN_A, TOWN_B
from tests.dashboard.warehouse_fixture import write_warehouse
from tests.web import served, signed_in

NEEDS = {**administration.NEEDS, **uploads.NEEDS}
OWN, SISTER, PARENT, UNKNOWN = TOWN_A, TOWN_B, COUNTY, "610902999000"
FORBIDDEN = {"sister": SISTER, "parent": PARENT}
SISTER_NAME = "乙镇"
ROLES = ("leader", "office", "administrator")
PERIOD = "from=2021-01-01&to=2021-12-31&as_of=2021-12-31"
LIBRARIES = {"/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>"}
"""Published files, the same for everybody."""

Callback = Mapping[str, Any]


def query(region: str) -> str:
    return f"?region={region}&{PERIOD}&metric=issues.collected&by=level&quarter=2021Q4"


def values(path: str, region: str) -> dict[tuple[str, str], Any]:
    """What a forger would send for each kind of input, all of it aimed at a region."""
    return {
        ("address", "pathname"): path,
        ("address", "search"): query(region),
        ("rows", "getRowsRequest"): {"startRow": 0, "endRow": 100},
        ("chart", "clickData"): {"points": [{"customdata": f"/issues{query(region)}"}]},
        ("jump", "value"): "某地",
        ("jump", "n_submit"): 1,
        ("known", "data"): {"某地": region},
        ("apply", "n_clicks"): 1,
        ("month", "value"): "2021-06",
        ("badge", "id"): "badge",
        ("tick", "n_intervals"): 1,
    }


def sent(part: Mapping[str, str], known: Mapping[tuple[str, str], Any]) -> Any:
    """One input or state as a browser sends it; KeyError for a kind nobody has thought of."""
    if not part["id"].startswith("{"):
        return {**part, "value": known[part["id"], part["property"]]}
    pattern = json.loads(part["id"])
    own = {name: "issues.collected" if isinstance(kind, list) else kind for name, kind in pattern.items()}
    one = {"id": own, "property": part["property"], "value": known[own["type"], part["property"]]}
    return [one, one] if ["ALL"] in pattern.values() else one


def outputs(output: str) -> Any:
    """What a browser says it waits for: one place, or several."""
    pairs = [one.rsplit(".", 1) for one in output.strip(".").split("...")]
    places = [{"id": json.loads(name) if name[0] == "{" else name, "property": to} for name, to in pairs]
    return places if output.startswith("..") else places[0]


def body(callback: Callback, path: str, region: str) -> dict[str, Any]:
    known = values(path, region)
    inputs = [sent(part, known) for part in callback["inputs"]]
    first = inputs[0][0] if isinstance(inputs[0], list) else inputs[0]
    name = first["id"] if isinstance(first["id"], str) else json.dumps(first["id"], separators=(",", ":"))
    return {
        "output": callback["output"],
        "outputs": outputs(callback["output"].replace('["MATCH"]', '"issues.collected"')),
        "inputs": inputs,
        "state": [sent(part, known) for part in callback["state"]],
        "changedPropIds": [f"{name}.{first['property']}"],
    }


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two towns of a county; a user of every role in the first."""
    home = write_warehouse(tmp_path_factory.mktemp("cut"))
    for role in ROLES:
        Signing(home).users.add(role, role, OWN, PASSWORD)
    return home


@pytest.fixture(scope="module")
def server(home: Path) -> Flask:
    return served(home)


@pytest.fixture(scope="module")
def callbacks(home: Path) -> list[Callback]:
    """The callbacks that reach the server."""
    app = create_app(home)
    app._setup_server()
    return [one for one in app._callback_list if not one["clientside_function"]]


@pytest.fixture(scope="module", params=ROLES)
def client(request: pytest.FixtureRequest, server: Flask, home: Path) -> FlaskClient:
    return signed_in(server, home, request.param)


def told(answer: Any, region: str) -> tuple[int, str]:
    """An answer's status and text, a deck's slides unpacked, without the region that was asked for."""
    content = answer.get_data()
    if content.startswith(b"PK"):
        with ZipFile(io.BytesIO(content)) as deck:
            parts = sorted(
                name for name in deck.namelist() if name.startswith(("ppt/", "xl/")) and "embed" not in name
            )
            content = b"".join(deck.read(name) for name in parts if name.endswith(".xml"))
    text = re.sub(r'"end_id":"[^"]*"', "", content.decode("utf-8", "replace"))  # Dash's own, random
    text = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC", "", text)  # when a file was carried away
    return answer.status_code, text.replace("\\u002f", "/").replace(region, "…")


def posts(client: FlaskClient, callbacks: list[Callback], region: str) -> Iterator[tuple[str, int, str]]:
    """Every callback's answer; of the one that shows pages, that of every page."""
    for callback in callbacks:
        # The log grows by these very questions; test_administration holds it.
        pages = [page.path for page in PAGES if page is not LOG]
        paths = pages if "page.children." in callback["output"] else ["/rows"]
        for path in paths:
            answer = client.post("/_dash-update-component", json=body(callback, path, region))
            yield f"{callback['output']} {path}", *told(answer, region)


def gets(server: Flask, client: FlaskClient, region: str) -> Iterator[tuple[str, int, str]]:
    """Every endpoint's answer to a GET."""
    for rule in server.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.endpoint not in OPEN:
            path = rule.rule if not rule.arguments else rule.build(dict.fromkeys(rule.arguments, "x"))[1]
            if rule.endpoint in LIBRARIES:
                continue
            answer = client.get(f"{path}{query(region)}")
            yield rule.rule, *told(answer, region)
            answer.close()


def test_a_forbidden_region_answers_every_callback_as_an_unknown_one(
    client: FlaskClient, callbacks: list[Callback]
) -> None:
    ask = partial(posts, client, callbacks)
    unknown, own = list(ask(UNKNOWN)), list(ask(OWN))
    assert {status for _name, status, _text in unknown} == {200}
    assert own != unknown
    for who, region in FORBIDDEN.items():
        for found, expected in zip(ask(region), unknown, strict=True):
            assert found == expected, who
    assert [name for name, _status, text in own + unknown if SISTER_NAME in text] == []


def test_a_forbidden_region_answers_every_address_as_an_unknown_one(
    server: Flask, client: FlaskClient
) -> None:
    ask = partial(gets, server, client)
    unknown, own = list(ask(UNKNOWN)), list(ask(OWN))
    assert len(unknown) > 10
    for who, region in FORBIDDEN.items():
        for found, expected in zip(ask(region), unknown, strict=True):
            assert found == expected, who
    assert [name for name, _status, text in own + unknown if SISTER_NAME in text] == []


def test_one_thing_of_another_region_is_not_there(
    client: FlaskClient, callbacks: list[Callback], home: Path
) -> None:
    """Issue, station, project and deputy pages by the very keys of the sister's."""
    warehouse = Warehouse(home)
    show = next(one for one in callbacks if "page.children" in one["output"])
    tried, before = 0, len(Audit(home).chain().entries)
    for path, table, key in (
        ("/issue", "issues", "issue"),
        ("/station", "stations", "station"),
        ("/project", "project_states", "project"),
        ("/deputy", "deputies", "deputy"),
    ):
        found = warehouse.query(f"select distinct {key} from {table} where region not like '{OWN[:9]}%'")
        asked = body(show, path, OWN)
        for (one,) in [*found, ("610902002000/none",)]:
            asked["inputs"][1]["value"] = f"{query(OWN)}&id={one}"
            answer = told(client.post("/_dash-update-component", json=asked), str(one))
            assert answer[0] == 200
            assert SISTER_NAME not in answer[1]
            nothing = {**asked, "inputs": [asked["inputs"][0], dict(asked["inputs"][1])]}
            nothing["inputs"][1]["value"] = f"{query(OWN)}&id=none/none"
            assert answer == told(client.post("/_dash-update-component", json=nothing), "none/none"), one
            tried += 1
    warehouse.close()
    assert tried > 4
    refused = [line.about for line in Audit(home).chain().entries[before:] if line.act == "refused"]
    assert {(line["why"], line["region"]) for line in refused} >= {("region", SISTER)}


@pytest.mark.parametrize(
    ("dimension", "metric", "key"),
    [
        ("region", "issues.collected", "{unit}"),
        ("town", "issues.collected", "{unit}"),
        ("village", "issues.collected", "{unit}"),
        ("station", "receptions.sessions", "{unit}/x"),
        ("project", "projects.rating", "{unit}/x"),
        ("deputy", "deputies.activities", "{unit}/x"),
        ("group", "deputies.activities", "{unit}/x"),
        ("subject", "satisfaction.share", "{unit}/x"),
        ("department", "issues.collected", "{unit}/x"),
    ],
)
def test_a_filter_beyond_one_s_sight_is_an_unknown_one_and_in_the_log(
    server: Flask, home: Path, callbacks: list[Callback], dimension: str, metric: str, key: str
) -> None:
    """By an address, and by the body of the callback that lists rows."""
    client = signed_in(server, home, "office")
    rows = next(one for one in callbacks if "getRowsResponse" in one["output"])

    def ask(unit: str) -> tuple[object, object]:
        asked = f"?{PERIOD}&metric={metric}&where_{dimension}={key.format(unit=unit)}"
        sent_by_hand = body(rows, "/rows", OWN)
        sent_by_hand["state"][0]["value"] = asked
        posted = client.post("/_dash-update-component", json=sent_by_hand)
        return told(client.get(f"/csv/rows{asked}"), unit), told(posted, unit)

    unknown = ask(UNKNOWN)
    before = len(Audit(home).chain().entries)
    assert ask(SISTER) == unknown
    kept = [one.about for one in Audit(home).chain().entries[before:] if one.act == "refused"]
    assert [(one["why"], one["region"]) for one in kept] == [("region", SISTER)] * 2


def test_a_stranger_gets_no_callback_and_no_address(server: Flask, callbacks: list[Callback]) -> None:
    stranger = server.test_client()
    assert {status for _name, status, _text in posts(stranger, callbacks, OWN)} == {401}
    assert {status for _name, status, _text in gets(server, stranger, OWN)} == {401}


def test_every_post_is_somebody_s_right(server: Flask, home: Path) -> None:
    """A route that changes something is open to strangers, everybody's own, or the administrator's."""
    posted = {rule.endpoint: rule.rule for rule in server.url_map.iter_rules() if "POST" in rule.methods}
    everybody_s = {"sign_out", "sign_out_everywhere", "new_password", "/_dash-update-component"}
    stranger, leader = server.test_client(), signed_in(server, home, "leader")
    assert posted.keys() - OPEN - everybody_s == set(NEEDS)
    for endpoint, path in posted.items():
        if endpoint not in OPEN:
            assert stranger.post(path).status_code == 401, path
        if endpoint in NEEDS:
            assert leader.post(path).status_code == 403, path


def test_a_role_carries_away_what_it_may(server: Flask, home: Path) -> None:
    for role in ROLES:
        client = signed_in(server, home, role)
        expected = 200 if "export" in access_policy().roles[role] else 403
        statuses = {rule: status for rule, status, _text in gets(server, client, OWN)}
        files = {
            rule: status
            for rule, status in statuses.items()
            if rule.startswith(("/csv", "/slides", "/alerts/"))
        }
        assert len(files) >= 5
        assert set(files.values()) == {expected}, (role, files)


def test_what_was_asked_for_beyond_one_s_sight_is_in_the_log(server: Flask, home: Path) -> None:
    client = signed_in(server, home, "office")
    client.get(f"/csv/metric{query(SISTER)}")
    client.get(f"/csv/metric{query(OWN)}")
    *_before, refused, _served, downloaded = Audit(home).chain().entries
    assert (refused.who, refused.act, refused.about["region"]) == ("office", "refused", SISTER)
    assert (downloaded.act, downloaded.about["path"]) == ("downloaded", "/csv/metric")
