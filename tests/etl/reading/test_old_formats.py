"""The same sheet saved as xlsx, xls and ods (`files/`, written by an office suite) reads the same."""

from datetime import date
from pathlib import Path

import pytest

from tests.etl.reading.handing_in import read

FILES = Path(__file__).parent / "files"
ROWS = [
    ("001", date(2021, 6, 5), "路灯不亮", date(2021, 6, 9), "solved"),
    ("002", date(2021, 6, 12), "水管漏水", None, None),
    ("003", date(2021, 6, 20), "垃圾堆放", date(2021, 7, 1), "explained"),
]


@pytest.mark.parametrize("named", ["ledger.xls", "ledger.ods", "ledger.xlsx", "wrong.xlsx"])
@pytest.mark.parametrize("saved", ["ledger.xls", "ledger.ods", "ledger.xlsx"])
def test_every_workbook_format_reads_the_same_whatever_its_name(saved: str, named: str) -> None:
    found = read((FILES / saved).read_bytes(), name=named, period="all")
    assert found.rows("issue", "id", "collected", "title", "resolved", "disposition") == ROWS
