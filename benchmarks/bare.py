"""The bare engines: what reading the same file costs without a product around it."""

import gzip
from pathlib import Path

import duckdb
from python_calamine import CalamineWorkbook

CASES_COLUMNS = {
    "unique_key": "VARCHAR",
    "account": "VARCHAR",
    "opendate": "DATE",
    "closedate": "DATE",
}
"""Columns of the cases file whose type is known; the rest is text."""


def header_of(path: Path) -> list[str]:
    """The column names of a gzipped CSV."""
    with gzip.open(path, "rt", encoding="utf-8-sig") as file:
        return file.readline().strip().split(",")


def read_cases(path: Path) -> int:
    """Bare DuckDB: the gzipped CSV, typed, into a table; the number of rows."""
    columns = {name.strip('"'): CASES_COLUMNS.get(name.strip('"'), "VARCHAR") for name in header_of(path)}
    with duckdb.connect() as connection:
        connection.execute(
            "create table cases as select * from read_csv($path, header = true, columns = $columns)",
            {"path": str(path), "columns": columns},
        )
        (count,) = connection.execute("select count(*) from cases").fetchone() or (0,)
        return int(count)


def read_workbook(path: Path) -> int:
    """Bare calamine: every cell of the first sheet; the number of rows."""
    with path.open("rb") as file:
        return len(CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python())
