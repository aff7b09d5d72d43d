"""What the rows behind the figures of joint handling and wrong turns show, frame by frame."""

from collections.abc import Mapping

from dashboard.handling_policy import owner_levels
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
from dashboard.metrics.listing import Field, Listed
from dashboard.metrics.misrouting import solver

_CITY_FIELDS = (
    ISSUE,
    REGION,
    PLACE,
    level("level", "收集层级", "Level", "chosen.level"),
    COLLECTED,
    CATEGORY,
    TITLE,
    DEPARTMENT,
    Field("city", Text("到市级日期", "Reached the city on"), "chosen.city_day", "day"),
    level("current_level", "现在层级", "Now at", "chosen.current_level"),
    Field("is_resolved", Text("已办结", "Resolved"), "chosen.is_resolved", "yes_no"),
    Field("resolved", Text("办结日期", "Resolved on"), "chosen.resolved_day", "day"),
    level("resolved_level", "办结层级", "Resolved by", "chosen.resolved_level"),
    Field(
        "disposition", Text("办理结果", "Disposition"), "chosen.disposition", "word", vocabulary="disposition"
    ),
    *WRITTEN,
)

_ROUTED_FIELDS = (
    ISSUE,
    REGION,
    PLACE,
    level("level", "收集层级", "Level", "chosen.level"),
    COLLECTED,
    CATEGORY,
    TITLE,
    DEPARTMENT,
    Field("ascents", Text("上报次数", "Times passed up"), "chosen.ascents", "number"),
    Field("returns", Text("退回次数", "Times sent back"), "chosen.returns", "number"),
    level("highest_level", "最高层级", "Highest level", "chosen.highest_level"),
    Field("is_resolved", Text("已办结", "Resolved"), "chosen.is_resolved", "yes_no"),
    level("resolved_level", "办结层级", "Resolved by", "chosen.resolved_level"),
    level(
        "solver",
        "本该办结的层级",
        "Could have solved it",
        solver(owner_levels(), of="chosen."),
    ),
    *WRITTEN,
)

LISTINGS: Mapping[str, Listed] = {
    "city_issues": Listed(_CITY_FIELDS, "chosen.region, chosen.collected_day, chosen.issue", ISSUES),
    "routed_issues": Listed(_ROUTED_FIELDS, "chosen.region, chosen.collected_day, chosen.issue", ISSUES),
}
"""The listings of these frames."""
