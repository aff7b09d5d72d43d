"""China's working days: what the published calendar (package chinesecalendar) changes about plain weeks."""

from chinese_calendar.constants import holidays, workdays

EPOCH = 719163  # date(1970, 1, 1).toordinal()


def exceptions() -> tuple[tuple[int, bool], ...]:
    """Each day (since 1970-01-01) the State Council moved, and whether it is a working day."""
    moved = dict.fromkeys(holidays, False) | dict.fromkeys(workdays, True)
    return tuple(sorted((day.toordinal() - EPOCH, is_workday) for day, is_workday in moved.items()))


def known_years() -> tuple[int, int]:
    """First and last year whose arrangement is published; outside them only weekends are known."""
    years = [day.year for day in holidays]
    return min(years), max(years)
