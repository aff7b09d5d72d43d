"""What is owed, counted from the ledger files one subject and period at a time: no product code, no SQL."""

import csv
import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zipfile import is_zipfile

import openpyxl

# A heading that only one ledger has.
TELLING = {
    "清单": "task", "会议类型": "meeting", "公告日期": "cycle", "接待日期": "reception", "接待日": "station",
    "任期开始": "deputy", "活动类型": "activity",
}  # fmt: skip
WEEKDAYS = "一二三四五六日"
Row = dict[str, Any]


class Plans:
    """The ledgers of one archive, for a period, as they stood on a day."""

    def __init__(self, archive: Path, start: str, end: str, as_of: str) -> None:
        self.start, self.end, self.day = map(date.fromisoformat, (start, end, as_of))
        self.rows: dict[str, list[Row]] = defaultdict(list)
        for path in sorted(file for file in archive.rglob("*") if file.is_file()):
            for _title, heads, *lines in _sheets(path):
                ledger = next((TELLING[head] for head in heads if head in TELLING), "")
                self.rows[ledger] += [dict(zip(heads, line, strict=True)) for line in lines]

    def tasks(self) -> dict[str, int]:
        """Tasks planned for the period's months, by state."""
        found = [self._task(row) for row in self.rows["task"] if self._is_in(_month(row["计划月份"]))]
        names = ("on_time", "late", "overdue", "open", "dropped")
        return {name: found.count(name) for name in names} | {"tasks": len(found)}

    def _task(self, row: Row) -> str:
        month = _month(row["计划月份"])
        due = _date(row.get("完成时限")) or month.replace(day=monthrange(month.year, month.month)[1])
        done = self._by(row.get("完成日期"))
        if done:
            return "on_time" if done <= due else "late"
        if row.get("结果") == "取消":
            return "dropped"
        return "overdue" if due < self.day else "open"

    def meetings(self, rules: dict[str, tuple[int, int]], covered: date) -> dict[str, int]:
        """Meetings held, and those lacking to `rules`: by kind so many in so many months, up to `covered`."""
        held = [row for row in self.rows["meeting"] if self._is_in(_date(row["会议日期"]))]
        places = {str(row["行政区划"]) for row in self.rows["meeting"]}
        required = short = 0
        for kind, (times, months) in rules.items():
            who = [place for place in places if (len(place) == 6) == (kind == "联席会议")]
            for first, last in self._periods(months):
                for place in who if last <= covered else []:
                    made = sum(
                        row["会议类型"] == kind
                        and str(row["行政区划"]) == place
                        and first <= _day(row["会议日期"]) <= last
                        for row in held
                    )
                    required, short = required + times, short + max(0, times - made)
        return {"held": len(held), "required": required, "short": short}

    def cycles(self) -> dict[str, int]:
        """Topics announced in the period: supervised by the end of the next month, later, or not."""
        found = []
        for row in self.rows["cycle"]:
            announced, supervised = _day(row["公告日期"]), self._by(row["督办日期"])
            following = (announced.replace(day=1) + timedelta(days=40)).replace(day=1)
            due = following.replace(day=monthrange(following.year, following.month)[1])
            if self._is_in(announced):
                on_time = supervised is not None and supervised <= due
                late = "late" if supervised else "broken" if due < self.day else "open"
                found.append("on_time" if on_time else late)
        return {name: found.count(name) for name in ("on_time", "late", "broken", "open")} | {
            "topics": len(found)
        }

    def reception_days(self) -> dict[str, int]:
        """The days the stations' rules ask for, and how each was kept."""
        held: dict[tuple[str, date], list[date]] = defaultdict(list)
        for row in self.rows["reception"]:
            day = _day(row["接待日期"])
            held[row["站点"], _date(row.get("计划接待日")) or day].append(day)
        asked = on_the_day = moved = 0
        for row in self.rows["station"]:
            for day in self._asked(row):
                kept = [on for on in held[row["名称"], day] if on <= self.day]
                asked += 1
                on_the_day += bool(kept) and min(kept) <= day
                moved += bool(kept) and min(kept) > day
        return {
            "asked": asked,
            "on_the_day": on_the_day,
            "moved": moved,
            "missed": asked - on_the_day - moved,
        }

    def _asked(self, row: Row) -> Iterator[date]:
        rule, day = str(row.get("接待日") or ""), self.start
        of_month, of_week = re.match(r"每月(\d+)日", rule), re.match(r"每周(.)", rule)
        while day <= min(self.end, self.day):
            is_asked = (of_month and day.day == int(of_month[1])) or (
                of_week and day.weekday() == WEEKDAYS.index(of_week[1])
            )
            if is_asked and (_date(row.get("启用日期")) or day) <= day:
                yield day
            day += timedelta(days=1)

    def visits(self) -> dict[str, int]:
        """Deputy months with a visit, and deputies' years of twenty households, out of all that are owed."""
        visited: dict[tuple[str, date], bool] = {}
        households: dict[str, int] = defaultdict(int)
        for row in self.rows["activity"]:
            if row["活动类型"] == "走访选民" and row.get("出席", "出席") in (None, "出席"):
                day = _day(row["日期"])
                visited[str(row["代表"]), day.replace(day=1)] = True
                households[str(row["代表"])] += int(row.get("走访户数") or 0)
        deputies = [str(row["代表编号"]) for row in self.rows["deputy"]]
        months = [first for first, _last in self._periods(1)]
        kept = sum((deputy, month) in visited for deputy in deputies for month in months)
        enough = sum(households[deputy] >= 20 for deputy in deputies)
        return {"owed": len(deputies) * (len(months) + 1), "met": kept + enough}

    def council_duties(self, rules: dict[str, int]) -> dict[str, int]:
        """Of the council's deputies: owed periods of so many months each, and those with such an activity."""
        council = {str(row["代表编号"]) for row in self.rows["deputy"] if row["代表层级"] == "议政代表"}
        days: dict[tuple[str, str], list[date]] = defaultdict(list)
        for row in self.rows["activity"]:
            if row.get("出席", "出席") in (None, "", "出席", "是"):
                days[str(row["代表"]), str(row["活动类型"])].append(_day(row["日期"]))
        owed = met = 0
        for kind, months in rules.items():
            for first, last in self._periods(months):
                owed += len(council)
                met += sum(any(first <= day <= last for day in days[deputy, kind]) for deputy in council)
        return {"owed": owed, "met": met, "unmet": owed - met}

    def _periods(self, months: int) -> Iterator[tuple[date, date]]:
        """Calendar periods of so many months that end in the period and by the day."""
        for year in range(self.start.year, self.end.year + 1):
            for month in range(months, 13, months):
                last = date(year, month, monthrange(year, month)[1])
                if self.start <= last <= min(self.end, self.day):
                    yield date(year, month - months + 1, 1), last

    def _is_in(self, day: date | None) -> bool:
        return day is not None and self.start <= day <= self.end

    def _by(self, cell: Any) -> date | None:
        day = _date(cell)
        return day if day and day <= self.day else None


def _sheets(path: Path) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of each sheet of a workbook, or of a CSV file in whatever encoding it is."""
    if is_zipfile(path):
        with path.open("rb") as content:
            yield from (list(sheet.iter_rows(values_only=True)) for sheet in openpyxl.load_workbook(content))
        return
    content_of = path.read_bytes()
    try:
        text = content_of.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content_of.decode("gb18030")
    yield [tuple(line) for line in csv.reader(text.splitlines())]


def _date(cell: Any) -> date | None:
    return date.fromisoformat(str(cell)[:10]) if cell else None


def _day(cell: Any) -> date:
    found = _date(cell)
    assert found is not None
    return found


def _month(cell: Any) -> date:
    return date.fromisoformat(f"{str(cell)[:7]}-01")
