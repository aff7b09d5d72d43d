# ruff: noqa: E501 - rows laid out as tables
"""Budgets of the small county: one rushed in December, one that stood still, one over its budget, one never reported."""

from collections.abc import Callable, Iterator
from typing import Any

from tests.dashboard.fixture_rows import TOWN_A, TOWN_B

Day = Callable[[str | None], int | None]
Rows = Iterator[tuple[str, dict[str, Any]]]

FOREVER = 2147483647
LAST_DAYS = {9: "2021-09-30", 10: "2021-10-31", 11: "2021-11-30", 12: "2021-12-31"}
LINES = [  # item, region, unit, class, original, adjusted, paid, used, findings, performance (yuan)
    ("甲", TOWN_A, "教育办", "livelihood", 1200, 1500, 1500, 1400, "凭证不全", "良"),
    ("乙", TOWN_A, "教育办", "key", 2400, None, None, None, None, None),
    ("丙", TOWN_B, "城建办", "special", 1200, 600, 600, None, None, None),
    ("丁", TOWN_B, "城建办", None, 3600, None, None, None, None, None),
]
MONTHS = [  # item, month, executed in it, executed since January, months without movement
    ("甲", 9, 100, 900, 0), ("甲", 10, 100, 1000, 0), ("甲", 11, 100, 1100, 0), ("甲", 12, 400, 1500, 0),
    ("乙", 9, 50, 600, 0), ("乙", 10, 0, 600, 1), ("乙", 11, 0, 600, 2), ("乙", 12, 0, 600, 3),
    ("丙", 10, 300, 900, 0), ("丙", 11, -100, 800, 0),
]  # fmt: skip
DUTIES = [  # obligation, kind, first day, due, done
    ("budget_half_year", "half_year", "2021-10-01", "2021-10-31", "2021-10-20"),
    ("budget_final_accounts", "final_accounts", "2021-11-01", "2021-11-30", "2021-12-02"),
    ("budget_monitoring", "monthly_monitoring", "2021-10-01", "2021-10-31", None),
]
WORDS = {
    "fund_class": {"key": "重点支出", "special": "专项资金", "livelihood": "民生保障资金", "other": "其他支出"},
    "budget_step": {
        "draft": "预算草案初审", "adjustment": "预算调整初审", "half_year": "半年执行情况", "final_accounts": "决算初审",
        "monthly_monitoring": "每月联网监测",
    },
    "obligation": {
        "budget_half_year": "听取半年预算执行情况", "budget_final_accounts": "上年决算初审", "budget_monitoring": "每月联网监测",
    },
}  # fmt: skip

FIGURES: dict[str, dict[str, int | float | None]] = {  # in the last quarter of 2021, on its last day
    # 丙 by November: 600 x 11 / 12 = 550 were due
    "budget.execution": {
        "lines": 4, "reported": 3, "unreported": 1, "unadjusted": 2, "original": 8400, "budget": 8100,
        "reported_budget": 4500, "executed": 2900, "paced": 4450, "lead": -1550,
        "rate": 2900 / 4500, "gone": 4450 / 4500, "ahead": -1550 / 4500,
    },
    "budget.adjustment": {
        "lines": 4, "raised": 1, "cut": 1, "original": 8400, "budget": 8100, "change": -300, "change_rate": -300 / 8400,
    },
    "budget.year_end_share": {
        "complete": 2, "in_december": 400, "in_last_quarter": 600, "in_year": 2100,
        "december_share": 400 / 2100, "quarter_share": 600 / 2100,
    },
    "budget.funds": {
        "lines": 4, "budget": 8100, "paid_base": 2100, "paid": 2100, "used_base": 1500, "used": 1400,
        "with_findings": 1, "with_verdict": 1, "paid_rate": 1.0, "used_rate": 1400 / 1500,
    },
    "budget.by_month": {"entries": 8, "unknown": 0, "executed": 800},
    "budget.anomalies": {
        "lines": 4, "flagged": 3, "over": 1, "negative": 1, "still": 1, "behind": 1, "rush": 1, "unreported": 1,
    },
    "budget.reporting": {"numerator": 5, "denominator": 6},
    "budget.calendar": {"owed": 3, "made": 2, "on_time": 1, "late": 1, "overdue": 1, "numerator": 2, "denominator": 3},
}  # fmt: skip
"""What the figures of budgets say of the rows above."""


def rows_of_budgets(day: Day, ancestors: Callable[[str], dict[str, str | None]]) -> Rows:
    """Table and row, for each of the tables of budgets."""
    for vocabulary, words in WORDS.items():
        for position, (code, zh) in enumerate(words.items()):
            yield (
                "vocabulary",
                {"vocabulary": vocabulary, "code": code, "zh": zh, "en": code, "position": position},
            )
    known: dict[str, dict[str, Any]] = {}
    for item, region, unit, fund_class, original, adjusted, paid, used, findings, performance in LINES:
        known[item] = ancestors(region) | {
            "line": f"{region}/2021/{unit}/{item}", "unit": unit, "item": item, "fund_class": fund_class, "year": 2021,
            "file": "预算.xlsx", "row": 2,
        }  # fmt: skip
        budget = known[item] | {
            "ym": 202101, "year_first_day": day("2021-01-01"), "year_last_day": day("2021-12-31"),
            "original_fen": original * 100, "adjusted_fen": _fen(adjusted), "budget_fen": (adjusted or original) * 100,
            "paid_fen": _fen(paid), "used_fen": _fen(used), "findings": findings, "performance": performance,
        }  # fmt: skip
        yield "budgets", budget
        yield "budget_states", budget | {"valid_from_day": 0, "valid_to_day": FOREVER}
    budgets = {item: adjusted or original for item, _, _, _, original, adjusted, *_ in LINES}
    for item, month, executed, cumulative, still in MONTHS:
        yield (
            "budget_months",
            known[item]
            | {
                "ym": 202100 + month,
                "month_of_year": month,
                "day": day(LAST_DAYS[month]),
                "budget_fen": budgets[item] * 100,
                "executed_fen": executed * 100,
                "cumulative_fen": cumulative * 100,
                "is_cumulative": False,
                "still_months": still,
            },
        )
    yield from _steps(day, ancestors)


def _steps(day: Day, ancestors: Callable[[str], dict[str, str | None]]) -> Rows:
    place = ancestors(TOWN_A) | {"file": "预算监督.xlsx", "row": 3}
    for obligation, kind, first, due, done in DUTIES:
        ym = int(due[:4]) * 100 + int(due[5:7])
        yield (
            "obligations",
            place
            | {
                "duty": f"{obligation} {TOWN_A} {due[:7]}", "obligation": obligation, "family": "budget", "word": kind,
                "subject_kind": "place", "subject": TOWN_A, "subject_name": "甲镇", "period": due[:7], "ym": ym,
                "first_day": day(first), "due_day": day(due), "required": 1, "done": int(done is not None),
                "done_day": day(done),
            },
        )  # fmt: skip
        if done:
            step = {
                "step": obligation,
                "kind": kind,
                "due_day": day(due),
                "day": day(done),
                "is_day_known": True,
            }
            yield "budget_steps", place | step | {"ym": ym, "result": "同意"}


def _fen(yuan: int | None) -> int | None:
    return None if yuan is None else yuan * 100
