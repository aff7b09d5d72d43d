"""The deputies of a demo place: one list for every ledger that names them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from etl.demo.chance import apportioned, person, stream
from etl.demo.ground import DelegateTier, Ground, ground


@dataclass(frozen=True)
class Delegate:
    """A deputy: number, name (no two of a place share one), tier and the region that elected them."""

    id: str
    name: str
    tier: DelegateTier
    region: str


@cache
def roster(place: str) -> tuple[Delegate, ...]:
    """The place's deputies, as many of each tier as `[tiers]` of its published.toml; higher tiers first."""
    held = ground(place)
    names = _names(held)
    return tuple(
        Delegate(f"{place[:2].upper()}-{number:04d}", next(names), tier, region)
        for number, (tier, region) in enumerate(_seats(held), start=1)
    )


def _seats(held: Ground) -> Iterator[tuple[DelegateTier, str]]:
    regions, voters = _constituencies(held)
    for tier, seats in held.tiers.items():
        if tier in ("province", "city"):
            yield from ((tier, held.region) for _ in range(seats))
            continue
        shares = apportioned(seats, voters, [seats] * len(voters))
        for region, share in zip(regions, shares, strict=True):
            yield from ((tier, region) for _ in range(share))


def _constituencies(held: Ground) -> tuple[list[str], list[float]]:
    """What elects the lower tiers: a county's towns, or a single town's communities, with their voters."""
    if len(held.towns) > 1:
        return [town.code for town in held.towns], [town.voters for town in held.towns]
    town = held.towns[0]
    if len(town.villages) > 1:
        return [village.code for village in town.villages], [village.voters for village in town.villages]
    return [town.code], [1]


def _names(held: Ground) -> Iterator[str]:
    """Invented names, each once."""
    random = stream(held.seed, "roster")
    taken: set[str] = set()
    while True:
        name = person(random)
        if name not in taken:
            taken.add(name)
            yield name
