"""What is checked row by row, what waits, what is skipped, and that every row is accounted for."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.etl.reading.handing_in import VILLAGE, read, text, workbook

HEADER = [
    "编号",
    "收集日期",
    "交办日期",
    "上报镇日期",
    "镇接收日期",
    "办结日期",
    "销号日期",
    "满意度",
    "问题摘要",
]


def issue(**cells: str) -> list[str]:
    given_cells = {"编号": "001", "收集日期": "2021-06-05"} | cells
    return [given_cells.get(heading, "") for heading in HEADER]


@pytest.mark.parametrize(
    ("cells", "severity", "rule", "column"),
    [
        ({"办结日期": "2021-06-04"}, "error", "resolved_before_collected", "办结日期"),
        ({"交办日期": "2021-06-04"}, "error", "assigned_before_collected", "交办日期"),
        ({"上报镇日期": "2021-06-01"}, "error", "escalated_town_before_collected", "上报镇日期"),
        (
            {"上报镇日期": "2021-06-10", "镇接收日期": "2021-06-09"},
            "error",
            "received_town_before_escalated_town",
            "镇接收日期",
        ),
        ({"办结日期": "2021-06-20", "销号日期": "2021-06-19"}, "error", "closed_before_resolved", "销号日期"),
        ({"办结日期": "2021-06-31"}, "error", "no_such_day", "办结日期"),
        ({"收集日期": "昨天"}, "error", "not_a_date", "收集日期"),
        ({"收集日期": ""}, "error", "required", "收集日期"),
        ({"收集日期": "无"}, "error", "required", "收集日期"),
        ({"办结日期": "2021-06-20", "满意度": "还行"}, "error", "unknown_word", "满意度"),
        ({"办结日期": "2022-01-05"}, "warning", "resolved_after_period", "办结日期"),
        ({"办结日期": "2023-06-20"}, "warning", "resolved_in_future", "办结日期"),
        ({"收集日期": "2001-06-05", "办结日期": "2021-06-20"}, "warning", "over_ten_years", "办结日期"),
        ({"满意度": "满意"}, "warning", "rating_without_resolution", "满意度"),
    ],
)
def test_a_rule_names_file_sheet_row_and_column(
    cells: dict[str, str], severity: str, rule: str, column: str
) -> None:
    found = read(workbook([HEADER, issue(编号="000"), issue(**cells)], title="6月"))
    [finding] = found.batch.findings
    assert (finding.severity, finding.rule, finding.sheet, finding.row, finding.column) == (
        severity,
        rule,
        "6月",
        3,
        column,
    )
    for word in ("台账.xlsx", "6月", "第3行", column):
        assert word in finding.message
    for word in ("台账.xlsx", "6月", "row 3", column):
        assert word in finding.message_en
    assert found.counts == ((3, 1, 1, 1) if severity == "error" else (3, 2, 0, 1))


def test_a_finding_names_a_word_as_people_do() -> None:
    [finding] = read(workbook([HEADER, issue(满意度="基本满意")])).batch.findings
    assert finding.found == "基本满意"
    assert "“基本满意”" in finding.message
    assert "basically_satisfied" not in finding.message_en


def test_a_month_is_not_before_a_day_in_it() -> None:
    found = read(workbook([HEADER, issue(收集日期="2021年6月", 办结日期="2021-06-10")]))
    assert found.rules == []
    assert found.rows("issue", "collected", "collected_is_day") == [(date(2021, 6, 30), False)]
    earlier = read(workbook([HEADER, issue(收集日期="2021年6月", 办结日期="2021-05-31")]))
    assert earlier.rules == ["resolved_before_collected"]
    assert "2021-06，" in earlier.batch.findings[0].message


def test_words_that_stand_for_nothing_yet_are_blank() -> None:
    found = read(workbook([HEADER, issue(办结日期="办理中", 销号日期="/", 交办日期="—")]))
    assert found.rows("issue", "resolved", "closed", "assigned") == [(None, None, None)]
    assert found.rules == []


def test_the_year_comes_from_the_period() -> None:
    content = workbook([HEADER, issue(收集日期="6月5日")])
    assert read(content, period="2021Q2").rows("issue", "collected") == [(date(2021, 6, 5),)]
    spanning = read(content, period="2020-01..2021-12")
    assert spanning.rules == ["year_unknown"]


@pytest.mark.parametrize(
    ("dates", "read_as"),
    [
        (["13/04/2021", "05/04/2021"], [date(2021, 4, 13), date(2021, 4, 5)]),
        (["04/13/2021", "05/04/2021"], [date(2021, 4, 13), date(2021, 5, 4)]),
    ],
)
def test_the_column_proves_the_order_of_day_and_month(dates: list[str], read_as: list[date]) -> None:
    rows = [issue(编号=str(number), 收集日期=text) for number, text in enumerate(dates)]
    assert [row[0] for row in read(workbook([HEADER, *rows])).rows("issue", "collected")] == read_as


@pytest.mark.parametrize("dates", [["03/04/2021", "05/04/2021"], ["13/04/2021", "04/13/2021"]])
def test_an_order_that_is_not_proven_is_an_error(dates: list[str]) -> None:
    rows = [issue(编号=str(number), 收集日期=text) for number, text in enumerate(dates)]
    found = read(workbook([HEADER, *rows]))
    assert found.rules == ["order_unknown"] * 2
    assert found.counts == (3, 0, 2, 1)


def test_january_is_read_only_where_the_column_is_proven_to_be_text() -> None:
    told = read(workbook([HEADER, issue(收集日期="2021.1"), issue(编号="002", 收集日期="2021.10")]))
    assert [row[0] for row in told.rows("issue", "collected")] == [date(2021, 1, 31), date(2021, 10, 31)]
    asked = read(workbook([["编号", "收集日期"], ["001", 2021.10]]))
    assert asked.rules == ["month_unknown"]


def test_none_is_zero_only_where_the_contract_says_so() -> None:
    found = read(
        workbook(
            [
                ["接待日期", "站点", "接待人次", "收集意见数", "现场解答数"],
                ["2021-06-15", "甲", "12人", "无", ""],
            ]
        )
    )
    assert found.rows("reception", "person_times", "opinions", "solved_on_spot") == [(12, 0, None)]


def test_more_solved_than_raised() -> None:
    found = read(
        workbook(
            [
                ["接待日期", "站点", "接待人次", "收集意见数", "现场解答数"],
                ["2021-06-15", "甲", "12", "2", "3"],
            ]
        )
    )
    assert found.rules == ["solved_over_opinions"]
    assert found.counts == (2, 0, 1, 1)


def test_negative_counts_wait() -> None:
    found = read(workbook([["接待日期", "站点", "接待人次"], ["2021-06-15", "甲", -1]]))
    assert found.rules == ["negative"]


def test_identical_rows_are_skipped_and_counted() -> None:
    found = read(workbook([HEADER, issue(), issue(收集日期="2021年6月5日"), issue(编号="002")]))
    assert found.counts == (4, 2, 0, 2)
    assert found.rules == []


def test_rows_of_one_key_that_differ_both_wait() -> None:
    found = read(workbook([HEADER, issue(问题摘要="甲"), issue(问题摘要="乙"), issue(编号="002")]))
    assert found.rules == ["same_key_differs", "same_key_differs"]
    assert found.counts == (4, 1, 2, 1)
    assert "第3行" in found.batch.findings[0].message


def test_what_waits_is_kept_with_its_cells() -> None:
    found = read(workbook([HEADER, issue(办结日期="2021-06-04", 问题摘要="可打13800001111")], title="6月"))
    [(part, ledger, sheet, row, contents)] = found.connection.execute(
        "select * from batch_quarantine"
    ).fetchall()
    assert (part, ledger, sheet, row) == (0, "issue", "6月", 2)
    assert json.loads(contents) == {
        "编号": "001",
        "收集日期": "2021-06-05",
        "办结日期": "2021-06-04",
        "问题摘要": "可打[电话]",
    }


def test_rows_without_a_number_have_a_key_that_stays() -> None:
    header = ["收集日期", "反映人", "问题摘要"]
    june = [["2021-06-05", "王某", "路灯不亮"], ["2021-06-05", "李某", "路灯不亮"]]
    july = [*june, ["2021-07-01", "王某", "水管漏水"]]
    first = [row[0] for row in read(workbook([header, *june])).rows("issue", "_key")]
    again = [row[0] for row in read(workbook([header, *july])).rows("issue", "_key")]
    assert len(set(again)) == 3
    assert again[:2] == first
    assert all(key.startswith(f"{VILLAGE}/") for key in again)


def test_rows_alike_in_their_key_are_told_apart_by_order() -> None:
    header = ["收集日期", "问题摘要", "具体内容"]
    found = read(
        workbook(
            [header, ["2021-06-05", "路灯", "甲"], ["2021-06-05", "路灯", "乙"], ["2021-06-05", "路灯", "乙"]]
        )
    )
    assert len({row[0] for row in found.rows("issue", "_key")}) == 2
    assert found.counts == (4, 2, 0, 2)


def test_the_days_of_a_running_ledger_are_those_of_its_rows() -> None:
    rows = [issue(办结日期="2021-06-20"), issue(编号="002", 收集日期="2020-03-01", 销号日期="2031-01-01")]
    [part] = read(workbook([HEADER, *rows]), period="all").batch.parts
    assert (part.first_day, part.last_day) == (date(2020, 3, 1), date(2021, 6, 20))
    [dated] = read(workbook([HEADER, *rows]), period="2021Q2").batch.parts
    assert (dated.first_day, dated.last_day) == (date(2021, 4, 1), date(2021, 6, 30))


def test_registers_are_keyed_by_their_own_number() -> None:
    found = read(
        workbook(
            [["区划代码", "名称", "选民数"], ["610902", "汉滨区", ""], ["610902101201", "同心村", "1,860人"]]
        )
    )
    assert found.rows("region", "_key", "level", "voters") == [
        ("610902000000", "county", None),
        ("610902101201", "village", 1860),
    ]


CELL = st.sampled_from(
    [
        "",
        "001",
        "002",
        "2021-06-05",
        "6月5日",
        "合计",
        "小计",
        "填表人：甲",
        "注：无",
        "13/04/2021",
        "无",
        "满意",
        "x",
        "12",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELL, min_size=9, max_size=9), max_size=12), st.booleans())
def test_every_filled_row_is_loaded_waiting_or_skipped(rows: list[list[str]], is_text: bool) -> None:
    sheet = [["某村问题台账"], HEADER, *rows]
    found = read(text(sheet) if is_text else workbook(sheet))
    filled = sum(1 for row in sheet if any(row))
    read_rows, loaded, waiting, skipped = found.counts
    assert read_rows == filled
    assert read_rows == loaded + waiting + skipped
    waiting_rows = found.connection.execute("select count(*) from batch_quarantine").fetchone()
    assert waiting_rows == (waiting,)
    keys = found.rows("issue", "_key")
    assert len(set(keys)) == loaded
