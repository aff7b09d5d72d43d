"""What holds for any ledgers at all, of the oracle itself."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.inbox import Ledger, write
from tests.oracle.figures import Figures, Scope, Values
from tests.oracle.plans import inboxes

OUT = ("resolved", "resolved_then_reopened", "escalated", "returned", "in_progress")
IN = ("first_collected", "arrived", "returned_in", "reopened_here")
BINS = ("on_time", "late", "open_within", "open_overdue", "unknown")
days = st.dates(date(2021, 1, 1), date(2022, 6, 30))


def total(values: Values, names: tuple[str, ...]) -> float:
    return sum(values[name] or 0 for name in names)


@settings(max_examples=60, deadline=None)
@given(ledgers=inboxes(), as_of=days)
def test_books_balance_and_parts_add_up(ledgers: tuple[Ledger, ...], as_of: date) -> None:
    with TemporaryDirectory() as folder:
        figures = Figures(write(Path(folder), *ledgers))
    scope = Scope("610902", date(2021, 1, 1), date(2021, 12, 31), as_of)
    for values in figures.figure("issues.level_flow", scope, ("level",)).values():
        assert values["taken_in"] == total(values, IN) == total(values, OUT)
    everything = figures.figure("issues.level_flow", scope)[()]
    assert total(figures.figure("issues.on_time_rate", scope)[()], BINS) == everything["taken_in"]
    collected = figures.figure("issues.collected", scope)[()]["value"]
    for dimension in ("region", "month", "category", "department"):
        parts = figures.figure("issues.collected", scope, (dimension,))
        assert sum(values["value"] or 0 for values in parts.values()) == collected
    rate = figures.figure("issues.resolution_rate", scope)[()]
    open_now = figures.figure("issues.backlog", scope)[()]["open"]
    assert rate["denominator"] == collected
    assert (rate["numerator"] or 0) + (open_now or 0) == collected


@settings(max_examples=30, deadline=None)
@given(ledgers=inboxes(), as_of=days)
def test_what_comes_later_changes_nothing(ledgers: tuple[Ledger, ...], as_of: date) -> None:
    """A report as of a day is the same when everything written after that day is struck from the ledgers."""
    scope = Scope("610902", date(2021, 1, 1), date(2021, 12, 31), as_of)
    with TemporaryDirectory() as folder:
        figures = Figures(write(Path(folder), *ledgers))
    for issue in figures.issues:
        issue.facts = [fact for fact in issue.facts if fact.day.date <= as_of]
    with TemporaryDirectory() as folder:
        untouched = Figures(write(Path(folder), *ledgers))
    for name in ("issues.level_flow", "issues.resolution_rate", "issues.on_time_rate", "issues.stay_time"):
        assert figures.figure(name, scope, ("level",)) == untouched.figure(name, scope, ("level",))
