"""The figures that hold projects against what people say of them: the rating; money, work and rating."""

from dashboard.metrics.answers import FORMULA, LIMITS, answer_counts, answer_shape
from dashboard.metrics.definition import Count, Counts, Metric, NamedShare, Part, Ratio, Text
from dashboard.metrics.projects import DIMENSIONS, KINDS
from dashboard.review_policy import RatingPolicy

_RATED = answer_shape("projects")

RATING = Metric(
    id="projects.rating",
    name=Text("项目满意度", "Rating of projects"),
    meaning=Text(
        "列入期间所涉年度的项目,到数据日期测评得到的满意率,三种口径并列;有多少项目测评过。",
        "How satisfied people are with the projects of the years the period touches, in three strictnesses, "
        "and how many of them were rated at all.",
    ),
    formula=FORMULA,
    limits=LIMITS,
    kind="cohort",
    unit="share",
    good="up",
    ledgers=("project", "survey"),
    dimensions=DIMENSIONS,
    parts=(
        Part(
            "rated_projects",
            (
                Count("projects", Text("项目", "projects")),
                Count("rated", Text("已测评", "rated"), "is_rated"),
                *(
                    count
                    for count in answer_counts("is_rated", "is_rated and asked is not null")
                    if count.name not in ("answered_of_asked", "satisfied_of_asked")
                ),
                Count(
                    "answered_of_asked",
                    Text("其中答复", "of these answered"),
                    "is_rated and asked is not null",
                    "answered_of_asked",
                ),
                Count(
                    "satisfied_of_asked",
                    Text("其中满意", "of these satisfied"),
                    "is_rated and asked is not null",
                    "satisfied_of_asked",
                ),
            ),
        ),
    ),
    shape=Counts(
        "projects",
        _RATED.share,
        (*_RATED.shares, NamedShare("coverage", Text("测评面", "rated at all"), "rated", "projects")),
    ),
    vocabularies=KINDS,
)


def metrics(policy: RatingPolicy, small_cases: int) -> tuple[Metric, ...]:
    """The family, with the margins of data/policy; fewer answers than `small_cases` judge no project."""
    return (RATING, _money_work_rating(policy, small_cases))


def _counts(policy: RatingPolicy, small_cases: int) -> tuple[Count, ...]:
    """What is counted of the projects: what is known, what doesn't fit, and the sums side by side."""
    both = "is_paid_known and is_progress_known"
    ahead = f"{both} and invested * 10000 > (progress_parts + {policy.paid_ahead * 100}) * investment"
    judged = f"is_done and is_rated and answered >= {small_cases}"
    disliked = f"{judged} and satisfied * 100 < answered * {policy.liked}"
    return (
        Count("projects", Text("项目", "projects")),
        Count("paid_known", Text("报了付款", "payment known"), "is_paid_known"),
        Count("progress_known", Text("报了进度", "progress known"), "is_progress_known"),
        Count("rated", Text("已测评", "rated"), "is_rated"),
        Count("compared", Text("钱活可比", "money and work known"), both),
        Count("paid_ahead", Text("钱先于活", "paid ahead of work"), ahead),
        Count("judged", Text("办成且测评够数", "done and judged"), judged),
        Count("done_disliked", Text("办成不满意", "done but disliked"), disliked),
        Count("investment", Text("总投资(元)", "investment (yuan)"), "is_paid_known", "investment"),
        Count("invested", Text("已付(元)", "paid (yuan)"), "is_paid_known", "invested"),
        Count(
            "progress_sum",
            Text("进度之和(万分之一)", "sum of progress"),
            "is_progress_known",
            "progress_parts",
        ),
        Count("answered", Text("有效答复", "answered"), "is_rated", "answered"),
        Count("satisfied", Text("满意", "satisfied"), "is_rated", "satisfied"),
    )


def _money_work_rating(policy: RatingPolicy, small_cases: int) -> Metric:
    return Metric(
        id="projects.money_work_rating",
        name=Text("钱、活、评", "Money, work, rating"),
        meaning=Text(
            "每个项目付了多少、干了多少、多少人满意,三个数并排;钱付在活前面的、办成了却不满意的,逐个列出。",
            "Of each project what is paid, what is done and how many are satisfied, side by side; paid ahead "
            "of work, and done but disliked, one by one.",
        ),
        formula=Text(
            f"已付÷总投资;进度;满意÷答复。钱先于活:已付超过进度{policy.paid_ahead}个百分点;"
            f"办成不满意:办成而满意率不到{policy.liked}%",
            f"paid / investment; progress; satisfied / answered. Ahead: paid leads by over "
            f"{policy.paid_ahead} points; disliked: done with under {policy.liked} % satisfied",
        ),
        limits=Text(
            f"没有报投资、付款或进度的不比;答复不到{small_cases}份的不判。多个项目合看时按钱和票加总。",
            f"Without investment, payment or progress nothing is compared; under {small_cases} answers judge "
            "nothing. Of several projects money and answers are summed.",
        ),
        kind="cohort",
        unit="count",
        good="neither",
        ledgers=("project", "survey"),
        dimensions=DIMENSIONS,
        parts=(Part("rated_projects", _counts(policy, small_cases)),),
        shape=Counts(
            "projects",
            shares=(
                NamedShare("satisfied_share", Text("满意率", "satisfied share"), "satisfied", "answered"),
            ),
            ratios=(
                Ratio("paid", Text("已付比例", "paid"), "invested", "investment"),
                Ratio("progress", Text("进度", "progress"), "progress_sum", "progress_known", 10000),
            ),
        ),
        vocabularies=KINDS,
    )
