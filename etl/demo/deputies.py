"""The ledgers about deputies as a demo place's offices keep them: registers, groups, activities."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.sheet import Row, sheet


@dataclass(frozen=True)
class Seat:
    """A row of the register: a deputy, where, since and until when, and in which grid."""

    id: str
    name: str
    tier: str
    region: str
    term_from: date
    station: str | None = None
    term_to: date | None = None
    reelected: bool | None = None
    grid: str | None = None
    grid_role: str | None = None


@dataclass(frozen=True)
class Group:
    """A group with its members, by number where they are deputies, else by name."""

    id: str
    name: str
    kind: str
    region: str
    leader: str | None
    members: tuple[str, ...]
    linked_member: str | None = None


@dataclass(frozen=True)
class Deed:
    """A row of the ledger of activities; `attended` is a code, None where the ledger doesn't say."""

    deputy: str
    date: date
    kind: str
    title: str | None = None
    region: str | None = None
    group: str | None = None
    event: str | None = None
    invited: bool | None = None
    attended: Literal["attended", "absent", "on_leave"] | None = None
    absent_days: int | None = None
    person_times: int | None = None
    households: int | None = None
    hours: int | None = None
    role: str | None = None
    verified: bool | None = None


def seat_ledger(ground: Ground, unit: str, seats: Iterable[Seat], name: str) -> Ledger:
    """The register of deputies of a unit, kept running."""
    page = sheet("deputy", "代表名册", [_row(seat) for seat in seats], f"{name}（{ground.short}）")
    return Ledger(unit, "all", name, (page,))


def group_ledgers(ground: Ground, unit: str, groups: Sequence[Group], name: str) -> Iterable[Ledger]:
    """One workbook of a unit: its groups on the first sheet, their members on the second."""
    heads = [{key: value for key, value in _row(group).items() if key != "members"} for group in groups]
    members: list[Row] = [
        {"group": group.id, "person": person} for group in groups for person in group.members
    ]
    register = sheet("group", "小组名册", heads, f"{name}（{ground.short}）")
    yield Ledger(unit, "all", name, (register, sheet("group_member", "小组成员", members, f"{name}成员")))


def deed_ledger(ground: Ground, unit: str, period: str, deeds: Iterable[Deed], name: str) -> Ledger:
    """The ledger of a unit's activities in a period, as the system that offices keep them in exports it."""
    ordered = sorted(deeds, key=lambda deed: (deed.date, deed.kind, deed.deputy))
    page = sheet("activity", "履职台账", [_row(deed) for deed in ordered], f"{ground.short}{name}")
    return Ledger(unit, period, name, (page,), "utf-8-sig")


def _row(entry: Seat | Group | Deed) -> Row:
    return {field.name: getattr(entry, field.name) for field in fields(entry)}
