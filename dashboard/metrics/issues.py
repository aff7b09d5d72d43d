"""The figures about issues: what was collected and what became of it."""

from dashboard.metrics.definition import (
    Count,
    Counts,
    DimensionName,
    Metric,
    NamedShare,
    Part,
    Share,
    Single,
    Text,
    Variant,
)

DIMENSIONS: tuple[DimensionName, ...] = (
    "month",
    "quarter",
    "year",
    "level",
    "region",
    "town",
    "village",
    "station",
    "department",
    "category",
    "source",
    "mode",
    "setting",
    "campaign",
    "routing",
)
LEDGERS = ("issue", "issue_event")

COLLECTED_COUNT = Count("collected", Text("收集", "collected"))
_RESOLVED = Count("resolved", Text("已办结", "resolved"), "is_resolved")
_STAYS_TAKEN_IN = Count("taken_in", Text("受理", "taken in"), "is_counted")
_STAYS_RESOLVED = Count("resolved", Text("办结", "resolved"), "is_counted and outcome = 'resolved'")

COLLECTED = Metric(
    id="issues.collected",
    name=Text("收集问题数", "Issues collected"),
    meaning=Text(
        "期间内首次收集的问题件数，同一问题在多级台账中只计一次。",
        "Issues first collected in the period; an issue in several units' ledgers counts once.",
    ),
    formula=Text("收集日期在期间内的问题件数", "issues whose collection date lies in the period"),
    limits=Text(
        "收集得多可能是问题多，也可能是工作细；不能单独用来评优劣。",
        "More may mean more trouble or more diligence: no measure of merit by itself.",
    ),
    kind="cohort",
    unit="count",
    good="neither",
    ledgers=LEDGERS,
    dimensions=DIMENSIONS,
    parts=(Part("issues", (COLLECTED_COUNT,)),),
    shape=Single("collected"),
)

LEVEL_FLOW = Metric(
    id="issues.level_flow",
    name=Text("分级流转", "Level flow"),
    meaning=Text(
        "每一级受理了多少、办结多少、上报多少、还有多少在办；每级进出相等。",
        "What each level took in, resolved, passed up and still holds; in equals out at every level.",
    ),
    formula=Text(
        "受理 = 首次收集 + 下级上报到达 + 上级退回 + 本级重办；去向 = 办结 + 办结后重办 + 上报 + 退回 + 在办",
        "in = first collected + arrived + returned in + reopened here; "
        "out = resolved + resolved then reopened + escalated + returned + in progress",
    ),
    limits=Text(
        "上报以发出方台账为准，到达以接收方台账为准；只有一方记载的列为未对上，不作平账。",
        "Escalations are the sender's word, arrivals the receiver's; what only one side says is "
        "listed, not balanced.",
    ),
    kind="cohort",
    unit="count",
    good="neither",
    ledgers=LEDGERS,
    dimensions=DIMENSIONS,
    parts=(
        Part(
            "stays",
            (
                Count(
                    "first_collected",
                    Text("首次收集", "first collected"),
                    "is_counted and entered_by = 'first_collected'",
                ),
                Count("arrived", Text("下级上报到达", "arrived"), "is_counted and entered_by = 'arrived'"),
                Count(
                    "returned_in",
                    Text("上级退回", "returned from above"),
                    "is_counted and entered_by = 'returned_in'",
                ),
                Count(
                    "reopened_here",
                    Text("本级重办", "reopened here"),
                    "is_counted and entered_by = 'reopened_here'",
                ),
                _STAYS_TAKEN_IN,
                _STAYS_RESOLVED,
                Count(
                    "resolved_then_reopened",
                    Text("办结后重办", "resolved, then reopened"),
                    "is_counted and outcome = 'resolved_then_reopened'",
                ),
                Count("escalated", Text("上报", "escalated"), "is_counted and outcome = 'escalated'"),
                Count("returned", Text("退回下级", "sent down"), "is_counted and outcome = 'returned'"),
                Count("in_progress", Text("在办", "in progress"), "is_counted and outcome = 'in_progress'"),
                Count("unconfirmed", Text("未对上", "unconfirmed"), "is_counted and not is_confirmed"),
                Count(
                    "never_arrived",
                    Text("上报未到", "escalated, never arrived"),
                    "is_claimed",
                ),
                Count("from_nowhere", Text("来源不明", "from nowhere"), "problem = 'from_nowhere'"),
                Count("doubled", Text("重复接收", "received twice"), "problem = 'double'"),
            ),
        ),
    ),
    shape=Counts("taken_in"),
)

RESOLUTION_RATE = Metric(
    id="issues.resolution_rate",
    name=Text("办结率", "Resolution rate"),
    meaning=Text(
        "期间内收集的问题中，到数据日期仍为办结状态的比例；按级看时为该级受理中由该级办结的比例。",
        "Share of the collected issues that stand resolved on the data date; by level, of what "
        "that level took in.",
    ),
    formula=Text("办结 ÷ 收集(按级：办结 ÷ 受理)", "resolved / collected (by level: resolved / taken in)"),
    limits=Text(
        "办结是承办方的说法，不等于销号，也不等于群众满意；重办后未再办结的不算。",
        "Resolved is the handler's word: neither struck off nor satisfied; reopened and not "
        "resolved again doesn't count.",
    ),
    kind="cohort",
    unit="share",
    good="up",
    ledgers=LEDGERS,
    dimensions=DIMENSIONS,
    parts=(Part("issues", (_RESOLVED, COLLECTED_COUNT)),),
    shape=Share("resolved", "collected"),
    variants={
        "level": Variant((Part("stays", (_STAYS_RESOLVED, _STAYS_TAKEN_IN)),), Share("resolved", "taken_in"))
    },
)

SETTLED_WITHIN = Metric(
    id="issues.settled_within",
    name=Text("就地化解率", "Settled within"),
    meaning=Text(
        "收集的问题中，不出村、不出镇、不出区县就已办结的比例。",
        "Share of the collected issues resolved without leaving the village, the town, the county.",
    ),
    formula=Text(
        "最高只到该级且已办结的问题 ÷ 收集；主值为不出镇",
        "resolved and never above that level / collected; the main value is 'within the town'",
    ),
    limits=Text(
        "区县直接收集的问题不可能不出镇；镇村收集少的地方数值天然偏低。",
        "What the county itself collects can't be settled within a town.",
    ),
    kind="cohort",
    unit="share",
    good="up",
    ledgers=LEDGERS,
    dimensions=DIMENSIONS,
    parts=(
        Part(
            "issues",
            (
                COLLECTED_COUNT,
                Count(
                    "within_village",
                    Text("不出村办结", "resolved within the village"),
                    "is_resolved and highest_level = 'village'",
                ),
                Count(
                    "within_town",
                    Text("不出镇办结", "resolved within the town"),
                    "is_resolved and highest_level in ('village', 'town')",
                ),
                Count(
                    "within_county",
                    Text("不出区县办结", "resolved within the county"),
                    "is_resolved and highest_level in ('village', 'town', 'county')",
                ),
            ),
        ),
    ),
    shape=Counts(
        "within_town",
        Share("within_town", "collected"),
        (
            NamedShare(
                "within_village_share", Text("不出村", "within the village"), "within_village", "collected"
            ),
            NamedShare("within_town_share", Text("不出镇", "within the town"), "within_town", "collected"),
            NamedShare(
                "within_county_share", Text("不出区县", "within the county"), "within_county", "collected"
            ),
        ),
    ),
)

CLOSED_RATE = Metric(
    id="issues.closed_rate",
    name=Text("销号率", "Strike-off rate"),
    meaning=Text(
        "已办结的问题中，经确认后已销号的比例。",
        "Share of the resolved issues that have been struck off for good.",
    ),
    formula=Text("已办结且已销号 ÷ 已办结", "resolved and closed / resolved"),
    limits=Text(
        "未办结先销号的不计入，在数据页列为疑点。",
        "Closed without ever being resolved is a finding and counts in neither.",
    ),
    kind="cohort",
    unit="share",
    good="up",
    ledgers=LEDGERS,
    dimensions=DIMENSIONS,
    parts=(
        Part("issues", (Count("closed", Text("已销号", "closed"), "is_resolved and is_closed"), _RESOLVED)),
    ),
    shape=Share("closed", "resolved"),
)

DISPOSITION = Metric(
    id="issues.disposition",
    name=Text("办理结果", "Disposition"),
    meaning=Text(
        "已办结的问题是真解决了、列入计划，还是只作了解释；'答复'与'办成'是两个数。",
        "Whether resolved issues were solved, planned or only explained: 'answered' and 'solved' "
        "are two figures.",
    ),
    formula=Text(
        "已解决、列入计划、解释说明、未注明之和 = 已办结；办成率 = 已解决 ÷ 注明了结果的",
        "solved + planned + explained + unstated = resolved; value = solved / those with a stated "
        "disposition",
    ),
    limits=Text(
        "结果由承办方填写；未注明的多时比例不可靠。",
        "The handler's own word; unreliable where many are unstated.",
    ),
    kind="cohort",
    unit="share",
    good="up",
    ledgers=LEDGERS,
    dimensions=DIMENSIONS,
    parts=(
        Part(
            "issues",
            (
                _RESOLVED,
                Count("solved", Text("已解决", "solved"), "is_resolved and disposition = 'solved'"),
                Count("planned", Text("列入计划", "planned"), "is_resolved and disposition = 'planned'"),
                Count(
                    "explained", Text("解释说明", "explained"), "is_resolved and disposition = 'explained'"
                ),
                Count("unstated", Text("未注明", "unstated"), "is_resolved and disposition is null"),
                Count("stated", Text("已注明", "stated"), "is_resolved and disposition is not null"),
            ),
        ),
    ),
    shape=Counts("resolved", Share("solved", "stated")),
)

REOPENED_RATE = Metric(
    id="issues.reopened_rate",
    name=Text("重办率", "Reopened rate"),
    meaning=Text(
        "曾经办结的问题中，办结或销号后又重办的比例。",
        "Share of the issues ever resolved that were reopened after resolution or strike-off.",
    ),
    formula=Text("办结后重办过 ÷ 曾经办结", "reopened after it / ever resolved"),
    limits=Text(
        "没有重办记录不等于问题没有复发。",
        "No reopening on record doesn't mean that the trouble didn't return.",
    ),
    kind="cohort",
    unit="share",
    good="down",
    ledgers=LEDGERS,
    dimensions=DIMENSIONS,
    parts=(
        Part(
            "issues",
            (
                Count("reopened", Text("重办过", "reopened"), "is_ever_resolved and is_reopened"),
                Count("ever_resolved", Text("曾经办结", "ever resolved"), "is_ever_resolved"),
            ),
        ),
    ),
    shape=Share("reopened", "ever_resolved"),
)


METRICS: tuple[Metric, ...] = (
    COLLECTED,
    LEVEL_FLOW,
    RESOLUTION_RATE,
    SETTLED_WITHIN,
    CLOSED_RATE,
    DISPOSITION,
    REOPENED_RATE,
)
"""The family, in the order in which it is listed."""
