"""Plans, votes, funds, grids and suggestions led, asked of product and oracle on the same ledgers."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.measure import measure
from dashboard.scope import Scope as Asked
from dashboard.warehouse import Warehouse
from tests.inbox import Ledger, load_here
from tests.oracle import rolls
from tests.oracle.eventful import on_their_days
from tests.oracle.figures import Scope, Values
from tests.oracle.files import code
from tests.oracle.rolls import Row, Told
from tests.oracle.suggestions import GRADES

TOWN, REGION = "421182100", "421182100000"
HALF, YEAR = "2021H1", "2021"
ENDS = {HALF: date(2021, 6, 30), YEAR: date(2021, 12, 31)}
TIERS = ("市级代表", "区县代表", "乡镇代表")
LISTS = ("交办清单", "联动清单", "年度计划")
scopes = st.builds(
    Scope,
    st.just(REGION),
    st.sampled_from((date(2021, 1, 1), date(2021, 4, 1))),
    st.sampled_from((date(2021, 6, 30), date(2021, 12, 31))),
    st.dates(date(2021, 4, 1), date(2022, 2, 28)) | st.sampled_from((date(2021, 6, 30), date(2021, 12, 31))),
)
days = st.dates(date(2021, 1, 1), date(2021, 12, 20))


def blank_or(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[str]:
    """A cell that may be blank."""
    return st.just("") | strategy.map(str)


@st.composite
def task(draw: st.DrawFn, number: int) -> Row:
    """A task, done or not, with as many of its days as its sender wrote."""
    month = draw(st.dates(date(2021, 1, 1), date(2021, 12, 1)))
    due = month + timedelta(days=draw(st.integers(0, 60)))
    done = due + timedelta(days=draw(st.sampled_from((-30, -1, 0, 1, 40))))
    return {
        "任务编号": f"T{number}",
        "清单": draw(st.sampled_from(LISTS)),
        "任务": f"事{number}",
        "主题": draw(st.sampled_from(("", "护航"))),
        "计划月份": f"{month:%Y-%m}",
        "完成时限": draw(st.sampled_from(("", due.isoformat()))),
        "完成日期": draw(st.sampled_from(("", max(done, date(2021, 1, 1)).isoformat()))),
        "结果": draw(st.sampled_from(("", "已完成", "推进中", "取消"))),
    }


@st.composite
def candidate(draw: st.DrawFn, number: int) -> Row:
    """A project that was voted on, or not; the votes that are known."""
    cast = draw(st.none() | st.integers(0, 90))
    won = draw(st.none() | st.integers(0, 90 if cast is None else cast))
    return {
        "项目编号": f"P{number}",
        "项目名称": f"项目{number}",
        "类别": draw(st.sampled_from(("民生实事项目", "重点项目"))),
        "年度": draw(st.sampled_from(("2020", "2021", "2021"))),
        "候选": draw(st.sampled_from(("是", "是", "否", ""))),
        "当选": draw(st.sampled_from(("是", "否", ""))),
        "赞成票": "" if won is None else str(won),
        "投票数": "" if cast is None else str(cast),
        "行政区划": TOWN,
    }


@st.composite
def line(draw: st.DrawFn, number: int) -> Row:
    """A budget line; payment and use may be untold."""
    paid = draw(st.none() | st.integers(0, 900))
    used = draw(st.none() | st.integers(0, 900 if paid is None else paid))
    return {
        "预算单位": "城建办",
        "预算项目": f"科目{number}",
        "资金类别": "民生",
        "年度": "2021",
        "年初预算": "1000",
        "调整后预算": draw(blank_or(st.sampled_from((900, 1500)))),
        "拨付": "" if paid is None else str(paid),
        "使用": "" if used is None else str(used),
        "发现问题": draw(st.sampled_from(("", "进度慢"))),
        "绩效": draw(st.sampled_from(("", "良好"))),
    }


@st.composite
def deputy(draw: st.DrawFn, number: int) -> Row:
    """A deputy whose term may begin or end within the year."""
    grid = draw(st.sampled_from(("", "一网格")))
    return {
        "代表编号": f"D{number}",
        "姓名": f"代表{number}",
        "代表层级": draw(st.sampled_from(TIERS)),
        "行政区划": TOWN,
        "任期开始": draw(st.dates(date(2020, 12, 1), date(2021, 7, 1))).isoformat(),
        "任期结束": draw(blank_or(st.dates(date(2021, 7, 1), date(2021, 12, 31)))),
        "连任": draw(st.sampled_from(("是", "否", ""))),
        "网格": grid,
        "网格职务": draw(st.sampled_from(("", "网长", "网格员"))),
    }


@st.composite
def activity(draw: st.DrawFn, number: int) -> Row:
    """Something one of the first deputies attended, or missed, in or out of office."""
    return {
        "代表": f"D{draw(st.integers(1, 3))}",
        "日期": draw(st.dates(date(2021, 1, 1), date(2021, 12, 31))).isoformat(),
        "活动类型": draw(st.sampled_from(("走访选民", "小组活动", "向选民述职", "书面述职"))),
        "主题": f"活动{number}",
        "出席": draw(st.sampled_from(("", "出席", "出席", "缺席", "请假"))),
        "参与人次": draw(blank_or(st.integers(0, 40))),
        "走访户数": draw(blank_or(st.integers(0, 9))),
    }


@st.composite
def led(draw: st.DrawFn, number: int) -> Row:
    """A suggestion led by one of the deputies, answered and graded or not."""
    submitted = draw(days)
    replied = draw(st.none() | st.integers(0, 60))
    done = draw(st.none() | st.integers(0, 90)) if replied is not None else None
    after = [None if gap is None else submitted + timedelta(days=gap) for gap in (replied, done)]
    return {
        "建议编号": f"J{number}",
        "建议标题": f"建议{number}",
        "领衔代表": f"D{draw(st.integers(1, 3))}",
        "提出日期": submitted.isoformat(),
        "答复日期": after[0].isoformat() if after[0] else "",
        "办成日期": after[1].isoformat() if after[1] else "",
        "办理等级": draw(st.sampled_from(("", *GRADES))) if after[0] else "",
    }


ROWS = {"task": task, "project": candidate, "deputy": deputy, "suggestion": led, "activity": activity}


@st.composite
def books(draw: st.DrawFn) -> dict[str, dict[str, list[Row]]]:
    """Ledger -> period -> rows; the budget is handed in at the half and again at the year's end."""
    rows = {name: [draw(one(n)) for n in range(1, draw(st.integers(3, 9)) + 1)] for name, one in ROWS.items()}
    found = {name: {draw(st.sampled_from((HALF, YEAR))): told} for name, told in rows.items()}
    size = draw(st.integers(1, 5))
    halves = {period: [draw(line(n)) for n in range(1, size + 1)] for period in (HALF, YEAR)}
    return {**found, "budget": halves}


def told(book: Mapping[str, list[Row]]) -> Told:
    """The rows with the ends of their periods."""
    return [(ENDS[period], rows) for period, rows in book.items()]


def only(book: Mapping[str, list[Row]]) -> list[Row]:
    """The rows of a ledger that was handed in once."""
    return [row for rows in book.values() for row in rows]


def expected(books: dict[str, dict[str, list[Row]]], scope: Scope) -> dict[tuple[str, str, str], Values]:
    """(figure, dimension, member) -> its values; of no dimension, the whole."""
    plan, roll, leads = told(books["task"]), only(books["deputy"]), only(books["suggestion"])
    found = {
        ("tasks.month_board", "", ""): rolls.month_board(plan, scope),
        ("tasks.by_list", "", ""): rolls.by_list(plan, scope),
        ("projects.votes", "", ""): rolls.votes(told(books["project"]), scope),
        ("budget.funds", "", ""): rolls.funds(told(books["budget"]), scope),
        ("deputies.grid_coverage", "", ""): rolls.grids(roll, scope.as_of),
        ("deputies.proposal_quality", "", ""): rolls.quality(leads, scope),
    }
    office = rolls.office(roll, only(books["activity"]), scope)
    found |= {(name, "", ""): values for name, values in office.items()}
    for name in LISTS:
        rows = [(end, [row for row in rows if row["清单"] == name]) for end, rows in plan]
        found["tasks.month_board", "list", code("task_list", name) or ""] = rolls.month_board(rows, scope)
    for tier in TIERS:
        names = {row["代表编号"] for row in roll if row["代表层级"] == tier}
        member = code("deputy_tier", tier) or ""
        found["deputies.grid_coverage", "tier", member] = rolls.grids(
            [row for row in roll if row["代表编号"] in names], scope.as_of
        )
        found["deputies.proposal_quality", "tier", member] = rolls.quality(
            [row for row in leads if row["领衔代表"] in names], scope
        )
    return found


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(written=books(), asked=st.lists(scopes, min_size=4, max_size=4))
def test_every_roll_is_the_oracle_s(written: dict[str, dict[str, list[Row]]], asked: list[Scope]) -> None:
    ledgers = [
        Ledger(name, TOWN, rows, period) for name, book in written.items() for period, rows in book.items()
    ]
    with TemporaryDirectory() as folder:
        warehouse = Warehouse(load_here(Path(folder), *ledgers))
        try:
            for scope in on_their_days(asked, written):
                agree(warehouse, scope, expected(written, scope), written)
        finally:
            warehouse.close()


def agree(
    warehouse: Warehouse, scope: Scope, mine: dict[tuple[str, str, str], Values], written: object
) -> None:
    """Fails with what differs, and the ledgers it differs on."""
    asked = Asked(scope.region, scope.start, scope.end, scope.as_of)
    answers: dict[tuple[str, str], dict[str | None, Mapping[str, Any]]] = {}
    for (name, dimension, member), values in mine.items():
        if (name, dimension) not in answers:
            rows = measure(warehouse, name, asked, (dimension,) if dimension else ()).rows
            answers[name, dimension] = {row.keys.get(dimension, ""): row.values for row in rows}
        found = answers[name, dimension].get(member, dict.fromkeys(values))
        theirs = {key: found[key] for key in values}
        if theirs != pytest.approx(values, abs=1e-4, nan_ok=True):
            where = f"{name} {dimension} {member} {scope}"
            pytest.fail(f"{where}\n{values}\n{theirs}\n{written}", pytrace=False)
