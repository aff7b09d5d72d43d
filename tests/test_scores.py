# ruff: noqa: E501 - tables of cases read best unbroken
"""Deputies' scores through the command line: a small ledger counted by hand under a published rule."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.warehouse import Warehouse
from layouts.site import page_at
from tests.inbox import Ledger, load
from tests.product import dashboard, metric
from tests.test_same_number import Answer, lines_of, printed

COUNTY, PERIOD = "410482", "2021"
YEAR = ("410482", "2021-01-01", "2021-12-31", "--as-of", "2021-12-31")
NAMES = ("甲一", "乙二", "丙三", "丁四", "戊五", "己六", "庚七", "辛八")
DEPUTIES = [
    {"代表编号": f"D{at}", "姓名": name, "代表层级": "县级代表", "行政区划": COUNTY, "任期开始": "2019-03-01"}
    for at, name in enumerate(NAMES, 1)
]
DEPUTIES[6] |= {"任期开始": "2021-05-10"}  # eight of twelve months: too few for a rank
DEPUTIES[7] |= {"任期结束": "2020-12-31"}  # gone before the year


def did(deputy: str, day: str, kind: str, **more: str) -> dict[str, str]:
    known = {"代表": deputy, "日期": f"2021-{day}", "活动类型": kind, "出席": "出席", "审核": "是"}
    return known | {"主题": f"{kind}{day}"} | more


ACTIVITIES = [
    did("D1", "03-02", "出席人代会"),
    did("D1", "04-02", "视察"),
    did("D1", "06-02", "视察"),  # two inspections: 7, not 10
    did("D1", "07-02", "提出建议", 角色="主办"),
    *(did("D1", f"08-0{at}", "提出建议", 角色="附议") for at in range(1, 7)),  # six co-signed: 4
    did("D2", "04-02", "视察"),
    did("D2", "04-03", "专题调研"),
    did("D2", "05-03", "学习培训", 审核="否"),
    did("D3", "05-03", "学习培训", 出席="缺席"),
    did("D3", "05-20", "化解矛盾"),
    did("D3", "06-20", "化解矛盾"),
    did("D4", "04-02", "视察"),
    did("D4", "05-02", "专题调研"),
    did("D5", "12-31", "其他"),
    did("D7", "06-01", "出席人代会"),
    did("D7", "06-02", "视察"),
]
CORRECTIONS = [
    {"代表": "D3", "更正记录": "化解矛盾06-20", "更正类型": "重", "提出日期": "2022-01-10", "答复日期": "2022-01-15", "处理结果": "采纳"},
    {"代表": "D2", "更正记录": "没有这条", "更正类型": "错", "提出日期": "2022-01-10"},
]  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One county's deputies and a year of what they did."""
    loaded = load(
        tmp_path_factory.mktemp("scores"),
        Ledger("deputy", COUNTY, DEPUTIES, PERIOD),
        Ledger("activity", COUNTY, ACTIVITIES, PERIOD),
        Ledger("correction", COUNTY, CORRECTIONS, "2022-01"),
    )
    assert "unknown_record" in {finding["rule"] for finding in loaded.findings}
    return loaded.home


def scores(home: Path, *more: str) -> dict[str, dict[str, Any]]:
    found = metric(home, "deputies.score", *(more or YEAR), "--by", "deputy")
    return {one["deputy"].rsplit("/", 1)[-1]: one for one in found}


def test_points_and_ranks(home: Path) -> None:
    """D1 15 + 7 + 10; D2 and D4 6 + 4 each; D3 5 + 1; D5 5; D6 nothing. D7 has eight months' caps and no rank."""
    found = scores(home)
    points = {key: one["points"] for key, one in found.items()}
    assert points == {"D1": 32, "D2": 10, "D3": 6, "D4": 10, "D5": 5, "D6": 0, "D7": 16}
    ranks = {key: one["rank"] for key, one in found.items()}
    assert ranks == {"D1": 1, "D2": 2, "D4": 2, "D3": 4, "D5": 5, "D6": 6, "D7": None}
    assert {one["cohort"] for one in found.values()} == {6}


def test_a_correction_counts_from_the_day_it_is_decided(home: Path) -> None:
    later = ("410482", "2021-01-01", "2021-12-31", "--as-of", "2022-01-15")
    assert (scores(home)["D3"]["points"], scores(home, *later)["D3"]["points"]) == (6, 5)
    (asked,) = metric(home, "deputies.corrections", "410482", "2022-01-01", "2022-01-31")
    assert (asked["asked"], asked["accepted"], asked["open"], asked["late"]) == (2, 1, 1, 0)


def test_every_point_has_its_record(home: Path) -> None:
    listed = rows(home, "--where", "deputy=410482000000/D1")
    assert len(listed) == 10
    assert sum(one["points"] for one in listed) == 32
    inspections = [
        (one["points"], one["title"], one["row"]) for one in listed if one["item"].startswith("视察")
    ]
    assert inspections == [(6, "视察04-02", 3), (1, "视察06-02", 4)]
    seconded = [one["points"] for one in listed if one["item"] == "提出建议"]
    assert (sum(seconded), seconded.count(0)) == (10, 2)


def rows(home: Path, *more: str) -> list[dict[str, Any]]:
    region, start, end, *as_of = YEAR
    answer = dashboard(
        "rows",
        "deputies.score",
        "--region",
        region,
        "--from",
        start,
        "--to",
        end,
        *as_of,
        *more,
        "--json",
        home=home,
    )
    listed: list[dict[str, Any]] = json.loads(answer.out)["rows"]
    return listed


def test_why_nothing_was_earned(home: Path) -> None:
    reasons = {one["reason"] for one in rows(home) if not one["points"]}
    assert reasons == {"未审核", "未出席", "超过上限"}


def test_the_whole_is_the_sum_of_its_parts(home: Path) -> None:
    (whole,) = metric(home, "deputies.score", *YEAR)
    assert (whole["deputies"], whole["ranked"], whole["ungraded"]) == (7, 6, 7)
    assert whole["points"] == sum(one["points"] for one in scores(home).values())
    assert len(rows(home)) == whole["entries"]


def test_a_score_does_not_reach_over_the_year_s_end(home: Path) -> None:
    found = metric(home, "deputies.score", "410482", "2020-01-01", "2021-12-31", "--by", "year")
    assert [(one["year"], one["deputies"], one["points"]) for one in found] == [
        ("2020", 7, 0),
        ("2021", 7, 78),
    ]


def test_the_file_of_a_deputy_prints_the_command_line_s_numbers(home: Path) -> None:
    """Points, rank and every line, on the page as in the listing."""
    warehouse = Warehouse(home)
    key = "410482000000/D1"
    shown = page_at(warehouse, "/deputy", f"?id={key}&region=410482&year=2021&as_of=2021-12-31")
    lines = list(lines_of(shown.content))
    text = str(shown.content)
    assert "第1名（同层级6人）" in text
    for one in rows(home, "--where", f"deputy={key}"):
        assert any(line[:3] == (one["item"], f"{one['points']}", one["reason"]) for line in lines), one
    late = page_at(warehouse, "/deputy", "?id=410482000000/D7&region=410482&year=2021&as_of=2021-12-31")
    assert "不排名：在任月数不足" in str(late.content)
    warehouse.close()


def test_the_page_of_scores_prints_the_command_line_s_numbers(home: Path) -> None:
    warehouse = Warehouse(home)
    shown = page_at(warehouse, "/scores", "?region=410482&year=2021&as_of=2021-12-31")
    lines = list(lines_of(shown.content))
    warehouse.close()
    (tier,) = [one for one in metric(home, "deputies.score", *YEAR, "--by", "tier") if one["deputies"]]
    counts = [tier[name] for name in ("deputies", "ungraded", "near", "ranked")]
    assert printed(lines, tier["label"], Answer(counts, None))


def test_the_csv_is_the_same(home: Path) -> None:
    region, start, end, *as_of = YEAR
    answer = dashboard(
        "metric",
        "deputies.score",
        "--region",
        region,
        "--from",
        start,
        "--to",
        end,
        *as_of,
        "--by",
        "deputy",
        "--csv",
        home=home,
    )
    read = {one["deputy"].rsplit("/", 1)[-1]: one for one in csv.DictReader(answer.out.splitlines())}
    assert {key: (one["points"], one["rank"]) for key, one in read.items()} == {
        key: (str(one["points"]), "" if one["rank"] is None else str(one["rank"]))
        for key, one in scores(home).items()
    }
