"""Hanbin's stations and the deputies placed in them: as many of each kind and tier as the report prints."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from etl.demo.chance import apportioned, drawn, person, stream
from etl.demo.material import Published
from etl.demo.record import Deputy, Station, Tier, Town, Village
from etl.demo.workday import on_or_after

_VILLAGE_DAYS = (5, 8, 10, 12, 18, 20)
_TOWN_DAY = 15
_FEATURES = ("院坝议事", "茶话恳谈", "板凳会", "代表夜谈", "屋场会", "田间问需")


def stations(target: Published, towns: Sequence[Town]) -> tuple[Station, ...]:
    """The home, town stations, studios and village stations, in that order, with all deputies placed."""
    with_station = [town for town in towns if town.code != target.town_without_station]
    placed = _chosen_villages(target, towns)
    tiers = _roster(target)
    town_benches = _dealt(target, [*tiers["county"], *tiers["city"][40:]], len(with_station))
    village_benches = _dealt(target, tiers["town"], len(placed))
    everybody_else = {one.name for bench in (*town_benches, *village_benches) for one in bench}
    home = _home(target, _told_apart(target, [*tiers["province"], *tiers["city"][:40]], everybody_else))
    centres = [_centre(target, t, b) for t, b in zip(with_station, town_benches, strict=True)]
    posts = [_post(target, t, v, b) for (t, v), b in zip(placed, village_benches, strict=True)]
    return (home, *centres, *_studios(target, towns, centres), *posts)


def _chosen_villages(target: Published, towns: Sequence[Town]) -> list[tuple[Town, Village]]:
    keenness = [stream(target.seed, "coverage", town.code).uniform(0.55, 1.0) for town in towns]
    sizes = [len(town.villages) for town in towns]
    weights = [size * keen for size, keen in zip(sizes, keenness, strict=True)]
    shares = apportioned(target.stations.village, weights, sizes)
    chosen: list[tuple[Town, Village]] = []
    for town, share in zip(towns, shares, strict=True):
        picked = set(stream(target.seed, "villages", town.code).sample(range(len(town.villages)), share))
        chosen.extend((town, village) for i, village in enumerate(town.villages) if i in picked)
    return chosen


def _roster(target: Published) -> dict[Tier, list[Deputy]]:
    counts = target.deputies.model_dump()
    tiers: tuple[Tier, ...] = ("province", "city", "county", "town")
    return {
        tier: [
            Deputy(person(stream(target.seed, "deputy", tier, number)), tier)
            for number in range(counts[tier])
        ]
        for tier in tiers
    }


def _dealt(target: Published, deputies: Sequence[Deputy], benches: int) -> list[tuple[Deputy, ...]]:
    return [_told_apart(target, deputies[start::benches], ()) for start in range(benches)]


def _told_apart(target: Published, bench: Sequence[Deputy], others: Iterable[str]) -> tuple[Deputy, ...]:
    """The deputies of one station, no two of one name and none of the others': ledgers write names alone."""
    taken, found = set(others), []
    for deputy in bench:
        random, name = stream(target.seed, "namesake", deputy.tier, deputy.name), deputy.name
        while name in taken:
            name = person(random)
        taken.add(name)
        found.append(replace(deputy, name=name))
    return tuple(found)


def _home(target: Published, deputies: tuple[Deputy, ...]) -> Station:
    return Station(
        id="HB-J-01",
        name=f"{target.short}人大代表之家",
        kind="home",
        grade=None,
        region=target.region,
        town=None,
        village=None,
        opened=target.first_day,
        reception_day=20,
        subsidy=None,
        feature="家站室联动",
        deputies=deputies,
    )


def _centre(target: Published, town: Town, deputies: tuple[Deputy, ...]) -> Station:
    random = stream(target.seed, "centre", town.code)
    return Station(
        id=f"HB-Z-{town.code[6:9]}",
        name=f"{town.name}人大代表中心联络站",
        kind="station",
        grade=drawn(random, {"model": 3, "key": 4, "compliant": 3}),
        region=town.code,
        town=town,
        village=None,
        opened=on_or_after(target.first_day + timedelta(days=random.randrange(150))),
        reception_day=_TOWN_DAY,
        subsidy=random.choice((20_000, 30_000, 50_000)),
        feature=random.choice(_FEATURES),
        deputies=deputies,
    )


def _studios(target: Published, towns: Sequence[Town], centres: Sequence[Station]) -> list[Station]:
    named = {town.code: town for town in towns}
    benches = {centre.region: centre.deputies for centre in centres}
    return [
        Station(
            id=f"HB-S-{number:02d}",
            name=studio.name,
            kind="studio",
            grade=None,
            region=studio.region,
            town=named[studio.region],
            village=None,
            opened=date(2020, 6, 1) + timedelta(days=31 * number),
            reception_day=None,
            subsidy=None,
            feature=studio.feature,
            deputies=benches[studio.region][:4],
        )
        for number, studio in enumerate(target.studio, start=1)
    ]


def _post(target: Published, town: Town, village: Village, deputies: tuple[Deputy, ...]) -> Station:
    random = stream(target.seed, "post", village.code)
    grade = drawn(random, {"compliant": 60, "key": 25, "model": 10, None: 5})
    return Station(
        id=f"HB-C-{village.code[6:]}",
        name=f"{town.name}{village.name}人大代表联络站",
        kind="station",
        grade=grade,
        region=village.code,
        town=town,
        village=village,
        opened=on_or_after(target.first_day + timedelta(days=round(480 * random.betavariate(1.3, 2.6)))),
        reception_day=_VILLAGE_DAYS[town.number % len(_VILLAGE_DAYS)],
        subsidy=random.choice((3_000, 5_000, 8_000)) if grade else None,
        feature=random.choice(_FEATURES) if grade in ("key", "model") else None,
        deputies=deputies,
    )
