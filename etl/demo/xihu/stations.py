"""Xihu's one home, four stations and four points."""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache

from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.material import FOLDER
from etl.demo.register import Post, region_register, station_register
from etl.demo.roster import Delegate, roster


@cache
def posts(ground: Ground) -> tuple[Post, ...]:
    """The home with every deputy; the council deputies dealt out to stations and to points."""
    known = tomllib.loads((FOLDER / ground.place / "stations.toml").read_text(encoding="utf-8"))
    town, everyone = ground.towns[0], roster(ground.place)
    council = [deputy for deputy in everyone if deputy.tier == "council"]
    home = Post("XH-J-01", known["home"], "home", town, None, date(2019, 3, 1), everyone, "每月10日", "model")
    stations = [
        Post(
            f"XH-Z-{n:02d}",
            f"西湖街道{name}",
            "station",
            town,
            None,
            date(2020, 4 + n, 8),
            _dealt(council, n, len(known["stations"])),
            "每月20日",
            feature=feature,
        )
        for n, (name, feature) in enumerate(known["stations"].items(), start=1)
    ]
    points = [
        Post(
            f"XH-D-{n:02d}",
            f"{name}代表联络点",
            "point",
            town,
            None,
            date(2021, 9, n),
            _dealt(council, n, len(known["points"])),
        )
        for n, name in enumerate(known["points"], start=1)
    ]
    return (home, *stations, *points)


def _dealt(deputies: list[Delegate], turn: int, turns: int) -> tuple[Delegate, ...]:
    return tuple(deputies[turn - 1 :: turns])


def registers(ground: Ground) -> Iterator[Ledger]:
    """The registers of the street and of its stations."""
    yield region_register(ground)
    yield station_register(ground, posts(ground))
