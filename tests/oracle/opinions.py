# ruff: noqa: E501 - tables of cases read best unbroken
"""Surveys, reviews and scorecards read from their ledger files, counted from the definitions: no product code, no SQL."""

from collections import defaultdict
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any
from zipfile import is_zipfile

import openpyxl

LEDGERS = {"满意度测评": "survey", "工作评议": "review", "年度考核": "scorecard"}
WEIGHTS = {
    "议政会工作": 20,
    "联络站工作": 20,
    "建议督办": 20,
    "宣传信息": 15,
    "决议落实": 15,
    "党工委重视": 10,
}
TARGETS = {"联席会议": (2, None), "创新工作": (2, 3), "调研课题": (1, 2)}
VOTES = ("满意", "基本满意", "不满意")
Row = dict[str, Any]


class Opinions:
    """The surveys, reviews and marks of one archive, for a period, as they stood on a day."""

    def __init__(self, archive: Path, start: str, end: str, as_of: str) -> None:
        self.start, self.end, self.day = map(date.fromisoformat, (start, end, as_of))
        self.rows: dict[str, dict[tuple[Any, ...], Row]] = defaultdict(dict)
        for path in sorted(file for file in archive.rglob("*") if file.is_file() and is_zipfile(file)):
            self._read(path)

    def _read(self, path: Path) -> None:
        with path.open("rb") as content:
            book = openpyxl.load_workbook(content)
        for sheet in book:
            if sheet.title not in LEDGERS:
                continue
            _title, heads, *lines = [list(line) for line in sheet.iter_rows(values_only=True)]
            for line in lines:
                self._keep(
                    LEDGERS[sheet.title], dict(zip(map(str, heads), line, strict=True)), str(_title[0])
                )

    def _keep(self, ledger: str, row: Row, title: str) -> None:
        """The ledger that tells most of a row is its newest: what followed a review is only added."""
        key = {
            "survey": (
                row.get("测评类别"),
                row.get("测评对象"),
                row.get("测评日期"),
                row.get("行政区划"),
                title,
            ),
            "review": (row.get("评议对象"), row.get("评议日期"), row.get("行政区划")),
            "scorecard": (row.get("行政区划"), row.get("考核期"), row.get("考核项目")),
        }[ledger]
        before = self.rows[ledger].get(key)
        if before is None or _filled(row) >= _filled(before):
            self.rows[ledger][key] = row

    def share(self) -> dict[str, int]:
        """The answers of the period's surveys; all are complete here."""
        return _votes([row for row in self.rows["survey"].values() if self._is_in(row["测评日期"])])

    def ballot(self) -> dict[str, int]:
        """The votes of the period's reviews, and the grades by the rule over all members."""
        held = self._reviews()
        grades = [grade(*(int(row[name]) for name in ("应参评", "满意", "基本满意"))) for row in held]
        return _votes(held) | {
            "reviews": len(held),
            "graded_satisfied": grades.count("满意"),
            "graded_basically": grades.count("基本满意"),
            "graded_dissatisfied": grades.count("不满意"),
        }

    def held(self, least: int, most: int) -> dict[str, int]:
        """Distinct offices of each street in a year that is over, against the quota."""
        offices: dict[str, set[str]] = defaultdict(set)
        for row in self._reviews():
            offices[str(row["行政区划"])].add(row["评议对象"])
        counts = [len(names) for names in offices.values()]
        return {
            "offices": sum(counts),
            "within": sum(least <= count <= most for count in counts),
            "short": sum(count < least for count in counts),
        }

    def rectified(self) -> dict[str, int]:
        """What became of each review's advice by the day: every one asks for something and has a limit here."""
        states = []
        for row in self._reviews():
            due, done = _date(row["整改期限"]), self._by(row.get("整改完成日期"))
            if done:
                states.append("on_time" if done <= due else "late")
            else:
                states.append("overdue" if due < self.day else "open_within")
        counted = {name: states.count(name) for name in ("on_time", "late", "overdue", "open_within")}
        return counted | {"asked_to": len(states), "done": counted["on_time"] + counted["late"]}

    def look_back(self) -> dict[str, int]:
        """Who was looked at again by the day, and what was found."""
        looked = [row for row in self._reviews() if self._by(row.get("回头看日期"))]
        found = [row["回头看结果"] for row in looked]
        return {
            "looked_back": len(looked),
            "put_right": found.count("整改到位"),
            "partly": found.count("部分到位"),
            "not_put_right": found.count("未整改到位"),
        }

    def scores(self) -> dict[str, Fraction]:
        """street -> its weighted mark out of 100; a street with a gap has none."""
        marks: dict[str, dict[str, Fraction]] = defaultdict(dict)
        for row in self.rows["scorecard"].values():
            if row["考核项目"] in WEIGHTS:
                marks[str(row["行政区划"])][row["考核项目"]] = Fraction(str(row["得分"]))
        whole = Fraction(sum(WEIGHTS.values()))
        return {
            street: sum((WEIGHTS[item] * mark for item, mark in given.items()), Fraction()) / whole
            for street, given in marks.items()
            if given.keys() == WEIGHTS.keys()
        }

    def short_of_target(self) -> int:
        """How many numbers of a street's year are below the least asked for."""
        made: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
        for row in self.rows["scorecard"].values():
            if row["考核项目"] in TARGETS:
                made[str(row["行政区划"]), row["考核项目"]] += Fraction(str(row["得分"]))
        return sum(number < TARGETS[item][0] for (_street, item), number in made.items())

    def _reviews(self) -> list[Row]:
        return [row for row in self.rows["review"].values() if self._is_in(row["评议日期"])]

    def _is_in(self, cell: Any) -> bool:
        return self.start <= _date(cell) <= min(self.end, self.day)

    def _by(self, cell: Any) -> date | None:
        return _date(cell) if cell and _date(cell) <= self.day else None


def grade(members: int, satisfied: int, basically: int) -> str:
    """满意 from half of all members on; else 基本满意 where both together are more than half; else 不满意."""
    if Fraction(satisfied, members) >= Fraction(1, 2):
        return "满意"
    return "基本满意" if Fraction(satisfied + basically, members) > Fraction(1, 2) else "不满意"


def _votes(rows: list[Row]) -> dict[str, int]:
    counted = [sum(int(row[name]) for row in rows) for name in (*VOTES, "不了解", "应参评")]
    satisfied, basically, dissatisfied, no_view, asked = counted
    return {
        "satisfied": satisfied,
        "pleased": satisfied + basically,
        "answered": satisfied + basically + dissatisfied,
        "no_view": no_view,
        "asked": asked,
    }


def _filled(row: Row) -> int:
    return sum(value is not None for value in row.values())


def _date(cell: Any) -> date:
    return date.fromisoformat(str(cell)[:10])
