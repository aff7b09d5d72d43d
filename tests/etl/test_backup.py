"""What was acknowledged is found whole, or said to be damaged; and comes back from one file."""

import os
import shutil
import stat
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from audit.chain import Audit
from audit.secret import secret
from dashboard.access.signing import Signing
from dashboard.access.store import Store
from etl.home import Home
from tests.etl.storing.conftest import rows
from tests.inbox import Ledger, write
from tests.product import etl

VILLAGE = "610902101001"
TABLES = ("issues", "issue_states", "issue_stays", "issue_events", "submissions", "findings")


def ledger(*numbers: int) -> Ledger:
    cells = [
        {
            "编号": f"{n:03}",
            "收集日期": "2021-06-01",
            "村(社区)": "张滩社区居委会",
            "问题摘要": f"事项{n}",
            "反映人": "王小明",
        }
        for n in numbers
    ]
    return Ledger("issue", VILLAGE, cells, "2021-06")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home of two loads, the second replacing the first."""
    for count, numbers in enumerate([(1, 2), (1, 2, 3)]):
        folder = write(tmp_path / f"inbox{count}", ledger(*numbers))
        assert etl("load", folder, home=tmp_path / "home").code == 0
    return tmp_path / "home"


def answers(home: Path) -> dict[str, list[tuple]]:
    return {table: rows(Home(home), f"select * from {table} order by all") for table in TABLES}


def one_of(folder: Path, pattern: str) -> Path:
    return sorted(path for path in folder.rglob(pattern) if path.is_file())[0]


def damaged(path: Path) -> None:
    """One byte in the middle, changed."""
    path.chmod(0o640)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


DAMAGES: dict[str, tuple[str, Callable[[Path], None]]] = {
    "a file of the archive is changed": ("archive", lambda home: damaged(one_of(home / "archive", "*"))),
    "a file of the archive is gone": ("archive", lambda home: one_of(home / "archive", "*").unlink()),
    "a file of the lake is cut off": (
        "lake",
        lambda home: os.truncate(one_of(home / "lake" / "issue", "*"), 900),
    ),
    "a file of the lake is gone": ("lake", lambda home: one_of(home / "lake/issue", "*").unlink()),
    "a load's record is gone": ("journal", lambda home: one_of(home / "loads", "*").unlink()),
    "the pointer is cut off": ("journal", lambda home: (home / "CURRENT").write_text('{"snap')),
    "the snapshot is gone": ("warehouse", lambda home: sorted((home / "warehouse").iterdir())[-1].unlink()),
    "the snapshot is cut off": (
        "warehouse",
        lambda home: os.truncate(sorted((home / "warehouse").iterdir())[-1], 5000),
    ),
}  # fmt: skip


def test_a_whole_home_is_found_whole(home: Path) -> None:
    found = etl("verify", "--json", home=home)
    assert (found.code, found.json["is_whole"]) == (0, True)
    assert (found.json["loads"], found.json["files"], found.json["rows"]) == (2, 2, 5)


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_found_and_named(home: Path, damage: str) -> None:
    kind, does = DAMAGES[damage]
    does(home)
    found = etl("verify", "--json", home=home)
    assert found.code == 1, found.err
    assert {fault["kind"] for fault in found.json["faults"]} == {kind}
    assert all(fault["message"] for fault in found.json["faults"])


@pytest.mark.parametrize(
    "damage", [name for name, (kind, _) in DAMAGES.items() if kind in ("lake", "warehouse")]
)
def test_what_can_be_made_again_is_made_again(home: Path, damage: str) -> None:
    before = answers(home)
    DAMAGES[damage][1](home)
    assert etl("rebuild", home=home).code == 0
    assert etl("verify", home=home).code == 0
    assert answers(home) == before


def test_everything_comes_back_from_one_file(home: Path, tmp_path: Path) -> None:
    before, kept = answers(home), tmp_path / "备份.tar"
    assert etl("backup", kept, home=home).code == 0
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    shutil.rmtree(home)
    back = tmp_path / "elsewhere" / "home"
    done = etl("restore", kept, home=back)
    assert done.code == 0, done.err
    assert answers(back) == before
    assert etl("verify", home=back).code == 0
    assert not back.with_name("home.restoring").exists()
    more = etl("load", write(tmp_path / "more", ledger(1, 2, 3, 4)), "--json", home=back)
    assert [one["loaded"] for one in more.json["submissions"]] == [4]
    log = Audit(back).chain()
    assert log.is_whole
    assert [entry.act for entry in log.entries] == [
        "policy_changed",
        "loaded",
        "loaded",
        "backed_up",
        "rebuilt",
        "restored",
        "loaded",
    ]
    assert [entry.about["rows"] for entry in log.entries if entry.act == "loaded"] == ["2", "3", "4"]


def test_users_come_back_and_no_secret_of_a_sign_in_goes_along(home: Path, tmp_path: Path) -> None:
    signing = Signing(home)
    signing.users.add("li", "office", "610902000000", "correct horse battery")
    secret(home / "access", "cookie.key")
    (home / "access" / "provider.toml").write_text("secret = 'x'\n", encoding="utf-8")
    kept, back = tmp_path / "备份.tar", tmp_path / "back"
    with Store(home).writing():  # somebody is just signing in
        assert etl("backup", kept, home=home).code == 0
    with tarfile.open(kept) as archive:
        assert [one for one in archive.getnames() if one.startswith("access")] == ["access/users.sqlite"]
    assert etl("restore", kept, home=back).code == 0
    assert {stat.S_IMODE(path.stat().st_mode) for path in (back / "access").iterdir()} == {0o600}
    assert stat.S_IMODE((back / "access").stat().st_mode) == 0o700
    assert [user.name for user in Signing(back).users.all()] == ["li"]
    assert Signing(back).by_password("li", "correct horse battery", "127.0.0.1").name == "li"


def test_a_home_in_use_is_never_overwritten(home: Path, tmp_path: Path) -> None:
    kept = tmp_path / "备份.tar"
    etl("backup", kept, home=home)
    before = answers(home)
    assert etl("restore", kept, home=home).code == 2
    assert answers(home) == before


@pytest.mark.parametrize("share", [0.0, 0.5, 0.98])
def test_half_a_backup_restores_nothing(home: Path, tmp_path: Path, share: float) -> None:
    kept, back = tmp_path / "备份.tar", tmp_path / "back"
    etl("backup", kept, home=home)
    with tarfile.open(kept) as archive:
        end = archive.getmembers()[-1].offset
    os.truncate(kept, round(end * share))
    done = etl("restore", kept, home=back)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert not back.exists()


def test_a_damaged_archive_is_not_backed_up_as_if_whole(home: Path, tmp_path: Path) -> None:
    damaged(one_of(home / "archive", "*"))
    assert etl("backup", tmp_path / "备份.tar", home=home).code == 2
    assert not (tmp_path / "备份.tar").exists()
