# ruff: noqa: E501 - one line a figure reads best
"""What the figures of the small county's last quarter of 2021 come to as its days go by, counted by hand.

Each value with the days from which it holds ("10-31:3 11-30:5": three from the last of October on); January and February
are those of 2022. The quarter's first day stands for all that was there when it began.
"""

from datetime import date, timedelta

STEPS: dict[str, dict[str, str]] = {
    "budget.execution": {
        "lines": "10-01:4", "reported": "10-01:2 10-31:3", "unreported": "10-01:2 10-31:1", "unadjusted": "10-01:2",
        "original": "10-01:8400", "budget": "10-01:8100", "reported_budget": "10-01:3900 10-31:4500",
        "executed": "10-01:1500 10-31:2500 12-31:2900", "paced": "10-01:2925 10-31:3750 11-30:4125 12-31:4450",
        "lead": "10-01:-1425 10-31:-1250 11-30:-1625 12-31:-1550",
    },
    "budget.year_end_share": {
        "complete": "10-01:0 12-31:2", "in_december": "12-31:400", "in_last_quarter": "12-31:600", "in_year": "12-31:2100",
    },
    "budget.by_month": {
        "entries": "10-01:0 10-31:3 11-30:6 12-31:8", "unknown": "10-01:0", "executed": "10-01:0 10-31:400 12-31:800",
    },
    "budget.anomalies": {
        "lines": "10-01:4", "flagged": "10-01:2 10-31:3", "over": "10-01:0 10-31:1", "negative": "10-01:0 11-30:1",
        "still": "10-01:0 12-31:1", "behind": "10-01:2 12-31:1", "rush": "10-01:0 12-31:1", "unreported": "10-01:2 10-31:1",
    },
    "budget.reporting": {"numerator": "10-01:0 10-31:2 11-30:4 12-31:5", "denominator": "10-01:0 10-31:2 11-30:4 12-31:6"},
    "budget.calendar": {
        "owed": "10-01:0 10-31:2 11-30:3", "on_time": "10-01:0 10-31:1", "late": "10-01:0 12-02:1",
        "overdue": "10-01:0 10-31:1 11-30:2 12-02:1",
    },
    "deputies.count": {
        "deputies": "10-01:4 11-16:3 11-20:4 01-01:5", "placed": "10-01:3 11-16:2 01-01:3", "unplaced": "10-01:1 11-20:2",
        "reelected": "10-01:1",
    },
    "deputies.participation": {"numerator": "10-01:0 10-10:1 10-20:2 12-05:3", "denominator": "10-01:4 11-20:5"},
    "deputies.active_months": {
        "numerator": "10-01:0 10-10:1 10-20:2 11-11:3 12-05:4", "denominator": "10-01:4 11-01:8 11-16:7 11-20:8 12-01:12",
    },
    "deputies.activities": {
        "attendances": "10-01:0 10-10:1 10-20:3 11-02:4 11-11:5 12-05:6",
        "events": "10-01:0 10-10:1 10-20:2 11-02:3 11-11:4 12-05:5", "person_times": "10-01:0 10-10:5 11-02:12",
        "households": "10-01:0 10-10:2 11-11:5",
    },
    "deputies.reporting_coverage": {"numerator": "10-01:1 12-05:2", "denominator": "10-01:4 11-16:3 11-20:4 01-01:5"},
    "deputies.grid_coverage": {
        "deputies": "10-01:4 11-16:3 11-20:4 01-01:5", "in_grid": "10-01:3", "none": "10-01:1 11-16:0 11-20:1 01-01:2",
    },
    "deputies.by_group": {
        "groups": "10-01:3", "silent": "10-01:3 10-20:2", "members": "10-01:5", "active": "10-01:0 10-20:2",
        "events": "10-01:0 10-20:1", "attendances": "10-01:0 10-20:2",
    },
    "deputies.corrections": {
        "asked": "10-01:0 10-12:1 12-05:2", "accepted": "10-01:0 10-20:1", "rejected": "10-01:0 01-05:1",
        "open": "10-01:0 10-12:1 10-20:0 12-05:1 01-05:0", "late": "10-01:0 12-05:1",
    },
    "deputies.duty_list": {
        "owed": "10-01:0 10-31:1 11-30:2 12-31:3", "met": "10-01:0 10-31:1", "unmet": "10-01:0 11-30:1 12-31:2",
        "required": "10-01:0 10-31:1 11-30:2 12-31:22", "made": "10-01:0 10-31:1 12-31:13",
        "missing": "10-01:0 11-30:1 12-31:9", "numerator": "10-01:0 10-31:1",
        "denominator": "10-01:0 10-31:1 11-30:2 12-31:3",
    },
    "projects.status": {
        "projects": "10-01:6", "not_started": "10-01:1 01-01:0", "on_schedule": "10-01:1 12-11:0",
        "due_soon": "10-01:0 12-11:1 01-11:0", "late": "10-01:1 01-01:2 01-11:3", "done_on_time": "10-01:0 10-20:1",
        "done_late": "10-01:0 11-20:1", "unknown": "10-01:3 10-20:2 11-20:1", "slipped": "10-01:1",
    },
    "projects.nodes": {
        "nodes": "10-01:5", "on_time": "10-01:1", "caught_up": "10-01:1", "overdue": "10-01:1 01-11:2",
        "due_soon": "10-01:0 12-11:1 01-11:0", "ahead": "10-01:2 12-11:1",
    },
    "projects.checks": {"value": "10-01:0 10-15:1 11-02:2 12-20:3"},
    "projects.checks_owed": {"owed": "10-01:0 12-31:4", "made": "10-01:0 12-31:3", "missing": "10-01:0 12-31:1"},
    "satisfaction.share": {
        "surveys": "10-01:0 10-20:1 11-05:2 12-10:3 12-20:4", "incomplete": "10-01:0 10-20:1",
        "answered": "10-01:0 11-05:32 12-10:52 12-20:72", "satisfied": "10-01:0 11-05:20 12-10:30 12-20:35",
        "pleased": "10-01:0 11-05:28 12-10:43 12-20:52", "asked": "10-01:0 11-05:40 12-20:65",
    },
    "projects.rating": {
        "projects": "10-01:6", "rated": "10-01:0 11-05:1 12-20:2", "answered": "10-01:0 11-05:32 12-20:52 01-15:92",
        "satisfied": "10-01:0 11-05:20 12-20:25", "asked": "10-01:0 11-05:40 12-20:65 01-15:105",
    },
    "projects.money_work_rating": {
        "rated": "10-01:0 11-05:1 12-20:2", "judged": "10-01:0 11-05:1 12-20:2", "done_disliked": "10-01:0 12-20:1 01-15:2",
        "answered": "10-01:0 11-05:32 12-20:52 01-15:92",
    },
    "reviews.held": {
        "quotas": "10-01:2", "offices": "10-01:1 10-12:2 11-02:3", "within": "10-01:0 10-12:1", "above": "10-01:0",
        "short": "10-01:0 12-31:1", "running": "10-01:2 10-12:1 12-31:0",
    },
    "reviews.ballot": {
        "reviews": "10-01:0 10-12:1 11-02:2 12-01:3", "graded_satisfied": "10-01:0 10-12:1 12-01:2",
        "graded_dissatisfied": "10-01:0 11-02:1", "answered": "10-01:0 10-12:28 11-02:60 12-01:70",
        "satisfied": "10-01:0 10-12:20 11-02:30 12-01:38", "asked": "10-01:0 10-12:40 11-02:80",
    },
    "reviews.rectified": {
        "asked_to": "10-01:0 10-12:1 11-02:2 12-01:3", "on_time": "10-01:0 12-10:1", "late": "10-01:0",
        "open_within": "10-01:0 10-12:1 11-02:2 12-01:3 12-10:2 12-16:1 02-02:0", "overdue": "10-01:0 12-16:1 02-02:2",
    },
    "reviews.look_back": {
        "asked_to": "10-01:0 10-12:1 11-02:2 12-01:3", "looked_back": "10-01:0 12-28:1",
        "waiting": "10-01:0 10-12:1 11-02:2 12-01:3 12-28:2", "concluded": "10-01:0 12-28:1", "put_right": "10-01:0 12-28:1",
    },
    "scorecard.score": {
        "cards": "10-01:0 12-31:2", "complete": "10-01:0 12-31:1", "incomplete": "10-01:0 12-31:1",
        "given": "10-01:0 12-31:3", "points": "10-01:0 12-31:860000",
    },
    "scorecard.items": {"expected": "10-01:0 12-31:4", "given": "10-01:0 12-31:3", "missing": "10-01:0 12-31:1"},
    "scorecard.targets": {
        "expected": "10-01:0 12-31:2", "made": "10-01:0 12-31:3", "above": "10-01:0 12-31:1", "unknown": "10-01:0 12-31:1",
    },
    "obligations.fulfilled": {
        "owed": "10-01:0 10-05:1 10-31:5 11-15:6 11-30:8 12-01:10 12-15:11 12-31:19",
        "on_time": "10-01:0 10-05:1 10-31:4 12-31:8", "late": "10-01:0 11-18:1 12-02:2 12-05:3",
        "missed": "10-01:0 10-31:1 11-15:2 11-18:1 11-30:3 12-01:5 12-02:4 12-05:3 12-15:4 12-31:8",
    },
    "obligations.pace": {
        "running": "10-01:11 10-05:12 10-06:11 11-01:10 11-15:11 11-16:10 12-01:9 12-15:10 12-16:9 01-01:1 02-01:0",
        "met": "10-01:0 10-05:1 10-06:0 10-09:1 10-15:2 11-01:1 11-02:2 12-03:3 12-20:4 01-01:0",
        "made": "10-01:0 10-05:1 10-06:0 10-09:13 10-15:14 11-01:13 11-02:14 12-03:15 12-11:17 12-20:19 01-01:2 02-01:0",
    },
    "stations.reception_day": {
        "asked": "10-01:0 10-05:1 11-15:2 12-15:3", "on_the_day": "10-01:0 10-05:1", "moved": "10-01:0 11-18:1",
        "missed": "10-01:0 11-15:1 11-18:0 12-15:1", "deputies": "10-01:0 10-05:3", "people": "10-01:0 10-05:12",
    },
    "tasks.month_board": {
        "tasks": "10-01:5", "done": "10-01:0 10-20:1 12-05:2", "late": "10-01:0 12-05:1",
        "overdue": "10-01:0 12-01:2 12-05:1 01-16:2", "open": "10-01:5 10-20:4 12-01:2 12-31:1 01-16:0",
        "dropped": "10-01:0 12-31:1",
    },
    "meetings.held_vs_minimum": {
        "held": "10-01:0 12-03:1 12-20:2", "topics": "10-01:0 12-03:2 12-20:5", "attended": "10-01:0 12-03:20 12-20:50",
        "required": "10-01:0 12-31:4", "short": "10-01:0 12-31:2", "made": "10-01:0 12-31:2",
    },
    "cycles.two_month": {
        "topics": "10-01:0 10-08:1 11-05:2 11-20:3", "on_time": "10-01:0 12-10:1", "broken": "10-01:0 12-01:1 01-01:2",
        "open": "10-01:0 10-08:1 11-05:2 11-20:3 12-01:2 12-10:1 01-01:0", "solved": "10-01:0 12-31:1",
        "participants": "10-01:0 10-08:- 11-05:25",
    },
    "submissions.handed_in": {
        "expected": "10-01:0 10-31:2 11-30:4 12-31:5", "handed_in": "10-01:0 10-31:2", "in_part": "10-01:0 01-11:1",
        "missing": "10-01:0 12-11:2", "waiting": "10-01:0 11-30:2 12-11:0 12-31:1 01-11:0",
    },
    "submissions.rows_waiting": {
        "submissions": "10-01:0 10-31:2", "read": "10-01:0 10-31:17", "loaded": "10-01:0 10-31:14",
        "quarantined": "10-01:0 10-31:2", "skipped": "10-01:0 10-31:1",
    },
    "stations.grade": {
        "stations": "10-01:4 11-01:3 11-15:4", "below_top": "10-01:3 11-01:2 11-15:3",
        "lacks_active_months": "10-01:3 11-01:2 11-15:3", "lacks_opinions": "10-01:2",
    },
    "stations.count": {"value": "10-01:4 11-01:3 11-15:4"},
    "issues.cycle_punctuality": {
        "collected": "10-01:1 10-05:2 10-12:3 10-20:4 10-21:5 11-02:6 11-05:7 11-30:8 12-01:9 12-08:10 12-10:11 12-15:12 12-20:13",
        "settled": "10-01:0 10-15:1 10-22:2 10-25:3 10-30:4 11-10:3 11-15:2 11-20:4 12-05:5 12-10:6 12-16:7",
        "assigned": "10-01:0 10-15:1", "assigned_late": "10-01:0 12-02:1",
        "unassigned": "10-01:0 11-10:1 11-15:2 11-20:1 11-30:3 12-02:2 12-10:1 12-31:4", "fed_back": "10-01:0 11-10:1",
        "fed_back_late": "10-01:0 12-20:1", "not_fed_back": "10-01:0 11-30:4 12-20:3 12-31:6 01-31:11",
    },
    "issues.hollow_closure": {
        "closed": "10-01:0 10-20:1 10-30:2 11-25:3", "evidenced": "10-01:0 11-15:1 11-28:2 11-30:3",
        "hollow": "10-01:0 11-15:1 11-28:2", "not_solved": "10-01:0", "reopened": "10-01:0 11-15:1",
        "dissatisfied": "10-01:0 11-28:1",
    },
    "issues.sampled_reviews": {
        "drawn": "10-01:0 10-05:1 10-21:2 11-02:3", "reviewed": "10-01:0 11-30:1 12-20:2 01-05:3",
        "confirmed": "10-01:0 11-30:1", "not_solved": "10-01:0 12-20:1 01-05:2",
        "pending": "10-01:0 10-05:1 10-21:2 11-02:3 11-30:2 12-20:1 01-05:0",
    },
    "issues.misrouted": {"came_back": "10-01:0 10-14:1", "sent_back": "10-01:0 10-14:1"},
    "suggestions.funnel": {
        "leads": "10-01:0 10-04:1 11-02:2 12-01:3", "formed": "10-01:0 10-11:1 01-10:2",
        "lapsed": "10-01:0 10-04:1 10-11:0 11-02:1 12-01:2 01-10:1",
        "suggestions": "10-01:0 10-08:1 10-11:2 11-01:3 11-15:4 11-22:5 12-13:6 12-20:7", "from_leads": "10-01:0 10-11:1",
        "dispatched": "10-01:0 10-11:1 10-13:2 11-16:3 11-23:4 12-15:5",
        "accepted": "10-01:0 10-12:1 10-14:2 11-24:3 12-16:4", "answered": "10-01:0 10-25:1 11-01:2 11-08:3 12-08:4",
        "done": "10-01:0 11-01:1 11-05:2", "rated": "10-01:0 11-10:1 11-15:2 12-10:3", "direct": "10-01:0 11-01:1",
        "followed": "10-01:0 12-20:1",
        "undispatched": "10-01:0 10-08:1 10-13:0 11-15:1 11-16:0 11-22:1 11-23:0 12-13:1 12-15:0 12-20:1",
        "unaccepted": "10-01:0 10-11:1 10-12:0 10-13:1 10-14:0 11-16:1 11-23:2 11-24:1 12-15:2 12-16:1",
        "working": "10-01:0 10-12:1 10-14:2 10-25:1 11-08:0 11-24:1 12-08:0 12-16:1",
        "answered_only": "10-01:0 10-25:1 11-05:0 11-08:1 12-08:2", "unrated": "10-01:0 11-01:1 11-05:2 11-10:1",
        "closed": "10-01:0 11-10:1",
    },
    "suggestions.leads": {"leads": "10-01:0 10-04:1 11-02:2 12-01:3", "formed": "10-01:0 10-11:1 01-10:2"},
    "suggestions.grades": {
        "graded": "10-01:0 10-25:1 11-01:2 11-08:3 12-08:4", "grade_a": "10-01:0 10-25:1 11-01:2",
        "grade_b": "10-01:0 11-08:1", "grade_c": "10-01:0 12-08:1",
    },
    "suggestions.satisfaction": {
        "answered": "10-01:0 10-25:1 11-01:2 11-08:3 12-08:4", "asked": "10-01:0 11-10:1 11-15:2 12-10:3",
        "satisfied": "10-01:0 11-10:1", "basically_satisfied": "10-01:0 11-15:1", "dissatisfied": "10-01:0 12-10:1",
    },
    "suggestions.on_time_rate": {
        "suggestions": "10-01:0 10-08:1 10-11:2 11-01:3 11-15:4 11-22:5 12-13:6 12-20:7",
        "on_time": "10-01:0 10-25:1 11-01:2 12-08:3", "late": "10-01:0 11-08:1",
        "open_within": "10-01:0 10-08:1 10-11:2 10-25:1 11-02:0 11-15:1 11-22:2 12-08:0 12-13:1 01-06:0",
        "open_overdue": "10-01:0 11-02:1 11-08:0 12-08:1 01-06:2", "unknown": "10-01:0 12-20:1",
    },
    "suggestions.follow_up_owed": {
        "owed": "10-01:0 11-08:1", "owed_by_grade": "10-01:0 11-08:1", "owed_by_view": "10-01:0 11-15:1",
        "followed": "10-01:0 12-20:1", "after_a": "10-01:0 12-20:1",
    },
    "suggestions.conversion": {"numerator": "10-01:0 12-20:1", "denominator": "10-01:0 11-08:1"},
    "suggestions.key_owed": {"owed": "10-01:0 12-10:1", "keyed": "10-01:0", "missing": "10-01:0 12-10:1"},
    "suggestions.face_to_face": {
        "numerator": "10-01:0 10-20:1", "denominator": "10-01:0 10-08:1 10-11:2 11-01:3 11-15:4 11-22:5 12-13:6 12-20:7",
    },
    "suggestions.due": {
        "open": "10-01:1 10-08:2 10-11:3 10-25:2 11-08:1 11-15:2 11-22:3 12-08:2 12-13:3 12-20:4",
        "overdue": "10-01:1 11-02:2 11-08:1 12-08:2 01-06:3",
        "due_soon": "10-01:0 10-25:1 11-02:0 11-30:1 12-07:2 12-08:0 12-29:1 01-06:0",
        "later": "10-01:0 10-08:1 10-11:2 10-25:0 11-15:1 11-22:2 11-30:1 12-07:0 12-13:1 12-29:0",
        "newly_overdue": "10-01:0 11-02:1 11-08:0 12-08:1 01-06:2", "unknown": "10-01:0 12-20:1",
        "undispatched": "10-01:1 10-08:2 10-13:1 11-15:2 11-16:1 11-22:2 11-23:1 12-13:2 12-15:1 12-20:2",
        "unaccepted": "10-01:0 10-11:1 10-12:0 10-13:1 10-14:0 11-16:1 11-23:2 11-24:1 12-15:2 12-16:1",
    },
    "deputies.proposal_quality": {
        "numerator": "10-01:0 10-25:1 11-01:2", "denominator": "10-01:0 10-25:1 11-01:2 11-08:3 12-08:4",
    },
}  # fmt: skip

SPANS: dict[str, dict[str, dict[str, int]]] = {
    # D1 and D3 for G1 on 10-20; D1 alone on 11-11, when D1, D2, D3 and D5 are in office
    "deputies.by_group": {
        "10-01 10-19": {"attendances": 0, "events": 0, "active": 0, "silent": 3},
        "10-20 10-20": {"attendances": 2, "events": 1, "active": 2, "silent": 2},
        "10-21 12-31": {"attendances": 0, "events": 0, "active": 0, "silent": 3},
    },
    "deputies.participation": {
        "11-11 11-11": {"numerator": 1, "denominator": 4},
        "11-12 12-04": {"numerator": 0, "denominator": 4},
        "12-05 12-05": {"numerator": 1, "denominator": 4},
        "10-31 10-31": {"numerator": 0, "denominator": 4},
        "11-12 11-15": {"numerator": 0, "denominator": 4},
        "11-16 12-31": {"numerator": 1, "denominator": 4},
    },
    "deputies.active_months": {
        "10-10 10-20": {"numerator": 2, "denominator": 4},
        "10-11 11-10": {"numerator": 2, "denominator": 8},
        "11-11 11-11": {"numerator": 1, "denominator": 4},
        "10-31 11-01": {"numerator": 0, "denominator": 8},
    },
    # half-year budget and monitoring were due on 10-31, final accounts on 11-30; meetings, tasks and leads on single days
    "budget.calendar": {"10-31 10-31": {"owed": 2}, "11-01 11-29": {"owed": 0}, "11-30 11-30": {"owed": 1}},
    "budget.by_month": {
        "10-31 10-31": {"entries": 3},
        "11-01 11-29": {"entries": 0},
        "11-30 11-30": {"entries": 3},
    },
    "budget.reporting": {"10-31 10-31": {"denominator": 2}, "11-01 11-29": {"denominator": 0}},
    "meetings.held_vs_minimum": {"12-03 12-03": {"held": 1, "attended": 20}, "12-04 12-19": {"held": 0}},
    "projects.checks_owed": {"12-31 12-31": {"owed": 4}, "10-01 12-30": {"owed": 0}},
    "tasks.month_board": {"11-01 11-01": {"tasks": 2}, "11-02 11-30": {"tasks": 0}},
    "stations.reception_day": {"10-05 10-05": {"asked": 1}, "10-06 11-14": {"asked": 0}},
    "submissions.handed_in": {"10-31 10-31": {"expected": 2}, "11-01 11-29": {"expected": 0}},
    "submissions.rows_waiting": {"10-31 10-31": {"submissions": 2}, "10-01 10-30": {"submissions": 0}},
    "deputies.duty_list": {"10-31 10-31": {"owed": 1}, "11-01 11-29": {"owed": 0}},
    "obligations.fulfilled": {"10-31 10-31": {"owed": 4}, "11-01 11-14": {"owed": 0}},
    "deputies.corrections": {"10-12 10-12": {"asked": 1}, "10-13 12-04": {"asked": 0}},
}
"""Of single parts of the quarter, as it stood at its end."""


def day_of(text: str) -> date:
    """The day of a step: '11-30' of 2021, '01-06' of 2022."""
    month, day = map(int, text.split("-"))
    return date(2021 if month >= 10 else 2022, month, day)


def days_of(metric: str) -> list[date]:
    """The days on which a figure changes, and those before them."""
    steps = {day_of(step.split(":")[0]) for told in STEPS[metric].values() for step in told.split()}
    before = {day - timedelta(days=1) for day in steps}
    return sorted(day for day in steps | before if day >= date(2021, 10, 1))


def upon(metric: str, day: date) -> dict[str, int | None]:
    """What a figure comes to on a day; None where it isn't known yet."""
    found: dict[str, int | None] = {}
    for name, told in STEPS[metric].items():
        steps = [step.split(":") for step in told.split()]
        past = [number for on, number in steps if day_of(on) <= day]
        found[name] = int(past[-1]) if past and past[-1] != "-" else None
    return found
