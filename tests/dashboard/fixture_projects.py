# ruff: noqa: E501 - rows laid out as tables
"""Projects of the small county: every status, a ballot in either town, checks made and owed, by hand."""

from collections.abc import Callable, Iterator
from typing import Any

from tests.dashboard.fixture_rows import A1, B1, TOWN_A, TOWN_B

Day = Callable[[str | None], int | None]
Rows = Iterator[tuple[str, dict[str, Any]]]

FOREVER = 2147483647

PROJECTS = [  # key, region, kind, department, group, chosen, planned start, finish, started, finished, progress, weight, cause
    (
        "P1",
        TOWN_A,
        "livelihood",
        "城建办",
        "一组",
        True,
        "2021-03-01",
        "2021-10-31",
        "2021-03-01",
        "2021-10-20",
        10000,
        3,
        None,
    ),
    (
        "P2",
        TOWN_A,
        "livelihood",
        "城建办",
        "一组",
        True,
        "2021-03-01",
        "2021-10-31",
        "2021-03-10",
        "2021-11-20",
        10000,
        1,
        None,
    ),
    (
        "P3",
        A1,
        "livelihood",
        "民政办",
        "二组",
        True,
        "2021-04-01",
        "2021-11-30",
        "2021-04-01",
        None,
        6000,
        None,
        "tender",
    ),
    ("P4", TOWN_A, "livelihood", "民政办", None, False, None, None, None, None, None, None, None),
    (
        "P5",
        TOWN_B,
        "key",
        "水利站",
        "二组",
        None,
        "2021-05-01",
        "2022-01-15",
        "2021-05-01",
        None,
        9000,
        None,
        None,
    ),
    ("P6", TOWN_B, "key", "水利站", "二组", None, "2021-12-31", "2022-12-31", None, None, None, None, None),
    ("P7", B1, "key", None, "三组", None, None, None, None, None, None, None, None),
]
NODES = [  # project, node, due, done
    ("P1", "开工", "2021-03-01", "2021-03-01"),
    ("P2", "主体", "2021-08-31", "2021-09-15"),
    ("P3", "主体", "2021-09-30", None),
    ("P5", "收尾", "2022-01-10", None),
    ("P5", "移交", "2022-06-30", None),
]
CHECKS = [  # project, group, kind, day, finding, result
    ("P1", "一组", "quarterly", "2021-10-15", None, None),
    ("P2", "一组", "visit", "2021-11-02", "进度慢", "已整改"),
    ("P3", "二组", "quarterly", "2021-12-20", "招标未定", None),
]
DUTIES = [  # project, done day: each owed one in the last quarter of 2021
    ("P1", "2021-10-15"),
    ("P2", "2021-11-02"),
    ("P3", "2021-12-20"),
    ("P5", None),
]
WORDS = {
    "project_kind": {"livelihood": "民生实事项目", "key": "重点项目"},
    "project_check_kind": {"visit": "走访视察", "quarterly": "季度督进度"},
    "check_obligation": {"quarterly_check": "每季监督"},
    "delay_cause": {"tender": "招标延迟"},
}
SOLICITED = [(TOWN_A, "interview", 40), (TOWN_A, "questionnaire", 120), (TOWN_B, "opinion", 60)]

FIGURES: dict[str, dict[str, int | float | None]] = {  # in the last quarter of 2021, on its last day
    "projects.status": {
        "projects": 6, "not_started": 1, "on_schedule": 0, "due_soon": 1, "late": 1, "done_on_time": 1, "done_late": 1,
        "unknown": 1, "slipped": 1,
    },
    "projects.start_rate": {"numerator": 4, "denominator": 6},
    "projects.completion_rate": {"numerator": 2, "denominator": 6},
    "projects.progress": {"projects": 6, "stated": 4, "mean_progress": 0.875, "weighted_progress": 1.0},
    "projects.delay_causes": {"value": 1},
    "projects.nodes": {"nodes": 5, "on_time": 1, "caught_up": 1, "overdue": 1, "due_soon": 1, "ahead": 1, "newly_overdue": 1},
    "projects.solicitation": {"entries": 3, "people": 40, "questionnaires": 120, "opinions": 60},
    "projects.ballot": {
        "ballots": 1, "in_band": 0, "out_of_band": 1, "unclear": 0, "candidates": 4, "places": 3, "chosen": 3, "surplus": 1,
        "surplus_of_places": 1 / 3, "surplus_of_candidates": 0.25,
    },
    "projects.votes": {"candidates": 4, "chosen": 3, "votes_for": 80, "votes_cast": 100, "support": 0.8},
    "projects.checks": {"value": 3},
    "projects.checks_owed": {"owed": 4, "made": 3, "missing": 1, "numerator": 3, "denominator": 4},
}  # fmt: skip
"""What the figures of projects say of the rows above."""


def rows_of_projects(day: Day, ancestors: Callable[[str], dict[str, str | None]]) -> Rows:
    """Table and row, for each of the tables of projects."""
    for vocabulary, words in WORDS.items():
        for position, (code, zh) in enumerate(words.items()):
            yield (
                "vocabulary",
                {"vocabulary": vocabulary, "code": code, "zh": zh, "en": code, "position": position},
            )
    known: dict[str, dict[str, Any]] = {}
    for key, region, kind, department, group, chosen, *dates, progress, weight, cause in PROJECTS:
        planned, finish, started, finished = (day(text) for text in dates)
        row = _year(day) | ancestors(region) | {
            "project": key, "name": f"项目{key}", "kind": kind, "department": department, "group_name": group,
            "is_candidate": chosen is not None, "is_chosen": chosen, "is_undertaken": chosen is not False,
            "places": 3 if chosen is not None else None, "votes_for": 20 if chosen is not None else None,
            "votes_cast": 25 if chosen is not None else None,
            "planned_start_day": planned, "planned_finish_day": finish,
            "warn_day": None if finish is None else finish - 30, "started_day": started,
            "finished_day": finished, "progress": progress, "weight": weight, "cause": cause, "file": "项目.xlsx", "row": 2,
        }  # fmt: skip
        known[key] = row
        yield "projects", row
        yield "project_states", row | {"valid_from_day": 0, "valid_to_day": FOREVER}
    yield from _supervision(known, day)
    yield from _choice(day, ancestors)


def _supervision(known: dict[str, dict[str, Any]], day: Day) -> Rows:
    shared = ("project", "region", "county", "town", "village", "department", "group_name", "file", "row")
    for project, node, due, done in NODES:
        row = {name: known[project][name] for name in (*shared, "kind", *_year(day))}
        due_day = day(due)
        assert due_day is not None
        yield (
            "project_nodes",
            row
            | {
                "project_name": known[project]["name"],
                "node": node,
                "due_day": due_day,
                "warn_day": due_day - 30,
                "done_day": day(done),
            },
        )
    for project, group, kind, on, finding, result in CHECKS:
        row = {name: known[project][name] for name in shared} | {"group_name": group, "kind": kind}
        when = {"day": day(on), "ym": int(on[:4]) * 100 + int(on[5:7]), "is_day_known": True}
        yield (
            "project_checks",
            row
            | when
            | {
                "check_key": f"{project}/{on}",
                "project_name": known[project]["name"],
                "finding": finding,
                "result": result,
            },
        )
    for project, done in DUTIES:
        row = {name: known[project][name] for name in shared if name != "project"} | {
            "duty": f"quarterly_check {project} 2021Q4",
            "obligation": "quarterly_check",
            "family": "check",
            "word": "quarterly_check",
            "subject_kind": "project",
            "subject": project,
            "subject_name": known[project]["name"],
            "required": 1,
            "done": 0 if done is None else 1,
        }
        yield (
            "obligations",
            row
            | {
                "period": "2021Q4",
                "ym": 202112,
                "first_day": day("2021-10-01"),
                "due_day": day("2021-12-31"),
                "done_day": day(done),
            },
        )


def _choice(day: Day, ancestors: Callable[[str], dict[str, str | None]]) -> Rows:
    row = {
        "ballot": "A/2021",
        "candidates": 4,
        "places": 3,
        "chosen": 3,
        "surplus": 1,
        "votes_cast": 25,
        "votes_for_chosen": 60,
        "is_in_band": False,
    }
    yield "ballots", _year(day) | ancestors(TOWN_A) | row
    for region, kind, quantity in SOLICITED:
        yield (
            "solicitations",
            _year(day)
            | ancestors(region)
            | {"solicitation": f"{region}/{kind}", "kind": kind, "quantity": quantity},
        )


def _year(day: Day) -> dict[str, Any]:
    return {
        "year": 2021,
        "ym": 202101,
        "year_first_day": day("2021-01-01"),
        "year_last_day": day("2021-12-31"),
    }
