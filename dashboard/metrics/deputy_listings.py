"""What the rows behind the figures of deputies show, frame by frame."""

from collections.abc import Mapping

from dashboard.metrics.definition import Text
from dashboard.metrics.listing import WRITTEN, Field, Listed

_DEPUTY = Field("deputy", Text("代表编号", "Deputy number"), "chosen.deputy", "key")
_NAME = Field("name", Text("代表", "Deputy"), "chosen.label")
_TIER = Field("tier", Text("代表层级", "Tier"), "chosen.tier", "word", vocabulary="deputy_tier")
_REGION = Field("region", Text("区划代码", "Region"), "chosen.region")
_PLACE = Field("place", Text("所在区划", "Place"), "chosen.region", "region")
_STATION = Field("station", Text("所属站点", "Station"), "chosen.station", "station")

_DEPUTY_FIELDS = (
    _DEPUTY,
    _NAME,
    _TIER,
    _REGION,
    _PLACE,
    _STATION,
    Field("on", Text("截至", "As at"), "chosen.last_day", "day"),
    Field("term_from", Text("任期开始", "Term from"), "chosen.term_from_day", "day"),
    Field("term_to", Text("任期结束", "Term to"), "chosen.term_to_day", "day"),
    Field("is_reelected", Text("连任", "Re-elected"), "chosen.is_reelected", "yes_no"),
    Field("grid", Text("网格", "Grid"), "chosen.grid"),
    Field("grid_role", Text("网格职务", "Role"), "chosen.grid_role", "word", vocabulary="grid_role"),
    Field("reported", Text("述职日期", "Reported to voters"), "chosen.reported_day", "day"),
    *WRITTEN,
)

_SERVING_FIELDS = (
    _DEPUTY,
    _NAME,
    _TIER,
    _REGION,
    _PLACE,
    _STATION,
    Field("months", Text("在任月数", "Months in office"), "chosen.months", "number"),
    Field("activities", Text("参加活动", "Activities attended"), "chosen.activities", "number"),
    Field("newest", Text("最近一次", "Latest"), "chosen.newest_day", "day"),
    *WRITTEN,
)

_MONTH_FIELDS = (
    _DEPUTY,
    _NAME,
    _TIER,
    _REGION,
    _PLACE,
    _STATION,
    Field("month", Text("月份", "Month"), "chosen.ym", "number"),
    Field("activities", Text("参加活动", "Activities attended"), "chosen.activities", "number"),
    *WRITTEN,
)

_ACTIVITY_FIELDS = (
    _DEPUTY,
    _NAME,
    _TIER,
    _REGION,
    _PLACE,
    Field("day", Text("日期", "Day"), "chosen.day", "day", "chosen.is_day_known"),
    Field("kind", Text("活动类型", "Kind"), "chosen.kind", "word", vocabulary="activity_kind"),
    Field("title", Text("主题", "Title"), "chosen.title"),
    Field("event", Text("活动", "Event"), "chosen.event"),
    Field("group", Text("小组", "Group"), "groups.name"),
    Field("person_times", Text("联系选民人次", "Person-times met"), "chosen.person_times", "number"),
    Field("households", Text("走访户数", "Households"), "chosen.households", "number"),
    Field("role", Text("角色", "Role"), "chosen.role", "word", vocabulary="activity_role"),
    Field("is_verified", Text("已审核", "Verified"), "chosen.is_verified", "yes_no"),
    *WRITTEN,
)

_LISTED_FIELDS = (
    _DEPUTY,
    _NAME,
    _TIER,
    _REGION,
    _PLACE,
    Field("day", Text("日期", "Day"), "chosen.day", "day", "chosen.is_day_known"),
    Field("ledger", Text("台账", "Ledger"), "chosen.ledger", "word", vocabulary="ledger"),
    Field("record", Text("记录编号", "Record"), "chosen.record", "key"),
    Field("title", Text("内容", "About"), "chosen.title"),
    Field("written", Text("台账写法", "As written"), "chosen.written"),
    *WRITTEN,
)

_GROUP_FIELDS = (
    Field("group", Text("小组编号", "Group number"), "chosen.group_name", "key"),
    Field("name", Text("小组", "Group"), "chosen.name"),
    Field("kind", Text("小组类型", "Kind"), "chosen.kind", "word", vocabulary="group_kind"),
    _REGION,
    _PLACE,
    Field("leader", Text("组长", "Leader"), "chosen.leader"),
    Field("linked_member", Text("联系委员", "Linked member"), "chosen.linked_member"),
    Field("members", Text("组内成员", "Members"), "chosen.members", "number"),
    Field("deputies", Text("其中代表", "Of them deputies"), "chosen.deputies", "number"),
    Field("active", Text("参加过活动的代表", "Deputies who attended"), "chosen.active", "number"),
    Field("events", Text("活动场次", "Events"), "chosen.events", "number"),
    Field("attendances", Text("代表参加人次", "Attendances"), "chosen.attendances", "number"),
    Field("newest", Text("最近一次", "Latest"), "chosen.newest_day", "day"),
    *WRITTEN,
)

LISTINGS: Mapping[str, Listed] = {
    "deputies": Listed(_DEPUTY_FIELDS, "chosen.last_day, chosen.region, chosen.deputy"),
    "serving_deputies": Listed(_SERVING_FIELDS, "chosen.region, chosen.deputy"),
    "deputy_months": Listed(_MONTH_FIELDS, "chosen.region, chosen.deputy, chosen.ym"),
    "activities": Listed(
        _ACTIVITY_FIELDS,
        "chosen.region, chosen.day, chosen.activity",
        "left join groups on chosen.group_name = groups.group_id",
    ),
    "listed_deputies": Listed(
        _LISTED_FIELDS, "chosen.region, chosen.deputy, chosen.day, chosen.ledger, chosen.record"
    ),
    "groups": Listed(_GROUP_FIELDS, "chosen.region, chosen.group_name"),
}
"""The listings of the frames of deputies."""
