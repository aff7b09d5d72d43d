"""A warehouse of many counties, 10,000 issues each, sorted by region: written by SQL alone."""

import csv
import json
import shutil
from datetime import date
from pathlib import Path

import duckdb

from benchmarks.loading import load

ISSUES_PER_COUNTY = 10_000
FIRST_DAY = (date(2020, 1, 6) - date(1970, 1, 1)).days
STEPS = ("regions", "issues", "records", "states", "stays")
ONE_ISSUE = {
    "编号": "1",
    "收集日期": "2021-12-01",
    "问题类别": "道路交通",
    "问题来源": "代表接待",
    "承办单位": "交通局",
    "办结日期": "2021-12-30",
    "办理结果": "已解决",
    "销号日期": "2021-12-31",
}
"""Fills every column the generated issues fill: what no issue fills the warehouse doesn't keep."""
SENT = {"610902101001": ONE_ISSUE, "421182101001": ONE_ISSUE | {"上报镇日期": "2021-12-08"}}
"""Of two counties, and one passed up: what is the same of all issues isn't kept row by row."""
SQL = Path(__file__).parent / "sql"


def empty_home(folder: Path) -> Path:
    """A home whose warehouse has all its tables and an issue each of two villages, loaded by the product."""
    for unit, issue in SENT.items():
        inbox = folder / "inbox" / unit / "2021"
        inbox.mkdir(parents=True)
        with (inbox / f"{unit}-issue.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([list(issue), list(issue.values())])
    load([folder / "inbox"], folder / "home")
    return folder / "home"


def snapshot_of(home: Path) -> Path:
    """The warehouse file CURRENT names."""
    name = json.loads((home / "CURRENT").read_text(encoding="utf-8"))["snapshot"]
    return home / "warehouse" / f"{name}.duckdb"


def generate(template: Path, home: Path, issues: int) -> Path:
    """A copy of a home with so many issues more; answers the home."""
    shutil.copytree(template, home)
    with duckdb.connect(str(snapshot_of(home))) as connection:
        connection.execute("set memory_limit = '3GB'")
        for step in STEPS:
            statement = (SQL / f"{step}.sql").read_text(encoding="utf-8")
            known = {"counties": issues // ISSUES_PER_COUNTY, "first_day": FIRST_DAY}
            used = {name: value for name, value in known.items() if f"${name}" in statement}
            connection.execute(statement, used)
        connection.execute("checkpoint")
    return home


def middle_county(home: Path) -> str:
    """The code of the county in the middle of the generated ones."""
    with duckdb.connect(str(snapshot_of(home)), read_only=True) as connection:
        rows = connection.execute(
            "select region from regions where level = 'county' and region < '610000000000' order by region"
        ).fetchall()
    return str(rows[len(rows) // 2][0])
