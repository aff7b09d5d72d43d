"""Xihu's suggestions of the council session of early 2024: all looked into in April, six since done."""

from collections.abc import Iterator
from datetime import date, timedelta

from etl.demo.chance import stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.matters import departments
from etl.demo.proposals import Proposal, suggestion_ledger, titled
from etl.demo.record import Village
from etl.demo.roster import roster
from etl.demo.sheet import Row
from etl.demo.workday import after
from etl.demo.xihu.hearings import COMMUNITIES

SESSION = "2024年议政代表会"
_SUBMITTED, _DISPATCHED, _LIMIT = date(2024, 1, 18), date(2024, 1, 29), date(2024, 4, 29)
_FOLLOWED = (date(2024, 4, 10), date(2024, 4, 17), date(2024, 4, 24))
_CATEGORIES = (
    "roads", "roads", "other", "environment", "education", "safety", "industry", "housing", "health", "power",
    "relief", "water", "governance", "industry",
)  # fmt: skip


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """The street's ledger of the session's suggestions."""
    rows = [_row(ground, number, category) for number, category in enumerate(_CATEGORIES)]
    yield suggestion_ledger(ground, ground.unit, "2024-01..2024-08", "议政代表建议办理台账", rows)


def _row(ground: Ground, number: int, category: str) -> Row:
    random = stream(ground.seed, "suggestion", number)
    council = [deputy.name for deputy in roster(ground.place) if deputy.tier == "council"]
    leading, *others = random.sample(council, random.choice((1, 2, 3)))
    village = Village(ground.region, random.choice(COMMUNITIES), 0)
    proposal = Proposal(
        id=f"YZ-2024-{number + 1:02d}",
        title=titled(category, village, random),
        submitted=_SUBMITTED + timedelta(days=number % 2),
        region=ground.unit,
        deputy=leading,
        routing="street",
        department=departments(ground.place)["town"][category],
        level="town",
        session=SESSION,
        co_signers=tuple(others),
        due=_LIMIT,
    )
    accepted = after(_DISPATCHED, random.randint(0, 3))
    replied = after(accepted, random.randint(20, 40))
    followed = random.choice(_FOLLOWED)
    return {
        **proposal.row,
        "dispatched": _DISPATCHED,
        "accepted": accepted,
        "face_to_face": after(accepted, random.randint(5, 15)),
        "replied": replied,
        "follow_up_date": followed,
        **_ending(ground, number, followed),
    }


def _ending(ground: Ground, number: int, followed: date) -> Row:
    """As many as the report prints are done after the follow-up; the others are planned or explained."""
    random = stream(ground.seed, "ending", number)
    if number < ground.figures["suggestions_solved"]:
        done = after(followed, random.randint(4, 40))
        told = (
            {"grade": "B", "follow_up_grade": "A"} if number % 2 else {"grade": "A", "follow_up_grade": "A"}
        )
        return {**told, "done": done, "satisfaction": "satisfied", "rated": after(done, random.randint(2, 8))}
    grade = "C" if number % 4 == 0 else "B"
    view = random.choice(("basically_satisfied", "satisfied", "basically_satisfied", "dissatisfied"))
    rated = after(followed, random.randint(3, 10))
    pressed = {"key": True} if view == "dissatisfied" else {}
    return {"grade": grade, "follow_up_grade": grade, "satisfaction": view, "rated": rated, **pressed}
