"""The figures of what is owed, counted a duty at a time."""

import tomllib
from collections.abc import Callable
from datetime import date

from tests.oracle.books import DATA, Book, registered
from tests.oracle.duties import Duty
from tests.oracle.evidence import reception
from tests.oracle.figures import Scope, Values
from tests.oracle.place import full, level_of
from tests.oracle.rolls import day_of, part, total


def due(duties: list[Duty], scope: Scope) -> list[Duty]:
    """What fell due in the period, by as_of."""
    return [duty for duty in duties if scope.start <= duty.due <= min(scope.end, scope.as_of)]


def judged(duties: list[Duty], scope: Scope) -> list[Duty]:
    """The same; what a ledger lists is missed only after its day."""
    day = scope.as_of
    return [duty for duty in due(duties, scope) if duty.family != "task" or duty.due < day or duty.met(day)]


def fulfilled(duties: list[Duty], scope: Scope) -> Values:
    """obligations.fulfilled."""
    states = [duty.state(scope.as_of) for duty in judged(duties, scope)]
    met = len(states) - states.count("missed")
    counts: Values = {name: states.count(name) for name in ("on_time", "late", "missed")}
    return counts | part(met, len(states)) | {"owed": len(states), "met": met}


def owed(duties: list[Duty], scope: Scope) -> Values:
    """obligations.owed."""
    return {"value": fulfilled(duties, scope)["missed"]}


def pace(duties: list[Duty], scope: Scope) -> Values:
    """obligations.pace: periods that run on as_of."""
    day = scope.as_of
    running = [duty for duty in duties if duty.family != "task" and duty.first <= day <= duty.due]
    states = [heading(duty, day) for duty in running]
    counts: Values = {name: states.count(name) for name in ("met", "on_pace", "behind", "not_yet")}
    return counts | {
        "running": len(running),
        "required": sum(duty.required for duty in running),
        "made": sum(duty.made(day) for duty in running),
        "projected": sum(duty.made(day) * days(duty) // gone(duty, day) for duty in running),
    }


def heading(duty: Duty, day: date) -> str:
    """Where a running duty is heading; what is owed once has no pace."""
    made = duty.made(day)
    if made >= duty.required:
        return "met"
    if duty.required == 1:
        return "not_yet"
    return "on_pace" if made * days(duty) >= duty.required * gone(duty, day) else "behind"


def days(duty: Duty) -> int:
    """The days of its period."""
    return gone(duty, duty.due)


def gone(duty: Duty, day: date) -> int:
    """Days of its period up to one of them."""
    return (day - duty.first).days + 1


def duty_list(duties: list[Duty], scope: Scope) -> Values:
    """deputies.duty_list."""
    chosen = [duty for duty in due(duties, scope) if duty.family == "duty_list"]
    missing = [max(0, duty.required - duty.made(scope.as_of)) for duty in chosen]
    met = missing.count(0)
    return part(met, len(chosen)) | {
        "unmet": len(chosen) - met,
        "required": sum(duty.required for duty in chosen),
        "made": sum(duty.made(scope.as_of) for duty in chosen),
        "missing": sum(missing),
    }


def checks_owed(duties: list[Duty], scope: Scope) -> Values:
    """projects.checks_owed."""
    chosen = [duty for duty in due(duties, scope) if duty.family == "check"]
    made = sum(duty.met(scope.as_of) is not None for duty in chosen)
    return part(made, len(chosen)) | {"missing": len(chosen) - made}


def calendar(duties: list[Duty], scope: Scope) -> Values:
    """budget.calendar."""
    states = [duty.state(scope.as_of) for duty in due(duties, scope) if duty.family == "budget"]
    overdue = states.count("missed")
    counts: Values = {name: states.count(name) for name in ("on_time", "late")}
    return counts | part(len(states) - overdue, len(states)) | {"overdue": overdue}


def reception_day(book: Book, duties: list[Duty], scope: Scope) -> Values:
    """stations.reception_day, with those who came."""
    chosen = [duty for duty in due(duties, scope) if duty.family == "reception_day"]
    states = [duty.state(scope.as_of) for duty in chosen]
    kept = {
        (duty.subject.name, duty.due) for duty, state in zip(chosen, states, strict=True) if state != "missed"
    }
    held = [
        row
        for row in book.rows("reception")
        if (told := reception(book, row)) and told[:2] in kept and told[2] <= scope.as_of
    ]
    there = [len(row["接待代表"].split("、")) for row in held if row["接待代表"]]
    return part(len(kept), len(chosen)) | {
        "on_the_day": states.count("on_time"),
        "moved": states.count("late"),
        "missed": states.count("missed"),
        "deputies": total(there, held),
        "people": total((int(row["接待人次"]) for row in held), held),
    }


FIGURES: dict[str, Callable[[list[Duty], Scope], Values]] = {
    "obligations.fulfilled": fulfilled,
    "obligations.owed": owed,
    "obligations.pace": pace,
    "deputies.duty_list": duty_list,
    "projects.checks_owed": checks_owed,
    "budget.calendar": calendar,
}


def reviews_held(book: Book, scope: Scope) -> Values:
    """reviews.held: distinct offices of each street that a quota asks, by the year since the first."""
    (quota,) = tomllib.loads((DATA / "policy" / "reviews.toml").read_text(encoding="utf-8"))["quota"]
    reviews, day = book.rows("review"), scope.as_of
    years = range(
        min(day_of(row["评议日期"]) for row in reviews).year, book.stretches("review")[-1][1].year + 1
    )
    asked = [year for year in years if scope.start.year <= year <= min(scope.end.year, day.year)]
    towns = [
        full(place)
        for place in registered()
        if level_of(place) == quota["level"] and place.startswith(tuple(quota["regions"]))
        if place.startswith(book.place[:6]) and full(place).startswith(scope.region.rstrip("0"))
    ]
    counts = [
        (year, len({row["评议对象"] for row in reviews if is_held(row, town, year, day)}))
        for town in towns
        for year in asked
    ]
    running = sum(offices < quota["least"] and date(year, 12, 31) > day for year, offices in counts)
    within = sum(quota["least"] <= offices <= quota["most"] for _, offices in counts)
    above = sum(offices > quota["most"] for _, offices in counts)
    settled = len(counts) - running
    return {
        "quotas": len(counts),
        "offices": sum(offices for _, offices in counts),
        "within": within,
        "above": above,
        "short": settled - within - above,
        "running": running,
        "met_share": (within + above) / settled if settled else None,
    }


def is_held(row: dict[str, str], town: str, year: int, upon: date) -> bool:
    """Whether an office of a street was reviewed in a year, by a day."""
    day = day_of(row["评议日期"])
    return row["对象类型"] != "人员" and full(row["行政区划"]) == town and day.year == year and day <= upon
