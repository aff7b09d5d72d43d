"""The further demo places through the command line: their reports' figures, held against their ledgers."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.product import ROOT, dashboard, etl, metric

WRONG = {
    "longwan": {},
    "wuxue": {"completion_rate": "impossible"},
    "xihu": {},
    "ronggui": {"handled_headline": "contradicts"},
}
AGREE = {
    "longwan": {
        "committee_members",
        "specialised_groups",
        "group_members",
        "reported_to_voters_term",
        "streets",
        "station_visits_2020h1",
        "opinions_2020h1",
        "solved_2020h1",
    },
    "wuxue": {
        "deputies",
        "groups",
        "stations",
        "stations_guided",
        "station_subsidy",
        "guidance_groups",
        "leads",
        "suggestions",
    },
    "xihu": {
        "council_deputies",
        "groups",
        "homes",
        "stations",
        "points",
        "opinions",
        "solved",
        "suggestions_solved",
    },
    "ronggui": {"suggestions_done"}
    | {
        f"{what}_{channel}"
        for what in ("received", "opinions", "resolved", "in_progress")
        for channel in ("evening", "public", "visits")
    }
    | {"reported_to_voters", "activity_person_times"},
}


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each place's home, loaded by `etl demo PLACE`: every row accounted for, nothing to complain of."""
    found = {}
    for place in WRONG:
        home = tmp_path_factory.mktemp(place) / "home"
        loaded = etl("demo", place, "--json", home=home)
        assert loaded.code == 0, loaded.err
        for part in loaded.json["submissions"]:
            assert part["read"] == part["loaded"] + part["quarantined"] + part["skipped"], part["file"]
            assert (part["quarantined"], part["findings"]) == (0, []), part["file"]
        found[place] = home
    return found


def verdicts(place: str, home: Path) -> dict[str, dict[str, Any]]:
    """What reconciliation says of each claim of the place's report."""
    answer = dashboard("reconcile", ROOT / "data" / "claims" / f"{place}.toml", "--json", home=home)
    assert answer.code == (1 if WRONG[place] else 0), answer.err
    return {claim["id"]: claim for claim in json.loads(answer.out)["claims"]}


@pytest.mark.parametrize("place", WRONG)
def test_a_report_is_wrong_where_it_is_and_nowhere_else(place: str, homes: dict[str, Path]) -> None:
    found = verdicts(place, homes[place])
    wrong = {id_: c["verdict"] for id_, c in found.items() if c["verdict"] not in ("agrees", "unchecked")}
    assert wrong == WRONG[place]
    held = {id_ for id_, claim in found.items() if claim["verdict"] == "agrees"}
    assert held >= AGREE[place]


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
