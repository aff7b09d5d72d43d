"""Every change of a past figure is explained: which moved since the load before, and what came between."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dashboard.cli import main
from etl.changes import changed
from etl.home import Home
from tests.inbox import Ledger, load_here

VILLAGE, OTHER, COUNTY = "610902001003", "610902002003", "610902"
JUNE = ("--from", "2021-06-01", "--to", "2021-06-30")
ASKED = ("--metric", "issues.collected", "--metric", "issues.resolution_rate", "--metric", "receptions.table")


def issue(number: int, **cells: str) -> dict[str, str]:
    return {"编号": f"{number:03}", "收集日期": "2021-06-01", "问题摘要": f"事项{number}", **cells}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """June handed in, then handed in again: one issue more, one resolved since."""
    folder = tmp_path_factory.mktemp("revised")
    other = Ledger("issue", OTHER, [issue(1)], "2021-06")
    load_here(folder, Ledger("issue", VILLAGE, [issue(1), issue(2)], "2021-06"), other)
    again = [issue(1, 办结日期="2021-06-09"), issue(2), issue(3)]
    return load_here(folder, Ledger("issue", VILLAGE, again, "2021-06"), other)


def ask(home: Path, *words: str) -> dict[str, Any]:
    result = CliRunner().invoke(main, ["changes", *words, "--json", "--home", str(home)])
    assert result.exit_code == 0, result.output
    document: dict[str, Any] = json.loads(result.stdout)
    return document


@pytest.mark.parametrize(
    ("region", "moved"),
    [
        (COUNTY, {
            ("issues.collected", "value"): (3, 4),
            ("issues.resolution_rate", "numerator"): (0, 1),
            ("issues.resolution_rate", "denominator"): (3, 4),
            ("issues.resolution_rate", "value"): (0, 0.25),
        }),
        (OTHER, {}),
    ],
)  # fmt: skip
def test_the_figures_that_moved(
    home: Path, region: str, moved: dict[tuple[str, str], tuple[float, float]]
) -> None:
    found = ask(home, "--region", region, *JUNE, *ASKED)["figures"]
    assert {(one["metric"], one["value"]): (one["before"], one["after"]) for one in found} == moved


def test_a_moved_figure_leads_to_the_rows_that_moved_it(home: Path) -> None:
    told = ask(home, "--region", COUNTY, *JUNE, *ASKED)
    (submission,) = told["submissions"]
    assert submission["rows"] == {"added": 1, "changed": 1}
    assert all(one["submissions"] == [submission["id"]] for one in told["figures"])
    (listed,) = changed(Home(home), submission=submission["id"])["submissions"]
    assert [(row["change"], row["field"]) for row in listed["rows"]] == [
        ("changed", "resolved"),
        ("added", None),
    ]


def test_nothing_moved_since_the_snapshot_itself(home: Path) -> None:
    stamp = ask(home, "--region", COUNTY, *JUNE, *ASKED)["after"]
    told = ask(home, "--region", COUNTY, *JUNE, *ASKED, "--since", stamp)
    assert (told["figures"], told["submissions"]) == ([], [])


@pytest.mark.parametrize("stamp", ["20000101T000000-0000", "../../key"])
def test_a_snapshot_that_is_not_kept_is_refused(home: Path, stamp: str) -> None:
    words = ["changes", "--region", COUNTY, *JUNE, "--since", stamp, "--home", str(home)]
    result = CliRunner().invoke(main, words)
    assert (result.exit_code, "没有快照" in result.stderr) == (2, True)
