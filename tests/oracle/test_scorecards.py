"""The streets' yearly assessment, asked of product and oracle on the same invented ledgers."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.measure import measure
from dashboard.scope import Scope as Asked
from dashboard.warehouse import Warehouse
from tests.inbox import Ledger, load_here
from tests.oracle import scorecards
from tests.oracle.figures import Scope, Values
from tests.oracle.files import code
from tests.oracle.scorecards import Card, Row

COUNTY = "659803000000"  # of no shipped table: its streets are those of its own
STREETS = ("659803101000", "659803102000", "659803103000")
ENDS: dict[str, date | None] = {
    "2020": date(2020, 12, 31), "2021H1": date(2021, 6, 30), "2021": date(2021, 12, 31), "all": None,
}  # fmt: skip
PERIODS = {"2020": ("2020", "2020H2"), "2021H1": ("2021H1",), "2021": ("2021", "2021H2")}
MARKED = ("议政会工作", "联络站工作", "建议督办", "宣传信息", "决议落实", "党工委重视")
COUNTED = ("联席会议", "创新工作", "调研课题")
FIGURES = {
    "scorecard.score": scorecards.score,
    "scorecard.items": scorecards.items,
    "scorecard.targets": scorecards.targets,
}
scopes = st.builds(
    Scope,
    st.just(COUNTY),
    st.sampled_from((date(2020, 7, 1), date(2021, 1, 1), date(2021, 10, 1))),
    st.sampled_from((date(2021, 6, 30), date(2021, 12, 31))),
    st.dates(date(2021, 1, 1), date(2022, 2, 1)) | st.sampled_from((date(2021, 6, 29), date(2021, 6, 30))),
).filter(lambda scope: scope.start <= min(scope.end, scope.as_of))
Told = list[tuple[str, Row]]


@st.composite
def told(draw: st.DrawFn) -> Told:
    """What is handed in for which period: a year's mark, a half's or both; some streets leave gaps."""
    handed_in = draw(st.sampled_from((tuple(PERIODS), ("2021",), ("2021H1", "2021"))))
    gaps = draw(st.integers(0, 6))
    found = []
    for street, (handed, item) in product(STREETS[:2], product(handed_in, (*MARKED, *COUNTED))):
        for period in PERIODS[handed]:
            if draw(st.integers(0, 6)) < gaps:
                continue
            value = st.sampled_from(("0", "1", "2", "4")) if item in COUNTED else st.sampled_from(
                ("100", "87.5", "60.25", "0")
            )  # fmt: skip
            row = {"行政区划": street, "考核期": period, "考核项目": item, "得分": draw(value)}
            found.append((draw(st.sampled_from((handed, handed, "all"))), row))
    return found


def expected(rows: Told, scope: Scope) -> Iterator[tuple[str, str, str | None, Values]]:
    """Figure, dimension, member, values: as counted from the definitions."""
    inputs = scorecards.inputs([(ENDS[period], row) for period, row in rows])
    every = list(scorecards.cards(inputs, list(STREETS) if rows else [], scope))
    for name, count in FIGURES.items():
        yield name, "", "", count(every)
        for street in STREETS:
            yield name, "town", street, count([card for card in every if card.street == street])
    yield from by_item(every)


def by_item(every: list[Card]) -> Iterator[tuple[str, str, str | None, Values]]:
    """The items one by one."""
    for item in MARKED:
        member = code("scorecard_item", item)
        yield "scorecard.items", "item", member, scorecards.items(every, member)
    for item in COUNTED:
        member = code("scorecard_item", item)
        yield "scorecard.targets", "item", member, scorecards.targets(every, member)


def agree(warehouse: Warehouse, rows: Told, scope: Scope) -> None:
    """Fails with what differs, and the rows it differs on."""
    asked = Asked(scope.region, scope.start, scope.end, scope.as_of)
    for name, dimension, member, values in expected(rows, scope):
        found = measure(warehouse, name, asked, (dimension,) if dimension else ()).rows
        row = next((row for row in found if row.keys.get(dimension, "") == member), None)
        if row is None and not any(values.values()):
            continue
        theirs = {key: row.values[key] if row else "no row" for key in values}
        if theirs != pytest.approx(values, abs=1e-4):
            pytest.fail(f"{name} {dimension} {member} {scope}\n{values}\n{theirs}\n{rows}", pytrace=False)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=told(), asked=st.lists(scopes, min_size=3, max_size=3))
def test_every_scorecard_is_the_oracle_s(rows: Told, asked: list[Scope]) -> None:
    names = {COUNTY: "甲县"} | {street: f"街道{at}" for at, street in enumerate(STREETS)}
    table = [{"区划代码": place, "名称": name} for place, name in names.items()]
    ledgers = [Ledger("region", COUNTY, table)]
    for period in ENDS:
        some = [row for handed, row in rows if handed == period]
        ledgers += [Ledger("scorecard_input", COUNTY, some, period)] if some else []
    with TemporaryDirectory() as folder:
        warehouse = Warehouse(load_here(Path(folder), *ledgers))
        try:
            for scope in asked:
                agree(warehouse, rows, scope)
        finally:
            warehouse.close()
