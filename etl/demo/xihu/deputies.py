"""Xihu's council deputies in five specialised groups, online and offline, since 2023."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from etl.demo.chance import person, stream
from etl.demo.deputies import Deed, Group, Seat, deed_ledger, group_ledgers, seat_ledger
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.occasions import TITLES, Occasion, alone, attended, zeal
from etl.demo.roster import Delegate, roster
from etl.demo.workday import months, on_or_after
from etl.demo.xihu.stations import posts

TERM = date(2022, 1, 6)
PERIODS = {
    "2023": (date(2023, 1, 3), date(2023, 12, 29)),
    "2024-01..2024-07": (date(2024, 1, 2), date(2024, 7, 31)),
}
_FIELDS = ("综合治理", "经济发展", "社会事业", "城市建设", "生态环境")
_IDLE = 0.03
_QUARTERS = ((2023, 3), (2023, 6), (2023, 9), (2023, 11), (2024, 3), (2024, 6))
_ALONE = {"visit": 4.2, "suggestion": 1.1, "public_welfare": 0.3}


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """The register, the groups and each period's activities."""
    yield seat_ledger(ground, ground.unit, _seats(ground), "人大代表和议政代表名册")
    yield from group_ledgers(ground, ground.unit, groups(ground), "专业代表小组名册")
    told = _deeds(ground)
    for period, (first, last) in PERIODS.items():
        own = [deed for deed in told if first <= deed.date <= last]
        yield deed_ledger(ground, ground.unit, period, own, "代表履职清单记录")


def _seats(ground: Ground) -> Iterator[Seat]:
    stations = [post for post in posts(ground) if post.kind == "station"]
    home = posts(ground)[0]
    for delegate in roster(ground.place):
        placed = next((post for post in stations if delegate in post.deputies), home)
        yield Seat(
            id=delegate.id,
            name=delegate.name,
            tier=delegate.tier,
            region=delegate.region,
            station=placed.id,
            term_from=TERM,
            reelected=stream(ground.seed, "seat", delegate.id).random() < 0.5,
        )


@cache
def groups(ground: Ground) -> tuple[Group, ...]:
    """组建5个专业代表小组,5名工委委员分别联系一个."""
    council = _council(ground)
    random = stream(ground.seed, "committee")
    return tuple(
        Group(
            id=f"XH-X{number + 1}",
            name=f"{field}专业代表小组",
            kind="specialised",
            region=ground.region,
            leader=council[number].name,
            members=tuple(delegate.id for delegate in council[number :: len(_FIELDS)]),
            linked_member=person(random),
        )
        for number, field in enumerate(_FIELDS)
    )


def _council(ground: Ground) -> list[Delegate]:
    return [delegate for delegate in roster(ground.place) if delegate.tier == "council"]


@cache
def _deeds(ground: Ground) -> tuple[Deed, ...]:
    everyone = [delegate.id for delegate in roster(ground.place)]
    keen = zeal(ground.seed, everyone, _IDLE)
    told = [deed for event in _events(ground) for deed in attended(ground.seed, event, keen)]
    for deputy in everyone:
        told += _online(ground, deputy, keen[deputy])
        for first, last in PERIODS.values():
            for kind, mean in _ALONE.items():
                years = (last - first).days / 365
                told += alone(ground.seed, deputy, kind, (first, last), mean * years * keen[deputy])
    return tuple(told)


def _online(ground: Ground, deputy: str, keen: float) -> Iterator[Deed]:
    """云上: the platform's sign-ins, one a month by those who keep to it."""
    for year, month in months(PERIODS["2023"][0], PERIODS["2024-01..2024-07"][1]):
        random = stream(ground.seed, "platform", deputy, year, month)
        if random.random() < min(0.97, 0.9 * keen):
            day = date(year, month, random.randint(1, 28))
            yield Deed(deputy, day, "platform", TITLES["platform"], attended="attended", verified=True)


def _events(ground: Ground) -> Iterator[Occasion]:
    """The council's sessions and each group's activity in most quarters."""
    council = [delegate.id for delegate in _council(ground)]
    for day in (date(2023, 1, 10), date(2023, 7, 20), date(2024, 1, 9), date(2024, 7, 18)):
        yield Occasion(f"YZ-{day:%y%m%d}", day, "session", council, 0.93, "议政代表大会", hours=6)
    for number, group in enumerate(groups(ground)):
        for year, month in _QUARTERS:
            random = stream(ground.seed, "group day", group.id, year, month)
            if (number, year, month) in ((3, 2023, 9), (4, 2024, 6)):
                continue
            day = on_or_after(date(year, month, random.randint(5, 24)))
            yield Occasion(
                f"{group.id}-{day:%y%m%d}", day, "group_activity", group.members, 0.88, None, group.id
            )
