"""Hanbin's budget of 2021: a county's departments, a column a month, and the two reviews of the year."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from etl.demo.chance import stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.treasury import Line, Step, line_of, matter, step_ledger, year_ledger

YEAR = 2021
# The half-year's execution was heard in August; the final accounts late, in October.
STEPS = (
    ("half_year", date(YEAR, 8, 31), date(YEAR, 8, 26)),
    ("final_accounts", date(YEAR, 9, 30), date(YEAR, 10, 14)),
)


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """The year's execution, then its steps."""
    yield year_ledger(ground, ground.unit, str(YEAR), 12, lines(ground), f"{YEAR}年预算执行情况表")
    results = matter()["results"]
    steps = [Step(kind, due, done, results[kind][0]) for kind, due, done in STEPS]
    yield step_ledger(ground, ground.unit, str(YEAR), steps, f"{YEAR}年预算监督环节")


@cache
def lines(ground: Ground) -> tuple[Line, ...]:
    """Three items of each department."""
    items = matter()["item"]
    return tuple(
        line_of(
            stream(ground.seed, "budget", unit, number), items[(3 * place + number) % len(items)], unit, YEAR
        )
        for place, unit in enumerate(matter()["counties"])
        for number in range(3)
    )
