"""Deputies read from their ledger files, counted from the definitions: no product code, no SQL."""

import csv
from calendar import monthrange
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl

from tests.oracle.files import code

HEADS = {"代表编号": "deputy", "小组编号": "group", "成员": "member", "活动类型": "activity"}
LISTS = {
    "received": ("接待代表", "接待日期"),
    "co_signed": ("附议人", "提出日期"),
    "checked": ("参加代表", "监督日期"),
    "collected": ("收集代表", "收集日期"),
}
"""Where a ledger lists deputies, and the day of its rows."""
HEADS |= {head: name for name, (head, _) in LISTS.items()}
Row = dict[str, str]
LAST = date.max


class Deputies:
    """The ledgers of deputies, groups and activities in one inbox (<unit>/<period>/<file>)."""

    def __init__(self, inbox: Path) -> None:
        self.rows: dict[str, list[Row]] = {name: [] for name in HEADS.values()}
        for path in sorted(inbox.glob("*/*/*.*")):
            for lines in _tables(path):
                self._take(path.parts[-3].ljust(12, "0"), lines)
        self.register = {f"{row['unit']}/{row['代表编号']}": row for row in self.rows["deputy"]}
        self.groups = {f"{row['unit']}/{row['小组编号']}": row for row in self.rows["group"]}
        self.members: list[tuple[str | None, str | None]] = []
        self.members = [(self._group(row), self._deputy(row, row["成员"])) for row in self.rows["member"]]
        self.deeds = [(row, self._deputy(row, row["代表"])) for row in self.rows["activity"]]

    def _take(self, unit: str, lines: list[list[str]]) -> None:
        for at, heads in enumerate(lines[:3]):
            ledger = next((name for head, name in HEADS.items() if head in heads), None)
            if ledger is not None and len(heads) > 1:
                self.rows[ledger] += [
                    dict(zip(heads, line, strict=True)) | {"unit": unit}
                    for line in lines[at + 1 :]
                    if any(line)
                ]
                return

    def _group(self, row: Row) -> str | None:
        """The group a row names, in its own unit or one above or below."""
        wanted = row.get("小组", "")
        found = [
            key
            for key, group in self.groups.items()
            if wanted in (group["小组编号"], group["小组名称"]) and _related(group["unit"], row["unit"])
        ]
        return found[0] if wanted and len(found) == 1 else None

    def _deputy(self, row: Row, wanted: str) -> str | None:
        """The deputy a row means: by number, else by name - in its group, its town, the county."""
        numbered = [
            key
            for key, one in self.register.items()
            if one["代表编号"] == wanted and _related(one["unit"], row["unit"])
        ]
        if numbered:
            return numbered[0] if len(numbered) == 1 else None
        named = [key for key, one in self.register.items() if one["姓名"] == wanted]
        group = self._group(row)
        town = row["unit"][:9]
        own = [key for key in named if (group, key) in self.members]
        near = [key for key in named if town[6:] != "000" and self.register[key]["行政区划"][:9] == town]
        for found in (own, near, named):
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def serving(self, key: str, day: date) -> bool:
        """Whether the deputy is in office on a day."""
        one = self.register[key]
        return _day(one["任期开始"]) <= day <= (_day(one["任期结束"]) if one.get("任期结束") else LAST)

    def count(self, day: date) -> Counter[str]:
        """The deputies in office by tier."""
        return Counter(
            code("deputy_tier", one["代表层级"]) or ""
            for key, one in self.register.items()
            if self.serving(key, day)
        )

    def attended(self, start: date, end: date) -> list[tuple[Row, str]]:
        """The rows of what was attended in a period while in office."""
        return [
            (row, key)
            for row, key in self.deeds
            if key is not None
            and row.get("出席", "") in ("", "出席", "是")
            and start <= _day(row["日期"]) <= end
            and self.serving(key, _day(row["日期"]))
        ]

    def in_lists(self, start: date, end: date) -> dict[str, int]:
        """How often lists of a period name a deputy in office, once a row."""
        found = dict.fromkeys(LISTS, 0)
        for name, (head, on) in LISTS.items():
            for row in self.rows[name]:
                if start <= (day := _day(row[on])) <= end:
                    named = {self._deputy(row, one.strip()) for one in row[head].split("、") if one.strip()}
                    found[name] += sum(key is not None and self.serving(key, day) for key in named)
        return found

    def participation(self, start: date, end: date) -> tuple[int, int]:
        """How many in office at the end of any month took part, and how many there were."""
        there = {key for key in self.register for day in _month_ends(start, end) if self.serving(key, day)}
        return len(there & {key for _row, key in self.attended(start, end)}), len(there)

    def active_months(self, start: date, end: date) -> tuple[int, int]:
        """Deputy-months with an attended activity, and in office."""
        active = {(key, _day(row["日期"]).timetuple()[:2]) for row, key in self.attended(start, end)}
        served = {
            (key, day.timetuple()[:2])
            for key in self.register
            for day in _month_ends(start, end)
            if self.serving(key, day)
        }
        return len(served & active), len(served)

    def kinds(self, start: date, end: date) -> dict[str, tuple[int, int, int]]:
        """Attendances, person-times and households by kind."""
        found: dict[str, list[int]] = {}
        for row, _key in self.attended(start, end):
            total = found.setdefault(code("activity_kind", row["活动类型"]) or "", [0, 0, 0])
            for at, number in enumerate((1, int(row.get("参与人次") or 0), int(row.get("走访户数") or 0))):
                total[at] += number
        return {kind: (one, two, three) for kind, (one, two, three) in found.items()}

    def reported(self, day: date) -> tuple[int, int]:
        """How many of those in office have reported to voters in their term, and how many there are."""
        there = {key for key in self.register if self.serving(key, day)}
        done = {
            key
            for row, key in self.attended(date.min, day)
            if code("activity_kind", row["活动类型"]) in ("report_to_voters", "written_report")
        }
        return len(there & done), len(there)

    def by_group(self, start: date, end: date) -> tuple[int, int, int]:
        """Groups, those in whose name nothing was done, and the attendances at what was."""
        at = Counter(
            group
            for row, key in self.attended(start, end)
            if (group := self._group(row) or self._of(row, key)) is not None
        )
        return len(self.groups), sum(not at[group] for group in self.groups), sum(at.values())

    def _of(self, row: Row, key: str) -> str | None:
        """A group activity that names no group is the one group's its deputy is in."""
        own = {group for group, member in self.members if member == key}
        is_plain = code("activity_kind", row["活动类型"]) == "group_activity" and not row.get("小组")
        return next(iter(own)) if is_plain and len(own) == 1 else None


def _related(one: str, other: str) -> bool:
    """Whether two units are the same, or one lies within the other."""
    return one.startswith(_stem(other)) or other.startswith(_stem(one))


def _stem(unit: str) -> str:
    return unit.removesuffix("000000") if unit.endswith("000000") else unit.removesuffix("000")


def _month_ends(start: date, end: date) -> list[date]:
    """The last day of each month of a period, or the period's own."""
    found, day = [], start.replace(day=1)
    while day <= end:
        last = day.replace(day=monthrange(day.year, day.month)[1])
        found.append(min(last, end))
        day = last.replace(year=last.year + last.month // 12, month=last.month % 12 + 1, day=1)
    return found


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


def _tables(path: Path) -> list[list[list[str]]]:
    """The sheets of a file as lines of texts."""
    if path.suffix == ".csv":
        for encoding in ("utf-8-sig", "gb18030"):
            try:
                with path.open(encoding=encoding, newline="") as file:
                    return [list(csv.reader(file))]
            except UnicodeDecodeError:
                continue
    book = openpyxl.load_workbook(path)
    return [[[_text(cell) for cell in line] for line in sheet.iter_rows(values_only=True)] for sheet in book]


def _text(cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return "" if cell is None else str(cell)
