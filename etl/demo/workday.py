"""Days as offices keep them: working days of China's calendar and month ends."""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from chinese_calendar import is_workday


@cache
def is_working(day: date) -> bool:
    """Whether the day is worked, by the State Council's calendar with its make-up days."""
    return bool(is_workday(day))


def on_or_after(day: date) -> date:
    """The day itself if it is worked, else the next that is."""
    while not is_working(day):
        day += timedelta(days=1)
    return day


def on_or_before(day: date) -> date:
    """The day itself if it is worked, else the last that was."""
    while not is_working(day):
        day -= timedelta(days=1)
    return day


def after(day: date, working_days: int) -> date:
    """The day so many working days later; 0 gives the day itself or the next working day."""
    found = on_or_after(day)
    for _ in range(working_days):
        found = on_or_after(found + timedelta(days=1))
    return found


@cache
def month_end(year: int, month: int, back: int = 0) -> date:
    """The last working day of a month, or the one so many working days before it."""
    found = on_or_before(date(year, month, monthrange(year, month)[1]))
    for _ in range(back):
        found = on_or_before(found - timedelta(days=1))
    return found


def next_month_end(day: date, back: int = 0) -> date:
    """The first month end (so many working days before the last) that isn't before the day."""
    found = month_end(day.year, day.month, back)
    if found >= day:
        return found
    return month_end(*next_month(day.year, day.month), back)


def next_month(year: int, month: int) -> tuple[int, int]:
    """The month after."""
    return (year + 1, 1) if month == 12 else (year, month + 1)


def months(first: date, last: date) -> list[tuple[int, int]]:
    """Every (year, month) that has a day from first to last."""
    found = [(first.year, first.month)]
    while found[-1] < (last.year, last.month):
        found.append(next_month(*found[-1]))
    return found
