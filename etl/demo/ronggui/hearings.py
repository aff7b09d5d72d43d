"""Ronggui's receptions of 2019 by channel, and the issues raised there, each channel as printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from etl.demo.chance import person, stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.matters import Level, Matter, departments, issue_ledger
from etl.demo.outcomes import Aftermath, handled, resolution
from etl.demo.record import Resolution, Story
from etl.demo.register import Post
from etl.demo.ronggui.stations import EVENING, PUBLIC_PLACES, posts
from etl.demo.sittings import Sitting, names, received, reception_ledger, weekly
from etl.demo.stories import story
from etl.demo.workday import is_working

_EVENINGS = (date(2019, 6, 5), date(2019, 12, 31))
_MAY, _DECEMBER = date(2019, 5, 19), date(2019, 12, 15)
_CAMPAIGNS = {_MAY: "倾听民声、关注民生主题日", _DECEMBER: "宪法宣传接待日"}
# Of the public places' totals, what the May day brought. An opinion of mid-December can hardly be resolved by
# the year's end: hence December's share of what is still in progress.
_MAY_CAME, _MAY_SAID, _MAY_RESOLVED = 38, 31, 24
_OTHERS = ("党代表", "政协委员")
_SOURCES = {"evening": "reception", "public_place": "reception", "home": "visit"}
_MEDIAN = {"evening": 14.0, "public_place": 30.0, "home": 8.0}


@dataclass(frozen=True)
class Channel:
    """Sittings of one kind, and how many of what they heard is resolved by the year's end."""

    sittings: tuple[Sitting, ...]
    resolved: int


def hearings(ground: Ground) -> Iterator[Ledger]:
    """The street's reception ledger, one for the year, and its running ledger of issues."""
    held = channels(ground)
    sittings = [sitting for channel in held for sitting in channel.sittings]
    yield reception_ledger(ground, ground.unit, "2019", "代表接待走访台账", sittings)
    matters = [matter for channel in held for matter in _matters(ground, channel)]
    matters.sort(key=lambda matter: (matter.collected, matter.post.id))
    rows = [matter.row(f"{number:03d}") for number, matter in enumerate(matters, start=1)]
    yield issue_ledger(ground, ground.unit, "群众意见建议台账", rows)


def channels(ground: Ground) -> tuple[Channel, ...]:
    """Evenings, the two days in public places, home visits."""
    told = ground.figures
    random = stream(ground.seed, "receptions")
    evenings = received(_evenings(ground), told["received_evening"], told["opinions_evening"], random)
    may = received(_public_day(ground, _MAY), _MAY_CAME, _MAY_SAID, random)
    december = received(
        _public_day(ground, _DECEMBER),
        told["received_public"] - _MAY_CAME,
        told["opinions_public"] - _MAY_SAID,
        random,
    )
    visits = received(_visits(ground), told["received_visits"], told["opinions_visits"], random)
    return (
        Channel(evenings, told["resolved_evening"]),
        Channel(may, _MAY_RESOLVED),
        Channel(december, told["resolved_public"] - _MAY_RESOLVED),
        Channel(visits, told["resolved_visits"]),
    )


def _evenings(ground: Ground) -> list[Sitting]:
    """Every Wednesday evening from June but on holidays; members of other bodies sit beside the deputies."""
    post = next(post for post in posts(ground) if post.name == EVENING)
    random = stream(ground.seed, "evenings")
    return [
        Sitting(
            id=f"YJ-{day:%m%d}",
            post=post,
            day=day,
            mode="drop_in",
            setting="evening",
            deputies=names(random, post, 3),
            others=tuple(random.choice(_OTHERS) + person(random) for _ in range(random.randint(1, 2))),
            person_times=0,
            opinions=0,
        )
        for day in weekly(*_EVENINGS, weekday=2)
        if is_working(day)
    ]


def _public_day(ground: Ground, day: date) -> list[Sitting]:
    points = {post.name.removesuffix("代表接待点"): post for post in posts(ground) if post.kind == "point"}
    random = stream(ground.seed, "public", day)
    return [
        Sitting(
            id=f"GC-{day:%m%d}-{number}",
            post=points[place],
            day=day,
            mode="outreach",
            setting="public_place",
            campaign=_CAMPAIGNS[day],
            deputies=names(random, points[place], 6),
            person_times=0,
            opinions=0,
        )
        for number, place in enumerate(PUBLIC_PLACES, start=1)
    ]


def _visits(ground: Ground) -> list[Sitting]:
    """A community's deputies visit together, in most months."""
    return [
        visit
        for post in posts(ground)
        if post.village
        for month in range(1, 13)
        if (visit := _visit(post, month, stream(ground.seed, "visits", post.id, month)))
    ]


def _visit(post: Post, month: int, random: Random) -> Sitting | None:
    if random.random() < (0.3 if month == 2 else 0.06):
        return None
    day = date(2019, month, random.randint(2, 27))
    return Sitting(
        id=f"ZF-{post.id[-2:]}-{day:%m%d}",
        post=post,
        day=day,
        mode="visit",
        setting="home",
        deputies=names(random, post, 3),
        person_times=0,
        opinions=0,
    )


def _matters(ground: Ground, channel: Channel) -> Iterator[Matter]:
    """One issue an opinion; the latest are those still in progress."""
    heard = [sitting for sitting in channel.sittings for _ in range(sitting.opinions)]
    heard.sort(key=lambda sitting: (sitting.day, sitting.id))
    for number, sitting in enumerate(heard):
        random = stream(ground.seed, "matter", sitting.id, number)
        yield _matter(ground, sitting, number < channel.resolved, random)


def _matter(ground: Ground, sitting: Sitting, is_resolved: bool, random: Random) -> Matter:
    level: Level = "village" if sitting.post.village else "town"
    town = ground.towns[0]
    village = sitting.post.village or random.choice(town.villages)
    told = story(random, village, sitting.day.month, level)
    ending = _ending(ground, sitting, level, told, random) if is_resolved else None
    is_on_the_spot = ending is not None and ending.day == sitting.day
    return Matter(
        collected=sitting.day,
        level=level,
        town=town,
        village=village,
        post=sitting.post,
        story=told,
        deputy=random.choice(sitting.deputies),
        source=_SOURCES[sitting.setting],
        routing="on_the_spot" if is_on_the_spot else "street" if level == "village" else "department",
        reception=sitting.id,
        department=None if is_on_the_spot else departments(ground.place)["town"][told.topic.category],
        assigned=None if is_on_the_spot else _assigned(sitting.day, ending, ground.as_of),
        ending=ending,
    )


def _ending(ground: Ground, sitting: Sitting, level: Level, told: Story, random: Random) -> Resolution:
    is_late = (ground.as_of - sitting.day).days < 20
    if is_late or random.random() < 0.15:
        day = sitting.day
    else:
        day = handled(random, sitting.day, ground.as_of, _MEDIAN[sitting.setting], 0.7)
    return resolution(random, level, day, told, Aftermath(ground.as_of))


def _assigned(collected: date, ending: Resolution | None, until: date) -> date:
    """Two days after it was collected, or on the day it ended if that came sooner."""
    day = collected + timedelta(days=2)
    return min(day, ending.day if ending else until, until)
