"""Sign-in by an outside provider: a real one, in a process of its own, and everything it says is checked."""

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from socket import socket
from urllib.parse import urlsplit

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient

from audit.chain import Audit
from dashboard.access.provider import BadProvider, read_provider
from dashboard.access.signing import Signing
from tests.access.conftest import PASSWORD, peopled
from tests.dashboard.fixture_rows import COUNTY, TOWN_A
from tests.dashboard.warehouse_fixture import write_warehouse
from tests.web import served

PEOPLE = (
    {"sub": "1", "preferred_username": "zhang", "groups": ["staff", "town-office"]},
    {"sub": "2", "preferred_username": "qian", "groups": ["canteen"]},
    {"sub": "3", "preferred_username": "town-leader", "groups": ["town-office"]},
    {"sub": "4", "preferred_username": "sun", "groups": "leaders"},
)


def free_port() -> int:
    with closing(socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """The provider's address, while it runs."""
    port = free_port()
    claims = [part for one in PEOPLE for part in ("--user-claims", json.dumps(one))]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *claims]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet, env={**os.environ, "NO_COLOR": "1"})
    address = f"http://127.0.0.1:{port}"
    try:
        for _try in range(300):
            try:
                requests.get(f"{address}/.well-known/openid-configuration", timeout=5).raise_for_status()
                break
            except requests.ConnectionError:
                assert process.poll() is None
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def written(issuer: str, client_id: str = "minqing", county: str = COUNTY) -> str:
    return f"""
issuer = "{issuer}"
site = "http://localhost"
client_id = "{client_id}"
client_secret = "kept"
name = "市统一身份认证"
user = "preferred_username"
[[grants]]
claim = "groups"
value = "town-office"
role = "office"
region = "{TOWN_A[:9]}"
[[grants]]
claim = "groups"
value = "leaders"
role = "leader"
region = "{county[:6]}"
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, issuer: str) -> Path:
    home = peopled(write_warehouse(tmp_path_factory.mktemp("provided")))
    (home / "access" / "provider.toml").write_text(written(issuer), encoding="utf-8")
    return home


@pytest.fixture(scope="module")
def server(home: Path) -> Flask:
    return served(home)


def way_back(client: FlaskClient, sub: str, beyond: str = "/issues") -> str:
    """Where the provider sends a person back to, who said yes there."""
    answer = client.get(f"/signin/provider?next={beyond}")
    assert answer.status_code == 302
    there = requests.post(answer.headers["Location"], data={"sub": sub}, allow_redirects=False, timeout=10)
    back = urlsplit(there.headers["Location"])
    assert back.netloc == "localhost"
    return f"{back.path}?{back.query}"


def test_in_by_the_provider_with_what_its_claims_give(server: Flask, home: Path) -> None:
    client = server.test_client()
    assert "用市统一身份认证登录" in client.get("/signin").get_data(as_text=True)
    answer = client.get(way_back(client, "1"))
    assert (answer.status_code, answer.headers["Location"]) == (303, "/issues")
    assert client.get("/_dash-layout").status_code == 200
    user = Signing(home).users.named("zhang")
    assert (user.role, user.region, user.has_password) == ("office", TOWN_A, False)
    last = Audit(home).chain().entries[-1]
    assert (last.who, last.act, last.about["how"]) == ("zhang", "signed_in", "provider")
    leader = server.test_client()
    assert leader.get(way_back(leader, "4", "//evil.example")).headers["Location"] == "/"
    assert Signing(home).users.named("sun").region == COUNTY


@pytest.mark.parametrize(
    ("sub", "said"), [("2", "没有给您查看的权限"), ("3", "已是别人的"), ("9", "没有给您查看的权限")]
)
def test_whom_the_provider_knows_is_not_in_for_that_alone(
    server: Flask, home: Path, sub: str, said: str
) -> None:
    """Without a grant, and by the name of a user of this house, nobody comes in."""
    client = server.test_client()
    answer = client.get(way_back(client, sub))
    assert (answer.status_code, said in answer.get_data(as_text=True)) == (403, True)
    assert client.get("/_dash-layout").status_code == 401
    assert Audit(home).chain().entries[-1].about["why"] == "provider"
    assert Signing(home).by_password("town-leader", PASSWORD, "127.0.0.1").role == "leader"


def test_a_disabled_user_stays_out_and_less_given_ends_the_sign_in(server: Flask, home: Path) -> None:
    client = server.test_client()
    client.get(way_back(client, "4"))
    users = Signing(home).users
    users.arrive("sun", "leader", TOWN_A, read_provider(home).issuer)  # type: ignore[union-attr]
    assert client.get("/_dash-layout").status_code == 401
    users.disable("sun")
    assert client.get(way_back(client, "4")).status_code == 403


@pytest.mark.parametrize("change", ["state", "code", "other browser", "said no"])
def test_an_answer_that_doesn_t_hold_lets_nobody_in(server: Flask, change: str) -> None:
    client = server.test_client()
    back = way_back(client, "1")
    if change == "state":
        back = back.replace("state=", "state=x")
    elif change == "code":
        back = back.replace("code=", "code=x")
    elif change == "other browser":
        client = server.test_client()
    else:
        back = f"/signin/provider/back?error=access_denied&{back.partition('?')[2].partition('&')[2]}"
    answer = client.get(back)
    assert (answer.status_code, "统一登录没有成功" in answer.get_data(as_text=True)) == (403, True)
    assert client.get("/_dash-layout").status_code == 401


def test_a_provider_that_doesn_t_answer_leaves_the_password(tmp_path: Path) -> None:
    home = peopled(write_warehouse(tmp_path))
    (home / "access" / "provider.toml").write_text(
        written(f"http://127.0.0.1:{free_port()}"), encoding="utf-8"
    )
    client = served(home).test_client()
    answer = client.get("/signin/provider")
    assert (answer.status_code, "用密码登录" in answer.get_data(as_text=True)) == (503, True)
    assert client.post("/signin", data={"name": "town-leader", "password": PASSWORD}).status_code == 303
    (home / "access" / "provider.toml").unlink()
    off = served(home).test_client()
    assert "/signin/provider" not in off.get("/signin").get_data(as_text=True)
    assert off.get("/signin/provider").status_code == 401


@pytest.mark.parametrize("text", ["issuer = 1", "nonsense", "issuer = 'ftp://x'"])
def test_a_file_that_makes_no_sense_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "access").mkdir()
    (tmp_path / "access" / "provider.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadProvider, match=r"provider\.toml"):
        read_provider(tmp_path)


def test_users_of_an_earlier_version_are_taken_over(tmp_path: Path) -> None:
    (tmp_path / "access").mkdir()
    with closing(sqlite3.connect(tmp_path / "access" / "users.sqlite")) as old:
        old.execute(
            "create table users (name text primary key, role text not null, region text not null,"
            " password text, generation integer not null default 0, is_disabled integer not null default 0,"
            " added_at integer not null)"
        )
        old.execute(
            "insert into users (name, role, region, added_at) values ('li', 'leader', '610902000000', 0)"
        )
        old.commit()
    assert [user.name for user in Signing(tmp_path).users.all()] == ["li"]
