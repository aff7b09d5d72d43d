"""Wuxue's appraisals of its deputies, step by step, and the corrections they asked for."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from etl.demo.chance import stream
from etl.demo.deputies import Deed
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.sheet import Row, sheet
from etl.demo.workday import on_or_after
from etl.demo.wuxue.deputies import PERIODS, deeds, seats

ITEM = "综合评定"
_ASKING = 0.02
"""So large a part of the deputies asks for a correction."""


class Step(NamedTuple):
    """An assessor, how generous, and what share of the points is verified in time."""

    assessor: str
    generosity: float
    verified: float


# The office has its say at the year's end; in July the groups' word stands.
_STEPS = {
    "2022": (Step("self", 0.6, 0.6), Step("group", 0.3, 0.99), Step("office", 0.0, 0.97)),
    "2023-01..2023-07": (Step("self", 0.6, 0.4), Step("group", 0.3, 0.9)),
}


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """The city's appraisals of each period, and the corrections asked for within it and after."""
    for period, (_first, last) in PERIODS.items():
        title = "代表履职综合评定"
        page = sheet("assessment", "履职评定", list(_given(ground, period, last)), f"{ground.short}{title}")
        yield Ledger(ground.unit, period, title, (page,))
    title = "代表履职记录更正登记"
    page = sheet("correction", "更正登记", list(_asked(ground)), f"{ground.short}{title}")
    yield Ledger(ground.unit, "2023-01..2023-07", title, (page,))


def _given(ground: Ground, period: str, last: date) -> Iterator[Row]:
    """Between five and ten points by each step for each deputy in office, by halves."""
    for seat in seats(ground):
        if seat.term_from > last:
            continue
        random = stream(ground.seed, "appraisal", period, seat.id)
        merit = random.triangular(5, 10, 8)
        for step in _STEPS[period]:
            points = min(10.0, round(2 * (merit + step.generosity + random.uniform(-0.5, 0.5))) / 2)
            yield {
                "deputy": seat.id,
                "item": ITEM,
                "assessor": step.assessor,
                "points": f"{points:g}",
                "verified": random.random() < step.verified,
                "period": period[:4] if period == "2022" else None,
            }


def _asked(ground: Ground) -> Iterator[Row]:
    """Of every fiftieth deputy one record of last year: wrong, twice, or missing; a few too late."""
    own: dict[str, list[Deed]] = {}
    for deed in deeds(ground):
        if deed.event and deed.date.year == 2022:
            own.setdefault(deed.deputy, []).append(deed)
    for seat in seats(ground):
        random = stream(ground.seed, "correction", seat.id)
        if random.random() < _ASKING and own.get(seat.id):
            yield _correction(random, seat.id, random.choice(own[seat.id]))


def _correction(random: Random, deputy: str, deed: Deed) -> Row:
    asked = on_or_after(date(2023, 1, 9) + timedelta(days=random.randint(0, 23)))
    is_decided = random.random() < 0.9
    kind = random.choice(("wrong", "twice", "missing"))
    return {
        "deputy": deputy,
        "record": f"{deed.date.isoformat()}活动" if kind == "missing" else deed.event,
        "kind": kind,
        "asked": asked,
        "decided": on_or_after(asked + timedelta(days=random.randint(3, 12))) if is_decided else None,
        "outcome": random.choice(("accepted", "accepted", "rejected")) if is_decided else None,
    }
