"""The columns that listings of issues share."""

from dashboard.metrics.definition import Text
from dashboard.metrics.listing import Field

ISSUE = Field("issue", Text("问题编号", "Issue"), "chosen.issue", "key")
REGION = Field("region", Text("区划代码", "Region"), "chosen.region")
PLACE = Field("place", Text("收集单位", "Place"), "chosen.region", "region")
STATION = Field("station", Text("站点", "Station"), "chosen.station", "station")
COLLECTED = Field(
    "collected", Text("收集日期", "Collected"), "chosen.collected_day", "day", "chosen.is_day_known"
)
DEPARTMENT = Field("department", Text("承办单位", "Department"), "chosen.department")
CATEGORY = Field("category", Text("问题类别", "Category"), "chosen.category", "word", vocabulary="category")
TITLE = Field("title", Text("问题摘要", "Title"), "issues.title")
WRITTEN = (
    Field("file", Text("文件", "File"), "issues.file"),
    Field("sheet", Text("工作表", "Sheet"), "issues.sheet"),
    Field("row", Text("行", "Row"), "issues.row", "number"),
)
ISSUES = "left join issues on chosen.issue = issues.issue"


def level(key: str, zh: str, en: str, sql: str) -> Field:
    """A column that holds a level."""
    return Field(key, Text(zh, en), sql, "word", vocabulary="level")
