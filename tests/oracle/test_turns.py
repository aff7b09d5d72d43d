"""Issues sent back and received again: the stays of product and oracle on the same ledgers of events."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from etl.home import Home
from etl.storing.journal import Journal
from tests.inbox import Ledger, load_here
from tests.oracle.figures import Figures
from tests.oracle.plans import COUNTY, EVENT, VILLAGES, ZH
from tests.oracle.walk import walk

FIRST, LAST = date(2021, 1, 5), date(2022, 1, 1)
CLIMB = ("village", "town", "county")
STAYS = """
select
    issue, stay_level, entered_by, entered_day, left_by, left_day, undone_day is not null,
    is_arrival_only_claimed
from issue_stays
"""
Told = tuple[tuple[str, date, str], ...]  # event, day, the level that acts
Stays = dict[str, list[tuple[object, ...]]]


@dataclass
class Turn:
    """An issue on its way up and down; what of it is written."""

    day: date = FIRST
    at: int = 0
    is_resolved: bool = False
    told: list[tuple[str, date, str]] = field(default_factory=list)

    def tell(self, event: str, gap: int, is_written: bool = True) -> None:
        """The next thing at the level where it is."""
        self.day += timedelta(days=gap)
        if is_written:
            self.told.append((event, self.day, CLIMB[self.at]))


@st.composite
def turns(draw: st.DrawFn) -> Told:
    """Passed up, sent back, passed up again; on each way up sender, receiver or both may forget to write."""
    now = Turn()
    for _ in range(draw(st.integers(2, 8))):
        ways = (
            ("reopened", "received") if now.is_resolved else ("up", "up", "returned", "resolved", "received")
        )
        way, gap = draw(st.sampled_from(ways)), draw(st.integers(1, 9))
        if way == "up" and now.at < 2:
            sender, receiver = draw(st.tuples(st.booleans(), st.booleans()))
            now.tell("escalated", gap, sender)
            now.at += 1
            now.tell("received", draw(st.integers(1, 9)), receiver)
        elif way == "returned" and now.at:
            now.tell("returned", gap)
            now.at -= 1
        elif way not in ("up", "returned"):
            now.tell(way, gap)
            now.is_resolved = way == "resolved" or (now.is_resolved and way != "reopened")
    return tuple(now.told)


def ledgers(issues: list[Told]) -> list[Ledger]:
    """A bare row an issue, and a line for everything that is told of it."""
    rows = [
        {"编号": f"{at:03d}", "收集日期": FIRST.isoformat(), "问题摘要": f"事项{at}", "村(社区)": VILLAGES[0]}
        for at in range(len(issues))
    ]
    lines = [
        {"问题编号": f"{at:03d}", "环节": EVENT[event], "日期": day.isoformat(), "层级": ZH[level]}
        for at, told in enumerate(issues)
        for event, day, level in told
    ]
    events = [Ledger("issue_event", COUNTY, lines)] if lines else []
    return [Ledger("issue", COUNTY, rows), *events]


def of_product(home: Home) -> Stays:
    """The stays in the warehouse, by issue."""
    current = Journal(home).current()
    assert current is not None
    found: Stays = defaultdict(list)
    with duckdb.connect(str(home.warehouse / f"{current.snapshot}.duckdb"), read_only=True) as connection:
        for issue, *stay in connection.execute(STAYS).fetchall():
            found[issue].append(tuple(stay))
    return found


def of_oracle(inbox: Path) -> Stays:
    """The stays as walked, by issue."""
    return {
        issue.head.key: [
            (
                stay.level,
                stay.entered_by,
                number(stay.entered.date),
                stay.left_by,
                number(stay.left.date) if stay.left else None,
                stay.is_undone,
                stay.is_claimed,
            )
            for stay in walk(issue, LAST).stays
        ]
        for issue in Figures(inbox).issues
    }


def number(day: date) -> int:
    """A day as the warehouse counts them."""
    return (day - date(1970, 1, 1)).days


def compare(issues: list[Told]) -> None:
    """Fails with the first issue whose stays differ."""
    with TemporaryDirectory() as folder:
        home = load_here(Path(folder), *ledgers(issues))
        theirs, mine = of_product(Home(home)), of_oracle(Path(folder) / "inbox")
    for at, told in enumerate(issues):
        key = f"{COUNTY}/{at:03d}"
        if sorted(map(repr, mine[key])) != sorted(map(repr, theirs[key])):
            pytest.fail(f"{told}\noracle {mine[key]}\nproduct {theirs[key]}", pytrace=False)


def days(*told: tuple[str, int, str]) -> Told:
    """Events so many days after the collection."""
    return tuple((event, FIRST + timedelta(days=gap), level) for event, gap, level in told)


UP_AND_BACK = (("escalated", 5, "village"), ("received", 6, "town"), ("returned", 15, "town"))
FORGOTTEN = [
    # nobody wrote that it was sent up again; nor that it came; both twice; sent for after it was sent back
    days(*UP_AND_BACK, ("received", 27, "town"), ("resolved", 31, "town")),
    days(*UP_AND_BACK, ("resolved", 31, "town")),
    days(*UP_AND_BACK, ("received", 27, "town"), ("returned", 30, "town"), ("received", 33, "town")),
    days(("received", 8, "county"), ("returned", 11, "county"), ("escalated", 20, "village"),
         ("received", 21, "county")),
]  # fmt: skip


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(turns(), min_size=20, max_size=40))
@example(FORGOTTEN)
def test_what_is_sent_back_goes_the_oracle_s_way(issues: list[Told]) -> None:
    compare(issues)


@pytest.mark.long
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(turns(), min_size=20, max_size=60))
def test_whatever_is_sent_back_goes_the_oracle_s_way(issues: list[Told]) -> None:
    compare(issues)
