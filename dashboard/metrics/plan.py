"""The figures of the supervision plan: tasks, meetings, two-month cycles, and the monthly cycle of issues."""

from dashboard.metrics.definition import Count, Counts, DimensionName, Metric, NamedShare, Part, Share, Text
from dashboard.plan_policy import IssueCycle

PLACES: tuple[DimensionName, ...] = ("month", "quarter", "year", "region", "town")

TASKS = Count("tasks", Text("任务", "tasks"))
STATES = (
    Count("on_time", Text("按期完成", "done on time"), "state = 'on_time'"),
    Count("late", Text("逾期完成", "done late"), "state = 'late'"),
    Count("undated", Text("完成但没有日期", "done, undated"), "state = 'undated'"),
    Count("overdue", Text("逾期未完成", "overdue"), "state = 'overdue'"),
    Count("open", Text("未到时限", "not yet due"), "state = 'open'"),
    Count("dropped", Text("取消", "dropped"), "state = 'dropped'"),
)
DONE = Count("done", Text("已完成", "done"), "state in ('on_time', 'late', 'undated')")
DUE = Count("due", Text("到期可判断", "due"), "state in ('on_time', 'late', 'overdue')")
_OF_MONTH = Text(
    "按计划月份归入期间;没有写时限的到当月最后一天。结果自报送期末起算。",
    "Belongs to its planned month; without a day due it is due on the month's last. Outcomes are known from "
    "the end of the period handed in.",
)

BY_LIST = Metric(
    id="tasks.by_list",
    name=Text("监督任务", "Supervision tasks"),
    meaning=Text(
        "三张清单和年度计划的任务:按期完成、逾期完成、逾期未完成、未到时限、取消各多少,各项相加等于总数。",
        "Tasks of the three lists and the plan: on time, late, overdue, not yet due, dropped; they add up.",
    ),
    formula=Text(
        "按期率 = 按期完成 ÷(按期 + 逾期完成 + 逾期未完成);时限当日仍算按期",
        "on-time rate = on time / (on time + late + overdue); the day due is still on time",
    ),
    limits=_OF_MONTH,
    kind="cohort",
    unit="count",
    good="neither",
    ledgers=("task",),
    dimensions=(*PLACES, "list", "department"),
    parts=(Part("tasks", (TASKS, *STATES, DONE, DUE)),),
    shape=Counts(
        "tasks", shares=(NamedShare("on_time_rate", Text("按期率", "on-time rate"), "on_time", "due"),)
    ),
)

MONTH_BOARD = Metric(
    id="tasks.month_board",
    name=Text("年度计划月历", "Month board of the plan"),
    meaning=Text(
        "每个月安排了多少任务、有没有主题、完成多少、还差多少。",
        "Each month's tasks, whether they have a theme, how many are done and how many are missing.",
    ),
    formula=Text(
        "按计划月份计数;主题取任务所写的主题", "counted by planned month; the theme is what the tasks say"
    ),
    limits=_OF_MONTH,
    kind="cohort",
    unit="count",
    good="neither",
    ledgers=("task",),
    dimensions=(*PLACES, "list"),
    parts=(
        Part(
            "tasks",
            (
                TASKS,
                Count("themed", Text("写明主题", "with a theme"), "theme is not null"),
                DONE,
                Count("late", Text("逾期完成", "done late"), "state = 'late'"),
                Count("overdue", Text("逾期未完成", "overdue"), "state = 'overdue'"),
                Count("open", Text("未到时限", "not yet due"), "state = 'open'"),
                Count("dropped", Text("取消", "dropped"), "state = 'dropped'"),
            ),
        ),
    ),
    shape=Counts("tasks"),
)

MEETINGS = Metric(
    id="meetings.held_vs_minimum",
    name=Text("会议召开", "Meetings held"),
    meaning=Text(
        "例会、议政会、联席会议开了几次,按规定到期应开几次,还差几次。",
        "Regular meetings, council sessions and joint meetings held, against those owed by the rules.",
    ),
    formula=Text(
        "差 = 每个街道每期应开 − 已开,多开的不抵别处",
        "short = owed - held of each place and period; one's surplus makes up for nobody else",
    ),
    limits=Text(
        "应开只算到数据日期已结束、且交了会议台账的期;召开按日期归期间。",
        "Owed counts periods over by the data date for which meeting ledgers were handed in.",
    ),
    kind="flow",
    unit="count",
    good="up",
    ledgers=("meeting",),
    dimensions=(*PLACES, "kind"),
    parts=(
        Part(
            "meetings",
            (
                Count("held", Text("召开", "held")),
                Count("topics", Text("议题", "topics"), total="topic_count"),
                Count("attended", Text("参会人次", "attendances"), total="attended"),
            ),
        ),
        Part(
            "meeting_duties",
            (
                Count("required", Text("应开", "owed"), total="required"),
                Count("short", Text("差", "short"), "missing > 0", "missing"),
                Count("made", Text("规定期内已开", "held towards it"), total="made"),
                Count("duties", Text("到期的规定", "rules due")),
                Count("kept", Text("达到规定", "rules kept"), "missing = 0"),
            ),
        ),
    ),
    shape=Counts("held", shares=(NamedShare("kept_rate", Text("达标率", "kept"), "kept", "duties"),)),
    vocabularies={"kind": "meeting_kind"},
)  # fmt: skip

TWO_MONTH = Metric(
    id="cycles.two_month",
    name=Text("单月公告双月督办", "Announced and supervised"),
    meaning=Text(
        "单月公告的议题,次月底前督办的、迟了的、断了的各多少。",
        "Topics announced in odd months: supervised by the end of the next month, late, or broken off.",
    ),
    formula=Text(
        "断链 = 公告后到次月底没有督办;接上率 = 按时督办 ÷(按时 + 迟 + 断链)",
        "broken = not supervised by the end of the month after; rate = in time / (in time + late + broken)",
    ),
    limits=Text(
        "按公告日期归期间,没有公告的按督办日期;双月才公告的另列。",
        "Belongs to the day of announcement, else of supervision; announced in an even month is shown apart.",
    ),
    kind="cohort",
    unit="share",
    good="up",
    ledgers=("cycle",),
    dimensions=(*PLACES, "village"),
    parts=(
        Part(
            "cycles",
            (
                Count("topics", Text("议题", "topics")),
                Count("on_time", Text("按时督办", "supervised in time"), "state = 'on_time'"),
                Count("late", Text("迟督办", "supervised late"), "state = 'late'"),
                Count("broken", Text("断链", "broken"), "state = 'broken'"),
                Count("open", Text("未到期", "not yet due"), "state = 'open'"),
                Count("unannounced", Text("未公告即督办", "not announced"), "state = 'unannounced'"),
                Count("off_month", Text("双月才公告", "announced in an even month"), "is_off_month"),
                Count("solved", Text("已解决", "solved"), "result = 'solved'"),
                Count("participants", Text("参加人次", "participants"), total="participants"),
                Count("due", Text("到期", "due"), "state in ('on_time', 'late', 'broken')"),
            ),
        ),
    ),
    shape=Counts("topics", Share("on_time", "due")),
)


def cycle_punctuality(policy: IssueCycle) -> Metric:
    """issues.cycle_punctuality by the policy's months."""
    return Metric(
        id="issues.cycle_punctuality",
        name=Text("月交办月反馈", "Monthly cycle"),
        meaning=Text(
            "问题在规定的月份内交办、反馈的比例(默认收集当月交办、次月反馈)。",
            "Issues assigned and fed back within their months (the month of collection; the next).",
        ),
        formula=Text(
            "按月交办 ÷ 该交办的;按月反馈 ÷ 该反馈的。没有交办、当场或本级办结的不算该交办",
            "assigned in time / to be assigned; fed back in time / to be fed back. What was settled "
            "without being assigned needed no assignment",
        ),
        limits=Text(
            "没有写交办、反馈日期的按没有做;到数据日期还没到月底的不计入分母。",
            "What has no day written down counts as not done; what isn't due by the data date is in neither.",
        ),
        kind="cohort",
        unit="share",
        good="up",
        ledgers=("issue",),
        dimensions=(
            "month",
            "quarter",
            "year",
            "level",
            "region",
            "town",
            "village",
            "department",
            "category",
        ),
        parts=(Part("issue_cycles", _cycle_counts(policy)),),
        shape=Counts(
            "collected",
            shares=(
                NamedShare("assigned_rate", Text("按月交办率", "assigned in time"), "assigned", "to_assign"),
                NamedShare(
                    "fed_back_rate", Text("按月反馈率", "fed back in time"), "fed_back", "to_feed_back"
                ),
            ),
        ),
    )


def _cycle_counts(policy: IssueCycle) -> tuple[Count, ...]:
    """What is counted of the issues collected, by so many months after that of their collection."""
    assigned, fed = policy.assigned_months_after, policy.fed_back_months_after
    is_settled = "assigned_after is null and is_resolved"
    return (
        Count("collected", Text("收集", "collected")),
        Count("settled", Text("未经交办办结", "settled without it"), is_settled),
        Count("assigned", Text("按月交办", "assigned in time"), f"assigned_after <= {assigned}"),
        Count("assigned_late", Text("迟交办", "assigned late"), f"assigned_after > {assigned}"),
        Count(
            "unassigned",
            Text("逾期未交办", "not assigned"),
            f"assigned_after is null and not is_resolved and months_over >= {assigned}",
        ),
        Count(
            "to_assign",
            Text("该交办", "to be assigned"),
            f"assigned_after is not null or (not is_resolved and months_over >= {assigned})",
        ),
        Count("fed_back", Text("按月反馈", "fed back in time"), f"fed_back_after <= {fed}"),
        Count("fed_back_late", Text("迟反馈", "fed back late"), f"fed_back_after > {fed}"),
        Count(
            "not_fed_back",
            Text("逾期未反馈", "not fed back"),
            f"fed_back_after is null and months_over >= {fed}",
        ),
        Count(
            "to_feed_back",
            Text("该反馈", "to be fed back"),
            f"fed_back_after is not null or months_over >= {fed}",
        ),
    )


def metrics(policy: IssueCycle) -> tuple[Metric, ...]:
    """The family, in the order in which it is listed."""
    return BY_LIST, MONTH_BOARD, MEETINGS, TWO_MONTH, cycle_punctuality(policy)
