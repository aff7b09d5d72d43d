"""Real files, where MINQING_REAL names the folder they lie in: every row accounted for."""

import csv
import os
from pathlib import Path

import pytest

from etl.mapping import Mapping
from etl.paths import MAPPINGS
from tests.etl.reading.handing_in import Read, read

REAL = Path(os.environ.get("MINQING_REAL", "/nonexistent"))
COMPLAINTS = REAL / "complaints_2816.xlsx"
CASES = REAL / "council_office_cases_341k.csv.gz"


@pytest.mark.skipif(not COMPLAINTS.exists(), reason="MINQING_REAL names no folder with the file")
def test_complaints_are_read_without_a_mapping() -> None:
    found = read(COMPLAINTS.read_bytes(), unit="360000000000", period="all")
    assert found.counts == (2817, 2816, 0, 1)
    assert found.rules == []
    filled = found.connection.execute(
        "select count(collected), count(resolved), count(content), count(constituent_hash) from typed_issue"
    ).fetchone()
    assert filled == (2816, 2816, 2816, 2816)


@pytest.mark.skipif(not CASES.exists(), reason="MINQING_REAL names no folder with the file")
def test_cases_are_read_through_their_mapping() -> None:
    mapping = Mapping.read(MAPPINGS / "council_office_cases.toml")
    found = read(CASES.read_bytes(), name=CASES.name, unit="360000000000", period="all", mapping=mapping)
    assert found.counts == (341300, 341089, 210, 1)
    keys = found.connection.execute("select count(distinct _key) from typed_issue").fetchone()
    assert keys == (341089,)


def _mapped(content: bytes, name: str, mapping: Mapping, period: str) -> Read:
    return read(
        content, name=name, ledger=mapping.ledger, unit="360000000000", period=period, mapping=mapping
    )


BUDGETS = {"tw2012ap.csv": 1230, "tw2018ap.csv": 1151, "tw2019ap.csv": 1177}
PROJECTS = {  # file -> mapping, (read, loaded, quarantined, skipped)
    "action_plans.csv": ("participation_action_plans", (1468, 1467, 0, 1)),
    "valid_results.csv": ("participation_results", (3, 2, 0, 1)),
    "invalid_results.csv": ("participation_results", (3, 0, 2, 1)),
}


@pytest.mark.skipif(not (REAL / "budget").exists(), reason="MINQING_REAL names no folder with the files")
@pytest.mark.parametrize(("name", "lines"), BUDGETS.items())
def test_a_city_s_budget_is_read_through_its_mapping(name: str, lines: int) -> None:
    """Every line, every amount: the sum is that of the file's own column."""
    content = (REAL / "budget" / name).read_bytes()
    mapping = Mapping.read(MAPPINGS / "city_budget.toml")
    found = _mapped(content, name, mapping, name[2:6])
    assert found.counts == (lines + 1, lines, 0, 1)
    assert found.rules == []
    with (REAL / "budget" / name).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    filled = found.connection.execute(
        "select sum(original), count(unit), count(item), count(fund_class), min(year) from typed_budget"
    ).fetchone()
    assert filled == (sum(int(row["amount"]) for row in rows), lines, lines, lines, int(name[2:6]))


@pytest.mark.skipif(not (REAL / "projects").exists(), reason="MINQING_REAL names no folder with the files")
@pytest.mark.parametrize("name", PROJECTS)
def test_projects_of_a_platform_are_read_through_their_mappings(name: str) -> None:
    """HTML and line breaks in cells stay in their rows; rows without a name wait, each with its finding."""
    mapping_name, counts = PROJECTS[name]
    mapping = Mapping.read(MAPPINGS / f"{mapping_name}.toml")
    content = (REAL / "projects" / name).read_bytes()
    found = _mapped(content, name, mapping, "2016-01..2019-12")
    assert found.counts == counts
    nameless = [finding for finding in found.batch.findings if finding.rule == "required"]
    assert [finding.field for finding in nameless] == ["name"] * counts[2]
