"""The state as of a past day is what a load of the ledgers as they stood on that day would have shown."""

from collections.abc import Mapping
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
    """The ledgers as they stood at a day's end: no row begun and no date written later.

    A receipt of a month may be acted on before the month is over, so it is written from its first day on.
    """
    kept = []
    for ledger in ledgers:
        begun = "日期" if ledger.ledger == "issue_event" else "收集日期"
        rows = [
            {head: text for head, text in row.items() if head == "办理时限" or not is_after(row, head, day)}
            for row in ledger.rows
            if not is_after(row, begun, day)
        ]
        if rows:
            kept.append(Ledger(ledger.ledger, ledger.unit, rows))
    return tuple(kept)


def is_after(row: Mapping[str, str], head: str, day: date) -> bool:
    """Whether a cell holds a date after the day; a month is its last day, of a receipt its first."""
    written = read_day(row[head]) if head.endswith("日期") else None
    if written is None:
        return False
    is_receipt = head.endswith(("接收日期", "收集日期")) or row.get("环节") == "接收"
    return (written.date.replace(day=1) if is_receipt and not written.known else written.date) > day


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
