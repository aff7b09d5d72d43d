"""The figures of deputies' scores: by a rule file, with grades and ranks, every point with its record."""

from dashboard.metrics.definition import (
    Count,
    Counts,
    DimensionName,
    Metric,
    Part,
    Ratio,
    Reckoned,
    Share,
    Text,
)
from dashboard.scores.standing import Fairness

DIMENSIONS: tuple[DimensionName, ...] = (
    "year",
    "region",
    "town",
    "village",
    "station",
    "tier",
    "group",
    "deputy",
    "grade",
)
GRADES = (
    Count("excellent", Text("优秀", "excellent"), "grade = 'excellent'"),
    Count("good", Text("良好", "good"), "grade = 'good'"),
    Count("competent", Text("称职", "competent"), "grade = 'competent'"),
    Count("basic", Text("基本称职", "barely competent"), "grade = 'basic'"),
    Count("poor", Text("不称职", "not competent"), "grade = 'poor'"),
)
SCORED = Count("deputies", Text("计分代表", "deputies scored"))
SCORED_GROUPS = Count("groups", Text("计分小组", "groups scored"))

TOTALS = (
    *GRADES,
    Count("ungraded", Text("未出等次", "without a grade"), "grade is null"),
    Count("awaited", Text("待评", "awaiting an assessment"), "awaited > 0"),
    Count("near", Text("接近等次线", "near a cut point"), "is_near"),
    Count("ranked", Text("参加排名", "ranked"), "rank is not null"),
    Count("known", Text("已出总分", "with a total"), "points is not null"),
    Count("points", Text("得分", "points"), total="points", scale=100),
    Count("rank_sum", Text("名次之和", "sum of ranks"), total="rank"),
    Count("cohort_sum", Text("同组人数之和", "sum of cohorts"), total="cohort"),
)
LINES = (
    Count("entries", Text("得分明细", "lines of the scores")),
    Count("earning", Text("计分记录", "lines with points"), "points <> 0"),
)


def _shape(scored: Count) -> Counts:
    """The counts beside each other; rank and cohort are those of a single one."""
    return Counts(
        "entries",
        ratios=(
            Ratio("mean", Text("平均得分", "mean points"), "points", "known"),
            Ratio("rank", Text("名次", "rank"), "rank_sum", "ranked", single=scored.name),
            Ratio("cohort", Text("同组人数", "ranked among"), "cohort_sum", scored.name, single=scored.name),
        ),
    )


def _parts(scores: str, lines: str, scored: Count) -> tuple[Part, ...]:
    return Reckoned(scores, (scored, *TOTALS)), Reckoned(lines, LINES)


SCORE = Metric(
    id="deputies.score",
    name=Text("履职得分", "Scores of deputies"),
    meaning=Text(
        "代表按当地评分办法的得分、等次和在同层级代表中的名次;每一分都有记录。",
        "Deputies' points by their place's rule, with grade and rank; every point has its record.",
    ),
    formula=Text(
        "评分办法(data/policy/scores)按自然年计:各项得分在上限内相加;任期不满的,基数、上限、目标和等次线按在任月数折算。",
        "the rule file over each calendar year: items within their caps; for part of a term bases, caps, "
        "targets and cut points are those for the months in office",
    ),
    limits=Text(
        "待评的不出总分和等次;在任不足规定月数、同层级可排不足六人的不排名;分数说明做了多少,不说明做得多好。",
        "No total while an item is awaited; no rank below the months needed or among fewer than six; points "
        "say how much was done, not how well.",
    ),
    kind="flow",
    unit="count",
    good="up",
    ledgers=("activity", "assessment", "correction", "deputy"),
    dimensions=DIMENSIONS,
    parts=_parts("scores", "score_points", SCORED),
    shape=_shape(SCORED),
    vocabularies={"grade": "score_grade"},
)

GROUP_SCORE = Metric(
    id="groups.score",
    name=Text("小组得分", "Scores of groups"),
    meaning=Text(
        "按小组计分的办法,各代表小组的得分、等次和名次;每一分都有记录。",
        "Where a rule scores groups: their points, grade and rank; every point has its record.",
    ),
    formula=Text(
        "小组成员的履职记录合在一起,按评分办法(subject = group)计;一起做的一件事只计一次",
        "the records of a group's members together, by a rule whose subject is the group; what they did "
        "together counts once",
    ),
    limits=Text(
        "代表在几个小组而台账没写小组的,不计入任何小组。",
        "An activity of a deputy in several groups that names none counts for no group.",
    ),
    kind="flow",
    unit="count",
    good="up",
    ledgers=("activity", "assessment", "group"),
    dimensions=("year", "region", "town", "village", "group", "grade"),
    parts=_parts("group_scores", "group_score_points", SCORED_GROUPS),
    shape=_shape(SCORED_GROUPS),
    vocabularies={"grade": "score_grade"},
)

QUALITY = Metric(
    id="deputies.proposal_quality",
    name=Text("建议质量", "Quality of suggestions"),
    meaning=Text(
        "代表领衔的建议里,办成(A类)的占已有办理结果的比例。",
        "Of the suggestions a deputy led and that have an outcome, those that were solved (A).",
    ),
    formula=Text("办理等级为A的 ÷ 有办理等级的", "graded A / graded"),
    limits=Text(
        "办成与否也看承办单位;没有办理等级的不计。",
        "Whether it is solved depends on the department too; what has no grade isn't counted.",
    ),
    kind="cohort",
    unit="share",
    good="up",
    ledgers=("suggestion",),
    dimensions=("month", "quarter", "year", "region", "town", "village", "tier", "group", "deputy"),
    parts=(
        Part(
            "suggestions",
            (
                Count("solved", Text("办成(A类)", "solved (A)"), "grade = 'A'"),
                Count("graded", Text("有办理结果", "with an outcome"), "grade is not null"),
            ),
        ),
    ),
    shape=Share("solved", "graded"),
)


def metrics(fairness: Fairness) -> tuple[Metric, ...]:
    """Every figure of scores; a correction asked for after so many days is only logged."""
    return SCORE, GROUP_SCORE, _corrections(fairness.correction_days), QUALITY


def _corrections(days: int) -> Metric:
    return Metric(
        id="deputies.corrections",
        name=Text("履职记录更正", "Corrections"),
        meaning=Text(
            "代表对履职记录提出的更正(错、重、漏)及其结果。",
            "What deputies asked to be put right - wrong, twice, missing - and what came of it.",
        ),
        formula=Text(
            "期间提出的更正;采纳的错、重,自答复日起不再计分;超过期限提出的只登记",
            "corrections asked for in the period; accepted as wrong or twice, the record counts no more from "
            "that day on; what is asked too late is only logged",
        ),
        limits=Text(
            "采纳的漏,要补报履职台账才计分。",
            "What was missing earns points once the activity is handed in.",
        ),
        kind="flow",
        unit="count",
        good="neither",
        ledgers=("correction",),
        dimensions=("month", "quarter", "year", "region", "town", "village", "tier", "deputy", "kind"),
        parts=(
            Part(
                "corrections",
                (
                    Count("asked", Text("提出", "asked for")),
                    Count("accepted", Text("采纳", "accepted"), "state = 'accepted'"),
                    Count("rejected", Text("不采纳", "rejected"), "state = 'rejected'"),
                    Count("open", Text("未答复", "undecided"), "state = 'open'"),
                    Count("late", Text("超过期限提出", "asked too late"), f"delay_days > {days}"),
                ),
            ),
        ),
        shape=Counts("asked"),
        vocabularies={"kind": "correction_kind"},
    )
