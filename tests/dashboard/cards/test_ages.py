"""Channels compared at equal age: a December event isn't behind because its time hasn't come."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard.cards.ages import SPLITS, settled_by_age, time_to_resolve
from dashboard.cards.card import Ask
from dashboard.measure import measure
from dashboard.scope import Scope
from dashboard.warehouse import Warehouse
from tests.inbox import Ledger, load_here

COUNTY = "610902000000"
SCOPE = Scope(COUNTY, date(2021, 7, 1), date(2021, 12, 31), date(2021, 12, 31))


def channel(source: str, collected: date, soon: int, later: int) -> list[dict[str, str]]:
    """24 issues of a channel: so many resolved after ten days, so many after forty, the others open."""
    rows = []
    for number in range(24):
        days = 10 if number < soon else 40 if number < soon + later else None
        rows.append({
            "编号": f"{source}{number}",
            "收集日期": collected.isoformat(),
            "问题来源": source,
            "办结日期": (collected + timedelta(days=days)).isoformat() if days else "",
        })  # fmt: skip
    return rows


def asked(folder: Path, *rows: dict[str, str]) -> Ask:
    warehouse = Warehouse(load_here(folder, Ledger("issue", COUNTY, rows)))
    return Ask(warehouse, SCOPE, None, "source")


def test_a_young_channel_as_quick_as_the_old_one(tmp_path: Path) -> None:
    old, young = date(2021, 9, 1), date(2021, 12, 14)
    ask = asked(tmp_path, *channel("代表接待", old, 12, 12), *channel("热线", young, 12, 0))
    rates = {
        row.label: row.values["value"]
        for row in measure(ask.warehouse, "issues.resolution_rate", SCOPE, ("source",)).rows
        if row.values["denominator"]
    }
    assert sorted(filter(None, rates.values())) == [0.5, 1.0]  # as the raw rates have it
    story = settled_by_age(ask)
    assert story.title == "同样满15天，办结快慢属正常波动"
    assert story.chart is not None
    assert story.chart.series[0].parts == ((12, 24), (12, 24))
    assert [choice.text for choice in story.choices if choice.is_here] == ["问题来源"]
    ask.warehouse.close()


def test_a_young_channel_that_is_slower(tmp_path: Path) -> None:
    old, young = date(2021, 9, 1), date(2021, 12, 14)
    ask = asked(tmp_path, *channel("代表接待", old, 20, 4), *channel("热线", young, 2, 0))
    assert settled_by_age(ask).title.startswith("同样满15天：代表接待83.3%，")
    ask.warehouse.close()


def test_what_is_too_young_is_not_held_against_anything(tmp_path: Path) -> None:
    old, newest = date(2021, 9, 1), date(2021, 12, 24)
    ask = asked(tmp_path, *channel("代表接待", old, 20, 4), *channel("热线", newest, 0, 0))
    story = settled_by_age(ask)
    assert story.title == "样本少，15天办结率不作比较"
    assert "还不满15天，不比" in story.note
    ask.warehouse.close()


@pytest.mark.parametrize("split", [*SPLITS, "tier", None])
def test_every_breakdown_one_may_choose(quarter: Scope, warehouse: Warehouse, split: str | None) -> None:
    ask = Ask(warehouse, quarter, None, split)
    for story in (time_to_resolve(ask), settled_by_age(ask)):
        (here,) = [choice for choice in story.choices if choice.is_here]
        wanted = split if split in SPLITS else "level"
        assert f"split={wanted}" in here.target
        assert story.by == (wanted,)
