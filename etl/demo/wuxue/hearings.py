"""Wuxue's receptions of 2023 and its issues: a running ledger a town whose rows carry the whole way up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from etl.demo.chance import drawn, poisson, stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.matters import Level, Matter, departments, issue_ledger
from etl.demo.outcomes import Aftermath, handled, resolution
from etl.demo.record import Town, Village
from etl.demo.register import Post
from etl.demo.sheet import Row
from etl.demo.sittings import Sitting, names, reception_ledger
from etl.demo.stories import story
from etl.demo.workday import after, months, on_or_after
from etl.demo.wuxue.stations import posts

_PERIOD = "2023-01..2023-07"
_LAST = date(2023, 7, 31)
_HELD = {"model": 0.97, "key": 0.85, "compliant": 0.62}
_SETTINGS = {"station": 74, "home": 14, "public_place": 12}
_MODES = {"station": "drop_in", "home": "visit", "public_place": "outreach"}
_RESTS: dict[Level, float] = {"village": 58, "town": 30, "county": 12}
_MEDIAN: dict[Level, float] = {"village": 6, "town": 12, "county": 16}
_BECOME_ISSUES = 0.55
_RESOLVED = 0.9


@dataclass(frozen=True)
class _Way:
    """When an issue left a level and reached the next."""

    escalated: date
    received: date


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """A reception ledger and a running ledger of issues for each town."""
    for town in ground.towns:
        held = [sitting for sitting in sittings(ground) if sitting.post.town == town]
        yield reception_ledger(ground, town.code[:9], _PERIOD, f"{town.name}代表接待台账", held)
        yield issue_ledger(ground, town.code[:9], f"{town.name}群众问题台账", _issues(ground, town, held))


@cache
def sittings(ground: Ground) -> tuple[Sitting, ...]:
    """The months' receptions of every station; the better a station's grade, the fewer months it misses."""
    return tuple(
        _sitting(post, year, month, stream(ground.seed, "sitting", post.id, year, month))
        for post in posts(ground)
        for year, month in months(ground.first_day, _LAST)
        if stream(ground.seed, "held", post.id, year, month).random() < _HELD[post.grade or "compliant"]
    )


def _sitting(post: Post, year: int, month: int, random: Random) -> Sitting:
    rule = post.reception_rule
    planned = date(year, month, int(rule[2:-1]) if rule else random.randint(3, 24))
    day = on_or_after(planned)
    setting = drawn(random, _SETTINGS)
    said = poisson(random, 1.4)
    return Sitting(
        id=f"{post.id[3:]}-{day:%y%m%d}",
        post=post,
        day=day,
        planned=planned if rule and day != planned else None,
        mode=_MODES[setting],
        setting=setting,
        deputies=names(random, post, 4),
        person_times=said + 1 + poisson(random, 3.0),
        opinions=said,
    )


def _issues(ground: Ground, town: Town, held: list[Sitting]) -> list[Row]:
    rows: list[Row] = []
    heard = [sitting for sitting in held for _ in range(sitting.opinions)]
    for n, sitting in enumerate(sorted(heard, key=lambda sitting: (sitting.day, sitting.id))):
        random = stream(ground.seed, "issue", sitting.id, n)
        if random.random() < _BECOME_ISSUES:
            rows.append(_issue(ground, town, sitting, f"{len(rows) + 1:03d}", random))
    return rows


def _issue(ground: Ground, town: Town, sitting: Sitting, number: str, random: Random) -> Row:
    rest = drawn(random, _RESTS)
    village = sitting.post.village or random.choice(town.villages)
    to_town = _up(sitting.day, random) if rest != "village" else None
    to_county = _up(to_town.received, random) if to_town and rest == "county" else None
    arrived = (to_county or to_town or _Way(sitting.day, sitting.day)).received
    if arrived > ground.as_of:
        return _issue_of(ground, sitting, village, "village", sitting.day, random).row(number)
    row = _issue_of(ground, sitting, village, rest, arrived, random).row(number)
    return dict(row) | {
        "escalated_town": to_town.escalated if to_town else None,
        "received_town": to_town.received if to_town else None,
        "escalated_county": to_county.escalated if to_county else None,
        "received_county": to_county.received if to_county else None,
        "resolved_level": rest if row.get("resolved") else None,
    }


def _up(day: date, random: Random) -> _Way:
    escalated = after(day, random.randint(2, 9))
    return _Way(escalated, after(escalated, random.randint(0, 2)))


def _issue_of(
    ground: Ground, sitting: Sitting, village: Village, rest: Level, arrived: date, random: Random
) -> Matter:
    town = sitting.post.town or ground.towns[0]
    told = story(random, village, sitting.day.month, rest)
    ending = None
    if random.random() < _RESOLVED and arrived < ground.as_of - timedelta(days=3):
        day = handled(random, arrived, ground.as_of, _MEDIAN[rest], 0.7)
        ending = resolution(random, rest, day, told, Aftermath(ground.as_of))
    handler = departments(ground.place).get(rest, {}).get(told.topic.category)
    return Matter(
        collected=sitting.day,
        level="village",
        town=town,
        village=village,
        post=sitting.post,
        story=told,
        deputy=random.choice(sitting.deputies),
        source="visit" if sitting.setting == "home" else "reception",
        routing={"village": "on_the_spot", "town": "street", "county": "department"}[rest],
        reception=sitting.id,
        department=handler,
        assigned=arrived if handler else None,
        ending=ending,
    )
