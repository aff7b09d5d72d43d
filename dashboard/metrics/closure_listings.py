"""What the rows behind the figures of strike-offs show, frame by frame."""

from collections.abc import Mapping

from dashboard.closure_policy import closure_policy
from dashboard.metrics.closures import reasons
from dashboard.metrics.definition import Text
from dashboard.metrics.issue_fields import (
    CATEGORY,
    COLLECTED,
    DEPARTMENT,
    ISSUE,
    ISSUES,
    PLACE,
    REGION,
    TITLE,
    WRITTEN,
    level,
)
from dashboard.metrics.listing import WRITTEN as OF_ROW
from dashboard.metrics.listing import Field, Listed

_REASONS = reasons(closure_policy())
_SIGNAL_FIELDS = (
    Field(
        "reasons",
        Text("理由", "Reasons"),
        # none of the columns that the predicates name is one of the issues joined
        " || ".join(
            f"case when {when} then '{name}|' else '' end" for name, (_text, when) in _REASONS.items()
        ),
        "words",
        vocabulary="signal",
    ),
    Field(
        "ratings",
        Text("该单位评价件数(全部满意)", "Ratings, all satisfied"),
        "chosen.unanimous_ratings",
        "number",
    ),
    Field("chance", Text("碰巧如此的概率", "Probability by chance"), "chosen.unanimous_chance", "number"),
    Field("same_replies", Text("用这段答复的件数", "With this reply"), "chosen.same_replies", "number"),
    Field(
        "last_day", Text("同日踩线办结件数", "Ended on that last day"), "chosen.last_day_closures", "number"
    ),
)
_CLOSURE_FIELDS = (
    ISSUE,
    REGION,
    PLACE,
    level("level", "收集层级", "Level", "chosen.level"),
    COLLECTED,
    CATEGORY,
    TITLE,
    DEPARTMENT,
    Field(
        "disposition", Text("办理结果", "Disposition"), "chosen.disposition", "word", vocabulary="disposition"
    ),
    Field(
        "satisfaction",
        Text("满意度", "Satisfaction"),
        "chosen.satisfaction",
        "word",
        vocabulary="satisfaction",
    ),
    Field("struck_off", Text("销号日期", "Struck off on"), "chosen.struck_off_day", "day"),
    Field("is_reviewed", Text("有回头看", "Reviewed"), "chosen.is_reviewed", "yes_no"),
    Field("is_not_solved", Text("回头看未解决", "Found not solved"), "chosen.is_not_solved", "yes_no"),
    Field("is_reopened", Text("销号后重办", "Reopened after it"), "chosen.is_reopened_since", "yes_no"),
    Field(
        "is_dissatisfied", Text("销号后不满意", "Dissatisfied after it"), "chosen.is_dissatisfied", "yes_no"
    ),
    *WRITTEN,
)

LISTINGS: Mapping[str, Listed] = {
    "closures": Listed(_CLOSURE_FIELDS, "chosen.region, chosen.collected_day, chosen.issue", ISSUES),
    "closure_signals": Listed(
        (
            ISSUE,
            *_SIGNAL_FIELDS,
            *_CLOSURE_FIELDS[1:11],
            Field("reply", Text("办理情况", "Reply"), "chosen.reply"),
            *WRITTEN,
        ),
        "chosen.region, chosen.collected_day, chosen.issue",
        ISSUES,
    ),
    "review_sample": Listed(
        (
            Field("position", Text("序号", "Position"), "chosen.position", "number"),
            *_CLOSURE_FIELDS[:11],
            Field("stratum_size", Text("同层销号件数", "In its stratum"), "chosen.stratum_size", "number"),
            *WRITTEN,
        ),
        "chosen.position",
        ISSUES,
    ),
    "sampled_reviews": Listed(
        (
            *_CLOSURE_FIELDS[:10],
            Field("draw", Text("抽样批次", "Draw"), "chosen.draw"),
            Field("reviewed", Text("回头看日期", "Reviewed on"), "chosen.reviewed_day", "day"),
            Field(
                "is_not_solved", Text("回头看未解决", "Found not solved"), "chosen.is_not_solved", "yes_no"
            ),
            *OF_ROW,
        ),
        "chosen.region, chosen.collected_day, chosen.issue",
        ISSUES,
    ),
}
"""The listings of this family's frames."""

WORDS: Mapping[str, Mapping[str, Text]] = {
    "signal": {name: text for name, (text, _when) in _REASONS.items()},
}
"""Why a strike-off is worth a second look."""
