"""Desks, stations and waits, asked of product and oracle on the same invented ledgers, must be the same."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dashboard.warehouse import Warehouse
from tests.inbox import Ledger, load_here
from tests.oracle.desks import Desks
from tests.oracle.eventful import on_their_days
from tests.oracle.figures import Scope
from tests.oracle.plans import COUNTY, inboxes
from tests.oracle.posts import Posts
from tests.oracle.registers import sittings
from tests.oracle.test_against_product import answer, check, scopes

GRADES = ("", "达标站", "重点站", "示范站")
ISSUES = (
    *product(("issues.due",), ((), ("level",), ("region",), ("month",), ("department",))),
    *product(("issues.cycle_punctuality",), ((), ("month",), ("town",), ("category",))),
)
STATIONS = (
    *product(("stations.count", "stations.grade"), ((), ("kind",), ("grade",), ("month",), ("town",))),
    *product(("stations.coverage",), ((), ("town",), ("month",))),
    *product(("stations.guidance_groups", "regions.count"), ((),)),
    *product(("receptions.time_to_resolve",), ((), ("station",), ("mode",), ("month",))),
)
SHIPPED, OWN = "610902", "659802"  # a county no shipped table knows: its villages are those of its own table
PLACES = {
    f"{OWN}000000": "甲县", f"{OWN}101000": "乙镇", f"{OWN}101001": "一村", f"{OWN}101002": "二村",
    f"{OWN}102000": "丙镇", f"{OWN}102001": "三村", f"{OWN}102002": "四村",
}  # fmt: skip


@st.composite
def assigned(draw: st.DrawFn, written: Mapping[str, str]) -> dict[str, str]:
    """The row with the days, or months, on which it was given to somebody and told of, if it was."""
    row = dict(written)
    collected = row["收集日期"]
    if collected.count("-") != 2:
        return row
    for head, most in (("交办日期", 50), ("反馈日期", 90)):
        after = draw(st.none() | st.integers(0, most))
        if after is not None:
            day = date.fromisoformat(collected) + timedelta(days=after)
            row[head] = day.isoformat() if draw(st.integers(0, 4)) else f"{day:%Y-%m}"
    return row


@st.composite
def cycles(draw: st.DrawFn) -> tuple[Ledger, ...]:
    """Ledgers of issues, some of them assigned and fed back."""
    return tuple(
        Ledger(ledger.ledger, ledger.unit, [draw(assigned(row)) for row in ledger.rows])
        if ledger.ledger == "issue"
        else ledger
        for ledger in draw(inboxes(size=20))
    )


@st.composite
def equipped(draw: st.DrawFn, written: Mapping[str, str]) -> dict[str, str]:
    """The station with a grade, and what grades ask of a register."""
    row = {**written, "村(社区)": moved(written["村(社区)"]), "等级": draw(st.sampled_from(GRADES))}
    row["接待日"] = draw(st.sampled_from(("每月15日", "每月15日", "")))
    row["品牌"] = draw(st.sampled_from(("石榴籽", "")))
    row["指导组"] = draw(st.sampled_from(("", "甲组", "乙组")))
    row["财政补助"] = draw(st.sampled_from(("", "10000", "25000")))
    return row


@st.composite
def vaguely(draw: st.DrawFn, written: Mapping[str, str]) -> dict[str, str]:
    """The issue, now and then collected or resolved in a month rather than on a day."""
    row = {**written, "村(社区)": moved(written["村(社区)"])}
    if row["办结日期"] and not draw(st.integers(0, 3)):
        row["办结日期"] = row["办结日期"][:7]
    if not draw(st.integers(0, 3)):
        row["收集日期"] = row["收集日期"][:7]
    return row


def elsewhere(written: Mapping[str, str]) -> st.SearchStrategy[dict[str, str]]:
    """The reception in the county of one's own."""
    return st.just({**written, "村(社区)": moved(written["村(社区)"])})


@st.composite
def registers(draw: st.DrawFn) -> tuple[Ledger, ...]:
    """A region table, stations with what their grades ask for, receptions, and what came of them."""
    ways = {"station": equipped, "issue": vaguely, "reception": elsewhere}
    ledgers = [
        Ledger(one.ledger, moved(one.unit), [draw(ways[one.ledger](row)) for row in one.rows])
        for one in draw(sittings(size=30))
    ]
    table = [{"区划代码": code, "名称": name} for code, name in PLACES.items()]
    return Ledger("region", moved(COUNTY), table), *ledgers


def moved(region: str) -> str:
    """The region in the county of one's own."""
    return region.replace(SHIPPED, OWN)


def compare(
    ledgers: tuple[Ledger, ...],
    plainly: type[Desks] | type[Posts],
    asked: list[Scope],
    figures: tuple[tuple[str, tuple[str, ...]], ...],
) -> None:
    """Every figure in every breakdown of the scopes, the ledgers loaded once."""
    with TemporaryDirectory() as folder:
        warehouse = Warehouse(load_here(Path(folder), *ledgers))
        oracle = plainly(Path(folder) / "inbox")
        try:
            for scope, (name, by) in product(on_their_days(asked, ledgers), figures):
                nothing = oracle.figure(name, Scope("999999", scope.start, scope.end, scope.as_of))[()]
                mine, theirs = oracle.figure(name, scope, by), answer(warehouse, name, scope, by)
                check(ledgers, (name, scope, by), mine, theirs, nothing)
        finally:
            warehouse.close()


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(ledgers=cycles(), asked=st.lists(scopes, min_size=2, max_size=2))
def test_desks_and_the_monthly_cycle_are_the_oracle_s(
    ledgers: tuple[Ledger, ...], asked: list[Scope]
) -> None:
    compare(ledgers, Desks, asked, ISSUES)


@pytest.mark.parametrize("collected", ["2021-03-05", "2021-03"])
def test_a_resolution_of_no_known_day_gives_no_wait(collected: str) -> None:
    """One of two issues of a reception was resolved in 2021-04: nobody knows after how many days."""
    village = f"{OWN}101001"
    said = {"收集日期": collected, "村(社区)": village, "来源接待": "R1"}
    ledgers = (
        Ledger("reception", village, [
            {"编号": "R1", "接待日期": "2021-03-05", "村(社区)": village, "接待人次": "3"},
        ]),
        Ledger("issue", village, [
            {"编号": "1", "问题摘要": "路灯", **said, "办结日期": "2021-04"},
            {"编号": "2", "问题摘要": "水管", **said, "收集日期": "2021-03-05", "办结日期": "2021-03-15"},
        ]),
    )  # fmt: skip
    scope = Scope(OWN, date(2021, 1, 1), date(2021, 6, 30), date(2021, 6, 30))
    with TemporaryDirectory() as folder:
        warehouse = Warehouse(load_here(Path(folder), *ledgers))
        try:
            found = answer(warehouse, "receptions.time_to_resolve", scope, ())[()]
        finally:
            warehouse.close()
    assert {name: found[name] for name in ("value", "numerator", "denominator", "unknown")} == {
        "value": 10, "numerator": 1, "denominator": 1, "unknown": 1,
    }  # fmt: skip


HELD = (("R1", "2021-03-05", "101001"), ("R2", "2021-03", "101001"), ("R3", "2021-03-25", "101002"))
LIVES = (
    ("2021-03", "2021-03-20"),
    ("2021-03", "2021-03"),
    ("2021-03-10", "2021-03"),
    ("2021-03", "2021-04-02"),
    ("2021-03-10", "2021-03-10"),
    ("2021-03", ""),
)
WITHIN_A_MONTH = (
    Ledger("region", f"{OWN}000000", [{"区划代码": code, "名称": name} for code, name in PLACES.items()]),
    Ledger("reception", f"{OWN}000000", [
        {"编号": number, "接待日期": day, "村(社区)": f"{OWN}{place}", "接待人次": "3"}
        for number, day, place in HELD
    ]),
    Ledger("issue", f"{OWN}000000", [
        {"编号": f"{number}-{at}", "收集日期": collected, "村(社区)": f"{OWN}101001", "问题摘要": "路灯",
         "来源接待": number, "办结日期": resolved}
        for number, _, _ in HELD
        for at, (collected, resolved) in enumerate(LIVES)
    ]),
)  # fmt: skip
"""Known to the month: the collection, the resolution within it or after, the reception, or all of them."""


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(ledgers=registers(), asked=st.lists(scopes, min_size=2, max_size=2))
@example(
    ledgers=WITHIN_A_MONTH,
    asked=[
        Scope(SHIPPED, date(2021, 1, 1), date(2021, 6, 30), date(2021, 6, 30)),
        Scope(SHIPPED, date(2021, 3, 1), date(2021, 3, 31), date(2021, 3, 31)),
    ],
)
def test_stations_and_waits_are_the_oracle_s(ledgers: tuple[Ledger, ...], asked: list[Scope]) -> None:
    compare(ledgers, Posts, [replace(scope, region=moved(scope.region)) for scope in asked], STATIONS)
