"""Xihu's receptions: monthly at home and stations, online, and in the reception months at the points."""

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from etl.demo.chance import poisson, stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.matters import Matter, departments, issue_ledger
from etl.demo.outcomes import Aftermath, handled, resolution
from etl.demo.record import Village
from etl.demo.register import Post
from etl.demo.sittings import Sitting, names, received, reception_ledger
from etl.demo.stories import story
from etl.demo.workday import months, on_or_after
from etl.demo.xihu.stations import posts

CAMPAIGN = "代表集中接待选民月"
# The report prints both reception months together; the younger one has had less time to be solved.
_DAYS = {2023: (6, 13, 21, 27), 2024: (5, 12, 18, 26)}
_MONTH = 5
_FIRST_YEAR = {"came": 96, "opinions": 47, "solved": 33}
_CAME_SECOND_YEAR = 91
# The code list holds no community of the street: those that opinions speak of are invented.
COMMUNITIES = ("星湖社区", "长塘社区", "聚湖社区", "锦湖社区")
_PERIODS = ("2023", "2024-01..2024-08")


def hearings(ground: Ground) -> Iterator[Ledger]:
    """A reception ledger a year and the running ledger of what the reception months brought."""
    first, second = campaigns(ground)
    held = [*_ordinary(ground), *first, *second]
    for period in _PERIODS:
        year = int(period[:4])
        own = [sitting for sitting in held if sitting.day.year == year]
        yield reception_ledger(ground, ground.unit, period, f"代表接待台账{year}", own)
    solved = ground.figures["solved"] - _FIRST_YEAR["solved"]
    matters = [*_matters(ground, first, _FIRST_YEAR["solved"]), *_matters(ground, second, solved)]
    rows = [matter.row(f"{number:03d}") for number, matter in enumerate(matters, start=1)]
    yield issue_ledger(ground, ground.unit, "接待选民月意见台账", rows)


def campaigns(ground: Ground) -> tuple[tuple[Sitting, ...], ...]:
    """The sittings of either reception month; together they bring as many opinions as the report prints."""
    said = ground.figures["opinions"] - _FIRST_YEAR["opinions"]
    random = stream(ground.seed, "campaign")
    return (
        received(_campaign(ground, 2023), _FIRST_YEAR["came"], _FIRST_YEAR["opinions"], random),
        received(_campaign(ground, 2024), _CAME_SECOND_YEAR, said, random),
    )


def _campaign(ground: Ground, year: int) -> list[Sitting]:
    points = [post for post in posts(ground) if post.kind == "point"]
    random = stream(ground.seed, "campaign", year)
    return [
        Sitting(
            id=f"JDY-{year}-{point.id[-2:]}-{day:02d}",
            post=point,
            day=date(year, _MONTH, day),
            mode="outreach",
            setting="public_place",
            campaign=CAMPAIGN,
            deputies=names(random, point, 5),
            person_times=0,
            opinions=0,
        )
        for point in points
        for day in _DAYS[year]
    ]


def _ordinary(ground: Ground) -> Iterator[Sitting]:
    """The months' receptions at home and stations, and online at home, all answered on the spot."""
    for post in posts(ground):
        if post.kind == "point":
            continue
        for year, month in months(ground.first_day, date(2024, 7, 31)):
            random = stream(ground.seed, "sitting", post.id, year, month)
            if random.random() < 0.9:
                yield _sitting(post, year, month, "station", random)
            if post.kind == "home" and random.random() < 0.8:
                yield _sitting(post, year, month, "online", random)


def _sitting(post: Post, year: int, month: int, setting: str, random: Random) -> Sitting:
    planned = date(year, month, 10 if post.kind == "home" else 20)
    day = on_or_after(planned)
    solved = poisson(random, 1.1)
    return Sitting(
        id=f"{post.id[3:]}-{setting[:1].upper()}{day:%y%m%d}",
        post=post,
        day=day,
        planned=planned if day != planned else None,
        mode="appointment" if setting == "online" else "drop_in",
        setting=setting,
        deputies=names(random, post, 3),
        person_times=solved + 1 + poisson(random, 2.0),
        opinions=solved,
        solved_on_spot=solved,
    )


def _matters(ground: Ground, sittings: Sequence[Sitting], solved: int) -> list[Matter]:
    """One issue an opinion; which are solved is drawn."""
    heard = [sitting for sitting in sittings for _ in range(sitting.opinions)]
    fortunate = set(stream(ground.seed, "solved", sittings[0].id).sample(range(len(heard)), solved))
    matters = [
        _matter(ground, sitting, number in fortunate, stream(ground.seed, "matter", sitting.id, number))
        for number, sitting in enumerate(heard)
    ]
    return sorted(matters, key=lambda matter: (matter.collected, matter.post.id))


def _matter(ground: Ground, sitting: Sitting, is_solved: bool, random: Random) -> Matter:
    town = ground.towns[0]
    told = story(random, Village(town.code, random.choice(COMMUNITIES), 0), sitting.day.month, "town")
    day = sitting.day
    if random.random() > 0.15:
        day = handled(random, sitting.day, ground.as_of, 24, 0.8)
    ending = resolution(random, "town", day, told, Aftermath(ground.as_of)) if is_solved else None
    is_on_the_spot = ending is not None and day == sitting.day
    return Matter(
        collected=sitting.day,
        level="town",
        town=town,
        village=town.villages[0],
        post=sitting.post,
        story=told,
        deputy=random.choice(sitting.deputies),
        source="reception",
        routing="on_the_spot" if is_on_the_spot else "street",
        reception=sitting.id,
        department=None if is_on_the_spot else departments(ground.place)["town"][told.topic.category],
        ending=ending,
    )
