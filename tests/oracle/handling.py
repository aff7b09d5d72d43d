"""Who handled what, counted one issue at a time: routing, departments, the city, closures."""

import tomllib
from collections.abc import Callable
from pathlib import Path

from tests.oracle.figures import LEVELS, Case, Figures, Scope, Values, is_resolved, punctual, share
from tests.oracle.files import code
from tests.oracle.issues import Fact

OWNERS: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).resolve().parents[2] / "data" / "policy" / "owner_levels.toml").read_text(
        encoding="utf-8"
    )
)["levels"]
ROUTES = ("on_the_spot", "street", "department", "passed_up")
Counted = tuple[list[Case], Callable[[list[Case]], Values]]


class Handling(Figures):
    """The figures of one inbox about who handled what."""

    def issues_routing(self, scope: Scope, by: tuple[str, ...]) -> Counted:
        return self.cohort(scope), routed

    def issues_league(self, scope: Scope, by: tuple[str, ...]) -> Counted:
        return [*self.cohort(scope), *self.stays(scope)], league

    def issues_city(self, scope: Scope, by: tuple[str, ...]) -> Counted:
        reached = [c for c in self.cohort(scope) if any(stay.level == "city" for stay in c.path.counted)]
        return reached, in_the_city

    def issues_misrouted(self, scope: Scope, by: tuple[str, ...]) -> Counted:
        return [*self.cohort(scope), *self.stays(scope)], misrouted

    def issues_hollow_closure(self, scope: Scope, by: tuple[str, ...]) -> Counted:
        closed = [c for c in self.cohort(scope) if c.path.is_ever_resolved and struck_off(c) is not None]
        return closed, hollow


def routed(cases: list[Case]) -> Values:
    """Issues by the way they were sent."""
    ways = [code("routing", case.issue.word("routing") or "") for case in cases]
    values: Values = {way: ways.count(way) for way in ROUTES}
    return values | {"collected": len(cases), "unstated": ways.count(None)}


def league(cases: list[Case]) -> Values:
    """What resolutions were, of issues; what was late, of stays."""
    issues = [case for case in cases if case.stay is None]
    timing = [punctual(case) for case in cases if case.stay]
    done = [case.path.disposition for case in issues if is_resolved(case)]
    stated = [disposition for disposition in done if disposition]
    values: Values = {name: stated.count(name) for name in ("solved", "planned", "explained")}
    values |= {"collected": len(issues), "resolved": len(done), "stated": len(stated)}
    values |= {"reopened": sum(case.path.is_reopened for case in issues)}
    values |= {"late": timing.count("late"), "overdue": timing.count("open_overdue")}
    return values | share(stated.count("solved"), len(stated))


def in_the_city(cases: list[Case]) -> Values:
    """What became of the issues that the city received."""
    done = [case.path for case in cases if is_resolved(case)]
    still = [case.path for case in cases if not is_resolved(case)]
    there = [path for path in still if path.open_at("city")]
    values: Values = {"reached": len(cases), "resolved": len(done), "at_city": len(there)}
    by_city = [path for path in done if path.resolved_level == "city"]
    values |= {"by_city": len(by_city), "below": len(done) - len(by_city)}
    values |= {"solved": sum(path.disposition == "solved" for path in done)}
    return values | {"returned": len(still) - len(there)} | share(len(done), len(cases))


def misrouted(cases: list[Case]) -> Values:
    """Resolved elsewhere than at a level that owns the category."""
    judged = [
        case for case in cases if not case.stay and is_resolved(case) and case.dimension("category") in OWNERS
    ]
    wrong = [c for c in judged if c.path.resolved_level not in OWNERS[c.dimension("category") or ""]]
    back = sum(case.stay.entered_by == "returned_in" for case in cases if case.stay)
    values: Values = {"judged": len(judged), "misrouted": len(wrong), "sent_back": back}
    could = [could_have(case) for case in wrong]
    values |= {f"could_{level}": could.count(level) for level in LEVELS}
    turns = [turned(case) for case in cases if not case.stay]
    values |= {"came_back": sum(map(bool, turns)), "back_and_forth": turns.count("again")}
    return values | share(len(wrong), len(judged))


def could_have(case: Case) -> str:
    """The owner nearest below the level that resolved it; else the nearest above."""
    owners = [LEVELS.index(level) for level in OWNERS[case.dimension("category") or ""]]
    there = LEVELS.index(case.path.resolved_level or "")
    return LEVELS[max([at for at in owners if at < there], default=min(owners))]


def turned(case: Case) -> str | None:
    """Whether it was ever sent back; 'again' where it was passed up after that."""
    stays = [stay for stay in case.path.stays if stay.problem != "double"]
    back = [at for at, stay in enumerate(stays) if stay.entered_by == "returned_in"]
    up = [at for at, stay in enumerate(stays) if stay.left_by == "escalated"]
    if not back:
        return None
    return "again" if up and up[-1] >= back[0] else "back"


def struck_off(case: Case) -> Fact | None:
    """The first strike-off."""
    return next((fact for fact in case.path.facts if fact.kind == "closed"), None)


def hollow(cases: list[Case]) -> Values:
    """What showed up after the first strike-off."""
    found = [later(case) for case in cases]
    bad = {"reviewed": "not_solved", "rated": "dissatisfied"}
    refuted = [{fact.kind for fact in facts if fact.note == bad.get(fact.kind, "")} for facts in found]
    again = [any(fact.kind == "reopened" for fact in facts) for facts in found]
    hollow = sum(bool(kinds) or back for kinds, back in zip(refuted, again, strict=True))
    values: Values = {"closed": len(cases), "evidenced": sum(bool(facts) for facts in found)}
    values |= {"not_solved": sum("reviewed" in kinds for kinds in refuted), "reopened": sum(again)}
    values |= {"dissatisfied": sum("rated" in kinds for kinds in refuted), "hollow": hollow}
    return values | share(hollow, sum(bool(facts) for facts in found))


def later(case: Case) -> list[Fact]:
    """Reviews with an outcome and reopenings from that day on, ratings after it."""
    closed = struck_off(case)
    assert closed is not None
    day = closed.day.date
    return [
        fact
        for fact in case.path.facts
        if (fact.kind == "reviewed" and fact.note in ("confirmed", "not_solved") and fact.day.date >= day)
        or (fact.kind == "reopened" and fact.day.date >= day)
        or (fact.kind == "rated" and fact.day.date > day)
    ]
