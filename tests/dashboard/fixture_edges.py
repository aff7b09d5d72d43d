# ruff: noqa: E501 - rows laid out as tables
"""Rows of the year before the small county's quarter, each on an edge: done on the due day, late by a day, told anew.

They stand in the warehouse between neighbours only; none of them counts in the quarter. What they come to is counted by hand.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from tests.dashboard.fixture_rows import COUNTY, TOWN_A, TOWN_B

Rows = Iterator[tuple[str, dict[str, Any]]]

FOREVER = 2147483647
YEAR = {"year": 2020, "ym": 202001, "year_first_day": "2020-01-01", "year_last_day": "2020-12-31"}
CYCLES = [  # topic, announced, due, supervised
    ("绿化", "2020-01-10", "2020-02-29", "2020-03-05"),
    ("养老", "2020-01-20", "2020-02-29", "2020-02-29"),
]
TASKS = [  # task, done, dropped, outcome: all due on the last of February; told on the last of March
    ("K1", "2020-02-29", None, "done"),
    ("K2", "2020-03-05", None, "done"),
    ("K3", None, None, "done"),
    ("K4", None, "2020-03-31", "dropped"),
]
REVIEWS = [  # subject, day, due, rectified, looked back
    ("甲所", "2020-02-10", "2020-03-10", "2020-03-10", "2020-03-20"),
    ("乙所", "2020-02-11", "2020-03-10", "2020-03-15", None),
    ("丙所", "2020-02-12", None, "2020-03-15", None),
    ("丁所", "2020-02-13", None, None, None),
    ("戊所", "2020-02-14", "2020-03-10", None, None),
]
PROJECTS = [  # key, planned start, finish, warned, started, finished, progress, told from, told to
    ("X1", "2020-03-01", "2020-06-30", "2020-05-31", "2020-03-01", "2020-06-30", None, None, None),
    ("X2", "2020-03-01", "2020-08-31", "2020-08-01", None, None, None, None, None),
    ("X3", None, "2020-06-30", "2020-05-31", "2020-02-01", "2020-07-05", None, None, None),
    ("X4", None, None, None, None, None, None, None, None),
    ("X5", None, None, None, None, None, 5000, None, "2020-04-30"),
    ("X5", None, None, None, None, None, 10000, "2020-04-30", None),
]
NODES = [  # node of X4, warned, due, done
    ("主体", "2020-03-31", "2020-04-30", "2020-04-30"),
    ("装修", "2020-05-01", "2020-05-31", "2020-06-02"),
]
SURVEYS = [  # project, asked, satisfied, basically, dissatisfied: all on the second of March
    ("X1", 10, 2, 1, 7),
    ("X2", 10, 5, None, None),
    ("X5", None, 1, 0, 9),
]
MARKS = [  # item, weight, least, most, mark, told from, told to
    ("council", 60, None, None, None, None, "2020-06-30"),
    ("council", 60, None, None, 5000, "2020-06-30", None),
    ("studies", None, 1, 2, 100, "2020-06-30", None),
    ("lectures", None, 1, 2, 200, "2020-06-30", None),
]
DUTIES = [  # obligation, family, subject kind, subject, due, required, done, deeds
    ("quarterly_check", "check", "project", "X1", "2020-03-31", 1, "2020-03-31", ["2020-03-31"]),
    ("assigned_task", "task", "listed", "K9", "2020-03-31", 1, "2020-03-31", []),
    ("visit_each_month", "duty_list", "deputy", "D1", "2020-03-31", 2, None, ["2020-03-31", "2020-04-02"]),
    (
        "regular_meeting",
        "meeting",
        "town",
        TOWN_A,
        "2020-03-31",
        2,
        "2020-04-02",
        ["2020-03-31", "2020-04-02"],
    ),
    ("budget_adjustment", "budget", "place", TOWN_A, "2020-03-31", 1, "2020-03-31", []),
    ("reception_day", "reception_day", "station", "S1", "2020-03-15", 1, "2020-03-18", ["2020-03-18"]),
]

ON: dict[str, list[tuple[str, str, str, str, dict[str, int | None]]]] = {  # where, from, to, as it stood on
    "cycles.two_month": [
        (COUNTY, "2020-01-01", "2020-01-31", "2020-02-28", {"topics": 2, "open": 2}),
        (COUNTY, "2020-01-01", "2020-01-31", "2020-02-29", {"on_time": 1, "open": 1, "broken": 0}),
        (COUNTY, "2020-01-01", "2020-01-31", "2020-03-04", {"on_time": 1, "open": 0, "broken": 1}),
        (COUNTY, "2020-01-01", "2020-01-31", "2020-03-05", {"on_time": 1, "late": 1, "broken": 0}),
    ],
    "tasks.by_list": [
        (COUNTY, "2020-02-01", "2020-02-29", "2020-02-28", {"tasks": 4, "open": 4}),
        (COUNTY, "2020-02-01", "2020-02-29", "2020-02-29", {"on_time": 1, "open": 3, "overdue": 0}),
        (COUNTY, "2020-02-01", "2020-02-29", "2020-03-01", {"on_time": 1, "open": 0, "overdue": 3}),
        (COUNTY, "2020-02-01", "2020-02-29", "2020-03-05", {"on_time": 1, "late": 1, "overdue": 2}),
        (COUNTY, "2020-02-01", "2020-02-29", "2020-03-30", {"undated": 0, "dropped": 0, "overdue": 2}),
        (COUNTY, "2020-02-01", "2020-02-29", "2020-03-31", {"undated": 1, "dropped": 1, "overdue": 0}),
    ],
    "reviews.rectified": [
        (COUNTY, "2020-02-01", "2020-02-29", "2020-03-09", {"asked_to": 5, "on_time": 0, "open_within": 3, "open_no_limit": 2}),
        (COUNTY, "2020-02-01", "2020-02-29", "2020-03-10", {"on_time": 1, "open_within": 2, "overdue": 0}),
        (COUNTY, "2020-02-01", "2020-02-29", "2020-03-11", {"on_time": 1, "open_within": 0, "overdue": 2}),
        (COUNTY, "2020-02-01", "2020-02-29", "2020-03-15", {"late": 1, "no_limit": 1, "overdue": 1, "open_no_limit": 1}),
        (COUNTY, "2020-02-11", "2020-02-13", "2020-12-31", {"asked_to": 3, "late": 1, "no_limit": 1, "open_no_limit": 1}),
    ],
    "reviews.look_back": [
        (COUNTY, "2020-02-01", "2020-02-29", "2020-03-19", {"asked_to": 5, "looked_back": 0}),
        (COUNTY, "2020-02-01", "2020-02-29", "2020-03-20", {"asked_to": 5, "looked_back": 1, "concluded": 0}),
    ],
    "reviews.held": [  # two to three offices were owed; five were reviewed on five days
        (COUNTY, "2019-12-01", "2020-12-31", "2019-12-31", {"quotas": 0}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-01-01", {"quotas": 1, "running": 1, "offices": 0}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-02-10", {"running": 1, "offices": 1}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-02-11", {"within": 1, "offices": 2}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-02-12", {"within": 1, "offices": 3}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-02-13", {"above": 1, "offices": 4}),
        (TOWN_B, "2021-10-01", "2021-12-31", "2021-12-31", {"quotas": 1, "short": 1, "offices": 0}),
    ],
    "projects.status": [  # X1 X2 X3 X4 X5, from the last of February to the fifth of July
        (COUNTY, "2020-01-01", "2020-12-31", "2020-02-29", {"projects": 5, "not_started": 2, "on_schedule": 2, "unknown": 1}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-03-01", {"not_started": 1, "on_schedule": 3, "late": 0}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-03-02", {"not_started": 0, "on_schedule": 3, "late": 1}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-03-31", {"on_schedule": 2, "due_soon": 1, "late": 1}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-04-30", {"on_schedule": 3, "due_soon": 0, "late": 1, "slipped": 0}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-05-01", {"on_schedule": 2, "due_soon": 1, "late": 1}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-05-30", {"on_schedule": 2, "due_soon": 1, "late": 1}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-05-31", {"on_schedule": 0, "due_soon": 3, "late": 1}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-06-01", {"on_schedule": 0, "due_soon": 2, "late": 2}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-06-02", {"on_schedule": 1, "due_soon": 2, "late": 1, "slipped": 1}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-06-30", {"on_schedule": 1, "due_soon": 1, "late": 1, "done_on_time": 1}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-07-01", {"on_schedule": 1, "due_soon": 0, "late": 2, "done_late": 0}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-07-05", {"on_schedule": 1, "late": 1, "done_late": 1, "unknown": 1}),
    ],
    "projects.start_rate": [
        (COUNTY, "2020-01-01", "2020-12-31", "2020-02-29", {"numerator": 2, "denominator": 5}),  # X3, and X5 by its progress
        (COUNTY, "2020-01-01", "2020-12-31", "2020-03-01", {"numerator": 3, "denominator": 5}),
    ],
    "projects.completion_rate": [
        (COUNTY, "2020-01-01", "2020-12-31", "2020-04-29", {"numerator": 0, "denominator": 5}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-04-30", {"numerator": 1, "denominator": 5}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-06-30", {"numerator": 2, "denominator": 5}),
    ],
    "projects.nodes": [
        (COUNTY, "2020-01-01", "2020-12-31", "2020-03-30", {"nodes": 2, "ahead": 2}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-03-31", {"due_soon": 1, "ahead": 1}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-04-30", {"on_time": 1, "ahead": 1}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-05-31", {"on_time": 1, "due_soon": 1, "overdue": 0}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-06-01", {"on_time": 1, "overdue": 1}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-06-02", {"on_time": 1, "caught_up": 1, "overdue": 0}),
    ],
    "projects.rating": [  # of X2 nobody knows all answers
        (COUNTY, "2020-01-01", "2020-12-31", "2020-03-01", {"projects": 5, "rated": 0}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-03-02", {"rated": 2, "answered": 20, "satisfied": 3, "asked": 10}),
    ],
    "projects.money_work_rating": [
        (COUNTY, "2020-01-01", "2020-12-31", "2020-04-29", {"judged": 0, "done_disliked": 0}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-04-30", {"judged": 1, "done_disliked": 1}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-06-30", {"judged": 2, "done_disliked": 2}),
    ],
    "scorecard.score": [
        (COUNTY, "2020-01-01", "2020-12-31", "2020-06-29", {"cards": 1, "given": 0, "missing": 1}),
        (COUNTY, "2020-01-01", "2020-12-31", "2020-06-30", {"cards": 1, "given": 1, "missing": 0}),
    ],
    "scorecard.items": [(COUNTY, "2020-01-01", "2020-12-31", "2020-06-30", {"expected": 1, "given": 1, "missing": 0})],
    "scorecard.targets": [(COUNTY, "2020-01-01", "2020-12-31", "2020-06-30", {"expected": 2, "met": 2, "short": 0, "above": 0})],
    "projects.checks_owed": [(COUNTY, "2020-03-01", "2020-03-31", "2020-03-31", {"owed": 1, "made": 1, "missing": 0})],
    "obligations.fulfilled": [  # K9 met on its day; a reception held after it; a visit and a meeting still missing
        (COUNTY, "2020-03-31", "2020-03-31", "2020-03-31", {"owed": 5, "on_time": 3, "missed": 2}),
        (COUNTY, "2020-03-01", "2020-03-30", "2020-03-17", {"owed": 1, "missed": 1}),
        (COUNTY, "2020-03-01", "2020-03-30", "2020-03-18", {"owed": 1, "late": 1}),
    ],
    "budget.calendar": [(COUNTY, "2020-03-31", "2020-03-31", "2020-03-31", {"owed": 1, "on_time": 1})],
    "deputies.duty_list": [
        (TOWN_A, "2020-03-31", "2020-03-31", "2020-03-31", {"owed": 1, "made": 1, "missing": 1}),
        (TOWN_A, "2020-03-31", "2020-03-31", "2020-04-02", {"owed": 1, "made": 2, "missing": 0}),
    ],
    "meetings.held_vs_minimum": [
        (TOWN_A, "2020-03-31", "2020-03-31", "2020-03-31", {"required": 2, "made": 1, "short": 1}),
        (TOWN_A, "2020-03-31", "2020-03-31", "2020-04-02", {"required": 2, "made": 2, "short": 0}),
    ],
    "stations.reception_day": [
        (TOWN_A, "2020-03-01", "2020-03-31", "2020-03-17", {"asked": 1, "missed": 1, "people": 0}),
        (TOWN_A, "2020-03-01", "2020-03-31", "2020-03-18", {"asked": 1, "moved": 1, "people": 10}),
    ],
    "submissions.rows_waiting": [(COUNTY, "2020-03-01", "2020-03-31", "2020-03-31", {"submissions": 1, "read": 3})],
    "budget.reporting": [(COUNTY, "2020-03-01", "2020-03-31", "2020-03-31", {"numerator": 1, "denominator": 2})],
}  # fmt: skip


def rows_of_edges(ancestors: Callable[[str], dict[str, str | None]]) -> Rows:
    """Table and row, days as numbers."""
    for table, row in _rows():
        place = ancestors(row.get("region", TOWN_A)) if table != "submissions" else {}
        yield table, {name: _number(name, value) for name, value in (row | place).items()}


def _number(name: str, value: Any) -> Any:
    """A day as days since 1970; anything else as it is."""
    is_day = name.endswith("day") and isinstance(value, str)
    return (date.fromisoformat(value) - date(1970, 1, 1)).days if is_day else value


def _rows() -> Rows:
    for topic, announced, due, supervised in CYCLES:
        days = {"day": announced, "announced_day": announced, "due_day": due, "supervised_day": supervised}
        yield "cycles", days | {"cycle": topic, "topic": topic, "ym": 202001, "told_day": "2020-12-31"}
    for task, done, dropped, outcome in TASKS:
        days = {"first_day": "2020-02-01", "due_day": "2020-02-29", "done_day": done, "dropped_day": dropped}
        yield (
            "tasks",
            days
            | {"task": task, "list": "joint", "ym": 202002, "outcome": outcome, "told_day": "2020-03-31"},
        )
    for subject, day, due, rectified, looked in REVIEWS:
        days = {"day": day, "due_day": due, "rectified_day": rectified, "look_back_day": looked, "ym": 202002}
        kind = {"subject_kind": "office", "is_rectification_asked": True, "is_complete": False}
        yield "reviews", days | kind | {"review": subject, "subject": subject, "subject_name": subject}
    yield "review_quotas", YEAR | {"least": 2, "most": 3}
    yield from _works()
    for item, weight, least, most, mark, since, until in MARKS:
        told = {
            "valid_from_day": since or 0,
            "valid_to_day": until or FOREVER,
            "is_marked": weight is not None,
        }
        worth = {"weight": weight, "full_mark": weight and 100, "weighted": weight and mark and mark * weight}
        yield (
            "scorecard_marks",
            YEAR | told | worth | {"item": item, "least": least, "most": most, "mark": mark},
        )
    yield from _owed()


def _works() -> Rows:
    for key, start, finish, warned, started, finished, progress, since, until in PROJECTS:
        days = {
            "planned_start_day": start,
            "planned_finish_day": finish,
            "warn_day": warned,
            "started_day": started,
        }
        told = YEAR | days | {"project": key, "name": key, "finished_day": finished, "progress": progress}
        told |= {"is_candidate": False, "is_undertaken": True}
        yield "project_states", told | {"valid_from_day": since or 0, "valid_to_day": until or FOREVER}
        if until is None:
            yield "projects", told
    for node, warned, due, done in NODES:
        days = {"warn_day": warned, "due_day": due, "done_day": done}
        yield "project_nodes", YEAR | days | {"project": "X4", "project_name": "X4", "node": node}
    for project, asked, *votes in SURVEYS:
        counts = dict(zip(("satisfied", "basically_satisfied", "dissatisfied"), votes, strict=True))
        whole = {
            "is_complete": None not in votes,
            "answered": None if None in votes else sum(votes),
            "asked": asked,
        }
        held = {
            "day": "2020-03-02",
            "ym": 202003,
            "subject_kind": "project",
            "subject": project,
            "project": project,
        }
        yield "surveys", counts | whole | held | {"survey": f"of {project}"}


def _owed() -> Rows:
    for obligation, family, kind, subject, due, required, done, deeds in DUTIES:
        duty = {
            "duty": f"{obligation} {subject} {due}",
            "obligation": obligation,
            "family": family,
            "word": obligation,
        }
        duty |= {
            "subject_kind": kind,
            "subject": subject,
            "subject_name": subject,
            "ym": 202003,
            "due_day": due,
        }
        met = {
            "first_day": due if kind == "station" else "2020-01-01",
            "required": required,
            "done_day": done,
        }
        yield "obligations", duty | met
        yield from (("obligation_deeds", duty | {"day": day, "amount": 1}) for day in deeds)
    held = {
        "reception": "R20",
        "station": "S1",
        "planned_day": "2020-03-15",
        "day": "2020-03-18",
        "ym": 202003,
    }
    yield "receptions", held | {"person_times": 10, "is_day_known": True}
    day = {"first_day": "2020-03-01", "last_day": "2020-03-01", "period": "2020-03-01", "unit": TOWN_A}
    yield "submissions", day | {"submission": "L0.1", "ledger": "task", "rows_read": 3, "is_in_force": True}
    for unit in ("教育办", "城建办"):
        line = {"line": f"{TOWN_A}/2020/{unit}", "unit": unit, "item": "甲"}
        yield "budgets", YEAR | line
        if unit == "教育办":
            told = {"ym": 202003, "year": 2020, "day": "2020-03-31", "month_of_year": 3, "executed_fen": 100}
            yield "budget_months", line | told
