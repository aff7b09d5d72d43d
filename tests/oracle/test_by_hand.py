"""The oracle against figures counted by hand: who checks the checker."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.inbox import Ledger, write
from tests.oracle.days import Day, read_day, working_days
from tests.oracle.figures import Figures, Scope
from tests.oracle.intervals import kaplan_meier, quantile, wilson
from tests.oracle.place import ancestor, child_within, inside, level_of

COUNTY, TOWN, VILLAGE = "610902000000", "610902101000", "610902101200"
OTHER_TOWN, OTHER_VILLAGE = "610902102000", "610902102201"
JUNE = Scope("610902", date(2021, 6, 1), date(2021, 6, 30), date(2021, 9, 30))


def issue(number: str, collected: str, region: str = VILLAGE, **more: str) -> dict[str, str]:
    return {"编号": number, "收集日期": collected, "村(社区)": region, "问题摘要": f"事项{number}", **more}


def running(*rows: dict[str, str]) -> Ledger:
    return Ledger("issue", COUNTY, rows)


Reader = Callable[..., Figures]


@pytest.fixture
def figures_of(tmp_path: Path) -> Reader:
    return lambda *ledgers: Figures(write(tmp_path, *ledgers))


def test_codes() -> None:
    assert [level_of(code) for code in ("61", "6109", "610902", TOWN, VILLAGE)] == [
        "province", "city", "county", "town", "village",
    ]  # fmt: skip
    assert ancestor(VILLAGE, "town") == TOWN
    assert ancestor(TOWN, "village") is None
    assert inside(VILLAGE, "610902101")
    assert not inside(VILLAGE, "610902102")
    assert child_within(VILLAGE, "610902") == TOWN
    assert child_within(COUNTY, "610902") == COUNTY


def test_days_are_read_however_they_are_separated() -> None:
    for text in ("2021-06-05", "2021/6/5", "2021.6.5", "2021年6月5日", "20210605"):
        assert read_day(text) == Day(date(2021, 6, 5))
    assert read_day("2021年2月") == Day(date(2021, 2, 28), known=False)
    assert read_day(" ") is None


def test_working_days_know_china_s_calendar() -> None:
    # National Day 2021: 1-7 October off; Sunday 26 September and Saturday 9 October worked.
    assert working_days(date(2021, 9, 30), date(2021, 10, 8)) == 1
    assert working_days(date(2021, 9, 30), date(2021, 10, 9)) == 2
    assert working_days(date(2021, 9, 24), date(2021, 9, 26)) == 1
    assert working_days(date(2021, 6, 5), date(2021, 6, 5)) == 0


def test_wilson_against_a_published_value() -> None:
    # Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662; 0 of 20 gives 0 to 0.1611.
    low, high = wilson(81, 263) or (0, 0)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    assert round((wilson(0, 20) or (0, 0))[1], 4) == 0.1611
    assert wilson(0, 0) is None


def test_kaplan_meier_by_hand() -> None:
    # 1 ended, 2 ended, 2 censored, 3 ended, 4 censored: S = 4/5, 3/5, 3/5 * 1/2.
    steps = kaplan_meier([(1, True), (2, True), (2, False), (3, True), (4, False)])
    assert [(step.day, step.survival) for step in steps] == [
        (1, Fraction(4, 5)), (2, Fraction(3, 5)), (3, Fraction(3, 10)),
    ]  # fmt: skip
    assert quantile(steps, Fraction(1, 2)) == 3
    assert quantile(steps, Fraction(9, 10)) is None


def test_one_running_ledger(figures_of: Reader) -> None:
    figures = figures_of(
        running(
            issue("1", "2021-06-01", 办结日期="2021-06-10", 办理结果="A", 销号日期="2021-06-12"),
            issue("2", "2021-06-02", 上报镇日期="2021-06-20", 镇接收日期="2021-06-22", 办结日期="2021-07-30"),
            issue("3", "2021-06-03", 上报镇日期="2021-06-25"),
            issue("4", "2021-06-04"),
            issue("5", "2021-06-05", OTHER_VILLAGE, 办结日期="2021-06-30", 重办日期="2021-08-01"),
            issue("6", "2021-05-31", 办结日期="2021-06-10"),
        )
    )
    flow = figures.figure("issues.level_flow", JUNE, ("level",))
    # village: five collected, 1 resolved, 2 and 3 sent up, 4 still there, 5 resolved, undone, there again.
    assert flow[("village",)] == {
        "first_collected": 5, "arrived": 0, "returned_in": 0, "reopened_here": 1, "taken_in": 6,
        "resolved": 1, "resolved_then_reopened": 1, "escalated": 2, "returned": 0, "in_progress": 2,
    }  # fmt: skip
    # town: only 2 arrived there; that 3 did is its village's word alone.
    assert (flow[("town",)]["arrived"], flow[("town",)]["resolved"]) == (1, 1)
    assert figures.figure("issues.collected", JUNE)[()] == {"value": 5}
    rate = figures.figure("issues.resolution_rate", JUNE)[()]
    assert (rate["numerator"], rate["denominator"]) == (2, 5)
    assert figures.figure("issues.settled_within", JUNE)[()] == {
        "collected": 5, "within_village": 1, "within_town": 2, "within_county": 2,
    }  # fmt: skip
    closed = figures.figure("issues.closed_rate", JUNE)[()]
    assert (closed["numerator"], closed["denominator"]) == (1, 2)
    reopened = figures.figure("issues.reopened_rate", JUNE)[()]
    assert (reopened["numerator"], reopened["denominator"]) == (1, 3)
    by_town = figures.figure("issues.collected", JUNE, ("region",))
    assert by_town == {(TOWN,): {"value": 4}, (OTHER_TOWN,): {"value": 1}}
    # durations: 9, 58 (both ended), censored at 119, 118, 117: S falls to 4/5, 3/5.
    time = figures.figure("issues.time_to_resolve", JUNE)[()]
    assert (time["p25"], time["value"], time["numerator"], time["denominator"]) == (58, None, 2, 5)
    # open on 30 September: 3, 4 and 5; all collected in June, over 60 working days before (6 is resolved).
    assert figures.figure("issues.backlog", JUNE)[()]["open"] == 3
    assert figures.figure("issues.backlog", JUNE)[()]["age_61_90"] == 3


def test_a_report_of_july_says_what_july_knew(figures_of: Reader) -> None:
    figures = figures_of(
        running(
            issue("1", "2021-06-01", 办结日期="2021-07-10", 重办日期="2021-08-01"),
            issue("2", "2021-06-02", 上报镇日期="2021-06-30", 镇接收日期="2021-08-02"),
        )
    )
    july = Scope("610902", JUNE.start, JUNE.end, date(2021, 7, 31))
    flow = figures.figure("issues.level_flow", july, ("level",))
    assert flow[("village",)]["resolved"] == 1
    assert flow[("village",)]["reopened_here"] == 0
    assert ("town",) not in flow
    assert figures.figure("issues.resolution_rate", july)[()]["numerator"] == 1
    assert figures.figure("issues.resolution_rate", JUNE)[()]["numerator"] == 0


def test_deadline_day_is_on_time_and_weekends_do_not_count(figures_of: Reader) -> None:
    # From Tuesday 1 June 2021 fifteen working days end on Wednesday 23 June (Monday the 14th is a holiday).
    figures = figures_of(
        running(
            issue("1", "2021-06-01", 办结日期="2021-06-23"),
            issue("2", "2021-06-01", 办结日期="2021-06-24"),
            issue("3", "2021-06-01"),
            issue("4", "2021-06-30"),
            issue("5", "2021-06", 办结日期="2021-07-02"),
            issue("6", "2021-06-01", 办结日期="2021-06-24", 办理时限="2021-06-24"),
        )
    )
    scope = Scope("610902", JUNE.start, JUNE.end, date(2021, 7, 1))
    bins = figures.figure("issues.on_time_rate", scope)[()]
    assert [bins[name] for name in ("on_time", "late", "open_within", "open_overdue", "unknown")] == [
        2,
        1,
        1,
        1,
        1,
    ]
    assert (bins["numerator"], bins["denominator"]) == (2, 4)


def linked() -> tuple[Ledger, ...]:
    """A village that sent three up, a town that knows two, one twice, and one nobody sent; a county."""
    village = Ledger("issue", VILLAGE, [
        issue("001", "2021-06-01", "", 上报镇日期="2021-06-10"),
        issue("002", "2021-06-02", "", 上报镇日期="2021-06-10"),
        issue("003", "2021-06-03", "", 上报镇日期="2021-06-10"),
        issue("004", "2021-06-04", "", 办结日期="2021-06-09"),
    ])  # fmt: skip
    other = Ledger("issue", OTHER_VILLAGE, [issue("001", "2021-06-05", "")])
    town = Ledger("issue", TOWN, [
        issue("11", "2021-06-11", VILLAGE, 上报来源编号="001", 办结日期="2021-06-20"),
        issue("12", "2021-06-12", "", 上报来源编号=f"{VILLAGE}/002", 上报区县日期="2021-06-30"),
        issue("13", "2021-06-13", VILLAGE, 上报来源编号="999"),
        issue("14", "2021-06-14", "", 上报来源编号="002"),
    ])  # fmt: skip
    county = Ledger(
        "issue", COUNTY, [issue("A", "2021-07-01", TOWN, 上报来源编号="12", 办结日期="2021-08-15")]
    )
    return village, other, town, county


def test_linked_ledgers(figures_of: Reader) -> None:
    figures = figures_of(*linked())
    flow = figures.figure("issues.level_flow", JUNE, ("level",))
    assert flow[("village",)]["first_collected"] == 5
    assert (
        flow[("village",)]["escalated"],
        flow[("village",)]["resolved"],
        flow[("village",)]["in_progress"],
    ) == (3, 1, 1)
    # 001 and 002 arrived, 13 came from nowhere, 14 is a double of 002: listed, not counted
    assert flow[("town",)]["arrived"] == 3
    assert [flow[("town",)][name] for name in ("resolved", "escalated", "in_progress")] == [1, 1, 1]
    assert (flow[("county",)]["arrived"], flow[("county",)]["resolved"]) == (1, 1)
    assert figures.figure("issues.collected", JUNE)[()]["value"] == 6
    assert figures.figure("issues.settled_within", JUNE)[()] == {
        "collected": 6, "within_village": 1, "within_town": 2, "within_county": 3,
    }  # fmt: skip
    unconfirmed = {
        (path.issue.head.key, stay.level, stay.problem)
        for path in figures.paths(JUNE, JUNE.start, JUNE.end)
        for stay in path.stays
        if stay.problem
    }
    assert unconfirmed == {
        (f"{VILLAGE}/003", "town", "never_arrives"),
        (f"{TOWN}/13", "town", "from_nowhere"),
        (f"{VILLAGE}/002", "town", "double"),
    }


def test_event_ledger_with_a_return_and_a_skipped_level(figures_of: Reader) -> None:
    def event(number: str, kind: str, day: str, level: str) -> dict[str, str]:
        return {"问题编号": number, "环节": kind, "日期": day, "层级": level}

    figures = figures_of(
        running(issue("1", "2021-06-01"), issue("2", "2021-06-02")),
        Ledger("issue_event", COUNTY, [
            event("1", "上报", "2021-06-05", "村级"), event("1", "接收", "2021-06-06", "镇级"),
            event("1", "退回", "2021-06-10", "镇级"), event("1", "上报", "2021-06-12", "村级"),
            event("1", "接收", "2021-06-12", "镇级"), event("1", "办结", "2021-06-20", "镇级"),
            event("2", "上报", "2021-06-05", "村级"), event("2", "接收", "2021-06-07", "区县级"),
            event("2", "办结", "2021-06-20", "区县级"),
        ]),
    )  # fmt: skip
    flow = figures.figure("issues.level_flow", JUNE, ("level",))
    assert flow[("village",)] == {
        "first_collected": 2, "arrived": 0, "returned_in": 1, "reopened_here": 0, "taken_in": 3,
        "resolved": 0, "resolved_then_reopened": 0, "escalated": 3, "returned": 0, "in_progress": 0,
    }  # fmt: skip
    assert (flow[("town",)]["arrived"], flow[("town",)]["returned"], flow[("town",)]["resolved"]) == (2, 1, 1)
    assert (flow[("county",)]["arrived"], flow[("county",)]["resolved"]) == (1, 1)


def test_books_balance_at_every_level(figures_of: Reader) -> None:
    for values in figures_of(*linked()).figure("issues.level_flow", JUNE, ("level",)).values():
        out = ("resolved", "resolved_then_reopened", "escalated", "returned", "in_progress")
        assert values["taken_in"] == sum(values[name] or 0 for name in out)


def test_a_month_without_a_day_upsets_no_order(figures_of: Reader) -> None:
    figures = figures_of(
        running(
            issue("1", "2021-06", 办结日期="2021-06-12"),
            issue("2", "2021-06-01", 上报镇日期="2021-06", 镇接收日期="2021-06-12", 办结日期="2021-07-01"),
            issue("3", "2021-06-01", TOWN, 镇接收日期="2021-06-05"),
        )
    )
    flow = figures.figure("issues.level_flow", JUNE, ("level",))
    village, town = flow[("village",)], flow[("town",)]
    assert [village[name] for name in ("first_collected", "resolved", "escalated")] == [2, 1, 1]
    # 3 names no sender though it says when it was received: it arrived
    assert [town[name] for name in ("first_collected", "arrived", "resolved", "in_progress")] == [0, 2, 1, 1]
    bins = figures.figure("issues.on_time_rate", JUNE)[()]
    assert [bins[name] for name in ("on_time", "unknown", "open_overdue")] == [1, 2, 1]


def test_what_a_receiver_copies_is_not_its_own_word(figures_of: Reader) -> None:
    village = Ledger("issue", VILLAGE, [issue("001", "2021-06-01", "")])
    copy = issue("9", "2021-06-11", VILLAGE, 上报来源编号="001", 上报镇日期="2021-06-08", 收集层级="村级")
    figures = figures_of(village, Ledger("issue", TOWN, [copy]))
    flow = figures.figure("issues.level_flow", JUNE, ("level",))
    assert (flow[("village",)]["escalated"], flow[("village",)]["in_progress"]) == (0, 1)
    assert flow[("town",)]["arrived"] == 1
