"""Xihu's reviews of departments and officials, and what its council deputies said of last year's projects."""

from collections.abc import Iterator
from datetime import date

from etl.demo.chance import stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.opinion import Survey, answers, opinion_material, review_ledger, reviewed, survey_ledger
from etl.demo.roster import roster
from etl.demo.workday import on_or_before
from etl.demo.xihu.projects import PERIODS, works

# year, month, and how many offices and officials were reviewed then
_SITTINGS = ((2023, 6, 2, 1), (2023, 11, 1, 1), (2024, 6, 2, 1))


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """The reviews as each year's ledger has them, and the surveys of both years."""
    members = len([one for one in roster(ground.place) if one.tier == "council"])
    known, found = opinion_material(), []
    offices, officials = list(known["offices"]), list(known["officials"])
    for year, month, many, posts in _SITTINGS:
        day = on_or_before(date(year, month, 20))
        named = [(offices.pop(0), "office") for _ in range(many)]
        named += [(officials.pop(0), "official") for _ in range(posts)]
        found += [reviewed(ground, name, day, ground.unit, members, kind) for name, kind in named]
    for period in PERIODS.values():
        yield review_ledger(ground, ground.unit, period, found, "工作评议台账")
    yield survey_ledger(ground, ground.unit, PERIODS[2024][0], _surveys(ground, members), "满意度测评台账")


def _surveys(ground: Ground, members: int) -> list[Survey]:
    random = stream(ground.seed, "surveys")
    chosen = [work for work in works(ground, 2023) if work.ballot is not None and work.ballot.is_chosen]
    return [
        Survey("project", work.id, date(2024, 1, 18), None, answers(random, members, mood))
        for work, mood in zip(chosen, (0.8, 0.74, 0.86, 0.42, 0.7, 0.78, 0.66, 0.82, 0.75, 0.6), strict=True)
    ]
