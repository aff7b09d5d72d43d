"""The figures about office reviews: held against the quota, what the ballot said, what came of it."""

from dashboard.metrics.answers import FORMULA, LIMITS, answer_counts, answer_shape
from dashboard.metrics.definition import (
    Count,
    Counts,
    DimensionName,
    Metric,
    NamedShare,
    Part,
    Ratio,
    Share,
    Text,
)

_WHEN: tuple[DimensionName, ...] = ("month", "quarter", "year", "region", "town", "village")
_OF_REVIEWS: tuple[DimensionName, ...] = (*_WHEN, "kind", "grade", "subject")
_WORDS = {"kind": "review_subject", "grade": "review_grade"}
_HELD_THEN = Text(
    "按评议日期归入期间,整改和回头看看到数据日期为止。",
    "A review belongs to the period of its ballot; what followed is looked at up to the data date.",
)

HELD = Metric(
    id="reviews.held",
    name=Text("评议站所科室", "Offices reviewed"),
    meaning=Text(
        "每个镇街每年评议了几个单位,够不够规定的个数(政策文件)。",
        "How many offices each street reviewed in each year, against the number asked for (policy file).",
    ),
    formula=Text(
        "一年内评议过的不同单位数,与下限、上限比", "distinct offices of a year against least and most"
    ),
    limits=Text(
        "没有规定个数的地方不列;年度未完而不足的算进行中,不算欠。",
        "Places without a quota aren't listed; short of it in a year not yet over is under way, not short.",
    ),
    kind="cohort",
    unit="count",
    good="up",
    ledgers=("review",),
    dimensions=("year", "region", "town", "village"),
    parts=(
        Part(
            "review_quotas",
            (
                Count("quotas", Text("镇街年度", "street-years")),
                Count("offices", Text("已评议单位", "offices reviewed"), total="offices"),
                Count("least", Text("至少", "at least"), total="least"),
                Count("most", Text("至多", "at most"), total="most"),
                Count("within", Text("达到规定", "within"), "standing = 'within'"),
                Count("above", Text("超过上限", "above"), "standing = 'above'"),
                Count("short", Text("不足", "short"), "standing = 'short'"),
                Count("running", Text("年度未完", "under way"), "standing = 'running'"),
                Count("settled", Text("已见分晓", "settled"), "standing <> 'running'"),
                Count("met", Text("够数", "met"), "standing in ('within', 'above')"),
            ),
        ),
    ),
    shape=Counts(
        "quotas",
        ratios=(Ratio("per_street", Text("每镇街每年", "per street and year"), "offices", "quotas"),),
        shares=(NamedShare("met_share", Text("够数比例", "share reached"), "met", "settled"),),
    ),
)

BALLOT = Metric(
    id="reviews.ballot",
    name=Text("评议测评", "Ballots of reviews"),
    meaning=Text(
        "工作评议的满意度票:三种口径和应答率,以及按规则得出的等次。",
        "The ballots of office reviews in three strictnesses with the response rate, and the grades by rule.",
    ),
    formula=FORMULA,
    limits=LIMITS,
    kind="flow",
    unit="share",
    good="up",
    ledgers=("review",),
    dimensions=_OF_REVIEWS,
    parts=(
        Part(
            "reviews",
            (
                Count("reviews", Text("评议", "reviews")),
                Count("graded_satisfied", Text("满意等次", "graded satisfied"), "grade = 'satisfied'"),
                Count(
                    "graded_basically",
                    Text("基本满意等次", "graded basically satisfied"),
                    "grade = 'basically_satisfied'",
                ),
                Count(
                    "graded_dissatisfied", Text("不满意等次", "graded dissatisfied"), "grade = 'dissatisfied'"
                ),
                Count("ungraded", Text("等次不明", "no grade"), "grade is null"),
                *answer_counts(),
            ),
        ),
    ),
    shape=answer_shape("reviews"),
    vocabularies=_WORDS,
)

RECTIFIED = Metric(
    id="reviews.rectified",
    name=Text("评议整改", "Rectification after reviews"),
    meaning=Text(
        "要求整改的评议里,到数据日期整改完成的比例;逾期未完成的逐项可查。",
        "Of the reviews after which something was to be put right, those done by the data date.",
    ),
    formula=Text("整改完成÷要求整改", "rectified / asked to rectify"),
    limits=_HELD_THEN,
    kind="flow",
    unit="share",
    good="up",
    ledgers=("review",),
    dimensions=_OF_REVIEWS,
    parts=(
        Part(
            "reviews",
            (
                Count("asked_to", Text("要求整改", "asked to rectify"), "is_rectification_asked"),
                Count(
                    "done",
                    Text("整改完成", "rectified"),
                    "rectified in ('on_time', 'late', 'no_limit')",
                ),
                Count("on_time", Text("按期完成", "on time"), "rectified = 'on_time'"),
                Count("late", Text("逾期完成", "late"), "rectified = 'late'"),
                Count("no_limit", Text("完成,未定期限", "done, no limit"), "rectified = 'no_limit'"),
                Count(
                    "open_within", Text("整改中未到期", "open within the limit"), "rectified = 'open_within'"
                ),
                Count("overdue", Text("逾期未完成", "overdue"), "rectified = 'overdue'"),
                Count(
                    "open_no_limit", Text("未完成,未定期限", "open, no limit"), "rectified = 'open_no_limit'"
                ),
            ),
        ),
    ),
    shape=Counts("asked_to", Share("done", "asked_to")),
    vocabularies=_WORDS,
)

LOOK_BACK = Metric(
    id="reviews.look_back",
    name=Text("评议回头看", "Looking back after reviews"),
    meaning=Text(
        "要求整改的评议里,回头看过的比例,以及看到整改到位的比例。",
        "Of the reviews after which something was to be put right, those looked at again and what was found.",
    ),
    formula=Text(
        "回头看过÷要求整改;整改到位÷回头看有结果的",
        "looked back / asked to rectify; put right / with a result",
    ),
    limits=_HELD_THEN,
    kind="flow",
    unit="share",
    good="up",
    ledgers=("review",),
    dimensions=_OF_REVIEWS,
    parts=(
        Part(
            "reviews",
            (
                Count("asked_to", Text("要求整改", "asked to rectify"), "is_rectification_asked"),
                Count(
                    "looked_back",
                    Text("已回头看", "looked back"),
                    "is_rectification_asked and looked_day is not null",
                ),
                Count(
                    "waiting", Text("未回头看", "not yet"), "is_rectification_asked and looked_day is null"
                ),
                Count(
                    "concluded",
                    Text("有结果", "with a result"),
                    "is_rectification_asked and found in ('rectified', 'partly', 'not_rectified')",
                ),
                Count(
                    "put_right",
                    Text("整改到位", "put right"),
                    "is_rectification_asked and found = 'rectified'",
                ),
                Count("partly", Text("部分到位", "partly"), "is_rectification_asked and found = 'partly'"),
                Count(
                    "not_put_right",
                    Text("未整改到位", "not put right"),
                    "is_rectification_asked and found = 'not_rectified'",
                ),
                Count(
                    "done_on_paper",
                    Text("报了完成却未到位", "reported done, found not"),
                    "is_rectification_asked and done_day > 0 and found in ('partly', 'not_rectified')",
                ),
            ),
        ),
    ),
    shape=Counts(
        "asked_to",
        Share("looked_back", "asked_to"),
        (NamedShare("put_right_share", Text("到位率", "put right"), "put_right", "concluded"),),
    ),
    vocabularies=_WORDS,
)

METRICS = (HELD, BALLOT, RECTIFIED, LOOK_BACK)
