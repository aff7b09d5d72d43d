"""The figures about suggestions: from lead to rating, in time or late, and how they were answered."""

from collections.abc import Iterable

from dashboard.metrics.definition import (
    Count,
    Counts,
    DimensionName,
    Metric,
    NamedShare,
    Part,
    Share,
    Text,
)

FRAME = "suggestions"
LEDGERS = ("suggestion", "lead")
SHARED: tuple[DimensionName, ...] = ("month", "quarter", "year", "region", "town", "village", "source")
OWN: tuple[DimensionName, ...] = (
    "level",
    "department",
    "routing",
    "grade",
    "session",
    "tier",
    "group",
    "deputy",
)
DIMENSIONS: tuple[DimensionName, ...] = (*SHARED, *OWN)
WORDS = {"grade": "suggestion_grade"}

SUGGESTIONS = Count("suggestions", Text("代表建议", "suggestions"))
_COHORT = Text(
    "统计期间内提出的建议,状态按数据日期;没有日期的评价和督办按报送期末起算。",
    "Suggestions submitted in the period, as they stood on the data date; a rating or supervision without "
    "a day of its own is known from its ledger's period end.",
)

LEADS = (
    Count("leads", Text("问题线索", "leads")),
    Count("formed", Text("形成建议的线索", "leads that became suggestions"), "is_formed"),
    Count("lapsed", Text("没有形成建议的线索", "leads that became none"), "not is_formed"),
)
STEPS = (
    SUGGESTIONS,
    Count("from_leads", Text("由线索形成", "formed of leads"), "lead is not null"),
    Count("dispatched", Text("已交办", "dispatched"), "is_dispatched"),
    Count("accepted", Text("已接单", "accepted"), "is_accepted"),
    Count("answered", Text("已答复或办成", "answered or done"), "is_answered"),
    Count("done", Text("已办成", "done"), "is_done"),
    Count("rated", Text("已评价", "rated"), "is_rated"),
    Count(
        "direct",
        Text("未经交办直接答复", "answered without dispatch"),
        "is_answered and not is_dispatched",
    ),
    Count("followed", Text("回头看过", "followed up"), "is_followed"),
    Count("undispatched", Text("还没交办", "not dispatched"), "stage = 'submitted'"),
    Count("unaccepted", Text("交办未接单", "dispatched, not accepted"), "stage = 'dispatched'"),
    Count("working", Text("接单未答复", "accepted, not answered"), "stage = 'accepted'"),
    Count("answered_only", Text("答复未办成", "answered, not done"), "is_answered and not is_done"),
    Count("unrated", Text("办成未评价", "done, not rated"), "is_done and not is_rated"),
    Count("closed", Text("办成并评价", "done and rated"), "is_done and is_rated"),
)

FUNNEL = Metric(
    id="suggestions.funnel",
    name=Text("建议全流程", "From lead to rating"),
    meaning=Text(
        "线索形成建议,建议交办、接单、办成、评价,各走到哪一步。",
        "Leads that became suggestions, and how far these came: dispatched, accepted, done, rated.",
    ),
    formula=Text(
        "期间内收集的线索;期间内提出的建议中,数据日期前已有该步日期的件数",
        "leads gathered in the period; of the suggestions submitted in it, those with the step's day by then",
    ),
    limits=Text(
        "线索与建议各按自己的日期计入期间,两者不必相等;线索没有承办单位等,按这些分时列为未注明。",
        "Leads and suggestions each count by their own day, so the two need not be equal; a lead has no "
        "department and the like: by these it is 'not stated'.",
    ),
    kind="cohort",
    unit="count",
    good="neither",
    ledgers=LEDGERS,
    dimensions=DIMENSIONS,
    parts=(Part("leads", LEADS), Part(FRAME, STEPS)),
    shape=Counts(
        "suggestions",
        shares=(
            NamedShare("formed_share", Text("线索转化率", "share of leads"), "formed", "leads"),
            NamedShare("done_share", Text("办成率", "share done"), "done", "suggestions"),
        ),
    ),
    vocabularies=WORDS,
)

ROUTES = (
    ("on_the_spot", Text("现场答复", "on the spot")),
    ("street", Text("转交街道", "to the street")),
    ("department", Text("交办部门", "to a department")),
    ("passed_up", Text("逐级上报", "passed up")),
)


def counted(
    id_: str,
    name: Text,
    meaning: Text,
    formula: Text,
    counts: Iterable[Count],
    shape: Counts | Share,
    good: str = "up",
) -> Metric:
    """A cohort figure of the suggestions submitted in the period."""
    return Metric(
        id=f"suggestions.{id_}",
        name=name,
        meaning=meaning,
        formula=formula,
        limits=_COHORT,
        kind="cohort",
        unit="share" if isinstance(shape, Share) or shape.share else "count",
        good="up" if good == "up" else "down" if good == "down" else "neither",
        ledgers=LEDGERS[:1],
        dimensions=DIMENSIONS,
        parts=(Part(FRAME, tuple(counts)),),
        shape=shape,
        vocabularies=WORDS,
    )


GRADES = counted(
    "grades",
    Text("办理等级", "Grades"),
    Text(
        "答复的建议中 A 类(已解决)、B 类(列入计划)、C 类(解释说明)各多少。",
        "Of the suggestions answered: A (solved), B (planned), C (explained).",
    ),
    Text("A 类 ÷ 有等级的建议", "A / suggestions that bear a grade"),
    (
        SUGGESTIONS,
        Count("graded", Text("有等级", "graded"), "grade is not null"),
        Count("grade_a", Text("A类", "A"), "grade = 'A'"),
        Count("grade_b", Text("B类", "B"), "grade = 'B'"),
        Count("grade_c", Text("C类", "C"), "grade = 'C'"),
        Count("ungraded", Text("答复未定级", "answered without a grade"), "is_answered and grade is null"),
    ),
    Counts(
        "graded",
        Share("grade_a", "graded"),
        shares=(NamedShare("solved_share", Text("A类占比", "share A"), "grade_a", "graded"),),
    ),
)

SATISFACTION = counted(
    "satisfaction",
    Text("代表满意度", "Deputies' satisfaction"),
    Text(
        "代表对办理的评价:满意、基本满意、不满意,以及到底有多少件评过。",
        "What deputies said of the handling, and how many were asked at all.",
    ),
    Text(
        "满意 ÷(满意 + 基本满意 + 不满意);评价率 = 评过 ÷ 已答复或评过",
        "satisfied / (satisfied + basically + dissatisfied); asked = rated / (answered or rated)",
    ),
    (
        Count("answered", Text("已答复或评过", "answered or rated"), "is_answered or is_rated"),
        Count("asked", Text("评过", "rated"), "is_rated"),
        Count("unasked", Text("答复未评", "answered, not rated"), "is_answered and not is_rated"),
        Count("satisfied", Text("满意", "satisfied"), "satisfaction = 'satisfied'"),
        Count(
            "basically_satisfied",
            Text("基本满意", "basically satisfied"),
            "satisfaction = 'basically_satisfied'",
        ),
        Count("dissatisfied", Text("不满意", "dissatisfied"), "satisfaction = 'dissatisfied'"),
        Count("no_view", Text("不了解", "no view"), "satisfaction = 'no_view'"),
        Count(
            "viewed",
            Text("有评价", "with a view"),
            "satisfaction in ('satisfied', 'basically_satisfied', 'dissatisfied')",
        ),
        Count(
            "content",
            Text("满意和基本满意", "satisfied or basically so"),
            "satisfaction in ('satisfied', 'basically_satisfied')",
        ),
    ),
    Counts(
        "asked",
        Share("satisfied", "viewed"),
        shares=(
            NamedShare("satisfied_share", Text("满意率", "share satisfied"), "satisfied", "viewed"),
            NamedShare("content_share", Text("满意和基本满意率", "at least basically"), "content", "viewed"),
            NamedShare("of_asked", Text("满意占评过", "satisfied of all rated"), "satisfied", "asked"),
            NamedShare("asked_share", Text("评价率", "share rated"), "asked", "answered"),
        ),
    ),
)

ROUTING = counted(
    "routing",
    Text("建议分流", "Suggestions routed"),
    Text(
        "建议按四种方式处理:现场答复、转交街道、交办部门、逐级上报。",
        "Suggestions by the four ways they are handled.",
    ),
    Text("按台账的处理方式计件;没写的单列", "by the ledger's routing; blank stands apart"),
    (
        SUGGESTIONS,
        *(Count(code, text, f"routing = '{code}'") for code, text in ROUTES),
        Count("unstated", Text("未注明", "not stated"), "routing is null"),
    ),
    Counts("suggestions"),
    good="neither",
)

CONVERTED = Metric(
    id="suggestions.leads",
    name=Text("线索转化率", "Leads that became suggestions"),
    meaning=Text(
        "期间内收集的线索,有多少形成了建议。", "Of the leads gathered in the period, those that became one."
    ),
    formula=Text("形成建议的线索 ÷ 线索", "leads that became suggestions / leads"),
    limits=Text(
        "近期的线索还没来得及形成建议;多条线索可以并成一件建议。",
        "Recent leads have had little time; several leads may become one suggestion.",
    ),
    kind="cohort",
    unit="share",
    good="neither",
    ledgers=("lead",),
    dimensions=SHARED,
    parts=(Part("leads", LEADS),),
    shape=Counts("leads", Share("formed", "leads")),
)

COMPLETION = counted(
    "completion_rate",
    Text("建议办成率", "Suggestions done"),
    Text(
        "期间内提出的建议,到数据日期真正办成的占比;答复不算办成。",
        "Share of the suggestions submitted in the period that were done by then; an answer is no solution.",
    ),
    Text("有办成日期的建议 ÷ 建议", "suggestions with a day done / suggestions"),
    (Count("done", Text("已办成", "done"), "is_done"), SUGGESTIONS),
    Share("done", "suggestions"),
)

FACE_TO_FACE = counted(
    "face_to_face",
    Text("面商率", "Face to face"),
    Text("承办单位与代表当面商量过的建议占比。", "Share of suggestions the department met the deputy about."),
    Text("有面商日期的建议 ÷ 建议", "suggestions with a day of meeting / suggestions"),
    (Count("met", Text("面商过", "met about"), "is_met"), SUGGESTIONS),
    Share("met", "suggestions"),
)

ON_TIME = counted(
    "on_time_rate",
    Text("建议按时办理率", "On-time rate of suggestions"),
    Text(
        "建议是否在规定工作日内答复或办成;按办理层级各有时限。",
        "Whether suggestions were answered or done within their level's working days.",
    ),
    Text(
        "按时 ÷(按时 + 超时 + 在办已超时);自交办起(未交办的自提出起),当日为第 0 日,末日仍算按时",
        "on time / (on time + late + overdue); from dispatch, else submission: day 0; the last is on time",
    ),
    (
        SUGGESTIONS,
        Count("on_time", Text("按时答复", "answered on time"), "timing = 'on_time'"),
        Count("late", Text("超时答复", "answered late"), "timing = 'late'"),
        Count("open_within", Text("在办未到期", "open within the limit"), "timing = 'open_within'"),
        Count("open_overdue", Text("在办已超时", "open and overdue"), "timing = 'open_overdue'"),
        Count("unknown", Text("不明", "unknown"), "timing = 'unknown'"),
        Count("judged", Text("可判断", "judged"), "timing in ('on_time', 'late', 'open_overdue')"),
    ),
    Counts("suggestions", Share("on_time", "judged")),
)


METRICS = (FUNNEL, CONVERTED, COMPLETION, GRADES, SATISFACTION, ROUTING, FACE_TO_FACE, ON_TIME)
"""The figures of how suggestions go and how they are answered."""
