# ruff: noqa: E501 - tables of cases read best unbroken
"""Suggestions read from their ledger files, counted one at a time from the definitions: no product code, no SQL."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zipfile import is_zipfile

import openpyxl

from tests.oracle.days import working_days

LIMIT = 15  # working days at every level, as data/policy/suggestions.toml ships it
SOON = 5  # working days, as data/policy/display.toml ships it
SHEETS = {"代表建议": "suggestion", "问题线索": "lead"}
GRADES = {"A类(已解决)": "A", "B类(列入计划)": "B", "C类(解释说明)": "C"}
ROUTES = {"现场答复": "on_the_spot", "转交街道": "street", "交办部门": "department", "逐级上报": "passed_up"}
Row = dict[str, Any]
Counts = dict[str, int]


class Suggestions:
    """Ledgers of suggestions and leads, for a period, as they stood on a day.

    Each unit hands its running ledger in once, so a row is a suggestion; `地方` is the unit's name.
    """

    def __init__(self, rows: dict[str, list[Row]], start: str, end: str, as_of: str) -> None:
        self.start, self.end, self.day = map(date.fromisoformat, (start, end, as_of))
        self.rows = rows
        self.all = [row for row in rows["suggestion"] if _date(row["提出日期"]) <= self.day]
        self.cohort = [row for row in self.all if self.start <= _date(row["提出日期"]) <= self.end]
        self.gathered = [
            row for row in rows["lead"] if self.start <= _date(row["收集日期"]) <= min(self.end, self.day)
        ]

    def funnel(self) -> Counts:
        """How far leads and suggestions had come."""
        submitted = {
            (row["地方"], row["建议编号"]): _date(row["提出日期"]) for row in self.rows["suggestion"]
        }
        formed = sum(
            submitted[row["地方"], row["形成建议"]] <= self.day
            for row in self.gathered
            if row.get("形成建议")
        )
        steps = {"dispatched": "交办日期", "accepted": "接单日期", "done": "办成日期", "rated": "评价日期"}
        return {name: sum(self._by(row, head) is not None for row in self.cohort) for name, head in steps.items()} | {
            "leads": len(self.gathered),
            "formed": formed,
            "lapsed": len(self.gathered) - formed,
            "suggestions": len(self.cohort),
            "answered": sum(self._answered(row) is not None for row in self.cohort),
            "direct": sum(
                self._answered(row) is not None and self._by(row, "交办日期") is None for row in self.cohort
            ),
            "followed": sum(self._by(row, "回头看日期") is not None for row in self.cohort),
            "answered_only": sum(
                self._answered(row) is not None and self._by(row, "办成日期") is None for row in self.cohort
            ),
            "closed": sum(
                self._by(row, "办成日期") is not None and self._by(row, "评价日期") is not None
                for row in self.cohort
            ),
        }  # fmt: skip

    def grades(self) -> Counts:
        """What was answered, by the grade that the answer bears."""
        found = Counter(self._grade(row) for row in self.cohort)
        graded = sum(found[grade] for grade in "ABC")
        return {"graded": graded} | {f"grade_{grade.lower()}": found[grade] for grade in "ABC"}

    def satisfaction(self) -> Counts:
        """What deputies had said by then, and how many had been asked."""
        names = {
            "满意": "satisfied",
            "基本满意": "basically_satisfied",
            "不满意": "dissatisfied",
            "不了解": "no_view",
        }
        found = Counter(self._view(row) for row in self.cohort)
        asked = [row for row in self.cohort if self._by(row, "评价日期")]
        answered = [row for row in self.cohort if self._answered(row) or self._by(row, "评价日期")]
        return {code: found[word] for word, code in names.items()} | {
            "asked": len(asked), "answered": len(answered), "unasked": len(answered) - len(asked),
        }  # fmt: skip

    def on_time_rate(self) -> Counts:
        """Every suggestion in one of five bins."""
        return dict(Counter(self._timing(row) for row in self.cohort)) | {"suggestions": len(self.cohort)}

    def follow_up_owed(self) -> Counts:
        """Follow-ups owed for a grade or a rating, and those made."""
        owed = [row for row in self.cohort if self._grade(row) == "B" or self._view(row) == "基本满意"]
        made = [row for row in owed if self._by(row, "回头看日期")]
        after = Counter(GRADES.get(row.get("回头看等级") or "") for row in made)
        return {"owed": len(owed), "followed": len(made), "missing": len(owed) - len(made)} | {
            f"after_{grade.lower()}": after[grade] for grade in "ABC"
        }

    def leads(self) -> Counts:
        """Leads and those that became a suggestion."""
        return {name: self.funnel()[name] for name in ("leads", "formed")}

    def completion_rate(self) -> Counts:
        """Those really done; an answer is no solution."""
        return {"numerator": self.funnel()["done"], "denominator": len(self.cohort)}

    def routing(self) -> Counts:
        """By the way they are handled."""
        ways = Counter(row.get("处理方式") for row in self.cohort)
        return {name: ways[word] for word, name in ROUTES.items()} | {"suggestions": len(self.cohort)}

    def face_to_face(self) -> Counts:
        """Those talked over with the deputy by then."""
        met = sum(self._by(row, "面商日期") is not None for row in self.cohort)
        return {"numerator": met, "denominator": len(self.cohort)}

    def conversion(self) -> Counts:
        """Those graded B that a follow-up found solved."""
        planned = [row for row in self.cohort if self._grade(row) == "B"]
        solved = [
            row for row in planned if self._by(row, "回头看日期") and GRADES.get(row.get("回头看等级")) == "A"
        ]
        return {"numerator": len(solved), "denominator": len(planned)}

    def key_owed(self) -> Counts:
        """Those rated dissatisfied, and how many of them are pressed; that is known from the ledger's last day."""
        owed = [row for row in self.cohort if self._view(row) == "不满意"]
        keyed = [row for row in owed if row.get("重点督办") == "是"]
        return {"owed": len(owed), "keyed": len(keyed), "missing": len(owed) - len(keyed)}

    def due(self) -> Counts:
        """What is neither answered nor done on the day, whenever submitted, by the working days left."""
        left = [self._left(row, self.day) for row in self.all if self._answered(row) is None]
        return {
            "open": len(left),
            "overdue": sum(days < 0 for days in left),
            "due_soon": sum(0 <= days <= SOON for days in left),
            "later": sum(days > SOON for days in left),
            "newly_overdue": sum(
                self._left(row, self.day) < 0 <= self._left(row, self.start - timedelta(days=1))
                for row in self.all
                if self._answered(row) is None
            ),
            "undispatched": sum(
                self._answered(row) is None and self._by(row, "交办日期") is None for row in self.all
            ),
        }

    def _timing(self, row: Row) -> str:
        answered = self._answered(row)
        if answered is None:
            return "open_overdue" if self._left(row, self.day) < 0 else "open_within"
        return "late" if self._left(row, answered) < 0 else "on_time"

    def _left(self, row: Row, upon: date) -> int:
        """Working days from a day to the last day on time: the row's own limit, else so many after its clock began."""
        if row.get("办理时限"):
            return _to_limit(upon, _date(row["办理时限"]))
        began = self._by(row, "交办日期") or _date(row["提出日期"])
        return LIMIT - working_days(began, upon)

    def _answered(self, row: Row) -> date | None:
        days = [day for head in ("答复日期", "办成日期") if (day := self._by(row, head))]
        return min(days, default=None)

    def _grade(self, row: Row) -> str | None:
        return GRADES.get(row.get("办理等级") or "") if self._answered(row) else None

    def _view(self, row: Row) -> str | None:
        return row.get("满意度") if self._by(row, "评价日期") else None

    def _by(self, row: Row, head: str) -> date | None:
        """A day that had come."""
        cell = row.get(head)
        return _date(cell) if cell and _date(cell) <= self.day else None


def _to_limit(upon: date, limit: date) -> int:
    """Working days from a day to its limit, negative past it; a limit on a day off lies with the day before it."""
    if upon > limit:
        return -working_days(limit, upon)
    return working_days(upon, limit)


def _date(cell: Any) -> date:
    return date.fromisoformat(str(cell)[:10])


def read(archive: Path) -> dict[str, list[Row]]:
    """Ledger -> rows of every workbook of an archive."""
    rows: dict[str, list[Row]] = {name: [] for name in SHEETS.values()}
    for path in sorted(file for file in archive.rglob("*") if file.is_file() and is_zipfile(file)):
        with path.open("rb") as content:
            book = openpyxl.load_workbook(content)
        for sheet in book:
            if sheet.title in SHEETS:
                title, heads, *lines = [list(line) for line in sheet.iter_rows(values_only=True)]
                unit = str(title[0]).split("问题")[0].split("代表")[0]
                rows[SHEETS[sheet.title]] += [
                    {"地方": unit} | dict(zip(heads, line, strict=True)) for line in lines
                ]
    return rows
