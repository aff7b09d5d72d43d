"""Suggestions of a demo place: what deputies put forward, where it went, how it was answered and rated."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from random import Random

from etl.demo.chance import days, drawn
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.material import FOLDER
from etl.demo.record import Village
from etl.demo.sheet import Row, sheet
from etl.demo.spelling import Value
from etl.demo.workday import after, on_or_after

_SATISFIED = {
    "A": {"satisfied": 82, "basically_satisfied": 15, "dissatisfied": 2, "no_view": 1},
    "B": {"satisfied": 40, "basically_satisfied": 44, "dissatisfied": 11, "no_view": 5},
    "C": {"satisfied": 46, "basically_satisfied": 30, "dissatisfied": 20, "no_view": 4},
}
_AFTERWARDS = {"A": 55, "B": 35, "C": 10}


@dataclass(frozen=True)
class Pace:
    """How quickly a place handles suggestions, in working days, and what it lets slip (shares).

    `reply` is the median from acceptance to answer; `waits` the days before a follow-up.
    """

    dispatch: int = 5
    accept: int = 3
    reply: float = 7.0
    spread: float = 0.6
    undispatched: float = 0.03
    unaccepted: float = 0.04
    grades: Mapping[str, float] = field(default_factory=lambda: {"A": 64, "B": 25, "C": 11})
    met: float = 0.4
    rated: float = 0.85
    followed: float = 0.7
    keyed: float = 0.7
    waits: int = 40


@dataclass(frozen=True)
class Proposal:
    """A suggestion as it was put forward; `deputy` and `co_signers` are names."""

    id: str
    title: str
    submitted: date
    region: str
    deputy: str
    routing: str
    department: str | None
    level: str
    session: str | None = None
    co_signers: tuple[str, ...] = ()
    lead: str | None = None
    due: date | None = None

    @property
    def row(self) -> Row:
        """What the ledger says before anything came of it."""
        return {
            "id": self.id,
            "title": self.title,
            "session": self.session,
            "region": self.region,
            "level": self.level,
            "deputy": self.deputy,
            "co_signers": "、".join(self.co_signers) or None,
            "submitted": self.submitted,
            "lead": self.lead,
            "routing": self.routing,
            "department": self.department,
            "due": self.due,
        }


def handled(proposal: Proposal, pace: Pace, until: date, random: Random) -> Row:
    """The suggestion's row with what had come of it by a day; on the spot it is answered at once."""
    told: dict[str, Value] = dict(proposal.row)
    if proposal.routing == "on_the_spot":
        return {**told, **_answered(on_or_after(proposal.submitted), "A", pace, until, random)}
    dispatched = after(proposal.submitted, random.randint(0, pace.dispatch))
    if dispatched > until or random.random() < pace.undispatched:
        return told
    told["dispatched"] = dispatched
    accepted = after(dispatched, random.randint(0, pace.accept))
    if accepted > until or random.random() < pace.unaccepted:
        return told
    told["accepted"] = accepted
    replied = after(accepted, 1 + days(random, pace.reply, pace.spread))
    met = after(accepted, random.randint(1, 6))
    if random.random() < pace.met and met <= min(replied, until):
        told["face_to_face"] = met
    return {**told, **_answered(replied, drawn(random, pace.grades), pace, until, random)}


def _answered(replied: date, grade: str, pace: Pace, until: date, random: Random) -> Row:
    """The answer, the solution where it is one, the rating, and what these ask for."""
    if replied > until:
        return {}
    found: dict[str, Value] = {"replied": replied, "grade": grade}
    done = after(replied, random.randint(0, 12)) if grade == "A" else None
    if done and done <= until:
        found["done"] = done
    rated = after(max(replied, done or replied), random.randint(1, 8))
    if rated <= until and random.random() < pace.rated:
        found |= {"rated": rated, "satisfaction": drawn(random, _SATISFIED[grade])}
    return {**found, **_followed(found, rated, pace, until, random)}


def _followed(found: Row, since: date, pace: Pace, until: date, random: Random) -> Row:
    """The follow-up of what was planned or half-satisfying, and the pressing of what disappointed."""
    later: dict[str, Value] = {}
    if found.get("satisfaction") == "dissatisfied":
        later["key"] = random.random() < pace.keyed
    is_owed = found["grade"] == "B" or found.get("satisfaction") == "basically_satisfied"
    day = after(since + timedelta(days=pace.waits), random.randint(0, 15))
    if not is_owed or day > until or random.random() > pace.followed:
        return later
    grade = "A" if found["grade"] == "A" else drawn(random, _AFTERWARDS)
    later |= {"follow_up_date": day, "follow_up_grade": grade}
    if grade == "A" and not found.get("done"):
        later["done"] = day
    return later


def titled(category: str, village: Village, random: Random) -> str:
    """What a suggestion of the category about the village is called."""
    return random.choice(_titles()[category]).format(place=village.name.replace("村村", "村"))


@cache
def _titles() -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = tomllib.loads((FOLDER / "suggestions.toml").read_text("utf-8"))["titles"]
    return found


def suggestion_ledger(ground: Ground, unit: str, period: str, name: str, rows: Iterable[Row]) -> Ledger:
    """One unit's ledger of suggestions."""
    page = sheet("suggestion", "代表建议", tuple(rows), f"{ground.short}{name}")
    return Ledger(unit, period, name, (page,))


def lead_ledger(ground: Ground, unit: str, period: str, name: str, rows: Iterable[Row]) -> Ledger:
    """One unit's ledger of leads."""
    page = sheet("lead", "问题线索", tuple(rows), f"{ground.short}{name}")
    return Ledger(unit, period, name, (page,))
