"""Longwan's livelihood projects of 2019: small groups with one or two each, checked and evaluated."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from etl.demo.chance import apportioned, stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.record import Town
from etl.demo.roster import roster
from etl.demo.workday import on_or_before
from etl.demo.works import Check, Work, check_ledger, checked, matter, node_ledger, plan_of, work_ledger

YEAR = 2019
PERIODS = (("2019", date(2019, 12, 31)), ("2020-01..2020-06", date(2020, 6, 30)))
# How often what was owed was done: each quarter's check, the half-years' reports, the year's evaluation.
_KEPT = {"quarterly": 0.9, "half_year_report": 0.93, "evaluation": 0.96}
_QUARTERS = ((1, 3), (4, 6), (7, 9), (10, 12))


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """Of each street: its projects at the year's end and the half-year's after, their nodes and checks."""
    for town in ground.towns:
        own, unit = works(ground, town), town.code[:9]
        for period in PERIODS:
            yield work_ledger(ground, unit, period, own, f"{town.name}民生实事项目台账")
        nodes = [node for work in own for node in plan_of(work, stream(ground.seed, "plan", unit, work.id))]
        yield node_ledger(ground, unit, PERIODS[1], nodes, f"{town.name}民生实事项目节点")
        yield check_ledger(
            ground, unit, PERIODS[0][0], checks(ground, town), f"{town.name}民生实事项目监督记录"
        )


@cache
def works(ground: Ground, town: Town) -> tuple[Work, ...]:
    """The street's share of the year's projects."""
    total = ground.figures["livelihood_projects_2019"]
    shares = apportioned(total, [each.voters + 9000 for each in ground.towns], [total] * len(ground.towns))
    return tuple(_work(ground, town, number) for number in range(shares[ground.towns.index(town)]))


def _work(ground: Ground, town: Town, number: int) -> Work:
    random = stream(ground.seed, "project", town.code, number)
    topics = matter()["topic"]
    topic = topics[(number + 3 * town.number) % len(topics)]
    planned = date(YEAR, random.choice((10, 11, 11, 12)), random.randint(5, 28))
    slip = random.choice((-20, -12, -6, -3, -1, 0, 0, 9)) if random.random() > 0.06 else 75
    return Work(
        id=f"{YEAR}-{number + 1:02d}",
        name=topic["name"].format(place=random.choice(town.villages).name),
        kind="livelihood",
        region=town.code[:9],
        year=YEAR,
        department=topic["department"],
        group=f"{town.name}第{'一二三四五六七八'[number // 2 % 8]}项目监督小组",
        planned_start=date(YEAR, 1, random.randint(10, 30)),
        planned_finish=planned,
        started=date(YEAR, random.choice((2, 3)), random.randint(11, 27)),
        finished=planned + timedelta(days=slip),
        investment=round(topic["wan"] * random.uniform(0.8, 2.2)) * 10_000,
        cause=random.choice(("demolition", "tender", "land")) if slip > 30 else None,
        safeguards=random.choice(matter()["checks"]["safeguards"]),
    )


def checks(ground: Ground, town: Town) -> list[Check]:
    """每季督进度、半年听汇报、年度有评估: mostly done, and what wasn't is owed."""
    bench = [deputy.name for deputy in roster(ground.place) if deputy.region == town.code]
    made = []
    for work in works(ground, town):
        random = stream(ground.seed, "checks", town.code, work.id)
        days = [("quarterly", _within(first, last, random.randint(20, 80))) for first, last in _QUARTERS]
        days += [("half_year_report", date(YEAR, 6, random.randint(17, 28)))]
        days += [("half_year_report", date(YEAR, 12, random.randint(16, 27)))]
        days += [("evaluation", date(YEAR, 12, random.randint(18, 30)))]
        made += [
            checked(random, work, on_or_before(day), kind, bench)
            for kind, day in days
            if random.random() < _KEPT[kind]
        ]
    return made


def _within(first: int, last: int, days: int) -> date:
    """A day so many days into a quarter that begins and ends with these months."""
    return min(date(YEAR, first, 1) + timedelta(days=days), date(YEAR, last, 28))
