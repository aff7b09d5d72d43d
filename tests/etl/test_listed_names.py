"""Deputies named in lists are the register's, by the rule of single names: asked, answered, rebuilt."""

from pathlib import Path

import pytest

from etl.answering import answered, open_questions
from etl.home import Home
from etl.preview import preview
from etl.rebuild import rebuild
from etl.storing.answers import Answer
from etl.submission import discover
from tests.etl.storing.conftest import rows
from tests.etl.test_namesakes import COUNTY, FROM, KEYS, OTHER, REGISTER, TOWN, answer
from tests.inbox import Ledger, load_here, write

HALL = f"{COUNTY}000000"
STATION = [{"站点编号": "Z1", "名称": "大同站", "类型": "中心联络站", "行政区划": TOWN}]
SEATED = [*REGISTER, {"代表编号": "5", "姓名": "陈静", "行政区划": TOWN, "所属站点": "Z1"} | FROM,
          {"代表编号": "6", "姓名": "陈静", "行政区划": TOWN} | FROM]  # fmt: skip
GROUPS = [{"小组编号": "G1", "小组名称": "第一组", "小组类型": "监督小组"}]
MEMBERS = [{"小组": "G1", "成员": "2"}]
HELD = {"编号": "J1", "接待日期": "2022-03-05", "接待人次": "3"}
PROJECT = {"项目编号": "P1", "项目名称": "修路", "类别": "道路", "行政区划": TOWN, "年度": "2022"}
CHECK = {"项目": "P1", "监督日期": "2022-04-01", "监督方式": "季度督进度"}
SUGGESTION = {"建议编号": "Y1", "建议标题": "修路", "领衔代表": "4", "提出日期": "2022-03-01"}
ISSUE = {"编号": "W1", "收集日期": "2022-03-02", "问题摘要": "路灯不亮"}
NAMED = "select name, deputy from deputy_mentions order by ledger, record, position"
REGISTERS = (
    Ledger("station", COUNTY, STATION),
    Ledger("deputy", COUNTY, SEATED),
    Ledger("group", COUNTY, GROUPS),
    Ledger("group_member", COUNTY, MEMBERS),
)


def key(number: int | None) -> str | None:
    return None if number is None else f"{HALL}/{number}"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A county's registers, and every ledger that lists deputies."""
    held = [
        HELD | {"接待代表": "李 明、陈静主任；王芳 周全", "站点": "Z1"},  # the station's; whom nobody knows
        HELD
        | {"编号": "J2", "接待代表": "3,王 芳/李明/李明", "村(社区)": OTHER},  # by number; the other town's
    ]
    checks = [
        CHECK | {"监督小组": "第一组", "参加代表": "王芳"},
        CHECK | {"监督日期": "2022-05-01", "参加代表": "李明、王芳"},
    ]
    return Home(
        load_here(
            tmp_path_factory.mktemp("lists"),
            *REGISTERS,
            Ledger("reception", COUNTY, held, "2022"),
            Ledger("project", COUNTY, [PROJECT], "2022"),
            Ledger(
                "project_check",
                COUNTY,
                checks,
                "2022",
            ),
            Ledger("suggestion", TOWN, [SUGGESTION | {"附议人": "王芳，李明"}], "2022"),
            Ledger("issue", TOWN, [ISSUE | {"收集代表": f"{COUNTY}/2、李明同志"}], "2022"),
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("reception/J1", [("李明", 4), ("陈静主任", 5), ("王芳", None), ("周全", None)]),
        ("reception/J2", [("3", 3), ("王芳", 3), ("李明", 4), ("李明", 4)]),
        ("project_check/0401", [("王芳", 2)]),  # the one in the group
        ("project_check/0501", [("李明", 4), ("王芳", None)]),  # two in the project's town
        ("suggestion/Y1", [("王芳", None), ("李明", 4)]),
        ("issue/W1", [(f"{COUNTY}/2", 2), ("李明同志", 4)]),
    ],
)
def test_every_name_of_a_list_is_whom_the_register_has(
    home: Home, record: str, expected: list[tuple[str, int | None]]
) -> None:
    ledger, _, number = record.partition("/")
    meant = f"record like '%/{number}' or strftime(date '1970-01-01' + day, '%m%d') = '{number}'"
    found = rows(
        home,
        f"select name, deputy from deputy_mentions where ledger = '{ledger}' and ({meant}) order by position",
    )
    assert found == [(name, key(deputy)) for name, deputy in expected]


def test_a_list_says_where_it_stands_and_whether_a_name_is_in_it_twice(home: Home) -> None:
    ((region, position, day, is_in_term),) = rows(
        home, "select region, position, day, is_in_term from deputy_mentions where is_repeated"
    )
    assert (region, position, is_in_term) == (f"{OTHER}000", 4, True)
    assert rows(home, "select deputy_attendances from receptions order by reception") == [(4,), (4,)]
    assert rows(home, f"select count(*) from receptions where day = {day}") == [(2,)]


def test_who_is_asked_for_and_who_is_missed(home: Home) -> None:
    asked = {(one["ledger"], one["field"], one["heading"]) for one in open_questions(home)["questions"]}
    assert asked == {
        ("reception", "deputies", "王芳"),
        ("project_check", "deputies", "王芳"),
        ("suggestion", "co_signers", "王芳"),
    }
    said = rows(
        home, "select rule, ledger, field, found from findings where rule like '%deputy' order by all"
    )
    assert said == [
        ("namesake_deputy", "project_check", "deputies", "王芳"),
        ("namesake_deputy", "reception", "deputies", "王芳"),
        ("namesake_deputy", "suggestion", "co_signers", "王芳"),
        ("unknown_deputy", "reception", "deputies", "周全"),
    ]
    assert rows(home, "select count(*) from deputies where is_provisional") == [(0,)]


def test_an_answer_counts_for_the_list_when_it_is_handed_in_again_and_when_rebuilt(tmp_path: Path) -> None:
    home = Home(load_here(tmp_path, *REGISTERS))
    held = Ledger("reception", TOWN, [HELD | {"接待代表": "老李、王芳"}], "2022")
    (file,) = preview(home, discover([write(tmp_path / "look", held)], None, None, None, None)).document[
        "files"
    ]
    assert [(one["heading"], one["column"]) for one in file["questions"]] == [("王芳", "D")]
    load_here(tmp_path, held)
    (question,) = open_questions(home)["questions"]
    assert question["candidates"][0]["samples"] == ("2022-03-05",)
    answer(question, KEYS[1])
    answered(home, Answer(f"{TOWN}000", "reception", aliases={("接待代表", "老李"): "李明"}))
    load_here(tmp_path, held)
    known = [("李明", key(4)), ("王芳", KEYS[1])]
    assert (rows(home, NAMED), open_questions(home)["questions"]) == (known, [])
    assert rows(home, "select deputies from receptions") == [("李明、王芳",)]
    rebuild(home)
    assert rows(home, NAMED) == known


def test_without_a_register_nothing_is_asked_and_nobody_is_made_up(tmp_path: Path) -> None:
    home = Home(load_here(tmp_path, Ledger("reception", TOWN, [HELD | {"接待代表": "王芳、李明"}], "2022")))
    assert rows(home, NAMED) == [("王芳", None), ("李明", None)]
    assert open_questions(home)["questions"] == []
    assert rows(home, "select count(*) from findings where rule like '%deputy'") == [(0,)]
    assert rows(home, "select count(*) from deputies") == [(0,)]


def test_a_list_of_a_merged_issue_is_the_first_there_is(tmp_path: Path) -> None:
    above = ISSUE | {
        "编号": "T1",
        "上报来源编号": f"{TOWN}001/W1",
        "收集代表": "李明",
        "镇接收日期": "2022-03-05",
    }
    below = ISSUE | {"上报镇日期": "2022-03-04"}
    home = Home(
        load_here(
            tmp_path,
            *REGISTERS,
            Ledger("issue", f"{TOWN}001", [below], "2022"),
            Ledger("issue", TOWN, [above], "2022"),
        )
    )
    assert rows(home, "select record, name, deputy from deputy_mentions") == [
        (f"{TOWN}001/W1", "李明", key(4))
    ]
    assert rows(home, "select issue, deputy from issues") == [(f"{TOWN}001/W1", "李明")]
