"""A station's reception rule (每月15日, 每周三19:30-21:00) as the kinds of days it asks for."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from typing import Literal

import duckdb

from etl.configuration import Strict, configured
from etl.paths import POLICY
from etl.tables import shared_table


@dataclass(frozen=True)
class Asked:
    """One kind of day a rule asks for.

    A day of each month; a weekday (1 is Monday) of each week, or the nth (-1: last) of each month; each
    working day.
    """

    kind: Literal["month_day", "weekday", "nth_weekday", "workday"]
    month_day: int | None = None
    weekday: int | None = None
    nth: int | None = None


class _Form(Strict):
    kind: Literal["month_day", "weekday", "nth_weekday", "workday"]
    pattern: str


class ReceptionDays(Strict):
    """How rules are written: patterns with groups days, weekdays and nth, and what the words stand for."""

    weekdays: dict[str, int]
    ordinals: dict[str, int]
    forms: tuple[_Form, ...]


@cache
def reception_days() -> ReceptionDays:
    """data/policy/reception_days.toml; BadConfiguration where it is missing or breaks the form."""
    return configured(POLICY / "reception_days.toml", ReceptionDays)


def asked_by(rule: str, known: ReceptionDays) -> tuple[Asked, ...]:
    """The days the rule asks for; none where no form reads it."""
    text = "".join(unicodedata.normalize("NFKC", rule).split())
    for form in known.forms:
        if found := re.search(form.pattern, text):
            return tuple(_read(form.kind, found, known))
    return ()


def _read(kind: str, found: re.Match[str], known: ReceptionDays) -> Iterator[Asked]:
    groups = found.groupdict()
    if kind == "workday":
        yield Asked("workday")
    elif kind == "month_day":
        days = {int(day) for day in re.findall(r"\d+", groups["days"])}
        yield from (Asked("month_day", month_day=day) for day in sorted(days) if 1 <= day <= 31)
    else:
        weekdays = sorted({known.weekdays[word] for word in groups["weekdays"] if word in known.weekdays})
        for weekday in weekdays:
            if kind == "weekday":
                yield Asked("weekday", weekday=weekday)
            else:
                yield Asked("nth_weekday", weekday=weekday, nth=known.ordinals[groups["nth"]])


def lay_reception_rules(connection: duckdb.DuckDBPyConnection) -> None:
    """The table reception_rules: one row per rule as written and kind of day it asks for."""
    written = connection.execute(
        "select distinct reception_rule from stations where reception_rule is not null order by 1"
    ).fetchall()
    known = reception_days()
    rows = ({"rule": rule} | asdict(asked) for (rule,) in written for asked in asked_by(rule, known))
    columns = {"rule": "varchar", "kind": "varchar"} | dict.fromkeys(
        ("month_day", "weekday", "nth"), "integer"
    )
    shared_table(connection, "reception_rules", columns, rows)
