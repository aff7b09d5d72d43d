"""What the rows behind the figures of scores show, frame by frame."""

from collections.abc import Mapping

from dashboard.metrics.definition import Text
from dashboard.metrics.listing import WRITTEN, Field, Listed
from dashboard.scores.shelf import rules

_DEPUTY = (
    Field("deputy", Text("代表编号", "Deputy number"), "chosen.deputy", "key"),
    Field("name", Text("代表", "Deputy"), "chosen.label"),
    Field("tier", Text("代表层级", "Tier"), "chosen.tier", "word", vocabulary="deputy_tier"),
    Field("region", Text("区划代码", "Region"), "chosen.region"),
    Field("place", Text("所在区划", "Place"), "chosen.region", "region"),
)
_YEAR = Field("year", Text("年度", "Year"), "chosen.year", "number")
_POINTS = Field("points", Text("得分", "Points"), "chosen.points", "scaled", scale=100)

_SCORE_FIELDS = (
    *_DEPUTY,
    Field("station", Text("所属站点", "Station"), "chosen.station", "station"),
    _YEAR,
    Field("rule", Text("评分办法", "Rule"), "chosen.rule", "word", vocabulary="score_rule"),
    Field("months", Text("在任月数", "Months in office"), "chosen.months", "number"),
    Field("of_months", Text("期间月数", "Months scored"), "chosen.of_months", "number"),
    _POINTS,
    Field("earned", Text("已得分", "Points so far"), "chosen.earned", "scaled", scale=100),
    Field("grade", Text("等次", "Grade"), "chosen.grade", "word", vocabulary="score_grade"),
    Field("is_near", Text("接近等次线", "Near a cut point"), "chosen.is_near", "yes_no"),
    Field("rank", Text("名次", "Rank"), "chosen.rank", "number"),
    Field("cohort", Text("同组人数", "Ranked among"), "chosen.cohort", "number"),
    Field(
        "why_unranked",
        Text("不排名原因", "Why unranked"),
        "chosen.why_unranked",
        "word",
        vocabulary="unranked",
    ),
    *WRITTEN,
)

_LINE_FIELDS = (
    *_DEPUTY,
    _YEAR,
    Field("item", Text("评分项目", "Item"), "chosen.item", "word", vocabulary="score_item"),
    _POINTS,
    Field("reason", Text("说明", "Reason"), "chosen.reason", "word", vocabulary="score_reason"),
    Field("source", Text("依据", "Source"), "chosen.source", "word", vocabulary="score_source"),
    Field("kind", Text("活动类型", "Kind"), "chosen.kind", "word", vocabulary="activity_kind"),
    Field("title", Text("主题", "Title"), "chosen.title"),
    Field("day", Text("日期", "Day"), "chosen.day", "day"),
    *WRITTEN,
)

_CORRECTION_FIELDS = (
    *_DEPUTY,
    Field("record", Text("更正记录", "Record"), "chosen.record"),
    Field("activity_day", Text("记录日期", "Day of the record"), "chosen.activity_day", "day"),
    Field("kind", Text("更正类型", "Kind"), "chosen.kind", "word", vocabulary="correction_kind"),
    Field("asked", Text("提出日期", "Asked"), "chosen.day", "day"),
    Field("delay", Text("报送后天数", "Days after it was handed in"), "chosen.delay_days", "number"),
    Field("decided", Text("答复日期", "Decided"), "chosen.decided_on", "day"),
    Field("state", Text("结果", "Outcome"), "chosen.state", "word", vocabulary="correction_state"),
    *WRITTEN,
)

_GROUP = (
    Field("group", Text("小组编号", "Group number"), "chosen.group_name", "key"),
    Field("name", Text("小组", "Group"), "chosen.label"),
    *_DEPUTY[3:],
)
_TERM = ("station", "months", "of_months")
_GROUP_SCORE_FIELDS = (
    *_GROUP,
    *(field for field in _SCORE_FIELDS[len(_DEPUTY) :] if field.key not in _TERM),
)
_GROUP_LINE_FIELDS = (*_GROUP, *_LINE_FIELDS[len(_DEPUTY) :])

LISTINGS: Mapping[str, Listed] = {
    "group_scores": Listed(_GROUP_SCORE_FIELDS, "chosen.region, chosen.deputy, chosen.year"),
    "group_score_points": Listed(
        _GROUP_LINE_FIELDS, "chosen.region, chosen.deputy, chosen.year, chosen.ordinal"
    ),
    "scores": Listed(_SCORE_FIELDS, "chosen.region, chosen.deputy, chosen.year"),
    "score_points": Listed(_LINE_FIELDS, "chosen.region, chosen.deputy, chosen.year, chosen.ordinal"),
    "corrections": Listed(_CORRECTION_FIELDS, "chosen.region, chosen.deputy, chosen.day, chosen.correction"),
}
"""The listings of the frames of scores."""

WORDS: Mapping[str, Mapping[str, Text]] = {
    "score_rule": {rule.id: Text(rule.zh, rule.en) for rule in rules()},
    "score_item": {f"{rule.id}/{item.id}": Text(item.zh, item.en) for rule in rules() for item in rule.item},
    "score_source": {
        "activity": Text("履职台账", "activity"),
        "suggestion": Text("建议台账", "suggestion"),
        "self": Text("自评", "the deputy"),
        "group": Text("小组评", "the group"),
        "office": Text("工委评", "the office"),
    },
    "score_reason": {
        "earned": Text("计分", "counts"),
        "beyond_cap": Text("超过上限", "beyond the cap"),
        "same_unit": Text("同一次(月、日)已计", "already counted"),
        "not_verified": Text("未审核", "not verified"),
        "not_attended": Text("未出席", "not attended"),
        "not_invited": Text("未受邀,不扣分", "not invited: nothing is taken off"),
        "kept": Text("出席", "attended"),
        "attendance_unknown": Text("出席不详", "attendance not known"),
        "corrected": Text("已更正,不计", "corrected: counts no more"),
        "base": Text("基本分", "base"),
        "on_target": Text("达到目标", "towards the target"),
        "above_target": Text("超过目标", "above the target"),
        "missing": Text("未达目标", "target missed"),
        "absent": Text("缺席", "absent"),
        "leave": Text("请假扣分", "on leave"),
        "lost": Text("有缺席,不得分", "lost by an absence"),
        "no_occasion": Text("没有应到活动,不扣分", "no occasion: nothing is taken off"),
        "given": Text("评定", "given"),
        "superseded": Text("以后来的评定为准", "a later assessment decides"),
        "out_of_range": Text("超出该档范围,待重评", "outside the band: to be assessed again"),
        "awaited": Text("待评", "awaited"),
        "floor": Text("扣到下限为止", "deductions end at the floor"),
        "ceiling": Text("超过总分上限", "beyond the ceiling"),
        "no_item": Text("办法不计这一类", "not counted by the rule"),
    },
    "unranked": {
        "short_term": Text("在任月数不足", "too few months in office"),
        "awaited": Text("待评", "awaiting an assessment"),
        "small_cohort": Text("同组不足六人", "too few to compare"),
    },
    "correction_state": {
        "accepted": Text("采纳", "accepted"),
        "rejected": Text("不采纳", "rejected"),
        "open": Text("未答复", "undecided"),
    },
}
"""Words of the rules for scores."""
