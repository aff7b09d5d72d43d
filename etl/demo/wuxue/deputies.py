"""Wuxue's deputies in 65 groups and what they did from 2022 to July 2023: what the yearly score reads."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from etl.demo.chance import apportioned, stream
from etl.demo.deputies import Deed, Group, Seat, deed_ledger, group_ledgers, seat_ledger
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.occasions import Occasion, alone, attended, zeal
from etl.demo.roster import Delegate, roster
from etl.demo.workday import on_or_after
from etl.demo.wuxue.stations import posts

TERM = date(2021, 12, 20)
PERIODS = {
    "2022": (date(2022, 1, 4), date(2022, 12, 30)),
    "2023-01..2023-07": (date(2023, 1, 3), date(2023, 7, 28)),
}
# By-elections brought some in in the second half of 2022; some do nothing at all.
_LATE, _LATER, _IDLE = 0.03, date(2022, 9, 1), 0.02
_SESSIONS = (date(2022, 1, 12), date(2023, 1, 9))
_MEETINGS = (date(2022, 4, 27), date(2022, 8, 25), date(2022, 11, 24), date(2023, 3, 29), date(2023, 6, 28))
_TRAININGS = (date(2022, 5, 18), date(2022, 10, 19), date(2023, 5, 17))
_GROUP_DAYS = ((2022, 3), (2022, 6), (2022, 9), (2022, 11), (2023, 3), (2023, 6))
_NUMERALS = "一二三四五六七八九"
# what a deputy does alone, on average in a year
_ALONE = {
    "reception": 1.6,
    "visit": 1.8,
    "suggestion": 0.7,
    "dispute": 0.4,
    "poverty_help": 0.5,
    "good_deed": 0.3,
    "public_welfare": 0.4,
    "report_to_voters": 0.15,
}


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """The city's register and groups, and each town's activities in each period."""
    yield seat_ledger(ground, ground.unit, seats(ground), "四级人大代表名册")
    yield from group_ledgers(ground, ground.unit, groups(ground), "代表小组名册")
    everything = deeds(ground)
    for town in ground.towns:
        own = {member for group in groups(ground) if group.region == town.code for member in group.members}
        for period, (first, last) in PERIODS.items():
            told = [deed for deed in everything if deed.deputy in own and first <= deed.date <= last]
            yield deed_ledger(ground, ground.unit, period, told, f"{town.name}代表履职台账")


@cache
def seats(ground: Ground) -> tuple[Seat, ...]:
    """Every deputy; a town's placed at its stations in turn, the city's at the town stations."""
    stations: dict[str, list[str]] = {town.code: [] for town in ground.towns}
    for post in posts(ground):
        if post.town:
            stations[post.town.code].append(post.id)
    heads = [places[0] for places in stations.values()]
    return tuple(
        _seat(ground, number, delegate, stations.get(delegate.region) or heads)
        for number, delegate in enumerate(roster(ground.place))
    )


def _seat(ground: Ground, number: int, delegate: Delegate, stations: Sequence[str]) -> Seat:
    random = stream(ground.seed, "seat", delegate.id)
    is_late = random.random() < _LATE
    return Seat(
        id=delegate.id,
        name=delegate.name,
        tier=delegate.tier,
        region=delegate.region,
        station=stations[number % len(stations)],
        term_from=_LATER if is_late else TERM,
        reelected=not is_late and random.random() < 0.42,
    )


@cache
def groups(ground: Ground) -> tuple[Group, ...]:
    """The 65 groups, every deputy in one of them; those the whole city elected are dealt over all towns."""
    benches: dict[str, list[str]] = {town.code: [] for town in ground.towns}
    towns = list(benches)
    for number, delegate in enumerate(roster(ground.place)):
        benches[delegate.region if delegate.region in benches else towns[number % len(towns)]].append(
            delegate.id
        )
    sizes = [len(bench) for bench in benches.values()]
    shares = apportioned(ground.figures["groups"], sizes, [len(_NUMERALS)] * len(sizes))
    names = {delegate.id: delegate.name for delegate in roster(ground.place)}
    return tuple(
        Group(
            id=f"WX-{town.code[6:9]}-X{number + 1}",
            name=f"{town.name}第{_NUMERALS[number]}代表小组",
            kind="deputy",
            region=town.code,
            leader=names[benches[town.code][number]],
            members=tuple(benches[town.code][number::share]),
        )
        for town, share in zip(ground.towns, shares, strict=True)
        for number in range(share)
    )


@cache
def deeds(ground: Ground) -> tuple[Deed, ...]:
    """Everything they did or were asked to in both periods."""
    everyone = [delegate.id for delegate in roster(ground.place)]
    keen = zeal(ground.seed, everyone, _IDLE)
    since = {seat.id: seat.term_from for seat in seats(ground)}
    held = [deed for event in _events(ground, everyone, since) for deed in attended(ground.seed, event, keen)]
    for deputy in everyone:
        for first, last in PERIODS.values():
            begun = max(first, since[deputy])
            for kind, mean in _ALONE.items():
                span = (last - begun).days / 365
                if span > 0:
                    held += alone(ground.seed, deputy, kind, (begun, last), mean * span * keen[deputy])
    return tuple(held)


def _events(ground: Ground, everyone: Sequence[str], since: dict[str, date]) -> Iterator[Occasion]:
    """Sessions of all, meetings and inspections of some, trainings by turns, each group's activities."""
    for day in _SESSIONS:
        yield Occasion(f"HY-{day:%Y%m%d}", day, "session", _there(everyone, since, day), 0.96, hours=24)
    for number, day in enumerate(_MEETINGS):
        some = _there(everyone[number * 7 :: 31], since, day)
        yield Occasion(f"LX-{day:%Y%m%d}", day, "meeting", some, 0.9)
    for number, day in enumerate(_TRAININGS):
        yield Occasion(
            f"PX-{day:%Y%m%d}", day, "training", _there(everyone[number::3], since, day), 0.8, hours=8
        )
    for number, group in enumerate(groups(ground)):
        yield from _of_group(ground, number, group, since)


def _of_group(ground: Ground, number: int, group: Group, since: dict[str, date]) -> Iterator[Occasion]:
    """A group's quarterly activities: most are held; of inspections, studies and checks some each year."""
    kinds = ("group_activity", "inspection", "study", "group_activity", "law_enforcement_check", "inspection")
    for turn, (year, month) in enumerate(_GROUP_DAYS):
        random = stream(ground.seed, "group day", group.id, year, month)
        # Two groups never met, one in ten meetings was left out.
        if number % 33 == 17 or random.random() < 0.1:
            continue
        day = on_or_after(date(year, month, random.randint(3, 24)))
        kind = kinds[(turn + number) % len(kinds)]
        invited = _there(group.members, since, day)
        yield Occasion(f"XZ-{group.id[3:]}-{day:%y%m%d}", day, kind, invited, 0.85, group=group.id)


def _there(deputies: Sequence[str], since: dict[str, date], day: date) -> list[str]:
    return [deputy for deputy in deputies if since[deputy] <= day]
