"""A name that several deputies bear is asked of whoever wrote it, answered once, and read the same again."""

import shlex
from pathlib import Path
from typing import Any

import pytest

from dashboard.sight import seen_from
from dashboard.uploads.handing_in import HandingIn, NotNow
from dashboard.uploads.upload import Said, is_answerable
from etl.answering import open_questions
from etl.home import Home
from etl.load import Loaded, Options
from etl.load import load as load_files
from etl.preview import preview
from etl.rebuild import rebuild
from etl.submission import discover
from tests.etl.storing.conftest import rows
from tests.inbox import Ledger, load_here, write
from tests.product import run

COUNTY, TOWN, OTHER = "421182", "421182100", "421182101"
FROM = {"代表层级": "镇代表", "任期开始": "2021-12-20"}
REGISTER = [
    {"代表编号": "1", "姓名": "王芳", "行政区划": TOWN} | FROM,
    {"代表编号": "2", "姓名": "王 芳", "行政区划": TOWN} | FROM,
    {"代表编号": "3", "姓名": "王芳", "行政区划": OTHER} | FROM,
    {"代表编号": "4", "姓名": "李明", "行政区划": TOWN} | FROM,
]
GROUPS = [{"小组编号": "G1", "小组名称": "第一组", "小组类型": "代表小组"}]
MEMBERS = [{"小组": "G1", "成员": "1"}]
DEEDS = [
    {"代表": "王芳", "日期": "2022-03-05", "活动类型": "视察", "小组": "G1"},  # the first: in the group
    {"代表": "王芳", "日期": "2022-04-05", "活动类型": "走访", "主题": "访贫"},
    {"代表": "王芳", "日期": "2022-05-05", "活动类型": "走访"},
    {"代表": "李明", "日期": "2022-05-05", "活动类型": "走访"},
]
DEED = Ledger("activity", TOWN, DEEDS, "2022")
WHO = "select deputy, ym from activities order by ym, deputy"
KEYS = [f"{COUNTY}000000/{number}" for number in (1, 2)]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """The county's registers alone."""
    registers = (
        Ledger("deputy", COUNTY, REGISTER),
        Ledger("group", COUNTY, GROUPS),
        Ledger("group_member", COUNTY, MEMBERS),
    )
    return Home(load_here(tmp_path, *registers))


def hand_in(home: Home, folder: Path) -> Loaded:
    return load_files(home, discover([write(folder, DEED)], None, None, None, None), Options())


def answer(question: dict[str, Any], key: str) -> None:
    (command,) = (one["command"] for one in question["candidates"] if one["answer"] == key)
    assert run("etl", *shlex.split(command)[3:], "--json").json["questions"] == []


def test_a_name_is_asked_and_its_rows_are_nobody_s_until_it_is_answered(home: Home, tmp_path: Path) -> None:
    (question,) = hand_in(home, tmp_path / "more").questions
    assert (question.kind, question.heading, question.column) == ("name", "王芳", "A")
    assert [one.answer for one in question.candidates] == KEYS  # the one in the other town is further off
    assert question.candidates[0].zh.endswith("，第一组，编号 1")
    assert question.candidates[0].samples == ("2022-04-05 访贫", "2022-05-05 走访选民")
    known = [(KEYS[0], 202203), (f"{COUNTY}000000/4", 202205)]
    assert rows(home, WHO) == known
    asked = open_questions(home)["questions"]
    assert [one["heading"] for one in asked] == ["王芳"]
    answer(asked[0], KEYS[1])
    again = hand_in(home, tmp_path / "more")
    assert (again.questions, open_questions(home)["questions"]) == ((), [])
    answered = sorted([*known, (KEYS[1], 202204), (KEYS[1], 202205)], key=lambda one: (one[1], one[0]))
    assert rows(home, WHO) == answered  # what the group tells stays as the group tells it
    rebuild(home)
    assert rows(home, WHO) == answered


def test_a_look_asks_beforehand_and_changes_nothing(home: Home, tmp_path: Path) -> None:
    before = sorted(path for path in home.root.rglob("*") if path.is_file())
    seen = preview(home, discover([write(tmp_path / "more", DEED)], None, None, None, None))
    (file,) = seen.document["files"]
    assert ([one["heading"] for one in file["questions"]], file["refused"]) == (["王芳"], None)
    assert seen.needs_a_look
    assert sorted(path for path in home.root.rglob("*") if path.is_file()) == before


def test_a_register_that_comes_later_asks_of_what_was_handed_in(tmp_path: Path) -> None:
    home = Home(load_here(tmp_path, Ledger("deputy", COUNTY, REGISTER[:1]), DEED))
    assert open_questions(home)["questions"] == []
    load_here(tmp_path, Ledger("deputy", COUNTY, REGISTER))
    (question,) = open_questions(home)["questions"]
    assert (question["heading"], question["ledger"]) == ("王芳", "activity")
    load_here(tmp_path, Ledger("group", COUNTY, GROUPS), Ledger("group_member", COUNTY, MEMBERS))
    assert len(open_questions(home)["questions"]) == 1


def test_on_the_page_only_who_is_in_sight_can_be_chosen(home: Home, tmp_path: Path) -> None:
    uploads = HandingIn(home.root)
    path = write(tmp_path / "more", DEED) / TOWN / "2022" / "activity.csv"
    with path.open("rb") as content:
        found = uploads.receive("li", [("履职.csv", content)])
    uploads.wait("li", found.id)
    with seen_from(f"{TOWN}000"):
        uploads.say("li", found.id, Said(unit=TOWN, period="2022"))
        read = uploads.wait("li", found.id)
        assert read.is_confirmable  # the other rows need not wait
        offered = read.understood[0]["questions"][0]["candidates"]
        assert [is_answerable(one) for one in offered] == [True, True]
    with seen_from(f"{OTHER}000"):
        assert not any(map(is_answerable, offered))
        with pytest.raises(NotNow):
            uploads.answer("li", found.id, 0, 0, 0)
    with seen_from(f"{TOWN}000"):
        uploads.answer("li", found.id, 0, 0, 1)
    assert uploads.wait("li", found.id).understood[0]["questions"] == []
