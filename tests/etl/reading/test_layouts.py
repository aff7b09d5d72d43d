"""The shapes of sheets people send, each read as a real workbook."""

from datetime import date
from decimal import Decimal

import pytest

from etl.errors import NeedsAnswer, UnknownLedger
from tests.etl.reading.handing_in import read, text, workbook, workbook_of

HEADER = ["编号", "收集日期", "问题摘要", "办结日期"]
ROW = ["001", "2021-06-05", "路灯不亮", "2021-06-20"]
RECEPTIONS = ["接待日期", "站点", "接待人次", "收集意见数"]


def test_a_plain_sheet() -> None:
    found = read(workbook([HEADER, ROW]))
    assert found.rows("issue", "id", "collected", "title", "resolved", "_row", "_sheet", "_key") == [
        ("001", date(2021, 6, 5), "路灯不亮", date(2021, 6, 20), 2, "Sheet1", "610902101201/001")
    ]
    assert found.counts == (2, 1, 0, 1)
    assert found.rules == []


def test_title_rows_blank_rows_blank_columns_and_footers() -> None:
    found = read(
        workbook(
            [
                ["汉滨区同心村人大代表联络站问题台账"],
                ["填报单位：同心村", None, None, "填报日期：2021年6月30日"],
                [],
                [None, *HEADER],
                [None, *ROW],
                [],
                [None, "002", "2021-06-06", "水管漏水", None],
                [None, "填表人：张三", None, "审核人：李四"],
                [None, "注：1.本表一式两份。"],
                [None, "2.每月底前报送。"],
            ],
            merged=["A1:E1"],
        )
    )
    assert [row[0] for row in found.rows("issue", "_row")] == [5, 7]
    assert found.counts == (8, 2, 0, 6)


def test_two_header_rows_with_merged_groups() -> None:
    found = read(
        workbook(
            [
                ["编号", "收集日期", "办理情况", None, "销号", None],
                [None, None, "承办单位", "办结日期", "日期", "满意度"],
                ["001", "2021-06-05", "区交通局", "2021-06-20", "2021-06-25", "满意"],
            ],
            merged=["A1:A2", "B1:B2", "C1:D1", "E1:F1"],
        )
    )
    assert found.rows("issue", "department", "resolved", "closed", "satisfaction") == [
        ("区交通局", date(2021, 6, 20), date(2021, 6, 25), "satisfied")
    ]


def test_two_header_rows_in_a_text_that_can_say_nothing_of_merging() -> None:
    found = read(
        text(
            [
                ["编号", "收集日期", "销号", ""],
                ["", "", "日期", "满意度"],
                ["001", "2021-06-05", "2021-06-25", "满意"],
            ]
        ),
        name="台账.csv",
    )
    assert found.rows("issue", "closed", "satisfaction") == [(date(2021, 6, 25), "satisfied")]


def test_cells_merged_down_the_side_hold_for_each_row_but_numbers_count_once() -> None:
    found = read(
        workbook(
            [
                ["接待日期", "站点", "接待方式", "接待人次", "收集意见数"],
                ["2021-06-15", "同心站", "接访", 3, 5],
                [None, None, "约访", 4, None],
            ],
            merged=["A2:A3", "B2:B3", "E2:E3"],
        )
    )
    assert found.rows("reception", "date", "station", "mode", "person_times", "opinions") == [
        (date(2021, 6, 15), "同心站", "drop_in", 3, 5),
        (date(2021, 6, 15), "同心站", "appointment", 4, None),
    ]


def test_a_total_that_is_right_is_no_row_and_no_finding() -> None:
    found = read(
        workbook(
            [
                RECEPTIONS,
                ["2021-06-15", "甲", 3, 5],
                ["2021-06-15", "乙", "四", 1],
                ["合  计", None, 7, "6件"],
            ]
        )
    )
    assert found.rows("reception", "person_times") == [(3,), (4,)]
    assert found.counts == (4, 2, 0, 2)
    assert found.rules == []


def test_a_total_that_differs_is_reported_with_both_sums() -> None:
    found = read(
        workbook(
            [RECEPTIONS, ["2021-06-15", "甲", 3, 5], ["2021-06-15", "乙", 4, 1], ["合计", None, 8, 6]],
            title="6月",
        )
    )
    [finding] = found.batch.findings
    assert (finding.severity, finding.rule, finding.sheet, finding.row, finding.column, finding.found) == (
        "warning",
        "total_differs",
        "6月",
        4,
        "接待人次",
        "8",
    )
    assert "8" in finding.message
    assert "7" in finding.message
    assert found.counts == (4, 2, 0, 2)


@pytest.mark.parametrize("tally", ["2件", "共2件", "2 场次"])
def test_a_total_may_say_how_many_rows_under_any_heading(tally: str) -> None:
    found = read(
        workbook(
            [
                RECEPTIONS,
                ["2021-06-15", "甲", 3, 5],
                ["2021-06-15", "乙", 4, 1],
                ["合计", tally, 7, 6],
                [tally, "合计", None, None],
            ]
        )
    )
    assert found.counts == (5, 2, 1, 2)  # a tally that comes first is no total


def test_subtotals_are_sums_of_their_block_and_the_total_of_all() -> None:
    found = read(
        workbook(
            [
                RECEPTIONS,
                ["2021-06-15", "甲", 3, 5],
                ["小计", None, 3, 5],
                ["2021-06-16", "乙", 4, 1],
                ["小计", None, 4, 1],
                ["总计", None, 7, 6],
            ]
        )
    )
    assert found.counts == (6, 2, 0, 4)
    assert found.rules == []


def test_monthly_sheets_of_one_ledger_are_all_read() -> None:
    found = read(
        workbook_of(
            {
                "5月": [HEADER, ["001", "2021-05-05", "甲", None]],
                "6月": [HEADER, ["002", "2021-06-05", "乙", None]],
            }
        )
    )
    assert found.rows("issue", "_sheet", "id") == [("5月", "001"), ("6月", "002")]


def test_one_workbook_may_hold_two_ledgers() -> None:
    found = read(
        workbook_of({"问题台账": [HEADER, ROW], "接待台账": [RECEPTIONS, ["2021-06-15", "甲", 3, 5]]})
    )
    assert [(part.ledger, part.read, part.loaded) for part in found.batch.parts] == [
        ("issue", 2, 1),
        ("reception", 2, 1),
    ]


def test_a_hidden_sheet_is_reported_and_not_read() -> None:
    found = read(
        workbook_of({"6月": [HEADER, ROW], "旧": [HEADER, ["009", "2021-01-01", "旧", None]]}, hidden=["旧"])
    )
    assert [row[0] for row in found.rows("issue", "id")] == ["001"]
    assert found.rules == ["hidden_sheet"]


def test_a_sheet_that_is_no_ledger_is_reported() -> None:
    found = read(
        workbook_of(
            {
                "6月": [HEADER, ROW],
                "通讯录": [["单位名", "座机"], ["甲", "1"]],
                "填写说明": [["说明", "如下"]],
            }
        )
    )
    assert found.rules == ["sheet_not_read"]
    assert "通讯录" in found.batch.findings[0].message


def test_rows_with_nothing_but_a_printed_number_are_no_rows() -> None:
    found = read(workbook([["序号", *HEADER], [1, *ROW], [2], [3]]))
    assert found.counts == (4, 1, 0, 3)


def test_a_header_that_repeats_is_no_row() -> None:
    assert read(workbook([HEADER, ROW, HEADER, ["002", "2021-06-06", "乙", None]])).counts == (4, 2, 0, 2)


def test_a_town_beside_a_village_stands_before_it() -> None:
    found = read(
        workbook(
            [
                ["编号", "收集日期", "镇(街道)", "村(社区)"],
                ["1", "2021-06-05", "大同镇", "同心村"],
                ["2", "2021-06-05", "大同镇", None],
            ]
        )
    )
    assert found.rows("issue", "region") == [("大同镇/同心村",), ("大同镇",)]


def test_money_takes_the_unit_of_the_heading_or_of_the_title() -> None:
    header = ["站点编号", "名称", "类型", "村(社区)"]
    row = ["S1", "同心站", "代表联络站", "同心村"]
    for sheet in (
        [[*header, "财政补助(万元)"], [*row, "2.5"], ["S2", *row[1:], "300元"]],
        [["站点一览"], ["单位：万元"], [*header, "财政补助"], [*row, "2.5"], ["S2", *row[1:], "300元"]],
    ):
        found = read(workbook(sheet))
        assert found.rows("station", "id", "subsidy") == [
            ("S1", Decimal("25000.00")),
            ("S2", Decimal("300.00")),
        ]


def test_unit_and_period_come_from_the_title_where_nothing_else_tells() -> None:
    found = read(
        workbook([["汉滨区老城街道西大街社区问题台账（2021年6月）"], HEADER, ROW]), unit=None, period=None
    )
    [part] = found.batch.parts
    assert (part.unit, part.period.text) == ("610902001003", "2021-06")


@pytest.mark.parametrize(
    ("unit", "period", "asked"), [(None, "2021", "--unit"), ("610902101201", None, "--period")]
)
def test_unit_and_period_are_asked_where_nothing_tells(
    unit: str | None, period: str | None, asked: str
) -> None:
    with pytest.raises(NeedsAnswer, match=asked):
        read(workbook([HEADER, ROW]), unit=unit, period=period)


def test_an_ambiguous_heading_is_asked_with_column_and_candidates() -> None:
    with pytest.raises(NeedsAnswer) as asked:
        read(workbook([["编号", "收集日期", "完成时间"], ["1", "2021-06-05", "2021-06-20"]], title="6月"))
    for word in ("台账.xlsx", "6月", "完成时间", "办理时限（due）", "办结日期（resolved）"):
        assert word in str(asked.value)


def test_no_ledger_names_the_nearest_and_what_it_lacks() -> None:
    with pytest.raises(UnknownLedger) as refused:
        read(workbook([["编号", "问题摘要", "具体内容", "反映人"], ["1", "甲", "乙", "丙"]]))
    assert "问题台账（issue）" in str(refused.value)
    assert "收集日期" in str(refused.value)


def test_nothing_known_at_all_lists_the_ledgers() -> None:
    with pytest.raises(UnknownLedger, match="接待台账"):
        read(workbook([["天气", "温度"], ["晴", "20"]]))


def test_unknown_columns_are_kept_and_told() -> None:
    found = read(workbook([[*HEADER, "天气", "备注"], [*ROW, "晴", "无"]]))
    assert found.rows("issue", "_extra") == [('{"天气": "晴", "备注": "无"}',)]
    assert found.rules == ["unknown_column"]
    assert "天气" in found.batch.findings[0].message
    assert "备注" not in found.batch.findings[0].message


def test_unit_and_period_may_stand_in_the_names_of_folder_and_file() -> None:
    name = "老城街道/西大街社区/问题台账2021年6月.xlsx"
    [part] = read(workbook([HEADER, ROW]), name=name, unit=None, period=None).batch.parts
    assert (part.unit, part.period.text) == ("610902001003", "2021-06")


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("汉滨区人大常委会问题台账", "610902000000"),
        ("陕西省安康市汉滨区老城街道问题台账", "610902001000"),
        ("单位：610902101（某镇）", "610902101000"),
        ("单位：万元 老城街道", "610902001000"),
    ],
)
def test_the_unit_in_a_title(title: str, unit: str) -> None:
    found = read(workbook([[title], HEADER, ROW]), unit=None)
    assert found.batch.parts[0].unit == unit


def test_formulas_without_a_value_are_told() -> None:
    found = read(workbook([HEADER, ["001", "2021-06-05", "=A1&B1", "=NA()"]]))
    assert found.rules == ["formula_without_value"]
    assert found.batch.findings[0].found == "C2、D2"


def test_one_refusal_names_all_files_that_cannot_be_read() -> None:
    with pytest.raises(UnknownLedger, match="有 2 个文件读不了"):
        read(workbook([["天气", "温度"]]), workbook([HEADER, ROW]), b"")
