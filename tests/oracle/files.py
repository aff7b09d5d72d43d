"""Ledger files -> rows of field -> text. Files have one header row with the canonical Chinese headers."""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import openpyxl

from tests.oracle.place import full

VOCABULARIES = Path(__file__).resolve().parents[2] / "data" / "vocabularies"

ISSUE = {
    "编号": "id", "上报来源编号": "from_issue", "收集日期": "collected", "收集层级": "level",
    "村(社区)": "region",
    "站点": "station", "来源接待": "reception", "问题来源": "source", "问题类别": "category",
    "问题摘要": "title",
    "承办单位": "department", "处理方式": "routing", "交办日期": "assigned", "办理时限": "due",
    "上报镇日期": "escalated_town", "镇接收日期": "received_town",
    "上报区县日期": "escalated_county", "区县接收日期": "received_county",
    "上报市日期": "escalated_city", "市接收日期": "received_city",
    "办结日期": "resolved", "办结层级": "resolved_level", "办理结果": "disposition", "办理情况": "reply",
    "反馈日期": "fed_back",
    "销号日期": "closed", "重办日期": "reopened", "满意度": "satisfaction", "评价日期": "rated",
    "回头看日期": "review_date", "回头看结果": "review_outcome",
}  # fmt: skip
EVENT = {
    "问题编号": "issue",
    "环节": "event",
    "日期": "date",
    "层级": "level",
    "单位": "department",
    "说明": "note",
}
REVIEW = {
    "抽样批次": "draw",
    "问题编号": "issue",
    "回头看日期": "review_date",
    "回头看结果": "review_outcome",
}
RECEPTION = {
    "编号": "id", "接待日期": "date", "站点": "station", "村(社区)": "region", "接待方式": "mode",
    "接待场所": "setting",
    "主题活动": "campaign", "接待代表": "deputies", "参与接待的非代表": "others", "接待人次": "person_times",
    "收集意见数": "opinions", "现场解答数": "solved_on_spot", "计划接待日": "planned",
}  # fmt: skip
STATION = {
    "站点编号": "id", "名称": "name", "类型": "kind", "等级": "grade", "村(社区)": "region",
    "启用日期": "opened",
    "停用日期": "closed", "财政补助": "subsidy", "接待日": "rule", "品牌": "feature",
    "指导组": "guided",
}  # fmt: skip
REGION = {"区划代码": "code", "名称": "name", "选民数": "voters"}
HEADERS = {
    "issue": ISSUE,
    "issue_event": EVENT,
    "issue_review": REVIEW,
    "reception": RECEPTION,
    "station": STATION,
    "region": REGION,
}


@dataclass(frozen=True)
class Row:
    """One row as handed in: by whom, in which order, and what its cells say."""

    unit: str
    order: int
    cells: dict[str, str]

    def __getitem__(self, field: str) -> str:
        """The text of a field; empty where blank or missing."""
        return self.cells.get(field, "").strip()


def cells_of(path: Path) -> list[list[str]]:
    """The cells of a CSV file or a workbook's first sheet, as text."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [list(line) for line in csv.reader(file)]
    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    return [
        ["" if cell is None else str(cell) for cell in line] for line in sheet.iter_rows(values_only=True)
    ]


def read_inbox(inbox: Path) -> dict[str, list[Row]]:
    """Ledger name -> rows of every `<unit>/<period>/<ledger>.*` below the folder."""
    rows: dict[str, list[Row]] = {name: [] for name in HEADERS}
    for path in sorted(inbox.glob("*/*/*.*")):
        ledger = path.stem.split("-")[0]
        rows[ledger].extend(rows_of(path, ledger, len(rows[ledger])))
    return rows


def rows_of(path: Path, ledger: str, already: int) -> Iterator[Row]:
    """The non-blank rows of one file."""
    header, *lines = cells_of(path)
    fields = [HEADERS[ledger][name] for name in header]
    for number, line in enumerate(lines):
        if any(cell.strip() for cell in line):
            yield Row(full(path.parts[-3]), already + number, dict(zip(fields, line, strict=True)))


@cache
def words(vocabulary: str) -> dict[str, str]:
    """Every word of a vocabulary -> its code."""
    members = tomllib.loads((VOCABULARIES / f"{vocabulary}.toml").read_text(encoding="utf-8"))["member"]
    return {word: member["code"] for member in members for word in (member["zh"], *member["synonyms"])}


def code(vocabulary: str, text: str) -> str | None:
    """The code a word stands for; an unknown word stands for itself, a blank for nothing."""
    return words(vocabulary).get(text, text) or None
