"""Longwan's reviews of offices, surveys of all five kinds, and the yearly assessment of its ten streets."""

from collections.abc import Iterator
from datetime import date, timedelta

from etl.demo.chance import stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.longwan.projects import PERIODS, works
from etl.demo.opinion import (
    Review,
    Survey,
    answers,
    opinion_material,
    review_ledger,
    reviewed,
    survey_ledger,
)
from etl.demo.record import Town
from etl.demo.roster import roster
from etl.demo.sheet import Row, sheet
from etl.demo.workday import on_or_before

_MONTHS = (4, 7, 10)
_DISLIKED = 17  # every so manieth project is done and not liked
_WORKS = ("council", "station", "suggestions", "publicity", "resolutions", "party_attention")


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """Of each street: its reviews and surveys in each period; the district's assessment of 2019."""
    for town in ground.towns:
        unit, own, asked = town.code[:9], reviews(ground, town), _surveys(ground, town)
        for period in PERIODS:
            year = period[1].year
            yield review_ledger(ground, unit, period, own, f"{town.name}工作评议台账")
            held = [survey for survey in asked if survey.day.year == year]
            yield survey_ledger(ground, unit, period[0], held, f"{town.name}满意度测评台账")
    yield _scorecard(ground)


def reviews(ground: Ground, town: Town) -> list[Review]:
    """Two or three offices in 2019, and in the first half of 2020 one, in some streets two."""
    least, most = (ground.figures[f"offices_reviewed_year_{end}"] for end in ("low", "high"))
    offices = opinion_material()["offices"]
    wanted = {2019: least + town.number % (most - least + 1), 2020: 1 + (town.number % 3 == 0)}
    found = []
    for year, number in wanted.items():
        for ordinal in range(number):
            office = offices[(town.number * 5 + ordinal * 4 + (year - 2019) * 2) % len(offices)]
            month = _MONTHS[ordinal] if year == 2019 else 5 + ordinal
            random = stream(ground.seed, "review day", town.code, year, ordinal)
            day = on_or_before(date(year, month, random.randint(8, 26)))
            found.append(reviewed(ground, office, day, town.code[:9], _members(ground, town)))
    return found


def _members(ground: Ground, town: Town) -> int:
    """All who may vote in the street's council: its council members and district deputies."""
    return sum(one.region == town.code for one in roster(ground.place))


def _surveys(ground: Ground, town: Town) -> list[Survey]:
    """The year's projects, suggestions, issues, windows and reports to voters, each asked of who knows it."""
    unit, members = town.code[:9], _members(ground, town)
    random = stream(ground.seed, "surveys", town.code)
    rated = on_or_before(date(2020, 1, random.randint(6, 17)))
    found = [
        Survey("project", work.id, rated, None, answers(random, members, _liked(town, number)))
        for number, work in enumerate(works(ground, town))
    ]
    overall = (
        ("suggestion", "代表建议办理", date(2019, 12, 12), members, 0.74),
        ("issue", "民情问题办理", date(2019, 11, 20), 150, 0.68),
        ("office", "便民服务中心", date(2020, 5, 15), 120, 0.8),
    )
    found += [
        Survey(kind, subject, day, unit, answers(random, asked, mood))
        for kind, subject, day, asked, mood in overall
    ]
    speakers = [one for one in roster(ground.place) if one.region == town.code and one.tier == "county"][:3]
    for ordinal, speaker in enumerate(speakers):
        day = on_or_before(date(2019, 9, 5) + timedelta(days=21 * ordinal))
        found.append(Survey("report_to_voters", speaker.name, day, unit, answers(random, 60, 0.83)))
    return found


def _liked(town: Town, number: int) -> float:
    return 0.38 if (town.number * 10 + number) % _DISLIKED == 5 else 0.78


def _scorecard(ground: Ground) -> Ledger:
    """Every street's marks of 2019, joint meetings, innovations and studies; one met only once."""
    rows: list[Row] = []
    for town in ground.towns:
        random = stream(ground.seed, "scorecard", town.code)
        level = random.uniform(80, 95)
        told = [("2019", work, round(min(99, level + random.uniform(-7, 7)) * 2) / 2) for work in _WORKS]
        told += [("2019H1", "joint_meeting", 1), ("2019H2", "joint_meeting", 0 if town.number == 7 else 1)]
        told += [("2019", "innovations", random.randint(2, 3)), ("2019", "studies", random.randint(1, 2))]
        rows += [
            {"region": town.code[:9], "period": period, "item": item, "value": f"{value:g}"}
            for period, item, value in told
        ]
    page = sheet("scorecard_input", "年度考核", rows, f"{ground.short}街道人大工作年度考核台账")
    return Ledger(ground.unit, PERIODS[0][0], "街道人大工作年度考核台账", (page,))
