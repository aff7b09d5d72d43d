"""Longwan's deputies: street committees, 32 specialised groups, what they did, who reported to voters."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from etl.demo.chance import apportioned, person, stream
from etl.demo.deputies import Deed, Group, Seat, deed_ledger, group_ledgers, seat_ledger
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.longwan.stations import posts
from etl.demo.occasions import TITLES, Occasion, alone, attended, zeal
from etl.demo.record import Town
from etl.demo.roster import Delegate, roster
from etl.demo.workday import on_or_after

TERM = date(2017, 1, 16)
PERIODS = {
    "2019": (date(2019, 1, 2), date(2019, 12, 30)),
    "2020-01..2020-06": (date(2020, 1, 2), date(2020, 6, 29)),
}
_FIELDS = ("财经", "城建", "社会治理", "环境保护", "民营经济", "乡村振兴")
_COMMITTEE = (8, 9)
_IDLE = 0.06
_MEETINGS = ((2019, 3), (2019, 6), (2019, 9), (2019, 12), (2020, 5))
_GROUP_DAYS = ((2019, 4), (2019, 7), (2019, 10), (2020, 5))
_ALONE = {"visit": 1.5, "suggestion": 0.5, "public_welfare": 0.3, "dispute": 0.2}


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """The district's register and groups; each street's activities; the reports to voters of the term."""
    yield seat_ledger(ground, ground.unit, _seats(ground), "人大代表和议政会成员名册")
    yield from group_ledgers(ground, ground.unit, groups(ground), "街道人大工委和专业小组名册")
    everyone = [delegate.id for delegate in roster(ground.place)]
    keen = zeal(ground.seed, everyone, _IDLE)
    for town in ground.towns:
        told = list(_of_street(ground, town, keen))
        for period, (first, last) in PERIODS.items():
            own = [deed for deed in told if first <= deed.date <= last]
            yield deed_ledger(ground, town.code[:9], period, own, f"{town.name}代表履职台账")
    yield deed_ledger(ground, ground.unit, "all", _reports(ground), "区人大代表述职台账")


def _seats(ground: Ground) -> Iterator[Seat]:
    stations: dict[str, str] = {}
    for post in posts(ground):
        if post.town and post.kind == "station":
            stations[post.town.code] = post.id
    for delegate in roster(ground.place):
        yield Seat(
            id=delegate.id,
            name=delegate.name,
            tier=delegate.tier,
            region=delegate.region,
            station=stations.get(delegate.region),
            term_from=TERM,
            reelected=stream(ground.seed, "seat", delegate.id).random() < 0.35,
        )


@cache
def groups(ground: Ground) -> tuple[Group, ...]:
    """A committee of eight or nine a street, and the specialised groups with 234 members in all."""
    number = ground.figures["specialised_groups"]
    shares = apportioned(number, [1.0] * len(ground.towns), [len(_FIELDS)] * len(ground.towns))
    sizes = apportioned(ground.figures["group_members"], [1.0] * number, [12] * number)
    found: list[Group] = []
    for town, share in zip(ground.towns, shares, strict=True):
        bench = _bench(ground, town)
        committee = bench[: _COMMITTEE[town.number % 4 == 0]]
        found.append(
            Group(
                id=f"LW-{town.code[6:9]}-W",
                name=f"{town.name}人大工委",
                kind="committee",
                region=town.code,
                leader=committee[0].name,
                members=tuple(delegate.id for delegate in committee),
            )
        )
        at = sum(shares[: ground.towns.index(town)])
        found += [
            _specialised(ground, town, bench, turn, sizes[at + turn], committee) for turn in range(share)
        ]
    return tuple(found)


def _specialised(
    ground: Ground,
    town: Town,
    bench: Sequence[Delegate],
    turn: int,
    size: int,
    committee: Sequence[Delegate],
) -> Group:
    """Deputies and council members of the street and, one in six, a specialist who is neither."""
    random = stream(ground.seed, "group", town.code, turn)
    outside = tuple(person(random) + "（专业人士）" for _ in range(max(1, size // 6)))
    own = [delegate for delegate in bench[turn + 9 :: 3]][: size - len(outside)]
    more = [one for one in bench if one not in own][: size - len(outside) - len(own)]
    field = _FIELDS[(turn + town.number) % len(_FIELDS)]
    return Group(
        id=f"LW-{town.code[6:9]}-X{turn + 1}",
        name=f"{town.name}{field}专业小组",
        kind="specialised",
        region=town.code,
        leader=own[0].name,
        members=(*(delegate.id for delegate in [*own, *more]), *outside),
        linked_member=committee[turn % len(committee)].name if turn != 2 else None,
    )


def _bench(ground: Ground, town: Town) -> list[Delegate]:
    return [delegate for delegate in roster(ground.place) if delegate.region == town.code]


def _of_street(ground: Ground, town: Town, keen: dict[str, float]) -> Iterator[Deed]:
    for event in _events(ground, town):
        yield from attended(ground.seed, event, keen)
    for delegate in _bench(ground, town):
        for first, last in PERIODS.values():
            years = (last - first).days / 365
            for kind, mean in _ALONE.items():
                yield from alone(
                    ground.seed, delegate.id, kind, (first, last), mean * years * keen[delegate.id]
                )


def _events(ground: Ground, town: Town) -> Iterator[Occasion]:
    """The committee's quarterly meetings, each group's activities, a training of all each year."""
    own = [group for group in groups(ground) if group.region == town.code]
    everyone = [delegate.id for delegate in _bench(ground, town)]
    short = town.code[6:9]
    for year, month in _MEETINGS:
        day = on_or_after(date(year, month, 12 + town.number))
        yield Occasion(
            f"LH-{short}-{day:%y%m%d}", day, "meeting", own[0].members, 0.9, "街道人大工作例会", own[0].id
        )
    for year in (2019, 2020):
        day = on_or_after(date(year, 4 if year == 2019 else 5, 6 + town.number))
        yield Occasion(f"PX-{short}-{day:%y%m%d}", day, "training", everyone, 0.75, hours=6)
    for number, group in enumerate(own[1:]):
        deputies = [member for member in group.members if member in everyone]
        for turn, (year, month) in enumerate(_GROUP_DAYS):
            random = stream(ground.seed, "group day", group.id, year, month)
            if (town.number * 3 + number) % 13 == 5 or random.random() < 0.15:
                continue
            kind = ("inspection", "study", "supervision", "law_enforcement_check")[(turn + number) % 4]
            day = on_or_after(date(year, month, random.randint(8, 24)))
            yield Occasion(f"{group.id[3:]}-{day:%y%m%d}", day, kind, deputies, 0.85, None, group.id)


def _reports(ground: Ground) -> Iterator[Deed]:
    """本届以来137名区人大代表向选民述职: a meeting each autumn and one in June 2020."""
    district = [delegate for delegate in roster(ground.place) if delegate.tier == "county"]
    chosen = stream(ground.seed, "reports").sample(district, ground.figures["reported_to_voters_term"])
    days = (date(2017, 11, 8), date(2018, 11, 7), date(2019, 11, 6), date(2020, 6, 10))
    for number, delegate in enumerate(chosen):
        day = on_or_after(days[number % len(days)] + timedelta(days=int(delegate.region[6:9]) % 12))
        yield Deed(
            deputy=delegate.id,
            date=day,
            kind="report_to_voters",
            title=TITLES["report_to_voters"],
            attended="attended",
            verified=True,
        )
