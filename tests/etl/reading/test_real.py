"""Real files, where MINQING_REAL names the folder they lie in: every row accounted for."""

import os
from pathlib import Path

import pytest

from etl.mapping import Mapping
from etl.paths import MAPPINGS
from tests.etl.reading.handing_in import read

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
