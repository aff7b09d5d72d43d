# ruff: noqa: E501 - tables of cases read best unbroken
"""Projects through the command line: a small ledger counted by hand, and the demo places' printed totals."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dashboard.warehouse import Warehouse
from layouts.site import page_at
from tests.conftest import account_of
from tests.inbox import Ledger, load
from tests.oracle.projects import Projects
from tests.product import dashboard, metric
from tests.test_same_number import Answer, lines_of, printed

TOWN, PERIOD = "421182100", "2023-01..2023-07"
YEAR = ("421182", "2023-01-01", "2023-12-31", "--as-of", "2023-07-31")
PLACES = {
    "ronggui": ("440606006", "2019-01-01", "2019-12-31", "2019-12-31"),
    "wuxue": ("421182", "2023-01-01", "2023-07-31", "2023-07-31"),
    "longwan": ("330303", "2019-01-01", "2019-12-31", "2020-06-30"),
    "xihu": ("320412412", "2024-01-01", "2024-08-31", "2024-08-31"),
    "hanbin": ("610902", "2021-01-01", "2021-12-31", "2021-12-31"),
}

BALLOT = {
    "类别": "民生实事项目",
    "年度": "2023",
    "候选": "是",
    "应选数": "2",
    "投票数": "68",
    "行政区划": TOWN,
}
PLAN = {"计划开工": "2023-02-01", "计划完成": "2023-06-30", "实际开工": "2023-02-10", "监督小组": "一组"}
PROJECTS = [
    BALLOT | PLAN | {"项目编号": "1", "项目名称": "甲", "当选": "是", "赞成票": "60", "实际完成": "2023-06-20", "进度": "100%"},
    BALLOT | PLAN | {"项目编号": "2", "项目名称": "乙", "当选": "是", "赞成票": "50", "进度": "80", "滞后原因": "招标"},
    BALLOT | {"项目编号": "3", "项目名称": "丙", "当选": "否", "赞成票": "20"},
    BALLOT | {"项目编号": "4", "项目名称": "丁", "当选": "否", "赞成票": "70"},
]  # fmt: skip
NODES = [
    {"项目": "1", "节点": "开工", "计划时间": "2023-02-28", "完成时间": "2023-03-04"},
    {"项目": "乙", "节点": "主体", "计划时间": "2023-05-01"},
    {"项目": "无此项目", "节点": "主体", "计划时间": "2023-05-01"},
]
CHECKS = [
    {"项目": "1", "监督日期": "2023-02-20", "监督方式": "季度督进度"},
    {"项目": "1", "监督日期": "2023-03-20", "监督方式": "走访"},
    {"项目": "乙", "监督日期": "2023-05-20", "监督方式": "年度评估"},
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One town's projects, nodes and checks."""
    folder = tmp_path_factory.mktemp("projects")
    loaded = load(
        folder,
        Ledger("project", TOWN, PROJECTS, PERIOD),
        Ledger("project_node", TOWN, NODES, PERIOD),
        Ledger("project_check", TOWN, CHECKS, PERIOD),
        Ledger("solicitation", TOWN, [{"年度": "2023", "征集方式": "问卷", "数量": "730"}], PERIOD),
    )
    rules = sorted(finding["rule"] for finding in loaded.findings)
    assert rules == ["region_missing", "unknown_project", "votes_over_cast"]
    return loaded.home


def row(home: Path, figure: str, *more: str) -> dict[str, Any]:
    (found,) = metric(home, f"projects.{figure}", *YEAR, *more)
    return found


def test_status_is_by_rule(home: Path) -> None:
    """甲 done ten days early with a node caught up; 乙 past its finish; 丙 turned down; 丁 quarantined (70 of 68)."""
    found = row(home, "status")
    assert (found["projects"], found["done_on_time"], found["late"], found["slipped"]) == (2, 1, 1, 1)
    assert (row(home, "start_rate")["numerator"], row(home, "completion_rate")["numerator"]) == (2, 1)
    assert row(home, "progress")["mean_progress"] == 0.9
    nodes = row(home, "nodes")
    assert (nodes["nodes"], nodes["caught_up"], nodes["overdue"]) == (2, 1, 1)
    (cause,) = [one for one in metric(home, "projects.delay_causes", *YEAR, "--by", "cause") if one["value"]]
    assert (cause["cause"], cause["value"]) == ("tender", 1)


def test_what_is_known_has_its_day(home: Path) -> None:
    """At the end of May 甲 was still under way, 乙 already behind its node, and no progress had been handed in."""
    scope = ("421182", "2023-01-01", "2023-12-31", "--as-of", "2023-05-31")
    (found,) = metric(home, "projects.status", *scope)
    assert (found["due_soon"], found["late"], found["done_on_time"]) == (1, 1, 0)
    (progress,) = metric(home, "projects.progress", *scope)
    assert (progress["stated"], progress["mean_progress"]) == (0, None)


def test_a_quarter_owes_one_check(home: Path) -> None:
    """甲 runs in two quarters and has two checks in the first; 乙 runs on, and an evaluation is no check."""
    found = row(home, "checks_owed")
    assert (found["owed"], found["made"], found["missing"]) == (4, 1, 3)
    assert row(home, "checks")["value"] == 3


def test_a_ballot_s_surplus(home: Path) -> None:
    """Three candidates for two places: half of the places, a third of the candidates; outside the band."""
    found = row(home, "ballot")
    assert (found["candidates"], found["places"], found["out_of_band"]) == (3, 2, 1)
    assert (found["surplus_of_places"], round(found["surplus_of_candidates"], 4)) == (0.5, 0.3333)
    assert row(home, "solicitation")["questionnaires"] == 730


@pytest.fixture(scope="module", params=PLACES)
def place(request: pytest.FixtureRequest, demo_of: Callable[[str], Path]) -> tuple[str, Path]:
    """A demo place, loaded."""
    folder = demo_of(request.param)
    parts = [part for part in account_of(folder)["submissions"] if part["ledger"].startswith("project")]
    assert parts
    assert all(part["quarantined"] == 0 for part in parts)
    return request.param, folder / "home"


PRINTED = {
    "ronggui": {"status": {"projects": 22, "late": 8}, "checks_owed": {"owed": 88, "made": 64}, "checks": {"value": 64}},
    "wuxue": {
        "completion_rate": {"numerator": 55, "denominator": 64}, "start_rate": {"numerator": 64},
        "ballot": {"ballots": 8, "in_band": 8, "chosen": 64},
        "solicitation": {"people": 1700, "questionnaires": 5800, "opinions": 6000},
    },
    "longwan": {"completion_rate": {"denominator": 93}},
    "xihu": {"ballot": {"ballots": 1, "in_band": 1, "chosen": 10}},
    "hanbin": {"status": {"projects": 38, "late": 3}, "start_rate": {"numerator": 38}},
}  # fmt: skip


def test_the_places_print_their_reports(place: tuple[str, Path]) -> None:
    name, home = place
    region, start, end, as_of = PLACES[name]
    for figure, expected in PRINTED[name].items():
        (found,) = metric(home, f"projects.{figure}", region, start, end, "--as-of", as_of)
        assert {key: found[key] for key in expected} == expected, figure


def test_the_places_against_a_plain_reading(place: tuple[str, Path]) -> None:
    """Status, nodes and checks owed, from the files alone."""
    name, home = place
    region, start, end, as_of = PLACES[name]
    plain = Projects(home / "archive", start, end, as_of)
    for figure, expected in (
        ("status", plain.status()),
        ("nodes", plain.nodes()),
        ("checks_owed", plain.owed()),
    ):
        (found,) = metric(home, f"projects.{figure}", region, start, end, "--as-of", as_of)
        assert {key: found[key] for key in expected} == expected, figure


def test_the_page_prints_the_command_line_s_numbers(place: tuple[str, Path]) -> None:
    name, home = place
    region, start, end, as_of = PLACES[name]
    warehouse = Warehouse(home)
    shown = page_at(warehouse, "/projects", f"?region={region}&from={start}&to={end}&as_of={as_of}")
    lines = list(lines_of(shown.content))
    warehouse.close()
    groups = metric(home, "projects.checks_owed", region, start, end, "--as-of", as_of, "--by", "group")
    for found in groups:
        if found["owed"]:
            counts = [found[name] for name in ("owed", "made", "missing")]
            assert printed(lines, found["label"], Answer(counts, None))


def test_the_rows_behind(home: Path) -> None:
    answer = dashboard(
        "rows", "projects.checks_owed", "--region", *_scope(), "--field", "missing", "--json", home=home
    )
    listed = json.loads(answer.out)
    assert [(one["name"], one["period"]) for one in listed["rows"]] == [
        ("甲", "2023Q2"),
        ("乙", "2023Q1"),
        ("乙", "2023Q2"),
    ]


def _scope() -> tuple[str, ...]:
    region, start, end, *as_of = YEAR
    return region, "--from", start, "--to", end, *as_of
