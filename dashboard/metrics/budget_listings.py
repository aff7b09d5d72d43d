"""What the rows behind the figures of budgets show, frame by frame; money in yuan."""

from collections.abc import Mapping

from dashboard.metrics.definition import Text
from dashboard.metrics.listing import WRITTEN, Field, Listed

_REGION = Field("region", Text("区划代码", "Region"), "chosen.region")
_PLACE = Field("place", Text("所在区划", "Place"), "chosen.region", "region")
_UNIT = Field("unit", Text("预算单位", "Budget unit"), "chosen.unit")
_ITEM = Field("item", Text("预算项目", "Item"), "chosen.item")
_CLASS = Field(
    "fund_class", Text("资金类别", "Fund class"), "chosen.fund_class", "word", vocabulary="fund_class"
)
_YEAR = Field("year", Text("年度", "Year"), "chosen.year", "number")
_MONTH = Field("month", Text("月份", "Month"), "chosen.ym", "number")
_LINE = (_REGION, _PLACE, _UNIT, _ITEM, _CLASS)


def _yuan(key: str, zh: str, en: str, scale: int = 100) -> Field:
    return Field(key, Text(f"{zh}(元)", f"{en} (yuan)"), f"chosen.{key}", "scaled", scale=scale)


def _number(key: str, zh: str, en: str) -> Field:
    return Field(key, Text(zh, en), f"chosen.{key}", "number")


_STOOD = (
    _yuan("original", "年初预算", "Original budget"),
    _yuan("adjusted", "调整后预算(所报)", "Adjusted budget as stated"),
    _yuan("budget", "调整后预算", "Adjusted budget"),
    _number("reported_month", "报到几月", "Reported to month"),
    _yuan("executed", "累计执行", "Executed"),
    _yuan("reported_budget", "已报项目的预算", "Budget of those reported"),
    _yuan("paced", "按时间进度应执行", "Due by the calendar", 1200),
    _yuan("lead", "比时间进度多执行", "Ahead of the calendar", 1200),
    _number("months_still", "连续没动(月)", "Months without movement"),
    _number("months_below_zero", "负数月份", "Negative months"),
)
_LINE_FIELDS = (
    *_LINE,
    _YEAR,
    *_STOOD,
    _yuan("change", "净调整", "Net change"),
    _yuan("in_december", "十二月执行", "In December"),
    _yuan("in_last_quarter", "第四季度执行", "In the last quarter"),
    _yuan("in_year", "全年执行", "In the year"),
    _yuan("paid", "拨付", "Paid out"),
    _yuan("paid_base", "报了拨付的预算", "Budget of those telling payment"),
    _yuan("used", "使用", "Used"),
    _yuan("used_base", "报了使用的拨付", "Paid out of those telling use"),
    Field("findings", Text("发现问题", "Findings"), "chosen.findings"),
    Field("performance", Text("绩效", "Performance"), "chosen.performance"),
    *WRITTEN,
)
_LINE_MONTH_FIELDS = (*_LINE, _MONTH, *_STOOD, *WRITTEN)
_FLOW_FIELDS = (
    *_LINE,
    _MONTH,
    _yuan("executed", "当月执行", "Executed in the month"),
    _yuan("cumulative", "累计执行", "Executed since January"),
    *WRITTEN,
)
_REPORT_FIELDS = (
    _REGION,
    _PLACE,
    _UNIT,
    _MONTH,
    _number("lines", "预算项目", "Budget lines"),
    _number("lines_reported", "已报项目", "Lines reported"),
    Field("is_reported", Text("报了", "Reported"), "chosen.is_reported", "yes_no"),
    *WRITTEN,
)
_CALENDAR_FIELDS = (
    _REGION,
    _PLACE,
    Field("kind", Text("环节", "Step"), "chosen.kind", "word", vocabulary="budget_step"),
    Field("period", Text("哪一期", "Period"), "chosen.period"),
    Field("due", Text("最迟", "Due"), "chosen.due_day", "day"),
    Field("done", Text("完成日期", "Done"), "chosen.done_day", "day"),
    Field("light", Text("状态", "State"), "chosen.light", "word", vocabulary="budget_light"),
    Field("result", Text("结果", "Result"), "chosen.result"),
    *WRITTEN,
)

_ORDER = "chosen.region, chosen.unit, chosen.item, chosen.line"
LISTINGS: Mapping[str, Listed] = {
    "budget_lines": Listed(_LINE_FIELDS, f"{_ORDER}, chosen.year"),
    "budget_line_months": Listed(_LINE_MONTH_FIELDS, f"{_ORDER}, chosen.ym"),
    "budget_flows": Listed(_FLOW_FIELDS, f"{_ORDER}, chosen.ym"),
    "budget_reports": Listed(_REPORT_FIELDS, "chosen.region, chosen.unit, chosen.ym"),
    "budget_calendar": Listed(_CALENDAR_FIELDS, "chosen.region, chosen.due_day, chosen.kind, chosen.duty"),
}
"""The listings of the frames of budgets."""

WORDS: Mapping[str, Mapping[str, Text]] = {
    "budget_light": {
        "on_time": Text("● 按时", "● on time"),
        "late": Text("◆ 晚做", "◆ late"),
        "overdue": Text("▲ 欠着", "▲ overdue"),
    },
}
"""Words of the budget calendar."""
