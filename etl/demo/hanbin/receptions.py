"""Two years of receptions: monthly in the villages, on the 15th in the towns, some stations silent."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from etl.demo.chance import drawn, person, poisson, stream
from etl.demo.material import Published
from etl.demo.record import Reception, Station
from etl.demo.workday import months, on_or_after

# How willingly people met: the first spring of the epidemic, Spring Festival, the winter of 2021.
_QUIET = {
    (2020, 2): 0.05,
    (2020, 3): 0.3,
    (2020, 4): 0.7,
    (2021, 2): 0.7,
    (2021, 12): 0.85,
    (2022, 1): 0.75,
    (2022, 2): 0.85,
}
_NEVER_MET, _FELL_SILENT = 0.02, 0.07
_HELD = {"home": 0.97, "studio": 0.6, "station": 0.86}
_CENTRE_HELD = 0.93
_ON_THE_DAY = 0.74
_MODES = {"drop_in": 62, "visit": 18, "outreach": 10, "appointment": 6, "return_visit": 4}
_SETTINGS = {
    "drop_in": "station",
    "visit": "home",
    "outreach": "public_place",
    "appointment": "station",
    "return_visit": "home",
}
_BODIES = ("司法所", "派出所", "民政办", "综治中心")


def receptions(target: Published, stations: Sequence[Station]) -> tuple[Reception, ...]:
    """Every reception up to `as_of`, by station and day; opinions leave out what the issue ledgers hold."""
    return tuple(held for station in stations for held in _of(target, station))


def _of(target: Published, station: Station) -> Iterator[Reception]:
    random = stream(target.seed, "receptions", station.id)
    last = _last_month(target, station, random)
    for year, month in months(station.opened, target.as_of):
        if (year, month) > last or random.random() > _chance(station, year, month):
            continue
        planned = date(year, month, station.reception_day or random.randrange(3, 22))
        day = _held(planned, random)
        if station.opened <= day <= target.as_of and day.month == month:
            yield _reception(station, day, planned if day != planned else None, random)


def _last_month(target: Published, station: Station, random: Random) -> tuple[int, int]:
    """The last month in which the station met: some never did, some fell silent on the way."""
    lot = random.random()
    if station.village and lot < _NEVER_MET:
        return (station.opened.year, 0)
    if station.village and lot < _NEVER_MET + _FELL_SILENT:
        silent = target.as_of - timedelta(days=random.randrange(75, 330))
        return (silent.year, silent.month)
    return (target.as_of.year, target.as_of.month)


def _chance(station: Station, year: int, month: int) -> float:
    is_centre = station.kind == "station" and station.village is None
    held = _CENTRE_HELD if is_centre else _HELD[station.kind]
    return held * _QUIET.get((year, month), 1.0)


def _held(planned: date, random: Random) -> date:
    if random.random() < _ON_THE_DAY:
        return planned
    return on_or_after(planned + timedelta(days=random.randrange(1, 4)))


def _reception(station: Station, day: date, planned: date | None, random: Random) -> Reception:
    mode = drawn(random, _MODES) if station.kind == "station" else "drop_in"
    is_village = station.village is not None
    bench = min(len(station.deputies), random.randint(1, 3) if is_village else random.randint(2, 6))
    solved = poisson(random, 0.9 if is_village else 2.2)
    setting = "evening" if mode == "drop_in" and random.random() < 0.05 else _SETTINGS[mode]
    others = (random.choice(_BODIES) + person(random)[0] + "同志",) if random.random() < 0.12 else ()
    return Reception(
        id=f"{station.id.removeprefix('HB-')}-{day:%y%m%d}",
        station=station,
        day=day,
        planned=planned,
        mode=mode,
        setting=setting,
        deputies=tuple(random.sample(station.deputies, bench)),
        others=others,
        person_times=solved + 1 + poisson(random, 2.5 if is_village else 6.0),
        opinions=solved + (random.random() < 0.15),
        solved_on_spot=solved,
    )
