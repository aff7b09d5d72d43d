"""What is due within the week and what is late at whose desk: open issues and suggestions by their clocks."""

from dashboard.metrics.clocks import ON_TIME_RATE
from dashboard.metrics.definition import Count, Counts, DimensionName, Metric, Part, Text
from dashboard.policy import DisplayPolicy

SUGGESTION_DIMENSIONS: tuple[DimensionName, ...] = (
    "month",
    "quarter",
    "year",
    "region",
    "town",
    "village",
    "source",
    "level",
    "department",
    "routing",
    "session",
    "tier",
    "group",
    "deputy",
)


def _bins(policy: DisplayPolicy) -> tuple[Count, ...]:
    """Open, and of it overdue, due within the policy's working days, later, unknown: they add up.

    Of the overdue, those that were still in time when the period began are counted apart.
    """
    week = policy.due_days
    return (
        Count("open", Text("在办", "open")),
        Count("overdue", Text("已超时", "overdue"), "days_left < 0"),
        Count(
            "due_soon",
            Text(f"{week}个工作日内到期", f"due within {week} working days"),
            f"days_left >= 0 and days_left <= {week}",
        ),
        Count("later", Text("还有余地", "due later"), f"days_left > {week}"),
        Count("unknown", Text("时限不明", "limit unknown"), "days_left is null"),
        Count(
            "newly_overdue",
            Text("其中期间内新超时", "of the overdue, since the period began"),
            "days_left < 0 and (days_left_before is null or days_left_before >= 0)",
        ),
    )


def issues_due(policy: DisplayPolicy) -> Metric:
    """issues.due with the policy's week."""
    return Metric(
        id="issues.due",
        name=Text("在办问题到期", "Open issues by their limit"),
        meaning=Text(
            "数据日期在各级手里的问题:已超时的、一周内到期的、还有余地的。",
            "Issues that lie at a level on the data date: overdue, due within the week, due later.",
        ),
        formula=Text(
            "剩余工作日 = 该级时限末日 − 数据日期;负数为超时",
            "working days left = the level's last day - the data date; negative is overdue",
        ),
        limits=Text(
            "包括期间以前收集的;到达日期只写到月份的时限不明。",
            "Includes issues from before the period; an arrival known to its month only has no limit.",
        ),
        kind="stock",
        unit="count",
        good="down",
        ledgers=ON_TIME_RATE.ledgers,
        dimensions=ON_TIME_RATE.dimensions,
        parts=(Part("open_stays", _bins(policy)),),
        shape=Counts("open"),
    )


def suggestions_due(policy: DisplayPolicy) -> Metric:
    """suggestions.due with the policy's week; until dispatched a suggestion lies with the congress office."""
    stages = (
        Count("undispatched", Text("还没交办", "not dispatched"), "stage = 'undispatched'"),
        Count("unaccepted", Text("交办未接单", "dispatched, not accepted"), "stage = 'unaccepted'"),
    )
    return Metric(
        id="suggestions.due",
        name=Text("在办建议到期", "Open suggestions by their limit"),
        meaning=Text(
            "数据日期还没有答复也没有办成的建议:已超时的、一周内到期的、还有余地的,在谁手里。",
            "Suggestions neither answered nor done on the data date: overdue, due within the week, due "
            "later, and where.",
        ),
        formula=Text(
            "剩余工作日 = 时限末日 − 数据日期;未交办的在人大手里,自提出起算",
            "working days left = last day - the data date; until dispatch with the congress, from submission",
        ),
        limits=Text(
            "包括期间以前提出的;日期只写到月份的时限不明。",
            "Includes suggestions from before the period; a day known to its month only gives no limit.",
        ),
        kind="stock",
        unit="count",
        good="down",
        ledgers=("suggestion",),
        dimensions=SUGGESTION_DIMENSIONS,
        parts=(Part("open_suggestions", (*_bins(policy), *stages)),),
        shape=Counts("open"),
    )


def metrics(policy: DisplayPolicy) -> tuple[Metric, ...]:
    """The family, in the order in which it is listed."""
    return issues_due(policy), suggestions_due(policy)
