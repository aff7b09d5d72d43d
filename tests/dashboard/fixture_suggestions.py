# ruff: noqa: E501 - rows laid out as tables
"""Suggestions and leads of the small county: every step, every bin, what is owed afterwards, by hand."""

from collections.abc import Callable, Iterator
from typing import Any

from tests.dashboard.fixture_rows import A1, B1, TOWN_A, TOWN_B

Day = Callable[[str | None], int | None]
Rows = Iterator[tuple[str, dict[str, Any]]]

LIMIT = 15  # working days; Monday to Friday in the small county
SUGGESTIONS: dict[str, dict[str, Any]] = {
    "S1": {
        "region": TOWN_A, "level": "town", "department": "城建办", "routing": "street", "session": "四次会议",
        "lead": "L1", "source": "visit", "submitted": "2021-10-11", "dispatched": "2021-10-13",
        "accepted": "2021-10-14", "face_to_face": "2021-10-20", "replied": "2021-10-25", "grade": "A",
        "done": "2021-11-05", "satisfaction": "satisfied", "rated": "2021-11-10",
    },
    "S2": {
        "region": A1, "level": "village", "routing": "on_the_spot", "submitted": "2021-11-01",
        "replied": "2021-11-01", "grade": "A", "done": "2021-11-01",
    },
    "S3": {
        "region": TOWN_A, "level": "county", "department": "交通局", "routing": "department", "session": "四次会议",
        "submitted": "2021-10-08", "dispatched": "2021-10-11", "accepted": "2021-10-12", "replied": "2021-11-08",
        "grade": "B", "satisfaction": "basically_satisfied", "rated": "2021-11-15", "follow_up": "2021-12-20",
        "follow_up_grade": "A",
    },
    "S4": {
        "region": TOWN_B, "level": "county", "department": "交通局", "routing": "department",
        "submitted": "2021-11-15", "dispatched": "2021-11-16",
    },
    "S5": {
        "region": B1, "level": "town", "department": "水利站", "routing": "street", "submitted": "2021-12-13",
        "dispatched": "2021-12-15", "accepted": "2021-12-16",
    },
    "S6": {
        "region": TOWN_B, "level": "town", "department": "水利站", "routing": "passed_up",
        "submitted": "2021-11-22", "dispatched": "2021-11-23", "accepted": "2021-11-24", "replied": "2021-12-08",
        "grade": "C", "satisfaction": "dissatisfied", "rated": "2021-12-10",
    },
    "S7": {"region": TOWN_B, "level": "town", "submitted": "2021-12-20", "is_known": False},
    "S8": {"region": TOWN_A, "level": "town", "submitted": "2021-09-01"},
}  # fmt: skip
LEADS = [  # key, region, source, day, suggestion, formed on
    ("L1", A1, "visit", "2021-10-04", "S1", "2021-10-11"),
    ("L2", TOWN_B, "meeting", "2021-11-02", None, None),
    ("L3", B1, "visit", "2021-12-01", "S9", "2022-01-10"),
]
GRADES = {"A": "A类(已解决)", "B": "B类(列入计划)", "C": "C类(解释说明)"}

FIGURES: dict[str, dict[str, int | float | None]] = {  # in the last quarter of 2021, on its last day
    "suggestions.funnel": {
        "leads": 3, "formed": 1, "lapsed": 2, "suggestions": 7, "from_leads": 1, "dispatched": 5, "accepted": 4,
        "answered": 4, "done": 2, "rated": 3, "direct": 1, "followed": 1, "undispatched": 1, "unaccepted": 1,
        "working": 1, "answered_only": 2, "unrated": 1, "closed": 1,
    },
    "suggestions.leads": {"numerator": 1, "denominator": 3},
    "suggestions.completion_rate": {"numerator": 2, "denominator": 7},
    "suggestions.grades": {"suggestions": 7, "graded": 4, "grade_a": 2, "grade_b": 1, "grade_c": 1, "ungraded": 0},
    "suggestions.satisfaction": {
        "answered": 4, "asked": 3, "unasked": 1, "satisfied": 1, "basically_satisfied": 1, "dissatisfied": 1,
        "no_view": 0, "viewed": 3, "content": 2, "numerator": 1, "denominator": 3, "asked_share": 0.75,
    },
    "suggestions.routing": {
        "suggestions": 7, "on_the_spot": 1, "street": 2, "department": 2, "passed_up": 1, "unstated": 1,
    },
    "suggestions.face_to_face": {"numerator": 1, "denominator": 7},
    "suggestions.on_time_rate": {  # S3 took 20 working days; S4 had until 7 December, S5 has until 5 January
        "suggestions": 7, "on_time": 3, "late": 1, "open_within": 1, "open_overdue": 1, "unknown": 1,
        "numerator": 3, "denominator": 5,
    },
    "suggestions.follow_up_owed": {
        "owed": 1, "owed_by_grade": 1, "owed_by_view": 1, "followed": 1, "missing": 0, "after_a": 1, "after_b": 0,
        "after_c": 0,
    },
    "suggestions.conversion": {"numerator": 1, "denominator": 1},
    "suggestions.key_owed": {"owed": 1, "keyed": 0, "missing": 1, "turned": 0},
    "issues.due": {"open": 4, "overdue": 3, "due_soon": 0, "later": 1, "unknown": 0},
    "suggestions.due": {  # S4 and, from before the quarter, S8 overdue; S5 within three working days; S7 unknown
        "open": 4, "overdue": 2, "due_soon": 1, "later": 0, "unknown": 1, "undispatched": 2, "unaccepted": 1,
    },
}  # fmt: skip
"""What the figures of suggestions say of the rows above."""


def rows_of_suggestions(
    day: Day, ancestors: Callable[[str], dict[str, str | None]], workdays: dict[int, int]
) -> Rows:
    """Table and row, for suggestions and leads."""
    for position, (code, zh) in enumerate(GRADES.items()):
        word = {"vocabulary": "suggestion_grade", "code": code, "zh": zh, "en": code, "position": position}
        yield "vocabulary", word
    for key, told in SUGGESTIONS.items():
        yield "suggestions", _suggestion(key, told, day, workdays) | ancestors(told["region"])
    for key, region, source, on, suggestion, formed in LEADS:
        yield (
            "leads",
            ancestors(region)
            | {
                "lead": key,
                "source": source,
                "topic": f"线索{key}",
                "day": day(on),
                "ym": int(on[:4]) * 100 + int(on[5:7]),
                "is_day_known": True,
                "suggestion": suggestion,
                "formed_day": day(formed),
                "file": "线索.xlsx",
                "row": 2,
            },
        )


def _suggestion(key: str, told: dict[str, Any], day: Day, workdays: dict[int, int]) -> dict[str, Any]:
    named = ("level", "department", "routing", "session", "lead", "source", "grade", "satisfaction")
    days = {
        f"{name}_day": day(told.get(name))
        for name in ("submitted", "dispatched", "accepted", "face_to_face", "replied", "done", "rated", "follow_up")
    }  # fmt: skip
    is_known = told.get("is_known", True)
    answered = min((on for on in (days["replied_day"], days["done_day"]) if on is not None), default=None)
    limits = {
        f"{name}_limit_workday": workdays[on] + LIMIT if on is not None and is_known else None
        for name in ("submitted", "dispatched")
        for on in (days[f"{name}_day"],)
    }
    first = {
        "first_grade": told.get("grade"),
        "first_grade_day": answered,
        "grade_day": answered,
        "first_satisfaction": told.get("satisfaction"),
        "first_rated_day": days["rated_day"],
    }
    when = {"ym": int(told["submitted"][:4]) * 100 + int(told["submitted"][5:7])}
    when |= {"is_submitted_day_known": is_known, "answered_day": answered}
    when |= {
        "is_answered_day_known": None if answered is None else True,
        "answered_workday": None if answered is None else workdays[answered],
    }
    words = {name: told.get(name) for name in (*named, "follow_up_grade")}
    return words | days | limits | first | when | {
        "suggestion": key, "title": f"建议{key}", "is_key": False, "file": "建议.xlsx", "row": 3,
    }  # fmt: skip
