# ruff: noqa: E501 - tables of cases read best unbroken
"""What is owed through the command line: a small county counted by hand, and the demo places against a plain reading."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from dashboard.warehouse import Warehouse
from etl.building.reception_rules import asked_by, reception_days
from layouts.site import page_at
from tests.inbox import Ledger, load
from tests.oracle.obligations import Plans
from tests.product import dashboard, metric
from tests.test_same_number import Answer, lines_of, printed

COUNTY, FIRST, SECOND = "330303", "330303001", "330303002"
YEAR = (COUNTY, "2019-01-01", "2019-12-31")
MEETINGS = [
    {"会议类型": "例会", "会议日期": "2019-02-20", "行政区划": FIRST, "议题": "环保、教育", "参会人数": "20"},
    {"会议类型": "工作例会", "会议日期": "2019-03-28", "行政区划": FIRST},
    {"会议类型": "工作例会", "会议日期": "2019-06-28", "行政区划": FIRST},
    {"会议类型": "议政会", "会议日期": "2019-01-18", "行政区划": FIRST},
    {"会议类型": "议政会", "会议日期": "2019-07-18", "行政区划": FIRST},
    {"会议类型": "座谈会", "会议日期": "2019-07-18", "行政区划": FIRST},
]
TASKS = [
    {
        "任务编号": "1",
        "清单": "交办",
        "任务": "执法检查",
        "主题": "物业",
        "计划月份": "2019-04",
        "完成日期": "2019-04-30",
    },
    {"任务编号": "2", "清单": "联动清单", "任务": "视察", "计划月份": "2019-04", "完成日期": "2019-05-01"},
    {"任务编号": "3", "清单": "职责", "任务": "调研", "计划月份": "2019年5月", "完成时限": "2019-06-15"},
    {"任务编号": "4", "清单": "职责", "任务": "听取汇报", "计划月份": "2019-11", "结果": "取消"},
    {"任务编号": "5", "清单": "职责", "任务": "评估", "计划月份": "2019-12", "结果": "已完成"},
    {"任务编号": "6", "清单": "职责", "任务": "走访", "计划月份": "2020-02"},
]
CYCLES = [
    {"督办议题": "甲", "公告日期": "2019-01-10", "督办日期": "2019-02-28", "督办结果": "解决"},
    {"督办议题": "乙", "公告日期": "2019-03-10", "督办日期": "2019-05-02"},
    {"督办议题": "丙", "公告日期": "2019-06-10"},
    {"督办议题": "丁", "督办日期": "2019-08-02"},
]
STATION = {"类型": "联络站", "村(社区)": FIRST, "启用日期": "2019-09-10"}
STATIONS = [
    STATION | {"站点编号": "S1", "名称": "一站", "接待日": "每月15日"},
    STATION | {"站点编号": "S2", "名称": "二站", "接待日": "有空的时候"},
]
RECEPTIONS = [
    {"编号": "1", "接待日期": "2019-09-15", "站点": "一站", "接待人次": "5"},
    {"编号": "2", "接待日期": "2019-10-17", "计划接待日": "2019-10-15", "站点": "一站", "接待人次": "4"},
    {"编号": "3", "接待日期": "2019-11-16", "站点": "一站", "接待人次": "3"},
]  # fmt: skip
DEPUTIES = [
    {
        "代表编号": "D1",
        "姓名": "甲某",
        "代表层级": "区县代表",
        "行政区划": FIRST,
        "任期开始": "2016-12-01",
        "任期结束": "2021-11-30",
    },
    {
        "代表编号": "D2",
        "姓名": "乙某",
        "代表层级": "区县代表",
        "行政区划": FIRST,
        "任期开始": "2016-12-01",
        "任期结束": "2021-11-30",
    },
]
ACTIVITIES = [{"代表": "D1", "日期": "2019-05-06", "活动类型": "述职"}]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two streets of Longwan in 2019, of which the second handed in no meeting."""
    loaded = load(
        tmp_path_factory.mktemp("obligations"),
        Ledger(
            "region", COUNTY, [{"区划代码": FIRST, "名称": "一街道"}, {"区划代码": SECOND, "名称": "二街道"}]
        ),
        Ledger("meeting", FIRST, MEETINGS, "2019"),
        Ledger("task", FIRST, TASKS, "2019"),
        Ledger("cycle", FIRST, CYCLES, "2019"),
        Ledger("station", FIRST, STATIONS),
        Ledger("reception", FIRST, RECEPTIONS, "2019-09..2019-12"),
        Ledger("deputy", FIRST, DEPUTIES),
        Ledger("activity", FIRST, ACTIVITIES, "2019"),
    )
    assert not [finding for finding in loaded.findings if finding["severity"] == "error"]
    (unread,) = [finding for finding in loaded.findings if finding["rule"] == "unread_reception_rule"]
    assert unread["found"] == "有空的时候"
    return loaded.home


def row(home: Path, figure: str, *more: str) -> dict[str, Any]:
    (found,) = metric(home, figure, *YEAR, "--as-of", "2019-12-31", *more)
    return found


def listed(home: Path, figure: str, field: str, *more: str) -> list[dict[str, Any]]:
    region, start, end = YEAR
    scope = ("--region", region, "--from", start, "--to", end, "--as-of", "2019-12-31")
    answer = dashboard("rows", figure, *scope, "--field", field, *more, "--json", home=home)
    found: list[dict[str, Any]] = json.loads(answer.out)["rows"]
    return found


def test_meetings_against_the_minimum(home: Path) -> None:
    """The first street lacks two quarters; the other ten streets of the district owe four quarters and two sessions each."""
    found = row(home, "meetings.held_vs_minimum", "--where", f"town={FIRST}")
    assert (found["held"], found["required"], found["short"], found["topics"]) == (6, 6, 2, 2)
    assert (found["duties"], found["kept"]) == (5, 3)
    (regular,) = metric(
        home,
        "meetings.held_vs_minimum",
        *YEAR,
        "--by",
        "kind",
        "--where",
        "kind=regular",
        "--where",
        f"town={FIRST}",
    )
    assert (regular["held"], regular["required"], regular["short"]) == (3, 4, 2)
    missing = listed(home, "meetings.held_vs_minimum", "short", "--where", f"town={FIRST}")
    assert [one["period"] for one in missing] == ["2019Q3", "2019Q4"]


def test_tasks_by_list(home: Path) -> None:
    """The day due is in time, the next is late; one that is due in February isn't of this year."""
    found = row(home, "tasks.by_list")
    states = ("tasks", "on_time", "late", "undated", "overdue", "open", "dropped", "done")
    assert [found[name] for name in states] == [5, 1, 1, 1, 1, 0, 1, 3]
    assert found["on_time_rate"] == pytest.approx(1 / 3, abs=1e-4)


def test_what_is_told_has_its_day(home: Path) -> None:
    """In the middle of June nothing was dropped yet, and the task due on the 15th was still in time."""
    (found,) = metric(home, "tasks.by_list", *YEAR, "--as-of", "2019-06-15")
    assert [found[name] for name in ("on_time", "late", "overdue", "open", "dropped")] == [1, 1, 0, 3, 0]


def test_broken_links(home: Path) -> None:
    found = row(home, "cycles.two_month")
    names = ("topics", "on_time", "late", "broken", "unannounced", "off_month", "solved", "due")
    assert [found[name] for name in names] == [4, 1, 1, 1, 1, 1, 1, 3]
    (broken,) = listed(home, "cycles.two_month", "broken")
    assert (broken["topic"], broken["due"]) == ("丙", "2019-07-31")


def test_a_missed_reception_day_has_no_row_and_counts(home: Path) -> None:
    """September held, October moved as planned, November held a day late unplanned, December not at all."""
    found = row(home, "stations.reception_day")
    names = ("asked", "on_the_day", "moved", "missed", "people")
    assert [found[name] for name in names] == [4, 1, 1, 2, 9]
    missed = listed(home, "stations.reception_day", "missed")
    assert [one["asked"] for one in missed] == ["2019-11-15", "2019-12-15"]


def test_a_term_runs_on(home: Path) -> None:
    """Reporting once a term is owed by 2021: nothing is due yet, one has done it."""
    assert row(home, "deputies.duty_list")["owed"] == 0
    found = row(home, "obligations.pace", "--where", "kind=report_once_a_term")
    assert (found["running"], found["met"], found["not_yet"], found["behind"]) == (2, 1, 1, 0)


def test_time_without_a_ledger_and_out_of_office_counts_nowhere(tmp_path: Path) -> None:
    """In office from 10 March; no ledger of the second quarter: March, July, August, September are owed, July is met."""
    street = "440606006"
    deputy = DEPUTIES[0] | {"行政区划": street, "任期开始": "2021-03-10", "任期结束": ""}
    visits = [{"代表": "D1", "日期": day, "活动类型": "走访选民"} for day in ("2021-03-05", "2021-07-10")]
    task = {"任务编号": "1", "清单": "联动清单", "任务": "视察", "计划月份": "2021-02", "结果": "已完成"}
    home = load(
        tmp_path,
        Ledger("deputy", street, [deputy], "2021"),
        Ledger("activity", street, visits[:1], "2021Q1"),
        Ledger("activity", street, visits[1:], "2021Q3"),
        Ledger("task", street, [task], "2021"),
    ).home
    (found,) = metric(home, "deputies.duty_list", street, "2021-01-01", "2021-12-31")
    assert (found["owed"], found["met"], found["missing"]) == (4, 1, 3)
    (found,) = metric(
        home, "obligations.fulfilled", street, "2021-01-01", "2021-12-31", "--where", "kind=joint_task"
    )
    assert found["owed"] == 0


def test_what_is_owed_adds_up(home: Path) -> None:
    """The list is as long as the count says, and every duty is met in time, late or missed."""
    found = row(home, "obligations.fulfilled")
    assert found["owed"] == found["on_time"] + found["late"] + found["missed"]
    assert (
        len(listed(home, "obligations.owed", "missed"))
        == found["missed"]
        == row(home, "obligations.owed")["value"]
    )


@pytest.mark.parametrize(
    ("rule", "asked"),
    [
        ("每月15日", [("month_day", 15)]),
        ("每月5日、20日上午", [("month_day", 5), ("month_day", 20)]),
        ("每周三19:30-21:00", [("weekday", 3)]),
        ("每周一、三、五", [("weekday", 1), ("weekday", 3), ("weekday", 5)]),
        ("每月最后一个星期五", [("nth_weekday", 5)]),
        ("每个工作日", [("workday", None)]),
        ("有空的时候", []),
    ],
)
def test_a_rule_is_read(rule: str, asked: list[tuple[str, int | None]]) -> None:
    found = asked_by(rule, reception_days())
    assert [(one.kind, one.month_day or one.weekday) for one in found] == asked


XIHU_DUTIES = {"线上平台": 1, "小组活动": 3, "走访选民": 3}
LONGWAN_RULES = {"工作例会": (1, 3), "议政会": (2, 12), "联席会议": (1, 6)}
Count = Callable[[Plans], dict[str, int]]
PLACES: dict[str, tuple[tuple[str, str, str, str], dict[str, Count]]] = {
    "longwan": (
        ("330303", "2019-01-01", "2019-12-31", "2020-06-30"),
        {
            "tasks.by_list": Plans.tasks,
            "meetings.held_vs_minimum": lambda plain: plain.meetings(LONGWAN_RULES, date(2020, 6, 30)),
            "stations.reception_day": Plans.reception_days,
        },
    ),
    "xihu": (
        ("320412412", "2024-01-01", "2024-08-14", "2024-08-14"),
        {
            "tasks.by_list": Plans.tasks,
            "cycles.two_month": Plans.cycles,
            "deputies.duty_list": lambda plain: plain.council_duties(XIHU_DUTIES),
            "stations.reception_day": Plans.reception_days,
        },
    ),
    "ronggui": (
        ("440606006", "2019-01-01", "2019-12-31", "2019-12-31"),
        {"stations.reception_day": Plans.reception_days, "deputies.duty_list": Plans.visits},
    ),
}


@pytest.fixture(scope="module", params=PLACES)
def place(request: pytest.FixtureRequest, demo_of: Callable[[str], Path]) -> tuple[str, Path]:
    """A demo place, loaded."""
    folder = demo_of(request.param)
    return request.param, folder / "home"


def test_the_places_against_a_plain_reading(place: tuple[str, Path]) -> None:
    name, home = place
    scope, figures = PLACES[name]
    plain = Plans(home / "archive", *scope[1:])
    for figure, count in figures.items():
        (found,) = metric(home, figure, *scope[:3], "--as-of", scope[3])
        expected = count(plain)
        assert any(expected.values()), figure
        assert {key: found[key] for key in expected} == expected, figure


PRINTED = {
    "longwan": ("meetings.held_vs_minimum", "kind", {"regular": {"held": 41, "required": 40, "short": 1}, "council": {"required": 20, "short": 1}}),
    "xihu": ("tasks.by_list", "list", {"annual_plan": {"tasks": 9, "overdue": 1}}),
    "ronggui": ("projects.checks_owed", "kind", {"quarterly_check": {"owed": 88, "made": 64}}),
}  # fmt: skip


def test_the_places_print_their_reports(place: tuple[str, Path]) -> None:
    """Longwan's more than 40 regular meetings with one street short; Ronggui's 22 projects in four quarters."""
    name, home = place
    figure, dimension, expected = PRINTED[name]
    scope = PLACES[name][0]
    rows = {
        one[dimension]: one
        for one in metric(home, figure, *scope[:3], "--as-of", scope[3], "--by", dimension)
    }
    for member, counts in expected.items():
        assert {key: rows[member][key] for key in counts} == counts


def test_page_slide_csv_and_command_line_agree(place: tuple[str, Path], tmp_path: Path) -> None:
    name, home = place
    region, start, end, as_of = PLACES[name][0]
    rows = [
        one
        for one in metric(home, "obligations.fulfilled", region, start, end, "--as-of", as_of, "--by", "kind")
        if one["owed"]
    ]
    warehouse = Warehouse(home)
    shown = page_at(warehouse, "/plan", f"?region={region}&from={start}&to={end}&as_of={as_of}")
    lines = list(lines_of(shown.content))
    warehouse.close()
    for one in rows:
        assert printed(
            lines, one["label"], Answer([one[key] for key in ("owed", "on_time", "late", "missed")], None)
        ), one
    quarter, first, last = (
        ("2024Q2", "2024-04-01", "2024-06-30") if name == "xihu" else ("2019Q4", "2019-10-01", "2019-12-31")
    )
    path = tmp_path / "deck.pptx"
    answer = dashboard(
        "slides", "--region", region, "--quarter", quarter, "--as-of", as_of, "-o", path, home=home
    )
    assert answer.code == 0, answer.err
    (total,) = metric(home, "obligations.fulfilled", region, first, last, "--as-of", as_of)
    texts = " ".join(
        shape.text_frame.text
        for slide in Presentation(str(path)).slides
        for shape in slide.shapes
        if shape.has_text_frame
    )
    assert f"到期应办{total['owed']}项" in texts
