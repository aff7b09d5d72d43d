"""Strike-offs worth a second look, asked of product and oracle on the same invented ledgers."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.closure_policy import Unanimous
from dashboard.closures import Ratings, unanimous
from dashboard.statistics import chance_of_all
from dashboard.warehouse import Warehouse
from tests.inbox import Ledger, load_here
from tests.oracle.closures import Closures, dealt
from tests.oracle.days import working_days
from tests.oracle.eventful import moments
from tests.oracle.figures import LIMIT, Scope
from tests.oracle.plans import COUNTY, VILLAGES
from tests.oracle.test_against_product import answer, check

FIGURES = (
    "issues.closure_signals",
    "issues.hollow_closure",
    "issues.review_sample",
    "issues.sampled_reviews",
    "satisfaction.on_paper",
)
BREAKDOWNS = ((), ("department",), ("region",), ("month",))
FIRST = date(2021, 3, 1)
REPLIES = ("已安排专人现场处理完毕", "已列入下一年度建设计划", "已办结", "")
ASKED = [Scope("610902", FIRST, date(2021, 5, 31), day) for day in (date(2021, 4, 6), date(2021, 12, 31))]


@contextmanager
def both(*ledgers: Ledger) -> Iterator[tuple[Warehouse, Closures]]:
    """The same ledgers in the product and in the oracle."""
    with TemporaryDirectory() as folder:
        warehouse = Warehouse(load_here(Path(folder), *ledgers))
        try:
            yield warehouse, Closures(Path(folder) / "inbox")
        finally:
            warehouse.close()


def due(collected: date) -> date:
    """The first day on which the limit of a level is used up."""
    return next(
        day
        for day in (collected + timedelta(days=step) for step in range(99))
        if working_days(collected, day) == LIMIT
    )


@st.composite
def issue(draw: st.DrawFn, number: int) -> dict[str, str]:
    """An issue, mostly struck off: on the limit's last day or another, assigned then or not, rated or not."""
    collected = FIRST + timedelta(days=draw(st.sampled_from((0, 0, 1, 30))))
    ended = draw(st.sampled_from((due(collected), due(collected), collected + timedelta(days=6))))
    closed = ended + timedelta(days=draw(st.sampled_from((0, 0, 3))))
    rated = closed + timedelta(days=draw(st.sampled_from((0, 9))))
    rating = draw(st.sampled_from(("满意", "满意", "基本满意", "不满意", "")))
    cells = {
        "编号": f"{number:03d}",
        "收集日期": collected.isoformat(),
        "村(社区)": draw(st.sampled_from(VILLAGES)),
        "承办单位": draw(st.sampled_from(("交通局", "住建局", ""))),
        "交办日期": draw(st.sampled_from((collected, closed))).isoformat(),
        "办结日期": ended.isoformat(),
        "办理结果": draw(st.sampled_from(("A", "B", "C", ""))),
        "办理情况": draw(st.sampled_from(REPLIES)),
        "销号日期": draw(st.sampled_from((closed.isoformat(), closed.isoformat(), f"{closed:%Y年%m月}", ""))),
    }
    if draw(st.integers(0, 9)) == 9:
        cells["重办日期"] = (closed + timedelta(days=2)).isoformat()
    return cells | ({"满意度": rating, "评价日期": rated.isoformat()} if rating else {})


@st.composite
def struck_off(draw: st.DrawFn) -> Ledger:
    """A county's ledger of strike-offs, many alike."""
    return Ledger("issue", COUNTY, [draw(issue(number)) for number in range(draw(st.integers(20, 50)))])


@st.composite
def looked_at_again(draw: st.DrawFn) -> tuple[Ledger, Ledger]:
    """The ledger, and what came back of a draw of the county's and one of a town's: not all were seen."""
    ledger = draw(struck_off())
    lines = []
    for row in ledger.rows:
        if not draw(st.booleans()):
            continue
        seen = FIRST + timedelta(days=draw(st.integers(0, 200)))
        outcome = draw(st.sampled_from(("属实办结", "未解决", "")))
        drawn = draw(st.sampled_from((COUNTY, COUNTY, "610902101000")))
        lines.append({
            "抽样批次": f"{drawn}/2021-03-01/2021-05-31/2021-06-30/20/1",
            "问题编号": f"{COUNTY}/{row['编号']}",
            "回头看日期": seen.isoformat() if outcome else "",
            "回头看结果": outcome,
        })  # fmt: skip
    return ledger, Ledger(
        "issue_review", COUNTY, lines or [{"抽样批次": COUNTY, "问题编号": f"{COUNTY}/000"}]
    )


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(ledgers=looked_at_again())
def test_strike_offs_are_the_oracle_s(ledgers: tuple[Ledger, Ledger]) -> None:
    with both(*ledgers) as (warehouse, figures):
        asked = [Scope("610902", *times) for times in moments(ledgers)[2::4]]
        for name, scope, by in (*product(FIGURES, ASKED, BREAKDOWNS), *product(FIGURES, asked, ((),))):
            nowhere = Scope("999999", scope.start, scope.end, scope.as_of)
            nothing = figures.figure(name, nowhere)[()]
            mine, theirs = figures.figure(name, scope, by), answer(warehouse, name, scope, by)
            check(ledgers, (name, scope, by), mine, theirs, nothing)


def rated(department: str, satisfied: int, other: int) -> list[dict[str, str]]:
    """Issues of a department, struck off in five days, so many rated satisfied and so many not."""
    return [
        {
            "编号": f"{department}{number}",
            "收集日期": "2021-03-01",
            "村(社区)": VILLAGES[0],
            "承办单位": department,
            "办结日期": "2021-03-05",
            "销号日期": "2021-03-06",
            "满意度": "满意" if number < satisfied else "不满意",
            "评价日期": "2021-03-07",
        }
        for number in range(satisfied + other)
    ]


def test_a_department_rated_nothing_but_satisfied() -> None:
    # 12 of 12 beside 10 of 20: (22! / 10!) / (32! / 20!) = 0.00286, and two departments are judged
    ledger = Ledger(
        "issue", COUNTY, [*rated("交通局", 12, 0), *rated("住建局", 10, 10), *rated("水利局", 5, 0)]
    )
    with both(ledger) as (warehouse, figures):
        scope, name = ASKED[1], "issues.closure_signals"
        found = answer(warehouse, name, scope, ("department",))
        assert {key[0]: values["unanimous"] for key, values in found.items()} == {
            "交通局": 12,
            "住建局": 0,
            "水利局": 0,
        }
        mine = figures.figure(name, scope, ("department",))
        check((ledger,), (name, scope, ("department",)), mine, found, {})


def test_chance_alone_may_be_unanimous() -> None:
    # beside 95 of 100 satisfied, 12 of 12 is no wonder
    policy = Unanimous(ratings=10, per_mille=50)
    assert not unanimous([Ratings("交通局", 12, 12), Ratings("住建局", 100, 95)], policy)
    assert unanimous([Ratings("交通局", 12, 12), Ratings("住建局", 100, 50)], policy)


def test_more_departments_compared_ask_for_more() -> None:
    # 10 of 10 beside 29 of 40 for themselves: one of two is listed, one of many isn't
    policy, one = Unanimous(ratings=10, per_mille=150), Ratings("交通局", 10, 10)
    assert unanimous([one, Ratings("住建局", 40, 29)], policy)
    assert not unanimous([one, *(Ratings(f"{n}局", 10, 7 + (n == 0)) for n in range(4))], policy)


@given(st.integers(0, 30), st.integers(0, 60), st.integers(0, 60))
def test_the_chance_is_that_of_dealing_one_after_the_other(drawn: int, marked: int, others: int) -> None:
    if drawn <= marked + others:
        assert (
            abs(chance_of_all(drawn, marked, marked + others) - float(dealt(drawn, marked, marked + others)))
            < 1e-12
        )
