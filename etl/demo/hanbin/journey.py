"""The month-end rhythm of a path upwards: village, town meeting, county meeting, and the days each takes."""

from datetime import date, timedelta
from random import Random

from etl.demo.outcomes import Aftermath, handled, resolution
from etl.demo.record import Fate, Stay, Story
from etl.demo.workday import after, next_month_end, on_or_after

_ON_THE_SPOT = 0.12
_RAISED_AT_ONCE = 0.45
_COUNTY_LIMIT = 30  # calendar days that the county's meeting gives a department


def village_stay(random: Random, told: Story, collected: date, until: date) -> Stay:
    """A stay that the village ends itself: most within days, a few after months, all by `until`."""
    day = collected
    if random.random() >= _ON_THE_SPOT:
        day = handled(random, collected, until, median=5.5, spread=0.95)
    return Stay(resolution=resolution(random, "village", day, told, Aftermath(until)))


def escalated_by_village(random: Random, collected: date) -> date:
    """The day the village's two committees pass an issue up: shortly before a month's end."""
    return next_month_end(collected, back=random.randint(2, 5))


def town_stay(random: Random, told: Story, escalated: date, fate: Fate, until: date) -> Stay:
    """A stay at the town: weighed at the month-end meeting, then handled there or passed up."""
    received = after(escalated, random.choice((0, 0, 1, 1, 2)))
    meeting = next_month_end(received)
    if fate != "town":
        is_at_once = fate == "county_open" or random.random() < _RAISED_AT_ONCE
        raised = meeting if is_at_once else next_month_end(meeting + timedelta(days=1))
        return Stay(received=received, assigned=meeting, escalated=raised)
    day = handled(random, meeting, until, median=15, spread=0.8)
    return Stay(
        received=received,
        assigned=meeting,
        department=told.topic.town_department,
        resolution=resolution(random, "town", day, told, Aftermath(until)),
    )


def county_stay(
    random: Random, told: Story, escalated: date, until: date, is_resolved: bool, is_reopened: bool
) -> Stay:
    """A stay at the county: the directors' month-end meeting hands it to a department."""
    received = after(escalated, random.choice((1, 1, 2, 3)))
    assigned = next_month_end(received)
    department = told.topic.county_department
    due = on_or_after(assigned + timedelta(days=_COUNTY_LIMIT))
    if not is_reopened and not is_resolved:
        return Stay(
            received=received,
            assigned=assigned if assigned <= until else None,
            department=department,
            due=due,
        )
    first_until = assigned + timedelta(days=70) if is_reopened else until
    day = handled(random, assigned, first_until, median=28, spread=0.6)
    aftermath = Aftermath(until, "explained", is_watched=True) if is_reopened else Aftermath(until)
    first = resolution(random, "county", day, told, aftermath)
    stay = Stay(received=received, assigned=assigned, department=department, due=due, resolution=first)
    return _taken_up_again(random, told, stay, until, is_resolved) if is_reopened else stay


def _taken_up_again(random: Random, told: Story, stay: Stay, until: date, is_resolved: bool) -> Stay:
    if stay.resolution is None or stay.resolution.review_date is None:
        raise ValueError("an issue is taken up again after a look-back")
    reopened = after(stay.resolution.review_date, random.randint(1, 4))
    second = None
    if is_resolved:
        day = handled(random, reopened, until, median=35, spread=0.3)
        second = resolution(random, "county", day, told, Aftermath(until, "solved"))
    return Stay(
        received=stay.received,
        assigned=stay.assigned,
        department=stay.department,
        due=stay.due,
        resolution=stay.resolution,
        reopened=reopened,
        second=second,
    )
