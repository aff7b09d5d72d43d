# ruff: noqa: E501 - tables of cases read best unbroken
"""Deputies through the command line: a small register counted by hand, and demo places against a plain reading."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.measure import measure
from dashboard.scope import scope_of
from dashboard.warehouse import Warehouse
from layouts.site import page_at
from tests.conftest import account_of
from tests.inbox import Ledger, load, load_here
from tests.oracle.deputies import Deputies
from tests.product import dashboard, metric
from tests.test_same_number import Answer, lines_of, printed, text_of

COUNTY, TOWN, VILLAGE = "421182", "421182100", "421182100201"
YEAR = (COUNTY, "2022-01-01", "2022-12-31")

REGISTER = [
    {"代表编号": "1", "姓名": "王芳", "代表层级": "镇代表", "行政区划": TOWN, "任期开始": "2021-12-20", "连任": "连任"},
    {"代表编号": "2", "姓名": "王芳", "代表层级": "镇代表", "行政区划": TOWN, "任期开始": "2021-12-20", "连任": "新当选"},
    {"代表编号": "3", "姓名": "李明", "代表层级": "市代表", "行政区划": COUNTY, "任期开始": "2021-12-20", "任期结束": "2022-06-15"},
    {"代表编号": "4", "姓名": "赵强", "代表层级": "县级代表", "行政区划": TOWN, "任期开始": "2022-07", "网格": "一格", "网格职务": "网格员"},
]  # fmt: skip
GROUPS = [
    {"小组编号": "G1", "小组名称": "第一组", "小组类型": "代表小组"},
    {"小组编号": "G2", "小组名称": "第二组", "小组类型": "专业"},
]
MEMBERS = [
    {"小组": "G1", "成员": "1"},
    {"小组": "第一组", "成员": "赵强"},
    {"小组": "G2", "成员": "2"},
    {"小组": "G2", "成员": "王工"},
]
DEEDS = [
    {"代表": "1", "日期": "2022-03-05", "活动类型": "视察", "活动编号": "E1", "小组": "G1", "出席": "出席", "审核": "已审核"},
    {"代表": "4", "日期": "2022-03-05", "活动类型": "视察", "活动编号": "E1", "小组": "G1", "出席": "出席"},  # before the term
    {"代表": "3", "日期": "2022-03-05", "活动类型": "视察", "活动编号": "E1", "小组": "G1", "出席": "请假", "请假天数": "1"},
    {"代表": "王芳", "日期": "2022-04-05", "活动类型": "走访", "小组": "第二组", "参与人次": "12人次", "走访户数": "3"},  # the second
    {"代表": "王芳", "日期": "2022-05-05", "活动类型": "走访", "参与人次": "5"},  # nobody knows which
    {"代表": "李明", "日期": "2022-05-05", "活动类型": "述职"},
    {"代表": "钱七", "日期": "2022-08-05", "活动类型": "植树", "时长": "2小时"},  # in no register
    {"代表": "赵强", "日期": "2022-09", "活动类型": "小组活动"},  # known to the month; of his one group
]  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One county's register, groups and activities."""
    loaded = load(
        tmp_path_factory.mktemp("deputies"),
        Ledger("deputy", COUNTY, REGISTER),
        Ledger("group", COUNTY, GROUPS),
        Ledger("group_member", COUNTY, MEMBERS),
        Ledger("activity", COUNTY, DEEDS, "2022"),
    )
    rules = sorted(finding["rule"] for finding in loaded.findings)
    assert rules == ["activity_outside_term", "namesake_deputy", "unknown_deputy"]
    return loaded.home


def row(home: Path, figure: str, *more: str) -> dict[str, Any]:
    (found,) = metric(home, f"deputies.{figure}", *YEAR, *more)
    return found


def test_who_is_in_office(home: Path) -> None:
    """李明 left in June and 赵强 came in July; 钱七 stands in no register."""
    found = row(home, "count")
    assert (found["deputies"], found["reelected"], found["placed"]) == (3, 1, 0)
    by_tier = metric(home, "deputies.count", *YEAR, "--by", "tier", "--as-of", "2022-06-01")
    assert {one["tier"]: one["deputies"] for one in by_tier if one["deputies"]} == {"city": 1, "town": 2}


def test_who_took_part(home: Path) -> None:
    """Both 王芳, 李明 and 赵强; leave is no attendance, and what lies outside the term doesn't count."""
    found = row(home, "participation")
    assert (found["numerator"], found["denominator"]) == (4, 4)
    months = row(home, "active_months")
    assert (months["numerator"], months["denominator"]) == (4, 12 + 12 + 5 + 6)
    assert row(home, "inactive")["value"] == 0
    assert row(home, "inactive", "--as-of", "2022-03-31")["value"] == 2


def test_what_they_did(home: Path) -> None:
    found = row(home, "activities")
    assert (found["attendances"], found["events"], found["person_times"], found["households"]) == (
        5,
        5,
        12,
        3,
    )
    kinds = metric(home, "deputies.activities", *YEAR, "--by", "kind")
    told = {one["kind"]: one["attendances"] for one in kinds if one["attendances"]}
    assert told == {"inspection": 1, "visit": 1, "report_to_voters": 1, "group_activity": 1, "植树": 1}


def test_groups(home: Path) -> None:
    """The first group inspected, and met in September; a visit was made in the second's name."""
    found = row(home, "by_group")
    assert (found["groups"], found["silent"], found["members"], found["attendances"]) == (2, 0, 4, 3)
    (first, second) = metric(home, "deputies.by_group", *YEAR, "--by", "group")
    assert (first["label"], first["events"], second["label"], second["events"]) == ("第一组", 2, "第二组", 1)


def test_namesakes_are_told_apart(home: Path) -> None:
    rows = metric(home, "deputies.participation", *YEAR, "--by", "deputy")
    there = {one["label"] for one in rows if one["denominator"]}
    assert there == {"王芳（第一组）", "王芳（第二组）", "李明", "赵强"}


def test_every_figure_leads_to_its_rows(home: Path) -> None:
    answer = dashboard(
        "rows", "deputies.activities", "--region", COUNTY, "--from", "2022-01-01", "--to", "2022-12-31",
        "--where", "kind=visit", "--json", home=home,
    )  # fmt: skip
    (listed,) = answer.rows
    assert (listed["name"], listed["households"], listed["row"]) == ("王芳（第二组）", 3, 5)


def test_one_deputy_one_file(home: Path) -> None:
    warehouse = Warehouse(home)
    shown = page_at(warehouse, "/deputy", f"?region={COUNTY}&from=2022-01-01&to=2022-12-31&id=421182000000/4")
    lines = list(lines_of(shown.content))
    warehouse.close()
    assert "网格员" in text_of(shown.content)
    assert any(line[0].startswith("2022年3月5日") and "不在任期，不计" in line for line in lines)
    assert any(line[:2] == ("小组活动", "1") for line in lines)


@pytest.fixture(scope="module", params=["ronggui", "xihu"])
def place(
    request: pytest.FixtureRequest, demo_of: Callable[[str], Path]
) -> tuple[Path, Path, tuple[str, ...]]:
    """A demo place: its inbox, its home, and the scope of its report."""
    folder = demo_of(request.param)
    (inbox,) = (folder / "home").glob("inbox-demo-*")
    assert not any(part["quarantined"] for part in account_of(folder)["submissions"])
    scopes = {
        "ronggui": ("440606006", "2019-01-01", "2019-12-31"),
        "xihu": ("320412412", "2023-01-01", "2024-06-30"),
    }
    return inbox, folder / "home", scopes[request.param]


def test_a_place_against_a_plain_reading(place: tuple[Path, Path, tuple[str, ...]]) -> None:
    inbox, home, (region, first, last) = place
    plain, start, end = Deputies(inbox), date.fromisoformat(first), date.fromisoformat(last)
    scope = (region, first, last, "--as-of", last)
    counts = metric(home, "deputies.count", *scope, "--by", "tier")
    assert {one["tier"]: one["deputies"] for one in counts if one["deputies"]} == plain.count(end)
    for figure, expected in (
        ("participation", plain.participation(start, end)),
        ("active_months", plain.active_months(start, end)),
        ("reporting_coverage", plain.reported(end)),
    ):
        (found,) = metric(home, f"deputies.{figure}", *scope)
        assert (found["numerator"], found["denominator"]) == expected, figure
    (listed,) = metric(home, "deputies.in_lists", *scope)
    plainly = plain.in_lists(start, end)
    assert plainly.items() <= listed.items()
    assert listed["records"] == sum(plainly.values()) > 100
    (groups,) = metric(home, "deputies.by_group", *scope)
    assert (groups["groups"], groups["silent"], groups["attendances"]) == plain.by_group(start, end)
    kinds = metric(home, "deputies.activities", *scope, "--by", "kind")
    told = {
        one["kind"]: (one["attendances"], one["person_times"] or 0, one["households"] or 0)
        for one in kinds
        if one["attendances"]
    }
    assert told == plain.kinds(start, end)


def test_the_page_prints_the_command_line_s_numbers(place: tuple[Path, Path, tuple[str, ...]]) -> None:
    _inbox, home, (region, first, last) = place
    warehouse = Warehouse(home)
    shown = page_at(warehouse, "/deputies", f"?region={region}&from={first}&to={last}&as_of={last}")
    lines = list(lines_of(shown.content))
    groups = list(
        lines_of(
            page_at(warehouse, "/groups", f"?region={region}&from={first}&to={last}&as_of={last}").content
        )
    )
    warehouse.close()
    scope = (region, first, last, "--as-of", last)
    for found in metric(home, "deputies.activities", *scope, "--by", "kind"):
        if found["attendances"]:
            assert printed(lines, found["label"], Answer([found["attendances"], found["events"]], None))
    for found in metric(home, "deputies.by_group", *scope, "--by", "group"):
        assert printed(groups, found["label"], Answer([found["events"], found["attendances"]], None))


def test_a_deputy_s_file_has_the_records_that_list_the_deputy(
    place: tuple[Path, Path, tuple[str, ...]],
) -> None:
    _inbox, home, (region, first, last) = place
    counted = metric(home, "deputies.in_lists", region, first, last, "--as-of", last, "--by", "deputy")
    most = max(counted, key=lambda one: one["records"] or 0)
    warehouse = Warehouse(home)
    query = f"?region={region}&from={first}&to={last}&as_of={last}&id={most['deputy']}"
    shown = page_at(warehouse, "/deputy", query)
    warehouse.close()
    assert f"接待台账{most['received']}条" in text_of(shown.content)


DAYS = st.dates(date(2021, 11, 1), date(2022, 12, 31)).map(date.isoformat)
DEPUTY = st.builds(
    lambda begun, length, town: (begun, length, town),
    DAYS, st.integers(0, 400), st.sampled_from((TOWN, COUNTY, "421182101")),
)  # fmt: skip
DEED = st.tuples(
    st.integers(0, 5), DAYS, st.sampled_from(("视察", "走访", "述职", "小组活动")),
    st.sampled_from(("", "出席", "缺席", "请假")), st.sampled_from(("", "G1", "G2")), st.booleans(),
)  # fmt: skip

LISTING = st.tuples(
    st.sampled_from(("reception", "suggestion", "project_check", "issue")), st.sampled_from((TOWN, COUNTY)), DAYS,
    st.lists(st.tuples(st.integers(0, 7), st.booleans()), min_size=1, max_size=4),
)  # fmt: skip
ROW_OF: dict[str, Callable[[int, str, str], dict[str, str]]] = {
    "reception": lambda n, day, names: {"编号": f"J{n}", "接待日期": day, "接待代表": names, "接待人次": "1"},
    "suggestion": lambda n, day, names: (
        {"建议编号": f"Y{n}", "建议标题": "修路", "领衔代表": "0", "附议人": names, "提出日期": day}
    ),
    "project_check": lambda n, day, names: (
        {"项目": "P1", "监督日期": day, "监督方式": "视察", "参加代表": names, "意见建议": str(n)}
    ),
    "issue": lambda n, day, names: {"编号": f"W{n}", "收集日期": day, "问题摘要": "路灯", "收集代表": names},
}
PROJECT = [{"项目编号": "P1", "项目名称": "修路", "类别": "道路", "行政区划": COUNTY, "年度": "2022"}]


def listing(register: list[dict[str, str]], listed: list[tuple[Any, ...]]) -> list[Ledger]:
    """The ledgers whose rows list deputies, by number or by name; beyond the register stands who is in none."""
    rows: dict[tuple[str, str], list[dict[str, str]]] = {}
    for number, (ledger, unit, day, named) in enumerate(listed):
        several = [*register, {"代表编号": "X9", "姓名": "无名"}]
        one = [several[at % len(several)]["姓名" if by_name else "代表编号"] for at, by_name in named]
        rows.setdefault((ledger, unit), []).append(ROW_OF[ledger](number, day, "、".join(one)))
    return [Ledger(ledger, unit, own) for (ledger, unit), own in rows.items()]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(DEPUTY, min_size=1, max_size=6), st.lists(DEED, max_size=14), st.lists(LISTING, max_size=9))
def test_any_ledgers_against_a_plain_reading(
    tmp_path_factory: pytest.TempPathFactory,
    deputies: list[tuple[str, int, str]],
    deeds: list[tuple[Any, ...]],
    listed: list[tuple[Any, ...]],
) -> None:
    folder = tmp_path_factory.mktemp("any")
    register = [
        {"代表编号": str(number), "姓名": "甲乙丙丁"[number % 4], "代表层级": "镇代表", "行政区划": town, "任期开始": begun}
        | {"任期结束": date.fromordinal(date.fromisoformat(begun).toordinal() + length).isoformat() if length else ""}
        for number, (begun, length, town) in enumerate(deputies)
    ]  # fmt: skip
    members = [{"小组": f"G{number % 2 + 1}", "成员": str(number)} for number in range(len(deputies))]
    told = [
        {
            "代表": register[at % len(register)]["姓名" if by_name else "代表编号"],
            "日期": day,
            "活动类型": kind,
        }
        | {"出席": came, "小组": group}
        for at, day, kind, came, group, by_name in deeds
    ]
    ledgers = [
        Ledger("deputy", COUNTY, register),
        Ledger("group", COUNTY, GROUPS),
        Ledger("group_member", COUNTY, members),
        Ledger("project", COUNTY, PROJECT),
        *listing(register, listed),
    ]
    home = load_here(folder, *ledgers, *([Ledger("activity", COUNTY, told)] if told else []))
    plain, start, end = Deputies(folder / "inbox"), date(2022, 1, 1), date(2022, 12, 31)
    warehouse = Warehouse(home)
    scope = scope_of(warehouse, COUNTY, start, end, end)

    def values(figure: str) -> dict[str, Any]:
        return measure(warehouse, f"deputies.{figure}", scope).rows[0].values

    assert values("count")["deputies"] == plain.count(end).total()
    for figure, expected in (
        ("participation", plain.participation(start, end)),
        ("active_months", plain.active_months(start, end)),
        ("reporting_coverage", plain.reported(end)),
    ):
        found = values(figure)
        assert (found["numerator"], found["denominator"]) == expected, figure
    in_lists = plain.in_lists(start, end)
    assert values("in_lists") == {"records": sum(in_lists.values())} | in_lists
    groups = values("by_group")
    assert (groups["groups"], groups["silent"], groups["attendances"]) == plain.by_group(start, end)
    warehouse.close()
