"""What Wuxue's town deputies said at mid-year of the projects they had chosen."""

from collections.abc import Iterator
from datetime import date

from etl.demo.chance import stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.opinion import Survey, answers, survey_ledger
from etl.demo.roster import roster
from etl.demo.wuxue.projects import PERIOD, towns, works

_DAY = date(2023, 7, 26)
_DISLIKED = 11  # every so manieth project is not liked


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """One ledger of surveys a town with a ballot."""
    for town in towns(ground):
        members = sum(one.region == town.code and one.tier == "town" for one in roster(ground.place))
        random = stream(ground.seed, "surveys", town.code)
        chosen = [work for work in works(ground, town) if work.ballot is not None and work.ballot.is_chosen]
        surveys = [
            Survey("project", work.id, _DAY, None, answers(random, members, _mood(town.number, number)))
            for number, work in enumerate(chosen)
        ]
        yield survey_ledger(ground, town.code[:9], PERIOD[0], surveys, f"{town.name}民生实事项目满意度测评")


def _mood(town: int, number: int) -> float:
    return 0.36 if (town * 8 + number) % _DISLIKED == 4 else 0.79
