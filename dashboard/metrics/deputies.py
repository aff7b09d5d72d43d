"""The figures about deputies: who is in office and where, who took part in what, which groups are at work."""

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
)

TIMES: tuple[DimensionName, ...] = ("month", "quarter", "year")
PLACES: tuple[DimensionName, ...] = ("region", "town", "village", "station")
STOCK: tuple[DimensionName, ...] = (*TIMES, *PLACES, "tier", "deputy")
SERVING: tuple[DimensionName, ...] = (*PLACES, "tier", "deputy")
DONE: tuple[DimensionName, ...] = (*TIMES, *PLACES, "tier", "group", "deputy", "kind")
KINDS = {"kind": "activity_kind"}

DEPUTIES = Count("deputies", Text("在任代表", "deputies in office"))
SERVED = Count("deputies", Text("在任代表", "deputies in office"))
ATTENDANCES = Count("attendances", Text("代表参加人次", "attendances of deputies"))
EVENTS = Count("events", Text("活动场次", "events"), "is_event_head")
PERSON_TIMES = Count("person_times", Text("联系选民人次", "person-times met"), total="person_times")
HOUSEHOLDS = Count("households", Text("走访户数", "households"), total="households")

_IN_OFFICE = Text(
    "只数名册里到那一天在任的代表;只有履职台账提到、名册里没有的不计。",
    "Only deputies whom the register has in office on that day; those only activities name aren't counted.",
)
_MONTHS_IN_OFFICE = Text(
    "月末(或期末、数据日期)在任的月份才算;没写缺席或请假的视为参加;任期之外的活动不计。",
    "A month counts if in office at its end (or the period's, or the data date); what isn't said to be "
    "missed was attended; activities outside the term don't count.",
)
_ONCE = Text(
    "一场活动只记一次,记在名单里第一位到场代表名下;没写缺席或请假的视为参加;任期之外的不计。",
    "An event is counted once, with the first deputy who attended; what isn't said to be missed was "
    "attended; activities outside the term don't count.",
)

COUNT = Metric(
    id="deputies.count",
    name=Text("在任代表", "Deputies in office"),
    meaning=Text(
        "在任代表有多少,编入站点的多少,连任的多少。",
        "Deputies in office, placed at a station, and re-elected.",
    ),
    formula=Text(
        "名册中任期包含那一天的代表;写了所属站点的为已编入站点",
        "deputies whose term holds the day; placed where the register names a station",
    ),
    limits=_IN_OFFICE,
    kind="stock",
    unit="count",
    good="neither",
    ledgers=("deputy",),
    dimensions=STOCK,
    parts=(
        Part(
            "deputies",
            (
                DEPUTIES,
                Count("placed", Text("编入站点", "placed at a station"), "station is not null"),
                Count("unplaced", Text("未编入站点", "at no station"), "station is null"),
                Count("reelected", Text("连任", "re-elected"), "is_reelected"),
            ),
        ),
    ),
    shape=Counts(
        "deputies",
        shares=(NamedShare("placed_share", Text("编入站点占比", "share placed"), "placed", "deputies"),),
    ),
)

PARTICIPATION = Metric(
    id="deputies.participation",
    name=Text("代表参与率", "Deputies taking part"),
    meaning=Text(
        "期间在任的代表中,至少参加过一次活动的占比。",
        "Of the deputies in office during the period, those who attended at least one activity.",
    ),
    formula=Text(
        "参加过活动的代表 ÷ 期间在任的代表", "deputies with an attended activity / deputies in office"
    ),
    limits=_MONTHS_IN_OFFICE,
    kind="flow",
    unit="share",
    good="up",
    ledgers=("deputy", "activity"),
    dimensions=SERVING,
    parts=(
        Part("serving_deputies", (Count("active", Text("参加过", "took part"), "activities > 0"), SERVED)),
    ),
    shape=Share("active", "deputies"),
)

INACTIVE = Metric(
    id="deputies.inactive",
    name=Text("没有履职记录的代表", "Deputies without an activity"),
    meaning=Text(
        "期间在任而台账里没有参加过一次活动的代表。",
        "Deputies in office during the period of whom no attended activity is on record.",
    ),
    formula=Text("期间在任的代表 − 参加过活动的代表", "deputies in office - those who attended"),
    limits=Text(
        "没有记录不等于没有履职,可能是台账没有交或没有写;任期之外的活动不计。",
        "No record isn't proof of no activity: the ledger may be missing; nothing outside the term counts.",
    ),
    kind="flow",
    unit="count",
    good="down",
    ledgers=("deputy", "activity"),
    dimensions=SERVING,
    parts=(
        Part(
            "serving_deputies",
            (Count("inactive", Text("没有记录", "without a record"), "activities = 0"),),
        ),
    ),
    shape=Single("inactive"),
)

ACTIVE_MONTHS = Metric(
    id="deputies.active_months",
    name=Text("代表月参与率", "Active deputy-months"),
    meaning=Text(
        "每位代表在任的每个月算一份,其中参加过活动的占比;看逐月有没有断档。",
        "Each month of each deputy in office counts once; the share with an attended activity.",
    ),
    formula=Text("参加过活动的代表月 ÷ 在任的代表月", "deputy-months with an activity / in office"),
    limits=_MONTHS_IN_OFFICE,
    kind="flow",
    unit="share",
    good="up",
    ledgers=("deputy", "activity"),
    dimensions=(*TIMES, *SERVING),
    parts=(
        Part(
            "deputy_months",
            (
                Count("active", Text("参加过活动的代表月", "active deputy-months"), "activities > 0"),
                Count("served", Text("在任的代表月", "deputy-months in office")),
            ),
        ),
    ),
    shape=Share("active", "served"),
)

ACTIVITIES = Metric(
    id="deputies.activities",
    name=Text("代表活动", "Activities of deputies"),
    meaning=Text(
        "代表参加活动的人次、活动场次、联系选民人次和走访户数。",
        "Attendances of deputies, events, person-times of constituents met, households visited.",
    ),
    formula=Text(
        "参加人次:每位代表每次记一次;场次:同一活动编号(没有编号时,同地同一天同类同主题)记一场",
        "attendances: one per deputy and activity; events: one per number, else place, day, kind and title",
    ),
    limits=_ONCE,
    kind="flow",
    unit="count",
    good="neither",
    ledgers=("activity", "deputy"),
    dimensions=DONE,
    parts=(Part("activities", (ATTENDANCES, EVENTS, PERSON_TIMES, HOUSEHOLDS)),),
    shape=Counts("attendances"),
    vocabularies=KINDS,
)

IN_LISTS = Metric(
    id="deputies.in_lists",
    name=Text("接待、附议、监督和收集", "Records that list deputies"),
    meaning=Text(
        "接待、附议、项目监督和收集问题的记录里写到代表的次数。",
        "How often receptions, co-signed suggestions, checks of projects and collected issues name deputies.",
    ),
    formula=Text(
        "每条记录的代表名单里,每位代表记一次;按记录的日期归期",
        "one per record and deputy its list names, by the record's day",
    ),
    limits=Text(
        "同名分不清的、名册里没有的不计,见数据页;可能与履职台账记的是同一次,两者不能相加;任期之外的不计。",
        "Names that several bear, or that no register has, don't count: see the data page. The ledger of "
        "activities may tell of the same occasion, so never add the two. Nothing outside the term counts.",
    ),
    kind="flow",
    unit="count",
    good="neither",
    ledgers=("reception", "suggestion", "project_check", "issue", "deputy"),
    dimensions=(*TIMES, *SERVING),
    parts=(
        Part(
            "listed_deputies",
            (
                Count("records", Text("记录", "records")),
                Count("received", Text("接待", "received"), "ledger = 'reception'"),
                Count("co_signed", Text("附议建议", "co-signed"), "ledger = 'suggestion'"),
                Count("checked", Text("监督项目", "checked projects"), "ledger = 'project_check'"),
                Count("collected", Text("收集问题", "collected issues"), "ledger = 'issue'"),
            ),
        ),
    ),
    shape=Counts("records"),
)

HOUSEHOLDS_VISITED = Metric(
    id="deputies.households",
    name=Text("走访户数", "Households visited"),
    meaning=Text("代表走访的户数。", "Households that deputies visited."),
    formula=Text("履职台账走访户数之和", "sum of households in the ledger of activities"),
    limits=Text(
        "没有填户数的走访不当作 0,也加不进来;任期之外的不计。",
        "A visit without a number isn't 0 and can't be added; nothing outside the term counts.",
    ),
    kind="flow",
    unit="count",
    good="up",
    ledgers=("activity", "deputy"),
    dimensions=DONE,
    parts=(Part("activities", (HOUSEHOLDS,)),),
    shape=Single("households"),
    vocabularies=KINDS,
)

REPORTING = Metric(
    id="deputies.reporting_coverage",
    name=Text("述职覆盖率", "Reporting to voters"),
    meaning=Text(
        "在任代表中,本届任期内已向选民述职的占比。",
        "Of the deputies in office, those who have reported to voters in this term.",
    ),
    formula=Text("本届述过职的代表 ÷ 在任代表", "deputies who reported this term / in office"),
    limits=Text(
        "以名册的任期为一届;履职台账里活动类型为述职(口头或书面)的才算。",
        "The register's term is the term; of activities only reports to voters count, oral or written.",
    ),
    kind="stock",
    unit="share",
    good="up",
    ledgers=("deputy", "activity"),
    dimensions=STOCK,
    parts=(
        Part(
            "deputies",
            (Count("reported", Text("已述职", "have reported"), "reported_day is not null"), DEPUTIES),
        ),
    ),
    shape=Share("reported", "deputies"),
)

GRID_COVERAGE = Metric(
    id="deputies.grid_coverage",
    name=Text("编入网格", "Deputies in grids"),
    meaning=Text(
        "在任代表编入网格任网长、网格员的各多少,没有编入的多少。",
        "Deputies in office who lead a grid, serve in one, or in none.",
    ),
    formula=Text(
        "网长 + 网格员 + 只写了网格的 + 未编入 = 在任代表",
        "leaders + members + role not stated + in none = deputies in office",
    ),
    limits=_IN_OFFICE,
    kind="stock",
    unit="count",
    good="up",
    ledgers=("deputy",),
    dimensions=STOCK,
    parts=(
        Part(
            "deputies",
            (
                DEPUTIES,
                Count("in_grid", Text("编入网格", "in a grid"), "grid_role is not null or grid is not null"),
                Count("leaders", Text("网长", "grid leaders"), "grid_role = 'leader'"),
                Count("members", Text("网格员", "grid members"), "grid_role = 'member'"),
                Count(
                    "role_unstated",
                    Text("没写职务", "role not stated"),
                    "grid is not null and grid_role is null",
                ),
                Count("none", Text("未编入", "in none"), "grid_role is null and grid is null"),
            ),
        ),
    ),
    shape=Counts(
        "deputies",
        shares=(NamedShare("grid_share", Text("编入网格占比", "share in a grid"), "in_grid", "deputies"),),
    ),
)

BY_GROUP = Metric(
    id="deputies.by_group",
    name=Text("代表小组活动", "Activity of groups"),
    meaning=Text(
        "代表小组多少,期间没有活动的多少;组内成员、活动场次和参加人次。",
        "Groups, those without an activity in the period, their members, events and attendances.",
    ),
    formula=Text(
        "写明小组的活动记在那个小组;没写的小组活动,代表只在一个小组时记在那个小组",
        "an activity is the group's it names; a group activity without one, its deputy's one group's",
    ),
    limits=Text(
        "一位代表可在几个小组,成员数是各组之和;几个小组一起的活动各记一场。",
        "A deputy may be in several groups and is a member of each; a joint event counts once for each.",
    ),
    kind="flow",
    unit="count",
    good="neither",
    ledgers=("group", "group_member", "activity"),
    dimensions=("region", "town", "village", "group", "kind"),
    parts=(
        Part(
            "groups",
            (
                Count("groups", Text("小组", "groups")),
                Count("silent", Text("没有活动的小组", "silent groups"), "attendances = 0"),
                Count("members", Text("组内成员", "members"), total="members"),
                Count("active", Text("参加过活动的代表", "deputies who attended"), total="active"),
                Count("events", Text("活动场次", "events"), total="events"),
                Count("attendances", Text("代表参加人次", "attendances"), total="attendances"),
            ),
        ),
    ),
    shape=Counts(
        "groups",
        shares=(NamedShare("silent_share", Text("没有活动的占比", "silent share"), "silent", "groups"),),
    ),
    vocabularies={"kind": "group_kind"},
)

METRICS = (
    COUNT,
    PARTICIPATION,
    INACTIVE,
    ACTIVE_MONTHS,
    ACTIVITIES,
    IN_LISTS,
    HOUSEHOLDS_VISITED,
    REPORTING,
    GRID_COVERAGE,
    BY_GROUP,
)
