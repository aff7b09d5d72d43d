"""One street's ledgers as they were handed in: who may owe something, since when; what time they cover."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from tests.oracle.files import code
from tests.oracle.place import full, level_of
from tests.oracle.rolls import Row, day_of

DATA = Path(__file__).resolve().parents[2] / "data"
Files = Mapping[tuple[str, str], list[Row]]  # of a ledger and a period


@dataclass(frozen=True)
class Subject:
    """Who may owe something: since when, until when, and until which day at least it is held to it."""

    name: str
    region: str
    tier: str | None = None
    start: date | None = None
    end: date | None = None
    held: date = date.max
    rule: str = ""


@dataclass(frozen=True)
class Book:
    """The ledgers of one place, of one county; `spans` are the periods they were handed in for."""

    place: str
    files: Files
    spans: Mapping[str, tuple[date, date]] = field(repr=False)

    @property
    def last(self) -> date:
        """The last day of the data."""
        return max(self.spans[period][1] for _, period in self.files)

    def rows(self, ledger: str) -> list[Row]:
        """All rows of a ledger."""
        return [row for (name, _), rows in self.files.items() if name == ledger for row in rows]

    def stretches(self, ledger: str) -> list[tuple[date, date]]:
        """The time a ledger was handed in for, without gaps."""
        found: list[tuple[date, date]] = []
        for first, last in sorted(self.spans[period] for name, period in self.files if name == ledger):
            if found and first <= found[-1][1] + timedelta(days=1):
                found[-1] = found[-1][0], max(last, found[-1][1])
            else:
                found.append((first, last))
        return found

    def deputys(self) -> Iterator[Subject]:
        for row in self.rows("deputy"):
            tier = code("deputy_tier", row["代表层级"])
            term = day_of(row["任期开始"]), (day_of(row["任期结束"]) if row["任期结束"] else None)
            yield Subject(row["代表编号"], full(row["行政区划"]), tier, *term, held=self.last)

    def groups(self) -> Iterator[Subject]:
        for row in self.rows("group"):
            yield Subject(row["小组编号"], full(self.place), held=self.last)

    def stations(self) -> Iterator[Subject]:
        for row in self.rows("station"):
            opened = day_of(row["启用日期"]) if row["启用日期"] else None
            closed = day_of(row["停用日期"]) - timedelta(days=1) if row["停用日期"] else None
            region, rule = full(row["村(社区)"]), row["接待日"]
            yield Subject(row["站点编号"], region, None, opened, closed, self.last, rule)

    def projects(self) -> Iterator[Subject]:
        """Those undertaken, from their start or the plan's to their end; held to their year at least."""
        for row in self.rows("project"):
            if (row["当选"] == "是") if row["当选"] else row["候选"] != "是":
                begun = [day_of(row[head]) for head in ("计划开工", "实际开工") if row[head]]
                start = min(begun, default=date(int(row["年度"]), 1, 1))
                end = day_of(row["实际完成"]) if row["实际完成"] else None
                held = max(self.last, date(int(row["年度"]), 12, 31))
                yield Subject(row["项目编号"], full(row["行政区划"]), None, start, end, held)

    def towns(self) -> Iterator[Subject]:
        return (one for one in self.places() if level_of(one.region) == "town")

    def places(self) -> Iterator[Subject]:
        """The county and all the product knows of in it."""
        county = self.place[:6]
        known = {full(place) for place in registered() if place.startswith(county)}
        for region in sorted(known | {full(self.place), full(county)}):
            yield Subject(region, region, held=self.last)

    def groups_of(self, row: Row) -> list[str]:
        """The group of an activity: the row's, else the one group its deputy is in."""
        if row["小组"]:
            return [row["小组"]]
        own = {one["小组"] for one in self.rows("group_member") if one["成员"] == row["代表"]}
        return list(own) if len(own) == 1 else []

    def is_held(self, row: Row) -> bool:
        """Whether an activity was attended, in office."""
        (term,) = [one for one in self.deputys() if one.name == row["代表"]]
        day = day_of(row["日期"])
        return row["出席"] in ("", "出席") and (term.start or day) <= day <= (term.end or day)


@cache
def registered() -> tuple[str, ...]:
    """The codes of the product's own tables of places."""
    tables = [path.read_text(encoding="utf-8").splitlines() for path in (DATA / "org").glob("*.csv")]
    return tuple(row["code"] for lines in tables for row in csv.DictReader(lines))
