"""The figures about budgets: execution against the calendar, adjustments, payment, and what stands out."""

from dashboard.budget_policy import BudgetPolicy
from dashboard.metrics.definition import (
    Count,
    Counts,
    DimensionName,
    Metric,
    Part,
    Ratio,
    Text,
    Variant,
)

LINE_DIMENSIONS: tuple[DimensionName, ...] = (
    "year", "region", "town", "village", "unit", "fund_class", "item",
)  # fmt: skip
FEN = 100
MONTHS = 12
LINES = Count("lines", Text("预算项目", "budget lines"))
_LEDGERS = ("budget",)
_AT_THE_END = Text(
    "统计期间所涉年度的预算,状态按期间末(不晚于数据日期);空着的月份是没有报,不当作 0。",
    "Budgets of the years that the period touches, as they stood at its end or, if earlier, on the data "
    "date. A blank month isn't reported, never 0.",
)


def yuan(name: str, text: Text, scale: int = FEN) -> Count:
    """A sum of money over all lines, unknown where no line tells: fen in the frame, yuan in the figure."""
    return Count(name, text, total=name, scale=scale)


EXECUTION_COUNTS = (
    LINES,
    Count("reported", Text("已报执行", "reported"), "reported_month is not null"),
    Count("unreported", Text("没有报执行", "not reported"), "reported_month is null"),
    Count("unadjusted", Text("没有写调整后预算", "without an adjusted budget"), "adjusted is null"),
    yuan("original", Text("年初预算(元)", "original budget (yuan)")),
    yuan("budget", Text("调整后预算(元)", "adjusted budget (yuan)")),
    yuan("reported_budget", Text("已报项目的预算(元)", "budget of those reported (yuan)")),
    yuan("executed", Text("已执行(元)", "executed (yuan)")),
    yuan("paced", Text("按时间进度应执行(元)", "due by the calendar (yuan)"), FEN * MONTHS),
    yuan("lead", Text("比时间进度多执行(元)", "ahead of the calendar (yuan)"), FEN * MONTHS),
)
EXECUTION_SHAPE = Counts(
    "lines",
    ratios=(
        Ratio("rate", Text("执行率", "executed share"), "executed", "reported_budget"),
        Ratio("gone", Text("时间进度", "share of the year gone"), "paced", "reported_budget"),
        Ratio("ahead", Text("快于时间进度", "ahead of the calendar"), "lead", "reported_budget"),
    ),
)
EXECUTION = Metric(
    id="budget.execution",
    name=Text("预算执行", "Execution of the budget"),
    meaning=Text(
        "到最后一个已报月份累计执行多少,占调整后预算的多少,和已过去的时间比快还是慢。",
        "What was executed by the last month reported, as a share of the adjusted budget and against the "
        "share of the year gone.",
    ),
    formula=Text(
        "执行率 = 累计执行 ÷ 调整后预算(没写的按年初预算,另计);时间进度 = 已报月数 ÷ 12,按预算加权;"
        "没报的不进分母",
        "executed / adjusted budget (blank: the original, counted apart); gone = months reported / 12, "
        "weighted by budget; what isn't reported is in neither",
    ),
    limits=_AT_THE_END,
    kind="cohort",
    unit="yuan",
    good="neither",
    ledgers=_LEDGERS,
    dimensions=("month", *LINE_DIMENSIONS),
    parts=(Part("budget_lines", EXECUTION_COUNTS),),
    shape=EXECUTION_SHAPE,
    variants={"month": Variant((Part("budget_line_months", EXECUTION_COUNTS),), EXECUTION_SHAPE)},
)

ADJUSTMENT = Metric(
    id="budget.adjustment",
    name=Text("预算调整", "Adjustment of the budget"),
    meaning=Text(
        "调整后预算比年初预算多多少、少多少,调了几个项目。",
        "How far the adjusted budget is from the original, and how many lines were changed.",
    ),
    formula=Text(
        "调整率 = 调整后预算 ÷ 年初预算 − 1;没写调整后的按没有调整",
        "adjusted / original - 1; where none is stated, nothing changed",
    ),
    limits=Text(
        "调整自报送它的期间末起算;是否经过审查见预算监督环节。",
        "An adjustment counts from the end of the period that states it; whether it was reviewed is told "
        "by the budget calendar.",
    ),
    kind="cohort",
    unit="yuan",
    good="neither",
    ledgers=_LEDGERS,
    dimensions=LINE_DIMENSIONS,
    parts=(
        Part(
            "budget_lines",
            (
                LINES,
                Count("raised", Text("调增项目", "raised"), "change > 0"),
                Count("cut", Text("调减项目", "cut"), "change < 0"),
                yuan("original", Text("年初预算(元)", "original budget (yuan)")),
                yuan("budget", Text("调整后预算(元)", "adjusted budget (yuan)")),
                yuan("change", Text("净调整(元)", "net change (yuan)")),
            ),
        ),
    ),
    shape=Counts(
        "lines", ratios=(Ratio("change_rate", Text("调整率", "adjusted by"), "change", "original"),)
    ),
)

YEAR_END_SHARE = Metric(
    id="budget.year_end_share",
    name=Text("年底支出占比", "Year-end share"),
    meaning=Text(
        "全年执行里有多少是十二月和第四季度才花的。",
        "How much of the year's execution fell in December and in the last quarter.",
    ),
    formula=Text("十二月(第四季度)执行 ÷ 全年执行", "December's (Q4's) execution / the year's"),
    limits=Text(
        "只算全年报齐的项目:到九月和到十二月的累计、十二月当月都知道。",
        "Only lines whose sums by September and by December, and December itself, are known.",
    ),
    kind="cohort",
    unit="yuan",
    good="down",
    ledgers=_LEDGERS,
    dimensions=LINE_DIMENSIONS,
    parts=(
        Part(
            "budget_lines",
            (
                Count("complete", Text("全年报齐的项目", "lines with the whole year"), "in_year is not null"),
                yuan("in_december", Text("十二月执行(元)", "in December (yuan)")),
                yuan("in_last_quarter", Text("第四季度执行(元)", "in the last quarter (yuan)")),
                yuan("in_year", Text("全年执行(元)", "in the year (yuan)")),
            ),
        ),
    ),
    shape=Counts(
        "complete",
        ratios=(
            Ratio("december_share", Text("十二月占比", "December's share"), "in_december", "in_year"),
            Ratio("quarter_share", Text("四季度占比", "Q4's share"), "in_last_quarter", "in_year"),
        ),
    ),
)

FUNDS = Metric(
    id="budget.funds",
    name=Text("资金拨付使用", "Payment and use of funds"),
    meaning=Text(
        "预算拨付了多少、拨下去的用了多少,发现问题和有绩效评价的各几个项目。",
        "What was paid out of the budget and used of it; lines with findings, and with a "
        "verdict on performance.",
    ),
    formula=Text(
        "拨付率 = 拨付 ÷ 预算;使用率 = 使用 ÷ 拨付;没有报的不进分母",
        "paid / budget; used / paid; what isn't reported is in neither",
    ),
    limits=_AT_THE_END,
    kind="cohort",
    unit="yuan",
    good="neither",
    ledgers=_LEDGERS,
    dimensions=LINE_DIMENSIONS,
    parts=(
        Part(
            "budget_lines",
            (
                LINES,
                yuan("budget", Text("调整后预算(元)", "adjusted budget (yuan)")),
                yuan("paid_base", Text("报了拨付的预算(元)", "budget of those telling payment (yuan)")),
                yuan("paid", Text("已拨付(元)", "paid out (yuan)")),
                yuan("used_base", Text("报了使用的拨付(元)", "paid out of those telling use (yuan)")),
                yuan("used", Text("已使用(元)", "used (yuan)")),
                Count("with_findings", Text("发现问题", "with findings"), "findings is not null"),
                Count("with_verdict", Text("有绩效评价", "with a verdict"), "performance is not null"),
            ),
        ),
    ),
    shape=Counts(
        "lines",
        ratios=(
            Ratio("paid_rate", Text("拨付率", "paid share"), "paid", "paid_base"),
            Ratio("used_rate", Text("使用率", "used share"), "used", "used_base"),
        ),
    ),
)

BY_MONTH = Metric(
    id="budget.by_month",
    name=Text("每月执行", "Execution by month"),
    meaning=Text("期间各月执行的金额。", "What was executed in the months of the period."),
    formula=Text(
        "各月执行数之和;报累计数的用本月累计减上月累计",
        "sum of the months' amounts; of cumulative reports this month's sum less the last month's",
    ),
    limits=Text(
        "上月没有报的累计数算不出当月,列为不明。",
        "Where the month before a cumulative sum wasn't reported the month's own amount is unknown.",
    ),
    kind="flow",
    unit="yuan",
    good="neither",
    ledgers=_LEDGERS,
    dimensions=("month", "quarter", *LINE_DIMENSIONS),
    parts=(
        Part(
            "budget_flows",
            (
                Count("entries", Text("已报的项目月", "line-months reported")),
                Count("unknown", Text("当月数不明", "month's amount unknown"), "executed is null"),
                yuan("executed", Text("当月执行(元)", "executed in the month (yuan)")),
            ),
        ),
    ),
    shape=Counts("entries"),
)


def anomalies(policy: BudgetPolicy) -> Metric:
    """budget.anomalies by the thresholds of the policy."""
    gone = f"(100 * reported_month - {12 * policy.behind_points})"
    behind = f"(budget > 0 and executed * 1200 < budget * {gone})"
    still = f"(months_still >= {policy.still_months} and executed < budget)"
    rush = (
        f"(reported_month = {MONTHS} and executed > 0 and december * 100 >= executed * {policy.rush_percent})"
    )
    reasons = {
        "over": (Text("超预算", "over 100 %"), "executed > budget"),
        "negative": (Text("出现负数", "a negative month"), "months_below_zero > 0"),
        "still": (Text("长期没动", "without movement"), still),
        "behind": (
            Text("明显落后", "far behind"),
            behind,
        ),
        "rush": (Text("年底突击", "December rush"), rush),
    }
    told = " or ".join(f"({when})" for _text, when in reasons.values())
    counts = (
        LINES,
        Count("flagged", Text("需要过问", "worth a question"), told),
        *(Count(name, text, when) for name, (text, when) in reasons.items()),
        Count("unreported", Text("没有报执行", "not reported"), "reported_month is null"),
    )
    return Metric(
        id="budget.anomalies",
        name=Text("预算异常", "What stands out"),
        meaning=Text(
            "执行超预算、出现负数、几个月没动、明显落后、年底突击的项目;一个项目可以不止一条。",
            "Budget lines over their budget, with a negative month, without movement, far behind, or rushed "
            "in December; one may stand out for more than one reason.",
        ),
        formula=Text(
            f"累计执行 > 预算;当月 < 0;连续{policy.still_months}个月为 0 而预算未用完;执行率低于时间进度"
            f"{policy.behind_points}个百分点以上;十二月占全年 {policy.rush_percent}% 以上"
            "(data/policy/budget.toml)",
            f"executed > budget; a month < 0; nought for {policy.still_months} months with money left; more "
            f"than {policy.behind_points} points behind the year gone; December {policy.rush_percent} % or "
            "more of the year (data/policy/budget.toml)",
        ),
        limits=Text(
            "是过问的线索,不是结论;项目按工期付款的,落后可能正常。",
            "A reason to ask, not a verdict: what is paid by stages may rightly lie behind.",
        ),
        kind="cohort",
        unit="count",
        good="down",
        ledgers=_LEDGERS,
        dimensions=("month", *LINE_DIMENSIONS),
        parts=(Part("budget_lines", counts),),
        shape=Counts("flagged"),
        variants={"month": Variant((Part("budget_line_months", counts),), Counts("flagged"))},
    )


def metrics(policy: BudgetPolicy) -> tuple[Metric, ...]:
    """Every figure about budgets."""
    return (EXECUTION, ADJUSTMENT, YEAR_END_SHARE, FUNDS, BY_MONTH, anomalies(policy))
