"""The figures about how a budget is supervised: units' reports each month, the steps of the calendar."""

from dashboard.metrics.definition import Count, Counts, DimensionName, Metric, Part, Share, Text

PLACES: tuple[DimensionName, ...] = ("month", "quarter", "year", "region", "town", "village")

REPORTING = Metric(
    id="budget.reporting",
    name=Text("每月报数", "Units reporting each month"),
    meaning=Text(
        "每个预算单位每个月有没有报执行数。",
        "Whether each budget unit reported its execution of each month.",
    ),
    formula=Text(
        "报了执行数的单位月 ÷ 有预算的单位 × 已过去的月份",
        "unit-months reported / units with a budget x months over",
    ),
    limits=Text(
        "一个单位有一个项目报了就算报了;只算已经结束的月份。",
        "A unit counts as reporting once one of its lines is; only months that are over count.",
    ),
    kind="flow",
    unit="share",
    good="up",
    ledgers=("budget",),
    dimensions=(*PLACES, "unit"),
    parts=(
        Part(
            "budget_reports",
            (
                Count("reported", Text("报了", "reported"), "is_reported"),
                Count("due", Text("应报", "due")),
            ),
        ),
    ),
    shape=Share("reported", "due"),
)

CALENDAR = Metric(
    id="budget.calendar",
    name=Text("预算监督日历", "Budget calendar"),
    meaning=Text(
        "草案、调整、半年执行、决算、每月监测,该做的做了几项,按时几项。",
        "Draft, adjustment, half-year, final accounts, monthly monitoring: how many were owed, done, done on "
        "time.",
    ),
    formula=Text(
        "已做 ÷ 到期应做(data/policy/obligations/budget.toml);期限是当月(当年)最后一天",
        "done / owed by then (data/policy/obligations/budget.toml); due on the last day of the month (year)",
    ),
    limits=Text(
        "只算期限在期间内、数据日期前的;写了应完成日期的算那个月的;没有交预算监督环节台账的地方不算欠。",
        "Only what fell due in the period and by the data date; a step belongs to the month of the day due "
        "where one is written; a place that hands in no ledger of steps owes none here.",
    ),
    kind="flow",
    unit="count",
    good="up",
    ledgers=("budget_step",),
    dimensions=(*PLACES, "kind"),
    parts=(
        Part(
            "budget_calendar",
            (
                Count("owed", Text("到期应做", "owed")),
                Count("made", Text("已做", "done"), "done_day is not null"),
                Count("on_time", Text("按时", "on time"), "light = 'on_time'"),
                Count("late", Text("晚做", "late"), "light = 'late'"),
                Count("overdue", Text("欠着", "overdue"), "light = 'overdue'"),
            ),
        ),
    ),
    shape=Counts("owed", Share("made", "owed")),
    vocabularies={"kind": "budget_step"},
)

METRICS = (REPORTING, CALENDAR)
