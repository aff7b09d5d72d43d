"""Suggestions told in one ledger after the other: which were ever rated dissatisfied, which were pressed."""

from dataclasses import dataclass
from datetime import date

from tests.oracle.figures import Scope, Values
from tests.oracle.rolls import Row, Told, day_of, part

POOR = "不满意"  # data/policy/suggestions.toml puts it under key supervision


@dataclass(frozen=True)
class Rated:
    """A suggestion with each view told and the day it is known from, the newest last; keyed from a day."""

    submitted: date
    views: tuple[tuple[date, str], ...]
    keyed: date | None

    def known(self, day: date) -> list[str]:
        """The views known by a day; of what was said since nothing was known then."""
        return [view for known, view in self.views if known <= day]


def ratings(told: Told) -> list[Rated]:
    """Every suggestion; a view has a day of its own, or is known from the end of the period that has it."""
    found: dict[str, list[tuple[date, Row]]] = {}
    for end, rows in sorted(told, key=lambda one: one[0]):
        for row in rows:
            found.setdefault(row["建议编号"], []).append((end, row))
    return [rated(history) for history in found.values()]


def rated(history: list[tuple[date, Row]]) -> Rated:
    """One suggestion, from what its ledgers said."""
    views: list[tuple[date, str]] = []
    for end, row in history:
        view, day = row["满意度"], row["评价日期"]
        if view and (day or not views or views[-1][1] != view):
            views.append((day_of(day) if day else end, view))
    keyed = [end for end, row in history if row["重点督办"] == "是"]
    return Rated(day_of(history[0][1]["提出日期"]), tuple(views), min(keyed, default=None))


def key_owed(every: list[Rated], scope: Scope) -> Values:
    """suggestions.key_owed: those ever rated dissatisfied."""
    last = min(scope.end, scope.as_of)
    cohort = [one for one in every if scope.start <= one.submitted <= last]
    owed = [one for one in cohort if POOR in one.known(scope.as_of)]
    keyed = sum(one.keyed is not None and one.keyed <= scope.as_of for one in owed)
    return part(keyed, len(owed)) | {
        "owed": len(owed),
        "keyed": keyed,
        "missing": len(owed) - keyed,
        "turned": sum(one.known(scope.as_of)[-1] != POOR for one in owed),
    }
