"""The further demo places through the command line: their reports' figures, held against their ledgers."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import account_of
from tests.product import ROOT, dashboard, metric

WRONG = {
    "hanbin": {"grid_deputies": "contradicts"},
    "longwan": {},
    "wuxue": {"completion_rate": "impossible"},
    "xihu": {},
    "ronggui": {"handled_headline": "contradicts"},
}
RULES = {
    "hanbin": set(),
    "longwan": {"council_sessions_min_year"},
    "wuxue": {"surplus_ratio", "handling_limit", "score_maximum"},
    "xihu": set(),
    "ronggui": {"quarters", "visits_min_month", "households_min_year"},
}
"""What a report prints of its rules: no ledger counts it, so nothing holds it."""

FINDINGS = {
    ("hanbin", "town_stations"): "提示：比「全区28个镇(街道)」的28少1",
    ("ronggui", "project_checks"): "提示：比「推算:22个项目每季度一次」的88少24",
    ("ronggui", "handled_headline"): "差额2正好等于「承办上级人大会议建议2件,已办理完毕」",
    ("wuxue", "completion_rate"): "55/64截去尾数是85%",
    ("hanbin", "grid_deputies"): "576 + 1326 = 1902",
}


@pytest.fixture(scope="module")
def homes(demo_of: Callable[[str], Path]) -> dict[str, Path]:
    """Each place's home, loaded by `etl demo PLACE`: every row accounted for, nothing to complain of."""
    found = {}
    for place in WRONG:
        folder = demo_of(place)
        for part in account_of(folder)["submissions"]:
            assert part["read"] == part["loaded"] + part["quarantined"] + part["skipped"], part["file"]
            assert (part["quarantined"], part["findings"]) == (0, []), part["file"]
        found[place] = folder / "home"
    return found


def verdicts(place: str, home: Path) -> dict[str, dict[str, Any]]:
    """What reconciliation says of each claim of the place's report."""
    answer = dashboard("reconcile", ROOT / "data" / "claims" / f"{place}.toml", "--json", home=home)
    assert answer.code == (1 if WRONG[place] else 0), answer.err
    return {claim["id"]: claim for claim in json.loads(answer.out)["claims"]}


@pytest.mark.parametrize("place", WRONG)
def test_every_printed_figure_agrees_but_those_that_cannot(place: str, homes: dict[str, Path]) -> None:
    """Rules stand unchecked, what the report gets wrong is told so, and everything else agrees."""
    found = verdicts(place, homes[place])
    apart = {id_: claim["verdict"] for id_, claim in found.items() if claim["verdict"] != "agrees"}
    assert apart == WRONG[place] | dict.fromkeys(RULES[place], "unchecked")


@pytest.mark.parametrize(("place", "claim"), FINDINGS)
def test_what_is_worth_knowing_is_told(place: str, claim: str, homes: dict[str, Path]) -> None:
    assert FINDINGS[place, claim] in verdicts(place, homes[place])[claim]["detail"]


def test_at_equal_age_the_december_event_is_still_slower(homes: dict[str, Path]) -> None:
    """Half of what was said in May took 36 days; of what was said in December 2 of 27 are resolved."""
    rows = metric(
        homes["ronggui"],
        "receptions.time_to_resolve",
        "440606006",
        "2019-01-01",
        "2019-12-31",
        "--by",
        "campaign",
    )
    told = {
        row["campaign"]: (row["denominator"], row["numerator"], row["value"])
        for row in rows
        if row["campaign"]
    }
    assert told == {"倾听民声、关注民生主题日": (31, 24, 36), "宪法宣传接待日": (27, 2, None)}


def test_ronggui_receives_on_wednesday_evenings(homes: dict[str, Path]) -> None:
    """Every evening reception is a Wednesday's, both days in public places are Sundays."""
    scope = ("440606006", "2019-01-01", "2019-12-31", "--by", "weekday", "--where")
    for setting, weekday in (("setting=evening", "3"), ("setting=public_place", "7")):
        rows = metric(homes["ronggui"], "receptions.sessions", *scope, setting)
        assert {row["weekday"] for row in rows if row["value"]} == {weekday}


def test_hanbin_s_stations_by_kind(homes: dict[str, Path]) -> None:
    rows = metric(homes["hanbin"], "stations.count", "610902", "2021-01-01", "2022-02-21", "--by", "kind")
    told = {row["kind"]: row["value"] for row in rows if row["value"]}
    assert told == {"home": 1, "station": 27 + 387, "studio": 8}


def test_the_december_event_is_young_and_shows_it(homes: dict[str, Path]) -> None:
    """Of 58 in public places 26 are resolved: 24 of May's 31, 2 of December's 27."""
    rows = metric(
        homes["ronggui"],
        "receptions.opinion_outcomes",
        "440606006",
        "2019-01-01",
        "2019-12-31",
        "--by",
        "campaign",
    )
    told = {row["campaign"]: (row["linked"], row["resolved"]) for row in rows if row["campaign"]}
    assert told == {"倾听民声、关注民生主题日": (31, 24), "宪法宣传接待日": (27, 2)}


def test_wuxue_s_grades(homes: dict[str, Path]) -> None:
    rows = metric(homes["wuxue"], "stations.grade", "421182", "2023-01-01", "2023-08-04", "--by", "grade")
    told = {row["grade"]: (row["stations"], row["subsidy"]) for row in rows if row["grade"]}
    assert told == {"compliant": (44, 220_000), "key": (28, 280_000), "model": (14, 168_000)}


def test_longwan_routes_four_ways_and_joins_hands_with_the_city(homes: dict[str, Path]) -> None:
    (row,) = metric(homes["longwan"], "issues.routing", "330303", "2019-01-01", "2020-07-28")
    ways = ("on_the_spot", "street", "department", "passed_up")
    assert all(row[way] > 0 for way in ways)
    assert sum(row[way] for way in ways) == row["collected"]
    (city,) = metric(homes["longwan"], "issues.city", "330303", "2019-01-01", "2020-07-28")
    assert city["reached"] == city["by_city"] + city["below"] + city["at_city"] + city["returned"] > 0
