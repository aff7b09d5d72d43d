# ruff: noqa: E501 - rows laid out as tables
"""Surveys, reviews and a scorecard of the small county, by hand: incomplete counts, unknown numbers asked, a gap."""

from collections.abc import Callable, Iterator
from typing import Any

from tests.dashboard.fixture_rows import B1, TOWN_A, TOWN_B

Day = Callable[[str | None], int | None]
Rows = Iterator[tuple[str, dict[str, Any]]]

FOREVER = 2147483647
SURVEYS = [  # kind, subject, project, region, day, asked, satisfied, basically, dissatisfied, no view
    ("project", "P1", "P1", TOWN_A, "2021-11-05", 40, 20, 8, 4, 2),
    ("project", "P2", "P2", TOWN_A, "2021-12-20", 25, 5, 4, 11, 0),
    ("office", "城管中队", None, TOWN_A, "2021-12-10", None, 10, 5, 5, None),
    ("issue", "问题办理", None, B1, "2021-10-20", 30, 6, 3, None, None),
    ("report_to_voters", "某代表", None, TOWN_B, "2021-09-01", 10, 5, 3, 1, 0),
    ("project", "P1", "P1", TOWN_A, "2022-01-15", 40, 0, 0, 40, 0),
]
REVIEWS = [  # subject, kind, region, day, asked, satisfied, basically, dissatisfied, no view, stated, grade, asked to, due, rectified, looked back, result
    ("派出所", "office", TOWN_A, "2021-10-12", 40, 20, 5, 3, 2, None, "satisfied", True, "2021-12-20", "2021-12-10", "2021-12-28", "rectified"),
    ("城管中队", "office", TOWN_A, "2021-11-02", 40, 10, 10, 12, 0, None, "dissatisfied", True, "2021-12-15", None, None, None),
    ("某科长", "official", TOWN_B, "2021-12-01", None, 8, 2, 0, None, "satisfied", None, True, "2022-02-01", None, None, None),
    ("供电所", "office", TOWN_A, "2021-03-05", 40, 30, 5, 0, 0, None, "satisfied", False, None, None, None, None),
]  # fmt: skip
MARKS = [  # region, item, weight, full, least, most, mark, weighted
    (TOWN_A, "council", 60, 100, None, None, 9000, 540000),
    (TOWN_A, "station", 40, 100, None, None, 8000, 320000),
    (TOWN_A, "studies", None, None, 1, 2, 300, None),
    (TOWN_B, "council", 60, 100, None, None, None, None),
    (TOWN_B, "station", 40, 100, None, None, 7000, 280000),
    (TOWN_B, "studies", None, None, 1, 2, None, None),
]
WORDS = {
    "survey_subject": {
        "project": "民生项目",
        "office": "单位",
        "issue": "问题办理",
        "report_to_voters": "代表述职",
    },
    "review_subject": {"office": "单位", "official": "人员"},
    "review_grade": {"satisfied": "满意", "basically_satisfied": "基本满意", "dissatisfied": "不满意"},
    "scorecard_item": {"council": "议政会工作", "station": "联络站工作", "studies": "调研课题"},
}

FIGURES: dict[str, dict[str, int | float | None]] = {  # in the last quarter of 2021, on its last day
    "satisfaction.share": {
        "surveys": 4, "incomplete": 1, "answered": 72, "satisfied": 35, "basically_satisfied": 17, "dissatisfied": 20,
        "no_view": 2, "pleased": 52, "asked": 65, "answered_of_asked": 52, "satisfied_of_asked": 25,
        "numerator": 35, "denominator": 72, "response": 0.8,
    },
    "satisfaction.on_paper": {  # no issue of the small county was rated
        "resolved": 8, "stated": 7, "solved": 4, "rated": 0, "pleased": 0, "on_paper": 0, "numerator": 0, "value": None,
    },
    "projects.rating": {
        "projects": 6, "rated": 2, "answered": 52, "satisfied": 25, "pleased": 37, "dissatisfied": 15, "asked": 65,
        "answered_of_asked": 52, "satisfied_of_asked": 25, "numerator": 25, "denominator": 52,
    },
    "projects.money_work_rating": {
        "projects": 6, "paid_known": 0, "progress_known": 4, "rated": 2, "compared": 0, "paid_ahead": 0, "judged": 2,
        "done_disliked": 1, "progress_sum": 35000, "progress": 0.875, "answered": 52, "satisfied": 25, "paid": None,
    },
    "reviews.held": {
        "quotas": 2, "offices": 3, "least": 4, "most": 6, "within": 1, "above": 0, "short": 1, "running": 0,
        "per_street": 1.5,
    },
    "reviews.ballot": {
        "reviews": 3, "graded_satisfied": 2, "graded_basically": 0, "graded_dissatisfied": 1, "ungraded": 0,
        "answered": 70, "satisfied": 38, "pleased": 55, "asked": 80, "answered_of_asked": 60, "satisfied_of_asked": 30,
        "numerator": 38, "denominator": 70,
    },
    "reviews.rectified": {
        "asked_to": 3, "done": 1, "on_time": 1, "late": 0, "open_within": 1, "overdue": 1, "numerator": 1, "denominator": 3,
    },
    "reviews.look_back": {
        "asked_to": 3, "looked_back": 1, "waiting": 2, "concluded": 1, "put_right": 1, "numerator": 1, "denominator": 3,
    },
    "scorecard.score": {
        "cards": 2, "complete": 1, "incomplete": 1, "given": 3, "missing": 1, "points": 860000, "weights": 100, "score": 86,
    },
    "scorecard.items": {"expected": 4, "given": 3, "missing": 1, "mark": 240, "full": 300, "weight": 200, "rate": 0.8},
    "scorecard.targets": {
        "expected": 2, "made": 3, "met": 0, "short": 0, "above": 1, "unknown": 1, "known": 1, "reached": 1,
    },
}  # fmt: skip


def rows_of_satisfaction(day: Day, ancestors: Callable[[str], dict[str, str | None]]) -> Rows:
    """Every row with the table it goes into."""
    for vocabulary, words in WORDS.items():
        for position, (code, zh) in enumerate(words.items(), 1):
            yield (
                "vocabulary",
                {"vocabulary": vocabulary, "code": code, "zh": zh, "en": code, "position": position},
            )
    for number, (kind, subject, project, region, on, *counts) in enumerate(SURVEYS):
        key = project or f"{region}/{subject}"
        row = {"survey": f"S{number}", "subject_kind": kind, "subject": key, "subject_name": subject}
        yield "surveys", row | {"project": project} | ancestors(region) | _held(day, on) | _counted(counts)
    for number, review in enumerate(REVIEWS):
        yield "reviews", _review(day, ancestors, number, review)
    year = {
        "year": 2021,
        "ym": 202101,
        "year_first_day": day("2021-01-01"),
        "year_last_day": day("2021-12-31"),
    }
    for region in (TOWN_A, TOWN_B):
        yield "review_quotas", year | ancestors(region) | {"least": 2, "most": 3}
    names = ("item", "weight", "full_mark", "least", "most", "mark", "weighted")
    for region, *values in MARKS:
        known = dict(zip(names, values, strict=True))
        since = {"is_marked": known["weight"] is not None, "valid_from_day": day("2021-12-31")}
        yield "scorecard_marks", year | ancestors(region) | known | since | {"valid_to_day": FOREVER}


def _review(
    day: Day, ancestors: Callable[[str], dict[str, str | None]], number: int, review: tuple[Any, ...]
) -> dict[str, Any]:
    subject, kind, region, on, *counts, stated, grade, is_asked, due, rectified, looked, result = review
    row = {
        "review": f"R{number}",
        "subject_kind": kind,
        "subject": f"{region}/{subject}",
        "subject_name": subject,
        "stated_grade": stated,
        "grade": grade,
        "is_rectification_asked": is_asked,
        "due_day": day(due),
        "rectified_day": day(rectified),
        "look_back_day": day(looked),
        "look_back_result": result,
    }
    return row | ancestors(region) | _held(day, on) | _counted(counts)


def _held(day: Day, on: str) -> dict[str, Any]:
    return {
        "day": day(on),
        "ym": int(on[:4]) * 100 + int(on[5:7]),
        "is_day_known": True,
        "file": "测评.xlsx",
        "sheet": "测评",
        "row": 2,
    }


def _counted(counts: list[int | None]) -> dict[str, Any]:
    asked, satisfied, basically, dissatisfied, no_view = counts
    parts = (satisfied, basically, dissatisfied)
    return {
        "asked": asked,
        "answered": None if None in parts else sum(part or 0 for part in parts),
        "satisfied": satisfied,
        "basically_satisfied": basically,
        "dissatisfied": dissatisfied,
        "no_view": no_view,
        "is_complete": None not in parts,
    }
