"""Generated ledgers as offices hand them in: one large one, and ten thousand of villages."""

import csv
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from openpyxl import Workbook

from benchmarks.bare import read_workbook
from benchmarks.loading import ROOT, load, start_up
from benchmarks.timing import Line, alternating, seconds
from etl.period import Period
from etl.reading.parse import parse
from etl.storing.lake import write_parquet
from etl.submission import Handed

HEADINGS = (
    "编号",
    "收集日期",
    "村(社区)",
    "问题来源",
    "问题类别",
    "问题摘要",
    "具体内容",
    "反映人",
    "联系电话",
    "处理方式",
    "承办单位",
    "办结日期",
    "办理结果",
    "销号日期",
    "满意度",
)
ROWS, VILLAGES, VILLAGE_ROWS = 100_000, 10_000, 20
UNIT = "610902101"
_TYPED = "select * from read_csv($path, header = true, columns = $columns)"
OPTIONS = ("--ledger", "issue", "--unit", UNIT, "--period", "2021")
_WRONG = 20  # of so many villages one has a row that must be corrected
_MOST = "; print(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')).split()[1])"
"""The process's own peak in kB; what getrusage answers begins with its parent's."""


def issues(rows: int, village: int = 0) -> Iterator[list[object]]:
    """Rows of a village's issue ledger, no two alike, nor two villages'."""
    is_wrong = village > 0 and village % _WRONG == 0
    for number in range(rows):
        day = date(2021, 1, 1) + timedelta(days=number % 300)
        yield [
            f"{number:06}",
            day,
            "张滩社区" if village == 0 else None,
            "代表接待",
            ("道路交通", "教育", "其他")[number % 3],
            f"村道第{number % 5000}盏路灯不亮",
            f"第{number}处路灯不亮已有数日，请协调处理",
            "王李张赵"[number % 4] + _given_name(village),
            f"139{number % 2000 + village * VILLAGE_ROWS:08}",
            "转交街道",
            ("区交通局", "区水利局", "区教体局")[number % 3],
            day + timedelta(days=-20 if number == 0 and is_wrong else 20),
            "已解决",
            day + timedelta(days=25),
            "满意",
        ]


def _given_name(village: int) -> str:
    """Two characters that no other village's people are called by."""
    return "某某" if village == 0 else chr(0x4E00 + village // 100) + chr(0x6000 + village % 100)


def workbook(path: Path, rows: int, village: int = 0) -> Path:
    """The ledger as a workbook."""
    book = Workbook()
    page = book.worksheets[0]
    for row in (HEADINGS, *issues(rows, village)):
        page.append(list(row))
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def table(path: Path, rows: int) -> Path:
    """The ledger as a csv file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((HEADINGS, *issues(rows)))
    return path


def typed_parquet(path: Path, out: Path) -> None:
    """The reader alone: the file as handed in, typed and checked, as the Parquet that the lake keeps."""
    handed = Handed(0, path, path.name, "issue", f"{UNIT}000", Period.of("2021"), None)
    with duckdb.connect() as connection:
        parse(connection, [(handed, path.read_bytes())], b"k" * 32, date(2021, 12, 31))
        write_parquet(connection, "typed_issue", out)


def typed_table(path: Path) -> None:
    """Bare DuckDB: the csv, its dates typed, into a table."""
    with duckdb.connect() as connection:
        connection.execute(f"create table issues as {_TYPED}", {"path": str(path), "columns": _columns()})


def copied(path: Path, out: Path) -> None:
    """Bare DuckDB: the csv, its dates typed, as Parquet."""
    given = {"path": str(path), "columns": _columns(), "out": str(out)}
    with duckdb.connect() as connection:
        connection.execute(f"copy ({_TYPED}) to $out (format parquet)", given)


def _columns() -> dict[str, str]:
    dates = {"收集日期", "办结日期", "销号日期"}
    return {name: "DATE" if name in dates else "VARCHAR" for name in HEADINGS}


def most_megabytes(call: str) -> float:
    """The most memory a process of its own takes for a call."""
    command = [sys.executable, "-c", call + _MOST]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    return float(done.stdout) / 1024


def large_lines(rows: int = ROWS, runs: int = 5) -> list[Line]:
    """One large ledger: reading, the whole load, memory; and the same as csv."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        book, text = workbook(place / "问题台账.xlsx", rows), table(place / "问题台账.csv", rows)
        homes = (place / f"home{number}" for number in range(100))
        ours, bare = alternating(
            lambda: typed_parquet(book, place / "out.parquet"), lambda: read_workbook(book), runs
        )
        starting, _ = alternating(start_up, lambda: None, runs)
        size, note = f"{rows:,} x {len(HEADINGS)}", f"process start {starting:.2f} s taken off for the ratio"
        lines = [Line(f"{size} xlsx to typed Parquet / bare calamine", ours, bare, 1.8)]
        ours, bare = alternating(
            lambda: load([book], next(homes), OPTIONS), lambda: read_workbook(book), runs
        )
        lines.append(Line(f"whole load of {size} xlsx / bare calamine", ours, bare, 2.5, starting, note))
        ours, bare = alternating(
            lambda: typed_parquet(text, place / "out.parquet"),
            lambda: copied(text, place / "bare.parquet"),
            runs,
        )
        lines.append(Line(f"{size} csv to typed Parquet / bare DuckDB typed", ours, bare, 3.0))
        ours, bare = alternating(lambda: load([text], next(homes), OPTIONS), lambda: typed_table(text), runs)
        lines.append(Line(f"whole load of {size} csv / bare DuckDB typed", ours, bare, None, starting, note))
        told = f"from pathlib import Path; path = Path({str(book)!r}); from benchmarks"
        ours = most_megabytes(
            f"{told}.handed_in import typed_parquet; typed_parquet(path, path.parent / 'o')"
        )
        bare = most_megabytes(f"{told}.bare import read_workbook; read_workbook(path)")
        lines.append(Line(f"memory, {size} xlsx read / bare calamine", ours, bare, 3.0, unit="MB"))
        return lines


def _place(inbox: Path, village: int) -> Path:
    """A village's folder in an inbox."""
    return inbox / f"610902{100 + village // 400:03}{201 + village % 400:03}"


def many_lines(villages: int = VILLAGES) -> list[Line]:
    """Many small files in one load against a hundred a second, and one more on top against three seconds.

    No two are alike, and one in twenty has a row that is wrong: it waits, and its workbook goes back.
    """
    with TemporaryDirectory() as folder:
        inbox, home = Path(folder) / "inbox", Path(folder) / "home"
        for village in range(1, villages + 1):
            workbook(_place(inbox, village) / "2021-12" / "问题台账.xlsx", VILLAGE_ROWS, village)
        all_at_once = seconds(lambda: load([inbox], home))
        later = _place(Path(folder) / "later", 1) / "2022-01" / "问题台账.xlsx"
        workbook(later, VILLAGE_ROWS, villages + 1)
        one_more = seconds(lambda: load([later], home))
    name = f"{villages:,} files of {VILLAGE_ROWS} rows in one load / 100 files a second"
    return [
        Line(name, all_at_once, villages / 100, 1.0, note=f"{villages / all_at_once:.0f} files a second"),
        Line("one more file on top / 3 s", one_more, 3.0, 1.0),
    ]
