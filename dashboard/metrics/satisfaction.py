"""The figures about satisfaction: in three strictnesses, and beside what was really solved."""

from dashboard.metrics.answers import FORMULA, LIMITS, answer_counts, answer_shape
from dashboard.metrics.definition import Count, Counts, Metric, NamedShare, Part, Share, Text
from dashboard.metrics.issues import DIMENSIONS, LEDGERS

SHARE = Metric(
    id="satisfaction.share",
    name=Text("满意率", "Satisfaction"),
    meaning=Text(
        "期间内满意度测评的结果:满意率三种口径并列,旁边是应答率;按项目、单位、建议、问题、代表述职分。",
        "What surveys of the period answered, in three strictnesses side by side, with the response rate; by "
        "project, office, suggestion, issue, report to voters.",
    ),
    formula=FORMULA,
    limits=LIMITS,
    kind="flow",
    unit="share",
    good="up",
    ledgers=("survey",),
    dimensions=("month", "quarter", "year", "region", "town", "village", "kind", "subject", "project"),
    parts=(
        Part(
            "surveys",
            (
                Count("surveys", Text("测评", "surveys")),
                Count("incomplete", Text("票数不全", "incomplete"), "not is_complete"),
                *answer_counts(),
            ),
        ),
    ),
    shape=answer_shape("surveys"),
    vocabularies={"kind": "survey_subject"},
)

_PLEASED = "is_resolved and satisfaction in ('satisfied', 'basically_satisfied')"

ON_PAPER = Metric(
    id="satisfaction.on_paper",
    name=Text("被满意", "Satisfied on paper"),
    meaning=Text(
        "办结后评价满意或基本满意的问题里,其实只作了解释的比例;旁边是满意率、办成率和评价率。",
        "Of the resolved issues rated satisfied or basically so, the share that was only explained; beside "
        "it the satisfied, the solved and the rated share.",
    ),
    formula=Text(
        "评价满意而只作解释的÷评价满意且注明办理结果的",
        "satisfied though only explained / satisfied with a stated disposition",
    ),
    limits=Text(
        "只说明值得再看,不是结论:解释清楚了也可能真满意。没有评价的不算。",
        "Worth a second look, no verdict: a good explanation may satisfy. Unrated issues don't count.",
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
                Count("resolved", Text("已办结", "resolved"), "is_resolved"),
                Count(
                    "rated",
                    Text("有评价", "rated"),
                    "is_resolved and satisfaction in ('satisfied', 'basically_satisfied', 'dissatisfied')",
                ),
                Count("pleased", Text("评价满意或基本满意", "satisfied or basically"), _PLEASED),
                Count(
                    "stated",
                    Text("注明办理结果", "disposition stated"),
                    "is_resolved and disposition is not null",
                ),
                Count("solved", Text("已解决", "solved"), "is_resolved and disposition = 'solved'"),
                Count(
                    "pleased_stated",
                    Text("评价满意且注明结果", "satisfied, disposition stated"),
                    f"{_PLEASED} and disposition is not null",
                ),
                Count(
                    "on_paper",
                    Text("满意而只作解释", "satisfied though only explained"),
                    f"{_PLEASED} and disposition = 'explained'",
                ),
            ),
        ),
    ),
    shape=Counts(
        "on_paper",
        Share("on_paper", "pleased_stated"),
        (
            NamedShare("pleased_share", Text("满意率", "satisfied share"), "pleased", "rated"),
            NamedShare("solved_share", Text("办成率", "solved share"), "solved", "stated"),
            NamedShare("response", Text("评价率", "rated share"), "rated", "resolved"),
        ),
    ),
)

METRICS = (SHARE, ON_PAPER)
