"""What Ronggui's deputies said of the key projects, and its voters of the deputies who reported to them."""

from collections.abc import Iterator
from datetime import date, timedelta

from etl.demo.chance import stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.opinion import Survey, answers, survey_ledger
from etl.demo.ronggui.projects import works
from etl.demo.roster import roster
from etl.demo.workday import on_or_before


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """One ledger of the year's surveys."""
    random = stream(ground.seed, "surveys")
    bench = roster(ground.place)
    surveys = [
        Survey("project", work.id, date(2019, 12, 27), None, answers(random, len(bench), _mood(number)))
        for number, work in enumerate(works(ground))
    ]
    for number, speaker in enumerate(bench[: ground.figures["reported_to_voters"]]):
        day = on_or_before(date(2019, 6, 10) + timedelta(days=12 * number))
        surveys.append(Survey("report_to_voters", speaker.name, day, ground.unit, answers(random, 45, 0.85)))
    surveys.append(
        Survey("issue", "2019年群众意见办理", date(2019, 12, 18), ground.unit, answers(random, 220, 0.71))
    )
    yield survey_ledger(ground, ground.unit, "2019", surveys, "满意度测评台账")


def _mood(number: int) -> float:
    """The late ones come first and please fewer; one that was done isn't liked."""
    return 0.5 if number < 8 else 0.4 if number == 15 else 0.8
