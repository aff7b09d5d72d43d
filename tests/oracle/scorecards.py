"""The streets' yearly assessment, marked a street at a time from the rows handed in and the policy file."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor
from pathlib import Path

from tests.oracle.figures import Scope, Values
from tests.oracle.files import code

POLICY = tomllib.loads(
    (Path(__file__).resolve().parents[2] / "data" / "policy" / "scorecard.toml").read_text(encoding="utf-8")
)
HALVES = {"H1": (1, 6, 30), "H2": (7, 12, 31)}
Row = dict[str, str]


@dataclass(frozen=True)
class Input:
    """One value of a street: for a year or a half, known from the end of what it was handed in with."""

    street: str
    item: str
    year: int
    is_whole_year: bool
    value: Fraction
    known: date


def inputs(told: list[tuple[date | None, Row]]) -> list[Input]:
    """The rows with the ends of their submissions; of a running ledger (None) that of the row's period."""
    found = []
    for end, row in told:
        year, half = int(row["考核期"][:4]), row["考核期"][4:]
        own = date(year, *HALVES[half][1:]) if half else date(year, 12, 31)
        item = code("scorecard_item", row["考核项目"]) or ""
        value = Fraction(Decimal(row["得分"]))
        found.append(Input(row["行政区划"], item, year, not half, value, end or own))
    return found


@dataclass(frozen=True)
class Card:
    """One street's assessment of one year; an item nobody handed in is missing, not 0."""

    street: str
    values: dict[str, Fraction]

    @property
    def marks(self) -> dict[str, Fraction]:
        """What is marked of it, as parts of its weight."""
        return {
            item["code"]: self.values[item["code"]] * item["weight"] / item["full"]
            for item in POLICY["item"]
            if item["code"] in self.values
        }


def cards(told: list[Input], streets: list[str], scope: Scope) -> Iterator[Card]:
    """A card a street and year that the period touches, once anybody's of that year is known."""
    for year in range(scope.start.year, scope.end.year + 1):
        known = [one for one in told if one.year == year and one.known <= scope.as_of]
        for street in streets if known else ():
            yield Card(street, dict(valued([one for one in known if one.street == street])))


def valued(own: list[Input]) -> Iterator[tuple[str, Fraction]]:
    """The year's own value; else marks of its halves averaged, what is counted in them added up."""
    counted = {target["code"] for target in POLICY["target"]}
    for item in {one.item for one in own}:
        whole = [one.value for one in own if one.item == item and one.is_whole_year]
        parts = [one.value for one in own if one.item == item and not one.is_whole_year]
        if whole:
            yield item, whole[0]
        else:
            yield item, sum(parts, Fraction()) / (1 if item in counted else len(parts))


def shown(mark: Fraction) -> Fraction:
    """A mark as it is told: to the hundredth, rounded half up."""
    return Fraction(floor(100 * mark + Fraction(1, 2)), 100)


def score(of: list[Card]) -> Values:
    """scorecard.score: the weighted mark out of 100 of those that lack nothing."""
    complete = [card for card in of if len(card.marks) == len(POLICY["item"])]
    weights = sum(item["weight"] for item in POLICY["item"]) * len(complete)
    points = sum((sum(card.marks.values(), Fraction()) for card in complete), Fraction())
    given = sum(len(card.marks) for card in of)
    return {
        "cards": len(of),
        "complete": len(complete),
        "incomplete": len(of) - len(complete),
        "given": given,
        "missing": len(of) * len(POLICY["item"]) - given,
        "complete_share": len(complete) / len(of) if of else None,
        "score": float(100 * points / weights) if complete else None,
    }


def items(of: list[Card], item: str | None = None) -> Values:
    """scorecard.items: the marks given, of all items or of one."""
    asked = [one for one in POLICY["item"] if item in (None, one["code"])]
    given = [(card.values[one["code"]], one) for card in of for one in asked if one["code"] in card.values]
    expected = len(of) * len(asked)
    mark, full = sum((shown(value) for value, _ in given), Fraction()), sum(one["full"] for _, one in given)
    return {
        "expected": expected,
        "given": len(given),
        "missing": expected - len(given),
        "mark": float(mark) if given or not expected else None,
        "full": full,
        "given_share": len(given) / expected if expected else None,
        "rate": float(mark / full) if full else None,
    }


def targets(of: list[Card], item: str | None = None) -> Values:
    """scorecard.targets: the numbers against what is asked for, of all targets or of one."""
    asked = [one for one in POLICY["target"] if item in (None, one["code"])]
    told = [(card.values.get(one["code"]), one) for card in of for one in asked]
    known = [(value, one) for value, one in told if value is not None]
    short = sum(value < one["least"] for value, one in known)
    above = sum("most" in one and value > one["most"] for value, one in known)
    made = sum((value for value, _ in known), Fraction())
    return {
        "expected": len(told),
        "made": float(made) if known or not told else None,
        "met": len(known) - short - above,
        "short": short,
        "above": above,
        "unknown": len(told) - len(known),
        "known": len(known),
        "reached_share": (len(known) - short) / len(known) if known else None,
    }
