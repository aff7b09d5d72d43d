"""What the rows behind the figures of projects show, frame by frame."""

from collections.abc import Mapping

from dashboard.metrics.definition import Text
from dashboard.metrics.listing import WRITTEN, Field, Listed

_REGION = Field("region", Text("区划代码", "Region"), "chosen.region")
_PLACE = Field("place", Text("所在区划", "Place"), "chosen.region", "region")
_PROJECT = Field("project", Text("项目编号", "Project number"), "chosen.project", "key")
_YEAR = Field("year", Text("年度", "Year"), "chosen.year", "number")
_DEPARTMENT = Field("department", Text("责任单位", "Department"), "chosen.department")
_GROUP = Field("group", Text("监督小组", "Group"), "chosen.group_name")
_KIND = Field("kind", Text("类别", "Kind"), "chosen.kind", "word", vocabulary="project_kind")


def _name(sql: str) -> Field:
    return Field("name", Text("项目名称", "Project"), sql)


_PROJECT_FIELDS = (
    _PROJECT,
    _name("chosen.name"),
    _REGION,
    _PLACE,
    _KIND,
    _YEAR,
    _DEPARTMENT,
    _GROUP,
    Field("status", Text("状态", "Status"), "chosen.status", "word", vocabulary="project_status"),
    Field("planned_start", Text("计划开工", "Planned start"), "chosen.planned_start_day", "day"),
    Field("started", Text("实际开工", "Started"), "chosen.started_day", "day", "chosen.is_started_day_known"),
    Field("planned_finish", Text("计划完成", "Planned finish"), "chosen.planned_finish_day", "day"),
    Field(
        "finished", Text("实际完成", "Finished"), "chosen.finished_day", "day", "chosen.is_finished_day_known"
    ),
    Field("progress", Text("进度(%)", "Progress (%)"), "chosen.progress_parts / 100.0", "number"),
    Field("progress_parts", Text("进度(万分之一)", "Progress (1/10,000)"), "chosen.progress_parts", "number"),
    Field("weight", Text("权重", "Weight"), "chosen.weight", "number"),
    Field("weighted_parts", Text("进度×权重", "Progress x weight"), "chosen.weighted_parts", "number"),
    Field("cause", Text("滞后原因", "Cause of delay"), "chosen.cause", "word", vocabulary="delay_cause"),
    Field("delay_note", Text("滞后说明", "Note"), "chosen.delay_note"),
    Field("nodes_overdue", Text("逾期节点", "Nodes overdue"), "chosen.nodes_overdue", "number"),
    Field("nodes_late", Text("补上的节点", "Nodes caught up"), "chosen.nodes_late", "number"),
    *WRITTEN,
)

_NODE_FIELDS = (
    _PROJECT,
    _name("chosen.project_name"),
    Field("node", Text("节点", "Node"), "chosen.node"),
    _REGION,
    _PLACE,
    _DEPARTMENT,
    _GROUP,
    Field("owner", Text("责任人", "Owner"), "chosen.owner"),
    Field("due", Text("计划时间", "Due"), "chosen.due_day", "day", "chosen.is_due_day_known"),
    Field("done", Text("完成时间", "Done"), "chosen.done_day", "day", "chosen.is_done_day_known"),
    Field("light", Text("状态", "Light"), "chosen.light", "word", vocabulary="node_light"),
    *WRITTEN,
)

_CHECK_FIELDS = (
    _PROJECT,
    _name("chosen.project_name"),
    _REGION,
    _PLACE,
    _GROUP,
    Field("day", Text("监督日期", "Day"), "chosen.day", "day", "chosen.is_day_known"),
    Field("kind", Text("监督方式", "Kind"), "chosen.kind", "word", vocabulary="project_check_kind"),
    Field("deputies", Text("参加代表", "Deputies"), "chosen.deputies"),
    Field("finding", Text("发现问题", "Finding"), "chosen.finding"),
    Field("advice", Text("意见建议", "Advice"), "chosen.advice"),
    Field("result", Text("结果", "Result"), "chosen.result"),
    *WRITTEN,
)

_DUTY_FIELDS = (
    _PROJECT,
    _name("chosen.project_name"),
    _REGION,
    _PLACE,
    _DEPARTMENT,
    _GROUP,
    Field("kind", Text("应有的监督", "Owed"), "chosen.kind", "word", vocabulary="check_obligation"),
    Field("period", Text("哪一期", "Period"), "chosen.period"),
    Field("due", Text("最迟", "Due"), "chosen.due_day", "day"),
    Field("met", Text("落实日期", "Made on"), "chosen.met_day", "day"),
    *WRITTEN,
)

_BALLOT_FIELDS = (
    _REGION,
    _PLACE,
    _YEAR,
    Field("candidates", Text("候选项目", "Candidates"), "chosen.candidates", "number"),
    Field("places", Text("应选", "Places"), "chosen.places", "number"),
    Field("chosen", Text("选定", "Chosen"), "chosen.chosen", "number"),
    Field("surplus", Text("差额", "Surplus"), "chosen.surplus", "number"),
    Field("is_in_band", Text("差额在区间内", "Within the band"), "chosen.is_in_band", "yes_no"),
    *WRITTEN,
)

_CANDIDATE_FIELDS = (
    _PROJECT,
    _name("chosen.name"),
    _REGION,
    _PLACE,
    _YEAR,
    _DEPARTMENT,
    Field("votes_for", Text("赞成票", "Votes for"), "chosen.votes_for", "number"),
    Field("votes_cast", Text("投票数", "Votes cast"), "chosen.votes_cast", "number"),
    Field("is_chosen", Text("当选", "Chosen"), "chosen.is_chosen", "yes_no"),
    *WRITTEN,
)

_SOLICITATION_FIELDS = (
    _REGION,
    _PLACE,
    _YEAR,
    Field("kind", Text("征集方式", "Kind"), "chosen.kind", "word", vocabulary="solicitation_kind"),
    Field("quantity", Text("数量", "Quantity"), "chosen.quantity", "number"),
    *WRITTEN,
)

LISTINGS: Mapping[str, Listed] = {
    "projects": Listed(_PROJECT_FIELDS, "chosen.region, chosen.project"),
    "project_nodes": Listed(_NODE_FIELDS, "chosen.region, chosen.project, chosen.due_day, chosen.node"),
    "project_checks": Listed(_CHECK_FIELDS, "chosen.region, chosen.day, chosen.check_key"),
    "project_duties": Listed(_DUTY_FIELDS, "chosen.region, chosen.project, chosen.due_day, chosen.kind"),
    "ballots": Listed(_BALLOT_FIELDS, "chosen.region, chosen.year"),
    "candidates": Listed(_CANDIDATE_FIELDS, "chosen.region, chosen.year, chosen.project"),
    "solicitations": Listed(_SOLICITATION_FIELDS, "chosen.region, chosen.year, chosen.kind"),
}
"""The listings of the frames of projects."""

WORDS: Mapping[str, Mapping[str, Text]] = {
    "project_status": {
        "not_started": Text("未到开工", "not started"),
        "on_schedule": Text("按计划推进", "on schedule"),
        "due_soon": Text("临近到期", "due soon"),
        "late": Text("滞后", "late"),
        "done_on_time": Text("按期办成", "done on time"),
        "done_late": Text("逾期办成", "done late"),
        "unknown": Text("无法判断", "can't be told"),
    },
    "node_light": {
        "on_time": Text("按期完成", "on time"),
        "caught_up": Text("逾期后补上", "caught up"),
        "overdue": Text("逾期未完成", "overdue"),
        "due_soon": Text("临近到期", "due soon"),
        "ahead": Text("未到时间", "ahead"),
    },
}
"""Words of the rules for projects and nodes."""
