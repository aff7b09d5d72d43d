"""Hanbin's projects of 2021 under supervision: one in every town, each followed by one of five groups.

The report prints nothing of them; they fill the ledgers that the county keeps beside its issues.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random

from etl.demo.chance import stream
from etl.demo.ground import Ground
from etl.demo.hanbin.network import stations
from etl.demo.ledger import Ledger
from etl.demo.material import published
from etl.demo.record import Town
from etl.demo.workday import on_or_before
from etl.demo.works import (
    Check,
    Work,
    check_ledger,
    checked,
    matter,
    node_ledger,
    plan_of,
    work_ledger,
)

YEAR = 2021
PERIOD = ("2021", date(2021, 12, 31))
_GROUPS = tuple(f"第{number}监督小组" for number in "一二三四五")
_CAUSES = ("demolition", "tender", "funding", "weather", "land")
# of the key projects every seventh, of the livelihood ones every eleventh waits for what its cause says
_SLOW = {"key": 7, "livelihood": 11}


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """The county's project ledger of the year, the nodes of its plans and the checks made."""
    own = works(ground)
    nodes = [node for work in own for node in plan_of(work, stream(ground.seed, "plan", work.id))]
    yield work_ledger(ground, ground.unit, PERIOD, own, f"重点和民生项目台账{YEAR}")
    yield node_ledger(ground, ground.unit, PERIOD, nodes, f"重点和民生项目节点{YEAR}")
    yield check_ledger(ground, ground.unit, PERIOD[0], _checks(ground, own), f"重点和民生项目监督记录{YEAR}")


@cache
def works(ground: Ground) -> tuple[Work, ...]:
    """A livelihood project in each town, and a key one in every third."""
    livelihood = [_work(ground, town, "livelihood", number) for number, town in enumerate(ground.towns)]
    key = [_work(ground, town, "key", number) for number, town in enumerate(ground.towns[::3])]
    return (*key, *livelihood)


def _work(ground: Ground, town: Town, kind: str, number: int) -> Work:
    topics = matter()["topic"]
    topic = topics[(number * 5 + (3 if kind == "key" else 0)) % len(topics)]
    work = Work(
        id=f"{YEAR}-{'Z' if kind == 'key' else 'M'}{number + 1:02d}",
        name=topic["name"].format(place=town.name),
        kind=kind,
        region=town.code[:9],
        year=YEAR,
        department=topic["department"],
        group=_GROUPS[number % len(_GROUPS)],
        safeguards=matter()["checks"]["safeguards"][number % 3],
    )
    random = stream(ground.seed, "project", work.id)
    return _planned(work, topic["wan"] * (6 if kind == "key" else 1), number, random)


def _planned(work: Work, wan: int, number: int, random: Random) -> Work:
    """Begun in spring; done by the year's end but for the slow ones, which say why."""
    planned = date(YEAR, random.choice((8, 9, 10, 11)), random.randint(5, 27))
    is_slow = number % _SLOW[work.kind] == _SLOW[work.kind] - 1
    ended = planned + timedelta(days=random.choice((-18, -9, -5, -2, 0, 0, 0, 8)))
    return replace(
        work,
        planned_start=date(YEAR, 3, 10),
        planned_finish=planned,
        started=date(YEAR, 3, 1) + timedelta(days=random.randint(0, 24)),
        finished=None if is_slow else ended,
        investment=round(wan * random.uniform(0.8, 1.5)) * 10_000,
        cause=random.choice(_CAUSES) if is_slow else None,
    )


def _checks(ground: Ground, own: tuple[Work, ...]) -> list[Check]:
    """A visit in most quarters in which a project ran, by deputies of its town."""
    benches = {
        station.region: [deputy.name for deputy in station.deputies]
        for station in stations(published(ground.place), ground.towns)
        if station.deputies and station.village is None
    }
    county = benches[ground.region]
    made = []
    for work in own:
        random = stream(ground.seed, "checks", work.id)
        bench = benches.get(work.region.ljust(12, "0"), county)
        for month in (3, 6, 9, 12):
            day = on_or_before(date(YEAR, month, random.randint(8, 28)))
            is_running = work.finished is None or day <= work.finished
            if is_running and random.random() < 0.88:
                made.append(checked(random, work, day, "visit", bench))
    return made
