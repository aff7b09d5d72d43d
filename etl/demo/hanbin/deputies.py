"""Hanbin's 1,968 deputies at their stations and in the grids, and the voters they met."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from etl.demo.chance import apportioned, stream
from etl.demo.deputies import Deed, Seat, deed_ledger, seat_ledger
from etl.demo.ground import Ground
from etl.demo.hanbin.network import stations
from etl.demo.hanbin.territory import towns
from etl.demo.ledger import Ledger
from etl.demo.material import published
from etl.demo.occasions import TITLES, Occasion, attended
from etl.demo.record import Station, Town
from etl.demo.workday import months, on_or_after

TERM = date(2017, 3, 1)
_NUMERALS = "一二三四五六七八九十"
# A deputy's chance to meet voters in a month: each town draws its own between these.
_VISITS = (0.05, 0.14)
_KINDS = {"visit": 0.7, "reception": 0.3}
_MEETINGS = (date(2020, 6, 18), date(2020, 11, 19), date(2021, 5, 20), date(2021, 11, 18))


@dataclass(frozen=True)
class Placed:
    """A deputy's seat with the station and the town it is placed at (the home has none)."""

    seat: Seat
    station: Station
    town: Town | None


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """The county's register and, of each town, a running ledger of what its deputies did."""
    bench = placed(ground)
    yield seat_ledger(ground, ground.unit, (one.seat for one in bench), "四级人大代表名册")
    told = _deeds(ground, bench)
    for town in towns(ground.seed):
        own = {one.seat.id: one.seat.name for one in bench if one.town == town}
        deeds = [deed for deed in told if deed.deputy in own]
        yield deed_ledger(
            ground, town.code[:9], "all", _written(town, own, deeds), f"{town.name}代表履职台账"
        )


@cache
def placed(ground: Ground) -> tuple[Placed, ...]:
    """Every deputy once, where the network has them; studios borrow theirs from the town stations."""
    known = published("hanbin")
    network = [one for one in stations(known, towns(known.seed)) if one.kind != "studio"]
    bench = [(station, deputy) for station in network for deputy in station.deputies]
    found = []
    for number, (station, deputy) in enumerate(bench, start=1):
        seat = Seat(
            id=f"HB-{number:04d}",
            name=deputy.name,
            tier=deputy.tier,
            region=station.region,
            station=station.id,
            term_from=TERM,
            reelected=stream(ground.seed, "seat", number).random() < 0.45,
        )
        found.append(Placed(seat, station, station.town))
    return tuple(_in_grids(ground, found))


def _in_grids(ground: Ground, bench: Sequence[Placed]) -> Iterator[Placed]:
    """Leaders among the villages' deputies, the others members, but for the home's and some centres'."""
    villages = [number for number, one in enumerate(bench) if one.station.village]
    posts = list(dict.fromkeys(bench[number].station.id for number in villages))
    sizes = [sum(bench[number].station.id == post for number in villages) for post in posts]
    shares = dict(zip(posts, apportioned(ground.figures["grid_leaders"], sizes, sizes), strict=True))
    centres = [number for number, one in enumerate(bench) if one.town and not one.station.village]
    left_out = len(bench) - ground.figures["grid_leaders"] - ground.figures["grid_members"]
    homes = [number for number, one in enumerate(bench) if one.town is None]
    out = {*homes, *stream(ground.seed, "no grid").sample(centres, left_out - len(homes))}
    turns: dict[str, int] = {}
    for number, one in enumerate(bench):
        turn = turns[one.station.id] = turns.get(one.station.id, 0) + 1
        yield one if number in out else _in_grid(one, turn, shares.get(one.station.id, 0))


def _in_grid(one: Placed, turn: int, leaders: int) -> Placed:
    """A village has as many grids as leaders; a town station's deputies serve in the town's own."""
    where = one.station.village.name if one.station.village else f"{one.town.name}集镇" if one.town else ""
    number = _NUMERALS[(turn - 1) % max(leaders, 1)]
    role = "leader" if turn <= leaders else "member"
    return replace(one, seat=replace(one.seat, grid=f"{where}第{number}网格", grid_role=role))


def _deeds(ground: Ground, bench: Sequence[Placed]) -> list[Deed]:
    """Visits and receptions in which about 100,000 person-times were met, and two meetings a year."""
    met = [deed for one in bench if one.town for deed in _met(ground, one, one.town)]
    weights = [stream(ground.seed, "people", number).lognormvariate(0, 0.5) for number in range(len(met))]
    shares = apportioned(ground.figures["voters_contacted"], weights, [400] * len(met))
    told = [replace(deed, person_times=people) for deed, people in zip(met, shares, strict=True)]
    for town in towns(ground.seed):
        own = [one.seat.id for one in bench if one.town == town and not one.station.village]
        for day in _MEETINGS:
            event = Occasion(f"XX-{town.code[6:9]}-{day:%y%m%d}", day, "training", own, 0.8)
            told += attended(ground.seed, event, {})
    return told


def _met(ground: Ground, one: Placed, town: Town) -> Iterator[Deed]:
    keen = stream(ground.seed, "visits", town.code).uniform(*_VISITS)
    for year, month in months(one.station.opened, ground.as_of):
        random = stream(ground.seed, "visit", one.seat.id, year, month)
        day = on_or_after(date(year, month, 1) + timedelta(days=random.randint(2, 24)))
        if random.random() < keen and one.station.opened <= day <= ground.as_of:
            kind = "visit" if random.random() < _KINDS["visit"] else "reception"
            yield Deed(
                deputy=one.seat.id,
                date=day,
                kind=kind,
                title=TITLES[kind],
                region=one.seat.region,
                attended="attended",
                households=random.randint(2, 9) if kind == "visit" else None,
            )


def _written(town: Town, own: dict[str, str], deeds: Sequence[Deed]) -> list[Deed]:
    """Every other town writes names where no two of its deputies share one."""
    names = list(own.values())
    if town.number % 2 == 0:
        return list(deeds)
    return [
        replace(deed, deputy=own[deed.deputy]) if names.count(own[deed.deputy]) == 1 else deed
        for deed in deeds
    ]
