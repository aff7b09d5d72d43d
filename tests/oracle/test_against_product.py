"""Every issue figure, asked of product and oracle on the same invented ledgers, must be the same."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.measure import Row, measure
from dashboard.scope import Scope as Asked
from dashboard.warehouse import Warehouse
from tests.inbox import Ledger, load_here
from tests.oracle.eventful import busy_days, moved, on_their_days
from tests.oracle.figures import Answer, Figures, Scope, Values, period_of
from tests.oracle.place import full
from tests.oracle.plans import inboxes
from tests.oracle.registers import sittings
from tests.oracle.sittings import SINGLE, Sittings

FIGURES = [
    f"issues.{name}"
    for name in (
        *("collected", "level_flow", "resolution_rate", "settled_within", "closed_rate", "disposition"),
        *("on_time_rate", "time_to_resolve", "stay_time", "backlog", "reopened_rate", "settled_by_age"),
    )
]
ALONE = ("level", "region", "town", "village", "month", "quarter", "category", "source", "department")
BREAKDOWNS = ((), *((name,) for name in ALONE), ("level", "month"), ("region", "category"))
REGIONS = ("610902", "610902101", "610902101001")
Question = tuple[str, Scope, tuple[str, ...]]
scopes = st.builds(
    Scope,
    st.sampled_from(REGIONS),
    st.sampled_from((date(2021, 1, 1), date(2021, 3, 1))),
    st.sampled_from((date(2021, 3, 31), date(2021, 6, 30), date(2021, 12, 31))),
    st.dates(date(2021, 2, 1), date(2021, 12, 31)),
).filter(lambda scope: scope.start <= scope.as_of)  # of a period to come nothing is known, not even 0


@contextmanager
def both(ledgers: tuple[Ledger, ...]) -> Iterator[tuple[Warehouse, Figures]]:
    """The same ledgers in the product and in the oracle."""
    with TemporaryDirectory() as folder:
        warehouse = Warehouse(load_here(Path(folder), *ledgers))
        try:
            yield warehouse, Figures(Path(folder) / "inbox")
        finally:
            warehouse.close()


def answer(warehouse: Warehouse, name: str, scope: Scope, by: tuple[str, ...]) -> Answer:
    """The product's answer in the oracle's shape."""
    asked = Asked(full(scope.region), scope.start, scope.end, scope.as_of, scope.where)
    rows = [row for row in measure(warehouse, name, asked, by).rows if not is_to_come(row, scope)]
    return {tuple(row.keys[key] for key in by): dict(row.values) for row in rows}


def is_to_come(row: Row, scope: Scope) -> bool:
    """Whether a row stands for a time after as_of: nothing is known of it yet, and it must say so."""
    begins = row.keys.get("month") or (row.keys.get("quarter") or "").replace("Q", "-")
    now = (
        f"{scope.as_of:%Y-%m}" if "month" in row.keys else period_of(scope.as_of, "quarter").replace("Q", "-")
    )
    later = bool(begins) and begins > now
    assert not later or all(value is None for value in row.values.values()), row
    return later


def differences(mine: Answer, theirs: Answer, nothing: Values) -> list[str]:
    """What the two answers disagree about, one line each."""
    lines = []
    for key in sorted(mine.keys() | theirs.keys(), key=repr):
        expected, found = mine.get(key, nothing), theirs.get(key, nothing)
        lines += [
            f"  {key} {name}: oracle {expected[name]}, product {found.get(name, 'missing')}"
            for name in expected
            if not same(expected[name], found.get(name, -1))
        ]
    return lines


def same(one: float | None, other: float | None) -> bool:
    """Equal, to the rounding of shares."""
    if one is None or other is None:
        return one is other
    return abs(one - other) < 1e-4


def told(ledgers: tuple[Ledger, ...]) -> str:
    """The ledgers as they were handed in."""
    text = io.StringIO()
    for ledger in ledgers:
        text.write(f"\n[{ledger.ledger} of {ledger.unit}]\n")
        writer = csv.DictWriter(text, ledger.headers, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(ledger.rows)
    return text.getvalue()


def check(
    ledgers: tuple[Ledger, ...], question: Question, mine: Answer, theirs: Answer, nothing: Values
) -> None:
    """Fails with what differs, and the ledgers it differs on."""
    if found := differences(mine, theirs, nothing):
        name, scope, by = question
        lines = "\n".join(found)
        pytest.fail(f"{name} by {by} of {scope}\n{lines}\n{told(ledgers)}", pytrace=False)


def compare(ledgers: tuple[Ledger, ...], asked: list[Scope]) -> None:
    """Every issue figure, in every breakdown, of the scopes."""
    with both(ledgers) as (warehouse, figures):
        for scope in on_their_days(asked, ledgers):
            nowhere = Scope("999999", scope.start, scope.end, scope.as_of)
            for name, by in product(FIGURES, BREAKDOWNS):
                nothing = figures.figure(name, nowhere)[()]
                mine, theirs = figures.figure(name, scope, by), answer(warehouse, name, scope, by)
                check(ledgers, (name, scope, by), mine, theirs, nothing)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(ledgers=inboxes(size=16), asked=st.lists(scopes, min_size=2, max_size=2))
def test_every_figure_is_the_oracle_s(ledgers: tuple[Ledger, ...], asked: list[Scope]) -> None:
    compare(ledgers, asked)


@pytest.mark.long
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(ledgers=inboxes(size=40), asked=st.lists(scopes, min_size=3, max_size=3))
def test_every_figure_is_the_oracle_s_on_many_ledgers(
    ledgers: tuple[Ledger, ...], asked: list[Scope]
) -> None:
    compare(ledgers, asked)


NO_SHARE: Values = {"numerator": 0, "denominator": 0, "value": None, "low": None, "high": None}
RECEPTIONS = (
    (),
    ("mode",),
    ("setting",),
    ("month",),
    ("region",),
    ("station",),
    ("campaign",),
    ("mode", "setting"),
)
STATIONS = ((), ("month",), ("region",), ("kind",), ("grade",), ("station",))
ASKED = (
    *product(("receptions.table", "receptions.opinion_outcomes"), RECEPTIONS),
    *product((f"receptions.{name}" for name in SINGLE), ((), ("mode",))),
    *product(("stations.active", "stations.silent"), STATIONS),
)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(ledgers=sittings(), scope=scopes, is_moved=st.booleans())
def test_receptions_and_stations_are_the_oracle_s(
    ledgers: tuple[Ledger, ...], scope: Scope, is_moved: bool
) -> None:
    scope = moved(scope, busy_days(ledgers)) if is_moved else scope
    with both(ledgers) as (warehouse, figures):
        oracle = Sittings(figures.inbox)
        nowhere = Scope("999999", scope.start, scope.end, scope.as_of)
        for name, by in ASKED:
            nothing = oracle.figure(name, nowhere).get((), {})
            mine, theirs = oracle.figure(name, scope, by), answer(warehouse, name, scope, by)
            check(ledgers, (name, scope, by), mine, theirs, nothing or NO_SHARE)
