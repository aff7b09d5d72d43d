# ruff: noqa: E501 - tables of cases read best unbroken
"""The command line's contract on the small warehouse."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard.cli import COMMANDS, main
from dashboard.dictionary import markdown
from dashboard.export import guarded
from dashboard.metrics import METRICS

SCOPE = ("--region", "610902", "--from", "2021-10-01", "--to", "2021-12-31")


@pytest.fixture
def run(small_home: Path):
    return lambda *words: CliRunner().invoke(main, [*words, "--home", str(small_home)])


def document(result: Result):
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_a_metric_in_the_contracts_shape(run) -> None:
    answer = document(run("metric", "issues.resolution_rate", *SCOPE, "--by", "level", "--json"))
    assert list(answer) == ["metric", "unit", "kind", "scope", "by", "snapshot", "rows"]
    assert answer["scope"] == {
        "region": "610902",
        "from": "2021-10-01",
        "to": "2021-12-31",
        "as_of": "2021-12-31",
    }
    assert answer["rows"][0] == {
        "level": "village", "label": "村级", "numerator": 5, "denominator": 13, "value": 0.3846, "low": 0.1771, "high": 0.6448,
    }  # fmt: skip


def test_one_row_without_a_breakdown(run) -> None:
    (row,) = document(run("metric", "issues.collected", *SCOPE, "--json"))["rows"]
    assert row["value"] == 13


def test_several_dimensions_name_each_and_join_their_labels(run) -> None:
    rows = document(run("metric", "issues.collected", *SCOPE, "--by", "town,month", "--json"))["rows"]
    assert list(rows[0]) == ["town", "month", "label", "value"]
    assert rows[0]["label"] == "甲镇 · 2021年10月"


@pytest.mark.parametrize("sugar", [("--quarter", "2021Q4"), ("--quarter", "2021q4")])
def test_a_quarter_stands_for_its_days(run, sugar: tuple[str, str]) -> None:
    long = run("metric", "issues.level_flow", *SCOPE, "--json").stdout
    assert run("metric", "issues.level_flow", "--region", "610902000000", *sugar, "--json").stdout == long


def test_every_metric_lists_itself(run) -> None:
    listed = json.loads(CliRunner().invoke(main, ["metrics", "--json"]).stdout)["metrics"]
    assert [metric["id"] for metric in listed] == list(METRICS)
    assert {"id", "zh", "en", "kind", "unit", "definition", "good", "dimensions"} <= set(listed[0])
    assert "issues.backlog" in CliRunner().invoke(main, ["metrics"]).stdout


def test_rows_are_as_many_as_the_count(run) -> None:
    flow = document(run("metric", "issues.level_flow", *SCOPE, "--json"))["rows"][0]
    for field in ("taken_in", "escalated", "unconfirmed"):
        listing = document(run("rows", "issues.level_flow", *SCOPE, "--field", field, "--json"))
        assert len(listing["rows"]) == listing["total"] == flow[field]
    lines = list(csv.reader(io.StringIO(run("rows", "issues.collected", *SCOPE, "--csv").stdout)))
    assert len(lines) == 14


def test_filters(run) -> None:
    where = ("--where", "level=village", "--where", "category=")
    assert document(run("metric", "issues.collected", *SCOPE, *where, "--json"))["rows"][0]["value"] == 0
    where = ("--where", "town=610902001")
    assert document(run("metric", "issues.collected", *SCOPE, *where, "--json"))["rows"][0]["value"] == 6


def test_csv_in_a_file_opens_in_excel(run, tmp_path: Path) -> None:
    path = tmp_path / "figure.csv"
    result = run("metric", "issues.collected", *SCOPE, "--by", "month", "--csv", "-o", str(path))
    assert (result.exit_code, result.stdout) == (0, "")
    assert path.read_bytes().startswith(b"\xef\xbb\xbfmonth,label,value\r\n2021-10,")
    stdout = run("metric", "issues.collected", *SCOPE, "--by", "month", "--csv").stdout_bytes
    assert path.read_bytes() == b"\xef\xbb\xbf" + stdout


@pytest.mark.parametrize("cell", ["=1+1", "+86", "-2", "@x", "\tx"])
def test_no_cell_becomes_a_formula(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert (guarded(-2), guarded("2-1"), guarded(None)) == (-2, "2-1", None)


@pytest.mark.parametrize(
    "words",
    [
        ("metric", "issues.collected", "--region", "110000", "--quarter", "2021Q4"),
        ("metric", "issues.collected", "--region", "61090", "--quarter", "2021Q4"),
        ("metric", "issues.nothing", *SCOPE),
        ("metric", "receptions.table", *SCOPE, "--by", "category"),
        ("metric", "issues.collected", "--region", "610902"),
        ("metric", "issues.collected", "--region", "610902", "--from", "2021-12-31", "--to", "2021-10-01"),
        ("metric", "issues.collected", *SCOPE, "--quarter", "2021Q4"),
        ("metric", "issues.collected", *SCOPE, "--as-of", "yesterday"),
        ("metric", "issues.collected", *SCOPE, "--where", "level"),
        ("metric", "issues.collected", *SCOPE, "--where", "level=nowhere"),
        ("rows", "issues.level_flow", *SCOPE, "--field", "nothing"),
        ("metric", "issues.collected", *SCOPE, "--nonsense"),
        ("nothing",),
    ],
)
def test_a_refusal_is_one_line_and_exit_2(run, words: tuple[str, ...]) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1


def test_an_unknown_and_a_forbidden_region_get_the_same_answer(run) -> None:
    answers = {
        run("metric", "issues.collected", "--region", code, "--quarter", "2021Q4").stderr.replace(code, "")
        for code in ("110000", "999999", "610902999")
    }
    assert len(answers) == 1


def test_an_empty_home_says_what_to_do(tmp_path: Path) -> None:
    words = ["metric", "issues.collected", *SCOPE, "--home", str(tmp_path)]
    result = CliRunner().invoke(main, words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "etl" in result.stderr


def test_every_command_is_where_it_is_said_to_be() -> None:
    for name in COMMANDS:
        result = CliRunner().invoke(main, [name, "--help"])
        assert result.exit_code == 0, (name, result.output)


def test_the_documents_say_what_the_registry_says() -> None:
    written = Path(__file__).resolve().parents[3] / "docs" / "metrics.md"
    assert written.read_text(encoding="utf-8") == markdown()
