"""What deputies, stations, projects and streets owe, asked of product and oracle on the same ledgers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.warehouse import Warehouse
from tests.inbox import Ledger, load_here
from tests.oracle import test_hearings, test_rolls, test_works
from tests.oracle.arrears import FIGURES, reception_day, reviews_held
from tests.oracle.books import Book
from tests.oracle.days import month_end
from tests.oracle.duties import ASKS, Duty, duties
from tests.oracle.figures import Scope, Values
from tests.oracle.place import ancestor, full
from tests.oracle.rolls import Row
from tests.oracle.test_rolls import agree, blank_or
from tests.oracle.test_works import days

PLACES = ("330303001", "440606006", "320412412")  # of Longwan, Ronggui and Xihu: each has rules of its own
SPANS = {
    "2021": (date(2021, 1, 1), date(2021, 12, 31)),
    "2021H1": (date(2021, 1, 1), date(2021, 6, 30)),
    "2021H2": (date(2021, 7, 1), date(2021, 12, 31)),
    "2021Q1": (date(2021, 1, 1), date(2021, 3, 31)),
    "2021Q3": (date(2021, 7, 1), date(2021, 9, 30)),
}
WHOLE = st.sampled_from((("2021",), ("2021H1",)))
PARTS = st.sampled_from(
    (("2021",), ("2021",), ("2021H1",), ("2021H1", "2021H2"), ("2021Q1", "2021Q3"), ("2021H2",))
)
HEADS = {
    "activity": "日期", "meeting": "会议日期", "reception": "接待日期", "budget_step": "完成日期",
    "project_check": "监督日期", "cycle": "督办日期",
}  # fmt: skip
KEYS = {
    "budget_step": ("环节", "应完成日期"), "project_check": ("项目", "监督日期", "监督方式"),
    "meeting": ("会议类型", "会议日期"), "review": ("评议对象", "评议日期"),
}  # fmt: skip
KINDS = ("走访选民", "走访选民", "小组活动", "线上平台", "提出建议", "向选民述职", "书面述职")
MEETINGS = ("工作例会", "议政会", "联席会议")
STEPS = ("预算草案初审", "预算调整初审", "半年执行情况", "决算初审", "每月联网监测", "每月联网监测")
CHECKS = ("走访视察", "季度督进度", "半年听汇报", "年度评估", "")
IN_MID_MONTH = {"start": date(2021, 2, 15), "end": date(2021, 12, 31), "as_of": date(2021, 12, 31)}
dates = st.sampled_from((date(2021, 1, 1), date(2021, 1, 1), date(2021, 4, 1), date(2020, 1, 1)))
scopes = st.builds(
    Scope,
    st.just(""),
    dates,
    st.sampled_from((date(2021, 6, 30), date(2021, 12, 31), date(2021, 12, 31))),
    st.sampled_from((date(2021, 6, 30), date(2021, 12, 31))) | st.dates(date(2021, 4, 1), date(2022, 2, 28)),
)


@st.composite
def deputy(draw: st.DrawFn, number: int) -> Row:
    """A deputy of any tier, whose term may begin or end within the year."""
    tiers = ("区县代表", "议政代表", "乡镇代表")
    row = draw(test_rolls.deputy(number)) | {"代表层级": draw(st.sampled_from(tiers))}
    starts = st.sampled_from((date(2016, 7, 1), date(2020, 12, 1))) | st.dates(
        date(2021, 1, 1), date(2021, 6, 30)
    )
    return row | {"任期开始": draw(starts).isoformat()}


@st.composite
def activity(draw: st.DrawFn, number: int) -> Row:
    """Something one of the first deputies attended, or missed, in or out of office."""
    households = {"走访户数": draw(blank_or(st.sampled_from((3, 9, 20))))}
    found = draw(test_rolls.activity(number)) | {"活动类型": draw(st.sampled_from(KINDS)), "小组": ""}
    return found | households | {"日期": draw(days).isoformat()}


@st.composite
def station(draw: st.DrawFn, number: int) -> Row:
    """A station, opened and closed within the year or not, with a rule of its own."""
    return {
        "站点编号": f"S{number}",
        "名称": f"站{number}",
        "类型": "代表联络站",
        "村(社区)": "",
        "接待日": draw(st.sampled_from(("", *ASKS))),
        "启用日期": draw(blank_or(st.dates(date(2020, 12, 1), date(2021, 3, 31)))),
        "停用日期": draw(blank_or(st.dates(date(2021, 4, 1), date(2021, 12, 31)))),
    }


@st.composite
def reception(draw: st.DrawFn, number: int) -> Row:
    """A reception on a day that a rule asks for, planned for one, or on any other."""
    day = draw(days)
    last = month_end(day)
    planned = draw(st.sampled_from((None, None, last, day.replace(day=15))))
    return {
        "编号": f"R{number}",
        "接待日期": draw(st.sampled_from((day, day.replace(day=15), last))).isoformat(),
        "计划接待日": planned.isoformat() if planned else "",
        "站点": f"S{draw(st.integers(1, 2))}",
        "接待代表": draw(st.sampled_from(("", "张三", "张三、李四"))),
        "接待人次": str(draw(st.integers(0, 9))),
    }


@st.composite
def step(draw: st.DrawFn, number: int) -> Row:
    """A step of the budget's supervision, done on its day, after it, or not yet."""
    due = draw(st.none() | days.map(month_end))
    done = draw(days) if due is None else draw(st.sampled_from((None, due, due.replace(day=3))))
    return {
        "环节": draw(st.sampled_from(STEPS)),
        "应完成日期": due.isoformat() if due else "",
        "完成日期": done.isoformat() if done else "",
    }


def check(number: int) -> st.SearchStrategy[Row]:
    """A check of one of the projects, of any kind or of none."""
    kinds = st.sampled_from(CHECKS)
    return st.tuples(test_works.check(number), kinds).map(lambda both: both[0] | {"监督方式": both[1]})


@st.composite
def review(draw: st.DrawFn, number: int) -> Row:
    """A review of one of few offices, now and then of an official."""
    row = draw(test_hearings.review(number)) | {"评议对象": f"所{draw(st.integers(1, 4))}"}
    return row | {"对象类型": draw(st.sampled_from(("", "单位", "人员")))}


def meeting(number: int) -> st.SearchStrategy[Row]:
    """A meeting of any kind."""
    kinds = st.sampled_from(MEETINGS)
    return st.tuples(test_hearings.meeting(number), kinds).map(lambda both: both[0] | {"会议类型": both[1]})


ROWS = {
    "deputy": (deputy, 4), "activity": (activity, 14), "station": (station, 2), "reception": (reception, 8),
    "budget_step": (step, 8), "project": (test_works.project, 4), "project_check": (check, 8),
    "review": (review, 7), "meeting": (meeting, 8), "cycle": (test_hearings.cycle, 6),
    "task": (test_rolls.task, 6),
}  # fmt: skip


@st.composite
def books(draw: st.DrawFn, place: str = "") -> Book:
    """A street's ledgers, some handed in for parts of the year only, with what happened then."""
    place = place or draw(st.sampled_from(PLACES))
    files: dict[tuple[str, str], list[Row]] = {
        ("group", "2021"): [
            {"小组编号": f"G{n}", "小组名称": f"组{n}", "小组类型": "专业小组"} for n in (1, 2)
        ],
        ("group_member", "2021"): [
            {"小组": f"G{group}", "成员": f"D{number}"}
            for group in (1, 2)
            for number in draw(st.sets(st.integers(1, 4), min_size=1))
        ],
    }
    for name, (one, most) in ROWS.items():
        rows = [
            moved(draw(one(number)), place) for number in range(1, draw(st.integers(min(3, most), most)) + 1)
        ]
        rows = list({tuple(row[head] for head in KEYS.get(name, row)): row for row in rows}.values())
        periods = draw(PARTS if name in HEADS else WHOLE)
        for period in periods:
            files[name, period] = [
                row for row in rows if name not in HEADS or is_in(row, HEADS[name], period)
            ]
    return Book(place, {key: rows for key, rows in files.items() if rows}, SPANS)


def moved(row: Row, place: str) -> Row:
    """The row in another place; a joint meeting is the county's."""
    region = place[:6] if row.get("会议类型") == "联席会议" else place
    heads = [head for head in ("行政区划", "村(社区)") if head in row]
    return row | dict.fromkeys(heads, region)


def is_in(row: Row, head: str, period: str) -> bool:
    """Whether a row belongs into the ledger of a period: by its day, else by the day announced or due."""
    told = row[head] or row.get("公告日期") or row.get("应完成日期") or ""
    first, last = SPANS[period]
    return first <= date.fromisoformat(told) <= last


def expected(book: Book, every: list[Duty], scope: Scope) -> dict[tuple[str, str, str], Values]:
    """(figure, dimension, member) -> its values."""
    last = min(scope.end, scope.as_of)
    inside = [duty for duty in every if duty.subject.region.startswith(scope.region.rstrip("0"))]
    found: dict[tuple[str, str, str], Values] = {}
    for name, dimension, member, some in cuts(inside):
        if dimension == "month" and not (f"{scope.start:%Y-%m}" <= member <= f"{last:%Y-%m}"):
            continue
        count = FIGURES.get(name)
        found[name, dimension, member] = count(some, scope) if count else reception_day(book, some, scope)
    found |= {(name, "", ""): count(inside, scope) for name, count in FIGURES.items()}
    found["stations.reception_day", "", ""] = reception_day(book, inside, scope)
    return found | {("reviews.held", "", ""): reviews_held(book, scope)}


def cuts(every: list[Duty]) -> Iterator[tuple[str, str, str, list[Duty]]]:
    """Figure, dimension, member and its duties."""
    found: dict[tuple[str, str, str], list[Duty]] = {}
    for duty in every:
        own = {
            "kind": duty.kind,
            "town": ancestor(duty.subject.region, "town"),
            "month": f"{duty.month:%Y-%m}",
        }
        for name in ("obligations.fulfilled", "obligations.owed"):
            for dimension, member in own.items():
                if member:
                    found.setdefault((name, dimension, member), []).append(duty)
        found.setdefault(("obligations.pace", "kind", duty.kind), []).append(duty)
        if duty.family == "duty_list":
            found.setdefault(("deputies.duty_list", "kind", duty.kind), []).append(duty)
            found.setdefault(("deputies.duty_list", "tier", duty.subject.tier or ""), []).append(duty)
        if duty.family == "check":
            found.setdefault(("projects.checks_owed", "kind", duty.kind), []).append(duty)
        if duty.family == "budget":
            found.setdefault(("budget.calendar", "kind", duty.word), []).append(duty)
        if duty.family == "reception_day":
            found.setdefault(("stations.reception_day", "month", own["month"] or ""), []).append(duty)
    yield from ((*key, some) for key, some in found.items())


def compare(written: Book, asked: list[Scope]) -> None:
    """Every figure of the scopes, the ledgers loaded once."""
    ledgers = [Ledger(name, written.place, rows, period) for (name, period), rows in written.files.items()]
    every = duties(written)
    with TemporaryDirectory() as folder:
        warehouse = Warehouse(load_here(Path(folder), *ledgers))
        try:
            for number, scope in enumerate((*asked, replace(asked[0], **IN_MID_MONTH))):
                region = full(written.place[:6] if number % 2 else written.place)
                there = Scope(region, scope.start, scope.end, scope.as_of)
                agree(warehouse, there, expected(written, every, there), written)
        finally:
            warehouse.close()


@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=1, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), asked=st.lists(scopes, min_size=2, max_size=2))
def test_what_is_owed_is_the_oracle_s(place: str, data: st.DataObject, asked: list[Scope]) -> None:
    compare(data.draw(books(place)), asked)


@pytest.mark.long
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(written=books(), asked=st.lists(scopes, min_size=3, max_size=3))
def test_much_that_is_owed_is_the_oracle_s(written: Book, asked: list[Scope]) -> None:
    compare(written, asked)
