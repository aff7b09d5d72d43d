"""The figures about who handles what: four ways, departments, the city, wrong levels."""

from collections.abc import Mapping

from dashboard.metrics.definition import Count, Counts, Metric, NamedShare, Part, Share, Text
from dashboard.metrics.issues import COLLECTED_COUNT, DIMENSIONS, LEDGERS
from dashboard.metrics.misrouting import misrouted

ROUTES = (
    ("on_the_spot", Text("现场答复", "on the spot")),
    ("street", Text("转交街道", "to the street")),
    ("department", Text("交办部门", "to a department")),
    ("passed_up", Text("逐级上报", "passed up")),
)
_BY_CITY = "resolved_level is not null and resolved_level = 'city'"

ROUTING = Metric(
    id="issues.routing",
    name=Text("分流处理", "Routed four ways"),
    meaning=Text(
        "收集的问题按现场答复、转交街道、交办部门、逐级上报四种方式分流的件数。",
        "Collected issues by the way they were sent: answered on the spot, to the street, to a department, "
        "passed up.",
    ),
    formula=Text("四种方式与未注明之和 = 收集", "the four ways and the unstated add up to collected"),
    limits=Text(
        "处理方式由收集单位填写;写了上报不等于上级已收到,到达看分级流转。",
        "The collecting unit's word; whether what was passed up arrived is in the level flow.",
    ),
    kind="cohort",
    unit="count",
    good="neither",
    ledgers=LEDGERS,
    dimensions=DIMENSIONS,
    parts=(
        Part(
            "issues",
            (
                COLLECTED_COUNT,
                *(Count(code, text, f"routing = '{code}'") for code, text in ROUTES),
                Count("unstated", Text("未注明", "unstated"), "routing is null"),
            ),
        ),
    ),
    shape=Counts("collected"),
)

LEAGUE = Metric(
    id="issues.league",
    name=Text("部门办理", "Departments"),
    meaning=Text(
        "承办单位手里的问题:真正解决、列入计划、只作解释各多少,超时多少,重办多少。",
        "What a department holds: solved, planned or only explained, overdue, reopened.",
    ),
    formula=Text(
        "办成率 = 已解决 ÷ 注明了结果的;超时为该问题在任何一级超过时限的停留",
        "solved / those with a stated disposition; late and overdue are stays past their limit at any level",
    ),
    limits=Text(
        "问题难易不同;件数少的单位不排名;只作解释而群众满意的见“销而未决”。",
        "Issues differ in difficulty; departments with few cases are not ranked.",
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
                Count("resolved", Text("已办结", "resolved"), "is_resolved"),
                Count("solved", Text("已解决", "solved"), "is_resolved and disposition = 'solved'"),
                Count("planned", Text("列入计划", "planned"), "is_resolved and disposition = 'planned'"),
                Count(
                    "explained", Text("解释说明", "explained"), "is_resolved and disposition = 'explained'"
                ),
                Count("stated", Text("已注明", "stated"), "is_resolved and disposition is not null"),
                Count("reopened", Text("重办过", "reopened"), "is_reopened"),
            ),
        ),
        Part(
            "stays",
            (
                Count("late", Text("超时办出", "ended late"), "is_counted and timing = 'late'"),
                Count(
                    "overdue",
                    Text("在办已超时", "open and overdue"),
                    "is_counted and timing = 'open_overdue'",
                ),
            ),
        ),
    ),
    shape=Counts(
        "collected",
        Share("solved", "stated"),
        (NamedShare("explained_share", Text("只作解释", "only explained"), "explained", "stated"),),
    ),
)

CITY = Metric(
    id="issues.city",
    name=Text("市区联动", "Joint handling with the city"),
    meaning=Text(
        "超出区县权限、上报到市一级的问题,以及它们的结果。",
        "Issues beyond the county's powers that reached the city, and what became of them.",
    ),
    formula=Text(
        "到市级 = 市级办结 + 退回后由下级办结 + 市级在办 + 退回后在办",
        "reached = resolved by the city + resolved below after it + open at the city + open below",
    ),
    limits=Text(
        "以市级已接收或市级有办理记录为到达;只有区县说上报的列为上报未到。",
        "Reached means that the city received it or acted; what only the county claims is listed as never "
        "arrived.",
    ),
    kind="cohort",
    unit="share",
    good="up",
    ledgers=LEDGERS,
    dimensions=DIMENSIONS,
    parts=(
        Part(
            "city_issues",
            (
                Count("reached", Text("到市级", "reached the city")),
                Count("resolved", Text("已办结", "resolved"), "is_resolved"),
                Count("by_city", Text("市级办结", "resolved by the city"), f"is_resolved and {_BY_CITY}"),
                Count("below", Text("下级办结", "resolved below"), f"is_resolved and not ({_BY_CITY})"),
                Count(
                    "at_city",
                    Text("市级在办", "open at the city"),
                    "not is_resolved and current_level = 'city'",
                ),
                Count(
                    "returned", Text("退回在办", "open below"), "not is_resolved and current_level <> 'city'"
                ),
                Count("solved", Text("已解决", "solved"), "is_resolved and disposition = 'solved'"),
            ),
        ),
    ),
    shape=Counts("reached", Share("resolved", "reached")),
)


def metrics(owners: Mapping[str, tuple[str, ...]]) -> tuple[Metric, ...]:
    """The family, in the order in which it is listed."""
    return ROUTING, LEAGUE, CITY, misrouted(owners)
