"""Where a demo place's ledgers come from: its regions, its days and the figures its report prints."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from etl.demo.chance import stream
from etl.demo.material import FOLDER, ORGANISATION
from etl.demo.record import Town, Village

DelegateTier = Literal["province", "city", "county", "town", "council"]


@dataclass(frozen=True, eq=False)
class Ground:
    """A demo place: its region's 12-digit code, short name, seed, first and last day, towns, printed figures.

    `figures` are the report's totals by the ids of its claims file, of data/demo/<place>/published.toml: what
    the ledgers add up to; `tiers` how many deputies of each tier there are.
    """

    place: str
    region: str
    short: str
    seed: str
    first_day: date
    as_of: date
    towns: tuple[Town, ...]
    figures: Mapping[str, int]
    tiers: Mapping[DelegateTier, int]

    @property
    def unit(self) -> str:
        """The region's code as its offices write it: 6 digits for a county, 9 for a town."""
        return self.region.removesuffix("000000").removesuffix("000")


@cache
def ground(place: str) -> Ground:
    """The place as data/demo/<place>/published.toml and the tables of data/org describe it."""
    known = tomllib.loads((FOLDER / place / "published.toml").read_text(encoding="utf-8"))
    return Ground(
        place=place,
        region=known["region"],
        short=known["short"],
        seed=known["seed"],
        first_day=known["first_day"],
        as_of=known["as_of"],
        towns=_towns(place, known["seed"]),
        figures=known["figures"],
        tiers=known.get("tiers", {}),
    )


def _towns(place: str, seed: str) -> tuple[Town, ...]:
    villages: dict[str, list[Village]] = {}
    for row in _rows(place, "villages"):
        villages.setdefault(row["streetCode"], []).append(_village(seed, row))
    return tuple(
        Town(row["code"].ljust(12, "0"), row["name"], number, tuple(villages.get(row["code"], ())))
        for number, row in enumerate(_rows(place, "streets"))
    )


def _village(seed: str, row: dict[str, str]) -> Village:
    """The village with an invented number of voters."""
    village = Village(row["code"], row["name"], 0)
    typical = 2400 if village.is_community else 1150
    return replace(
        village, voters=round(typical * stream(seed, "voters", village.code).lognormvariate(0, 0.35))
    )


def _rows(place: str, kind: str) -> list[dict[str, str]]:
    path = next(ORGANISATION.glob(f"{place}_*_{kind}.csv"))
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
