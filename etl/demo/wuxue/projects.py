"""Wuxue's livelihood projects of 2023: asked for, put to a ballot in eight towns, started, mostly done."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random

from etl.demo.chance import apportioned, stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.record import Town, Village
from etl.demo.roster import roster
from etl.demo.sheet import Row, sheet
from etl.demo.workday import on_or_before
from etl.demo.works import (
    Ballot,
    Check,
    Work,
    check_ledger,
    checked,
    matter,
    node_ledger,
    plan_of,
    work_ledger,
)

YEAR = 2023
PERIOD = ("2023-01..2023-07", date(2023, 7, 31))
# candidates for so many places: one more each, which is 10 to 20 % of either
_PLACES = (8, 9, 8, 7, 8, 9, 8, 7)
_ASKED = {
    "interview": "people_interviewed",
    "questionnaire": "questionnaires",
    "opinion": "solicited_opinions",
}
_QUARTERS = (date(2023, 1, 1), date(2023, 4, 1), date(2023, 7, 1))


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """Of each town with a ballot: what was asked for, its projects, their nodes and the checks of them."""
    for town in towns(ground):
        own, unit = works(ground, town), town.code[:9]
        running = [work for work in own if work.ballot is None or work.ballot.is_chosen]
        nodes = [node for work in running for node in plan_of(work, stream(ground.seed, "plan", work.id))]
        yield _solicited(ground, town)
        yield work_ledger(ground, unit, PERIOD, own, f"{town.name}民生实事项目台账")
        yield node_ledger(ground, unit, PERIOD, nodes, f"{town.name}民生实事项目节点")
        yield check_ledger(
            ground, unit, PERIOD[0], _checks(ground, town, running), f"{town.name}民生实事项目监督记录"
        )


def towns(ground: Ground) -> list[Town]:
    """The eight that are towns, not streets: streets have no congress to ballot."""
    return [town for town in ground.towns if town.name.endswith("镇")]


@cache
def works(ground: Ground, town: Town) -> tuple[Work, ...]:
    """The candidates of one town, the chosen first."""
    number = towns(ground).index(town)
    places, before = _PLACES[number], sum(_PLACES[:number])
    random = stream(ground.seed, "ballot", town.code)
    cast = sum(deputy.region == town.code and deputy.tier == "town" for deputy in roster(ground.place)) - 2
    votes = sorted((random.randint(cast * 2 // 5, cast - 1) for _ in range(places)), reverse=True)
    ballots = [Ballot(places, count, cast, True) for count in votes]
    last = Ballot(places, random.randint(cast // 8, votes[-1] - 1), cast, False)
    return tuple(
        _work(ground, town, order, ballot, before + order) for order, ballot in enumerate([*ballots, last])
    )


def _work(ground: Ground, town: Town, order: int, ballot: Ballot, overall: int) -> Work:
    random = stream(ground.seed, "project", town.code, order)
    topics = matter()["topic"]
    topic = topics[(order + 5 * town.number) % len(topics)]
    known = Work(
        id=f"{YEAR}-{order + 1:02d}",
        name=topic["name"].format(place=_said(random.choice(town.villages))),
        kind="livelihood",
        region=town.code[:9],
        year=YEAR,
        department=topic["department"],
        group=f"{town.name}第{'一二三'[order % 3]}监督小组",
        ballot=ballot,
    )
    return _planned(ground, known, topic["wan"], overall, random) if ballot.is_chosen else known


def _said(village: Village) -> str:
    """The village as people say it: 仙人口村村委会 is 仙人口村, not 仙人口村村."""
    return village.name.replace("村村", "村")


def _planned(ground: Ground, work: Work, wan: int, overall: int, random: Random) -> Work:
    """What was chosen has started; all but nine are done, which is 85 % with the rest cut off."""
    total = ground.figures["projects"]
    done = total * ground.figures["completion_rate"] // 100 + 1
    is_done = overall * done // total != (overall + 1) * done // total
    planned = date(YEAR, random.choice((5, 6, 7)), random.randint(8, 28))
    if not is_done:
        planned = date(YEAR, random.choice((7, 8, 9, 10, 11)), random.randint(8, 20))
    ended = planned + timedelta(days=random.choice((-14, -9, -6, -3, -1, 0, 5)))
    started = date(YEAR, 2, random.randint(6, 24))
    is_late = not is_done and planned <= PERIOD[1]
    cause = random.choice(("tender", "weather", "funding")) if is_late else None
    return replace(
        work,
        planned_start=date(YEAR, 2, 1) + timedelta(days=random.randint(0, 12)),
        planned_finish=planned,
        started=started,
        finished=min(ended, PERIOD[1]) if is_done else None,
        investment=round(wan * random.uniform(0.7, 1.4)) * 10_000,
        cause=cause,
        lead=30 if not is_done and not is_late and overall % 3 == 0 else -8,
    )


def _checks(ground: Ground, town: Town, running: list[Work]) -> list[Check]:
    """Most projects are visited once in each quarter in which they run."""
    random = stream(ground.seed, "visits", town.code)
    bench = [deputy.name for deputy in roster(ground.place) if deputy.region == town.code]
    made = []
    for work in running:
        for first in _QUARTERS:
            day = on_or_before(first + timedelta(days=random.randint(38, 80) if first.month < 7 else 20))
            if (
                random.random() < 0.86
                and (work.finished is None or first <= work.finished)
                and day >= date(2023, 2, 6)
            ):
                made.append(checked(random, work, day, "visit", bench))
    return made


def _solicited(ground: Ground, town: Town) -> Ledger:
    """The town's share of all that was asked, in proportion to its voters."""
    asked = towns(ground)
    rows: list[Row] = []
    weights = [float(each.voters) for each in asked]
    figures = {
        "interview": "people_interviewed",
        "questionnaire": "questionnaires",
        "opinion": "solicited_opinions",
    }
    for kind, figure in figures.items():
        total = ground.figures[figure]
        share = apportioned(total, weights, [total] * len(asked))[asked.index(town)]
        rows.append({"year": YEAR, "region": town.code[:9], "kind": kind, "count": share})
    title = f"{town.name}民生实事项目征集情况"
    page = sheet("solicitation", "征集情况", rows, f"{ground.short}{title}")
    return Ledger(town.code[:9], PERIOD[0], title, (page,))
