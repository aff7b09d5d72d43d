"""All of Hanbin's ledgers as rows, unit by unit, before anybody's spelling and layout."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from etl.demo.hanbin.entries import (
    Entry,
    Row,
    county_events,
    county_row,
    own_row,
    town_row,
    village_row,
    whereabouts,
)
from etl.demo.hanbin.lives import lives
from etl.demo.hanbin.network import stations
from etl.demo.hanbin.receptions import receptions
from etl.demo.hanbin.territory import towns
from etl.demo.material import Published
from etl.demo.record import Life, Reception, Station, Stay, Town


@dataclass(frozen=True)
class Ledgers:
    """What the place hands in: issue entries by unit code, events, receptions, stations and towns."""

    towns: tuple[Town, ...]
    stations: tuple[Station, ...]
    receptions: tuple[Reception, ...]
    issues: dict[str, list[Entry]]
    events: list[Row]


def ledgers(target: Published) -> Ledgers:
    """The whole place, complete: every escalation arrives, once."""
    places = towns(target.seed)
    network = stations(target, places)
    held = receptions(target, network)
    lived = lives(target, network, held)
    heard = _insurance_reception(target, held)
    issues: dict[str, list[Entry]] = {station.region: [] for station in network if station.village}
    village_keys = _village_entries(lived, issues)
    town_keys = _town_entries(lived, village_keys, issues)
    events = _county_entries(target, lived, town_keys, heard, issues)
    linked = Counter(life.reception.id for life in lived if life.reception) + Counter([heard.id])
    counted = tuple(_with_written(heard if r.id == heard.id else r, linked[r.id]) for r in held)
    return Ledgers(places, network, counted, issues, events)


def _insurance_reception(target: Published, held: Sequence[Reception]) -> Reception:
    """The home's reception of June 2021, at which twelve city deputies spoke."""
    june = next(
        (r for r in held if r.station.kind == "home" and (r.day.year, r.day.month) == (2021, 6)),
        None,
    )
    if june is None:
        raise ValueError(f"seed {target.seed} holds no reception at the home in June 2021")
    speakers = [deputy for deputy in june.station.deputies if deputy.tier == "city"][:12]
    return replace(june, deputies=tuple(speakers))


def _with_written(reception: Reception, written: int) -> Reception:
    return replace(
        reception,
        opinions=reception.opinions + written,
        person_times=max(reception.person_times, reception.opinions + written),
    )


def _village_entries(lived: Sequence[Life], issues: dict[str, list[Entry]]) -> dict[int, str]:
    """Enter every life in its village's ledger; its key there by the life's ordinal."""
    keys: dict[int, str] = {}
    for ordinal, life in enumerate(lived):
        ledger = issues[life.station.region]
        number = f"{len(ledger) + 1:03d}"
        ledger.append(Entry(life.station.region, number, village_row(life, number)))
        keys[ordinal] = ledger[-1].key
    return keys


@dataclass(frozen=True)
class _Arrival:
    """An issue's coming to a level; `life` is its ordinal among all lives."""

    day: date
    life: int
    stay: Stay


def _arrivals(stays: Iterable[Stay | None]) -> list[_Arrival]:
    """Those that came to a level, in order of their day."""
    came = [
        _Arrival(s.received, i, s) for i, s in enumerate(stays) if s is not None and s.received is not None
    ]
    return sorted(came, key=lambda arrival: (arrival.day, arrival.life))


def _town_entries(
    lived: Sequence[Life], senders: dict[int, str], issues: dict[str, list[Entry]]
) -> dict[int, str]:
    keys: dict[int, str] = {}
    for arrival in _arrivals(life.town for life in lived):
        life = lived[arrival.life]
        unit = whereabouts(life.station)[0].code
        ledger = issues.setdefault(unit, [])
        number = f"{len(ledger) + 1:03d}"
        sender = senders[arrival.life]
        ledger.append(Entry(unit, number, town_row(life, arrival.stay, number, sender), sender))
        keys[arrival.life] = ledger[-1].key
    return keys


def _county_entries(
    target: Published,
    lived: Sequence[Life],
    senders: dict[int, str],
    heard: Reception,
    issues: dict[str, list[Entry]],
) -> list[Row]:
    """Enter the county's rows, its own issue where its day falls; the rows of the county's flow ledger."""
    arrivals = _arrivals(life.county for life in lived)
    ahead = sum(arrival.day <= heard.day for arrival in arrivals)
    unit, ledger = target.region, issues.setdefault(target.region, [])
    events: list[Row] = []
    for position, arrival in enumerate([*arrivals[:ahead], None, *arrivals[ahead:]], start=1):
        number = f"{position:03d}"
        if arrival is None:
            ledger.append(Entry(unit, number, own_row(number, target.short, heard)))
            continue
        sender = senders[arrival.life]
        row = county_row(lived[arrival.life], arrival.stay, number, sender)
        ledger.append(Entry(unit, number, row, sender))
        events.extend(county_events(arrival.stay, number))
    return events
