"""Ronggui's 22 key projects of 2019, the checks its five groups made of them, and the eight that are late."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

from etl.demo.chance import stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.material import FOLDER
from etl.demo.roster import roster
from etl.demo.workday import on_or_before
from etl.demo.works import Check, Work, check_ledger, checked, node_ledger, plan_of, work_ledger

YEAR = 2019
GROUPS = ("第一代表小组", "第二代表小组", "第三代表小组", "第四代表小组", "第五代表小组")
QUARTERS = (
    ("2019Q1", date(2019, 3, 31)),
    ("2019Q2", date(2019, 6, 30)),
    ("2019Q3", date(2019, 9, 30)),
    ("2019Q4", date(2019, 12, 31)),
)


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """The projects at each quarter's end, their nodes and the year's checks."""
    projects = works(ground)
    for period in QUARTERS:
        yield work_ledger(ground, ground.unit, period, projects, "重点项目台账")
    nodes = [node for work in projects for node in plan_of(work, stream(ground.seed, "plan", work.id))]
    yield node_ledger(ground, ground.unit, ("2019", QUARTERS[-1][1]), nodes, "重点项目节点")
    yield check_ledger(ground, ground.unit, "2019", checks(ground), "重点项目监督记录")


@cache
def works(ground: Ground) -> tuple[Work, ...]:
    """The late ones, with the report's causes, then those that went as planned; dealt out to the groups."""
    known = _known(ground)
    late = [(entry["name"], entry) for entry in known["late"]]
    done: list[tuple[str, dict[str, str]]] = [(name, {}) for name in known["done"][0]["names"]]
    return tuple(
        _work(ground, number, name, entry) for number, (name, entry) in enumerate([*late, *done], start=1)
    )


def checks(ground: Ground) -> list[Check]:
    """So many in each quarter as the report's total leaves, no project twice in a quarter."""
    bench = [deputy.name for deputy in roster(ground.place)]
    made = []
    for number, (wanted, (name, last)) in enumerate(zip(_known(ground)["checks"], QUARTERS, strict=True)):
        random = stream(ground.seed, "checks", name)
        first = _known(ground)["plan_adopted"] if number == 0 else QUARTERS[number - 1][1] + timedelta(days=1)
        for work in random.sample(works(ground), wanted):
            day = on_or_before(first + timedelta(days=random.randint(3, (last - first).days)))
            made.append(checked(random, work, day, "quarterly", bench))
    return made


def _work(ground: Ground, number: int, name: str, entry: dict[str, str]) -> Work:
    random = stream(ground.seed, "work", number)
    is_late = bool(entry)
    planned = date(YEAR, 12 if not is_late else random.choice((9, 10, 11)), random.randint(5, 25))
    # what went as planned runs into the last quarter, since all of the four are owed a check
    finished = None if is_late else planned - timedelta(days=random.randint(0, 12))
    departments = _known(ground)["done"][0]["departments"]
    return Work(
        id=f"ZD-{number:02d}",
        name=name,
        kind="key",
        region=ground.unit,
        year=YEAR,
        department=entry.get("department") or random.choice(departments),
        group=GROUPS[(number - 1) % len(GROUPS)],
        planned_start=date(YEAR, 1, random.randint(5, 28)),
        planned_finish=planned,
        started=date(YEAR, 2, random.randint(11, 28)),
        finished=finished,
        investment=random.randint(30, 900) * 100_000,
        cause=entry.get("cause"),
        note=entry.get("note"),
    )


@cache
def _known(ground: Ground) -> dict[str, Any]:
    return tomllib.loads((FOLDER / ground.place / "projects.toml").read_text(encoding="utf-8"))
