"""Scores, groups and corrections, asked of product and oracle on the same ledgers, must be the same."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.measure import measure
from dashboard.scope import Scope as Asked
from dashboard.scores import board
from dashboard.scores.shelf import rules
from dashboard.warehouse import Warehouse
from tests.inbox import Ledger, load_here
from tests.oracle import merits
from tests.oracle.deeds import Book, Row, distinct
from tests.oracle.figures import Scope, Values
from tests.oracle.files import code
from tests.oracle.merits import Scored
from tests.oracle.points import rule_of

COUNTY, TOWNS = "421182000000", ("421182100000", "421182101000")
YEAR, HALF = "2022", "2022H1"
ENDS = {HALF: date(2022, 6, 30), YEAR: date(2022, 12, 31)}
KINDS = (
    "出席人代会", "列席会议", "小组活动", "学习培训", "视察", "接待选民", "走访选民", "提出建议",
    "向选民述职", "化解矛盾", "结对帮扶", "公益活动", "审议发言", "其他",
)  # fmt: skip
FIGURES = ("deputies.score", "groups.score", "deputies.corrections", "deputies.by_group")
OF: dict[str, Callable[[Scored], str | None]] = {
    "tier": lambda one: one.tier,
    "grade": lambda one: one.grade,
    "town": lambda one: one.region,
}
SUBJECTS = {"deputies": "deputy", "groups": "group"}
scopes = st.builds(
    Scope,
    st.just(COUNTY),
    st.sampled_from((date(2022, 1, 1), date(2022, 1, 1), date(2022, 4, 1), date(2021, 10, 1))),
    st.sampled_from((date(2022, 6, 30), date(2022, 12, 31), date(2022, 12, 31))),
    st.dates(date(2022, 5, 1), date(2023, 2, 28)) | st.sampled_from((*ENDS.values(), date(2023, 3, 1))),
)


def often(*words: str) -> st.SearchStrategy[str]:
    """One of the words, the first as often as all others."""
    return st.sampled_from((*[words[0]] * (len(words) - 1), *words[1:]))


@st.composite
def deputy(draw: st.DrawFn, number: int) -> Row:
    """A deputy, mostly of the one tier that may be ranked; now and then for part of the year."""
    begins = draw(often("2021-06-01", "2022-01-31", "2022-03-02", "2022-07-01"))
    ends = draw(often("", "2022-10-31", "2022-10-30", "2022-05-15"))
    return {
        "代表编号": f"D{number}",
        "姓名": f"代表{number}",
        "代表层级": draw(often("区县代表", "区县代表", "区县代表", "乡镇代表")),
        "行政区划": draw(st.sampled_from(TOWNS)),
        "任期开始": begins,
        "任期结束": ends if ends > begins else "",
    }


@st.composite
def activities(draw: st.DrawFn, number: int, most: int) -> list[Row]:
    """What one deputy did or missed, on days of its own, in the order of the days."""
    days = sorted(draw(st.sets(st.integers(0, 364), max_size=most)))
    return [
        {
            "代表": f"D{number}",
            "日期": (date(2022, 1, 1) + timedelta(days=gap)).isoformat(),
            "活动类型": draw(st.sampled_from(KINDS)),
            "主题": draw(often(f"活动{number}-{gap}", "例会")),
            "小组": draw(st.sampled_from(("", "", "G1", "G2"))),
            "活动编号": draw(often("", "E1", "E2")),
            "应到": draw(often("", "是", "否")),
            "出席": draw(often("", "出席", "出席", "缺席", "请假")),
            "请假天数": draw(often("", "0.5", "1")),
            "角色": draw(often("", "主办", "附议")),
            "审核": draw(often("是", "否", "")),
        }
        for gap in days
    ]


@st.composite
def assessments(draw: st.DrawFn, number: int, period: str) -> list[Row]:
    """What assessors gave one deputy: most of them once, verified or not, for a year or its half."""
    spans = ("", YEAR) if period == YEAR else (HALF,)
    return [
        {
            "代表": f"D{number}",
            "评定项目": draw(often("综合评定", "appraisal", "别的项目")),
            "评定人": assessor,
            "评分": draw(st.sampled_from(("8", "7.5", "3.25", "12"))),
            "审核": draw(often("是", "否", "")),
            "评定期间": draw(st.sampled_from(spans)),
        }
        for assessor in draw(st.sets(st.sampled_from(("自评", "小组评", "工委评")), min_size=1))
    ]


@st.composite
def correction(draw: st.DrawFn, rows: list[Row]) -> Row:
    """An objection to a record, or to one that nobody has, in time or not."""
    row = draw(st.sampled_from(rows))
    asked = draw(
        st.sampled_from((date(2022, 7, 30), date(2022, 7, 31), date(2023, 1, 30), date(2023, 1, 31)))
    )
    asked -= timedelta(days=draw(st.sampled_from((0, 0, 40))))
    decided = draw(st.none() | st.integers(0, 20))
    return {
        "代表": row["代表"],
        "更正记录": draw(st.sampled_from([row["主题"], row["日期"], row["活动编号"] or "查无此事"])),
        "更正类型": draw(often("错", "重", "漏")),
        "提出日期": asked.isoformat(),
        "答复日期": "" if decided is None else (asked + timedelta(days=decided)).isoformat(),
        "处理结果": "" if decided is None else draw(often("采纳", "不采纳", "")),
    }


@st.composite
def books(draw: st.DrawFn, most: int = 7) -> Book:
    """A county's registers, what its deputies did in either half, and what was said of it."""
    numbers = range(1, draw(st.sampled_from((2, 7, 8, 9))) + 1)
    rows = [row for number in numbers for row in draw(activities(number, most))]
    led = [
        {
            "建议编号": f"J{number}-{day}",
            "建议标题": f"建议{number}-{day}",
            "领衔代表": f"D{number}",
            "提出日期": day.isoformat(),
        }
        for number in numbers
        for day in sorted(draw(st.sets(st.dates(date(2022, 1, 1), date(2022, 12, 20)), max_size=2)))
        if not any((row["代表"], row["日期"]) == (f"D{number}", day.isoformat()) for row in rows)
    ]
    given = [
        (period, row)
        for period in (HALF, YEAR)
        for number in numbers
        if draw(st.integers(0, 4))
        for row in draw(assessments(number, period))
    ]
    objections = draw(st.lists(correction(rows), max_size=6)) if rows else []
    groups = [
        {"小组编号": f"G{at}", "小组名称": f"第{at}组", "小组类型": "代表小组", "行政区划": TOWNS[at % 2]}
        for at in (1, 2, 3)
    ]
    persons = [
        {"小组": group["小组编号"], "成员": person}
        for group in groups
        for person in sorted(draw(st.sets(st.sampled_from([*(f"D{n}" for n in numbers), "王工"]))))
    ]
    return Book(
        [draw(deputy(number)) for number in numbers],
        groups,
        persons,
        [(ENDS[half_of(row)], row) for row in rows],
        led,
        [(ENDS[period], row) for period, row in given],
        [row for _, row in distinct([(date.max, row) for row in objections])],
    )


def half_of(row: Row) -> str:
    """The period a row is handed in for."""
    return HALF if row["日期"] <= ENDS[HALF].isoformat() else YEAR


def ledgers(book: Book) -> list[Ledger]:
    """The book as the county hands it in; the year's ledgers hold its second half."""
    dated = {"activity": book.activity, "assessment": book.assessment}
    found = [
        Ledger(name, COUNTY, [row for last, row in told if last == end], period)
        for name, told in dated.items()
        for period, end in ENDS.items()
    ]
    for name in ("deputy", "group", "group_member", "suggestion", "correction"):
        found.append(Ledger(name, COUNTY, getattr(book, name), "all"))
    return [ledger for ledger in found if ledger.rows]


def expected(book: Book, scope: Scope) -> Iterator[tuple[str, str, str | None, Values]]:
    """Figure, dimension, member, values: as counted from the definitions."""
    boards = {
        "deputies": merits.deputies(book, rule_of("wuxue"), scope),
        "groups": merits.groups(book, rule_of("chunfu"), scope),
    }
    for subjects, held in boards.items():
        yield f"{subjects}.score", "", "", merits.figures(held, subjects)
        for dimension, member_of in OF.items():
            for member in {member_of(one) for one in held} if subjects == "deputies" else ():
                some = [one for one in held if member_of(one) == member]
                yield f"{subjects}.score", dimension, member, merits.figures(some, subjects)
        for key in {one.key for one in held}:
            own = [one for one in held if one.key == key]
            alone = {"rank": own[0].rank, "cohort": own[0].cohort} if len(own) == 1 else {}
            values = merits.figures(own, subjects) | alone
            yield f"{subjects}.score", SUBJECTS[subjects], f"{COUNTY}/{key}", values
    yield "deputies.corrections", "", "", merits.corrections(book, scope, book.correction)
    for kind in ("错", "重", "漏"):
        some = [row for row in book.correction if row["更正类型"] == kind]
        member = code("correction_kind", kind)
        yield "deputies.corrections", "kind", member, merits.corrections(book, scope, some)
    every = [row["小组编号"] for row in book.group]
    yield "deputies.by_group", "", "", merits.by_group(book, scope, every)
    for group in every:
        yield "deputies.by_group", "group", f"{COUNTY}/{group}", merits.by_group(book, scope, [group])


def agree(warehouse: Warehouse, book: Book, scope: Scope) -> None:
    """Fails with what differs, and the book it differs on."""
    asked = Asked(scope.region, scope.start, scope.end, scope.as_of)
    for name, dimension, member, values in expected(book, scope):
        rows = measure(warehouse, name, asked, (dimension,) if dimension else ()).rows
        found = next((dict(row.values) for row in rows if row.keys.get(dimension, "") == member), None)
        if found is None and is_nothing(values):
            continue
        theirs = {key: (found or {}).get(key, "no row") for key in values}
        if theirs != pytest.approx(values, abs=1e-4):
            differing = {key: (values[key], theirs[key]) for key in values if theirs[key] != values[key]}
            pytest.fail(f"{name} {dimension} {member} {scope}\n{differing}\n{book}", pytrace=False)


def is_nothing(values: Values) -> bool:
    """Whether there is nothing to tell."""
    return not any(values.values())


def compare(book: Book, asked: list[Scope]) -> None:
    """Every figure of the scopes; Chunfu's rule for groups holds in the county."""
    shelf = tuple(
        rule.model_copy(update={"regions": ("421182",)}) if rule.id == "chunfu" else rule for rule in rules()
    )
    with TemporaryDirectory() as folder, patch.object(board, "rules", lambda: shelf):
        warehouse = Warehouse(load_here(Path(folder), *ledgers(book)))
        try:
            for scope in asked:
                agree(warehouse, book, scope)
        finally:
            warehouse.close()


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(book=books(), asked=st.lists(scopes, min_size=2, max_size=2))
def test_every_merit_is_the_oracle_s(book: Book, asked: list[Scope]) -> None:
    compare(book, asked)


@pytest.mark.long
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(book=books(most=14), asked=st.lists(scopes, min_size=3, max_size=3))
def test_every_merit_is_the_oracle_s_on_many_books(book: Book, asked: list[Scope]) -> None:
    compare(book, asked)
