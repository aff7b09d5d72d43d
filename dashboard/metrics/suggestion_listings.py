"""What the rows behind the figures of suggestions and of what is due show, frame by frame."""

from collections.abc import Mapping

from dashboard.metrics.definition import Text
from dashboard.metrics.listing import WRITTEN, Field, Listed

_REGION = Field("region", Text("区划代码", "Region"), "chosen.region")
_PLACE = Field("place", Text("所在区划", "Place"), "chosen.region", "region")
_SUGGESTION = Field("suggestion", Text("建议编号", "Suggestion"), "chosen.suggestion", "key")
_TITLE = Field("title", Text("建议标题", "Title"), "chosen.title")
_SESSION = Field("session", Text("会次", "Session"), "chosen.session")
_LEVEL = Field("level", Text("办理层级", "Level"), "chosen.level", "word", vocabulary="level")
_DEPUTY = Field("deputy", Text("领衔代表", "Deputy"), "coalesce(deputies.label, chosen.deputy)")
_DEPUTIES = "left join deputies on chosen.deputy = deputies.deputy"
_DEPARTMENT = Field("department", Text("承办单位", "Department"), "chosen.department")
_ROUTING = Field("routing", Text("处理方式", "Routing"), "chosen.routing", "word", vocabulary="routing")
_SUBMITTED = Field(
    "submitted", Text("提出日期", "Submitted"), "chosen.submitted_day", "day", "chosen.is_submitted_day_known"
)
_LIMIT = Field("limit", Text("时限末日", "Last day"), "chosen.limit_day", "day")
_LEFT = Field("days_left", Text("剩余工作日", "Working days left"), "chosen.days_left", "number")
_ON = Field("on", Text("截至", "As at"), "chosen.last_day", "day")


def _day(key: str, zh: str, en: str, sql: str) -> Field:
    return Field(key, Text(zh, en), sql, "day")


def _word(key: str, zh: str, en: str, vocabulary: str) -> Field:
    return Field(key, Text(zh, en), f"chosen.{key}", "word", vocabulary=vocabulary)


_SUGGESTION_FIELDS = (
    _SUGGESTION,
    _TITLE,
    _REGION,
    _PLACE,
    _LEVEL,
    _SESSION,
    _DEPUTY,
    Field("lead", Text("来源线索", "Lead"), "chosen.lead", "key"),
    _ROUTING,
    _DEPARTMENT,
    _SUBMITTED,
    _day("dispatched", "交办日期", "Dispatched", "chosen.dispatched_on"),
    _day("accepted", "接单日期", "Accepted", "chosen.accepted_on"),
    _day("met", "面商日期", "Face to face", "chosen.met_on"),
    _day("answered", "答复或办成日期", "Answered or done", "chosen.answered_on"),
    _word("grade", "办理等级", "Grade", "suggestion_grade"),
    _day("done", "办成日期", "Done", "chosen.done_on"),
    _word("satisfaction", "满意度", "Satisfaction", "satisfaction"),
    _day("followed", "回头看日期", "Followed up", "chosen.followed_on"),
    _word("follow_up_grade", "回头看等级", "Grade at the follow-up", "suggestion_grade"),
    Field("is_keyed", Text("重点督办", "Key supervision"), "chosen.is_keyed", "yes_no"),
    _word("stage", "走到哪步", "Stage", "suggestion_stage"),
    _word("timing", "时限", "Timing", "suggestion_timing"),
    *WRITTEN,
)

_LEAD_FIELDS = (
    Field("lead", Text("线索编号", "Lead"), "chosen.lead", "key"),
    Field("topic", Text("线索内容", "Topic"), "chosen.topic"),
    _REGION,
    _PLACE,
    Field("day", Text("收集日期", "Gathered"), "chosen.day", "day", "chosen.is_day_known"),
    _word("source", "线索来源", "Source", "issue_source"),
    Field("is_formed", Text("形成建议", "Became a suggestion"), "chosen.is_formed", "yes_no"),
    Field("suggestion", Text("建议编号", "Suggestion"), "chosen.became", "key"),
    *WRITTEN,
)

_OPEN_FIELDS = (
    _SUGGESTION,
    _TITLE,
    _REGION,
    _PLACE,
    _LEVEL,
    _SESSION,
    _DEPUTY,
    _DEPARTMENT,
    _ROUTING,
    _SUBMITTED,
    _day("dispatched", "交办日期", "Dispatched", "chosen.dispatched_on"),
    _word("stage", "走到哪步", "Stage", "open_stage"),
    _LIMIT,
    _LEFT,
    _ON,
    *WRITTEN,
)

_STAY_FIELDS = (
    Field("issue", Text("问题编号", "Issue"), "chosen.issue", "key"),
    Field("title", Text("问题摘要", "Title"), "issues.title"),
    _REGION,
    _PLACE,
    Field("level", Text("在哪一级", "Now at"), "chosen.level", "word", vocabulary="level"),
    _DEPARTMENT,
    _word("category", "问题类别", "Category", "category"),
    Field("collected", Text("收集日期", "Collected"), "chosen.collected_day", "day", "issues.is_day_known"),
    Field("entered", Text("到达日期", "Came on"), "chosen.entered_day", "day", "chosen.is_entered_known"),
    _LIMIT,
    _LEFT,
    _ON,
    *WRITTEN,
)

LISTINGS: Mapping[str, Listed] = {
    "suggestions": Listed(
        _SUGGESTION_FIELDS, "chosen.region, chosen.submitted_day, chosen.suggestion", _DEPUTIES
    ),
    "leads": Listed(_LEAD_FIELDS, "chosen.region, chosen.day, chosen.lead"),
    "open_suggestions": Listed(
        _OPEN_FIELDS,
        "chosen.last_day, chosen.days_left, chosen.region, chosen.suggestion",
        _DEPUTIES,
    ),
    "open_stays": Listed(
        _STAY_FIELDS,
        "chosen.last_day, chosen.days_left, chosen.region, chosen.issue, chosen.stay",
        "left join issues on chosen.issue = issues.issue",
    ),
}
"""The listings of the frames of suggestions, leads, and what is due."""

WORDS: Mapping[str, Mapping[str, Text]] = {
    "suggestion_stage": {
        "submitted": Text("已提出", "submitted"),
        "dispatched": Text("已交办", "dispatched"),
        "accepted": Text("已接单", "accepted"),
        "answered": Text("已答复", "answered"),
        "done": Text("已办成", "done"),
        "rated": Text("已评价", "rated"),
    },
    "suggestion_timing": {
        "on_time": Text("按时答复", "answered on time"),
        "late": Text("超时答复", "answered late"),
        "open_within": Text("在办未到期", "open within the limit"),
        "open_overdue": Text("在办已超时", "open and overdue"),
        "unknown": Text("不明", "unknown"),
    },
    "open_stage": {
        "undispatched": Text("还没交办", "not dispatched"),
        "unaccepted": Text("交办未接单", "dispatched, not accepted"),
        "working": Text("接单未答复", "accepted, not answered"),
    },
}
"""Words of the rules for suggestions."""
