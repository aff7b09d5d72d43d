"""Wuxue's 86 stations: graded, subsidised, each with its guidance group and perhaps its feature."""

import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from pydantic import BaseModel, ConfigDict

from etl.demo.chance import apportioned, stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.material import FOLDER
from etl.demo.record import Town, Village
from etl.demo.register import Post, region_register, station_register
from etl.demo.roster import Delegate, roster

_NUMERALS = "一二三四五六七"
_FEATURES = (
    "代表议事长廊", "移民安置连心站", "油茶小镇护航站", "园区企业服务站", "法治微课堂", "湾组夜话",
    "乡贤共建站", "茶旅融合站", "医保帮办站", "水利民生站",
)  # fmt: skip
_FEATURED = {"model": 1.0, "key": 0.75, "compliant": 0.2}
_DAYS = (5, 10, 15, 20)


class Grade(BaseModel):
    """How many stations have a grade, and the subsidy of one in yuan."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    stations: int
    subsidy: int


class Grades(BaseModel):
    """What data/demo/wuxue/published.toml says of the stations' grades."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    grades: dict[str, Grade]
    pioneers: dict[str, tuple[str, ...]]


@cache
def posts(ground: Ground) -> tuple[Post, ...]:
    """Every station: one a town, the others about the villages; the best grades go to the pioneers first."""
    known = Grades.model_validate(
        tomllib.loads((FOLDER / ground.place / "published.toml").read_text(encoding="utf-8"))
    )
    sites = _sites(ground)
    order = _by_promise(ground, sites, known.pioneers["towns"])
    grades = [grade for grade, of in known.grades.items() for _ in range(of.stations)]
    graded = dict(zip(order, grades, strict=True))
    return tuple(
        _post(ground, number, town, village, graded[number], known.grades[graded[number]].subsidy)
        for number, (town, village) in enumerate(sites)
    )


def _by_promise(
    ground: Ground, sites: Sequence[tuple[Town, Village | None]], pioneers: Sequence[str]
) -> list[int]:
    """The sites' ordinals, those first that are likelier to have a good grade."""
    random = stream(ground.seed, "grades")
    promise = [
        random.random() + 0.6 * (town.name in pioneers) + 0.5 * (village is None) for town, village in sites
    ]
    return sorted(range(len(sites)), key=lambda ordinal: -promise[ordinal])


def _sites(ground: Ground) -> list[tuple[Town, Village | None]]:
    """Where the stations stand: each town's own, and villages in proportion to the towns' number of them."""
    sizes = [len(town.villages) for town in ground.towns]
    shares = apportioned(ground.figures["stations"] - len(sizes), [float(size) for size in sizes], sizes)
    sites: list[tuple[Town, Village | None]] = []
    for town, share in zip(ground.towns, shares, strict=True):
        chosen = stream(ground.seed, "villages", town.code).sample(range(len(town.villages)), share)
        sites.append((town, None))
        sites.extend((town, town.villages[index]) for index in sorted(chosen))
    return sites


def _post(ground: Ground, number: int, town: Town, village: Village | None, grade: str, subsidy: int) -> Post:
    random = stream(ground.seed, "post", number)
    has_feature = random.random() < _FEATURED[grade]
    has_rule = grade != "compliant" or random.random() < 0.6
    return Post(
        id=f"WX-{town.code[6:9]}-{number + 1:02d}",
        name=f"{town.name}{village.name if village else ''}人大代表联络站",
        kind="station",
        town=town,
        village=village,
        opened=date(2022, 3, 1) + timedelta(days=random.randrange(270)),
        deputies=_bench(ground, town, number),
        reception_rule=f"每月{random.choice(_DAYS)}日" if has_rule else None,
        grade=grade,
        subsidy=subsidy,
        guidance_group=f"第{_NUMERALS[town.number % ground.figures['guidance_groups']]}指导组",
        feature=random.choice(_FEATURES) if has_feature else None,
    )


def _bench(ground: Ground, town: Town, number: int) -> tuple[Delegate, ...]:
    """The town's deputies in turn, six a station: a station's bench doesn't empty another's."""
    own: Sequence[Delegate] = [d for d in roster(ground.place) if d.region == town.code]
    return tuple(own[(number * 6 + seat) % len(own)] for seat in range(min(12, len(own))))


def registers(ground: Ground) -> Iterator[Ledger]:
    """The registers of regions and of stations."""
    yield region_register(ground)
    yield station_register(ground, posts(ground))
