"""Dates as the test ledgers write them, and China's working days counted one by one."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import chinese_calendar


@dataclass(frozen=True, order=True)
class Day:
    """A day; where only the month was written it is the month's last day and not known."""

    date: date
    known: bool = True


def month_end(day: date) -> date:
    """The last day of a day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def read_day(text: str | None) -> Day | None:
    """The day a cell says: any separators between year, month and (maybe) day; None for a blank."""
    if not text or not text.strip():
        return None
    if re.fullmatch(r"\d{8}", text.strip()):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if len(numbers) == 2:
        return Day(month_end(date(numbers[0], numbers[1], 1)), known=False)
    return Day(date(numbers[0], numbers[1], numbers[2]))


@cache
def is_workday(day: date) -> bool:
    """China's calendar with its make-up days; weekdays in years it doesn't know."""
    if 2004 <= day.year <= 2026:
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < 5


@cache
def working_days(after: date, upto: date) -> int:
    """How many working days lie after one day, up to and including the other; negative if backwards."""
    if upto < after:
        return -working_days(upto, after)
    return sum(is_workday(after + timedelta(days=step)) for step in range(1, (upto - after).days + 1))


def months_between(start: date, end: date) -> list[date]:
    """The first day of each month that touches [start, end]."""
    months = []
    month = start.replace(day=1)
    while month <= end:
        months.append(month)
        month = month_end(month) + timedelta(days=1)
    return months
