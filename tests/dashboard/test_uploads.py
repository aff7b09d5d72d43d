"""Uploads: what is kept where, what is refused, and the way from files to a load and back."""

import io
import json
import os
import time
from pathlib import Path

import pytest

from audit.chain import Audit
from dashboard.sight import seen_from
from dashboard.uploads.handing_in import BROKEN_OFF, BeyondSight, HandingIn, NotNow
from dashboard.uploads.policy import UploadPolicy
from dashboard.uploads.tray import TooMuch, Tray, UnknownUpload, plain_name
from dashboard.uploads.upload import Progress, Said, Upload
from tests.inbox import Ledger, load_here

VILLAGE, NEIGHBOUR = "610902001003", "610902002001"
JUNE = "编号,收集日期,问题摘要\n9,2021-06-01,井盖\n"
JULY = "编号,收集日期,问题摘要,办结日期\n1,2021-07-02,路灯,2021-07-03\n2,2021-07-05,水渠,2021-07-01\n"
ASKED = "编号,收集日期,问题摘要,完成时间\n1,2021-08-02,路灯,2021-08-03\n"
SMALL = UploadPolicy(
    file_megabytes=1, files=2, name_characters=20, keep_hours=1, wait_seconds=60, first_rows=5, listed=5
)


def given(*files: tuple[str, str | bytes]) -> list[tuple[str, io.BytesIO]]:
    return [
        (name, io.BytesIO(content if isinstance(content, bytes) else content.encode()))
        for name, content in files
    ]


def current(home: Path) -> str:
    return str(json.loads((home / "CURRENT").read_bytes())["load"])


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("问题台账.xlsx", "问题台账.xlsx"),
        ("../../CURRENT", "CURRENT"),
        ("..\\..\\key.xlsx", "key.xlsx"),
        ("/etc/passwd", "passwd"),
        ("C:\\台账\\七月.csv.gz", "七月.csv.gz"),
        ("~$七月.xlsx", "$七月.xlsx"),
        ("七\u202e月\n.xlsx", "七月.xlsx"),
        ("", "file"),
        ("..", "file"),
        ("长" * 50 + ".xlsx", "长" * 15 + ".xlsx"),
    ],
)
def test_a_name_is_plain(name: str, kept: str) -> None:
    assert plain_name(name, 20) == kept


def test_files_lie_under_names_of_our_own_for_their_owner_only(tmp_path: Path) -> None:
    tray = Tray(tmp_path, SMALL)
    upload = tray.receive("li", given(("../七月.csv", JULY), ("a/b.tar.gz.exe.x!", b"x")))
    assert [path.name for path in tray.paths(upload)] == ["1.csv", "2"]
    assert [one.name for one in upload.files] == ["七月.csv", "b.tar.gz.exe.x!"]
    folder = tray.paths(upload)[0].parent
    assert folder.parent == tmp_path / "uploads"
    assert folder.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in tray.paths(upload))


@pytest.mark.parametrize(
    "files",
    [
        [],
        [("a.csv", "x"), ("b.csv", "y"), ("c.csv", "z")],
        [("a.csv", "x"), ("b.csv", b"0" * (1024 * 1024 + 1))],
    ],
)
def test_beyond_the_limits_nothing_is_kept(tmp_path: Path, files: list[tuple[str, str | bytes]]) -> None:
    with pytest.raises(TooMuch):
        Tray(tmp_path, SMALL).receive("li", given(*files))
    assert list((tmp_path / "uploads").iterdir()) == []


def test_an_upload_is_its_sender_s_alone_and_no_name_leads_elsewhere(tmp_path: Path) -> None:
    tray = Tray(tmp_path, SMALL)
    upload = tray.receive("li", given(("a.csv", JULY)))
    assert tray.find(upload.id, "li") == upload
    assert [one.id for one in tray.of("li")] == [upload.id]
    assert tray.of("wang") == []
    for key, who in ((upload.id, "wang"), ("../" + upload.id, "li"), ("", "li"), (upload.id + ".tmp", "li")):
        with pytest.raises(UnknownUpload):
            tray.find(key, who)


def test_what_nobody_touched_and_what_was_left_half_goes(tmp_path: Path) -> None:
    tray = Tray(tmp_path, SMALL)
    old = tray.receive("li", given(("a.csv", JULY)))
    half = tmp_path / "uploads" / "u0.tmp"
    half.mkdir()
    for path in (tray.paths(old)[0].parent, half):
        os.utime(path, (time.time() - 3700,) * 2)
    new = tray.receive("li", given(("b.csv", JULY)))
    assert [path.name for path in (tmp_path / "uploads").iterdir()] == [new.id]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one ledger in force."""
    row = {"编号": "9", "收集日期": "2021-06-01", "问题摘要": "井盖"}
    return load_here(tmp_path_factory.mktemp("uploads"), Ledger("issue", VILLAGE, [row], "2021-06"))


def read(uploads: HandingIn, content: str, said: Said) -> Upload:
    """An upload of one file, read as what the sender says."""
    upload = uploads.receive("li", given(("台账.csv", content)))
    uploads.wait("li", upload.id)
    uploads.say("li", upload.id, said)
    return uploads.wait("li", upload.id)


def test_from_files_to_a_load_and_back(home: Path) -> None:
    uploads, before = HandingIn(home), current(home)
    found = read(uploads, JULY, Said(unit=VILLAGE, period="2021-07"))
    (file,) = found.understood
    assert (found.state, file["file"], file["unit"], file["period"]) == (
        "read",
        "台账.csv",
        VILLAGE,
        "2021-07",
    )
    assert found.is_confirmable
    assert uploads.progress(found) == Progress(done=1, total=1, rows=file["submissions"][0]["read"])
    uploads.confirm("li", found.id, accept_fewer=False)
    with pytest.raises(NotNow):
        uploads.confirm("li", found.id, accept_fewer=False)
    loaded = uploads.wait("li", found.id)
    assert (loaded.state, loaded.load) == ("loaded", current(home))
    manifest = json.loads((home / "loads" / f"{loaded.load}.json").read_bytes())
    assert manifest["by"] == "li"  # not the account of the process that loads
    assert [(one["loaded"], one["quarantined"]) for one in loaded.submissions] == [(1, 1)]
    assert not any((home / "uploads" / found.id).glob("*.csv"))
    uploads.undo("li", found.id)
    assert uploads.wait("li", found.id).state == "undone"
    assert current(home) == before
    assert Audit(home).chain().is_whole
    own = [entry.act for entry in Audit(home).chain().entries if entry.who == "li"]
    assert own == ["uploaded", "confirmed", "undone"]


def test_only_what_nothing_newer_stands_on_is_undone(home: Path) -> None:
    uploads = HandingIn(home)
    first = read(uploads, JULY, Said(unit=VILLAGE, period="2021-07"))
    uploads.confirm("li", first.id, accept_fewer=False)
    uploads.wait("li", first.id)
    second = read(uploads, JUNE.replace("9,", "8,"), Said(unit=NEIGHBOUR, period="2021-06"))
    uploads.confirm("li", second.id, accept_fewer=False)
    newest = uploads.wait("li", second.id).load
    uploads.undo("li", first.id)
    refused = uploads.wait("li", first.id)
    assert (refused.state, current(home)) == ("loaded", newest)
    assert "之后又有变动" in (refused.why or "")


def test_a_unit_beyond_sight_is_refused_whoever_names_it(home: Path) -> None:
    uploads = HandingIn(home)
    upload = uploads.receive("li", given(("台账.csv", JULY)))
    uploads.wait("li", upload.id)
    with seen_from("610902001000"), pytest.raises(BeyondSight):
        uploads.say("li", upload.id, Said(unit=NEIGHBOUR))
    found = read(uploads, JULY, Said(unit=NEIGHBOUR, period="2021-07"))
    with seen_from("610902001000"):
        assert not found.is_confirmable
        with pytest.raises(NotNow):
            uploads.confirm("li", found.id, accept_fewer=False)


def test_an_ambiguous_heading_is_asked_and_answered(home: Path) -> None:
    uploads = HandingIn(home)
    found = read(uploads, ASKED, Said(unit=VILLAGE, period="2021-08"))
    (question,) = found.understood[0]["questions"]
    assert (question["heading"], found.is_confirmable) == ("完成时间", False)
    assert all(one["samples"] == ["2021-08-03"] for one in question["candidates"])
    wanted = [one["answer"] for one in question["candidates"]].index("resolved")
    for wrong in ((9, 0, 0), (0, 9, 0), (0, 0, 99)):
        with pytest.raises(NotNow):
            uploads.answer("li", found.id, *wrong)
    uploads.answer("li", found.id, 0, 0, wanted)
    answered = uploads.wait("li", found.id)
    assert answered.understood[0]["questions"] == []
    assert answered.is_confirmable


def test_a_step_whose_server_ended_says_so_and_can_be_done_again(home: Path) -> None:
    uploads = HandingIn(home)
    found = read(uploads, JULY, Said(unit=VILLAGE, period="2021-09"))
    tray = Tray(home, SMALL)
    tray.keep(found, state="loading")  # as a killed server leaves it: nobody holds the lock
    broken = uploads.find("li", found.id)
    assert (broken.state, broken.why) == ("refused", BROKEN_OFF)
    assert broken.is_confirmable
    assert all(path.exists() for path in tray.paths(broken))
    uploads.discard("li", found.id)
    assert not (home / "uploads" / found.id).exists()
