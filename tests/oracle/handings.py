"""What was handed in of what policy expects, and how many of its rows wait: counted a file at a time."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta

from tests.oracle.books import DATA, registered
from tests.oracle.days import month_end, months_between
from tests.oracle.duties import MONTHS
from tests.oracle.figures import Scope, Values
from tests.oracle.place import full, inside, level_of
from tests.oracle.rolls import Row, day_of, part

EXPECTED = tomllib.loads((DATA / "policy" / "handing_in.toml").read_text(encoding="utf-8"))["expected"]
STATES = ("handed_in", "in_part", "missing", "waiting")


@dataclass(frozen=True)
class Handed:
    """A file in force; a running ledger, of no period, is of the days of its rows."""

    unit: str
    ledger: str
    span: tuple[date, date] | None
    rows: tuple[Row, ...]

    @property
    def days(self) -> list[date]:
        """The first and the last day; of a running ledger none where no row of it could be loaded."""
        told = sorted(day_of(row["接待日期"]) for row in self.rows if row.get("接待人次"))
        return list(self.span) if self.span else [told[0], told[-1]] if told else []

    def covers(self, month: date) -> bool:
        """Whether it tells of a whole month; a running ledger does up to the month of its last row."""
        if not self.days:
            return False
        (first, last), shut = self.days, month_end(month)
        return first <= month and shut <= last if self.span else shut <= month_end(last)


def waiting(files: list[Handed], scope: Scope) -> Values:
    """submissions.rows_waiting: rows that lack what they must have; header and copies are skipped."""
    last = min(scope.end, scope.as_of)
    near = [one for one in files if one.days and inside(one.unit, scope.region)]
    seen = [one for one in near if scope.start <= one.days[-1] <= last]
    lines = [row for one in seen for row in one.rows]
    distinct = {(id(one), tuple(row.items())) for one in seen for row in one.rows}
    wrong = [row for _, row in distinct if not dict(row).get("接待人次", "0")]
    skipped = len(seen) + len(lines) - len(distinct)
    return part(len(wrong), len(lines) + len(seen)) | {
        "submissions": len(seen),
        "read": len(lines) + len(seen),
        "loaded": len(distinct) - len(wrong),
        "quarantined": len(wrong),
        "skipped": skipped,
    }


def handed_in(files: list[Handed], scope: Scope) -> Values:
    """submissions.handed_in: every unit, ledger and period that policy expects, by what had come of it."""
    last = min(scope.end, scope.as_of)
    found = []
    for unit in {full(place) for place in registered()}:
        county = [one for one in files if one.unit[:6] == unit[:6]]
        for rule in asked(unit) if inside(unit, scope.region) else []:
            own = [one for one in county if one.ledger == rule["ledger"]]
            begun = min((one.days[0] for one in own if one.days), default=date.max)
            told = max((one.days[-1] for one in county if one.span), default=date.min)
            for first, end in periods(rule["every"]):
                if max(begun, scope.start) <= end <= min(told, last):
                    mine = [one for one in own if one.unit == unit]
                    due = end + timedelta(days=rule["due_days"])
                    found.append(state(mine, months_between(first, end), due, scope.as_of))
    counts: Values = {name: found.count(name) for name in STATES}
    return counts | part(found.count("handed_in"), len(found)) | {"expected": len(found)}


def asked(unit: str) -> list[Row]:
    """The rules for a unit, of each ledger the one that names it most closely."""
    found: dict[str, tuple[int, Row]] = {}
    for rule in EXPECTED:
        for stem in rule["regions"] or [""]:
            is_closer = len(stem) > found.get(rule["ledger"], (-1, rule))[0]
            if unit.startswith(stem) and level_of(unit) in rule["levels"] and is_closer:
                found[rule["ledger"]] = len(stem), rule
    return [rule for _, rule in found.values()]


def periods(every: str) -> list[tuple[date, date]]:
    """The periods of the calendar about the year of the ledgers."""
    months = months_between(date(2020, 1, 1), date(2022, 12, 31))
    parts = [months[at : at + MONTHS[every]] for at in range(0, len(months), MONTHS[every])]
    return [(part[0], month_end(part[-1])) for part in parts]


def state(mine: list[Handed], months: list[date], due: date, as_of: date) -> str:
    """What had come of one period."""
    covered = sum(any(one.covers(month) for one in mine) for month in months)
    if covered == len(months):
        return "handed_in"
    if due >= as_of:
        return "waiting"
    return "in_part" if covered else "missing"
