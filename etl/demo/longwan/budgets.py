"""Longwan's streets: key, special-purpose and livelihood funds, what was paid and used, and their reviews."""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache

from etl.demo.chance import stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.material import FOLDER
from etl.demo.record import Town
from etl.demo.treasury import Line, Step, line_of, matter, step_ledger, year_ledger
from etl.demo.workday import on_or_before

PERIODS = ((2019, "2019", 12), (2020, "2020-01..2020-06", 6))
ITEMS = 9  # a street's key, special-purpose and livelihood items
PAST = 2019
WITHOUT_REVIEW = 7  # the street, from 0, that didn't review its draft that year


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """Of each street: 2019 whole, the first half of 2020, and the steps of both."""
    for town in ground.towns:
        unit = town.code[:9]
        for year, period, months in PERIODS:
            title = f"{town.name}{year}年预算执行情况表"
            yield year_ledger(ground, unit, period, months, lines(ground, town, year), title)
            yield step_ledger(
                ground, unit, period, steps(ground, town, year), f"{town.name}{year}年预算监督环节"
            )


@cache
def lines(ground: Ground, town: Town, year: int) -> tuple[Line, ...]:
    """A street's items of the year, the classes the report names first."""
    offices = tomllib.loads((FOLDER / ground.place / "departments.toml").read_text(encoding="utf-8"))["town"]
    items = [item for item in matter()["item"] if item["fund_class"] != "other"]
    shift = town.number % len(items)
    return tuple(
        line_of(
            stream(ground.seed, "budget", town.code, year, item["name"]), item, offices[item["office"]], year
        )
        for item in [*items[shift:], *items[:shift]][:ITEMS]
    )


def steps(ground: Ground, town: Town, year: int) -> list[Step]:
    """The draft in January; in the year that is past also the half-year's execution, in August."""
    random = stream(ground.seed, "budget steps", town.code, year)
    results = matter()["results"]
    is_owed = year == PAST and town.number == WITHOUT_REVIEW
    drafted = None if is_owed else on_or_before(date(year, 1, random.randint(12, 28)))
    found = [Step("draft", date(year, 12, 31), drafted, random.choice(results["draft"]))]
    if year == PAST:
        heard = on_or_before(date(year, 8, random.randint(10, 28)))
        found.append(Step("half_year", date(year, 8, 31), heard, results["half_year"][0]))
    return found
