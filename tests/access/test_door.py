"""The door of the web app: who isn't signed in gets nothing but the way in."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from audit.chain import Audit
from callbacks.door import within
from dashboard.access.policy import access_policy
from dashboard.access.signing import Signing
from tests.access.conftest import PASSWORD
from tests.web import signed_in

HTML = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"}
"""As a browser asks for a page."""


def typed(name: str, password: str, **more: str) -> dict[str, str]:
    return {"name": name, "password": password, **more}


@pytest.fixture
def client(server: Flask) -> FlaskClient:
    return server.test_client()


def test_a_stranger_gets_the_way_in_and_the_pulse(client: FlaskClient) -> None:
    assert client.get("/health").get_data(as_text=True) == "ok\n"
    page = client.get("/signin")
    assert page.status_code == 200
    assert "用户名" in page.get_data(as_text=True)
    # A page that needs anything else of the site would stand there without it.
    assert all(mark not in page.get_data(as_text=True) for mark in ("<script", "stylesheet", "src=", "url("))


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/issues",
        "/nothing",
        "/csv/metric",
        "/slides",
        "/assets/minqing.css",
        "/_dash-layout",
        "//health",
    ],
)
def test_a_stranger_gets_nothing_else(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers=HTML)
    assert answer.status_code in (303, 308)
    assert "民情" not in answer.get_data(as_text=True)
    assert client.get(path).status_code in (401, 308)
    assert client.post("/_dash-update-component", json={}).status_code == 401


def test_in_by_password_on_to_where_one_wanted_and_out_again(client: FlaskClient, home: Path) -> None:
    asked = client.get("/issues?year=2021", headers=HTML).headers["Location"]
    assert asked == "/signin?next=%2Fissues%3Fyear%3D2021"
    answer = client.post("/signin", data=typed("town-leader", PASSWORD, next="/issues?year=2021"))
    assert answer.headers["Location"] == "/issues?year=2021"
    cookie = answer.headers["Set-Cookie"]
    assert all(word in cookie for word in ("HttpOnly", "SameSite=Lax", "Path=/", "Expires="))
    assert client.get("/_dash-layout").status_code == 200
    assert client.post("/signout").headers["Location"] == "/signin?why=out"
    assert client.get("/_dash-layout").status_code == 401
    assert [entry.act for entry in Audit(home).chain().entries] == ["signed_in", "signed_out"]


def test_a_wrong_password_is_told_in_words_and_kept_in_the_log(client: FlaskClient, home: Path) -> None:
    answer = client.post("/signin", data=typed("town-leader", "no", next="/issues"))
    told = answer.get_data(as_text=True)
    assert answer.status_code == 403
    assert "用户名或密码不对" in told
    assert 'value="town-leader"' in told
    english = client.post("/signin", data=typed("<b>'\"", "no", lang="en")).get_data(as_text=True)
    assert "wrong name or password" in english
    assert "<b>" not in english
    for _try in range(access_policy().attempts.per_name):
        last = client.post("/signin", data=typed("town-leader", "no"))
    assert last.status_code == 429
    assert "分钟后再试" in last.get_data(as_text=True)
    names = {(entry.who, entry.about["why"]) for entry in Audit(home).chain().entries}
    assert names == {("town-leader", "password"), ("?", "password")}


def test_signing_out_everywhere_ends_the_other_browser(server: Flask, home: Path) -> None:
    one, other = signed_in(server, home, "town-office"), signed_in(server, home, "town-office")
    leader = signed_in(server, home, "town-leader")
    assert other.get("/_dash-layout").status_code == 200
    assert one.post("/signout/everywhere").status_code == 303
    assert other.get("/_dash-layout").status_code == 401
    assert leader.get("/_dash-layout").status_code == 200


def test_a_cookie_ends_with_its_user(server: Flask, home: Path) -> None:
    for change in ("disable", "end_sign_ins"):
        client = signed_in(server, home, "county-office")
        assert client.get("/_dash-layout").status_code == 200
        getattr(Signing(home).users, change)("county-office")
        assert client.get("/_dash-layout").status_code == 401
        Signing(home).users.set_password("county-office", PASSWORD)


def test_a_sign_in_ends_with_its_day(server: Flask, home: Path) -> None:
    client = signed_in(server, home, "town-leader")
    with client.session_transaction() as session:
        session["since"] -= access_policy().session.hours * 3600 + 1
    answer = client.get("/issues", headers=HTML)
    assert answer.headers["Location"].endswith("why=expired")
    assert "登录已过期" in client.get(answer.headers["Location"]).get_data(as_text=True)


def test_a_cookie_that_was_tampered_with_is_nobody_s(server: Flask, home: Path) -> None:
    client = signed_in(server, home, "town-leader")
    cookie = client.get_cookie("minqing")
    assert cookie is not None
    client.set_cookie("minqing", cookie.value[:-2] + "AA")
    assert client.get("/_dash-layout").status_code == 401


@pytest.mark.parametrize(
    ("headers", "is_let_through"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"}, False),
        ({"Origin": "http://localhost"}, True),
        ({"Origin": "http://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({}, True),
    ],
)
def test_another_site_changes_nothing(
    server: Flask, home: Path, headers: dict[str, str], is_let_through: bool
) -> None:
    client = signed_in(server, home, "town-leader")
    assert client.post("/signout", headers=headers).status_code == (303 if is_let_through else 403)
    assert client.get("/_dash-layout").status_code == (401 if is_let_through else 200)
    stranger = server.test_client()
    status = stranger.post("/signin", data=typed("town-office", PASSWORD), headers=headers).status_code
    assert status == (303 if is_let_through else 403)


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/issues?year=2021", "/issues?year=2021"),
        (None, "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("http://evil.example", "/"),
        ("/\r\nSet-Cookie: a=b", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_the_way_on_leads_nowhere_else(asked: str | None, led: str) -> None:
    assert within(asked) == led


def test_a_leader_reads_and_the_office_carries_away(server: Flask, home: Path) -> None:
    address = "/csv/metric?metric=issues.collected&year=2021"
    expected = {"town-leader": 403, "town-office": 200, "town-administrator": 200}
    for name, status in expected.items():
        assert signed_in(server, home, name).get(address).status_code == status, name
    refused = [e for e in Audit(home).chain().entries if e.act == "refused"]
    assert [(entry.who, entry.about["why"]) for entry in refused] == [("town-leader", "export")]
