"""The figure about strike-offs that didn't hold: struck off, but not solved when somebody looked again."""

from dashboard.metrics.definition import Count, Counts, Metric, NamedShare, Part, Share, Text
from dashboard.metrics.issues import DIMENSIONS, LEDGERS

HOLLOW_CLOSURE = Metric(
    id="issues.hollow_closure",
    name=Text("销而未决", "Hollow closures"),
    meaning=Text(
        "销号后有后续证据(回头看、重办或再评价)的问题中,查明没解决、又重办或评价不满意的比例。",
        "Of the struck-off issues with later evidence (reviewed, reopened, or rated afterwards), those found "
        "not solved, reopened, or rated dissatisfied.",
    ),
    formula=Text(
        "回头看未解决、重办或销号后评价不满意的 ÷ 有后续证据的;覆盖率 = 有后续证据的 ÷ 已销号",
        "not solved, reopened or dissatisfied / with evidence; coverage = with evidence / struck off",
    ),
    limits=Text(
        "覆盖率低时只说明查过的那一部分;未办结就销号的不计入,在数据页列出。",
        "With little coverage it speaks only of what was looked at; closed without a resolution is left out.",
    ),
    kind="cohort",
    unit="share",
    good="down",
    ledgers=LEDGERS,
    dimensions=DIMENSIONS,
    parts=(
        Part(
            "closures",
            (
                Count("closed", Text("已销号", "struck off")),
                Count("evidenced", Text("有后续证据", "with later evidence"), "has_evidence"),
                Count(
                    "hollow",
                    Text("销而未决", "hollow"),
                    "is_not_solved or is_reopened or is_dissatisfied",
                ),
                Count("not_solved", Text("回头看未解决", "found not solved"), "is_not_solved"),
                Count("reopened", Text("销号后重办", "reopened after it"), "is_reopened"),
                Count("dissatisfied", Text("销号后评价不满意", "dissatisfied after it"), "is_dissatisfied"),
            ),
        ),
    ),
    shape=Counts(
        "hollow",
        Share("hollow", "evidenced"),
        (NamedShare("coverage", Text("覆盖率", "coverage"), "evidenced", "closed"),),
    ),
)

METRICS: tuple[Metric, ...] = (HOLLOW_CLOSURE,)
"""The family."""
