# ruff: noqa: E501 - tables of cases read best unbroken
"""Budgets through the command line: small ledgers counted by hand, every form of one ledger, and the demo places."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.warehouse import Warehouse
from layouts.site import page_at
from tests.conftest import account_of
from tests.inbox import Ledger, load
from tests.oracle.budgets import Budgets, read
from tests.oracle.figures import Scope
from tests.product import dashboard, metric
from tests.test_same_number import Answer, lines_of, printed

STREET = "440606006"
HALF = (STREET, "2019-01-01", "2019-06-30")
LINE = {
    "预算单位": "教育办",
    "预算项目": "运动场",
    "资金类别": "民生",
    "年度": "2019",
    "年初预算": "1200元",
    "调整后预算": "1500元",
}
ROAD = {
    "预算单位": "城建办",
    "预算项目": "道路",
    "资金类别": "重点",
    "年度": "2019",
    "年初预算": "2400元",
    "调整后预算": "",
}
SPENT = {"运动场": ("100", "100", "100", "100", "100", "400"), "道路": ("50", "-20", "0", "0", "0", "")}
STEPS = [
    {"环节": "预算调整", "应完成日期": "2019-06-30", "完成日期": "2019-06-20", "结果": "同意"},
    {"环节": "联网监测", "应完成日期": "2019-01-31", "完成日期": "2019-02-03"},
    {"环节": "联网监测", "完成日期": "2019-02-20"},
    {"环节": "联网监测", "应完成日期": "2019-05-31"},
]  # fmt: skip
PLACES = {
    "ronggui": (STREET, "2019-01-01", "2019-12-31", "2019-12-31"),
    "longwan": ("330303", "2019-01-01", "2019-12-31", "2020-06-30"),
}


def wide() -> list[dict[str, str]]:
    """A column a month."""
    return [
        line | {f"{month}月": amount for month, amount in enumerate(SPENT[line["预算项目"]], start=1)}
        for line in (LINE, ROAD)
    ]


def long(heading: str, is_cumulative: bool) -> list[dict[str, str]]:
    """A row a month; `heading` names the amounts."""
    rows = []
    for line in (LINE, ROAD):
        total = 0
        for month, amount in enumerate(SPENT[line["预算项目"]], start=1):
            total += int(amount or 0)
            told = str(total) if is_cumulative and amount else amount
            rows.append(line | {"月份": f"{month}月", heading: told})
    return rows


def summed() -> list[dict[str, str]]:
    """A column a month that runs from January on, as its heading says."""
    rows = []
    for line in (LINE, ROAD):
        total, cells = 0, {}
        for month, amount in enumerate(SPENT[line["预算项目"]], start=1):
            total += int(amount or 0)
            cells[f"{month}月累计"] = str(total) if amount else ""
        rows.append(line | cells)
    return rows


FORMS = {
    "wide": wide(),
    "long": long("执行数", is_cumulative=False),
    "cumulative": long("累计执行数", is_cumulative=True),
    "declared": [row | {"累计口径": "是"} for row in long("执行数", is_cumulative=True)],
    "wide_cumulative": summed(),
}


@pytest.fixture(scope="module", params=FORMS)
def home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One street's half-year, in each of the forms in which it may be handed in."""
    folder = tmp_path_factory.mktemp(request.param)
    rows = FORMS[request.param]
    loaded = load(
        folder, Ledger("budget", STREET, rows, "2019H1"), Ledger("budget_step", STREET, STEPS, "2019H1")
    )
    rules = {finding["rule"] for finding in loaded.findings}
    assert rules <= {"month_without_execution"}  # the long forms' blank June
    return loaded.home


def one(home: Path, figure: str, *scope: str) -> Mapping[str, Any]:
    (found,) = metric(home, f"budget.{figure}", *(scope or HALF))
    return found


def test_every_form_of_a_ledger_is_the_same_execution(home: Path) -> None:
    """运动场 900 of 1,500 at the half; 道路 30 of 2,400 by May, since June is blank: 750 + 1,000 were due."""
    found = one(home, "execution")
    assert (found["lines"], found["reported"], found["unadjusted"]) == (2, 2, 1)
    assert (found["budget"], found["executed"], found["paced"]) == (3900, 930, 1750)
    assert round(found["rate"], 4) == round(930 / 3900, 4)
    months = metric(home, "budget.by_month", *HALF, "--by", "month")
    assert [row["executed"] for row in months] == [150, 80, 100, 100, 100, 400]
    assert [row["entries"] for row in months] == [2, 2, 2, 2, 2, 1]


def test_what_stands_out_is_told_with_its_reasons(home: Path) -> None:
    """道路: a negative February, still from March to May, 1.25 % where 41.7 % of the year is gone."""
    found = one(home, "anomalies")
    assert {name: found[name] for name in ("flagged", "over", "negative", "still", "behind", "rush")} == {
        "flagged": 1, "over": 0, "negative": 1, "still": 1, "behind": 1, "rush": 0,
    }  # fmt: skip
    by_month = metric(home, "budget.anomalies", *HALF, "--by", "month")
    assert [row["flagged"] for row in by_month] == [0, 1, 1, 1, 1, 0]  # nobody reported 道路 for June
    assert [row["unreported"] for row in by_month] == [0, 0, 0, 0, 0, 1]


def test_units_that_did_not_report_are_named(home: Path) -> None:
    rows = metric(home, "budget.reporting", *HALF, "--by", "unit")
    assert {row["unit"]: (row["numerator"], row["denominator"]) for row in rows} == {
        "城建办": (5, 6),
        "教育办": (6, 6),
    }


def test_the_calendar_owes_what_policy_asks(home: Path) -> None:
    """Six months of monitoring and June's adjustment; January's came late, February's in time, four are owed."""
    rows = {row["kind"]: row for row in metric(home, "budget.calendar", *HALF, "--by", "kind")}
    counts = {
        kind: tuple(row[name] for name in ("owed", "on_time", "late", "overdue"))
        for kind, row in rows.items()
    }
    assert counts["adjustment"] == (1, 1, 0, 0)
    assert counts["half_year"] == (0, 0, 0, 0)
    assert counts["monthly_monitoring"] == (6, 1, 1, 4)


def test_the_rows_behind_are_in_yuan(home: Path) -> None:
    region, start, end = HALF
    answer = dashboard(
        "rows", "budget.anomalies", "--region", region, "--from", start, "--to", end, "--json", home=home
    )
    (row,) = json.loads(answer.out)["rows"]
    assert (row["unit"], row["budget"], row["executed"], row["reported_month"]) == ("城建办", 2400, 30, 5)


def test_months_unknown_and_ahead_count_nowhere(tmp_path: Path) -> None:
    """A quarter's bare sum tells no month; a July in a half-year's ledger has not been yet."""
    bare = LINE | {"执行数": "300"}
    loaded = load(
        tmp_path,
        Ledger("budget", STREET, [bare], "2019Q2"),
        Ledger("budget", "330303001", [ROAD | {"1月": "5", "7月": "9"}], "2019H1"),
    )
    assert sorted(finding["rule"] for finding in loaded.findings) == [
        "budget_month_ahead",
        "budget_month_unknown",
    ]
    assert one(loaded.home, "execution")["reported"] == 0
    assert one(loaded.home, "by_month", "330303", "2019-01-01", "2019-12-31")["executed"] == 5


def test_a_heading_tells_the_month_and_that_it_runs_from_january(tmp_path: Path) -> None:
    """1-2月 is February's sum, not December; a row a line, handed in each month, gives each month's own amount."""
    ledgers = [
        Ledger("budget", STREET, [LINE | {f"1-{month}月执行数": str(amount)}], f"2019-{month:02}")
        for month, amount in ((2, 250), (3, 400))
    ]
    home = load(tmp_path, *ledgers).home
    months = metric(home, "budget.by_month", STREET, "2019-01-01", "2019-03-31", "--by", "month")
    assert [row["executed"] for row in months] == [0, None, 150]
    assert one(home, "execution", STREET, "2019-01-01", "2019-03-31")["executed"] == 400


def test_a_year_with_a_gap_is_not_whole(tmp_path: Path) -> None:
    """校园 lacks September, 桥梁 November, 村道 has no budget: December's share is of 路灯 alone, the rush also of 校园."""
    steady = dict.fromkeys((f"{month}月累计" for month in range(1, 12)), "900")
    rows = [
        ROAD | {"预算项目": "路灯"} | steady | {"12月累计": "1200"},
        ROAD | {"预算项目": "校园"} | steady | {"9月累计": "", "12月累计": "2400"},
        ROAD | {"预算项目": "桥梁"} | steady | {"11月累计": "", "12月累计": "2000"},
        ROAD | {"预算项目": "村道", "年初预算": "0"} | dict.fromkeys(steady, "-5"),
    ]
    home = load(tmp_path, Ledger("budget", STREET, rows, "2019")).home
    year = (STREET, "2019-01-01", "2019-12-31")
    found = one(home, "year_end_share", *year)
    assert (found["complete"], found["in_december"], found["in_year"]) == (1, 300, 1200)
    found = one(home, "anomalies", *year)
    assert {name: found[name] for name in ("rush", "behind", "negative")} == {
        "rush": 2,
        "behind": 2,
        "negative": 1,
    }
    found = one(home, "adjustment", *year)
    assert (found["change"], found["change_rate"]) == (0, 0)


def test_a_correction_changes_the_month_it_is_of(tmp_path: Path) -> None:
    """The newest ledger is believed; the adjustment counts from the end of the period that states it."""
    before = LINE | {"调整后预算": "", "1月": "100", "2月": "100", "3月": "100"}
    after = LINE | {"1月": "100", "2月": "60", "3月": "100", "4月": "10"}
    home = load(
        tmp_path,
        Ledger("budget", STREET, [before], "2019Q1"),
        Ledger("budget", STREET, [after], "2019-01..2019-04"),
    ).home
    march = one(home, "execution", STREET, "2019-01-01", "2019-03-31", "--as-of", "2019-04-30")
    assert (march["budget"], march["executed"]) == (1200, 260)
    assert one(home, "execution", STREET, "2019-01-01", "2019-04-30")["budget"] == 1500


@pytest.fixture(scope="module", params=PLACES)
def place(request: pytest.FixtureRequest, demo_of: Callable[[str], Path]) -> tuple[str, Path]:
    """A demo place, loaded."""
    folder = demo_of(request.param)
    parts = [part for part in account_of(folder)["submissions"] if part["ledger"].startswith("budget")]
    assert parts
    assert all(part["quarantined"] == 0 and not part["findings"] for part in parts)
    return request.param, folder / "home"


def test_the_places_against_a_plain_reading(place: tuple[str, Path]) -> None:
    """The whole year, and its first half with what was known then."""
    name, home = place
    region, start, end, as_of = PLACES[name]
    lines = read(home / "archive")
    for last, known in ((end, as_of), ("2019-06-30", "2019-08-31"), ("2019-10-31", "2019-09-30")):
        scope = Scope(region, *map(date.fromisoformat, (start, last, known)))
        plain = Budgets(lines, scope)
        for figure, expected in (
            ("execution", plain.execution()),
            ("anomalies", plain.anomalies()),
            ("adjustment", plain.adjustment()),
            ("year_end_share", plain.year_end()),
            ("by_month", plain.by_month()),
        ):
            found = one(home, figure, region, start, last, "--as-of", known)
            shown = {key: found[key] for key in expected}
            assert shown == pytest.approx(expected, abs=1e-4), (figure, last)


def test_ronggui_keeps_the_calendar_its_report_tells_of(place: tuple[str, Path]) -> None:
    """Adjustment in June and December, half-year in August, final accounts in September, monitoring each month."""
    name, home = place
    region, start, end, as_of = PLACES[name]
    rows = metric(home, "budget.calendar", region, start, end, "--as-of", as_of, "--by", "kind")
    counts = {row["kind"]: (row["owed"], row["made"]) for row in rows if row["owed"]}
    if name == "ronggui":
        assert counts == {
            "adjustment": (2, 2),
            "half_year": (1, 1),
            "final_accounts": (1, 1),
            "monthly_monitoring": (12, 12),
        }
    else:
        assert counts == {"draft": (10, 9)}


def test_the_page_prints_the_command_line_s_numbers(place: tuple[str, Path]) -> None:
    name, home = place
    region, start, end, as_of = PLACES[name]
    warehouse = Warehouse(home)
    shown = page_at(warehouse, "/budget", f"?region={region}&from={start}&to={end}&as_of={as_of}")
    lines = list(lines_of(shown.content))
    warehouse.close()
    dimension = "unit" if name == "ronggui" else "region"
    for found in metric(home, "budget.adjustment", region, start, end, "--as-of", as_of, "--by", dimension):
        if found["lines"]:
            assert printed(
                lines, found["label"], Answer([found["raised"], found["cut"]], found["change_rate"])
            )
