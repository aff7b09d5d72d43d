"""Longwan's supervision plans: three lists a street, regular and joint meetings, council sessions."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from etl.demo.chance import stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.plans import Meeting, Task, held, meeting_ledger, plan_material, task_ledger
from etl.demo.record import Town
from etl.demo.workday import on_or_before

PERIODS = (("2019", date(2019, 12, 31)), ("2020-01..2020-06", date(2020, 6, 30)))
_QUARTERS = ((2019, 3), (2019, 6), (2019, 9), (2019, 12), (2020, 3), (2020, 6))
# A street that left out a regular meeting, streets that held one more, one with a single council session;
# early in 2020, in the epidemic, few met.
_LEFT_OUT, _ONE_MORE, _ONE_SESSION = 8, (1, 4), 6
_MET_IN_THE_EPIDEMIC = (0, 3, 5)
# Of the tasks of 2019: which streets dropped one, which never did one, by its number in the street's plan.
_DROPPED = {2: 9, 5: 14, 7: 3}
_UNDONE = {3: 18, 6: 11, 8: 7, 9: 20}
_LATE = 0.09


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """Of each street: its plan and its meetings in each period; the district's joint meetings."""
    for town in ground.towns:
        unit, name = town.code[:9], town.name
        for period, year in zip(PERIODS, (2019, 2020), strict=True):
            yield task_ledger(ground, unit, period, tasks(ground, town, year), f"{name}三清单一计划")
            meetings = [one for one in _meetings(ground, town) if one.day.year == year]
            yield meeting_ledger(ground, unit, period[0], meetings, f"{name}会议台账")
    random = stream(ground.seed, "joint meetings")
    joint = [date(2019, 6, 20), date(2019, 12, 12), date(2020, 6, 18)]
    for period, year in zip(PERIODS, (2019, 2020), strict=True):
        own = [held(random, "joint", day, 34) for day in joint if day.year == year]
        yield meeting_ledger(ground, ground.unit, period[0], own, "街道人大联席会议台账")


def tasks(ground: Ground, town: Town, year: int) -> list[Task]:
    """The street's ten tasks handed down or joint, and one of its own each month with that month's theme."""
    known = plan_material()
    planned = [(one["list"], one["month"], one["title"], one["owner"]) for one in known["task"]]
    planned += [
        ("own_duty", month, f"“{theme}”主题监督", "工委委员")
        for month, theme in enumerate(known["themes"], 1)
    ]
    planned.sort(key=lambda one: (one[1], one[0]))
    return [
        _task(ground, town, year, number, *one, theme=known["themes"][one[1] - 1])
        for number, one in enumerate(planned, start=1)
    ]


def _task(
    ground: Ground,
    town: Town,
    year: int,
    number: int,
    list_: str,
    month: int,
    title: str,
    owner: str,
    theme: str,
) -> Task:
    random = stream(ground.seed, "task", town.code, year, number)
    begins = date(year, month, 1)
    due = (begins + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    is_dropped = year == 2019 and _DROPPED.get(town.number) == number
    is_undone = year == 2019 and _UNDONE.get(town.number) == number
    done = None if is_dropped or is_undone else _done(due, random)
    return Task(
        id=f"RW{year}-{number:02d}",
        list=list_,
        month=begins,
        title=title.format(town=town.name),
        owner=owner,
        due=due,
        done=done,
        theme=theme,
        outcome="dropped" if is_dropped else "done",
    )


def _done(due: date, random: Random) -> date:
    """Mostly within the month, at times some weeks late, but by the year's end."""
    if random.random() < _LATE and due.month < 11:
        return due + timedelta(days=random.randint(4, 40))
    return on_or_before(due - timedelta(days=random.randint(0, 19)))


def _meetings(ground: Ground, town: Town) -> Iterator[Meeting]:
    random = stream(ground.seed, "meetings", town.code)
    for year, month in _QUARTERS:
        day = on_or_before(date(year, month, random.randint(12, 27)))
        is_left_out = (year, month) == (2019, 9) and town.number == _LEFT_OUT
        is_epidemic = (year, month) == (2020, 3) and town.number not in _MET_IN_THE_EPIDEMIC
        if not is_left_out and not is_epidemic:
            yield held(random, "regular", day, random.randint(14, 26))
    if town.number in _ONE_MORE:
        yield held(random, "regular", on_or_before(date(2019, 10, 24)), random.randint(14, 26))
    for day in _sessions(town, random):
        yield held(random, "council", day, random.randint(28, 46))


def _sessions(town: Town, random: Random) -> list[date]:
    winter, summer = date(2019, 1, random.randint(8, 28)), date(2019, 7, random.randint(8, 28))
    days = [winter] if town.number == _ONE_SESSION else [winter, summer]
    return [on_or_before(day) for day in (*days, date(2020, 6, random.randint(8, 28)))]
