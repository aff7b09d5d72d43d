"""Longwan's issues, routed four ways: answered on the spot, to the street, to a department, or passed up."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from etl.demo.chance import drawn, stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.longwan.receptions import HALF_YEAR, sittings
from etl.demo.matters import Matter, departments, ending_row, issue_ledger
from etl.demo.outcomes import Aftermath, handled, resolution
from etl.demo.record import Resolution, Village
from etl.demo.sheet import Row
from etl.demo.sittings import Sitting
from etl.demo.stories import story
from etl.demo.workday import after

_ROUTES = {"on_the_spot": 22, "street": 44, "department": 22, "passed_up": 12}
_BECOME_ISSUES = 0.72
_RESOLVED_BEFORE_2020 = 0.93
_MEDIAN = {"street": 16.0, "department": 28.0, "passed_up": 45.0}
# What the district cannot settle either goes to the city (市): one in so many of those passed up.
_TO_THE_CITY = 0.12
_CITY_LEVEL = "市级有关部门"


@dataclass(frozen=True)
class Passed:
    """A matter on its way up: when it left the street, reached the district and, where it did, the city."""

    escalated: date
    received: date
    city: date | None


@dataclass(frozen=True)
class Case:
    """A matter with its number in the street's ledger; `passed` where it left the street."""

    number: str
    matter: Matter
    ending: Resolution | None
    passed: Passed | None

    @property
    def unit(self) -> str:
        """The street's code as it writes it."""
        return self.matter.town.code[:9]


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """A running ledger a street, and the district's of what was passed up to it."""
    cases = _cases(ground)
    piles: dict[str, list[Row]] = defaultdict(list)
    for case in cases:
        piles[case.unit].append(_street_row(case))
    for town in ground.towns:
        yield issue_ledger(ground, town.code[:9], f"{town.name}社情民意台账", piles[town.code[:9]])
    passed = sorted(
        (case for case in cases if case.passed), key=lambda case: (_received(case), case.unit, case.number)
    )
    rows = [_district_row(ground, case, f"{n:03d}") for n, case in enumerate(passed, start=1)]
    yield issue_ledger(ground, ground.unit, "区级社情民意办理台账", rows)


def _cases(ground: Ground) -> list[Case]:
    heard = sorted(
        (sitting for sitting in sittings(ground) for _ in range(sitting.opinions)),
        key=lambda sitting: (sitting.day, sitting.id),
    )
    kept = [
        (n, sitting)
        for n, sitting in enumerate(heard)
        if stream(ground.seed, "kept", sitting.id, n).random() < _BECOME_ISSUES
    ]
    solved = _solved(ground, kept)
    numbers: dict[str, int] = defaultdict(int)
    cases = []
    for n, sitting in kept:
        town = sitting.post.town
        if town is None:
            raise ValueError(f"{sitting.post.id} stands in no street")
        numbers[town.code] += 1
        random = stream(ground.seed, "case", sitting.id, n)
        cases.append(_case(ground, sitting, f"{numbers[town.code]:03d}", n in solved, random))
    return cases


def _solved(ground: Ground, kept: Sequence[tuple[int, Sitting]]) -> set[int]:
    """Which end: nearly all of 2019's, of early 2020's as many as the report prints, none of July's."""
    random = stream(ground.seed, "solved")
    first, last = HALF_YEAR
    early = [n for n, sitting in kept if sitting.day < first]
    printed = [n for n, sitting in kept if first <= sitting.day <= last]
    chosen = set(random.sample(printed, ground.figures["solved_2020h1"]))
    return chosen | {n for n in early if random.random() < _RESOLVED_BEFORE_2020}


def _case(ground: Ground, sitting: Sitting, number: str, is_solved: bool, random: Random) -> Case:
    route = drawn(random, _ROUTES)
    passed = _passed(sitting.day, ground.as_of, random) if route == "passed_up" else None
    if (route == "on_the_spot" and not is_solved) or (route == "passed_up" and not passed):
        route = "street"
    matter = _matter(ground, sitting, route, random)
    ending = _ending(ground, matter, passed, random) if is_solved else None
    if passed and passed.city and ending:
        passed = Passed(passed.escalated, passed.received, min(passed.city, ending.day))
    return Case(number, matter, ending, passed)


def _matter(ground: Ground, sitting: Sitting, route: str, random: Random) -> Matter:
    town = sitting.post.town
    if town is None:
        raise ValueError(f"{sitting.post.id} stands in no street")
    village: Village = sitting.post.village or random.choice(town.villages)
    told = story(random, village, sitting.day.month, "county" if route == "passed_up" else "town")
    held = departments(ground.place)
    handler = {"street": "town", "department": "county"}.get(route)
    return Matter(
        collected=sitting.day,
        level="town",
        town=town,
        village=village,
        post=sitting.post,
        story=told,
        deputy=random.choice(sitting.deputies),
        source="online" if sitting.setting == "online" else "reception",
        routing=route,
        reception=sitting.id,
        department=held[handler][told.topic.category] if handler else None,
        assigned=min(after(sitting.day, random.randint(1, 4)), ground.as_of) if handler else None,
    )


def _passed(collected: date, until: date, random: Random) -> Passed | None:
    escalated = after(collected, random.randint(2, 6))
    received = after(escalated, random.randint(0, 2))
    if received > until - timedelta(days=10):
        return None
    city = after(received, random.randint(10, 20)) if random.random() < _TO_THE_CITY else None
    return Passed(escalated, received, city if city and city <= until else None)


def _ending(ground: Ground, matter: Matter, passed: Passed | None, random: Random) -> Resolution:
    start = passed.received if passed else matter.assigned or matter.collected
    day = matter.collected
    if matter.routing != "on_the_spot":
        day = handled(random, start, ground.as_of, _MEDIAN[matter.routing], 0.7)
    return resolution(random, "county" if passed else "town", day, matter.story, Aftermath(ground.as_of))


def _received(case: Case) -> date:
    return case.passed.received if case.passed else case.matter.collected


def _street_row(case: Case) -> Row:
    row = dict(case.matter.row(case.number))
    if case.passed:
        return row | {"escalated_county": case.passed.escalated}
    return row | dict(ending_row(case.ending, case.matter.town))


def _district_row(ground: Ground, case: Case, number: str) -> Row:
    if case.passed is None:
        raise ValueError(f"{case.unit}/{case.number} was not passed up")
    town, passed = case.matter.town, case.passed
    department = departments(ground.place)["county"][case.matter.story.topic.category]
    return {
        "id": number,
        "from_issue": f"{case.unit}/{case.number}",
        "collected": case.matter.collected,
        "region": town.name,
        **case.matter.told,
        "constituent": case.matter.story.constituent,
        "received_county": passed.received,
        "assigned": passed.received,
        "department": _CITY_LEVEL if passed.city else department,
        "escalated_city": passed.city,
        "received_city": passed.city,
        "resolved_level": ("city" if passed.city else "county") if case.ending else None,
        **ending_row(case.ending, town),
    }
