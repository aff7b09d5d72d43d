"""Longwan's stations: one a street, points about the villages of most streets, and an online station each."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from etl.demo.chance import stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.record import Town, Village
from etl.demo.register import Post, region_register, station_register
from etl.demo.roster import Delegate, roster

# 全区有一半以上街道形成了“一站多点”模式: seven of the ten
_WITH_POINTS = 7
_FEATURES = ("代表说事厅", "企业直通车", "民情夜谈", "网上听事", "田头会客厅", "人大代表工坊")


@cache
def posts(ground: Ground) -> tuple[Post, ...]:
    """Every station, street by street: the station, its points, its online station."""
    return tuple(post for town in ground.towns for post in _of(ground, town))


def _of(ground: Ground, town: Town) -> Iterator[Post]:
    random = stream(ground.seed, "posts", town.code)
    bench = tuple(d for d in roster(ground.place) if d.region == town.code and d.tier == "county")
    short = town.code[6:9]
    yield Post(
        id=f"LW-{short}-Z",
        name=f"{town.name}人大代表联络站",
        kind="station",
        town=town,
        village=None,
        opened=date(2017, 1 + town.number, 12),
        deputies=bench,
        reception_rule="每月15日",
        feature=_FEATURES[town.number % len(_FEATURES)],
    )
    if town.number < _WITH_POINTS:
        yield from _points(town, bench, random.sample(town.villages, min(4, len(town.villages) // 2)))
    yield Post(
        id=f"LW-{short}-W",
        name=f"{town.name}网上代表联络站",
        kind="online",
        town=town,
        village=None,
        opened=date(2018, 6, 1 + town.number),
        deputies=bench,
    )


def _points(town: Town, bench: tuple[Delegate, ...], villages: list[Village]) -> Iterator[Post]:
    for number, village in enumerate(villages, start=1):
        yield Post(
            id=f"LW-{town.code[6:9]}-{number:02d}",
            name=f"{town.name}{village.name}代表联络点",
            kind="point",
            town=town,
            village=village,
            opened=date(2018, 2 + number, 5 + town.number),
            deputies=bench[number::2] or bench,
        )


def registers(ground: Ground) -> Iterator[Ledger]:
    """The registers of regions and of stations."""
    yield region_register(ground)
    yield station_register(ground, posts(ground))
