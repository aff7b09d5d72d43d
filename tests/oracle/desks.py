"""Issues by desk and by month, counted one at a time: what is due, and what kept the monthly cycle."""

from dataclasses import replace
from datetime import date, timedelta

from tests.oracle.days import Day, month_end, months_between, working_days
from tests.oracle.figures import Case, Counted, Figures, Scope, Values, is_resolved, limit

SOON = 5  # working days, as data/policy/display.toml ships it
ASSIGNED_WITHIN, FED_BACK_WITHIN = 0, 1  # months, as data/policy/issue_cycle.toml ships them


class Desks(Figures):
    """The figures of one inbox about desks and the monthly cycle."""

    def issues_due(self, scope: Scope, by: tuple[str, ...]) -> Counted:
        points = [scope.as_of]
        if "month" in by:
            months = months_between(scope.start, min(scope.end, scope.as_of))
            points = [min(month_end(month), scope.as_of) for month in months]
        held = [
            Case(path, replace(scope, as_of=point), stay, point, self.receptions)
            for point in points
            for path in self.paths(replace(scope, as_of=point), None, point)
            for stay in path.counted
            if stay.left is None
        ]
        return held, due

    def issues_cycle_punctuality(self, scope: Scope, by: tuple[str, ...]) -> Counted:
        return self.cohort(scope), cycle


def due(cases: list[Case]) -> Values:
    """What lies at a desk, by the working days left there."""
    left = [days_left(case) for case in cases]
    known = [days for days in left if days is not None]
    return {
        "open": len(left),
        "overdue": sum(days < 0 for days in known),
        "due_soon": sum(0 <= days <= SOON for days in known),
        "later": sum(days > SOON for days in known),
        "unknown": len(left) - len(known),
        "newly_overdue": sum(is_newly_overdue(case) for case in cases),
    }


def days_left(case: Case) -> int | None:
    """Working days to the last day on time; None where the stay began on no known day."""
    return days_left_on(case, case.scope.as_of)


def days_left_on(case: Case, day: date) -> int | None:
    """The same on another day."""
    stay = case.stay
    assert stay is not None
    if not stay.entered.known:
        return None
    return limit(case, stay) - working_days(stay.entered.date, day)


def is_newly_overdue(case: Case) -> bool:
    """Whether it is overdue and wasn't on the day before the period began."""
    now, before = days_left(case), days_left_on(case, case.scope.start - timedelta(days=1))
    return now is not None and before is not None and now < 0 <= before


def cycle(cases: list[Case]) -> Values:
    """Issues by the month of their first assignment and feedback, and what each month still owes."""
    assigned = [months_after(case, "assigned") for case in cases]
    fed_back = [months_after(case, "fed_back") for case in cases]
    over = [months_over(case) for case in cases]
    done = [is_resolved(case) for case in cases]
    owed = [
        after is None and not is_done and months >= ASSIGNED_WITHIN
        for after, is_done, months in zip(assigned, done, over, strict=True)
    ]
    missing = [
        after is None and months >= FED_BACK_WITHIN for after, months in zip(fed_back, over, strict=True)
    ]
    given = [after for after in assigned if after is not None]
    told = [after for after in fed_back if after is not None]
    return {
        "collected": len(cases),
        "settled": sum(after is None and is_done for after, is_done in zip(assigned, done, strict=True)),
        "assigned": sum(after <= ASSIGNED_WITHIN for after in given),
        "assigned_late": sum(after > ASSIGNED_WITHIN for after in given),
        "unassigned": sum(owed),
        "to_assign": len(given) + sum(owed),
        "fed_back": sum(after <= FED_BACK_WITHIN for after in told),
        "fed_back_late": sum(after > FED_BACK_WITHIN for after in told),
        "not_fed_back": sum(missing),
        "to_feed_back": len(told) + sum(missing),
    }


def months_after(case: Case, kind: str) -> int | None:
    """Months from the collection's to that in which something was first done; None where it wasn't yet."""
    days: list[Day] = [fact.day for fact in case.issue.facts if fact.kind == kind]
    first = min((day.date for day in days if day.date <= case.scope.as_of), default=None)
    return None if first is None else month_number(first) - month_number(case.issue.head.collected.date)


def months_over(case: Case) -> int:
    """How many months after that of the collection are over by the end of as_of."""
    tomorrow = case.scope.as_of + timedelta(days=1)
    return month_number(tomorrow) - 1 - month_number(case.issue.head.collected.date)


def month_number(day: date) -> int:
    """Months counted through."""
    return day.year * 12 + day.month
