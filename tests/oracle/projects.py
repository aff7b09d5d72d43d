# ruff: noqa: E501 - tables of cases read best unbroken
"""Projects read from their ledger files, counted one at a time from the definitions: no product code, no SQL."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zipfile import is_zipfile

import openpyxl

DUE_SOON = 30  # days, as data/policy/projects.toml ships it
SHEETS = {"项目台账": "project", "项目节点": "node", "监督记录": "check"}
STATUSES = ("not_started", "on_schedule", "due_soon", "late", "done_on_time", "done_late", "unknown")
Row = dict[str, Any]


class Projects:
    """The project ledgers of one archive, for the years a period touches, as they stood on a day."""

    def __init__(self, archive: Path, start: str, end: str, as_of: str) -> None:
        self.start, self.end, self.day = map(date.fromisoformat, (start, end, as_of))
        self.rows: dict[str, dict[tuple[Any, ...], Row]] = {name: {} for name in SHEETS.values()}
        for path in sorted(file for file in archive.rglob("*") if file.is_file() and is_zipfile(file)):
            self._read(path)
        years = range(self.start.year, self.end.year + 1)
        self.chosen = [one for one in self.rows["project"].values() if one["当选"] != "否"]
        self.works = [one for one in self.chosen if int(one["年度"]) in years]

    def _read(self, path: Path) -> None:
        with path.open("rb") as content:
            book = openpyxl.load_workbook(content)
        for sheet in book:
            ledger = SHEETS.get(sheet.title)
            if ledger is None:
                continue
            title, heads, *lines = [list(line) for line in sheet.iter_rows(values_only=True)]
            for line in lines:
                row: Row = dict.fromkeys(("当选", "实际完成", "完成时间", "监督方式")) | dict(
                    zip(heads, line, strict=True)
                )
                row["地方"] = str(title[0]).split("民生")[0].split("重点")[0]
                self._keep(ledger, row)

    def _keep(self, ledger: str, row: Row) -> None:
        """The ledger that knows most of a project is its newest: progress only grows here."""
        if ledger == "check":
            self.rows[ledger][(len(self.rows[ledger]),)] = row
            return
        key = (row["地方"], row.get("项目编号") or row["项目"], row.get("节点"))
        before = self.rows[ledger].get(key)
        if before is None or _percent(row) >= _percent(before):
            self.rows[ledger][key] = row

    def status(self) -> dict[str, int]:
        """How many projects are in each state."""
        found = [self._status(work) for work in self.works]
        return {name: found.count(name) for name in STATUSES} | {"projects": len(found)}

    def nodes(self) -> dict[str, int]:
        """How many nodes are on time, caught up, overdue, due soon and ahead."""
        lights = [self._light(node) for work in self.works for node in self._plan(work)]
        names = ("on_time", "caught_up", "overdue", "due_soon", "ahead")
        newly = sum(
            self._light(node) == "overdue" and _date(node["计划时间"]) >= self.start - timedelta(days=1)
            for work in self.works
            for node in self._plan(work)
        )
        return {name: lights.count(name) for name in names} | {"nodes": len(lights), "newly_overdue": newly}

    def owed(self) -> dict[str, int]:
        """Checks owed in the periods over by the day, of projects of any year, and those made."""
        made = [
            any(kind in kinds and first <= day <= last for kind, day in self._checks(work))
            for work in self.chosen
            for first, last, kinds in self._periods(work)
        ]
        return {"owed": len(made), "made": sum(made), "missing": len(made) - sum(made)}

    def _status(self, work: Row) -> str:
        finish, done = _date(work["计划完成"]), self._by(work["实际完成"])
        if done:
            return "done_on_time" if done <= finish else "done_late"
        lights = [self._light(node) for node in self._plan(work)]
        started = self._by(work["实际开工"])
        if finish < self.day or "overdue" in lights or (not started and _date(work["计划开工"]) < self.day):
            return "late"
        if finish - timedelta(days=DUE_SOON) <= self.day or "due_soon" in lights:
            return "due_soon"
        return "on_schedule" if started else "not_started"

    def _light(self, node: Row) -> str:
        due, done = _date(node["计划时间"]), self._by(node["完成时间"])
        if done:
            return "on_time" if done <= due else "caught_up"
        if due < self.day:
            return "overdue"
        return "due_soon" if due - timedelta(days=DUE_SOON) <= self.day else "ahead"

    def _plan(self, work: Row) -> list[Row]:
        return [
            node
            for node in self.rows["node"].values()
            if (node["地方"], node["项目"]) == (work["地方"], work["项目编号"])
        ]

    def _checks(self, work: Row) -> list[tuple[str, date]]:
        return [
            (check["监督方式"], _date(check["监督日期"]))
            for check in self.rows["check"].values()
            if (check["地方"], check["项目"]) == (work["地方"], work["项目编号"])
            and _date(check["监督日期"]) <= self.day
        ]

    def _periods(self, work: Row) -> list[tuple[date, date, tuple[str, ...]]]:
        """Quarters, and in Longwan half-years and years, in which the project ran, over in the period and by the day."""
        begun = min(_date(work["计划开工"]), _date(work["实际开工"]))
        ended = _date(work["实际完成"]) if work["实际完成"] else date.max
        asked = [(3, ("走访视察", "季度督进度"))]
        if work["地方"].startswith("龙湾"):
            asked += [(6, ("半年听汇报",)), (12, ("年度评估",))]
        found = []
        for months, kinds in asked:
            for year in range(self.start.year, self.end.year + 1):
                for first in range(1, 13, months):
                    last = date(year + (first + months > 12), (first + months - 1) % 12 + 1, 1) - timedelta(
                        days=1
                    )
                    opens = date(year, first, 1)
                    if opens <= ended and last >= begun and self.start <= last <= min(self.end, self.day):
                        found.append((opens, last, kinds))
        return found

    def _by(self, cell: Any) -> date | None:
        """A day that had come."""
        return _date(cell) if cell and _date(cell) <= self.day else None


def _percent(row: Row) -> int:
    return int(str(row.get("进度") or "0%").rstrip("%"))


def _date(cell: Any) -> date:
    return date.fromisoformat(str(cell)[:10])
