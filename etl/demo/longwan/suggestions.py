"""Longwan's suggestions of 2019 and 2020: routed four ways, graded, followed up, pressed."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from etl.demo.chance import drawn, stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.matters import departments
from etl.demo.proposals import Pace, Proposal, handled, suggestion_ledger, titled
from etl.demo.record import Town
from etl.demo.roster import roster
from etl.demo.sheet import Row
from etl.demo.stories import story
from etl.demo.workday import on_or_after

# A congress's session and its first day; between sessions suggestions come one by one.
_SESSIONS = {"区九届人大三次会议": date(2019, 2, 26), "区九届人大四次会议": date(2020, 4, 21)}
_BETWEEN = "闭会期间"
_AT_SESSION, _BETWEEN_SESSIONS = (3, 6), (7, 14)
_ROUTES = {"on_the_spot": 14, "street": 40, "department": 34, "passed_up": 12}
_LEVELS = {"on_the_spot": "town", "street": "town", "department": "county", "passed_up": "county"}
_PACE = Pace(reply=8.0, met=0.55, rated=0.9, followed=0.75)
# A session's suggestions have three months from their dispatch; the ledger writes the limit down.
_SESSION_PACE = Pace(dispatch=12, accept=5, reply=36.0, spread=0.35, met=0.6, rated=0.95, followed=0.75)
_SESSION_DAYS = 110


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """A running ledger of suggestions for each street."""
    for town in ground.towns:
        rows = [_row(ground, town, *one) for one in _submitted(ground, town)]
        yield suggestion_ledger(ground, town.code[:9], "all", f"{town.name}代表建议办理台账", rows)


def _submitted(ground: Ground, town: Town) -> list[tuple[str, str, date]]:
    """Number, session and day of every suggestion, in order of day."""
    random = stream(ground.seed, "suggestions", town.code)
    found = [
        (session, first + timedelta(days=random.randint(0, 3)))
        for session, first in _SESSIONS.items()
        for _ in range(random.randint(*_AT_SESSION))
    ]
    length = (ground.as_of - ground.first_day).days - 3
    found += [
        (_BETWEEN, on_or_after(ground.first_day + timedelta(days=random.randint(5, length))))
        for _ in range(random.randint(*_BETWEEN_SESSIONS))
    ]
    ordered = sorted(found, key=lambda one: (one[1], one[0]))
    return [(f"JY-{n:03d}", session, day) for n, (session, day) in enumerate(ordered, start=1)]


def _row(ground: Ground, town: Town, number: str, session: str, day: date) -> Row:
    random = stream(ground.seed, "suggestion", town.code, number)
    is_session = session != _BETWEEN
    route = "department" if is_session else drawn(random, _ROUTES)
    level = _LEVELS[route]
    village = random.choice(town.villages)
    category = story(random, village, day.month, "county" if level == "county" else "town").topic.category
    leading, *others = _bench(ground, town, random)
    proposal = Proposal(
        id=number,
        title=titled(category, village, random),
        submitted=day,
        region=town.code[:9],
        deputy=leading,
        routing=route,
        department=None if route == "on_the_spot" else departments(ground.place)[level][category],
        level=level,
        session=session,
        co_signers=tuple(others),
        due=day + timedelta(days=_SESSION_DAYS) if is_session else None,
    )
    return handled(proposal, _SESSION_PACE if is_session else _PACE, ground.as_of, random)


def _bench(ground: Ground, town: Town, random: Random) -> list[str]:
    """Who leads and who signs with them: deputies of the street."""
    names = [deputy.name for deputy in roster(ground.place) if deputy.region == town.code]
    return random.sample(names, random.choice((1, 1, 2, 4)))
