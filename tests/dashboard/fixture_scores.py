# ruff: noqa: E501 - rows laid out as tables
"""Scores of the small county: no published rule holds there, so nobody is scored; two corrections, by hand."""

from collections.abc import Callable, Iterator
from typing import Any

from tests.dashboard.fixture_rows import A1, TOWN_A

Day = Callable[[str | None], int | None]
Rows = Iterator[tuple[str, dict[str, Any]]]

CORRECTIONS = [  # key, deputy, region, kind, activity, handed in, asked, decided, outcome
    ("C1", "D1", A1, "wrong", "a0", "2021-09-30", "2021-10-12", "2021-10-20", "accepted"),
    ("C2", "D3", TOWN_A, "twice", "a3", "2021-10-31", "2021-12-05", "2022-01-05", "rejected"),
    ("C3", "D3", TOWN_A, "missing", None, None, "2022-01-02", None, None),
]
WORDS = {"correction_kind": {"wrong": "错", "twice": "重", "missing": "漏"}}
FIGURES: dict[str, dict[str, int | float | None]] = {  # in the last quarter of 2021, on its last day
    "deputies.score": {"deputies": 0, "poor": 0, "ranked": 0, "entries": 0, "mean": None, "rank": None},
    "groups.score": {"groups": 0, "ranked": 0, "entries": 0, "mean": None},
    "deputies.corrections": {"asked": 2, "accepted": 1, "rejected": 0, "open": 1, "late": 1},
    "deputies.proposal_quality": {"numerator": 2, "denominator": 4},  # S1 and S2 of S1 S2 S3 S6
}


def rows_of_scores(day: Day, ancestors: Callable[[str], dict[str, str | None]]) -> Rows:
    """The rows above as rows of the warehouse's tables."""
    for vocabulary, members in WORDS.items():
        for position, (code, zh) in enumerate(members.items()):
            yield (
                "vocabulary",
                {"vocabulary": vocabulary, "code": code, "zh": zh, "en": code, "position": position},
            )
    for number, (key, deputy, region, kind, activity, known, asked, decided, outcome) in enumerate(
        CORRECTIONS
    ):
        yield (
            "corrections",
            ancestors(region)
            | {"correction": key, "deputy": deputy, "record": key, "kind": kind, "activity": activity}
            | {"known_day": day(known), "asked_day": day(asked), "decided_day": day(decided)}
            | {"outcome": outcome, "file": "更正登记.xlsx", "row": number + 2},
        )
