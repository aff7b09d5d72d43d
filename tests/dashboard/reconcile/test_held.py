"""Claims held against the ledgers of the small warehouse counted by hand, through the command line."""

import json
import shlex
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner, Result

from dashboard.cli import main
from tests.dashboard.warehouse_fixture import SNAPSHOT, write_warehouse

REPORT = '[report]\nregion = "610902"\nfrom = 2021-01-01\nto = 2021-12-31\n'
FLOW = 'metric = "issues.level_flow"\nwhere = { level = "village" }\n'


def handed_in(home: Path, *ledgers: str, unit: str = "610902", period: tuple[int | None, int | None]) -> None:
    with duckdb.connect(str(home / "warehouse" / f"{SNAPSHOT}.duckdb")) as connection:
        for ledger in ledgers:
            connection.execute(
                "insert into submissions (submission, ledger, unit, first_day, last_day, is_in_force)"
                " values ($ledger, $ledger, $unit, $first, $last, true)",
                {"ledger": ledger, "unit": unit, "first": period[0], "last": period[1]},
            )


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """The small warehouse, with no submission on record."""
    home = tmp_path / "home"
    home.mkdir()
    return write_warehouse(home)


@pytest.fixture
def home(bare: Path) -> Path:
    """The same with every ledger handed in."""
    handed_in(bare, "issue", "station", "reception", period=(None, None))
    return bare


def run(home: Path, claims: str, *options: str, report: str = REPORT) -> Result:
    path = home.parent / "claims.toml"
    path.write_text(report + claims, encoding="utf-8")
    return CliRunner().invoke(main, ["reconcile", str(path), "--home", str(home), *options])


def one(home: Path, claim: str, report: str = REPORT) -> dict[str, Any]:
    result = run(home, f'[[claim]]\nid = "x"\n{claim}', "--json", report=report)
    assert result.exit_code in (0, 1), result.stderr
    claims: list[dict[str, Any]] = json.loads(result.stdout)["claims"]
    return claims[0]


@pytest.mark.parametrize(
    ("claim", "verdict", "computed", "how"),
    [
        (f'value = 13\n{FLOW}field = "taken_in"', "agrees", 13, "exact"),
        (f"value = 13\n{FLOW}", "agrees", 13, "exact"),
        (f'value = 6\n{FLOW}field = "resolved"', "differs", 5, None),
        (f'value = 10\nwording = "at_least"\n{FLOW}', "agrees", 13, "at_least"),
        (
            'value = 38\nunit = "percent"\nmetric = "issues.resolution_rate"\nwhere = { level = "village" }',
            "agrees",
            38.461538,
            "rounded",
        ),
        (
            'value = 53.8\nunit = "percent"\nmetric = "issues.settled_within"\nfield = "within_town_share"',
            "agrees",
            53.846154,
            "rounded",
        ),
        ('value = 30\nunit = "days"\nmetric = "issues.time_to_resolve"', "agrees", 30, "exact"),
        ('value = 3\nmetric = "stations.coverage"\nfield = "numerator"', "agrees", 3, "exact"),
        (
            'value = 1\nmetric = "stations.silent"\nfield = "denominator"\n'
            'where = { kind = "station", village = "" }',
            "agrees",
            1,
            "exact",
        ),
    ],
)
def test_what_the_ledgers_count(
    home: Path, claim: str, verdict: str, computed: float, how: str | None
) -> None:
    found = one(home, claim)
    assert (found["verdict"], found["computed"], found["how"]) == (verdict, computed, how)


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ('value = 1\nmetric = "budget.forecast"', "没有指标"),
        (f'value = 1\nregion = "421182"\n{FLOW}', "没有区划"),
        ('value = 1\nmetric = "issues.level_flow"\nwhere = { level = "hamlet" }', "level=hamlet"),
        (
            'value = 1\nunit = "percent"\nmetric = "issues.resolution_rate"\nwhere = { level = "city" }',
            "无数据",
        ),
    ],
)
def test_what_the_ledgers_cannot_say_is_unchecked(home: Path, claim: str, why: str) -> None:
    found = one(home, claim)
    assert found["verdict"] == "unchecked"
    assert found["computed"] is None
    assert why in found["detail"]


def test_without_region_and_period_the_ledgers_are_not_asked(home: Path) -> None:
    found = one(home, f"value = 1\n{FLOW}", report="")
    assert found["verdict"] == "unchecked"
    assert "region" in found["detail"]


def test_a_ledger_that_was_not_handed_in_is_not_taken_for_zero(bare: Path) -> None:
    handed_in(bare, "issue", unit="610903", period=(None, None))  # another county
    handed_in(bare, "issue", unit="610902001", period=(17897, 18261))  # of 2019
    found = one(bare, f"value = 13\n{FLOW}")
    assert found["verdict"] == "unchecked"
    assert "没有报来(issue)" in found["detail"]


@pytest.mark.parametrize("unit", ["610902", "610902001", "610902001201", "610900000000"])
def test_what_any_unit_inside_or_above_handed_in_counts(bare: Path, unit: str) -> None:
    handed_in(bare, "issue_event", unit=unit, period=(18628, 18992))
    assert one(bare, f"value = 13\n{FLOW}")["verdict"] == "agrees"


def test_the_rows_behind_a_difference_can_be_listed(home: Path) -> None:
    found = one(home, f'value = 6\n{FLOW}field = "resolved"')
    assert "少1" in found["detail"]
    command = shlex.split(found["checks"][0]["rows"])
    assert command[:3] == ["python", "-m", "dashboard"]
    listed = CliRunner().invoke(main, [*command[3:], "--home", str(home), "--csv"])
    assert listed.exit_code == 0, listed.stderr
    assert len(listed.stdout.strip().splitlines()) == 1 + 5


@pytest.mark.parametrize(
    ("claim", "word"),
    [
        (f'{FLOW}field = "resloved"', "resloved"),
        ('metric = "issues.level_flow"\nwhere = { colour = "red" }', "colour"),
    ],
)
def test_a_field_or_breakdown_the_figure_lacks_is_refused(home: Path, claim: str, word: str) -> None:
    result = run(home, f'[[claim]]\nid = "x"\nvalue = 1\n{claim}\n', "--json")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    for told in ("claims.toml", "x", word):
        assert told in result.stderr


def test_the_warehouse_is_opened_only_for_a_metric(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_: object) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr("dashboard.reconcile.held.Warehouse", opened)
    result = run(tmp_path / "nowhere", '[[claim]]\nid = "a"\nvalue = 1\n', "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["claims"][0]["verdict"] == "unchecked"


def test_an_empty_home_leaves_the_claims_unchecked(tmp_path: Path) -> None:
    result = run(tmp_path / "nowhere", f'[[claim]]\nid = "a"\nvalue = 1\n{FLOW}', "--json")
    assert result.exit_code == 0
    assert "还没有装入台账" in json.loads(result.stdout)["claims"][0]["detail"]


def test_the_json_document(home: Path) -> None:
    claims = (
        f'[[claim]]\nid = "a"\ntext = "收集13条"\nvalue = 13\n{FLOW}\n'
        '[[claim]]\nid = "band"\nvalue = [10, 20]\nunit = "percent"\n'
        '[[claim]]\nid = "rate"\nvalue = 12.5\nunit = "percent"\nof = "a"\n'
    )
    result = run(home, claims, "--json")
    assert result.exit_code == 1
    document = json.loads(result.stdout)
    assert document["snapshot"] == SNAPSHOT
    assert [claim["printed"] for claim in document["claims"]] == [13, [10, 20], 12.5]
    rate = document["claims"][2]
    assert {"id", "verdict", "printed", "computed", "nearest", "detail", "detail_en"} <= set(rate)
    assert (rate["verdict"], rate["computed"]) == ("impossible", None)
    assert rate["nearest"] == [7.692308, 15.384615]
    assert document["claims"][0]["nearest"] is None


def test_the_lines_in_both_languages(home: Path) -> None:
    claims = f'[[claim]]\nid = "a"\nvalue = 14\n{FLOW}'
    chinese, english = run(home, claims), run(home, claims, "--lang", "en")
    assert "不符" in chinese.stdout
    assert chinese.stdout.rstrip().endswith("共1条：未核0、相符0、不符1、自相矛盾0、不可能0")
    assert "村级" in chinese.stdout
    assert "1 less than printed (Level flow, level village, " in english.stdout
    assert chinese.exit_code == english.exit_code == 1
