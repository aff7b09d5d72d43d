"""Ronggui's two suggestions of the district's congress: both done by the street before July 2019."""

from collections.abc import Iterator
from datetime import date

from etl.demo.chance import stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.matters import departments
from etl.demo.proposals import Proposal, suggestion_ledger, titled
from etl.demo.roster import roster
from etl.demo.sheet import Row

_SESSION = "区十六届人大四次会议"
_SUBMITTED, _DISPATCHED, _LIMIT = date(2019, 1, 22), date(2019, 3, 4), date(2019, 6, 4)
# category, accepted, met, answered, done, rated: days after the dispatch are invented, all before July
_ENDINGS = (
    ("roads", date(2019, 3, 6), date(2019, 3, 21), date(2019, 4, 26), date(2019, 5, 30), date(2019, 6, 5)),
    (
        "environment",
        date(2019, 3, 5),
        date(2019, 4, 2),
        date(2019, 5, 17),
        date(2019, 6, 20),
        date(2019, 6, 26),
    ),
)


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """The street's ledger of the suggestions it was given that year."""
    rows = [_row(ground, number) for number in range(ground.figures["suggestions_done"])]
    yield suggestion_ledger(ground, ground.unit, "2019", "区人大代表建议承办台账", rows)


def _row(ground: Ground, number: int) -> Row:
    random = stream(ground.seed, "suggestion", number)
    town = ground.towns[0]
    category, accepted, met, replied, done, rated = _ENDINGS[number]
    district = [deputy.name for deputy in roster(ground.place) if deputy.tier == "county"]
    proposal = Proposal(
        id=f"SD16-4-{number + 1:03d}",
        title=titled(category, random.choice(town.villages), random),
        submitted=_SUBMITTED,
        region=town.code[:9],
        deputy=random.choice(district),
        routing="street",
        department=departments(ground.place)["town"][category],
        level="town",
        session=_SESSION,
        due=_LIMIT,
    )
    return {
        **proposal.row,
        "dispatched": _DISPATCHED,
        "accepted": accepted,
        "face_to_face": met,
        "replied": replied,
        "grade": "A",
        "done": done,
        "satisfaction": "satisfied",
        "rated": rated,
    }
