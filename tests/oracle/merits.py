"""Boards of deputies and of groups: who is scored, who is ranked, and what the figures come to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any

from tests.oracle.days import month_end, months_between
from tests.oracle.deeds import STANDING, Book, Row, day_of, distinct, is_late, serves
from tests.oracle.figures import Scope, Values
from tests.oracle.files import code
from tests.oracle.points import Line, Reckoning

GRADES = ("excellent", "good", "competent", "basic", "poor")


@dataclass(frozen=True)
class Span:
    """A calendar year's part of a period, as it was known on a day."""

    start: date
    end: date
    as_of: date

    @property
    def last(self) -> date:
        """The last day of which anything is known."""
        return min(self.end, self.as_of)

    @property
    def months(self) -> list[date]:
        """The last day of each of its months."""
        return [month_end(month) for month in months_between(self.start, self.end)]


@dataclass
class Scored:
    """One subject's score; `points` None while somebody's assessment is awaited."""

    key: str
    tier: str | None
    region: str
    is_long_enough: bool
    points: int | None
    grade: str | None
    is_near: bool
    lines: list[Line]
    rank: int | None = None
    cohort: int = 0


def months_needed(months: int) -> int:
    """Months in office that a rank over so many months needs."""
    above, below = STANDING["short_part"]
    return (
        STANDING["min_months"] if months >= STANDING["year_months"] else ceil(Fraction(months * above, below))
    )


def spans(scope: Scope) -> Iterator[Span]:
    """The calendar years that a period touches and that have begun."""
    for year in range(scope.start.year, scope.end.year + 1):
        start, end = max(scope.start, date(year, 1, 1)), min(scope.end, date(year, 12, 31))
        if start <= scope.as_of:
            yield Span(start, end, scope.as_of)


def deputies(book: Book, rule: dict[str, Any], scope: Scope) -> list[Scored]:
    """The board of deputies, year by year."""
    found = []
    for span in spans(scope):
        there = [row for row in book.deputy if is_there(row, span) and rule["valid_from"] <= span.end]
        year = [
            scored(book, rule, span, row["代表编号"], row, sum(serves(row, day) for day in span.months))
            for row in there
        ]
        found += ranked(year)
    return found


def is_there(row: Row, span: Span) -> bool:
    """Whether a deputy was in office at a month's end, of the part that is known."""
    begins, ends = day_of(row["任期开始"]), day_of(row["任期结束"] or "9999-12-31")
    return begins <= span.last and ends >= span.start and any(serves(row, day) for day in span.months)


def groups(book: Book, rule: dict[str, Any], scope: Scope) -> list[Scored]:
    """The board of groups: their members' records together."""
    return [
        one
        for span in spans(scope)
        for one in ranked(
            [scored(book, rule, span, row["小组编号"], row, len(span.months)) for row in book.group]
        )
    ]


def scored(book: Book, rule: dict[str, Any], span: Span, key: str, row: Row, months: int) -> Scored:
    """One subject's score in one year."""
    is_group = "小组编号" in row
    deeds = [
        deed
        for deed in book.deeds
        if (deed.group if is_group else deed.deputy) == key and span.start <= deed.day <= span.last
    ]
    given = [
        (end, told)
        for end, told in distinct(book.assessment)
        if told.get("小组" if is_group else "代表") == key and is_of(told, end, span)
    ]
    reckoning = Reckoning(rule, deeds, book.voided(span.as_of), given, months, len(span.months))
    lines, is_awaited, grade, is_near = reckoning.scored()
    points = None if is_awaited else sum(line.points for line in lines)
    tier = None if is_group else code("deputy_tier", row["代表层级"])
    is_long_enough = months >= months_needed(len(span.months))
    return Scored(key, tier, row["行政区划"], is_long_enough, points, grade, is_near, lines)


def is_of(row: Row, end: date, span: Span) -> bool:
    """Whether an assessment is of a time within the span's year that meets it, and was handed in by then."""
    lasts = {"": end, f"{end.year}": date(end.year, 12, 31), f"{end.year}H1": date(end.year, 6, 30)}
    first, last = date(end.year, 1, 1), lasts[row["评定期间"]]
    return end <= span.as_of and first.year == span.end.year and first <= span.last and last >= span.start


def ranked(year: list[Scored]) -> list[Scored]:
    """Each with its rank among those of its tier that can be ranked; nobody among too few."""
    for one in year:
        rivals = [
            other.points
            for other in year
            if other.tier == one.tier and other.is_long_enough and other.points is not None
        ]
        one.cohort = len(rivals)
        if one.is_long_enough and one.points is not None and len(rivals) >= STANDING["min_cohort"]:
            one.rank = 1 + sum(points > one.points for points in rivals)
    return year


def figures(board: list[Scored], subjects: str) -> Values:
    """deputies.score or groups.score of so many."""
    known = [one.points for one in board if one.points is not None]
    ranks = [one.rank for one in board if one.rank is not None]
    lines = [line for one in board for line in one.lines]
    values: Values = {grade: sum(one.grade == grade for one in board) for grade in GRADES}
    return values | {
        subjects: len(board),
        "ungraded": sum(one.grade is None for one in board),
        "awaited": len(board) - len(known),
        "near": sum(one.is_near for one in board),
        "ranked": len(ranks),
        "known": len(known),
        "points": sum(known) / 100 if known or not board else None,
        "rank_sum": sum(ranks) if ranks or not board else None,
        "cohort_sum": sum(one.cohort for one in board),
        "mean": sum(known) / 100 / len(known) if known else None,
        "entries": len(lines),
        "earning": sum(line.points != 0 for line in lines),
    }


def corrections(book: Book, scope: Scope, of: Iterable[Row]) -> Values:
    """deputies.corrections: what was asked for in the period, and what had come of it."""
    asked = [row for row in of if scope.start <= day_of(row["提出日期"]) <= min(scope.end, scope.as_of)]
    told = [
        row["处理结果"] if row["答复日期"] and day_of(row["答复日期"]) <= scope.as_of else "" for row in asked
    ]
    meant = [(row, book.meant(row)) for row in asked]
    return {
        "asked": len(asked),
        "accepted": told.count("采纳"),
        "rejected": told.count("不采纳"),
        "open": told.count(""),
        "late": sum(deed is not None and is_late(row, deed) for row, deed in meant),
    }


def by_group(book: Book, scope: Scope, of: Iterable[str]) -> Values:
    """deputies.by_group: the groups, and what was done in their name."""
    held = {
        group: [
            deed
            for deed in book.deeds
            if deed.group == group
            and deed.is_of_group
            and deed.is_attended
            and scope.start <= deed.day <= min(scope.end, scope.as_of)
        ]
        for group in of
    }
    return {
        "groups": len(held),
        "silent": sum(not deeds for deeds in held.values()),
        "members": sum(len(book.members[group]) for group in held),
        "active": sum(len({deed.deputy for deed in deeds}) for deeds in held.values()),
        "events": sum(len({deed.unit for deed in deeds}) for deeds in held.values()),
        "attendances": sum(map(len, held.values())),
    }
