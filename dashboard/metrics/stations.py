"""The figures about stations: which work, which are silent, which villages have one."""

from dashboard.metrics.definition import Count, DimensionName, Metric, Part, Share, Single, Text
from dashboard.policy import DisplayPolicy

DIMENSIONS: tuple[DimensionName, ...] = (
    "month",
    "quarter",
    "year",
    "region",
    "town",
    "village",
    "station",
    "kind",
    "grade",
)
_OPEN = Count("open", Text("启用站点", "open stations"))

ACTIVE = Metric(
    id="stations.active",
    name=Text("站点活跃率", "Active stations"),
    meaning=Text(
        "当月至少接待一次的站点占当时启用站点的比例；不分月时看期间内最后一个完整月。",
        "Share of the open stations with at least one reception in the month; "
        "undivided, the period's last month complete by the data date.",
    ),
    formula=Text(
        "当月有接待的站点 ÷ 月末启用的站点", "stations with a reception in the month / open at its end"
    ),
    limits=Text("未写站点的接待无法归到站点。", "Receptions that name no station can't be given to one."),
    kind="stock",
    unit="share",
    good="up",
    ledgers=("station", "reception"),
    dimensions=DIMENSIONS,
    parts=(Part("stations", (Count("active", Text("有接待", "active"), "sessions > 0"), _OPEN)),),
    shape=Share("active", "open"),
    moment="last_month",
)

COUNT = Metric(
    id="stations.count",
    name=Text("站点数", "Stations"),
    meaning=Text("到数据日期启用的站点数，按类型、等级、镇村。", "Stations open on the data date."),
    formula=Text("启用日期不晚于、停用日期晚于数据日期的站点", "opened by the day and not yet closed"),
    limits=Text(
        "没写启用日期的视为一直启用。", "A station without an opening date counts as open all along."
    ),
    kind="stock",
    unit="count",
    good="neither",
    ledgers=("station",),
    dimensions=DIMENSIONS,
    parts=(Part("stations", (_OPEN,)),),
    shape=Single("open"),
)

COVERAGE = Metric(
    id="stations.coverage",
    name=Text("村(社区)覆盖率", "Villages with a station"),
    meaning=Text(
        "有启用站点的村(社区)占全部村(社区)的比例。", "Share of the villages that have an open station."
    ),
    formula=Text("有启用站点的村(社区) ÷ 村(社区)总数", "villages with an open station / villages"),
    limits=Text(
        "以区划表中的村(社区)为分母；镇级站不算覆盖所辖各村。",
        "The villages of the region table; a town's station doesn't cover its villages.",
    ),
    kind="stock",
    unit="share",
    good="up",
    ledgers=("region", "station"),
    dimensions=("month", "quarter", "year", "region", "town", "village"),
    parts=(
        Part(
            "villages",
            (
                Count("covered", Text("有站点", "covered"), "stations > 0"),
                Count("villages", Text("村(社区)", "villages")),
            ),
        ),
    ),
    shape=Share("covered", "villages"),
)


def silent(policy: DisplayPolicy) -> Metric:
    """stations.silent over the policy's number of months."""
    months = policy.silent_months
    return Metric(
        id="stations.silent",
        name=Text("静默站点", "Silent stations"),
        meaning=Text(
            f"到数据日期已连续{months}个月没有接待的启用站点及其比例。",
            f"Open stations without a reception in the {months} months up to the data date.",
        ),
        formula=Text(
            f"近{months}个月无接待的站点 ÷ 启用站点", f"no reception in {months} months / open stations"
        ),
        limits=Text(
            "没有报送接待台账的站点也会显示为静默；启用不久的站点不另作区分。",
            "A station whose ledger wasn't handed in looks silent too; new stations aren't set apart.",
        ),
        kind="stock",
        unit="share",
        good="down",
        ledgers=("station", "reception"),
        dimensions=DIMENSIONS,
        parts=(Part("stations", (Count("silent", Text("静默", "silent"), "sessions = 0"), _OPEN)),),
        shape=Share("silent", "open"),
        moment="recent_months",
    )


def metrics(policy: DisplayPolicy) -> tuple[Metric, ...]:
    """The family, in the order in which it is listed."""
    return COUNT, ACTIVE, silent(policy), COVERAGE
