"""Points by a rule file's own words, reckoned a record at a time: no product code, no SQL."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

from tests.oracle.deeds import POLICY, YES, Deed, Row
from tests.oracle.files import code


def rule_of(name: str) -> dict[str, Any]:
    """A rule file as it is written."""
    return tomllib.loads((POLICY / "scores" / f"{name}.toml").read_text(encoding="utf-8"))


def hundredths(points: object) -> int:
    """Points as a file or a cell writes them, in hundredths."""
    return int(Decimal(str(points)) * 100)


@dataclass
class Line:
    """So many hundredths for a record; the day says whose turn it is where a cap cuts."""

    day: date
    points: int


@dataclass(frozen=True)
class Reckoning:
    """One subject under one rule: `months` in office of the `of` months that are scored."""

    rule: dict[str, Any]
    deeds: list[Deed]
    voided: list[Deed]
    given: list[tuple[date, Row]]
    months: int
    of: int

    def part(self, points: int) -> int:
        """A base, cap, target or cut point for the months in office, rounded half up."""
        return floor(Fraction(points * self.months, self.of) + Fraction(1, 2))

    def scored(self) -> tuple[list[Line], bool, str | None, bool]:
        """The lines, whether an item is awaited, the grade, whether it lies near a cut point."""
        items = {item["id"]: self.item(item) for item in self.rule["item"]}
        for pool in self.rule.get("pool", ()):
            together = [line for name in pool["items"] for line in items[name] or ()]
            trim(together, self.part(hundredths(pool["cap"])))
        lines = [line for found in items.values() for line in found or ()]
        lines += [Line(deed.day, 0) for deed in self.deeds if not self.is_met(deed)]
        if "ceiling" in self.rule:
            over = total(lines) - self.part(hundredths(self.rule["ceiling"]))
            lines += [Line(date.min, -over)] if over > 0 else []
        waiting = [name for name, found in items.items() if found is None]
        lines += [Line(date.min, 0) for _ in waiting]
        lines += [Line(end, 0) for name in waiting for end, _ in self.about(name)]
        cuts = {
            grade["code"]: self.part(hundredths(grade["at_least"]))
            for grade in self.rule.get("grade", ())
            if "at_least" in grade
        }
        if waiting or not self.rule.get("grade"):
            return lines, bool(waiting), None, False
        reached = [name for name, cut in cuts.items() if total(lines) >= cut]
        near = hundredths(self.rule["near"])
        is_near = any(abs(total(lines) - cut) <= near for cut in cuts.values())
        return lines, False, reached[0] if reached else self.rule["grade"][-1]["code"], is_near

    def is_met(self, deed: Deed) -> bool:
        """Whether some item is about a record."""
        return any(is_about(part, deed) for item in self.rule["item"] for part in item.get("terms", [item]))

    def item(self, item: dict[str, Any]) -> list[Line] | None:
        """An item's lines within its cap and floor; None while its assessment is awaited."""
        shapes = {
            "counted": self.counted, "target": self.target, "all_or_nothing": self.all_or_nothing,
            "deducted": self.deducted, "assessed": self.assessed,
        }  # fmt: skip
        found = shapes[item["shape"]](item)
        if found is None:
            return None
        lines = list(found)
        if "cap" in item:
            trim(lines, self.part(hundredths(item["cap"])))
        lacking = self.part(hundredths(item["floor"])) - total(lines) if "floor" in item else 0
        return [*lines, Line(date.min, lacking)] if lacking > 0 else lines

    def counted(self, item: dict[str, Any]) -> Iterator[Line]:
        """First, further, cap; by the record, or by the month."""
        for term in item["terms"]:
            lines, met = list[Line](), set[object]()
            for deed in self.chosen(term):
                unit = (deed.day.year, deed.day.month) if term.get("per") == "month" else id(deed)
                if not self.earns(deed) or unit in met:
                    lines.append(Line(deed.day, 0))
                    continue
                lines.append(Line(deed.day, hundredths(term["further" if met else "first"])))
                met.add(unit)
            if "cap" in term:
                trim(lines, self.part(hundredths(term["cap"])))
            yield from lines

    def target(self, item: dict[str, Any]) -> Iterator[Line]:
        """So much for the target, more above it, less for each that is missing; an event counts once."""
        events: dict[object, Deed] = {}
        chosen = self.chosen(item)
        for deed in chosen:
            if self.earns(deed):
                events.setdefault(deed.unit, deed)
        asked = self.part(item["target"])
        lacking = max(0, asked - len(events))
        points = hundredths(item["points"]) - lacking * hundredths(item["minus"])
        carriers = list(events.values())[:asked] if not lacking else []
        shares = [floor(Fraction(points, len(carriers)))] * len(carriers) if carriers else []
        for turn in range(points - sum(shares) if carriers else 0):
            shares[turn] += 1
        if not carriers:
            yield Line(date.min, points)
        borne = dict(zip(map(id, carriers), shares, strict=True))
        above = {id(deed) for deed in list(events.values())[asked:]}
        for deed in chosen:
            yield Line(deed.day, hundredths(item["plus"]) if id(deed) in above else borne.get(id(deed), 0))

    def all_or_nothing(self, item: dict[str, Any]) -> list[Line]:
        """All of it where nothing one was asked to was missed."""
        chosen, asked = self.chosen(item), self.occasions(item)
        points = self.part(hundredths(item["points"]))
        if not asked:
            return [Line(date.min, points), *(Line(deed.day, 0) for deed in chosen)]
        is_kept = all(deed.is_attended for deed in asked)
        share, rest = divmod(points if is_kept else 0, len(asked))
        parts = {id(deed): share + (at < rest) for at, deed in enumerate(asked)}
        return [Line(deed.day, parts.get(id(deed), 0)) for deed in chosen]

    def deducted(self, item: dict[str, Any]) -> Iterator[Line]:
        """Points less so much for each half day of leave, or for an absence without."""
        yield Line(date.min, self.part(hundredths(item["points"])))
        asked = {id(deed) for deed in self.occasions(item)}
        for deed in self.chosen(item):
            lost = 0
            if id(deed) in asked and deed.half_days:
                lost = hundredths(item["per_half_day"]) * deed.half_days
            elif id(deed) in asked and not deed.is_attended:
                lost = hundredths(item["per_absence"])
            yield Line(deed.day, -lost)

    def assessed(self, item: dict[str, Any]) -> list[Line] | None:
        """What the last assessor in line gave and somebody verified; None where nobody's is."""
        told = self.about(item["id"])
        order = [code("assessor", row["评定人"]) for _, row in told]
        verified = [
            (item["assessors"].index(who), end, row)
            for who, (end, row) in zip(order, told, strict=True)
            if YES[row["审核"]]
        ]
        if not verified:
            return None
        decides = max(verified, key=lambda one: one[:2])[2]
        return [Line(end, hundredths(row["评分"]) if row is decides else 0) for end, row in told]

    def about(self, item: str) -> list[tuple[date, Row]]:
        """The assessments of one item, however it is called."""
        names = next({one["id"], one["zh"]} for one in self.rule["item"] if one["id"] == item)
        return [(end, row) for end, row in self.given if row["评定项目"] in names]

    def chosen(self, part: dict[str, Any]) -> list[Deed]:
        """The records that a part of the rule is about, in order of day."""
        return sorted((deed for deed in self.deeds if is_about(part, deed)), key=lambda deed: deed.day)

    def earns(self, deed: Deed) -> bool:
        """Whether a record may count."""
        is_verified = deed.is_verified is True or not self.rule.get("only_verified")
        is_there = deed.is_attended or not self.rule.get("only_attended")
        return is_verified and is_there and deed not in self.voided

    def occasions(self, part: dict[str, Any]) -> list[Deed]:
        """What the subject was asked to: nothing it wasn't invited to is held against it."""
        return [
            deed
            for deed in self.chosen(part)
            if deed not in self.voided
            and (deed.is_verified or not self.rule.get("only_verified"))
            and deed.is_invited is not False
        ]


def is_about(part: dict[str, Any], deed: Deed) -> bool:
    """Whether an item, or a term of one, is about a record."""
    roles = part.get("roles")
    return deed.kind in part.get("kinds", ()) and (not roles or deed.role in roles)


def trim(lines: list[Line], cap: int) -> None:
    """Takes what lies above a cap from the latest points."""
    over = total(lines) - cap
    for line in sorted(lines, key=lambda line: line.day, reverse=True):
        if over > 0 and line.points > 0:
            taken = min(over, line.points)
            line.points -= taken
            over -= taken


def total(lines: Iterable[Line]) -> int:
    """What lines add up to."""
    return sum(line.points for line in lines)
