"""What the rows behind the figures of surveys, reviews and the yearly assessment show, frame by frame."""

from collections.abc import Mapping

from dashboard.metrics.definition import Text
from dashboard.metrics.listing import WRITTEN, Field, Listed

_REGION = Field("region", Text("区划代码", "Region"), "chosen.region")
_PLACE = Field("place", Text("所在区划", "Place"), "chosen.region", "region")
_YEAR = Field("year", Text("年度", "Year"), "chosen.year", "number")
_ANSWERS = tuple(
    Field(key, Text(zh, en), f"chosen.{key}", "number")
    for key, zh, en in (
        ("asked", "应参评", "Asked"),
        ("answered", "有效答复", "Answered"),
        ("satisfied", "满意", "Satisfied"),
        ("basically_satisfied", "基本满意", "Basically satisfied"),
        ("pleased", "满意+基本满意", "Satisfied or basically"),
        ("dissatisfied", "不满意", "Dissatisfied"),
        ("no_view", "不了解", "No view"),
    )
)


def _of_ballot(kinds: str) -> tuple[Field, ...]:
    """What a survey and a review both say first."""
    return (
        Field("kind", Text("类别", "Kind"), "chosen.kind", "word", vocabulary=kinds),
        Field("subject", Text("对象", "Subject"), "chosen.subject_name"),
        _REGION,
        _PLACE,
        Field("day", Text("日期", "Day"), "chosen.day", "day", "chosen.is_day_known"),
        *_ANSWERS,
    )


_SURVEY_FIELDS = (*_of_ballot("survey_subject"), *WRITTEN)

_REVIEW_FIELDS = (
    *_of_ballot("review_subject"),
    Field("grade", Text("等次", "Grade"), "chosen.grade", "word", vocabulary="review_grade"),
    Field(
        "stated_grade", Text("宣布等次", "Grade announced"), "chosen.stated_grade", "word",
        vocabulary="review_grade",
    ),
    Field("advice", Text("评议意见", "Advice"), "chosen.advice"),
    Field("due", Text("整改期限", "Due"), "chosen.due_day", "day", "chosen.is_due_day_known"),
    Field(
        "done", Text("整改完成", "Rectified on"), "chosen.done_day", "day", "chosen.is_rectified_day_known"
    ),
    Field("rectified", Text("整改状态", "Rectification"), "chosen.rectified", "word", vocabulary="rectified"),
    Field("rectification", Text("整改情况", "What was done"), "chosen.rectification"),
    Field(
        "looked", Text("回头看", "Looked back"), "chosen.looked_day", "day", "chosen.is_look_back_day_known"
    ),
    Field("found", Text("回头看结果", "Found"), "chosen.found", "word", vocabulary="found"),
    *WRITTEN,
)  # fmt: skip

_QUOTA_FIELDS = (
    _REGION,
    _PLACE,
    _YEAR,
    Field("offices", Text("已评议单位", "Offices reviewed"), "chosen.offices", "number"),
    Field("least", Text("至少", "At least"), "chosen.least", "number"),
    Field("most", Text("至多", "At most"), "chosen.most", "number"),
    Field("standing", Text("够不够", "Standing"), "chosen.standing", "word", vocabulary="quota_standing"),
)

_CARD_FIELDS = (
    _REGION,
    _PLACE,
    _YEAR,
    Field("expected", Text("应报项", "Marks expected"), "chosen.expected", "number"),
    Field("given", Text("已报项", "Marks given"), "chosen.given", "number"),
    Field("missing", Text("缺项", "Marks missing"), "chosen.missing", "number"),
    Field(
        "points", Text("加权分(万分之一)", "Weighted points (1/10,000)"),
        "case when chosen.is_complete then chosen.points end", "number",
    ),
    Field("weights", Text("权重之和", "Weights"), "chosen.weights", "number"),
)  # fmt: skip

_ITEM_FIELDS = (
    _REGION,
    _PLACE,
    _YEAR,
    Field("item", Text("考核项目", "Item"), "chosen.item", "word", vocabulary="scorecard_item"),
    Field("mark", Text("得分或个数", "Mark or number"), "chosen.mark", "scaled", scale=100),
    Field("full_mark", Text("满分", "Full mark"), "chosen.full_mark", "number"),
    Field("weight", Text("权重", "Weight"), "chosen.weight", "number"),
    Field("least", Text("至少", "At least"), "chosen.least", "number"),
    Field("most", Text("至多", "At most"), "chosen.most", "number"),
    *WRITTEN,
)

_RATED_FIELDS = (
    Field("project", Text("项目编号", "Project number"), "chosen.project", "key"),
    Field("name", Text("项目名称", "Project"), "chosen.name"),
    _REGION,
    _PLACE,
    _YEAR,
    Field("department", Text("责任单位", "Department"), "chosen.department"),
    Field("investment", Text("总投资(元)", "Investment (yuan)"), "chosen.investment", "number"),
    Field("invested", Text("已付(元)", "Paid (yuan)"), "chosen.invested", "number"),
    Field("progress", Text("进度(%)", "Progress (%)"), "chosen.progress_parts / 100.0", "number"),
    Field("progress_parts", Text("进度(万分之一)", "Progress (1/10,000)"), "chosen.progress_parts", "number"),
    Field("is_done", Text("已办成", "Done"), "chosen.is_done", "yes_no"),
    Field("surveys", Text("测评次数", "Surveys"), "chosen.surveys", "number"),
    *_ANSWERS,
    Field("answered_of_asked", Text("其中答复", "Of these answered"), "chosen.answered_of_asked", "number"),
    Field(
        "satisfied_of_asked", Text("其中满意", "Of these satisfied"), "chosen.satisfied_of_asked", "number"
    ),
    *WRITTEN,
)

LISTINGS: Mapping[str, Listed] = {
    "surveys": Listed(_SURVEY_FIELDS, "chosen.region, chosen.day, chosen.survey"),
    "reviews": Listed(_REVIEW_FIELDS, "chosen.region, chosen.day, chosen.review"),
    "review_quotas": Listed(_QUOTA_FIELDS, "chosen.region, chosen.year"),
    "scorecards": Listed(_CARD_FIELDS, "chosen.region, chosen.year"),
    "scorecard_items": Listed(_ITEM_FIELDS, "chosen.region, chosen.year, chosen.item"),
    "rated_projects": Listed(_RATED_FIELDS, "chosen.region, chosen.project"),
}
"""The listings of the family's frames."""

WORDS: Mapping[str, Mapping[str, Text]] = {
    "rectified": {
        "not_asked": Text("不要求整改", "nothing to rectify"),
        "on_time": Text("按期完成", "on time"),
        "late": Text("逾期完成", "late"),
        "no_limit": Text("完成,未定期限", "done, no limit"),
        "open_within": Text("整改中", "open within the limit"),
        "overdue": Text("逾期未完成", "overdue"),
        "open_no_limit": Text("未完成,未定期限", "open, no limit"),
    },
    "found": {
        "rectified": Text("整改到位", "put right"),
        "partly": Text("部分到位", "partly"),
        "not_rectified": Text("未整改到位", "not put right"),
        "unstated": Text("没写结果", "no result"),
    },
    "quota_standing": {
        "within": Text("达到规定", "within"),
        "above": Text("超过上限", "above"),
        "short": Text("不足", "short"),
        "running": Text("年度未完", "under way"),
    },
}
"""Words of the rules for reviews."""
