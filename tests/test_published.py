"""Hanbin as published: the demo's ledgers must give the report's totals through the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.product import metric

REGION, START, END = "610902", "2020-01-01", "2022-02-21"
CHECKS = ("escalation_never_arrives", "arrival_from_nowhere", "arrival_double")


@pytest.fixture(scope="module")
def flow(demo_home: Path) -> dict[str, dict[str, Any]]:
    """What each level took in and what became of it."""
    rows = metric(demo_home, "issues.level_flow", REGION, START, END, "--as-of", END, "--by", "level")
    return {row["level"]: row for row in rows}


def test_the_village_level(flow: dict[str, dict[str, Any]]) -> None:
    village = flow["village"]
    assert (village["taken_in"], village["resolved"], village["escalated"]) == (2600, 2460, 140)


def test_the_town_level(flow: dict[str, dict[str, Any]]) -> None:
    town = flow["town"]
    assert (town["arrived"], town["resolved"], town["escalated"]) == (140, 101, 39)


def test_the_county_level(flow: dict[str, dict[str, Any]]) -> None:
    """39 arrived, 30 resolved, 9 in progress; its own insurance case of June 2021 went up to the city."""
    county = flow["county"]
    assert (county["arrived"], county["resolved"], county["in_progress"]) == (39, 30, 9)
    assert (county["first_collected"], county["escalated"]) == (1, 1)
    assert (flow["city"]["arrived"], flow["city"]["resolved"]) == (1, 1)


def test_the_books_balance(flow: dict[str, dict[str, Any]]) -> None:
    for row in flow.values():
        out = ("resolved", "resolved_then_reopened", "escalated", "returned", "in_progress")
        assert row["taken_in"] == sum(row[name] for name in out)
        assert row["unconfirmed"] == 0


def test_what_was_collected(demo_home: Path) -> None:
    (row,) = metric(demo_home, "issues.collected", REGION, START, END)
    assert row["value"] == 2601


def test_the_stations(demo_home: Path) -> None:
    rows = metric(demo_home, "stations.active", REGION, START, END, "--by", "kind")
    open_stations = {row["kind"]: row["denominator"] for row in rows}
    assert open_stations["home"] == 1
    assert open_stations["studio"] == 8
    assert open_stations["station"] == 387 + 27
    (coverage,) = metric(demo_home, "stations.coverage", REGION, START, END)
    assert (coverage["numerator"], coverage["denominator"]) == (387, 529)


def test_every_row_of_the_demo_is_accounted_for(demo_account: dict[str, Any]) -> None:
    for part in demo_account["submissions"]:
        assert part["read"] == part["loaded"] + part["quarantined"] + part["skipped"], part["file"]
        assert part["quarantined"] == 0, part["file"]


def test_the_damage_is_named(damaged: Path, damaged_account: dict[str, Any]) -> None:
    """The conservation checks name the planted issues, each under its own rule, and no other."""
    (answers,) = damaged.rglob(".planted.json")
    planted = json.loads(answers.read_text(encoding="utf-8"))
    findings = [
        (finding["rule"], finding["issue"])
        for part in damaged_account["submissions"]
        for finding in part["findings"]
        if finding["rule"] in CHECKS
    ]
    expected = [(leak["rule"], leak["issue"]) for leak in planted["leaks"]]
    assert sorted(findings) == sorted(expected)
