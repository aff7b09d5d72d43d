"""What the rows behind a figure show, frame by frame."""

from collections.abc import Mapping

from dashboard.metrics import (
    budget_listings,
    closure_listings,
    deputy_listings,
    handling_listings,
    plan_listings,
    project_listings,
    satisfaction_listings,
    score_listings,
    submissions,
    suggestion_listings,
)
from dashboard.metrics.definition import Text
from dashboard.metrics.issue_fields import (
    CATEGORY,
    COLLECTED,
    DEPARTMENT,
    ISSUE,
    ISSUES,
    PLACE,
    REGION,
    STATION,
    TITLE,
    WRITTEN,
    level,
)
from dashboard.metrics.listing import Field, Listed

_ISSUE_FIELDS = (
    ISSUE,
    REGION,
    PLACE,
    level("level", "收集层级", "Level", "chosen.level"),
    STATION,
    COLLECTED,
    CATEGORY,
    TITLE,
    DEPARTMENT,
    Field("routing", Text("处理方式", "Routing"), "chosen.routing", "word", vocabulary="routing"),
    level("current_level", "现在层级", "Now at", "chosen.current_level"),
    level("highest_level", "最高层级", "Highest level", "chosen.highest_level"),
    Field("is_resolved", Text("已办结", "Resolved"), "chosen.is_resolved", "yes_no"),
    Field("resolved", Text("办结日期", "Resolved on"), "chosen.resolved_day", "day"),
    level("resolved_level", "办结层级", "Resolved by", "chosen.resolved_level"),
    Field(
        "disposition",
        Text("办理结果", "Disposition"),
        "chosen.disposition",
        "word",
        vocabulary="disposition",
    ),
    Field("is_closed", Text("已销号", "Closed"), "chosen.is_closed", "yes_no"),
    Field("closed", Text("销号日期", "Closed on"), "chosen.closed_day", "day"),
    Field("is_reopened", Text("重办过", "Reopened"), "chosen.is_reopened", "yes_no"),
    Field("days", Text("已用天数", "Days so far"), "chosen.days_observed", "number"),
    *WRITTEN,
)

_STAY_FIELDS = (
    ISSUE,
    Field("stay", Text("第几段", "Stay"), "chosen.stay", "number"),
    REGION,
    PLACE,
    level("level", "层级", "At level", "chosen.level"),
    Field("collected", Text("收集日期", "Collected"), "chosen.collected_day", "day", "issues.is_day_known"),
    CATEGORY,
    TITLE,
    DEPARTMENT,
    Field("entered_by", Text("如何到达", "Came by"), "chosen.entered_by", "word", vocabulary="entered_by"),
    Field("entered", Text("到达日期", "Came on"), "chosen.entered_day", "day", "chosen.is_entered_known"),
    Field("outcome", Text("去向", "Outcome"), "chosen.outcome", "word", vocabulary="outcome"),
    Field("left", Text("离开日期", "Left on"), "chosen.ended_day", "day", "chosen.is_left_known"),
    Field("timing", Text("时限", "Timing"), "chosen.timing", "word", vocabulary="timing"),
    Field("days", Text("停留天数", "Days"), "chosen.days_observed", "number"),
    Field("is_confirmed", Text("双方对上", "Confirmed"), "chosen.is_confirmed", "yes_no"),
    Field("problem", Text("疑点", "Problem"), "chosen.problem", "word", vocabulary="problem"),
    Field("file", Text("文件", "File"), "chosen.file"),
    Field("sheet", Text("工作表", "Sheet"), "chosen.sheet"),
    Field("row", Text("行", "Row"), "chosen.row", "number"),
)

_BACKLOG_FIELDS = (
    ISSUE,
    REGION,
    PLACE,
    level("level", "收集层级", "Level", "chosen.level"),
    STATION,
    COLLECTED,
    CATEGORY,
    TITLE,
    DEPARTMENT,
    level("current_level", "现在层级", "Now at", "chosen.current_level"),
    Field("on", Text("截至", "As at"), "chosen.last_day", "day"),
    Field("age", Text("已等工作日", "Working days"), "chosen.age", "number"),
    Field("is_reopened", Text("重办过", "Reopened"), "chosen.is_reopened", "yes_no"),
    *WRITTEN,
)

_RECEPTION_FIELDS = (
    Field("reception", Text("接待编号", "Reception"), "chosen.reception", "key"),
    REGION,
    Field("place", Text("接待单位", "Place"), "chosen.region", "region"),
    STATION,
    Field("day", Text("接待日期", "Day"), "chosen.day", "day", "chosen.is_day_known"),
    Field("mode", Text("接待方式", "Mode"), "chosen.mode", "word", vocabulary="reception_mode"),
    Field("setting", Text("接待场所", "Setting"), "chosen.setting", "word", vocabulary="reception_setting"),
    Field("campaign", Text("主题活动", "Campaign"), "chosen.campaign"),
    Field("deputies", Text("接待代表", "Deputies"), "chosen.deputies"),
    Field("deputy_attendances", Text("代表人次", "Attendances"), "chosen.deputy_attendances", "number"),
    Field("others_attendances", Text("其他人员", "Others"), "chosen.others_attendances", "number"),
    Field("person_times", Text("接待人次", "Person-times"), "chosen.person_times", "number"),
    Field("opinions", Text("收集意见数", "Opinions"), "chosen.opinions", "number"),
    Field("solved_on_spot", Text("现场解答数", "Solved on the spot"), "chosen.solved_on_spot", "number"),
    Field("file", Text("文件", "File"), "chosen.file"),
    Field("sheet", Text("工作表", "Sheet"), "chosen.sheet"),
    Field("row", Text("行", "Row"), "chosen.row", "number"),
)

_RECEPTION_ISSUE_FIELDS = (
    Field("reception", Text("接待编号", "Reception"), "chosen.reception", "key"),
    Field("day", Text("接待日期", "Day"), "chosen.day", "day"),
    ISSUE,
    REGION,
    PLACE,
    COLLECTED,
    CATEGORY,
    TITLE,
    DEPARTMENT,
    Field("is_resolved", Text("已办结", "Resolved"), "chosen.is_resolved", "yes_no"),
    Field("resolved", Text("办结日期", "Resolved on"), "chosen.resolved_day", "day"),
    *WRITTEN,
)

_STATION_FIELDS = (
    Field("station", Text("站点编号", "Station"), "chosen.station"),
    Field("name", Text("站点名称", "Name"), "chosen.name"),
    Field("kind", Text("类型", "Kind"), "chosen.kind", "word", vocabulary="station_kind"),
    Field("grade", Text("等级", "Grade"), "chosen.grade", "word", vocabulary="station_grade"),
    REGION,
    Field("place", Text("所在区划", "Place"), "chosen.region", "region"),
    Field("opened", Text("启用日期", "Opened"), "chosen.opened_day", "day"),
    Field("reception_rule", Text("接待日", "Reception day"), "chosen.reception_rule"),
    Field("since", Text("统计自", "Counted from"), "chosen.first_day", "day"),
    Field("on", Text("统计至", "Counted to"), "chosen.last_day", "day"),
    Field("sessions", Text("接待场次", "Sessions"), "chosen.sessions", "number"),
    Field("person_times", Text("接待人次", "Person-times"), "chosen.person_times", "number"),
    Field("file", Text("文件", "File"), "chosen.file"),
    Field("sheet", Text("工作表", "Sheet"), "chosen.sheet"),
    Field("row", Text("行", "Row"), "chosen.row", "number"),
)

_GRADED_FIELDS = (
    *_STATION_FIELDS[:8],
    Field("guidance_group", Text("指导组", "Guidance group"), "chosen.guidance_group"),
    Field("feature", Text("品牌", "Feature"), "chosen.feature"),
    Field("subsidy", Text("财政补助(元)", "Subsidy (yuan)"), "chosen.subsidy", "number"),
    Field("since", Text("统计自", "Counted from"), "chosen.first_day", "day"),
    Field("on", Text("统计至", "Counted to"), "chosen.last_day", "day"),
    Field("sessions", Text("接待场次", "Sessions"), "chosen.sessions", "number"),
    Field("active_months", Text("有接待的月数", "Months with receptions"), "chosen.active_months", "number"),
    Field("person_times", Text("接待人次", "Person-times"), "chosen.person_times", "number"),
    Field("opinions", Text("收集意见数", "Opinions"), "chosen.opinions", "number"),
    Field("deputy_attendances", Text("代表人次", "Attendances"), "chosen.deputy_attendances", "number"),
    *_STATION_FIELDS[-3:],
)

_GUIDANCE_FIELDS = (
    Field("guidance_group", Text("指导组", "Guidance group"), "chosen.guidance_group"),
    Field("on", Text("截至", "As at"), "chosen.last_day", "day"),
    Field("stations", Text("指导站点数", "Stations"), "chosen.stations_guided", "number"),
)

_PLACE_FIELDS = (
    REGION,
    Field("name", Text("名称", "Name"), "chosen.name"),
    level("level", "层级", "Level", "chosen.level"),
    Field("voters", Text("选民数", "Voters"), "chosen.voters", "number"),
    Field("is_provisional", Text("暂存", "Provisional"), "chosen.is_provisional", "yes_no"),
)

_VILLAGE_FIELDS = (
    REGION,
    Field("village", Text("村(社区)", "Village"), "chosen.name"),
    Field("town", Text("镇街", "Town"), "chosen.town", "region"),
    Field("on", Text("截至", "As at"), "chosen.last_day", "day"),
    Field("stations", Text("启用站点数", "Open stations"), "chosen.stations", "number"),
    Field("voters", Text("选民数", "Voters"), "chosen.voters", "number"),
)

LISTINGS: Mapping[str, Listed] = {
    "issues": Listed(_ISSUE_FIELDS, "chosen.region, chosen.collected_day, chosen.issue", ISSUES),
    "stays": Listed(_STAY_FIELDS, "chosen.region, chosen.collected_day, chosen.issue, chosen.stay", ISSUES),
    "backlog": Listed(
        _BACKLOG_FIELDS, "chosen.last_day, chosen.collected_day, chosen.region, chosen.issue", ISSUES
    ),
    "receptions": Listed(_RECEPTION_FIELDS, "chosen.region, chosen.day, chosen.reception"),
    "reception_issues": Listed(_RECEPTION_ISSUE_FIELDS, "chosen.region, chosen.day, chosen.issue", ISSUES),
    "stations": Listed(_STATION_FIELDS, "chosen.last_day, chosen.region, chosen.station"),
    "graded_stations": Listed(_GRADED_FIELDS, "chosen.last_day, chosen.region, chosen.station"),
    "guidance_groups": Listed(_GUIDANCE_FIELDS, "chosen.last_day, chosen.guidance_group"),
    "places": Listed(_PLACE_FIELDS, "chosen.last_day, chosen.region"),
    "villages": Listed(_VILLAGE_FIELDS, "chosen.last_day, chosen.region"),
    **closure_listings.LISTINGS,
    **deputy_listings.LISTINGS,
    **handling_listings.LISTINGS,
    **project_listings.LISTINGS,
    **satisfaction_listings.LISTINGS,
    **plan_listings.LISTINGS,
    **budget_listings.LISTINGS,
    **score_listings.LISTINGS,
    **suggestion_listings.LISTINGS,
    **submissions.LISTINGS,
}
"""Every frame's listing."""

WORDS: Mapping[str, Mapping[str, Text]] = {
    **closure_listings.WORDS,
    **project_listings.WORDS,
    **satisfaction_listings.WORDS,
    **plan_listings.WORDS,
    **budget_listings.WORDS,
    **score_listings.WORDS,
    **suggestion_listings.WORDS,
    **submissions.WORDS,
    "entered_by": {
        "first_collected": Text("首次收集", "first collected"),
        "arrived": Text("下级上报到达", "arrived"),
        "returned_in": Text("上级退回", "returned from above"),
        "reopened_here": Text("本级重办", "reopened here"),
    },
    "outcome": {
        "resolved": Text("办结", "resolved"),
        "resolved_then_reopened": Text("办结后重办", "resolved, then reopened"),
        "escalated": Text("上报", "escalated"),
        "returned": Text("退回下级", "sent down"),
        "in_progress": Text("在办", "in progress"),
    },
    "timing": {
        "on_time": Text("按时办出", "ended on time"),
        "late": Text("超时办出", "ended late"),
        "open_within": Text("在办未到期", "open within the limit"),
        "open_overdue": Text("在办已超时", "open and overdue"),
        "unknown": Text("不明", "unknown"),
    },
    "problem": {
        "never_arrives": Text("上报未到", "never arrives"),
        "from_nowhere": Text("来源不明", "from nowhere"),
        "double": Text("重复接收", "received twice"),
    },
}
"""Words that rules and the warehouse use and that no vocabulary file holds."""
