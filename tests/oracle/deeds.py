"""What deputies did, as ledgers' rows say it: whose it is, of which event, what a correction takes back."""

import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from tests.oracle.files import code

POLICY = Path(__file__).resolve().parents[2] / "data" / "policy"
STANDING = tomllib.loads((POLICY / "standing.toml").read_text(encoding="utf-8"))
YES = {"是": True, "否": False, "": None}
Row = dict[str, str]
Told = list[tuple[date, Row]]  # each row with the end of the period it was handed in for


def day_of(text: str) -> date:
    """The day a cell says."""
    return date.fromisoformat(text)


@dataclass(frozen=True)
class Deed:
    """One record of what a deputy did, or didn't; `unit` is the same for all rows of one event."""

    deputy: str
    group: str | None
    is_of_group: bool
    kind: str
    day: date
    title: str
    unit: object
    role: str = ""
    is_attended: bool = True
    is_verified: bool | None = None
    is_invited: bool | None = None
    half_days: int = 0
    end: date = date.max
    number: str = ""


@dataclass(frozen=True)
class Book:
    """What one county handed in of its deputies, its groups, and what they did."""

    deputy: list[Row]
    group: list[Row] = field(default_factory=list)
    group_member: list[Row] = field(default_factory=list)
    activity: Told = field(default_factory=list)
    suggestion: list[Row] = field(default_factory=list)
    assessment: Told = field(default_factory=list)
    correction: list[Row] = field(default_factory=list)

    @cached_property
    def register(self) -> dict[str, Row]:
        """The deputies by number."""
        return {row["代表编号"]: row for row in self.deputy}

    @cached_property
    def members(self) -> dict[str, set[str]]:
        """The persons of each group, deputies or not."""
        found: dict[str, set[str]] = {row["小组编号"]: set() for row in self.group}
        for row in self.group_member:
            found[row["小组"]].add(row["成员"])
        return found

    def sole_group(self, deputy: str) -> str | None:
        """The one group a deputy is in."""
        own = [group for group, persons in self.members.items() if deputy in persons]
        return own[0] if len(own) == 1 else None

    @cached_property
    def deeds(self) -> list[Deed]:
        """What the ledgers of activities and suggestions say, of days in office."""
        told = [self._deed(end, row) for end, row in distinct(self.activity)]
        told += [
            Deed(row["领衔代表"], self.sole_group(row["领衔代表"]), False, "led_suggestion",
                 day_of(row["提出日期"]), row["建议标题"], row["建议编号"], "lead", is_verified=True)
            for row in self.suggestion
        ]  # fmt: skip
        return [deed for deed in told if serves(self.register[deed.deputy], deed.day)]

    def _deed(self, end: date, row: Row) -> Deed:
        kind, deputy, named = code("activity_kind", row["活动类型"]) or "", row["代表"], row["小组"]
        own = self.sole_group(deputy)
        by_title = (row["日期"], kind, row["主题"], named, self.register[deputy]["行政区划"])
        return Deed(
            deputy,
            named or own,
            bool(named) or (kind == "group_activity" and own is not None),
            kind,
            day_of(row["日期"]),
            row["主题"],
            (row["活动编号"], kind, row["日期"]) if row["活动编号"] else by_title,
            code("activity_role", row["角色"]) or "",
            row["出席"] in ("", "出席"),
            YES[row["审核"]],
            YES[row["应到"]],
            int(Decimal(row["请假天数"] or 0) * 2),
            end,
            row["活动编号"],
        )

    def meant(self, row: Row) -> Deed | None:
        """The one record a correction is about; none where it may be several."""
        found = [
            deed
            for end, told in distinct(self.activity)
            if told["代表"] == row["代表"]
            and row["更正记录"] in (told["活动编号"], told["主题"], told["日期"])
            for deed in [self._deed(end, told)]
        ]
        return found[0] if len(found) == 1 else None

    def voided(self, as_of: date) -> list[Deed]:
        """The records that accepted corrections, asked for in time, say should not be there."""
        found = []
        for row in self.correction:
            deed = self.meant(row)
            is_accepted = row["处理结果"] == "采纳" and row["更正类型"] != "漏" and bool(row["答复日期"])
            if deed and is_accepted and day_of(row["答复日期"]) <= as_of and not is_late(row, deed):
                found.append(deed)
        return found


def distinct(told: Told) -> Told:
    """Each row once: a second copy within what was handed in together is none."""
    return list({(end, *row.items()): (end, row) for end, row in told}.values())


def is_late(row: Row, deed: Deed) -> bool:
    """Whether a correction was asked for after the window that opens when its record was handed in."""
    return day_of(row["提出日期"]) > deed.end + timedelta(days=STANDING["correction_days"])


def serves(row: Row, day: date) -> bool:
    """Whether a term covers a day, its last included."""
    return day_of(row["任期开始"]) <= day and (not row["任期结束"] or day <= day_of(row["任期结束"]))
