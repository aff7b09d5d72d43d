"""The issue figures, counted one issue at a time from their definitions."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from pathlib import Path as Folder

from tests.oracle import intervals
from tests.oracle.days import Day, month_end, months_between, read_day, working_days
from tests.oracle.files import Row, code, read_inbox
from tests.oracle.issues import Entry, Issue, issues_of
from tests.oracle.place import ancestor, child_within, inside, rank
from tests.oracle.walk import Path, Stay, walk

Values = dict[str, float | int | None]
Answer = dict[tuple[str | None, ...], Values]

LIMIT = 15  # working days at every level, as data/policy/deadlines.toml ships it
BANDS = (15, 30, 60, 90)
AGES = (15, 30, 60, 90)  # data/policy/display.toml ships them so
LEVELS = ("village", "town", "county", "city")


@dataclass(frozen=True)
class Scope:
    """What a figure is asked for."""

    region: str
    start: date
    end: date
    as_of: date
    where: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Case:
    """What is counted: an issue's path and, for figures of stays, one stay of it; `point` in a series."""

    path: Path
    scope: Scope
    stay: Stay | None = None
    point: date | None = None
    receptions: dict[str, Row] = field(default_factory=dict, repr=False)

    @property
    def issue(self) -> Issue:
        """The issue counted."""
        return self.path.issue

    def dimension(self, name: str) -> str | None:
        """The member of a dimension the case belongs to; None where the ledgers don't say."""
        head = self.issue.head
        if name in ("month", "quarter", "year"):
            return period_of(self.point or head.collected.date, name)
        if name == "level":
            return self.stay.level if self.stay else head.level
        if name == "region":
            return child_within(head.region, self.scope.region)
        if name in ("town", "village"):
            return ancestor(head.region, name)
        if name in ("mode", "setting"):
            reception = self.receptions.get(self.issue.word("reception") or "")
            return code(f"reception_{name}", reception[name]) if reception else None
        text = self.issue.word(name)
        vocabulary = {"category": "category", "source": "issue_source"}.get(name)
        return code(vocabulary, text) if vocabulary and text else text


def period_of(day: date, name: str) -> str:
    """'2021-06', '2021Q2' or '2021'."""
    quarter = f"{day.year}Q{(day.month + 2) // 3}"
    return {"month": f"{day:%Y-%m}", "quarter": quarter, "year": f"{day.year}"}[name]


def share(numerator: int, denominator: int) -> Values:
    """A share with its Wilson interval; unknown of nothing."""
    band = intervals.wilson(numerator, denominator)
    low, high = band or (None, None)
    value = numerator / denominator if denominator else None
    return {"numerator": numerator, "denominator": denominator, "value": value, "low": low, "high": high}


def duration(spans: list[tuple[int, bool]]) -> Values:
    """The Kaplan-Meier quartiles and the ninth decile, how many ended and how many were watched."""
    steps = intervals.kaplan_meier(spans)
    at = {"p25": Fraction(1, 4), "value": Fraction(1, 2), "p75": Fraction(3, 4), "p90": Fraction(9, 10)}
    ended = sum(ended for _, ended in spans)
    counts: Values = {"numerator": ended, "denominator": len(spans)}
    return counts | {name: intervals.quantile(steps, part) for name, part in at.items()}


class Figures:
    """The figures of one inbox."""

    def __init__(self, inbox: Folder) -> None:
        rows = read_inbox(inbox)
        self.inbox = inbox
        self.issues = issues_of(rows["issue"], rows["issue_event"], rows["issue_review"])
        self.reviews = rows["issue_review"]
        self.receptions = {row["id"]: row for row in rows["reception"]}
        self.walked: dict[tuple[int, date], Path] = {}

    def figure(self, name: str, scope: Scope, by: tuple[str, ...] = ()) -> Answer:
        """A figure by its id: members of the dimensions -> its values; where nothing happened, nothing."""
        cases, count = getattr(self, name.replace(".", "_"))(scope, by)
        groups: dict[tuple[str | None, ...], list[Case]] = defaultdict(list)
        for case in cases:
            if all(case.dimension(key) == value for key, value in scope.where):
                groups[tuple(case.dimension(key) for key in by)].append(case)
        if not by:
            groups.setdefault((), [])
        return {key: count(group) for key, group in groups.items()}

    def paths(self, scope: Scope, start: date | None, end: date) -> Iterator[Path]:
        """The paths, as of the scope's day, of what was collected there in a period."""
        for issue in self.issues:
            day = issue.head.collected.date
            if inside(issue.head.region, scope.region) and (start or day) <= day <= min(end, scope.as_of):
                yield self.path(issue, scope.as_of)

    def path(self, issue: Issue, as_of: date) -> Path:
        """The issue's path as of a day, walked once."""
        key = (id(issue), as_of)
        if key not in self.walked:
            self.walked[key] = walk(issue, as_of)
        return self.walked[key]

    def cohort(self, scope: Scope) -> list[Case]:
        """What began in the period, as it stood on as_of."""
        paths = self.paths(scope, scope.start, scope.end)
        return [Case(path, scope, receptions=self.receptions) for path in paths]

    def stays(self, scope: Scope) -> list[Case]:
        """The counted stays of the cohort."""
        return [replace(case, stay=stay) for case in self.cohort(scope) for stay in case.path.counted]

    def issues_collected(self, scope: Scope, by: tuple[str, ...]) -> "Counted":
        return self.cohort(scope), lambda cases: {"value": len(cases)}

    def issues_level_flow(self, scope: Scope, by: tuple[str, ...]) -> "Counted":
        return self.stays(scope), flow

    def issues_resolution_rate(self, scope: Scope, by: tuple[str, ...]) -> "Counted":
        if "level" in by:
            return self.stays(scope), lambda cases: share(sum(stands(case) for case in cases), len(cases))
        return self.cohort(scope), lambda cases: share(sum(is_resolved(case) for case in cases), len(cases))

    def issues_settled_within(self, scope: Scope, by: tuple[str, ...]) -> "Counted":
        return self.cohort(scope), settled

    def issues_closed_rate(self, scope: Scope, by: tuple[str, ...]) -> "Counted":
        cases = [case for case in self.cohort(scope) if is_resolved(case)]
        return cases, lambda cases: share(sum(case.path.is_closed for case in cases), len(cases))

    def issues_disposition(self, scope: Scope, by: tuple[str, ...]) -> "Counted":
        return [case for case in self.cohort(scope) if is_resolved(case)], dispositions

    def issues_reopened_rate(self, scope: Scope, by: tuple[str, ...]) -> "Counted":
        cases = [case for case in self.cohort(scope) if case.path.is_ever_resolved]
        return cases, lambda cases: share(sum(case.path.is_reopened for case in cases), len(cases))

    def issues_on_time_rate(self, scope: Scope, by: tuple[str, ...]) -> "Counted":
        return self.stays(scope), punctuality

    def issues_time_to_resolve(self, scope: Scope, by: tuple[str, ...]) -> "Counted":
        return self.cohort(scope), lambda cases: duration([s for case in cases if (s := life(case))])

    def issues_settled_by_age(self, scope: Scope, by: tuple[str, ...]) -> "Counted":
        return self.cohort(scope), settled_by_age

    def issues_stay_time(self, scope: Scope, by: tuple[str, ...]) -> "Counted":
        return self.stays(scope), lambda cases: duration([s for case in cases if (s := stay_life(case))])

    def issues_backlog(self, scope: Scope, by: tuple[str, ...]) -> "Counted":
        points = [scope.as_of]
        grain = next((name for name in by if name in ("month", "quarter", "year")), None)
        if grain:
            months = months_between(scope.start, min(scope.end, scope.as_of))
            ends = {period_of(month, grain): min(month_end(month), scope.as_of) for month in months}
            points = list(ends.values())
        return [case for point in points for case in self.open_on(point, scope)], ages

    def open_on(self, point: date, scope: Scope) -> Iterator[Case]:
        """What was open at the end of a day, as it was known then."""
        for path in self.paths(replace(scope, as_of=point), None, point):
            if path.resolved is None:
                yield Case(path, scope, point=point, receptions=self.receptions)


Counted = tuple[list[Case], Callable[[list[Case]], Values]]


def is_resolved(case: Case) -> bool:
    """Whether a resolution stands."""
    return case.path.resolved is not None


def stands(case: Case) -> bool:
    """Whether the stay ended in a resolution that stands."""
    assert case.stay is not None
    return case.stay.left_by == "resolved" and not case.stay.is_undone


def flow(cases: list[Case]) -> Values:
    """What entered and what left."""
    stays = [case.stay for case in cases if case.stay]
    entered = ("first_collected", "arrived", "returned_in", "reopened_here")
    values: Values = {name: sum(stay.entered_by == name for stay in stays) for name in entered}
    values |= {"taken_in": len(stays)}
    values |= {name: sum(stay.left_by == name for stay in stays) for name in ("escalated", "returned")}
    values |= {"resolved": sum(stands(case) for case in cases)}
    values |= {"resolved_then_reopened": sum(stay.is_undone for stay in stays)}
    return values | {"in_progress": sum(stay.left_by is None for stay in stays)}


def settled(cases: list[Case]) -> Values:
    """How many were resolved without going beyond each level."""
    values: Values = {"collected": len(cases)}
    for level in ("village", "town", "county"):
        within = [case for case in cases if is_resolved(case) and rank(case.path.highest) <= rank(level)]
        values[f"within_{level}"] = len(within)
    return values


def dispositions(cases: list[Case]) -> Values:
    """Resolved issues by what the resolution was."""
    stated = [case.path.disposition for case in cases if case.path.disposition]
    values: Values = {name: stated.count(name) for name in ("solved", "planned", "explained")}
    values |= {"resolved": len(cases), "unstated": len(cases) - len(stated)}
    return values | share(stated.count("solved"), len(stated))


def punctuality(cases: list[Case]) -> Values:
    """Five bins that add up, and the share on time of those that can be judged."""
    bins = [punctual(case) for case in cases]
    names = ("on_time", "late", "open_within", "open_overdue", "unknown")
    values: Values = {name: bins.count(name) for name in names}
    judged = bins.count("on_time") + bins.count("late") + bins.count("open_overdue")
    return values | share(bins.count("on_time"), judged)


def punctual(case: Case) -> str:
    """Which of the five bins a stay falls into on the scope's as_of."""
    stay = case.stay
    assert stay is not None
    if not stay.entered.known or (stay.left and not stay.left.known):
        return "unknown"
    end = stay.left.date if stay.left else case.scope.as_of
    in_time = working_days(stay.entered.date, end) <= limit(case, stay)
    if stay.left:
        return "on_time" if in_time else "late"
    return "open_within" if in_time else "open_overdue"


def limit(case: Case, stay: Stay) -> int:
    """The working days a stay may take: up to the 办理时限 of the row at its level, else what policy says."""
    own: Iterable[Entry] = (entry for entry in case.issue.entries if entry.level == stay.level)
    due = next((day for entry in own if (day := read_day(entry.row["due"]))), None)
    return working_days(stay.entered.date, due.date) if due else LIMIT


def settled_by_age(cases: list[Case]) -> Values:
    """Of the issues at least so old those resolved within so many days."""
    known = [(case, span) for case in cases if (span := life(case))]
    values: Values = {"collected": len(cases)}
    for days in AGES:
        old = [
            span for case, span in known if (case.scope.as_of - case.issue.head.collected.date).days >= days
        ]
        settled = sum(ended and lasted <= days for lasted, ended in old)
        values |= {f"old_{days}": len(old), f"settled_{days}": settled}
        values[f"by_{days}"] = settled / len(old) if old else None
    return values


def life(case: Case) -> tuple[int, bool] | None:
    """Calendar days from collected to the standing resolution, else to as_of; None where a day is unknown."""
    return span(case.issue.head.collected, case.path.resolved, case.scope.as_of)


def stay_life(case: Case) -> tuple[int, bool] | None:
    """Calendar days a stay lasted, or has lasted by as_of; None where a day is unknown."""
    assert case.stay is not None
    return span(case.stay.entered, case.stay.left, case.scope.as_of)


def span(start: Day, end: Day | None, as_of: date) -> tuple[int, bool] | None:
    """(days, whether it ended)."""
    if not start.known or (end and not end.known):
        return None
    return ((end.date if end else as_of) - start.date).days, end is not None


def ages(cases: list[Case]) -> Values:
    """Open issues by age in working days."""
    lows = [0, *(band + 1 for band in BANDS)]
    names = [f"age_{low}_{high}" for low, high in zip(lows, BANDS, strict=False)] + [f"age_over_{BANDS[-1]}"]
    found = []
    for case in cases:
        collected = case.issue.head.collected
        age = working_days(collected.date, case.point or case.scope.as_of)
        found.append(names[sum(age > band for band in BANDS)] if collected.known else "age_unknown")
    values: Values = {name: found.count(name) for name in (*names, "age_unknown")}
    return values | {"open": len(cases)}


__all__ = ["Figures", "Scope"]
