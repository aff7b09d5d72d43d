"""Hanbin's second look at drawn strike-offs: the product's own form, filled in and handed in again.

`review_form.xlsx` of data/demo/hanbin is the draw of the fourth quarter of 2021 as `review-sample` wrote it
from this place's own ledgers; what stands in its orange columns is invented here, and each row says so.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from random import Random

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl.demo.book import save
from etl.demo.chance import stream
from etl.demo.hanbin.entries import Row
from etl.demo.hanbin.ledgers import Ledgers
from etl.demo.material import FOLDER, Published
from etl.demo.outcomes import is_hollow
from etl.demo.spelling import Value
from etl.demo.workday import after

FORM = FOLDER / "hanbin" / "review_form.xlsx"
PERIOD, FILE = "2021Q4", "回头看抽查表2021年第四季度.xlsx"
_ISSUE, _DAY, _OUTCOME, _NOTE = "问题编号", "回头看日期", "回头看结果", "说明"
_FROM, _WORKING_DAYS = date(2022, 1, 5), 18  # up to the spring festival
_PENDING = 4  # of the draw, nobody has gone to see yet
_WORDS = {"confirmed": "属实办结", "not_solved": "未解决"}
_NOTES = {"confirmed": "示例数据：已入户核实", "not_solved": "示例数据：反映人说问题还在"}


def write_reviews(target: Published, held: Ledgers, inbox: Path) -> None:
    """Write the form as the county hands it in; a review its issue's ledger tells of stands here too."""
    told = {entry.key: entry.row for entries in held.issues.values() for entry in entries}
    random = stream(target.seed, "review form")
    book = load_workbook(FORM)
    sheet = book.worksheets[0]
    columns, numbers = _table(sheet)
    rows = {number: told[str(sheet.cell(number, columns[_ISSUE]).value)] for number in numbers}
    unseen = [number for number, row in rows.items() if row["review_date"] is None]
    for number in sorted(set(numbers) - set(random.sample(unseen, _PENDING))):
        _fill(sheet, number, columns, *_found(random, rows[number]))
    save(book, inbox / target.region.removesuffix("000000") / PERIOD / FILE)


def _table(sheet: Worksheet) -> tuple[dict[str, int], list[int]]:
    """The column of each heading, and the numbers of the rows below them."""
    lines = list(sheet.iter_rows(values_only=True))
    top = next(at for at, line in enumerate(lines) if _ISSUE in line)
    columns = {str(heading): at for at, heading in enumerate(lines[top], start=1)}
    return columns, list(range(top + 2, len(lines) + 1))


def _found(random: Random, row: Row) -> tuple[Value, str]:
    """The day of the second look and its outcome: the ledger's own, else drawn by what the resolution was."""
    if row["review_date"] is not None:
        return row["review_date"], str(row["review_outcome"])
    day = after(_FROM, random.randrange(_WORKING_DAYS))
    return day, "not_solved" if is_hollow(random, str(row["disposition"])) else "confirmed"


def _fill(sheet: Worksheet, number: int, columns: Mapping[str, int], day: Value, outcome: str) -> None:
    """The three columns that are to be filled in."""
    for heading, value in ((_DAY, day), (_OUTCOME, _WORDS[outcome]), (_NOTE, _NOTES[outcome])):
        sheet.cell(number, columns[heading]).value = value
