# ruff: noqa: E501 - rows laid out as tables
"""Who handled what in the small county: events after strike-offs, and the figures counted from them by hand."""

from collections.abc import Callable, Iterator
from typing import Any

EVENTS = [  # issue, event, day, note
    ("V1/001", "closed", "2021-10-20", None),
    ("V1/001", "reviewed", "2021-11-30", "confirmed"),
    ("V1/003", "closed", "2021-11-25", None),
    ("V1/003", "rated", "2021-11-28", "dissatisfied"),
    ("V3/002", "closed", "2021-10-30", None),
    ("V3/002", "rated", "2021-10-30", "dissatisfied"),  # on the day of striking off: no later evidence
    ("V3/002", "reopened", "2021-11-15", None),
]


def rows_of_events(day: Callable[[str | None], int | None]) -> Iterator[dict[str, Any]]:
    """The events as rows of issue_events."""
    for seq, (issue, event, on, note) in enumerate(EVENTS, start=1):
        yield {"issue": issue, "seq": seq, "event": event, "day": day(on), "is_day_known": True, "note": note}


DRAWN = [  # issue, drawn of, reviewed, outcome
    ("V1/001", "610902", "2021-11-30", "confirmed"),
    ("V1/003", "610902", "2022-01-05", "not_solved"),  # on the last day of 2021 nobody had looked yet
    ("V3/002", "610902", "2021-12-20", "not_solved"),
    ("V1/003", "610902001", "2021-12-01", "not_solved"),  # a town's own draw says nothing of the county
]


def rows_of_reviews(
    day: Callable[[str | None], int | None], place: Callable[[str], dict[str, str | None]]
) -> Iterator[dict[str, Any]]:
    """The strike-offs drawn for review as rows of issue_reviews."""
    regions = {"V1": "610902001201", "V3": "610902002201"}
    for row, (issue, stem, on, outcome) in enumerate(DRAWN, start=5):
        draw = f"{stem}/{issue}"
        yield {
            "issue_review": draw, "draw": stem, "drawn_stem": stem, "issue": issue, "reviewed_day": day(on),
            "is_reviewed_day_known": True, "outcome": outcome, "file": "回头看.xlsx", "row": row,
        } | place(regions[issue[:2]])  # fmt: skip


FIGURES: dict[str, dict[str, int | float | None]] = {
    # 1 on the spot, 3 to the street, 9 to a department, 4 passed up; the others don't say
    "issues.routing": {"collected": 13, "on_the_spot": 1, "street": 1, "department": 1, "passed_up": 1, "unstated": 9},
    # 2 late; 4 and 6 open past their limit, 11 too
    "issues.league": {
        "collected": 13, "resolved": 8, "solved": 4, "planned": 2, "explained": 1, "stated": 7, "reopened": 2,
        "late": 1, "overdue": 3, "numerator": 4, "denominator": 7,
    },
    "issues.city": {
        "reached": 0, "resolved": 0, "by_city": 0, "below": 0, "at_city": 0, "returned": 0, "solved": 0, "denominator": 0,
    },
    # of the 8 resolved, 9 has no category; 12 was sent back once; none ended where its category doesn't belong
    "issues.misrouted": {
        "judged": 7, "misrouted": 0, "sent_back": 1, "came_back": 1, "back_and_forth": 0, "could_village": 0,
        "could_town": 0, "could_county": 0, "could_city": 0, "numerator": 0, "denominator": 7,
    },
    # 1 reviewed and confirmed, 3 rated dissatisfied afterwards, 7 reopened
    "issues.hollow_closure": {
        "closed": 3, "evidenced": 3, "hollow": 2, "not_solved": 0, "reopened": 1, "dissatisfied": 1, "numerator": 2,
        "denominator": 3, "coverage": 1.0,
    },
    # 3 was only explained, but isn't rated as satisfied by then; nobody was assigned, nothing replied
    "issues.closure_signals": {
        "closed": 3, "signalled": 0, "explained": 0, "same_day": 0, "unanimous": 0, "same_reply": 0, "last_day": 0,
        "signalled_share": 0.0,
    },
    "issues.review_sample": {"closed": 3, "drawn": 3},
    "issues.sampled_reviews": {
        "drawn": 3, "reviewed": 2, "confirmed": 1, "not_solved": 1, "pending": 1, "numerator": 1, "denominator": 2,
    },
    # S1 model, S2 compliant, S3 not graded, S4 key: none tells its subsidy, has a reception rule, none met in three months
    "stations.grade": {
        "stations": 4, "compliant": 1, "key": 1, "model": 1, "ungraded": 1, "subsidy": None, "short": 3, "below_top": 3,
        "ready": 0, "lacks_has_rule": 3, "lacks_active_months": 3, "lacks_opinions": 2, "lacks_has_feature": 1,
        "lacks_deputy_attendances": 1, "numerator": 0, "denominator": 3,
    },
    "stations.guidance_groups": {"value": 0},
    "regions.count": {"value": 7},  # the county, two towns, four villages
}  # fmt: skip
