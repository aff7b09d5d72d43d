"""Ronggui's stations: the centre, the evening station, one a community and the points in public places."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.register import Post, region_register, station_register
from etl.demo.roster import Delegate, roster

EVENING = "综治信访维稳中心代表联络站"
PUBLIC_PLACES = ("花溪公园", "天佑城", "千禧广场")
_FIRST_EVENING = date(2019, 6, 5)
_FIRST_PUBLIC = date(2019, 5, 19)


@cache
def posts(ground: Ground) -> tuple[Post, ...]:
    """Every station; the street's own hold all deputies, a community's those it elected and two guests."""
    town = ground.towns[0]
    everyone = roster(ground.place)
    centre = Post(
        "RG-Z-01",
        "容桂街道人大代表中心联络站",
        "station",
        town,
        None,
        date(2019, 12, 2),
        everyone,
        feature="柴油机1959园区",
    )
    evening = Post(
        "RG-Z-02",
        EVENING,
        "station",
        town,
        None,
        _FIRST_EVENING,
        everyone,
        "每周三19:30-21:00",
        feature="夜间接待",
    )
    public = [
        Post(f"RG-P-{n:02d}", f"{place}代表接待点", "point", town, None, _FIRST_PUBLIC, everyone)
        for n, place in enumerate(PUBLIC_PLACES, start=1)
    ]
    return (centre, evening, *public, *_communities(ground, everyone))


def _communities(ground: Ground, everyone: tuple[Delegate, ...]) -> Iterator[Post]:
    town = ground.towns[0]
    guests = [deputy for deputy in everyone if deputy.region == ground.region]
    for number, village in enumerate(town.villages, start=1):
        own = tuple(deputy for deputy in everyone if deputy.region == village.code)
        visiting = tuple(guests[(number + turn) % len(guests)] for turn in range(2))
        opened = date(2016 + number % 3, 3 + number % 9, 15)
        yield Post(
            f"RG-S-{number:02d}",
            f"{village.name}人大代表联络站",
            "station",
            town,
            village,
            opened,
            own or visiting,
        )


def registers(ground: Ground) -> Iterator[Ledger]:
    """The registers of communities and of stations."""
    yield region_register(ground)
    yield station_register(ground, posts(ground))
