# ruff: noqa: E501 - rows laid out as tables
"""What the small county's towns handed in of their tasks in the last quarter of 2021; counted by hand."""

from collections.abc import Callable, Iterator
from typing import Any

from tests.dashboard.fixture_rows import TOWN_A, TOWN_B

Day = Callable[[str | None], int | None]
Rows = Iterator[tuple[str, dict[str, Any]]]

EXPECTED = [  # unit, ledger, period, first and last day, due, months covered, handed in, submission
    (TOWN_A, "task", "2021-10", "2021-10-01", "2021-10-31", "2021-11-10", 1, True, "L2.1"),
    (TOWN_A, "task", "2021-11", "2021-11-01", "2021-11-30", "2021-12-10", 0, False, None),
    (TOWN_B, "task", "2021-10", "2021-10-01", "2021-10-31", "2021-11-10", 1, True, "L1.2"),
    (TOWN_B, "task", "2021-11", "2021-11-01", "2021-11-30", "2021-12-10", 0, False, None),
    (TOWN_B, "project", "2021Q4", "2021-10-01", "2021-12-31", "2022-01-10", 2, False, "L1.3"),
    (TOWN_B, "task", "2021-09", "2021-09-01", "2021-09-30", "2021-10-10", 0, False, None),
]
SUBMISSIONS = [  # id, unit, ledger, period, last day, read, loaded, waiting, skipped, replaces, in force
    ("L1.1", TOWN_A, "task", "2021-10", "2021-10-31", 10, 5, 5, 0, None, False),
    ("L1.2", TOWN_B, "task", "2021-10", "2021-10-31", 6, 5, 0, 1, None, True),
    ("L2.1", TOWN_A, "task", "2021-10", "2021-10-31", 11, 9, 2, 0, "L1.1", True),
]
BY = {"L2": "li", "L1": "clerk (command line)"}
FINDINGS = [  # submission, unit, severity, rule, row, column, found, message
    ("L2.1", TOWN_A, "error", "missing", 5, "任务", "", "第5行“任务”列：缺少任务，请补填"),
    ("L2.1", TOWN_A, "error", "missing", 9, "任务", "", "第9行“任务”列：缺少任务，请补填"),
    ("L1.2", TOWN_B, "warning", "unknown_unit", 3, "责任人", "张三", "第3行“责任人”列：名册里没有，请核对"),
]
COUNTS = [  # submission, unit, severity, rule, is the reader's, how often, message
    ("L1.1", TOWN_A, "error", "missing", True, 5, "第5行“任务”列：缺少任务，请补填"),
    ("L1.1", TOWN_A, "error", "bad_date", True, 1, "第6行“时限”列：不是日期，请改"),
    ("L2.1", TOWN_A, "error", "missing", True, 2, "第5行“任务”列：缺少任务，请补填"),
    ("L1.2", TOWN_B, "warning", "unknown_unit", False, 1, "第3行“责任人”列：名册里没有，请核对"),
]
WAITING = [("L2.1", TOWN_A, 5), ("L2.1", TOWN_A, 9)]
CHANGES = [  # submission, unit, change, key, field, before, after, row
    ("L2.1", TOWN_A, "added", "T8", None, None, None, 8),
    ("L2.1", TOWN_A, "changed", "T2", "title", "修桥", "修路", 2),
    ("L1.1", TOWN_A, "removed", "T9", None, None, None, 9),  # of a submission no longer in force
]
WORDS = {"ledger": {"task": "监督任务台账", "project": "民生项目台账", "budget": "预算执行台账"}}

FIGURES: dict[str, dict[str, float | None]] = {
    "submissions.handed_in": {"expected": 5, "handed_in": 2, "in_part": 0, "missing": 2, "waiting": 1, "numerator": 2, "denominator": 5},
    "submissions.rows_waiting": {
        "submissions": 2, "read": 17, "loaded": 14, "quarantined": 2, "skipped": 1, "numerator": 2, "denominator": 17,
    },
}  # fmt: skip


def rows_of_submissions(day: Day, ancestors: Callable[[str], dict[str, str | None]]) -> Rows:
    """Every row with the table it goes into."""
    for vocabulary, words in WORDS.items():
        for position, (code, zh) in enumerate(words.items(), 1):
            yield (
                "vocabulary",
                {"vocabulary": vocabulary, "code": code, "zh": zh, "en": code, "position": position},
            )
    for unit, ledger, period, first, last, due, months, is_handed_in, submission in EXPECTED:
        row = {"ledger": ledger, "period": period, "ym": int(last[:4]) * 100 + int(last[5:7])}
        row |= {"first_day": day(first), "last_day": day(last), "due_day": day(due)}
        row |= {"months_covered": months, "is_handed_in": is_handed_in, "submission": submission}
        yield "expected_submissions", row | ancestors(unit) | {"file": submission and f"{submission}.xlsx"}
    names = ("rows_read", "rows_loaded", "rows_quarantined", "rows_skipped")
    for key, unit, ledger, period, last, *counts, replaces, is_in_force in SUBMISSIONS:
        row = {"submission": key, "load": key[:2], "file": "任务.xlsx", "ledger": ledger, "unit": unit}
        row |= {"period": period, "first_day": day("2021-10-01"), "last_day": day(last), "replaces": replaces}
        row |= dict(zip(names, counts, strict=True)) | {"is_in_force": is_in_force}
        row |= {"loaded_at": f"2021-11-0{key[1]}T08:00:00+00:00", "handed_by": BY.get(key[:2])}
        yield "submissions", row
    for submission, unit, severity, rule, number, column, found, message in FINDINGS:
        row = {"submission": submission, "severity": severity, "rule": rule, "ledger": "task", "unit": unit}
        row |= {"file": "任务.xlsx", "sheet": "任务", "row": number, '"column"': column, "found": found}
        yield "findings", row | {"message": message, "message_en": f"row {number}: mend it"}
    for submission, unit, severity, rule, is_of_reader, often, message in COUNTS:
        row = {"submission": submission, "unit": unit, "ledger": "task", "severity": severity, "rule": rule}
        row |= {"is_of_reader": is_of_reader, "often": often, "message": message, "message_en": "mend it"}
        yield "finding_counts", row
    for submission, unit, number in WAITING:
        row = {"submission": submission, "ledger": "task", "unit": unit, "file": "任务.xlsx"}
        yield (
            "quarantine",
            row | {"sheet": "任务", "row": number, "contents": '{"任务编号": "T9", "主题": null}'},
        )
    for submission, unit, change, key, field, before, after, number in CHANGES:
        row = {
            "submission": submission,
            "replaces": "L1.1",
            "ledger": "task",
            "unit": unit,
            "period": "2021Q3",
        }
        row |= {"change": change, "key": f"{unit}/{key}", "field": field, "before": before, "after": after}
        yield "changes", row | {"sheet": "任务", "row": number}
    yield (
        "ledger_fields",
        {"ledger": "task", "field": "title", "position": 1, "zh": "任务", "en": "Task", "type": "text"}
        | {"is_required": True, "is_personal": False, "synonyms": "任务名称", "example": "修路"}
        | {"help": "要做的事", "help_en": "What is to be done"},
    )
