"""Strike-offs worth a second look, found one issue at a time (data/policy/closures.toml)."""

import tomllib
from collections import Counter
from fractions import Fraction
from pathlib import Path

from tests.oracle.days import read_day, working_days
from tests.oracle.draws import Drawable, chosen
from tests.oracle.figures import Case, Scope, Values, is_resolved, limit, share
from tests.oracle.files import code
from tests.oracle.handling import Counted, Handling, struck_off
from tests.oracle.place import ancestor, inside

POLICY = tomllib.loads(
    (Path(__file__).resolve().parents[2] / "data" / "policy" / "closures.toml").read_text(encoding="utf-8")
)
REASONS = ("explained", "same_day", "unanimous", "same_reply", "last_day")
ANSWERS = ("satisfied", "basically_satisfied", "dissatisfied")


class Closures(Handling):
    """The figures of one inbox about strike-offs."""

    def satisfaction_on_paper(self, scope: Scope, by: tuple[str, ...]) -> Counted:
        return [case for case in self.cohort(scope) if is_resolved(case)], on_paper

    def issues_sampled_reviews(self, scope: Scope, by: tuple[str, ...]) -> Counted:
        drawn: dict[str, set[str]] = {}
        for row in self.reviews:
            if not inside(scope.region, row["draw"].split("/")[0]):
                continue
            found = drawn.setdefault(row["issue"], set())
            day = read_day(row["review_date"])
            if day and day.date <= scope.as_of and row["review_outcome"]:
                found.add(code("review_outcome", row["review_outcome"]) or "")
        cases = [case for case in self.cohort(scope) if case.issue.head.key in drawn]

        def count(cases: list[Case]) -> Values:
            outcomes = [drawn[case.issue.head.key] for case in cases]
            seen = [found for found in outcomes if found]
            refuted = sum("not_solved" in found for found in seen)
            values: Values = {"drawn": len(cases), "reviewed": len(seen), "pending": len(cases) - len(seen)}
            return values | {"not_solved": refuted} | share(refuted, len(seen))

        return cases, count

    def issues_review_sample(self, scope: Scope, by: tuple[str, ...]) -> Counted:
        closed = [c for c in self.cohort(scope) if c.path.is_ever_resolved and struck_off(c) is not None]
        line = [
            Drawable(
                case.issue.head.key,
                ancestor(case.issue.head.region, "town") or case.issue.head.region,
                case.path.disposition,
            )
            for case in closed
        ]
        drawn = set(chosen(line, POLICY["sample"]["size"], POLICY["sample"]["seed"]))

        def count(cases: list[Case]) -> Values:
            return {"closed": len(cases), "drawn": sum(case.issue.head.key in drawn for case in cases)}

        return closed, count

    def issues_closure_signals(self, scope: Scope, by: tuple[str, ...]) -> Counted:
        closed = [c for c in self.cohort(scope) if c.path.is_ever_resolved and struck_off(c) is not None]
        alike = unanimous(self.cohort(scope))
        replies = Counter((desk(case), reply(case)) for case in closed)
        ends = Counter((desk(case), last_day(case)) for case in closed)
        found = {
            id(case.path): {
                "explained": is_resolved(case)
                and case.path.disposition == "explained"
                and rating(case) in ANSWERS[:2],
                "same_day": is_assigned_that_day(case),
                "unanimous": rating(case) == "satisfied" and case.dimension("department") in alike,
                "same_reply": len(reply(case)) >= POLICY["same_reply"]["letters"]
                and replies[desk(case), reply(case)] >= POLICY["same_reply"]["closures"],
                "last_day": last_day(case) is not None
                and ends[desk(case), last_day(case)] >= POLICY["last_day"]["closures"],
            }
            for case in closed
        }

        def count(cases: list[Case]) -> Values:
            flags = [found[id(case.path)] for case in cases]
            values: Values = {name: sum(flag[name] for flag in flags) for name in REASONS}
            return values | {"closed": len(cases), "signalled": sum(any(flag.values()) for flag in flags)}

        return closed, count


def on_paper(cases: list[Case]) -> Values:
    """Of resolved issues what they were rated and what their resolution was."""
    rated = [case for case in cases if rating(case) in ANSWERS]
    pleased = [case for case in rated if rating(case) in ANSWERS[:2]]
    told = [case.path.disposition for case in pleased if case.path.disposition]
    stated = [case.path.disposition for case in cases if case.path.disposition]
    values: Values = {
        "resolved": len(cases),
        "rated": len(rated),
        "pleased": len(pleased),
        "stated": len(stated),
    }
    values |= {
        "solved": stated.count("solved"),
        "pleased_stated": len(told),
        "on_paper": told.count("explained"),
    }
    values |= {"response": len(rated) / len(cases) if cases else None}
    return values | share(told.count("explained"), len(told))


def rating(case: Case) -> str | None:
    """The last rating by as_of."""
    said = [fact.note for fact in case.path.facts if fact.kind == "rated" and fact.note]
    return said[-1] if said else None


def desk(case: Case) -> str:
    """The department; else the place that collected."""
    return case.dimension("department") or case.issue.head.region


def reply(case: Case) -> str:
    """The reply as written."""
    return (case.issue.word("reply") or "").strip()


def is_assigned_that_day(case: Case) -> bool:
    """Whether it was struck off on a day on which it was assigned."""
    days = {
        kind: {fact.day.date for fact in case.path.facts if fact.kind == kind and fact.day.known}
        for kind in ("assigned", "closed")
    }
    return bool(days["assigned"] & days["closed"])


def last_day(case: Case) -> tuple[int, int] | None:
    """The last day of its standing resolution's limit, as workdays of the year, where it ended then."""
    for stay in case.path.counted:
        if stay.left_by != "resolved" or stay.is_undone or not stay.entered.known:
            continue
        allowed = limit(case, stay)
        for fact in case.path.facts:
            if fact.kind not in ("resolved", "closed") or not fact.day.known:
                continue
            if working_days(stay.entered.date, fact.day.date) == allowed:
                return fact.day.date.year, working_days(fact.day.date.replace(month=1, day=1), fact.day.date)
    return None


def unanimous(cases: list[Case]) -> set[str | None]:
    """The departments whose ratings are all 'satisfied' where chance makes one such in all unlikely."""
    rated = [
        case
        for case in cases
        if is_resolved(case) and rating(case) in ANSWERS and case.dimension("department")
    ]
    ratings = Counter(case.dimension("department") for case in rated)
    pleased = Counter(case.dimension("department") for case in rated if rating(case) == "satisfied")
    judged = [name for name, number in ratings.items() if number >= POLICY["unanimous"]["ratings"]]
    alike = [name for name in judged if pleased[name] == ratings[name]]
    return {
        name
        for name in alike
        if dealt(ratings[name], pleased.total(), len(rated)) * len(judged)
        <= Fraction(POLICY["unanimous"]["per_mille"], 1000)
    }


def dealt(drawn: int, marked: int, total: int) -> Fraction:
    """The chance that each of `drawn`, one after the other, is among the marked."""
    chance = Fraction(1)
    for turn in range(drawn):
        chance *= Fraction(max(marked - turn, 0), total - turn)
    return chance
