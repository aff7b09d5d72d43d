"""Longwan's receptions of 2019 and 2020: five kinds of visit, with as many deputies as printed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random

from etl.demo.chance import apportioned, drawn, poisson, stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.longwan.stations import posts
from etl.demo.register import Post
from etl.demo.sittings import Sitting, names, reception_ledger
from etl.demo.workday import months, on_or_after

HALF_YEAR = (date(2020, 1, 1), date(2020, 6, 30))
PERIODS = {"2019": (date(2019, 1, 1), date(2019, 12, 31)), "2020-01..2020-06": HALF_YEAR}
_PERIOD_OF_JULY = "2020-07"
# The five visits (接访 约访 下访 走访 回访) and where each takes place.
_MODES = {"drop_in": 44, "appointment": 12, "outreach": 18, "visit": 18, "return_visit": 8}
_SETTINGS = {
    "drop_in": "station",
    "appointment": "station",
    "outreach": "public_place",
    "visit": "home",
    "return_visit": "home",
}
_HELD = {"station": 0.95, "point": 0.5, "online": 0.6}
_EPIDEMIC = {(2020, 1): 0.6, (2020, 2): 0.1, (2020, 3): 0.4}
_BENCH = 7


@cache
def sittings(ground: Ground) -> tuple[Sitting, ...]:
    """Every reception up to `as_of`; those of early 2020 add up to the printed attendances and opinions."""
    held = [sitting for post in posts(ground) for sitting in _of(ground, post)]
    first, last = HALF_YEAR
    counted = [sitting for sitting in held if first <= sitting.day <= last]
    others = [sitting for sitting in held if not first <= sitting.day <= last]
    return (*others, *_as_printed(ground, counted))


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """One reception ledger a street and period."""
    for town in ground.towns:
        own = [sitting for sitting in sittings(ground) if sitting.post.town == town]
        for period, (first, last) in PERIODS.items():
            held = [sitting for sitting in own if first <= sitting.day <= last]
            yield reception_ledger(ground, town.code[:9], period, f"{town.name}代表接待台账", held)
        july = [sitting for sitting in own if sitting.day > HALF_YEAR[1]]
        yield reception_ledger(ground, town.code[:9], _PERIOD_OF_JULY, f"{town.name}代表接待台账", july)


def _of(ground: Ground, post: Post) -> Iterator[Sitting]:
    for year, month in months(ground.first_day, ground.as_of):
        random = stream(ground.seed, "sitting", post.id, year, month)
        if random.random() < _HELD[post.kind] * _EPIDEMIC.get((year, month), 1.0):
            sitting = _sitting(post, date(year, month, 15), random)
            if sitting.day <= ground.as_of:
                yield sitting


def _sitting(post: Post, planned: date, random: Random) -> Sitting:
    mode = "drop_in" if post.kind == "point" else drawn(random, _MODES)
    if post.kind != "station":
        planned = planned.replace(day=random.randint(3, 24))
    day = on_or_after(planned + timedelta(days=random.choice((0, 0, 0, 1))))
    said = poisson(random, 1.1)
    return Sitting(
        id=f"{post.id[3:]}-{day:%y%m%d}",
        post=post,
        day=day,
        planned=planned if post.kind == "station" and day != planned else None,
        mode="appointment" if post.kind == "online" else mode,
        setting="online" if post.kind == "online" else _SETTINGS[mode],
        deputies=names(random, post, 5),
        person_times=said + 1 + poisson(random, 2.2),
        opinions=said,
    )


def _as_printed(ground: Ground, held: Sequence[Sitting]) -> list[Sitting]:
    random = stream(ground.seed, "as printed")
    weights = [random.lognormvariate(0, 0.4) for _ in held]
    room = [min(_BENCH, len(sitting.post.deputies)) - 1 for sitting in held]
    came = apportioned(ground.figures["station_visits_2020h1"] - len(held), weights, room)
    said = apportioned(ground.figures["opinions_2020h1"], weights, [4] * len(held))
    return [
        replace(
            sitting,
            deputies=tuple(d.name for d in random.sample(sitting.post.deputies, 1 + more)),
            person_times=max(sitting.person_times, opinions),
            opinions=opinions,
        )
        for sitting, more, opinions in zip(held, came, said, strict=True)
    ]
