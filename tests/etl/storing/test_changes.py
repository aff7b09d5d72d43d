"""What changed since the last load: by row and by field, without anybody's name."""

import pytest

from etl.changes import changed
from etl.errors import Refused
from etl.home import Home
from etl.rebuild import rebuild
from tests.etl.storing.conftest import Load, rows
from tests.inbox import Ledger

VILLAGE, OTHER = "610902001003", "610902001004"
TOLD = "select change, key, field, before, after from changes order by key, field"


def issue(number: int, **cells: str) -> dict[str, str]:
    return {"编号": f"{number:03}", "收集日期": "2021-06-01", "问题摘要": f"事项{number}", **cells}


def key(number: int) -> str:
    return f"{VILLAGE}/{number:03}"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ([issue(1)], [issue(1), issue(2)], [("added", key(2), None, None, None)]),
        ([issue(1), issue(2)], [issue(1), issue(3)], [
            ("removed", key(2), None, None, None),
            ("added", key(3), None, None, None),
        ]),
        ([issue(1)], [issue(1, 办结日期="2021-06-05")], [
            ("changed", key(1), "resolved", None, "2021-06-05"),
        ]),
        ([issue(1, 办理结果="A")], [issue(1, 办理结果="列入计划", 收集日期="2021-06")], [
            ("changed", key(1), "collected", "2021-06-01", "2021-06"),
            ("changed", key(1), "disposition", "solved", "planned"),
        ]),
        ([issue(1, 反映人="王小明")], [issue(1, 反映人="李芳", 联系电话="13800001111")], [
            ("changed", key(1), "constituent", None, None),
            ("changed", key(1), "phone", None, None),
        ]),
        ([issue(1, 具体内容="电话13800001111")], [issue(1, 具体内容="电话13900002222")], []),
        ([issue(1)], [issue(1, 天气="晴")], []),
    ],
)  # fmt: skip
def test_what_a_submission_changes(
    home: Home,
    loading: Load,
    before: list[dict[str, str]],
    after: list[dict[str, str]],
    told: list[tuple[object, ...]],
) -> None:
    loading(Ledger("issue", VILLAGE, before), Ledger("issue", OTHER, [issue(9)]))
    assert rows(home, TOLD) == []
    loading(Ledger("issue", VILLAGE, after))
    assert rows(home, TOLD) == told


def test_a_row_that_now_waits_is_one_that_went(home: Home, loading: Load) -> None:
    loading(Ledger("issue", VILLAGE, [issue(1), issue(2)]))
    loading(Ledger("issue", VILLAGE, [issue(1), issue(2, 收集日期="看不懂"), issue(3)]))
    assert [row[:2] for row in rows(home, TOLD)] == [("removed", key(2)), ("added", key(3))]


def test_changes_stay_told_and_a_rebuild_tells_them_again(home: Home, loading: Load) -> None:
    loading(Ledger("issue", VILLAGE, [issue(1)]))
    loading(Ledger("issue", VILLAGE, [issue(1, 问题摘要="改了")]))
    loading(Ledger("issue", VILLAGE, [issue(1, 问题摘要="又改了")]))
    asked = "select submission, replaces, field, before, after from changes order by submission"
    told = rows(home, asked)
    assert [row[2:] for row in told] == [("title", "事项1", "改了"), ("title", "改了", "又改了")]
    rebuild(home)
    assert rows(home, asked) == told


def test_a_part_handed_in_again_is_compared_with_its_group(home: Home, loading: Load) -> None:
    loading(Ledger("issue", VILLAGE, [issue(1)], "2021-06"), Ledger("issue", OTHER, [issue(1)], "2021-06"))
    loading(
        Ledger("issue", VILLAGE, [issue(1)], "2021-06"),
        Ledger("issue", OTHER, [issue(1), issue(2)], "2021-06"),
    )
    assert rows(home, "select distinct unit, change from changes") == [(OTHER, "added")]


def test_the_command_tells_the_last_load_or_the_one_named(home: Home, loading: Load) -> None:
    first = loading(Ledger("issue", VILLAGE, [issue(1)]))
    (only,) = changed(home)["submissions"]
    assert (only["changes"], only["rows"]) == (None, [])
    loading(Ledger("issue", VILLAGE, [issue(1, 办理结果="A"), issue(2)]))
    (last,) = changed(home)["submissions"]
    assert last["replaces"] == first.submissions[0].submission
    assert last["changes"] == {"added": 1, "removed": 0, "changed": 1}
    assert [(row["field_zh"], row["after"], row["row"]) for row in last["rows"]] == [
        ("办理结果", "已解决", 2),
        (None, None, 3),
    ]
    (named,) = changed(home, submission=only["id"])["submissions"]
    assert (named["id"], named["is_in_force"]) == (only["id"], False)
    with pytest.raises(Refused, match="没有装载或报送"):
        changed(home, load="20000101T000000-0000")
