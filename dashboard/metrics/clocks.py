"""The figures about time: whether stays end in time, how long issues take, how old the open ones are."""

from itertools import pairwise

from dashboard.metrics.definition import Count, Counts, Duration, Metric, NamedShare, Part, Share, Text
from dashboard.metrics.issues import COLLECTED_COUNT, DIMENSIONS, LEDGERS
from dashboard.policy import DisplayPolicy

ON_TIME_RATE = Metric(
    id="issues.on_time_rate",
    name=Text("按时办理率", "On-time rate"),
    meaning=Text(
        "问题在每一级停留的时间是否在时限内；每一级单独计时，按工作日。",
        "Whether each stay at a level ended within its limit; every level has its own clock, in "
        "working days.",
    ),
    formula=Text(
        "按时办出 ÷(按时办出 + 超时办出 + 在办已超时)；到达当日为第 0 日，末日仍算按时",
        "on time / (on time + late + overdue); the day of arrival is day 0, the last day is still on time",
    ),
    limits=Text(
        "只写到月份的日期无法判断，单列为不明；在办未到期的不计入分母。",
        "Dates known to the month only are 'unknown'; open within the limit is in neither.",
    ),
    kind="cohort",
    unit="share",
    good="up",
    ledgers=LEDGERS,
    dimensions=DIMENSIONS,
    parts=(
        Part(
            "stays",
            (
                Count("hops", Text("停留", "stays"), "is_counted"),
                Count("on_time", Text("按时办出", "ended on time"), "is_counted and timing = 'on_time'"),
                Count("late", Text("超时办出", "ended late"), "is_counted and timing = 'late'"),
                Count(
                    "open_within",
                    Text("在办未到期", "open within the limit"),
                    "is_counted and timing = 'open_within'",
                ),
                Count(
                    "open_overdue",
                    Text("在办已超时", "open and overdue"),
                    "is_counted and timing = 'open_overdue'",
                ),
                Count("unknown", Text("不明", "unknown"), "is_counted and timing = 'unknown'"),
                Count(
                    "judged",
                    Text("可判断", "judged"),
                    "is_counted and timing in ('on_time', 'late', 'open_overdue')",
                ),
            ),
        ),
    ),
    shape=Counts("judged", Share("on_time", "judged")),
)

TIME_TO_RESOLVE = Metric(
    id="issues.time_to_resolve",
    name=Text("办结用时", "Time to resolve"),
    meaning=Text(
        "从收集到办结的天数，未办结的按已等天数一并计入(卡普兰—迈耶法)。",
        "Days from collection to resolution, with the open ones counted for as long as they have "
        "waited (Kaplan-Meier).",
    ),
    formula=Text(
        "中位数：到该日至少一半问题已办结；日历日",
        "median: the first day by which half are resolved; calendar days",
    ),
    limits=Text(
        "不到一半办结时中位数为'未达到'；只写到月份的不计。按级为收集层级。",
        "'Not reached' until half are resolved; dates known to the month only are left out. Level: "
        "the collecting level.",
    ),
    kind="cohort",
    unit="days",
    good="down",
    ledgers=LEDGERS,
    dimensions=DIMENSIONS,
    parts=(Part("issues", (COLLECTED_COUNT,)),),
    shape=Duration("days_observed", "is_resolved"),
)


def settled_by_age(policy: DisplayPolicy) -> Metric:
    """issues.settled_by_age at the policy's ages: counts old_15, settled_15 … and their shares."""
    counts: list[Count] = []
    for days in policy.settled_days:
        old = f"days_old >= {days} and days_observed is not null"
        counts += [
            Count(f"old_{days}", Text(f"满{days}天", f"{days} days old"), old),
            Count(
                f"settled_{days}",
                Text(f"{days}天内办结", f"resolved within {days} days"),
                f"{old} and is_resolved and days_observed <= {days}",
            ),
        ]
    return Metric(
        id="issues.settled_by_age",
        name=Text("同龄办结率", "Resolved at equal age"),
        meaning=Text(
            "给同样多的天数,收集的问题办结了多少:只看已满这么多天的问题,新近收集的不拉低数字。",
            "Given the same number of days, how many issues are resolved: only those old enough count, so "
            "that recent ones pull nothing down.",
        ),
        formula=Text(
            "收集后该天数内办结且仍有效的 ÷ 已满该天数的;日历日,天数见 data/policy/display.toml",
            "standing resolutions within so many days / issues at least so old; calendar days, ages in "
            "data/policy/display.toml",
        ),
        limits=Text(
            "只写到月份的不计;还不满天数的不计,全部问题的快慢看办结用时。",
            "Dates known to the month only are left out, as are younger issues: for all of them see the time "
            "to resolve.",
        ),
        kind="cohort",
        unit="share",
        good="up",
        ledgers=LEDGERS,
        dimensions=DIMENSIONS,
        parts=(Part("issues", (COLLECTED_COUNT, *counts)),),
        shape=Counts(
            "collected",
            shares=tuple(
                NamedShare(
                    f"by_{days}",
                    Text(f"满{days}天办结率", f"resolved by day {days}"),
                    f"settled_{days}",
                    f"old_{days}",
                )
                for days in policy.settled_days
            ),
        ),
    )


STAY_TIME = Metric(
    id="issues.stay_time",
    name=Text("各级停留时间", "Time at a level"),
    meaning=Text(
        "问题在一级停留的天数：从到达到办结、上报或退回，未离开的按已停留天数计入。",
        "Days an issue stays at a level, from arrival to resolution, escalation or return; those "
        "still there count so far.",
    ),
    formula=Text(
        "中位数：到该日至少一半已离开该级；日历日",
        "median: the first day by which half have left; calendar days",
    ),
    limits=Text(
        "离开不等于办结，也可能是上报或退回。",
        "Leaving isn't resolving: it may be passing up or sending down.",
    ),
    kind="cohort",
    unit="days",
    good="down",
    ledgers=LEDGERS,
    dimensions=DIMENSIONS,
    parts=(Part("stays", (Count("hops", Text("停留", "stays"), "is_counted"),)),),
    shape=Duration("days_observed", "is_left"),
)


def backlog(policy: DisplayPolicy) -> Metric:
    """issues.backlog with the policy's age bands: counts open, age_0_15 …, age_over_90, age_unknown."""
    edges = (-1, *policy.backlog_bands)
    bands = [
        Count(
            f"age_{low + 1}_{high}",
            Text(f"{low + 1}至{high}个工作日", f"{low + 1} to {high} working days"),
            f"age > {low} and age <= {high}",
        )
        for low, high in pairwise(edges)
    ]
    last = edges[-1]
    over = Count(
        f"age_over_{last}", Text(f"超过{last}个工作日", f"over {last} working days"), f"age > {last}"
    )
    unknown = Count("age_unknown", Text("日期不详", "age unknown"), "age is null")
    return Metric(
        id="issues.backlog",
        name=Text("未办结问题", "Backlog"),
        meaning=Text(
            "月末(或数据日期)尚无有效办结的问题，按已等的工作日分档。",
            "Issues without a standing resolution at each month's end (or on the data date), by "
            "age in working days.",
        ),
        formula=Text(
            "到该日已收集而无有效办结的问题件数；各档之和 = 未办结",
            "issues collected by then and not standing resolved; the age bands add up to it",
        ),
        limits=Text(
            "包括期间以前收集的问题；按月看是各月月末的存量，不能相加。",
            "Includes issues from before the period; months are stocks and don't add up.",
        ),
        kind="stock",
        unit="count",
        good="down",
        ledgers=LEDGERS,
        dimensions=DIMENSIONS,
        parts=(Part("backlog", (Count("open", Text("未办结", "open")), *bands, over, unknown)),),
        shape=Counts("open"),
    )


def metrics(policy: DisplayPolicy) -> tuple[Metric, ...]:
    """The family, in the order in which it is listed."""
    return ON_TIME_RATE, TIME_TO_RESOLVE, settled_by_age(policy), STAY_TIME, backlog(policy)
