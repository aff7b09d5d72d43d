# ruff: noqa: E501 - columns read best unbroken
"""What rows behind figures of the small county's last quarter of 2021 say as they stood on a day, read off by hand.

Figure, day, column and its cells in the order of the rows.
"""

LISTED: dict[str, dict[str, dict[str, list[str | int | None]]]] = {
    "budget.calendar": {
        "2021-12-01": {"done": ["2021-10-20", None, None], "result": ["同意", None, None]},
        "2021-12-02": {"done": ["2021-10-20", None, "2021-12-02"], "result": ["同意", None, "同意"]},
    },
    "budget.reporting": {"2021-12-31": {"lines": [2, 2, 2, 2, 2, 2], "lines_reported": [2, 2, 2, 1, 1, 0]}},
    "budget.execution": {"2021-12-31": {"months_below_zero": [0, 0, 0, 1], "in_december": [0, 400, None, None]}},
    "obligations.fulfilled": {  # a task, budget twice, S1 in October, a visit, S1 in November: held three days later
        "2021-11-15": {"made": [1, 0, 0, 1, 1, 0], "met": ["2021-10-20", "2021-10-20", None, "2021-10-05", "2021-10-09", None]},
        "2021-11-18": {"made": [1, 0, 0, 1, 1, 1], "met": ["2021-10-20", "2021-10-20", None, "2021-10-05", "2021-10-09", "2021-11-18"]},
        "2021-12-31": {"made": [1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 12, 1, 0, 0, 0]},
    },
    "deputies.by_group": {
        "2021-12-31": {"members": [0, 3, 2], "deputies": [0, 2, 2], "attendances": [0, 2, 0], "newest": [None, "2021-10-20", None]},
    },
    "deputies.participation": {
        "2021-12-31": {"months": [3, 1, 3, 3, 2], "activities": [0, 1, 3, 0, 1], "newest": [None, "2021-10-20", "2021-11-11", None, "2021-12-05"]},
    },
    "deputies.active_months": {
        "2021-12-31": {"activities": [0, 0, 0, 1, 2, 1, 0, 0, 0, 0, 0, 1]},
    },
    "deputies.reporting_coverage": {"2021-12-05": {"reported": [None, None, "2021-09-15", "2021-12-05"]}},
    "deputies.corrections": {
        "2021-10-19": {"decided": [None], "delay": [12]},
        "2021-10-20": {"decided": ["2021-10-20"], "delay": [12]},
    },
    "deputies.duty_list": {
        "2021-12-31": {"made": [1, 0, 12], "missing": [0, 1, 8], "met": ["2021-10-09", None, None]},
    },
    "projects.checks_owed": {"2021-12-31": {"met": ["2021-10-15", "2021-11-02", "2021-12-20", None]}},
    "projects.votes": {"2021-12-31": {"is_chosen": ["是", "是", "否", "是"]}},
    "projects.status": {"2021-12-31": {"nodes_overdue": [0, 0, 1, 0, 0, 0], "nodes_late": [0, 1, 0, 0, 0, 0]}},
    "projects.rating": {"2021-12-31": {"surveys": [1, 1, None, None, None, None], "is_done": ["是", "是", "否", "否", "否", "否"]}},
    "stations.reception_day": {
        "2021-11-17": {"held": ["2021-10-05", None]},
        "2021-11-18": {"held": ["2021-10-05", "2021-11-18"]},
    },
    "suggestions.leads": {
        "2021-10-10": {"suggestion": [None]},
        "2021-10-11": {"suggestion": ["S1"]},
    },
    "cycles.two_month": {
        "2021-12-09": {"supervised": [None]},
        "2021-12-10": {"supervised": ["2021-12-10", None]},
    },
    "reviews.held": {"2021-12-31": {"offices": [3, 0]}},
    "tasks.by_list": {
        "2021-12-04": {"done": ["2021-10-20", None, None, None, None]},
        "2021-12-05": {"done": ["2021-10-20", "2021-12-05", None, None, None]},
        "2021-12-31": {"outcome": ["已完成", "已完成", None, "取消", None]},
    },
    "issues.sampled_reviews": {
        "2021-12-19": {"reviewed": ["2021-11-30"], "is_not_solved": ["否"]},
        "2021-12-20": {"reviewed": ["2021-11-30", "2021-12-20"], "is_not_solved": ["否", "是"]},
    },
    "issues.hollow_closure": {
        "2021-12-31": {
            "struck_off": ["2021-10-20", "2021-11-25", "2021-10-30"], "is_reviewed": ["是", "否", "否"],
            "is_not_solved": ["否", "否", "否"], "is_reopened": ["否", "否", "是"], "is_dissatisfied": ["否", "是", "否"],
        },
    },
}  # fmt: skip
