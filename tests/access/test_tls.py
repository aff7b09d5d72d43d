"""Behind TLS the cookie travels over https only, and the proxy's word on the visitor is taken; else not."""

from pathlib import Path

import pytest

import callbacks.door as door
from audit.chain import Audit
from dashboard.access.policy import access_policy
from tests.access.conftest import PASSWORD, peopled
from tests.dashboard.warehouse_fixture import write_warehouse
from tests.web import served

FORWARDED = {
    "X-Forwarded-For": "203.0.113.7",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "minqing.example",
    "Origin": "https://minqing.example",
}


@pytest.mark.parametrize("is_behind_tls", [True, False])
def test_the_cookie_and_the_visitor_s_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_behind_tls: bool
) -> None:
    policy = access_policy()
    session = policy.session.model_copy(update={"is_behind_tls": is_behind_tls})
    monkeypatch.setattr(door, "access_policy", lambda: policy.model_copy(update={"session": session}))
    home = peopled(write_warehouse(tmp_path))
    client = served(home).test_client()
    typed = {"name": "town-leader", "password": PASSWORD}
    forwarded = client.post("/signin", data=typed, headers=FORWARDED)
    # Without a proxy in front its word is anybody's: then the page comes from another site.
    assert forwarded.status_code == (303 if is_behind_tls else 403)
    answer = forwarded if is_behind_tls else client.post("/signin", data=typed)
    cookie = answer.headers["Set-Cookie"]
    assert ("Secure" in cookie, "HttpOnly" in cookie) == (is_behind_tls, True)
    addresses = {line.about["address"] for line in Audit(home).chain().entries}
    assert addresses == {"203.0.113.7" if is_behind_tls else "127.0.0.1"}
