"""The figures about receptions: how many, by whom, of whom, and what they brought."""

from dashboard.metrics.definition import (
    Count,
    Counts,
    Difference,
    DimensionName,
    Duration,
    Metric,
    Part,
    Share,
    Single,
    Text,
    UnitName,
)

DIMENSIONS: tuple[DimensionName, ...] = (
    "month",
    "quarter",
    "year",
    "region",
    "town",
    "village",
    "station",
    "mode",
    "setting",
    "campaign",
    "weekday",
)

SESSIONS = Count("sessions", Text("接待场次", "sessions"))
PERSON_TIMES = Count("person_times", Text("接待人次", "person-times"), total="person_times")
ATTENDANCES = Count(
    "deputy_attendances", Text("代表参加人次", "deputies' attendances"), total="deputy_attendances"
)
OTHERS = Count(
    "others_attendances", Text("其他人员参加人次", "others' attendances"), total="others_attendances"
)
OPINIONS = Count("opinions", Text("收集意见数", "opinions"), total="opinions")
SOLVED = Count("solved_on_spot", Text("现场解答数", "solved on the spot"), total="solved_on_spot")

_BLANKS = Text(
    "台账空白的按未知处理，不当作 0；合计只含填写了的。",
    "Blanks are unknown, not 0; a sum holds what was written down.",
)


def _counted(id_: str, count: Count, name: Text, meaning: Text, unit: UnitName = "count") -> Metric:
    """A figure that is one count, or one column's sum, over the receptions of the period."""
    summed = Text(
        f"期间内接待记录的{count.text.zh}之和", f"sum of {count.text.en} over the period's receptions"
    )
    counted = Text("期间内的接待记录条数", "receptions dated in the period")
    return Metric(
        id=id_,
        name=name,
        meaning=meaning,
        formula=summed if count.total else counted,
        limits=_BLANKS,
        kind="flow",
        unit=unit,
        good="neither",
        ledgers=("reception",),
        dimensions=DIMENSIONS,
        parts=(Part("receptions", (count,)),),
        shape=Single(count.name),
    )


TABLE = Metric(
    id="receptions.table",
    name=Text("接待情况表", "Receptions table"),
    meaning=Text(
        "期间内接待的场次、人次、代表参加、收集意见和现场解答，各项可相加。",
        "Sessions, person-times, attendances, opinions and what was solved on the spot; every "
        "column adds up.",
    ),
    formula=Text("各列分别求和", "each column summed"),
    limits=_BLANKS,
    kind="flow",
    unit="count",
    good="neither",
    ledgers=("reception",),
    dimensions=DIMENSIONS,
    parts=(Part("receptions", (SESSIONS, PERSON_TIMES, ATTENDANCES, OTHERS, OPINIONS, SOLVED)),),
    shape=Counts("sessions"),
)

OPINION_OUTCOMES = Metric(
    id="receptions.opinion_outcomes",
    name=Text("接待意见办理", "What became of opinions"),
    meaning=Text(
        "接待中收集的意见，立为问题的办结了多少、在办多少；与意见数的差额照列。",
        "Of the opinions collected at receptions, how many linked issues are resolved or in "
        "progress; the gap is shown.",
    ),
    formula=Text(
        "关联问题 = 已办结 + 在办；差额 = 收集意见数 − 关联问题数",
        "linked issues = resolved + in progress; difference = opinions - linked issues",
    ),
    limits=Text(
        "只有写了来源接待的问题才能关联；离期末近的接待来不及办结。",
        "Only issues naming their reception are linked; late receptions cannot have been resolved yet.",
    ),
    kind="flow",
    unit="share",
    good="up",
    ledgers=("reception", "issue", "issue_event"),
    dimensions=DIMENSIONS,
    parts=(
        Part("receptions", (OPINIONS, SOLVED)),
        Part(
            "reception_issues",
            (
                Count("linked", Text("关联问题", "linked issues")),
                Count("resolved", Text("已办结", "resolved"), "is_resolved"),
                Count("in_progress", Text("在办", "in progress"), "not is_resolved"),
            ),
        ),
    ),
    shape=Counts(
        "linked",
        Share("resolved", "linked"),
        differences=(Difference("difference", Text("差额", "difference"), "opinions", "linked"),),
    ),
)


TIME_TO_RESOLVE = Metric(
    id="receptions.time_to_resolve",
    name=Text("接待意见办结用时", "Time to resolve what was said"),
    meaning=Text(
        "从接待当天到办结的天数，未办结的按已等天数一并计入(卡普兰—迈耶法)。",
        "Days from the reception to the resolution, with the open ones counted for as long as they have "
        "waited (Kaplan-Meier).",
    ),
    formula=Text(
        "中位数：到该日至少一半关联问题已办结；日历日",
        "median: the first day by which half of the linked issues are resolved; calendar days",
    ),
    limits=Text(
        "只有写了来源接待的问题才能关联；各次接待按同样天数相比，才不冤枉离期末近的。",
        "Only issues naming their reception; receptions are compared at equal age, or late ones are wronged.",
    ),
    kind="flow",
    unit="days",
    good="down",
    ledgers=("reception", "issue", "issue_event"),
    dimensions=DIMENSIONS,
    parts=(Part("reception_issues", (Count("linked", Text("关联问题", "linked issues")),)),),
    shape=Duration("days_observed", "is_resolved"),
)


def metrics() -> tuple[Metric, ...]:
    """The family, in the order in which it is listed."""
    return (
        _counted(
            "receptions.sessions",
            SESSIONS,
            Text("接待场次", "Reception sessions"),
            Text("期间内举行的代表接待场次。", "Receptions held in the period."),
        ),
        _counted(
            "receptions.person_times",
            PERSON_TIMES,
            Text("接待人次", "Person-times received"),
            Text(
                "期间内接待群众的人次，一人来三次计三次。",
                "Constituents received; one person coming three times is three.",
            ),
            "person_times",
        ),
        _counted(
            "receptions.deputy_attendances",
            ATTENDANCES,
            Text("代表参加接待人次", "Deputies' attendances"),
            Text("期间内参加接待的代表人次。", "Attendances of deputies at receptions."),
            "person_times",
        ),
        _counted(
            "receptions.opinions",
            OPINIONS,
            Text("接待收集意见数", "Opinions collected"),
            Text(
                "期间内接待记录所填的收集意见数之和。", "The sum of the opinions the reception records state."
            ),
        ),
        _counted(
            "receptions.solved_on_spot",
            SOLVED,
            Text("现场解答数", "Solved on the spot"),
            Text("期间内接待时当场解答的意见数。", "Opinions answered on the spot."),
        ),
        TABLE,
        OPINION_OUTCOMES,
        TIME_TO_RESOLVE,
    )
