"""The state as of a past day is what a load of the ledgers as they stood on that day would have shown."""

from contextlib import ExitStack
from datetime import date
from itertools import product

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.inbox import Ledger
from tests.oracle.days import read_day
from tests.oracle.figures import Scope
from tests.oracle.plans import inboxes
from tests.oracle.test_against_product import FIGURES, answer, both, check

BREAKDOWNS = ((), ("level",), ("region",), ("month",))
"""Of the issue's first row: what a later row adds to blank words has no date of its own."""

days = st.dates(date(2021, 2, 1), date(2021, 7, 31))


def until(ledgers: tuple[Ledger, ...], day: date) -> tuple[Ledger, ...]:
    """The ledgers as they stood at a day's end: no row begun and no date written later."""
    kept = []
    for ledger in ledgers:
        begun = "日期" if ledger.ledger == "issue_event" else "收集日期"
        rows = [
            {head: text for head, text in row.items() if head == "办理时限" or not is_after(head, text, day)}
            for row in ledger.rows
            if not is_after(begun, row[begun], day)
        ]
        if rows:
            kept.append(Ledger(ledger.ledger, ledger.unit, rows))
    return tuple(kept)


def is_after(head: str, text: str, day: date) -> bool:
    """Whether a cell holds a date after the day; a month stands for its last day."""
    written = read_day(text) if head.endswith("日期") else None
    return written is not None and written.date > day


def compare(ledgers: tuple[Ledger, ...], day: date) -> None:
    """Every issue figure as of the day, of everything and of what was written by then."""
    then = until(ledgers, day)
    assume(any(ledger.ledger == "issue" for ledger in then))
    scope = Scope("610902", date(2021, 1, 1), date(2021, 12, 31), day)
    with ExitStack() as open_homes:
        now_known, _ = open_homes.enter_context(both(ledgers))
        then_known, figures = open_homes.enter_context(both(then))
        for name, by in product(FIGURES, BREAKDOWNS):
            nothing = figures.figure(name, Scope("999999", scope.start, scope.end, day))[()]
            known = answer(then_known, name, scope, by)
            check(ledgers, (name, scope, by), known, answer(now_known, name, scope, by), nothing)


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(ledgers=inboxes(size=14), day=days)
def test_a_past_day_is_as_the_ledgers_stood(ledgers: tuple[Ledger, ...], day: date) -> None:
    compare(ledgers, day)


@pytest.mark.long
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(ledgers=inboxes(size=30), day=days)
def test_many_past_days_are_as_the_ledgers_stood(ledgers: tuple[Ledger, ...], day: date) -> None:
    compare(ledgers, day)
