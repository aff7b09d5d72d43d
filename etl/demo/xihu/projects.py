"""Xihu's livelihood projects: one project, one plan, with its unit, deadline, safeguards and nodes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from etl.demo.chance import stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.roster import roster
from etl.demo.workday import on_or_before
from etl.demo.works import (
    Ballot,
    Check,
    Node,
    Work,
    check_ledger,
    checked,
    matter,
    node_ledger,
    plan_of,
    work_ledger,
)

YEARS = (2023, 2024)
PERIODS = {2023: ("2023", date(2023, 12, 31)), 2024: ("2024-01..2024-08", date(2024, 8, 31))}
# The code list holds no community of the street: those named are invented.
_COMMUNITIES = ("星湖社区", "长塘社区", "聚湖社区", "锦湖社区")
GROUPS = tuple(f"{each}专业代表小组" for each in ("经济发展", "社会事业", "综合治理", "城市建设", "生态环境"))
_PLACES, _CANDIDATES, _CAST = 10, 12, 68


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """Each year's projects with their plans and checks."""
    for year in YEARS:
        own, period = works(ground, year), PERIODS[year]
        running = [work for work in own if work.ballot is not None and work.ballot.is_chosen]
        yield work_ledger(ground, ground.unit, period, own, f"民生实事项目台账{year}")
        nodes = [node for work in running for node in _plan(ground, work)]
        yield node_ledger(ground, ground.unit, period, nodes, f"民生实事项目实施计划{year}")
        yield check_ledger(
            ground, ground.unit, period[0], _checks(ground, running, year), f"民生实事项目监督记录{year}"
        )


@cache
def works(ground: Ground, year: int) -> tuple[Work, ...]:
    """Twelve candidates of a year, ten of them chosen."""
    random = stream(ground.seed, "ballot", year)
    votes = sorted((random.randint(24, _CAST - 1) for _ in range(_CANDIDATES)), reverse=True)
    return tuple(
        _work(ground, year, number, Ballot(_PLACES, count, _CAST, number < _PLACES))
        for number, count in enumerate(votes)
    )


def _work(ground: Ground, year: int, number: int, ballot: Ballot) -> Work:
    topics = matter()["topic"]
    topic = topics[(number + (5 if year % 2 else 0)) % len(topics)]
    candidate = Work(
        id=f"{year}-{number + 1:02d}",
        name=topic["name"].format(place=_COMMUNITIES[number % len(_COMMUNITIES)]),
        kind="livelihood",
        region=ground.unit,
        year=year,
        department=topic["department"],
        ballot=ballot,
    )
    return _planned(ground, candidate, topic["wan"], number) if ballot.is_chosen else candidate


def _planned(ground: Ground, work: Work, wan: int, number: int) -> Work:
    """The plan of what was chosen: every fifth is behind it, and waits for an audit."""
    random, last = stream(ground.seed, "project", work.year, number), PERIODS[work.year][1]
    planned = date(work.year, random.choice((6, 7, 9, 10, 11)), random.randint(5, 27))
    is_behind = number % 5 == 4 and planned < last
    ended = planned + timedelta(days=random.choice((-15, -8, -3, 0, 0, 11)))
    return replace(
        work,
        group=GROUPS[number % len(GROUPS)],
        planned_start=date(work.year, 2, 20),
        planned_finish=planned,
        started=date(work.year, 2, 26) + timedelta(days=random.randint(0, 25)),
        finished=ended if ended <= last and not is_behind else None,
        investment=round(wan * random.uniform(0.8, 1.6)) * 10_000,
        cause="audit" if is_behind else None,
        safeguards=random.choice(matter()["checks"]["safeguards"]),
    )


def _plan(ground: Ground, work: Work) -> list[Node]:
    return plan_of(work, stream(ground.seed, "plan", work.id))


def _checks(ground: Ground, running: list[Work], year: int) -> list[Check]:
    """Three visits in four quarters of five, as far as the period reaches."""
    bench = [deputy.name for deputy in roster(ground.place) if deputy.tier == "council"]
    made = []
    for work in running:
        random = stream(ground.seed, "checks", work.id)
        for month in (3, 6, 8, 11):
            day = on_or_before(date(year, month, random.randint(4, 27)))
            if (
                day <= PERIODS[year][1]
                and random.random() < 0.8
                and (not work.finished or day <= work.finished)
            ):
                made.append(checked(random, work, day, "visit", bench))
    return made
