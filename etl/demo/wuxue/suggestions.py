"""Wuxue's leads of 2023 and the suggestions formed of them: dispatched, accepted and rated, town by town."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from etl.demo.chance import apportioned, drawn, stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.matters import Level, departments
from etl.demo.proposals import Pace, Proposal, handled, lead_ledger, suggestion_ledger, titled
from etl.demo.record import Story, Town, Village
from etl.demo.roster import roster
from etl.demo.sheet import Row
from etl.demo.stories import story
from etl.demo.workday import on_or_after

_LAST = date(2023, 7, 30)
_FORMED_BY = date(2023, 7, 8)
_LEVELS: dict[Level, float] = {"village": 38, "town": 38, "county": 24}
_ROUTES: dict[Level, dict[str, float]] = {
    "village": {"on_the_spot": 30, "street": 70},
    "town": {"street": 1},
    "county": {"department": 1},
}
_VILLAGE_OFFICE = "村(社区)两委"
_SOURCES = {"visit": 46, "reception": 30, "meeting": 14, "online": 6, "hotline": 4}
# Towns differ in how quickly they go about it.
_PACES = (Pace(), Pace(reply=5.0), Pace(reply=9.5, undispatched=0.08), Pace(rated=0.6))


@dataclass(frozen=True)
class Lead:
    """Something that people raised; `number` in its town's ledger."""

    number: str
    day: date
    town: Town
    village: Village
    source: str
    level: Level
    story: Story


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """Of each town its running ledger of leads and that of the suggestions formed of them."""
    formed = _formed(ground)
    for town in ground.towns:
        own = [lead for lead in leads(ground) if lead.town == town]
        numbers = {lead.number: f"JY-{n:03d}" for n, lead in enumerate(_kept(own, formed), start=1)}
        rows = [_lead_row(lead, numbers.get(lead.number)) for lead in own]
        unit = town.code[:9]
        yield lead_ledger(ground, unit, "all", f"{town.name}问题线索台账", rows)
        proposals = [_suggestion(ground, lead, numbers[lead.number]) for lead in _kept(own, formed)]
        yield suggestion_ledger(ground, unit, "all", f"{town.name}代表建议办理台账", proposals)


def _kept(own: list[Lead], formed: frozenset[tuple[str, str]]) -> list[Lead]:
    return [lead for lead in own if (lead.town.code, lead.number) in formed]


@cache
def leads(ground: Ground) -> tuple[Lead, ...]:
    """As many as the report prints, by towns in proportion to their voters, in order of day."""
    total = ground.figures["leads"]
    shares = apportioned(total, [float(town.voters) for town in ground.towns], [total] * len(ground.towns))
    found: list[Lead] = []
    for town, share in zip(ground.towns, shares, strict=True):
        random = stream(ground.seed, "leads", town.code)
        length = (_LAST - ground.first_day).days
        drawn_days = sorted(random.randint(3, length) for _ in range(share))
        found += [
            _lead(town, n, on_or_after(ground.first_day + timedelta(days=day)), random)
            for n, day in enumerate(drawn_days, start=1)
        ]
    return tuple(found)


def _lead(town: Town, number: int, day: date, random: Random) -> Lead:
    village, level = random.choice(town.villages), drawn(random, _LEVELS)
    told = story(random, village, day.month, level)
    return Lead(f"XS-{number:03d}", day, town, village, drawn(random, _SOURCES), level, told)


def _formed(ground: Ground) -> frozenset[tuple[str, str]]:
    """Which leads became suggestions, as many as printed: those of the last weeks haven't yet."""
    able = [(lead.town.code, lead.number) for lead in leads(ground) if lead.day <= _FORMED_BY]
    return frozenset(stream(ground.seed, "formed").sample(able, ground.figures["suggestions"]))


def _lead_row(lead: Lead, suggestion: str | None) -> Row:
    return {
        "id": lead.number,
        "date": lead.day,
        "region": lead.village.code,
        "source": lead.source,
        "topic": lead.story.title,
        "suggestion": suggestion,
    }


def _suggestion(ground: Ground, lead: Lead, number: str) -> Row:
    random = stream(ground.seed, "suggestion", lead.town.code, lead.number)
    category = lead.story.topic.category
    bench = defaultdict(list)
    for deputy in roster(ground.place):
        bench[deputy.region].append(deputy.name)
    leading, *others = random.sample(bench[lead.town.code], random.choice((1, 1, 2, 3)))
    route = drawn(random, _ROUTES[lead.level])
    proposal = Proposal(
        id=number,
        title=titled(category, lead.village, random),
        submitted=on_or_after(lead.day + timedelta(days=random.randint(2, 18))),
        region=lead.village.code,
        deputy=leading,
        routing=route,
        department=None if route == "on_the_spot" else _handler(ground, lead.level, category),
        level=lead.level,
        session="闭会期间",
        co_signers=tuple(others),
        lead=lead.number,
    )
    return handled(proposal, _PACES[lead.town.number % len(_PACES)], ground.as_of, random)


def _handler(ground: Ground, level: Level, category: str) -> str:
    return _VILLAGE_OFFICE if level == "village" else departments(ground.place)[level][category]
