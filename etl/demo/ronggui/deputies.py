"""Ronggui's deputies in 2019: 859 person-times of activity, monthly visits, 14 who reported to voters."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from etl.demo.chance import poisson, stream
from etl.demo.deputies import Deed, Group, Seat, deed_ledger, group_ledgers, seat_ledger
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.occasions import TITLES, Occasion, attended
from etl.demo.ronggui.stations import posts
from etl.demo.roster import Delegate, roster
from etl.demo.workday import on_or_after

TERM = date(2016, 10, 15)
# 全年集中视察6次; the trainings of May, June and October and the study tour of July
_INSPECTIONS = (date(2019, 3, 14), date(2019, 4, 18), date(2019, 6, 20), date(2019, 8, 22),
                date(2019, 10, 17), date(2019, 11, 21))  # fmt: skip
_TRAININGS = (date(2019, 5, 16), date(2019, 6, 13), date(2019, 10, 24))
_STUDY = date(2019, 7, 10)
_MEETINGS = (date(2019, 1, 15), date(2019, 8, 15), date(2019, 12, 11))
# Those who leave months out, and those whose visits reach few households: what the duty list shows as owed.
_IRREGULAR, _FEW = 5, 7
_GROUP_NAMES = ("第一代表小组", "第二代表小组", "第三代表小组", "第四代表小组", "第五代表小组")


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """The register, the five groups and the year's activities."""
    yield seat_ledger(ground, ground.unit, _seats(ground), "容桂地区人大代表名册")
    yield from group_ledgers(ground, ground.unit, groups(ground), "代表小组名册")
    yield deed_ledger(ground, ground.unit, "2019", deeds(ground), "代表履职登记")


def _seats(ground: Ground) -> Iterator[Seat]:
    stations = {post.village.code: post.id for post in posts(ground) if post.village}
    centre = posts(ground)[0].id
    for delegate in roster(ground.place):
        yield Seat(
            id=delegate.id,
            name=delegate.name,
            tier=delegate.tier,
            region=delegate.region,
            station=stations.get(delegate.region, centre),
            term_from=TERM,
            term_to=date(2021, 10, 14),
            reelected=stream(ground.seed, "seat", delegate.id).random() < 0.4,
        )


@cache
def groups(ground: Ground) -> tuple[Group, ...]:
    """各级代表组成5个代表小组: the deputies dealt out."""
    bench = roster(ground.place)
    return tuple(
        Group(
            id=f"RG-X{number + 1}",
            name=name,
            kind="supervision",
            region=ground.region,
            leader=bench[number].name,
            members=tuple(delegate.id for delegate in bench[number :: len(_GROUP_NAMES)]),
        )
        for number, name in enumerate(_GROUP_NAMES)
    )


@cache
def deeds(ground: Ground) -> tuple[Deed, ...]:
    """As many attendances as printed: visits and reports as they were, the rest events that fill the sum."""
    own = [deed for number, one in enumerate(roster(ground.place)) for deed in _visits(ground, number, one)]
    own += _reports(ground)
    events = [deed for event in _events(ground) for deed in attended(ground.seed, event, {})]
    missing = ground.figures["activity_person_times"] - len(own)
    came = [deed for deed in events if deed.attended == "attended"]
    if not 0 < missing <= len(came):
        raise ValueError(f"{missing} attendances are to be met by {len(came)} at events")
    surplus = set(stream(ground.seed, "came").sample(came, len(came) - missing))
    return (*own, *(_on_leave(deed) if deed in surplus else deed for deed in events))


def _on_leave(deed: Deed) -> Deed:
    return replace(deed, attended="on_leave", hours=None, absent_days=1)


def _visits(ground: Ground, number: int, delegate: Delegate) -> Iterator[Deed]:
    """A visit nearly each month, to two or three households; every fifth deputy leaves months out."""
    for month in range(1, 13):
        random = stream(ground.seed, "visit", delegate.id, month)
        is_kept = random.random() < (0.6 if number % _IRREGULAR == 3 else 0.97)
        households = 1 if number % _FEW == 2 else 1 + poisson(random, 1.1)
        if is_kept:
            yield Deed(
                deputy=delegate.id,
                date=date(2019, month, random.randint(2, 27)),
                kind="visit",
                title=TITLES["visit"],
                attended="attended",
                households=households,
                verified=True,
            )


def _reports(ground: Ground) -> Iterator[Deed]:
    """年底前完成14名区代表开展述职."""
    district = [delegate for delegate in roster(ground.place) if delegate.tier == "county"]
    chosen = stream(ground.seed, "reports").sample(district, ground.figures["reported_to_voters"])
    for number, delegate in enumerate(chosen):
        day = on_or_after(date(2019, 11, 5 + number))
        yield Deed(
            deputy=delegate.id,
            date=day,
            kind="report_to_voters",
            title=TITLES["report_to_voters"],
            attended="attended",
            verified=True,
        )


def _events(ground: Ground) -> Iterator[Occasion]:
    everyone = [delegate.id for delegate in roster(ground.place)]
    for day in _INSPECTIONS:
        yield Occasion(f"SC-{day:%m%d}", day, "inspection", everyone, 0.8)
    for day in _TRAININGS:
        yield Occasion(f"PX-{day:%m%d}", day, "training", everyone, 0.75, hours=6)
    yield Occasion(f"KC-{_STUDY:%m%d}", _STUDY, "study", everyone, 0.7, "赴浙江考察学习", hours=24)
    for day in _MEETINGS:
        yield Occasion(f"HY-{day:%m%d}", day, "meeting", everyone, 0.85)
