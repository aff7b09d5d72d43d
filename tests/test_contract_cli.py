"""The command line's contract, clause by clause: exit codes, JSON shapes, how rows add up."""

import csv
import gzip
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.inbox import Ledger, Loaded, load, write
from tests.product import ROOT, Answer, dashboard, etl, run

COUNTY, TOWN, VILLAGE, OTHER = "610902000000", "610902101000", "610902101001", "610902102001"
JUNE = ("--from", "2021-06-01", "--to", "2021-06-30")
SUBMISSION = {
    "id", "file", "sha256", "ledger", "unit", "period", "read", "loaded", "quarantined", "skipped",
    "unchanged", "replaces", "marked_up", "findings",
}  # fmt: skip
FINDING = {"severity", "sheet", "row", "column", "field", "rule", "found", "message"}
METRIC = {"metric", "unit", "kind", "scope", "by", "snapshot", "rows"}
SHARE = {"numerator", "denominator", "value", "low", "high"}


def issue(number: str, collected: str, region: str = VILLAGE, **more: str) -> dict[str, str]:
    return {"编号": number, "收集日期": collected, "村(社区)": region, "问题摘要": f"事项{number}", **more}


ROWS = (
    issue("1", "2021-06-01", 办结日期="2021-06-10", 问题类别="道路交通"),
    issue("2", "2021-06-02", 上报镇日期="2021-06-20", 镇接收日期="2021-06-21", 问题类别="供水排水"),
    issue("3", "2021-06-03", OTHER),
)
BAD = issue("4", "2021-06-20", 办结日期="2021-06-10")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """Three issues of June 2021, one of them resolved, one passed up; loaded by a process of its own."""
    folder = tmp_path_factory.mktemp("small")
    inbox, home = write(folder / "inbox", Ledger("issue", COUNTY, ROWS, "2021-06")), folder / "home"
    answer = run("etl", "load", inbox, "--json", "--home", home)
    return Loaded(home, inbox, answer.json, answer.code)


def current(home: Path) -> dict[str, Any]:
    """What CURRENT points at."""
    pointer: dict[str, Any] = json.loads((home / "CURRENT").read_text(encoding="utf-8"))
    return pointer


def ask(home: Path, *arguments: str) -> dict[str, Any]:
    """A metric's JSON document."""
    answer = dashboard("metric", *arguments, "--json", home=home)
    assert answer.code == 0, answer.err
    document: dict[str, Any] = answer.json
    return document


def refused(answer: Answer) -> None:
    """Exit 2, one clear line on standard error, nothing on standard output."""
    assert answer.code == 2
    assert len(answer.err.strip().splitlines()) == 1, answer.err
    assert "Traceback" not in answer.err
    assert answer.out.strip() == ""


def test_a_load_accounts_for_every_row(small: Loaded) -> None:
    assert small.code == 0
    assert small.account["snapshot"] == current(small.home)["snapshot"]
    (submission,) = small.account["submissions"]
    assert submission.keys() >= SUBMISSION
    assert (submission["ledger"], submission["unit"], submission["period"]) == ("issue", "610902", "2021-06")
    assert (submission["loaded"], submission["quarantined"], submission["unchanged"]) == (3, 0, False)
    assert submission["read"] == submission["loaded"] + submission["quarantined"] + submission["skipped"]


def test_a_bad_row_waits_and_a_person_must_look(tmp_path: Path) -> None:
    loaded = load(tmp_path, Ledger("issue", COUNTY, (*ROWS, BAD), "2021-06"))
    (submission,) = loaded.account["submissions"]
    assert loaded.code == 1
    assert (submission["loaded"], submission["quarantined"]) == (3, 1)
    assert submission["read"] == submission["loaded"] + submission["quarantined"] + submission["skipped"]
    (finding,) = [f for f in submission["findings"] if f["severity"] == "error"]
    assert finding.keys() >= FINDING
    assert finding["rule"] == "resolved_before_collected"
    assert (finding["row"], finding["column"], finding["field"]) == (5, "办结日期", "resolved")
    assert "2021-06-10" in finding["found"]
    assert "办结日期" in finding["message"]
    assert ask(loaded.home, "issues.collected", "--region", "610902", *JUNE)["rows"][0]["value"] == 3


def test_the_same_bytes_again_change_nothing(tmp_path: Path) -> None:
    first = load(tmp_path, Ledger("issue", COUNTY, ROWS, "2021-06"))
    before = current(first.home)
    again = etl("load", first.inbox, "--json", home=first.home)
    assert again.code == 0
    assert [part["unchanged"] for part in again.json["submissions"]] == [True]
    assert again.json["snapshot"] == first.account["snapshot"]
    assert current(first.home) == before


def test_a_later_hand_in_replaces_the_earlier(tmp_path: Path) -> None:
    first = load(tmp_path, Ledger("issue", COUNTY, ROWS, "2021-06"))
    second = load(tmp_path, Ledger("issue", COUNTY, (*ROWS, issue("5", "2021-06-09")), "2021-06"))
    (submission,) = second.account["submissions"]
    assert submission["replaces"] == first.account["submissions"][0]["id"]
    assert second.account["snapshot"] != first.account["snapshot"]
    assert ask(second.home, "issues.collected", "--region", "610902", *JUNE)["rows"][0]["value"] == 4


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.xlsx", None),
        ("empty.csv", b""),
        ("broken.xlsx", b"PK\x03\x04 no workbook"),
        ("prose.csv", "只是一段话\n".encode()),
    ],
)
def test_a_refused_load_changes_nothing(
    small: Loaded, tmp_path: Path, name: str, content: bytes | None
) -> None:
    before = current(small.home)
    if content is not None:
        (tmp_path / name).write_bytes(content)
    answer = etl("load", tmp_path / name, "--unit", "610902", "--period", "2021-06", home=small.home)
    refused(answer)
    assert name in answer.err
    assert current(small.home) == before


def test_an_unknown_ledger_is_refused(small: Loaded) -> None:
    refused(etl("load", small.inbox, "--ledger", "nonsense", home=small.home))


def test_a_gzipped_file_with_options(tmp_path: Path) -> None:
    write(tmp_path, Ledger("issue", COUNTY, ROWS, "2021-06"))
    plain = tmp_path / COUNTY / "2021-06" / "issue.csv"
    packed = tmp_path / "问题台账.csv.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    options = ("--ledger", "issue", "--unit", "610902", "--period", "2021Q2", "--json")
    answer = etl("load", packed, *options, home=tmp_path / "home")
    assert answer.code == 0, answer.err
    (submission,) = answer.json["submissions"]
    assert (submission["period"], submission["loaded"]) == ("2021Q2", 3)


def test_status_rebuild_and_rollback(tmp_path: Path) -> None:
    first = load(tmp_path, Ledger("issue", COUNTY, ROWS, "2021-06"))
    second = load(tmp_path, Ledger("issue", COUNTY, (*ROWS, issue("5", "2021-06-09")), "2021-06"))
    question = ("issues.level_flow", "--region", "610902", *JUNE, "--by", "level")
    before = ask(second.home, *question)["rows"]
    assert etl("rebuild", home=second.home).code == 0
    assert ask(second.home, *question)["rows"] == before
    assert etl("rollback", first.account["snapshot"], home=second.home).code == 0
    assert ask(second.home, "issues.collected", "--region", "610902", *JUNE)["rows"][0]["value"] == 3
    assert etl("status", "--json", home=second.home).json
    refused(etl("rollback", "19990101T000000-0000", home=second.home))


def test_a_template_can_be_filled_and_loaded(tmp_path: Path) -> None:
    path = tmp_path / "blank.xlsx"
    assert run("etl", "template", "issue", "-o", path).code == 0
    book = openpyxl.load_workbook(path)
    headers = [str(cell.value or "").strip("* ") for cell in book.worksheets[0][1]]
    for header, text in ROWS[0].items():
        book.worksheets[0].cell(2, headers.index(header) + 1, text)
    book.save(path)
    answer = etl("load", path, "--unit", "610902", "--period", "2021-06", "--json", home=tmp_path / "home")
    assert answer.code == 0, answer.err + answer.out
    assert answer.json["submissions"][0]["loaded"] == 1


def test_every_metric_is_listed() -> None:
    listed = run("dashboard", "metrics", "--json")
    assert listed.code == 0
    metrics = listed.json if isinstance(listed.json, list) else listed.json["metrics"]
    assert {"issues.collected", "issues.level_flow", "receptions.sessions", "stations.active"} <= {
        metric["id"] for metric in metrics
    }
    for metric in metrics:
        assert metric.keys() >= {"id", "kind", "unit", "good", "dimensions"}


def test_a_share_s_answer(small: Loaded) -> None:
    document = ask(small.home, "issues.resolution_rate", "--region", "610902", *JUNE, "--by", "level")
    assert document.keys() >= METRIC
    assert (document["metric"], document["unit"], document["kind"]) == (
        "issues.resolution_rate",
        "share",
        "cohort",
    )
    assert document["scope"] == {
        "region": "610902",
        "from": "2021-06-01",
        "to": "2021-06-30",
        "as_of": "2021-06-30",
    }
    assert document["by"] == ["level"]
    rows = {row["level"]: row for row in document["rows"]}
    assert rows["village"].keys() >= {"level", "label", *SHARE}
    assert (rows["village"]["numerator"], rows["village"]["denominator"]) == (1, 3)
    assert rows["village"]["value"] == 0.3333
    assert rows["village"]["label"] == "村级"
    assert (rows["city"]["denominator"], rows["city"]["value"]) == (0, None)


def test_without_by_there_is_one_row(small: Loaded) -> None:
    (row,) = ask(small.home, "issues.collected", "--region", "610902", *JUNE)["rows"]
    assert row["value"] == 3


def test_every_member_has_its_row(small: Loaded) -> None:
    year = ("--from", "2021-01-01", "--to", "2021-12-31", "--as-of", "2021-12-31")
    months = ask(small.home, "issues.collected", "--region", "610902", *year, "--by", "month")["rows"]
    assert [row["month"] for row in months] == [f"2021-{month:02d}" for month in range(1, 13)]
    assert sum(row["value"] for row in months) == 3
    towns = ask(small.home, "issues.collected", "--region", "610902", *JUNE, "--by", "town")["rows"]
    assert len(towns) >= 28


@pytest.mark.parametrize("code", ["610902", "610902000000"])
def test_a_region_may_be_short_or_full(small: Loaded, code: str) -> None:
    assert ask(small.home, "issues.collected", "--region", code, *JUNE)["rows"][0]["value"] == 3
    assert ask(small.home, "issues.collected", "--region", "610902101", *JUNE)["rows"][0]["value"] == 2


def test_periods_have_short_names(small: Loaded) -> None:
    by_hand = ask(
        small.home, "issues.collected", "--region", "610902", "--from", "2021-04-01", "--to", "2021-06-30"
    )
    assert ask(small.home, "issues.collected", "--region", "610902", "--quarter", "2021Q2") == by_hand
    year = ask(small.home, "issues.collected", "--region", "610902", "--year", "2021")
    assert (year["scope"]["from"], year["scope"]["to"]) == ("2021-01-01", "2021-12-31")


def test_a_filter_narrows(small: Loaded) -> None:
    narrowed = ask(small.home, "issues.collected", "--region", "610902", *JUNE, "--where", "category=roads")
    assert narrowed["rows"][0]["value"] == 1


def test_csv_says_the_same_as_json(small: Loaded) -> None:
    question = ("issues.level_flow", "--region", "610902", *JUNE, "--by", "level")
    text = dashboard("metric", *question, "--csv", home=small.home).out
    table = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
    rows = ask(small.home, *question)["rows"]
    assert [line["level"] for line in table] == [row["level"] for row in rows]
    assert [int(line["taken_in"]) for line in table] == [row["taken_in"] for row in rows]


def test_there_are_as_many_rows_as_the_count_says(small: Loaded) -> None:
    listing = dashboard("rows", "issues.collected", "--region", "610902", *JUNE, "--csv", home=small.home)
    assert len(list(csv.DictReader(io.StringIO(listing.out.lstrip("\ufeff"))))) == 3
    document = dashboard(
        "rows", "issues.collected", "--region", "610902", *JUNE, "--json", home=small.home
    ).json
    assert len(document["rows"]) == 3


@pytest.mark.parametrize("code", ["999999", "130101", "nonsense", "61090"])
def test_unknown_regions_get_one_answer(small: Loaded, code: str) -> None:
    answer = dashboard("metric", "issues.collected", "--region", code, *JUNE, home=small.home)
    other = dashboard("metric", "issues.collected", "--region", "888888", *JUNE, home=small.home)
    refused(answer)
    assert answer.err.replace(code, "") == other.err.replace("888888", "")


@pytest.mark.parametrize(
    "question",
    [
        ("issues.nonsense", "--region", "610902", *JUNE),
        ("issues.collected", "--region", "610902", *JUNE, "--by", "nonsense"),
        ("issues.collected", "--region", "610902", "--from", "2021-07-01", "--to", "2021-06-01"),
        ("issues.collected", "--region", "610902", "--from", "yesterday", "--to", "2021-06-01"),
        ("issues.collected", "--region", "610902", "--year", "2021", "--quarter", "2021Q2"),
        ("issues.collected", "--region", "610902", *JUNE, "--quarter", "2021Q2"),
    ],
)
def test_what_makes_no_sense_is_refused(small: Loaded, question: tuple[str, ...]) -> None:
    assert dashboard("metric", *question, home=small.home).code == 2


def test_rows_take_the_breakdown_of_their_figure(small: Loaded) -> None:
    question = ("issues.resolution_rate", "--region", "610902", *JUNE, "--by", "level")
    levels = dashboard("metric", *question, "--json", home=small.home).rows
    answer = dashboard("rows", *question, "--json", home=small.home)
    assert answer.code == 0, answer.err
    assert len(answer.rows) == sum(level["denominator"] for level in levels) == 4  # one of three stood at two
    refused(dashboard("rows", *question[:-1], "nonsense", home=small.home))


@pytest.mark.parametrize("command", ["etl", "dashboard"])
@pytest.mark.parametrize("arguments", [("nonsense",), ("status", "--nonsense"), ("metrics", "--nonsense")])
def test_a_slip_of_the_pen_is_refused_in_one_line(command: str, arguments: tuple[str, ...]) -> None:
    refused(run(command, *arguments))


def test_a_home_that_cannot_be_written_is_refused_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "a-file"
    file.write_text("in the way", encoding="utf-8")
    book = write(tmp_path / "inbox", Ledger("issue", COUNTY, ROWS, "2021-06"))
    refused(run("etl", "load", book, "--home", file / "home"))


def test_slides_are_written(small: Loaded, tmp_path: Path) -> None:
    deck = tmp_path / "a new folder" / "deck.pptx"
    answer = dashboard("slides", "--region", "610902", "--quarter", "2021Q2", "-o", deck, home=small.home)
    assert answer.code == 0, answer.err
    assert deck.read_bytes()[:2] == b"PK"


CLAIMS = """
[[claim]]
id = "projects"
value = 64
unit = "count"
[[claim]]
id = "completion_rate"
text = "办成率85%"
value = 85
unit = "percent"
of = "projects"
[[claim]]
id = "leaders"
value = 576
unit = "count"
[[claim]]
id = "members"
value = 1326
unit = "count"
[[claim]]
id = "all"
value = 1968
unit = "count"
sum_of = ["leaders", "members"]
"""


def test_claims_are_held_against_each_other_without_a_warehouse(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    path.write_text(CLAIMS, encoding="utf-8")
    answer = dashboard("reconcile", path, "--json", home=tmp_path / "nothing-here")
    assert answer.code == 1, answer.err
    claims = {claim["id"]: claim for claim in answer.json["claims"]}
    assert claims["completion_rate"]["verdict"] == "impossible"
    assert claims["completion_rate"]["nearest"] == [84.375, 85.9375]
    assert claims["all"]["verdict"] == "contradicts"
    assert claims["projects"]["verdict"] == "unchecked"


@pytest.mark.parametrize(
    "typed",
    [
        ("dashboard", "metric", "issues.resolution_rate", "--region", "610902", *JUNE, "--by", "level"),
        ("dashboard", "rows", "issues.collected", "--region", "610902", *JUNE, "--json"),
        ("etl", "status", "--json"),
        ("etl", "load", "no-such-file.xlsx"),
    ],
)
def test_a_process_of_its_own_says_what_the_other_tests_hear(small: Loaded, typed: tuple[str, ...]) -> None:
    """Code, standard output, standard error: tests call a command where they stand, users start a process."""
    package, command, *arguments = typed
    here = {"etl": etl, "dashboard": dashboard}[package](command, *arguments, home=small.home)
    assert run(*typed, "--home", small.home) == here


@pytest.mark.parametrize(("package", "command"), [("etl", "rebuild"), ("dashboard", "metrics")])
def test_an_error_of_the_products_own_is_no_call_to_look(package: str, command: str, tmp_path: Path) -> None:
    program = (
        f"import runpy, sys, {package}.cli; {package}.cli.import_module = lambda *_: 1 / 0; "
        f"sys.argv = [{package!r}, {command!r}, '--home', {str(tmp_path)!r}]; "
        f"runpy.run_module({package!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 3
    assert b"ZeroDivisionError" in done.stderr


def test_status_names_units_and_what_waits(tmp_path: Path) -> None:
    loaded = load(tmp_path, Ledger("issue", COUNTY, (*ROWS, BAD), "2021-06"))
    answer = etl("status", home=loaded.home)
    assert answer.code == 0
    (line,) = [line for line in answer.out.splitlines() if line.startswith("  610902")]
    assert "汉滨区" in line
    assert "待改 1 行" in line
    (fresh,) = etl("status", "--json", home=loaded.home).json["freshness"]
    assert (fresh["unit"], fresh["unit_name"], fresh["waiting"]) == ("610902", "汉滨区", 1)


def test_every_command_takes_a_home(tmp_path: Path) -> None:
    assert dashboard("metrics", "--json", home=tmp_path).code == 0
    assert etl("template", "issue", "-o", tmp_path / "issue.xlsx", home=tmp_path).code == 0
