"""Who handled what, asked of product and oracle on the same invented ledgers, must be the same."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.warehouse import Warehouse
from tests.inbox import Ledger, load_here
from tests.oracle.eventful import on_their_days
from tests.oracle.figures import Scope
from tests.oracle.handling import Handling
from tests.oracle.plans import inboxes
from tests.oracle.test_against_product import answer, check, scopes

FIGURES = [f"issues.{name}" for name in ("routing", "league", "city", "misrouted", "hollow_closure")]
BREAKDOWNS = ((), ("department",), ("category",), ("region",), ("month",), ("level",))
WAYS = ("现场答复", "转街道办理", "交办部门", "逐级上报", "")
RATINGS = ("满意", "基本满意", "不满意", "")
OUTCOMES = ("属实办结", "未解决", "")


@st.composite
def looked_at_again(draw: st.DrawFn) -> tuple[Ledger, ...]:
    """Ledgers whose resolved rows are rated and reviewed some days later, and routed one way or another."""
    return tuple(
        Ledger(ledger.ledger, ledger.unit, [draw(evidence(row)) for row in ledger.rows])
        if ledger.ledger == "issue"
        else ledger
        for ledger in draw(inboxes(size=20))
    )


@st.composite
def evidence(draw: st.DrawFn, written_down: Mapping[str, str]) -> dict[str, str]:
    """The row with how it was routed and, after its resolution or strike-off, a rating and a review."""
    row = {**written_down, "处理方式": draw(st.sampled_from(WAYS))}
    written = row.get("销号日期") or row.get("办结日期") or ""
    if written.count("-") != 2:
        return row
    for day, outcome, words in (("评价日期", "满意度", RATINGS), ("回头看日期", "回头看结果", OUTCOMES)):
        word = draw(st.sampled_from(words))
        if word:
            row[outcome] = word
            row[day] = (date.fromisoformat(written) + timedelta(days=draw(st.integers(0, 40)))).isoformat()
    return row


@contextmanager
def both(ledgers: tuple[Ledger, ...]) -> Iterator[tuple[Warehouse, Handling]]:
    """The same ledgers in the product and in the oracle."""
    with TemporaryDirectory() as folder:
        warehouse = Warehouse(load_here(Path(folder), *ledgers))
        try:
            yield warehouse, Handling(Path(folder) / "inbox")
        finally:
            warehouse.close()


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(ledgers=looked_at_again(), asked=st.lists(scopes, min_size=2, max_size=2))
def test_who_handled_what_is_the_oracle_s(ledgers: tuple[Ledger, ...], asked: list[Scope]) -> None:
    with both(ledgers) as (warehouse, figures):
        for scope, name, by in product(on_their_days(asked, ledgers), FIGURES, BREAKDOWNS):
            nowhere = Scope("999999", scope.start, scope.end, scope.as_of)
            nothing = figures.figure(name, nowhere)[()]
            mine, theirs = figures.figure(name, scope, by), answer(warehouse, name, scope, by)
            check(ledgers, (name, scope, by), mine, theirs, nothing)
