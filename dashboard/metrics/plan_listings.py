"""What the rows behind the figures of the supervision plan and of what is owed show, frame by frame."""

from collections.abc import Mapping

from dashboard.metrics.definition import Text
from dashboard.metrics.listing import WRITTEN, Field, Listed

_REGION = Field("region", Text("区划代码", "Region"), "chosen.region")
_PLACE = Field("place", Text("所在区划", "Place"), "chosen.region", "region")
_DUTY = Field("kind", Text("应办事项", "Duty"), "chosen.kind", "word", vocabulary="obligation")
_SUBJECT = Field("subject", Text("谁", "Who"), "chosen.subject_name")
_PERIOD = Field("period", Text("哪一期", "Period"), "chosen.period")
_DUE = Field("due", Text("最迟", "Due"), "chosen.due_day", "day")
_REQUIRED = Field("required", Text("应做", "Required"), "chosen.required", "number")
_MADE = Field("made", Text("已做", "Done"), "chosen.made", "number")
_MET = Field("met", Text("做到日期", "Met on"), "chosen.met_day", "day")
_OWNER = Field("owner", Text("责任人", "Owner"), "chosen.department")


def _state(vocabulary: str) -> Field:
    return Field("state", Text("状态", "State"), "chosen.state", "word", vocabulary=vocabulary)


_DUTY_FIELDS = (
    _DUTY,
    _SUBJECT,
    _REGION,
    _PLACE,
    _OWNER,
    _PERIOD,
    _DUE,
    _REQUIRED,
    _MADE,
    _MET,
    _state("duty_state"),
    *WRITTEN,
)

_RUNNING_FIELDS = (
    _DUTY,
    _SUBJECT,
    _REGION,
    _PLACE,
    Field("on", Text("截至", "As at"), "chosen.last_day", "day"),
    _PERIOD,
    _DUE,
    _REQUIRED,
    _MADE,
    Field("projected", Text("预计", "Projected"), "chosen.projected", "number"),
    Field("days_gone", Text("已过天数", "Days gone"), "chosen.days_gone", "number"),
    Field("days_all", Text("全期天数", "Days in all"), "chosen.days_all", "number"),
    _state("running_state"),
    *WRITTEN,
)

_LIST_FIELDS = (
    Field("deputy", Text("代表", "Deputy"), "chosen.subject_name"),
    Field("kind", Text("清单事项", "Duty"), "chosen.kind", "word", vocabulary="obligation"),
    _REGION,
    _PLACE,
    _PERIOD,
    _DUE,
    _REQUIRED,
    _MADE,
    Field("missing", Text("欠", "Owed"), "chosen.missing", "number"),
    _MET,
    *WRITTEN,
)

_TASK_FIELDS = (
    Field("task", Text("任务编号", "Task number"), "chosen.task", "key"),
    Field("list", Text("清单", "List"), "chosen.list", "word", vocabulary="task_list"),
    Field("title", Text("任务", "Task"), "chosen.title"),
    Field("theme", Text("主题", "Theme"), "chosen.theme"),
    _REGION,
    _PLACE,
    Field("month", Text("计划月份", "Month"), "chosen.ym", "number"),
    _OWNER,
    Field("due", Text("完成时限", "Due"), "chosen.due_day", "day"),
    Field("done", Text("完成日期", "Done"), "chosen.met_day", "day", "chosen.is_done_day_known"),
    _state("task_state"),
    Field("outcome", Text("结果", "Outcome"), "chosen.outcome", "word", vocabulary="task_outcome"),
    *WRITTEN,
)

_MEETING_FIELDS = (
    Field("kind", Text("会议类型", "Kind"), "chosen.kind", "word", vocabulary="meeting_kind"),
    _REGION,
    _PLACE,
    Field("day", Text("会议日期", "Day"), "chosen.day", "day", "chosen.is_day_known"),
    Field("topics", Text("议题", "Topics"), "chosen.topics"),
    Field("topic_count", Text("议题数", "Number of topics"), "chosen.topic_count", "number"),
    Field("attended", Text("参会人数", "Attended"), "chosen.attended", "number"),
    *WRITTEN,
)

_MEETING_DUTY_FIELDS = (
    Field("kind", Text("会议类型", "Kind"), "chosen.kind", "word", vocabulary="meeting_kind"),
    _SUBJECT,
    _REGION,
    _PERIOD,
    _DUE,
    _REQUIRED,
    _MADE,
    Field("missing", Text("差", "Short"), "chosen.missing", "number"),
    *WRITTEN,
)

_CYCLE_FIELDS = (
    Field("topic", Text("议题", "Topic"), "chosen.topic"),
    _REGION,
    _PLACE,
    Field(
        "announced",
        Text("公告日期", "Announced"),
        "chosen.announced_day",
        "day",
        "chosen.is_announced_day_known",
    ),
    _DUE,
    Field(
        "supervised",
        Text("督办日期", "Supervised"),
        "chosen.met_day",
        "day",
        "chosen.is_supervised_day_known",
    ),
    _state("cycle_state"),
    Field("is_off_month", Text("双月才公告", "Announced in an even month"), "chosen.is_off_month", "yes_no"),
    Field("participants", Text("参加人数", "Participants"), "chosen.participants", "number"),
    Field("result", Text("督办结果", "Result"), "chosen.result", "word", vocabulary="cycle_result"),
    *WRITTEN,
)

_RECEPTION_DAY_FIELDS = (
    Field("station", Text("站点编号", "Station"), "chosen.station"),
    Field("name", Text("站点名称", "Name"), "chosen.name"),
    _REGION,
    _PLACE,
    Field("asked", Text("规定接待日", "Day asked for"), "chosen.due_day", "day"),
    Field("held", Text("接待日期", "Held on"), "chosen.met_day", "day"),
    _state("reception_day_state"),
    Field("deputies_there", Text("到场代表人次", "Deputies there"), "chosen.deputies_there", "number"),
    Field("people_there", Text("接待人次", "Person-times"), "chosen.people_there", "number"),
    *WRITTEN,
)

_ISSUE_CYCLE_FIELDS = (
    Field("issue", Text("问题编号", "Issue"), "chosen.issue", "key"),
    _REGION,
    Field("place", Text("收集单位", "Place"), "chosen.region", "region"),
    Field("level", Text("收集层级", "Level"), "chosen.level", "word", vocabulary="level"),
    Field("collected", Text("收集日期", "Collected"), "chosen.collected_day", "day", "chosen.is_day_known"),
    Field("title", Text("问题摘要", "Title"), "issues.title"),
    Field("department", Text("承办单位", "Department"), "chosen.department"),
    Field("assigned_ym", Text("交办月份", "Assigned in"), "chosen.assigned_ym", "number"),
    Field("fed_back_ym", Text("反馈月份", "Fed back in"), "chosen.fed_back_ym", "number"),
    Field("is_resolved", Text("已办结", "Resolved"), "chosen.is_resolved", "yes_no"),
    Field("file", Text("文件", "File"), "issues.file"),
    Field("sheet", Text("工作表", "Sheet"), "issues.sheet"),
    Field("row", Text("行", "Row"), "issues.row", "number"),
)

LISTINGS: Mapping[str, Listed] = {
    "obligations": Listed(_DUTY_FIELDS, "chosen.region, chosen.due_day, chosen.duty"),
    "running_duties": Listed(_RUNNING_FIELDS, "chosen.last_day, chosen.region, chosen.due_day, chosen.duty"),
    "duty_list": Listed(_LIST_FIELDS, "chosen.region, chosen.due_day, chosen.duty"),
    "tasks": Listed(_TASK_FIELDS, "chosen.region, chosen.ym, chosen.due_day, chosen.task"),
    "meetings": Listed(_MEETING_FIELDS, "chosen.region, chosen.day, chosen.meeting"),
    "meeting_duties": Listed(_MEETING_DUTY_FIELDS, "chosen.region, chosen.due_day, chosen.duty"),
    "cycles": Listed(_CYCLE_FIELDS, "chosen.region, chosen.day, chosen.cycle"),
    "reception_days": Listed(_RECEPTION_DAY_FIELDS, "chosen.region, chosen.due_day, chosen.duty"),
    "issue_cycles": Listed(
        _ISSUE_CYCLE_FIELDS,
        "chosen.region, chosen.collected_day, chosen.issue",
        "left join issues on chosen.issue = issues.issue",
    ),
}
"""The listings of these frames."""

WORDS: Mapping[str, Mapping[str, Text]] = {
    "duty_state": {
        "on_time": Text("按时做到", "in time"),
        "late": Text("逾期做到", "late"),
        "missed": Text("没有做到", "missed"),
    },
    "running_state": {
        "met": Text("已做到", "met"),
        "on_pace": Text("跟得上", "on pace"),
        "behind": Text("照此做不到", "behind"),
        "not_yet": Text("还没有做", "not yet done"),
    },
    "task_state": {
        "on_time": Text("按期完成", "done on time"),
        "late": Text("逾期完成", "done late"),
        "undated": Text("完成但没有日期", "done, undated"),
        "overdue": Text("逾期未完成", "overdue"),
        "open": Text("未到时限", "not yet due"),
        "dropped": Text("取消", "dropped"),
    },
    "cycle_state": {
        "on_time": Text("按时督办", "supervised in time"),
        "late": Text("迟督办", "supervised late"),
        "broken": Text("断链", "broken"),
        "open": Text("未到期", "not yet due"),
        "unannounced": Text("未公告即督办", "not announced"),
    },
    "reception_day_state": {
        "on_time": Text("当日接待", "held that day"),
        "late": Text("改日接待", "held later"),
        "missed": Text("没有接待", "missed"),
    },
}
"""Words of the rules for these."""
