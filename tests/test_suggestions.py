# ruff: noqa: E501 - tables of cases read best unbroken
"""Suggestions and leads through the command line: a small ledger counted by hand, and the demo places."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from dashboard.warehouse import Warehouse
from layouts.site import page_at
from tests.conftest import account_of
from tests.inbox import Ledger, load
from tests.oracle.suggestions import Suggestions, read
from tests.product import dashboard, metric
from tests.test_same_number import Answer, lines_of, printed
from tests.web import served, signed_in

COUNTY, TOWN, PERIOD = "421182", "421182100", "2023-01..2023-07"
YEAR = (COUNTY, "2023-01-01", "2023-12-31", "--as-of", "2023-07-31")
NAMED = {"领衔代表": "王一", "承办单位": "交通局"}
SUGGESTIONS = [
    # 3 March is a Friday: 15 working days later is 24 March, the last day on time
    NAMED | {"建议编号": "1", "建议标题": "甲", "提出日期": "2023-03-01", "来源线索": "L1、L2", "交办日期": "2023-03-03", "接单日期": "2023-03-06", "面商日期": "2023-03-10", "答复日期": "2023-03-24", "办理等级": "B类", "满意度": "基本满意", "评价日期": "2023-04-03", "回头看日期": "2023-06-01", "回头看等级": "A", "办成日期": "2023-06-01", "处理方式": "交办部门"},
    NAMED | {"建议编号": "2", "建议标题": "乙", "提出日期": "2023-03-01", "交办日期": "2023-03-03", "接单日期": "2023-03-06", "答复日期": "2023-03-27", "办理等级": "C", "满意度": "不满意", "评价日期": "2023-04-03", "处理方式": "转交街道"},
    # 29 April to 3 May is the Labour Day holiday, 23 April and 6 May are worked: 20 April + 15 working days = 12 May
    NAMED | {"建议编号": "3", "建议标题": "丙", "提出日期": "2023-04-18", "交办日期": "2023-04-20", "接单日期": "2023-04-21", "答复日期": "2023-05-12", "办理等级": "A", "办成日期": "2023-05-30", "满意度": "满意", "评价日期": "2023-06-05", "处理方式": "交办部门"},
    NAMED | {"建议编号": "4", "建议标题": "丁", "提出日期": "2023-07-10", "交办日期": "2023-07-12", "处理方式": "逐级上报"},
    {"建议编号": "5", "建议标题": "戊", "提出日期": "2023-07-28", "领衔代表": "李二"},
    {"建议编号": "6", "建议标题": "己", "提出日期": "2023-05-10", "领衔代表": "李二", "答复日期": "2023-05-10", "办成日期": "2023-05-10", "办理等级": "A", "处理方式": "现场答复"},
    {"建议编号": "7", "建议标题": "庚", "提出日期": "2023年6月", "领衔代表": "李二"},
    {"建议编号": "8", "建议标题": "辛", "提出日期": "2023-06-10", "领衔代表": "李二", "交办日期": "2023-06-01"},
]  # fmt: skip
LEADS = [
    {"线索编号": "L1", "收集日期": "2023-02-01", "行政区划": TOWN, "线索来源": "走访"},
    {"线索编号": "L2", "收集日期": "2023-02-03", "行政区划": TOWN, "线索来源": "座谈会"},
    {"线索编号": "L3", "收集日期": "2023-02-05", "行政区划": TOWN, "线索来源": "走访"},
    {"线索编号": "L4", "收集日期": "2023-02-06", "行政区划": TOWN, "线索来源": "走访", "形成建议": "3"},
]  # fmt: skip
DEPUTIES = [
    {"代表编号": "D1", "姓名": "王一", "代表层级": "市级代表", "行政区划": TOWN, "任期开始": "2021-12-01"},
    {"代表编号": "D2", "姓名": "李二", "代表层级": "乡镇代表", "行政区划": TOWN, "任期开始": "2021-12-01"},
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One town's suggestions, leads and deputies; the eighth was dispatched before it was put forward."""
    folder = tmp_path_factory.mktemp("suggestions")
    loaded = load(
        folder,
        Ledger("suggestion", TOWN, SUGGESTIONS, PERIOD),
        Ledger("lead", TOWN, LEADS, PERIOD),
        Ledger("deputy", TOWN, DEPUTIES, "all"),
    )
    found = sorted(finding["rule"] for finding in loaded.findings if finding["rule"] != "unknown_region")
    assert found == ["dispatched_before_submitted"]
    return loaded.home


def row(home: Path, figure: str, *more: str) -> dict[str, Any]:
    (found,) = metric(home, f"suggestions.{figure}", *YEAR, *more)
    return found


def counts(home: Path, figure: str, names: str, *more: str) -> list[Any]:
    found = row(home, figure, *more)
    return [found[name] for name in names.split()]


def test_the_funnel(home: Path) -> None:
    """Four leads: two became 甲, one 丙 (the lead's own ledger says so), one nothing; 辛 waits in quarantine."""
    assert counts(home, "funnel", "leads formed lapsed suggestions from_leads") == [4, 3, 1, 7, 2]
    assert counts(home, "funnel", "dispatched accepted answered done rated") == [4, 3, 4, 3, 3]
    assert counts(home, "funnel", "undispatched unaccepted working direct answered_only unrated") == [
        2,
        1,
        0,
        1,
        1,
        1,
    ]


def test_in_time_by_china_s_calendar(home: Path) -> None:
    """甲 on its last day, 乙 a day late, 丙 on its last day over a holiday, 己 at once; 丁 and 戊 open; 庚 unknown."""
    assert counts(home, "on_time_rate", "on_time late open_within open_overdue unknown") == [3, 1, 2, 0, 1]
    assert row(home, "on_time_rate")["value"] == 0.75


def test_what_is_due_this_week(home: Path) -> None:
    """On 31 July 丁 (dispatched on the 12th, so until 2 August) is due within the week, 戊 later; 庚 has no clock."""
    assert counts(home, "due", "open overdue due_soon later unknown undispatched unaccepted") == [
        3,
        0,
        1,
        1,
        1,
        2,
        1,
    ]
    later = ("--as-of", "2023-08-03")
    (found,) = metric(home, "suggestions.due", *YEAR[:3], *later)
    assert (found["overdue"], found["open"]) == (1, 3)


def test_grades_and_views(home: Path) -> None:
    assert counts(home, "grades", "graded grade_a grade_b grade_c") == [4, 2, 1, 1]
    names = "answered asked satisfied basically_satisfied dissatisfied viewed"
    assert counts(home, "satisfaction", names) == [4, 3, 1, 1, 1, 3]
    assert row(home, "satisfaction")["asked_share"] == 0.75
    assert counts(home, "routing", "on_the_spot street department passed_up unstated") == [1, 1, 2, 1, 2]
    assert counts(home, "face_to_face", "numerator denominator") == [1, 7]


def test_what_is_owed_afterwards(home: Path) -> None:
    """甲 (B, basically satisfied) was followed up and turned into A; nobody presses 乙."""
    assert counts(home, "follow_up_owed", "owed followed missing after_a") == [1, 1, 0, 1]
    assert counts(home, "conversion", "numerator denominator") == [1, 1]
    assert counts(home, "key_owed", "owed keyed missing") == [1, 0, 1]


def test_what_is_known_has_its_day(home: Path) -> None:
    """On 31 March 甲 and 乙 were answered and graded, nothing was rated, done or followed up."""
    scope = (COUNTY, "2023-01-01", "2023-12-31", "--as-of", "2023-03-31")
    (funnel,) = metric(home, "suggestions.funnel", *scope)
    assert [funnel[name] for name in ("suggestions", "answered", "done", "rated", "formed")] == [
        2,
        2,
        0,
        0,
        2,
    ]
    (grades,) = metric(home, "suggestions.grades", *scope)
    assert (grades["grade_b"], grades["grade_c"]) == (1, 1)
    (owed,) = metric(home, "suggestions.follow_up_owed", *scope)
    assert (owed["owed"], owed["missing"]) == (1, 1)


def test_by_deputy_and_tier(home: Path) -> None:
    by = {
        one["label"]: one["denominator"]
        for one in metric(home, "suggestions.completion_rate", *YEAR, "--by", "deputy")
    }
    assert by == {"王一": 4, "李二": 3}
    tiers = {
        one["tier"]: one["denominator"]
        for one in metric(home, "suggestions.completion_rate", *YEAR, "--by", "tier")
    }
    assert (tiers["city"], tiers["town"]) == (4, 3)


def test_the_rows_behind(home: Path) -> None:
    region, start, end, *as_of = YEAR
    scope = ("--region", region, "--from", start, "--to", end, *as_of)
    listed = json.loads(
        dashboard("rows", "suggestions.leads", *scope, "--field", "lapsed", "--json", home=home).out
    )
    assert [one["lead"] for one in listed["rows"]] == ["421182100000/L3"]
    late = json.loads(
        dashboard("rows", "suggestions.on_time_rate", *scope, "--field", "late", "--json", home=home).out
    )
    assert [(one["title"], one["deputy"]) for one in late["rows"]] == [("乙", "王一")]


def test_a_grade_changes_when_a_later_ledger_says_so(tmp_path: Path) -> None:
    """B in the first quarter's ledger, A in the second's: each is told as of its time, and it counts as converted."""
    told = NAMED | {"建议编号": "1", "建议标题": "甲", "提出日期": "2023-01-10", "答复日期": "2023-02-01"}
    loaded = load(
        tmp_path,
        Ledger("suggestion", TOWN, [told | {"办理等级": "B", "满意度": "不满意"}], "2023Q1"),
        Ledger(
            "suggestion",
            TOWN,
            [told | {"办理等级": "A", "满意度": "满意", "评价日期": "2023-06-20", "办成日期": "2023-06-01"}],
            "2023Q2",
        ),
    )
    asked = (COUNTY, "2023-01-01", "2023-06-30", "--as-of")
    seen = []
    for day in ("2023-02-28", "2023-05-31", "2023-06-30"):
        (grades,) = metric(loaded.home, "suggestions.grades", *asked, day)
        (views,) = metric(loaded.home, "suggestions.satisfaction", *asked, day)
        seen.append((grades["grade_a"], grades["grade_b"], views["dissatisfied"], views["satisfied"]))
    assert seen == [(0, 1, 0, 0), (0, 1, 1, 0), (1, 0, 0, 1)]
    (converted,) = metric(loaded.home, "suggestions.conversion", *asked, "2023-06-30")
    assert (converted["numerator"], converted["denominator"]) == (1, 1)
    (pressed,) = metric(loaded.home, "suggestions.key_owed", *asked, "2023-06-30")
    assert (pressed["owed"], pressed["turned"]) == (1, 1)


PLACES = {
    "wuxue": ("421182", "2023-01-01", "2023-08-04", "2023-08-04"),
    "longwan": ("330303", "2019-01-01", "2020-07-28", "2020-07-28"),
    "ronggui": ("440606006", "2019-01-01", "2019-12-31", "2019-12-31"),
    "xihu": ("320412412", "2024-01-01", "2024-08-31", "2024-08-31"),
}
PRINTED = {
    "wuxue": {"leads": {"leads": 862, "formed": 432, "lapsed": 430}, "completion_rate": {"denominator": 432}},
    "longwan": {},
    "ronggui": {"completion_rate": {"numerator": 2, "denominator": 2}},
    "xihu": {"completion_rate": {"numerator": 6}, "funnel": {"followed": 14}},
}  # fmt: skip


@pytest.fixture(scope="module", params=PLACES)
def place(request: pytest.FixtureRequest, demo_of: Callable[[str], Path]) -> tuple[str, Path]:
    """A demo place, loaded."""
    folder = demo_of(request.param)
    parts = [part for part in account_of(folder)["submissions"] if part["ledger"] in ("suggestion", "lead")]
    assert parts
    assert all((part["quarantined"], part["findings"]) == (0, []) for part in parts)
    return request.param, folder / "home"


def test_the_places_print_their_reports(place: tuple[str, Path]) -> None:
    name, home = place
    region, start, end, as_of = PLACES[name]
    for figure, expected in PRINTED[name].items():
        (found,) = metric(home, f"suggestions.{figure}", region, start, end, "--as-of", as_of)
        assert {key: found[key] for key in expected} == expected, figure


EARLIER = {"wuxue": "2023-05-31", "longwan": "2020-05-31", "ronggui": "2019-05-31", "xihu": "2024-04-20"}


@pytest.mark.parametrize("when", ["at the end", "earlier"])
def test_the_places_against_a_plain_reading(place: tuple[str, Path], when: str) -> None:
    """Every figure, from the files alone, on the last day and on an earlier one."""
    name, home = place
    region, start, end, last = PLACES[name]
    as_of = last if when == "at the end" else EARLIER[name]
    plain = Suggestions(read(home / "archive"), start, end, as_of)
    figures = ["funnel", "grades", "satisfaction", "on_time_rate", "follow_up_owed", "due"]
    for figure in [*figures, *(["key_owed"] if as_of == last else [])]:
        expected = getattr(plain, figure)()
        (found,) = metric(home, f"suggestions.{figure}", region, start, end, "--as-of", as_of)
        assert {key: found[key] for key in expected} == expected, figure


def test_page_and_csv_print_the_command_line_s_numbers(place: tuple[str, Path], tmp_path: Path) -> None:
    name, shared = place
    home = tmp_path / "home"  # signing in writes to it
    shutil.copytree(shared, home)
    region, start, end, as_of = PLACES[name]
    address = f"?region={region}&from={start}&to={end}&as_of={as_of}"
    warehouse = Warehouse(home)
    lines = list(lines_of(page_at(warehouse, "/suggestions", address).content))
    warehouse.close()
    answers = metric(home, "suggestions.on_time_rate", region, start, end, "--as-of", as_of, "--by", "level")
    names = ("suggestions", "on_time", "late", "open_overdue")
    for found in answers:
        if found["suggestions"]:
            assert printed(lines, found["label"], Answer([found[name] for name in names], None)), found[
                "label"
            ]
    client = signed_in(served(home), home)
    text = client.get(f"/csv/metric{address}&metric=suggestions.on_time_rate&by=level").get_data(as_text=True)
    scope = ("--region", region, "--from", start, "--to", end, "--as-of", as_of)
    typed = dashboard("metric", "suggestions.on_time_rate", *scope, "--by", "level", "--csv", home=home).out
    ours, clicked = (list(csv.reader(io.StringIO(one))) for one in (typed, text.removeprefix("\ufeff")))
    assert ours[1:] == [line[:-1] for line in clicked[1:]]  # but for who carried it away
    at = [ours[0].index(name) for name in names]
    assert [[int(line[place]) for place in at] for line in ours[1:]] == [
        [one[name] for name in names] for one in answers
    ]


@pytest.mark.parametrize("place", ["wuxue"], indirect=True)
def test_a_quarter_s_slides_tell_of_suggestions(place: tuple[str, Path], tmp_path: Path) -> None:
    home = place[1]
    deck = tmp_path / "deck.pptx"
    answer = dashboard(
        "slides", "--region", "421182", "--quarter", "2023Q2", "--as-of", "2023-08-04", "-o", deck, home=home
    )
    assert answer.code == 0, answer.err
    titles = [
        slide.shapes.title.text_frame.text for slide in Presentation(str(deck)).slides if slide.shapes.title
    ]
    (funnel,) = metric(
        home, "suggestions.funnel", "421182", "2023-04-01", "2023-06-30", "--as-of", "2023-08-04"
    )
    told = f"{funnel['leads']}条线索{funnel['formed']}条成建议，办成{funnel['done']}件"
    assert told in titles
