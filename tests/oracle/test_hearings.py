"""Surveys, reviews, meetings, topics supervised: asked of product and oracle on the same invented ledgers."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.warehouse import Warehouse
from tests.inbox import Ledger, load_here
from tests.oracle import hearings
from tests.oracle.eventful import on_their_days
from tests.oracle.figures import Scope, Values
from tests.oracle.rolls import Row
from tests.oracle.test_rolls import ENDS, HALF, TOWN, YEAR, agree, blank_or, scopes
from tests.oracle.test_works import days, survey

GRADES, RESULTS = ("满意", "基本满意", "不满意", ""), ("整改到位", "部分到位", "未整改到位")


@st.composite
def review(draw: st.DrawFn, number: int) -> Row:
    """A review with its ballot, graded by hand where that isn't whole, and what followed."""
    day = draw(days)
    votes = [draw(st.integers(0, 8)) for _ in range(3)]
    whole = draw(st.integers(0, 5))
    asked = sum(votes) + draw(st.sampled_from((0, 0, 1, sum(votes))))
    due, done, look = (draw(st.none() | st.integers(0, 120)) for _ in range(3))
    after = [None if gap is None else (day + timedelta(days=gap)).isoformat() for gap in (due, done, look)]
    return {
        "评议对象": f"所{number}",
        "评议日期": day.isoformat(),
        "行政区划": TOWN,
        "应参评": str(max(asked, 1)) if draw(st.integers(0, 4)) else "",
        "满意": str(votes[0]),
        "基本满意": str(votes[1]),
        "不满意": str(votes[2]) if whole else "",
        "不了解": "",
        "评议等次": draw(st.sampled_from(GRADES)),
        "评议意见": draw(st.sampled_from(("", "公开"))),
        "整改期限": after[0] or "",
        "整改完成日期": after[1] or "",
        "回头看日期": after[2] or "",
        "回头看结果": draw(st.sampled_from(RESULTS)) if after[2] else "",
    }


def meeting(number: int) -> st.SearchStrategy[Row]:
    """A meeting."""
    return st.builds(
        lambda day, kind, came: {
            "会议类型": kind,
            "会议日期": day.isoformat(),
            "行政区划": TOWN,
            "议题": f"议题{number}",
            "参会人数": came,
        },
        days,
        st.sampled_from(("工作例会", "议政会")),
        blank_or(st.integers(0, 40)),
    )


@st.composite
def cycle(draw: st.DrawFn, number: int) -> Row:
    """A topic announced, supervised, or both."""
    day = draw(days)
    gap = draw(st.none() | st.integers(0, 70) | st.sampled_from((27, 28, 58, 59)))
    is_announced = gap is None or bool(draw(st.integers(0, 4)))
    return {
        "督办议题": f"议题{number}",
        "行政区划": TOWN,
        "公告日期": day.isoformat() if is_announced else "",
        "督办日期": "" if gap is None else (day + timedelta(days=gap)).isoformat(),
        "督办结果": draw(st.sampled_from(("", "已解决", "推进中"))),
    }


ROWS = {"survey": survey, "review": review, "meeting": meeting, "cycle": cycle}


@st.composite
def books(draw: st.DrawFn) -> tuple[str, dict[str, list[Row]]]:
    """The period the ledgers are handed in for, and their rows."""
    rows = {name: [draw(one(n)) for n in range(1, draw(st.integers(2, 9)) + 1)] for name, one in ROWS.items()}
    keys = {(row["测评类别"], row["测评对象"], row["测评日期"]): row for row in rows["survey"]}
    return draw(st.sampled_from((HALF, YEAR))), rows | {"survey": list(keys.values())}


def expected(period: str, rows: dict[str, list[Row]], scope: Scope) -> dict[tuple[str, str, str], Values]:
    """Every figure of the whole."""
    found = hearings.reviews(rows["review"], scope) | {
        "satisfaction.share": hearings.surveys(rows["survey"], scope),
        "meetings.held_vs_minimum": hearings.meetings(rows["meeting"], scope),
        "cycles.two_month": hearings.cycles(rows["cycle"], ENDS[period], scope),
    }
    return {(name, "", ""): values for name, values in found.items()}


def compare(written: tuple[str, dict[str, list[Row]]], asked: list[Scope]) -> None:
    """Every figure of the scopes, the ledgers loaded once."""
    period, rows = written
    with TemporaryDirectory() as folder:
        ledgers = [Ledger(name, TOWN, told, period) for name, told in rows.items()]
        warehouse = Warehouse(load_here(Path(folder), *ledgers))
        try:
            for scope in on_their_days(asked, written):
                agree(warehouse, scope, expected(period, rows, scope), written)
        finally:
            warehouse.close()


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(written=books(), asked=st.lists(scopes, min_size=4, max_size=4))
def test_hearings_are_the_oracle_s(written: tuple[str, dict[str, list[Row]]], asked: list[Scope]) -> None:
    compare(written, asked)


@pytest.mark.long
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(written=books(), asked=st.lists(scopes, min_size=4, max_size=4))
def test_many_hearings_are_the_oracle_s(
    written: tuple[str, dict[str, list[Row]]], asked: list[Scope]
) -> None:
    compare(written, asked)
