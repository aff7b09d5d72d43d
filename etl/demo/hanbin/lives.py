"""The lives of Hanbin's issues: collected in the villages, each ending where the report's totals need it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from etl.demo.chance import drawn, stream
from etl.demo.hanbin.journey import county_stay, escalated_by_village, town_stay, village_stay
from etl.demo.material import Published
from etl.demo.record import Fate, Life, Reception, Station, Stay, Story
from etl.demo.stories import story
from etl.demo.workday import months

_MONTH_WEIGHTS = (6, 4, 8, 9, 9, 10, 12, 12, 10, 9, 8, 7)
_EPIDEMIC = {(2020, 1): 0.5, (2020, 2): 0.1, (2020, 3): 0.4, (2022, 1): 0.6}
_FROM_RECEPTION = 0.72
_SOURCES = {"visit": 62, "hotline": 18, "meeting": 12, "letter": 8}
# How long before as_of an issue must have been collected for its whole way to fit.
_ROOM = {"village": 5, "town": 60, "county": 160, "county_open": 60}
_OPEN_SINCE = 150  # days: what is still open at the county is mostly young


@dataclass(frozen=True)
class _Lot:
    """What one life is drawn for: where it ends, whether it is taken up again, and whether again resolved."""

    number: int
    fate: Fate
    is_reopened: bool = False

    @property
    def is_young(self) -> bool:
        """Whether it must have been collected in the last months."""
        return self.fate == "county_open" and not self.is_reopened


def lives(target: Published, stations: Sequence[Station], held: Sequence[Reception]) -> tuple[Life, ...]:
    """Every issue collected in the villages, in order of collection."""
    posts = [station for station in stations if station.village]
    receptions: dict[tuple[str, int, int], list[Reception]] = defaultdict(list)
    for reception in held:
        receptions[reception.station.id, reception.day.year, reception.day.month].append(reception)
    weights = {post: _activity(target.seed, post) for post in posts}
    lived = [_life(target, lot, weights, receptions) for lot in _lots(target)]
    return tuple(sorted(lived, key=lambda life: (life.collected, life.station.id, life.story.title)))


def _lots(target: Published) -> Iterator[_Lot]:
    fates = target.fates
    reopened = {"county": target.reopened.resolved_again, "county_open": target.reopened.open_again}
    counts: dict[Fate, int] = {
        "village": fates.village,
        "town": fates.town,
        "county": fates.county,
        "county_open": fates.county_open,
    }
    for fate, count in counts.items():
        for number in range(count):
            yield _Lot(number, fate, number < reopened.get(fate, 0))


def _activity(seed: str, post: Station) -> float:
    """How many issues a station hears: by its voters, and by temperament."""
    voters = post.village.voters if post.village else 0
    return float(voters**0.6 * stream(seed, "activity", post.id).lognormvariate(0, 0.5))


def _life(
    target: Published,
    lot: _Lot,
    weights: Mapping[Station, float],
    receptions: Mapping[tuple[str, int, int], Sequence[Reception]],
) -> Life:
    random = stream(target.seed, "life", lot.fate, lot.number)
    post = drawn(random, _standing(weights, target, lot))
    latest = target.as_of - timedelta(days=500 if lot.is_reopened else _ROOM[lot.fate])
    year, month = drawn(random, _young(post, latest) if lot.is_young else _month_weights(post.opened, latest))
    reception = None
    if random.random() < _FROM_RECEPTION:
        reception = next(iter(receptions.get((post.id, year, month), ())), None)
    collected = reception.day if reception else _day(random, year, month)
    collected = max(post.opened, min(collected, latest))
    if reception and reception.day != collected:
        reception = None
    return _lived(target, lot, random, post, collected, reception)


def _standing(weights: Mapping[Station, float], target: Published, lot: _Lot) -> Mapping[Station, float]:
    if not lot.is_reopened:
        return weights
    early = target.as_of - timedelta(days=560)
    return {post: weight for post, weight in weights.items() if post.opened <= early}


def _lived(
    target: Published, lot: _Lot, random: Random, post: Station, collected: date, reception: Reception | None
) -> Life:
    if post.village is None:
        raise ValueError(f"{post.id} is no village station")
    told = story(random, post.village, collected.month, lot.fate)
    village, town, county = _stays(target, lot, random, told, collected, post)
    deputy = random.choice(reception.deputies if reception else post.deputies)
    is_on_the_spot = village.resolution is not None and village.resolution.day == collected
    return Life(
        station=post,
        collected=collected,
        story=told,
        deputy=deputy,
        source="reception" if reception else drawn(random, _SOURCES),
        reception=reception,
        routing="on_the_spot" if is_on_the_spot else "passed_up" if town else "department",
        fate=lot.fate,
        village=village,
        town=town,
        county=county,
    )


def _stays(
    target: Published, lot: _Lot, random: Random, told: Story, collected: date, post: Station
) -> tuple[Stay, Stay | None, Stay | None]:
    if lot.fate == "village":
        return village_stay(random, told, collected, target.as_of), None, None
    escalated = escalated_by_village(random, collected)
    town = town_stay(random, told, escalated, lot.fate, target.as_of)
    county = None
    if town.escalated:
        county = county_stay(
            random, told, town.escalated, target.as_of, lot.fate == "county", lot.is_reopened
        )
    return Stay(escalated=escalated), town, county


def _young(post: Station, latest: date) -> dict[tuple[int, int], float]:
    """The last months, each likelier than the one before."""
    earliest = max(post.opened, latest - timedelta(days=_OPEN_SINCE))
    return {month: position for position, month in enumerate(months(earliest, latest), start=1)}


def _month_weights(opened: date, latest: date) -> dict[tuple[int, int], float]:
    return {
        (year, month): _MONTH_WEIGHTS[month - 1] * _EPIDEMIC.get((year, month), 1.0)
        for year, month in months(min(opened, latest), latest)
    }


def _day(random: Random, year: int, month: int) -> date:
    return date(year, month, random.randint(1, 28))
