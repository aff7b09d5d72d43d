# ruff: noqa: E501 - tables of cases read best unbroken
"""Satisfaction, reviews and the scorecard through the command line: counted by hand, and from the demo's own files."""

import json
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from dashboard.warehouse import Warehouse
from layouts.site import page_at
from tests.conftest import account_of
from tests.inbox import Ledger, load
from tests.oracle.opinions import Opinions, grade
from tests.product import dashboard, metric
from tests.test_same_number import Answer, lines_of, printed

STREET, OTHER, PERIOD = "330303001", "330303002", "2019"
YEAR = ("330303", "2019-01-01", "2019-12-31", "--as-of", "2020-02-29")
PLACES = {
    "longwan": ("330303", "2019-01-01", "2019-12-31", "2020-06-30"),
    "xihu": ("320412412", "2023-01-01", "2024-08-14", "2024-08-14"),
}

VOTES = ("应参评", "满意", "基本满意", "不满意", "不了解")
SURVEYS = [
    {
        "测评类别": "项目",
        "测评对象": "1",
        "测评日期": "2019-12-10",
        **dict(zip(VOTES, ("40", "9", "12", "15", "2"), strict=True)),
    },
    {
        "测评类别": "单位",
        "测评对象": "派出所",
        "测评日期": "2019-11-01",
        **dict(zip(VOTES, ("", "18", "2", "0", ""), strict=True)),
    },
    {
        "测评类别": "代表建议",
        "测评对象": "建议办理",
        "测评日期": "2019-11-02",
        **dict(zip(VOTES, ("20", "10", "5", "1", "4"), strict=True)),
    },
    {
        "测评类别": "问题",
        "测评对象": "问题办理",
        "测评日期": "2019-11-03",
        **dict(zip(VOTES, ("20", "12", "3", "", "1"), strict=True)),
    },
    {
        "测评类别": "述职",
        "测评对象": "甲代表",
        "测评日期": "2020-01-10",
        **dict(zip(VOTES, ("30", "30", "0", "0", "0"), strict=True)),
    },
    {
        "测评类别": "述职",
        "测评对象": "乙代表",
        "测评日期": "2019-11-04",
        **dict(zip(VOTES, ("10", "8", "3", "0", "0"), strict=True)),
    },
]  # the last one's answers are more than were asked
REVIEWS = [
    {
        "评议对象": "派出所",
        "评议日期": "2019-04-10",
        **dict(zip(VOTES, ("40", "20", "5", "10", "5"), strict=True)),
        "评议意见": "下沉",
        "整改期限": "2019-07-10",
        "整改完成日期": "2019-07-10",
        "回头看日期": "2019-11-01",
        "回头看结果": "整改到位",
    },
    {
        "评议对象": "城管中队",
        "评议日期": "2019-06-10",
        **dict(zip(VOTES, ("40", "19", "1", "10", "5"), strict=True)),
        "评议等次": "基本满意",
        "评议意见": "公开",
        "整改期限": "2019-09-10",
        "整改完成日期": "2019-10-10",
        "回头看日期": "2020-01-20",
        "回头看结果": "未到位",
    },
    {
        "评议对象": "供电所",
        "评议日期": "2019-10-10",
        **dict(zip(VOTES, ("40", "19", "2", "10", "5"), strict=True)),
        "整改期限": "2020-02-10",
    },
]
PROJECTS = [
    {"项目编号": "1", "项目名称": "甲", "类别": "民生实事项目", "年度": "2019", "计划完成": "2019-11-30", "实际完成": "2019-11-20", "进度": "100%", "总投资": "100万元", "已完成投资": "90万元"},
    {"项目编号": "2", "项目名称": "乙", "类别": "民生实事项目", "年度": "2019", "计划完成": "2020-11-30", "进度": "40%", "总投资": "100万元", "已完成投资": "61万元"},
    {"项目编号": "3", "项目名称": "丙", "类别": "民生实事项目", "年度": "2019", "计划完成": "2020-11-30", "进度": "40%", "总投资": "100万元", "已完成投资": "60万元"},
    {"项目编号": "4", "项目名称": "丁", "类别": "民生实事项目", "年度": "2019", "计划完成": "2020-11-30", "进度": "40%"},
]  # fmt: skip
ISSUES = [
    {
        "编号": str(number),
        "收集日期": "2019-05-01",
        "办结日期": "2019-05-20",
        "问题摘要": f"事{number}",
        "办理结果": result,
        "满意度": rated,
        "评价日期": "2019-06-01" if rated else "",
    }
    for number, (result, rated) in enumerate(
        (("A", "满意"), ("C", "基本满意"), ("C", "不满意"), ("C", ""), ("", "满意"), ("B", "不了解"))
    )
]


def marks(street: str, period: str, *given: tuple[str, str]) -> list[dict[str, str]]:
    return [{"行政区划": street, "考核期": period, "考核项目": item, "得分": value} for item, value in given]


SCORECARD = [
    *marks(STREET, "2019", ("议政会工作", "90"), ("联络站工作", "80"), ("建议督办", "70"), ("宣传信息", "100"), ("决议落实", "60"), ("党工委重视", "95.5")),
    *marks(STREET, "2019H1", ("联席会议", "1")),
    *marks(STREET, "2019年下半年", ("联席会议", "1")),
    *marks(STREET, "2019", ("创新工作", "1"), ("调研课题", "3")),
    *marks(OTHER, "2019", ("议政会工作", "99")),
]  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One street's surveys, reviews, projects and issues, and the district's assessment."""
    loaded = load(
        tmp_path_factory.mktemp("satisfaction"),
        Ledger("project", STREET, PROJECTS, PERIOD),
        Ledger("survey", STREET, [row | {"行政区划": STREET} for row in SURVEYS], "2019-01..2020-01"),
        Ledger("review", STREET, [row | {"行政区划": STREET} for row in REVIEWS], "2019-01..2020-01"),
        Ledger("issue", STREET, ISSUES, PERIOD),
        Ledger("scorecard_input", "330303", SCORECARD, PERIOD),
    )
    rules = {finding["rule"] for finding in loaded.findings}
    assert {"answers_over_asked", "answers_incomplete", "grade_differs"} <= rules
    return loaded.home


def row(home: Path, figure: str, *more: str) -> dict[str, Any]:
    (found,) = metric(home, figure, *YEAR, *more)
    return found


def test_three_strictnesses(home: Path) -> None:
    """Of 2019: 9+12+15 of 40, 18+2+0 of an unknown number, 10+5+1 of 20; one counts nowhere, one was quarantined."""
    found = row(home, "satisfaction.share")
    assert (found["surveys"], found["incomplete"], found["answered"], found["no_view"]) == (4, 1, 72, 6)
    assert (found["numerator"], found["denominator"], round(found["value"], 4)) == (37, 72, 0.5139)
    assert (found["pleased"], round(found["pleased_share"], 4)) == (56, 0.7778)
    assert (found["satisfied_of_asked"], found["asked"], round(found["of_asked"], 4)) == (19, 60, 0.3167)
    assert round(found["response"], 4) == round(52 / 60, 4)
    kinds = {one["kind"]: one for one in metric(home, "satisfaction.share", *YEAR, "--by", "kind")}
    assert (kinds["office"]["response"], kinds["office"]["value"]) == (None, 0.9)
    assert kinds["report_to_voters"]["value"] is None


def test_exactly_half_of_all_members(home: Path) -> None:
    """20 of 40 satisfied is satisfied; 20 of 40 satisfied or basically fails; 21 is basically satisfied."""
    found = row(home, "reviews.ballot")
    assert [found[f"graded_{name}"] for name in ("satisfied", "basically", "dissatisfied")] == [1, 1, 1]
    graded = metric(home, "reviews.ballot", *YEAR, "--by", "subject,grade")
    held = {(one["label"], one["grade"]) for one in graded if one["reviews"]}
    assert {grade_ for _name, grade_ in held} == {"satisfied", "basically_satisfied", "dissatisfied"}


def test_what_followed_a_review(home: Path) -> None:
    """Done on its last day, done late, overdue; looked at again: one put right, one reported done and not."""
    found = row(home, "reviews.rectified")
    assert (found["asked_to"], found["on_time"], found["late"], found["overdue"]) == (3, 1, 1, 1)
    back = row(home, "reviews.look_back")
    assert (back["looked_back"], back["put_right"], back["not_put_right"], back["done_on_paper"]) == (
        2,
        1,
        1,
        1,
    )
    (then,) = metric(home, "reviews.rectified", *YEAR[:3], "--as-of", "2019-10-09")
    assert (then["asked_to"], then["on_time"], then["overdue"]) == (2, 1, 1)


def test_enough_offices(home: Path) -> None:
    """Three in one street is enough; the nine that handed nothing in are short, since the year is over."""
    streets = metric(home, "reviews.held", *YEAR, "--by", "town")
    assert {one["town"][:9]: one["within"] for one in streets}[STREET] == 1
    assert (sum(one["short"] for one in streets), len(streets)) == (9, 10)
    (running,) = metric(home, "reviews.held", *YEAR[:3], "--as-of", "2019-06-30")
    assert (running["within"], running["short"], running["running"]) == (1, 0, 9)


def test_a_scorecard_waits_for_every_mark(home: Path) -> None:
    """90x20 + 80x20 + 70x20 + 100x15 + 60x15 + 95.5x10 over 100 is 81.55; the other street has one mark of six."""
    scores = {one["town"][:9]: one for one in metric(home, "scorecard.score", *YEAR, "--by", "town")}
    assert (scores[STREET]["score"], scores[STREET]["missing"]) == (81.55, 0)
    assert (scores[OTHER]["score"], scores[OTHER]["missing"]) == (None, 5)
    items = {
        one["item"]: one
        for one in metric(home, "scorecard.items", *YEAR, "--by", "item", "--where", f"town={OTHER}")
    }
    assert (items["council"]["mark"], items["station"]["given"], items["station"]["rate"]) == (99, 0, None)
    targets = {
        one["item"]: one
        for one in metric(home, "scorecard.targets", *YEAR, "--by", "item", "--where", f"town={STREET}")
    }
    assert [
        targets[item][name]
        for item, name in (("joint_meeting", "met"), ("innovations", "short"), ("studies", "above"))
    ] == [1, 1, 1]
    (before,) = metric(home, "scorecard.score", *YEAR[:3], "--as-of", "2019-12-30")
    assert before["cards"] == 0


def test_money_work_and_rating(home: Path) -> None:
    """乙 is paid 21 points ahead, 丙 20 and thus not; 甲 is done and liked by 9 of 36; of 丁 no money is known."""
    found = row(home, "projects.money_work_rating")
    assert (found["projects"], found["compared"], found["paid_ahead"]) == (4, 3, 1)
    assert (found["judged"], found["done_disliked"]) == (1, 1)
    rating = row(home, "projects.rating")
    assert (rating["rated"], rating["numerator"], rating["denominator"], rating["coverage"]) == (
        1,
        9,
        36,
        0.25,
    )


def test_satisfied_on_paper(home: Path) -> None:
    """Six resolved: four rated, three of them pleased, two with a stated result, one only explained; one of five solved."""
    found = row(home, "satisfaction.on_paper")
    assert (found["resolved"], found["rated"], found["pleased"]) == (6, 4, 3)
    assert (found["numerator"], found["denominator"], found["solved_share"]) == (1, 2, 0.2)


def test_the_rows_behind(home: Path) -> None:
    scope = ("--region", YEAR[0], "--from", YEAR[1], "--to", YEAR[2], *YEAR[3:])
    answer = dashboard("rows", "reviews.rectified", *scope, "--field", "overdue", "--json", home=home)
    (one,) = json.loads(answer.out)["rows"]
    assert (one["subject"], one["due"], one["rectified"]) == ("供电所", "2020-02-10", "逾期未完成")


def test_the_grade_of_every_small_ballot(tmp_path: Path) -> None:
    """All ballots of up to five members, against the rule in plain fractions."""
    ballots = [
        (members, satisfied, basically)
        for members, satisfied, basically in product(range(1, 6), range(6), range(6))
        if satisfied + basically <= members
    ]
    rows = [
        {
            "评议对象": f"单位{number}",
            "评议日期": "2019-05-06",
            "行政区划": STREET,
            "应参评": str(members),
            "满意": str(satisfied),
            "基本满意": str(basically),
            "不满意": "0",
        }
        for number, (members, satisfied, basically) in enumerate(ballots)
    ]
    home = load(tmp_path, Ledger("review", STREET, rows, PERIOD)).home
    found = row(home, "reviews.ballot")
    plain = [grade(*ballot) for ballot in ballots]
    assert [found[f"graded_{name}"] for name in ("satisfied", "basically", "dissatisfied")] == [
        plain.count(word) for word in ("满意", "基本满意", "不满意")
    ]


@pytest.fixture(scope="module", params=PLACES)
def place(request: pytest.FixtureRequest, demo_of: Callable[[str], Path]) -> tuple[str, Path]:
    """A demo place, loaded."""
    folder = demo_of(request.param)
    parts = [
        part
        for part in account_of(folder)["submissions"]
        if part["ledger"] in ("survey", "review", "scorecard_input")
    ]
    assert parts
    assert all(part["quarantined"] == 0 and part["findings"] == [] for part in parts)
    return request.param, folder / "home"


def test_the_places_against_a_plain_reading(place: tuple[str, Path]) -> None:
    name, home = place
    region, start, end, as_of = PLACES[name]
    plain = Opinions(home / "archive", start, end, as_of)
    wanted = {
        "satisfaction.share": plain.share(),
        "reviews.ballot": plain.ballot(),
        "reviews.rectified": plain.rectified(),
        "reviews.look_back": plain.look_back(),
    }
    if name == "longwan":
        wanted["reviews.held"] = plain.held(2, 3) | {"quotas": 10, "within": 10}
        wanted["scorecard.targets"] = {"short": plain.short_of_target()}
    for figure, expected in wanted.items():
        (found,) = metric(home, figure, region, start, end, "--as-of", as_of)
        assert {key: found[key] for key in expected} == expected, figure
    scores = metric(home, "scorecard.score", region, start, end, "--as-of", as_of, "--by", "town")
    measured = {one["town"][:9]: one["score"] for one in scores if one["cards"]}
    assert measured == {
        street: pytest.approx(float(score), abs=1e-4) for street, score in plain.scores().items()
    }


def test_the_page_prints_the_command_line_s_numbers(place: tuple[str, Path]) -> None:
    name, home = place
    region, start, end, as_of = PLACES[name]
    warehouse = Warehouse(home)
    shown = page_at(warehouse, "/satisfaction", f"?region={region}&from={start}&to={end}&as_of={as_of}")
    lines = list(lines_of(shown.content))
    warehouse.close()
    for one in metric(home, "satisfaction.share", region, start, end, "--as-of", as_of, "--by", "kind"):
        if one["surveys"]:
            counts = [
                one[key] for key in ("asked", "answered", "satisfied", "basically_satisfied", "dissatisfied")
            ]
            assert printed(lines, one["label"], Answer(counts, None))
    for one in metric(home, "reviews.rectified", region, start, end, "--as-of", as_of, "--by", "town"):
        if one["asked_to"]:
            counts = [one[key] for key in ("asked_to", "on_time", "late")]
            assert printed(lines, one["label"], Answer(counts, None))
