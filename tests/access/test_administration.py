"""Users and log: an administrator keeps those of the own region; to everybody else they aren't there."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from audit.chain import Audit
from audit.policy import note_policy
from callbacks.administration import CHANGES
from dashboard.access.signing import Signing
from dashboard.access.viewer import Viewer, looking
from dashboard.policy import FOLDER
from dashboard.sight import EVERYTHING
from dashboard.warehouse import Warehouse
from layouts.site import page_at
from tests.access.conftest import PASSWORD, peopled
from tests.dashboard.fixture_rows import COUNTY, TOWN_A, TOWN_B
from tests.dashboard.warehouse_fixture import write_warehouse
from tests.layouts.test_site import texts
from tests.web import served, signed_in

NEW = "another horse battery"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two towns of a county, a user of every role in the first: one for all these tests."""
    return peopled(write_warehouse(tmp_path_factory.mktemp("kept")))


@pytest.fixture(scope="module")
def server(home: Path) -> Flask:
    return served(home)


def posted(client: FlaskClient, path: str, name: str, **typed: str) -> tuple[int, str]:
    answer = client.post(f"{path}?user={name}" if name else path, data=typed)
    return answer.status_code, answer.get_data(as_text=True)


def link_in(page: str) -> str:
    found = re.search(r">http://localhost(/signin/link[^<]+)<", page)
    assert found, page
    return found[1]


def shown(home: Path, path: str, search: str = "", region: str = TOWN_A, role: str = "administrator") -> str:
    warehouse = Warehouse(home, is_guarded=True)
    with looking(Viewer(f"town-{role}", role, region)):  # type: ignore[arg-type]
        told = texts(page_at(warehouse, path, search).content)
    warehouse.close()
    return told


def test_a_user_is_added_chooses_a_password_and_is_reset(server: Flask, home: Path) -> None:
    admin = signed_in(server, home, "town-administrator")
    status, page = posted(admin, "/users/add", "", user="li", role="office", region=TOWN_A[:9])
    assert status == 200
    li = server.test_client()
    answer = li.get(link_in(page))
    assert (answer.status_code, answer.headers["Location"]) == (303, "/password")
    assert "现在的密码" not in li.get("/password").get_data(as_text=True)
    assert li.post("/password", data={"new": NEW, "again": "else"}).status_code == 400
    assert li.post("/password", data={"new": "short", "again": "short"}).status_code == 400
    assert li.post("/password", data={"new": NEW, "again": NEW}).headers["Location"] == "/"
    assert li.get("/_dash-layout").status_code == 200
    other = server.test_client()
    assert other.post("/signin", data={"name": "li", "password": NEW}).status_code == 303
    wrong = other.post("/password", data={"current": "no", "new": PASSWORD, "again": PASSWORD})
    assert (wrong.status_code, "用户名或密码不对" in wrong.get_data(as_text=True)) == (400, True)
    link = link_in(posted(admin, "/users/reset", "li")[1])
    assert li.get("/_dash-layout").status_code == other.get("/_dash-layout").status_code == 401
    assert other.post("/signin", data={"name": "li", "password": NEW}).status_code == 403
    assert li.get(link).headers["Location"] == "/password"
    lines = [e for e in Audit(home).chain().entries if e.act == "user_changed" and e.about["user"] == "li"]
    changes = [line.about["change"] for line in lines]
    assert changes == ["added", "password", "reset"]


def test_out_everywhere_and_out_for_good(server: Flask, home: Path) -> None:
    Signing(home).users.add("zhao", "office", TOWN_A, PASSWORD)
    admin, office = (signed_in(server, home, name) for name in ("town-administrator", "zhao"))
    assert posted(admin, "/users/signout", "zhao")[0] == 303
    assert office.get("/_dash-layout").status_code == 401
    assert posted(admin, "/users/disable", "zhao")[0] == 303
    assert office.post("/signin", data={"name": "zhao", "password": PASSWORD}).status_code == 403
    status, page = posted(admin, "/users/disable", "town-administrator")
    assert (status, "不能停用自己" in page) == (400, True)
    assert "已停用" in shown(home, "/users")


@pytest.mark.parametrize("path", CHANGES)
@pytest.mark.parametrize("role", ["leader", "office"])
def test_nobody_else_changes_a_user(server: Flask, home: Path, path: str, role: str) -> None:
    client = signed_in(server, home, f"town-{role}")
    before = Signing(home).users.all()
    assert posted(client, path, "county-office", role="office", region=TOWN_A)[0] == 403
    assert Signing(home).users.all() == before
    last = Audit(home).chain().entries[-1]
    assert (last.who, last.act, last.about["why"]) == (f"town-{role}", "refused", "administer")


@pytest.mark.parametrize("path", [path for path in CHANGES if path != "/users/add"])
def test_a_user_of_another_region_is_nobody(server: Flask, home: Path, path: str) -> None:
    """The answer is, to the byte, that of a name nobody has; and it is in the log."""
    admin = signed_in(server, home, "town-administrator")
    users = Signing(home).users
    sister = f"sister-of-{path.rpartition('/')[2]}"
    users.add(sister, "office", TOWN_B)
    before = users.all()
    for name, region in (("county-office", COUNTY), (sister, TOWN_B)):
        status, page = posted(admin, path, name)
        _status, nobodys = posted(admin, path, "nobody")
        assert (status, page.replace(name, "…")) == (400, nobodys.replace("nobody", "…"))
        refused = next(e for e in reversed(Audit(home).chain().entries) if e.act == "refused")
        assert (refused.about["why"], refused.about["region"]) == ("region", region)
    assert users.all() == before


@pytest.mark.parametrize("region", [COUNTY, TOWN_B, "", "610902999"])
def test_nobody_is_added_above_or_beside(server: Flask, home: Path, region: str) -> None:
    admin = signed_in(server, home, "town-administrator")
    typed = {"user": "wang", "role": "administrator", "region": region}
    status, page = posted(admin, "/users/add", "", **typed)
    assert (status, "本地区及以下" in page) == (400, True)
    assert Signing(home).users.find("wang") is None


@pytest.fixture
def logged(tmp_path: Path) -> Path:
    """A home of its own with a log of three lines."""
    home = peopled(write_warehouse(tmp_path))
    audit = Audit(home)
    audit.note("town-office", "downloaded", path="/csv/rows", asked="metric=issues.collected")
    audit.note("county-office", "signed_in", how="password", address="127.0.0.1")
    audit.note("<b>root</b> (command line)", "loaded", units=TOWN_B, rows="12")
    return home


def test_the_log_is_shown_by_region_and_narrowed_by_its_address(logged: Path) -> None:
    home, lines = logged, logged / "audit" / "log.jsonl"
    own = shown(home, "/log")
    assert "日志 3 行完整" in own
    assert "town-office" in own
    assert "county-office" not in own
    assert TOWN_B not in own
    everything = shown(home, "/log", region=EVERYTHING)
    assert all(word in everything for word in ("3 条记录", "county-office", "装载台账", "行数 12"))
    assert "1 条记录" in shown(home, "/log", "?act=downloaded", region=EVERYTHING)
    assert "没有这样的记录" in shown(home, "/log", "?day=1999-01-01", region=EVERYTHING)
    assert "county-office" not in shown(home, "/log", "?who=town-office", region=EVERYTHING)
    lines.write_bytes(lines.read_bytes().replace(b'"12"', b'"13"'))
    assert "第 3 行被改动过" in shown(home, "/log", "?lang=zh&after=99999999999")


@pytest.mark.parametrize("path", ["/users", "/log"])
@pytest.mark.parametrize("role", ["leader", "office"])
def test_to_others_these_pages_are_not_there(home: Path, path: str, role: str) -> None:
    answer = shown(home, path, role=role)
    assert answer.replace(path, "…") == shown(home, "/nothing", role=role).replace("/nothing", "…")


def test_the_policy_is_the_administrator_s_to_read(home: Path) -> None:
    page = shown(home, "/policy")
    assert "access.toml" in page
    assert "Who may sign in how" in page
    assert "日志里还没有" in page
    note_policy(Audit(home), "li", FOLDER)
    assert "与日志一致" in shown(home, "/policy")
    for role in ("office", "leader"):
        assert "没有这一页" in shown(home, "/policy", role=role)
