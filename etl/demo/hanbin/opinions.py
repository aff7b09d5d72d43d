"""Hanbin's questionnaires on issues handled and on stations, and the county's reviews of offices."""

from collections.abc import Iterator
from datetime import date

from etl.demo.chance import stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.opinion import Survey, answers, opinion_material, review_ledger, reviewed, survey_ledger
from etl.demo.workday import on_or_before

PERIOD = ("2021", date(2021, 12, 31))
_MEMBERS = 33
_REVIEWED = ((5, 0), (8, 1), (8, 2), (11, 3))  # month, and which of the offices


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """Each town's two questionnaires of 2021 in one ledger of the county, and the county's reviews."""
    surveys = []
    for town in ground.towns:
        random = stream(ground.seed, "surveys", town.code)
        unit, mood = town.code[:9], random.uniform(0.62, 0.85)
        day = on_or_before(date(2021, 11, random.randint(8, 26)))
        surveys += [
            Survey("issue", "2021年群众问题办理", day, unit, answers(random, random.randint(60, 120), mood)),
            Survey(
                "station",
                "代表联络站接待工作",
                day,
                unit,
                answers(random, random.randint(40, 90), mood + 0.08),
            ),
        ]
    yield survey_ledger(ground, ground.unit, PERIOD[0], surveys, f"满意度调查台账{PERIOD[0]}")
    offices = opinion_material()["offices"]
    held = [
        reviewed(ground, offices[which], on_or_before(date(2021, month, 18)), ground.unit, _MEMBERS)
        for month, which in _REVIEWED
    ]
    yield review_ledger(ground, ground.unit, PERIOD, held, f"工作评议台账{PERIOD[0]}")
