"""Ronggui's budget of 2019: every unit monitored each month, and the steps its report tells of."""

import tomllib
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache

from etl.demo.chance import stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.material import FOLDER
from etl.demo.treasury import Line, Step, line_of, matter, month_ledger, step_ledger
from etl.demo.workday import on_or_before

YEAR = 2019
ADJUSTED_FROM = 6  # the month in which the adjustment was reviewed
_REVIEWS = (("adjustment", 6), ("half_year", 8), ("final_accounts", 9), ("adjustment", 12))


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """Each month's execution of every unit, then the year's steps."""
    for month in range(1, 13):
        yield month_ledger(
            ground, ground.unit, month, lines(ground), ADJUSTED_FROM, f"{YEAR}年{month}月预算联网监测表"
        )
    yield step_ledger(ground, ground.unit, str(YEAR), steps(ground), f"{YEAR}年预算监督环节")


@cache
def lines(ground: Ground) -> tuple[Line, ...]:
    """Every item once, under the office that spends it."""
    offices = tomllib.loads((FOLDER / ground.place / "departments.toml").read_text(encoding="utf-8"))["town"]
    return tuple(
        line_of(stream(ground.seed, "budget", number), item, offices[item["office"]], YEAR)
        for number, item in enumerate(matter()["item"])
    )


def steps(ground: Ground) -> list[Step]:
    """The four reviews in the months the report names, and each month's monitoring."""
    wanted = [*_REVIEWS, *(("monthly_monitoring", month) for month in range(1, 13))]
    return [_step(ground, kind, month) for kind, month in wanted]


def _step(ground: Ground, kind: str, month: int) -> Step:
    random = stream(ground.seed, "budget step", kind, month)
    done = on_or_before(date(YEAR, month, random.randint(15, 27)))
    result = random.choice(matter()["results"][kind])
    return Step(kind, date(YEAR, month, monthrange(YEAR, month)[1]), done, result)
