"""Projects, plans, ballots and ratings, asked of product and oracle on the same invented ledgers."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.warehouse import Warehouse
from tests.inbox import Ledger, load_here
from tests.oracle.eventful import on_their_days
from tests.oracle.figures import Scope
from tests.oracle.rolls import Row
from tests.oracle.test_rolls import ENDS, HALF, TOWN, YEAR, agree, blank_or, scopes
from tests.oracle.works import Works

FIRST = date(2021, 1, 4)
days = st.integers(0, 330).map(lambda after: FIRST + timedelta(days=after))
CHECKS, WAYS = ("走访视察", "季度督进度", "年度评估"), ("走访座谈", "问卷调查", "意见建议")
LEDGERS = ("project", "project_node", "project_check", "solicitation", "survey")


@st.composite
def project(draw: st.DrawFn, number: int) -> Row:
    """A project, voted on or not, with as much of its plan and of its end as its sender wrote."""
    start, begun = draw(st.none() | days), draw(st.none() | days)
    finish = draw(st.none() | st.integers(0, 200))
    finished = draw(st.none() | st.integers(0, 120))
    investment = draw(st.none() | st.sampled_from((100, 400)))
    ended = (begun or FIRST) + timedelta(days=finished) if finished is not None else None
    return {
        "项目编号": f"P{number}",
        "项目名称": f"项目{number}",
        "类别": draw(st.sampled_from(("民生实事项目", "重点项目"))),
        "年度": draw(st.sampled_from(("2020", "2021", "2021", "2021"))),
        "候选": draw(st.sampled_from(("是", "否", "", ""))),
        "当选": draw(st.sampled_from(("是", "否", ""))),
        "应选数": draw(st.sampled_from(("2", "2", "2", "3", ""))),
        "计划开工": start.isoformat() if start else "",
        "计划完成": ((start or FIRST) + timedelta(days=finish)).isoformat() if finish is not None else "",
        "实际开工": begun.isoformat() if begun else "",
        "实际完成": ended.isoformat() if ended else "",
        "进度": draw(st.sampled_from(("", "0%", "40%", "75%", "100%"))),
        "权重": draw(st.sampled_from(("", "1", "3"))),
        "总投资": "" if investment is None else str(investment),
        "已投资": "" if investment is None else draw(blank_or(st.sampled_from((0, 60, 95, 100)))),
        "行政区划": TOWN,
    }


@st.composite
def node(draw: st.DrawFn, number: int) -> Row:
    """A node of one of the first projects' plans."""
    due, done = draw(days), draw(st.none() | st.sampled_from((-20, 0, 1, 45)))
    return {
        "项目": f"P{draw(st.integers(1, 4))}",
        "节点": f"节点{number}",
        "计划时间": due.isoformat(),
        "完成时间": max(due + timedelta(days=done), FIRST).isoformat() if done is not None else "",
    }


@st.composite
def survey(draw: st.DrawFn, number: int) -> Row:
    """A survey on a project or on an office; now and then one column of votes was left blank."""
    votes = [draw(st.integers(0, 14)) for _ in range(3)]
    cells = ["" if not draw(st.integers(0, 7)) else str(vote) for vote in votes]
    on_project = draw(st.integers(0, 2))
    return {
        "测评类别": "项目" if on_project else "单位",
        "测评对象": f"P{draw(st.integers(1, 4))}" if on_project else f"所{number}",
        "测评日期": (draw(days)).isoformat(),
        "行政区划": TOWN,
        "应参评": draw(blank_or(st.integers(45, 60))),
        **dict(zip(("满意", "基本满意", "不满意"), cells, strict=True)),
        "不了解": draw(blank_or(st.integers(0, 3))),
    }


def check(number: int) -> st.SearchStrategy[Row]:
    """A check of one of the projects."""
    return st.builds(
        lambda which, day, kind: {"项目": f"P{which}", "监督日期": day.isoformat(), "监督方式": kind},
        st.integers(1, 4), days, st.sampled_from(CHECKS),
    )  # fmt: skip


def solicitation(number: int) -> st.SearchStrategy[Row]:
    """What one way of asking brought in a year."""
    return st.builds(
        lambda count: {"年度": str(2020 + number // 3), "征集方式": WAYS[number % 3], "数量": str(count)},
        st.integers(0, 900),
    ).map(lambda row: row | {"行政区划": TOWN})


ROWS = dict(zip(LEDGERS, (project, node, check, solicitation, survey), strict=True))


@st.composite
def works(draw: st.DrawFn) -> tuple[str, dict[str, list[Row]]]:
    """The period the ledgers are handed in for, and their rows."""
    numbers = {name: draw(st.integers(1, 7)) for name in LEDGERS} | {"project": draw(st.integers(4, 9))}
    rows = {name: [draw(ROWS[name](at)) for at in range(1, most + 1)] for name, most in numbers.items()}
    rows["survey"] = list(
        {(row["测评类别"], row["测评对象"], row["测评日期"]): row for row in rows["survey"]}.values()
    )
    rows["solicitation"] = rows["solicitation"][:5]
    return draw(st.sampled_from((HALF, YEAR))), rows


def compare(written: tuple[str, dict[str, list[Row]]], asked: list[Scope]) -> None:
    """Every figure of the scopes, the ledgers loaded once."""
    period, rows = written
    plain = Works(ENDS[period], *(rows[name] for name in LEDGERS))
    with TemporaryDirectory() as folder:
        warehouse = Warehouse(
            load_here(Path(folder), *(Ledger(name, TOWN, told, period) for name, told in rows.items()))
        )
        try:
            for scope in on_their_days(asked, written):
                expected = {(name, "", ""): values for name, values in plain.figures(scope).items()}
                agree(warehouse, scope, expected, written)
        finally:
            warehouse.close()


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(written=works(), asked=st.lists(scopes, min_size=4, max_size=4))
def test_works_are_the_oracle_s(written: tuple[str, dict[str, list[Row]]], asked: list[Scope]) -> None:
    compare(written, asked)


@pytest.mark.long
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(written=works(), asked=st.lists(scopes, min_size=4, max_size=4))
def test_many_works_are_the_oracle_s(written: tuple[str, dict[str, list[Row]]], asked: list[Scope]) -> None:
    compare(written, asked)
