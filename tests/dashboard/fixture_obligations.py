# ruff: noqa: E501 - rows laid out as tables
"""What the small county owes in the last quarter of 2021: duties of every kind, tasks, meetings, topics; counted by hand."""

from collections.abc import Callable, Iterator
from typing import Any

from tests.dashboard.fixture_rows import A1, TOWN_A, TOWN_B

Day = Callable[[str | None], int | None]
Rows = Iterator[tuple[str, dict[str, Any]]]

DUTIES = [  # obligation, family, word, subject kind, subject, region, period, first day, due day, required, deeds (day, amount), done on
    ("reception_day", "reception_day", "reception_day", "station", "S1", A1, "2021-10-05", "2021-10-05", "2021-10-05", 1, [("2021-10-05", 1)], "2021-10-05"),
    ("reception_day", "reception_day", "reception_day", "station", "S1", A1, "2021-11-15", "2021-11-15", "2021-11-15", 1, [("2021-11-18", 1)], "2021-11-18"),
    ("reception_day", "reception_day", "reception_day", "station", "S1", A1, "2021-12-15", "2021-12-15", "2021-12-15", 1, [], None),
    ("regular_meeting", "meeting", "regular", "town", TOWN_A, TOWN_A, "2021Q4", "2021-10-01", "2021-12-31", 1, [("2021-12-03", 1)], "2021-12-03"),
    ("regular_meeting", "meeting", "regular", "town", TOWN_B, TOWN_B, "2021Q4", "2021-10-01", "2021-12-31", 1, [], None),
    ("council_session", "meeting", "council", "town", TOWN_A, TOWN_A, "2021", "2021-01-01", "2021-12-31", 2, [("2021-12-20", 1)], None),
    ("visit_each_month", "duty_list", "visit_each_month", "deputy", "D1", A1, "2021-10", "2021-10-01", "2021-10-31", 1, [("2021-10-09", 1)], "2021-10-09"),
    ("visit_each_month", "duty_list", "visit_each_month", "deputy", "D1", A1, "2021-11", "2021-11-01", "2021-11-30", 1, [], None),
    ("households_each_year", "duty_list", "households_each_year", "deputy", "D1", A1, "2021", "2021-01-01", "2021-12-31", 20, [("2021-10-09", 12)], None),
    ("group_meets", "group", "group_meets", "group", "G1", TOWN_A, "2021-12", "2021-12-01", "2022-01-31", 4, [("2021-12-11", 2)], None),
    ("assigned_task", "task", "assigned", "listed", "T1", TOWN_A, "2021-10", "2021-10-01", "2021-10-31", 1, [], "2021-10-20"),
    ("joint_task", "task", "joint", "listed", "T2", TOWN_A, "2021-11", "2021-11-01", "2021-11-30", 1, [], "2021-12-05"),
    ("own_duty_task", "task", "own_duty", "listed", "T3", TOWN_B, "2021-11", "2021-11-01", "2021-11-30", 1, [], None),
    ("own_duty_task", "task", "own_duty", "listed", "T4", TOWN_B, "2021-12", "2021-12-01", "2022-01-15", 1, [], None),
]  # fmt: skip
CHECKED = [("P1", TOWN_A, "2021-10-15"), ("P2", TOWN_A, "2021-11-02"), ("P3", A1, "2021-12-20")]
"""What meets the checks of fixture_projects."""
TASKS = [  # task, list, region, month, due, done, theme, outcome, dropped
    ("T1", "assigned", TOWN_A, "2021-10-01", "2021-10-31", "2021-10-20", "环境整治", "done", None),
    ("T2", "joint", TOWN_A, "2021-11-01", "2021-11-30", "2021-12-05", None, "done", None),
    ("T3", "own_duty", TOWN_B, "2021-11-01", "2021-11-30", None, "安全生产", None, None),
    ("T4", "own_duty", TOWN_B, "2021-12-01", "2022-01-15", None, None, None, None),
    ("T5", "assigned", TOWN_B, "2021-12-01", "2021-12-31", None, None, "dropped", "2021-12-31"),
]
MEETINGS = [(TOWN_A, "regular", "2021-12-03", 2, 20), (TOWN_A, "council", "2021-12-20", 3, 30)]
CYCLES = [  # topic, region, announced, due, supervised, people, result
    ("照明", TOWN_A, "2021-11-05", "2021-12-31", "2021-12-10", 25, "solved"),
    ("停车", TOWN_B, "2021-10-08", "2021-11-30", None, None, None),
    ("充电", TOWN_B, "2021-11-20", "2021-12-31", None, None, None),
]
EVENTS = [  # issue, event, day: 001 fed back the month after, 002 two months after; V2/001 of November assigned in December
    ("V1/001", "fed_back", "2021-11-10"),
    ("V1/002", "assigned", "2021-10-15"),
    ("V1/002", "fed_back", "2021-12-20"),
    ("V2/001", "assigned", "2021-12-02"),
]
WORDS = {
    "obligation": {
        "quarterly_check": "每季监督", "reception_day": "公开接待日", "regular_meeting": "每季工作例会", "council_session": "议政会每年两次",
        "visit_each_month": "每月走访一次", "households_each_year": "每年走访20户", "group_meets": "小组活动",
        "assigned_task": "交办清单任务", "joint_task": "联动清单任务", "own_duty_task": "职责清单任务",
    },
    "duty_list_obligation": {"visit_each_month": "每月走访一次", "households_each_year": "每年走访20户"},
    "task_list": {"assigned": "交办清单", "joint": "联动清单", "own_duty": "职责清单"},
    "meeting_kind": {"regular": "工作例会", "council": "议政会"},
    "cycle_result": {"solved": "已解决"},
    "task_outcome": {"done": "已完成", "dropped": "取消"},
}  # fmt: skip

FIGURES: dict[str, dict[str, int | float | None]] = {  # in the last quarter of 2021, on its last day
    # checks 3 of 4; reception days 1, 1 late, 1 missed; meetings 1 of 3; tasks 1, 1 late, 1 missed; the duty list 1 of 3
    "obligations.fulfilled": {"owed": 19, "on_time": 8, "late": 3, "missed": 8, "met": 11, "numerator": 11, "denominator": 19},
    "obligations.owed": {"value": 8},
    # 4 checks, 3 of meetings, 20 households of which 12, and half of the group's 4 after 31 of 62 days
    "obligations.pace": {
        "running": 9, "met": 4, "on_pace": 1, "behind": 2, "not_yet": 2, "required": 32, "made": 19, "projected": 21,
    },
    "deputies.duty_list": {
        "owed": 3, "met": 1, "unmet": 2, "required": 22, "made": 13, "missing": 9, "numerator": 1, "denominator": 3,
    },
    "stations.reception_day": {
        "asked": 3, "on_the_day": 1, "moved": 1, "missed": 1, "held": 2, "deputies": 3, "people": 12, "numerator": 2, "denominator": 3,
    },
    "tasks.by_list": {
        "tasks": 5, "on_time": 1, "late": 1, "undated": 0, "overdue": 1, "open": 1, "dropped": 1, "done": 2, "due": 3,
    },
    "tasks.month_board": {"tasks": 5, "themed": 2, "done": 2, "late": 1, "overdue": 1, "open": 1, "dropped": 1},
    "meetings.held_vs_minimum": {"held": 2, "topics": 5, "attended": 50, "required": 4, "short": 2, "made": 2, "duties": 3, "kept": 1},
    "cycles.two_month": {
        "topics": 3, "on_time": 1, "late": 0, "broken": 1, "open": 1, "unannounced": 0, "off_month": 1, "solved": 1,
        "participants": 25, "due": 2, "numerator": 1, "denominator": 2,
    },
    # of 13, 8 are resolved, one of them after an assignment; six of October and November were never fed back
    "issues.cycle_punctuality": {
        "collected": 13, "settled": 7, "assigned": 1, "assigned_late": 1, "unassigned": 4, "to_assign": 6,
        "fed_back": 1, "fed_back_late": 1, "not_fed_back": 6, "to_feed_back": 8,
    },
}  # fmt: skip
"""What the figures of what is owed and of the supervision plan say of the rows above."""


def rows_of_obligations(day: Day, ancestors: Callable[[str], dict[str, str | None]]) -> Rows:
    """Table and row, for each of the tables of what is owed."""
    for vocabulary, words in WORDS.items():
        for position, (code, zh) in enumerate(words.items()):
            yield (
                "vocabulary",
                {"vocabulary": vocabulary, "code": code, "zh": zh, "en": code, "position": position},
            )
    for obligation, family, word, kind, subject, region, period, first, due, required, deeds, done in DUTIES:
        shared = {
            "duty": f"{obligation} {subject} {period}", "obligation": obligation, "family": family, "word": word,
            "subject_kind": kind, "subject": subject, "subject_name": f"名{subject}", "period": period, "ym": _ym(due),
            "due_day": day(due), "file": "计划.xlsx", "row": 2,
        } | ancestors(region)  # fmt: skip
        held = {"first_day": day(first), "required": required, "done_day": day(done)}
        yield (
            "obligations",
            shared | held | {"done": sum(amount for _on, amount in deeds) or int(done is not None)},
        )
        for on, amount in deeds:
            yield "obligation_deeds", shared | {"day": day(on), "amount": amount}
    for project, region, on in CHECKED:
        deed = {
            "duty": f"quarterly_check {project} 2021Q4",
            "obligation": "quarterly_check",
            "family": "check",
            "subject": project,
        }
        yield (
            "obligation_deeds",
            deed | ancestors(region) | {"due_day": day("2021-12-31"), "day": day(on), "amount": 1, "row": 2},
        )
    yield from _ledgers(day, ancestors)


def _ledgers(day: Day, ancestors: Callable[[str], dict[str, str | None]]) -> Rows:
    source = {"file": "计划.xlsx", "row": 3}
    for task, list_, region, month, due, done, theme, outcome, dropped in TASKS:
        days = {
            "first_day": day(month),
            "due_day": day(due),
            "done_day": day(done),
            "dropped_day": day(dropped),
        }
        told = {"told_day": day("2021-12-31"), "is_done_day_known": True, "ym": _ym(month)}
        words = {
            "task": task,
            "list": list_,
            "title": f"任务{task}",
            "theme": theme,
            "outcome": outcome,
            "owner": "工委",
        }
        yield "tasks", words | days | told | source | ancestors(region)
    for region, kind, on, topics, attended in MEETINGS:
        row = {"meeting": f"{region}/{on}", "kind": kind, "day": day(on), "ym": _ym(on), "is_day_known": True}
        yield "meetings", row | {"topic_count": topics, "attended": attended} | source | ancestors(region)
    for topic, region, announced, due, supervised, people, result in CYCLES:
        days = {
            "day": day(announced),
            "announced_day": day(announced),
            "due_day": day(due),
            "supervised_day": day(supervised),
        }
        row = {"cycle": topic, "topic": topic, "ym": _ym(announced), "participants": people, "result": result}
        known = {
            "is_announced_day_known": True,
            "is_supervised_day_known": True,
            "told_day": day("2021-12-31"),
        }
        yield "cycles", row | days | known | source | ancestors(region)
    for seq, (issue, event, on) in enumerate(EVENTS, start=101):
        yield (
            "issue_events",
            {"issue": issue, "seq": seq, "event": event, "day": day(on), "ym": _ym(on), "is_day_known": True},
        )


def _ym(text: str) -> int:
    return int(text[:4]) * 100 + int(text[5:7])
