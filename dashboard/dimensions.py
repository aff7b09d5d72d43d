"""Dimensions: the column each cuts by, the filters they make, and the time among them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.metrics.definition import Kind, Metric, Text
from dashboard.points import months_of, slot_of
from dashboard.regions import BELOW, WIDTH, padded, range_of
from dashboard.scope import Scope, period

UNSTATED = Text("未注明", "Not stated")
GRAINS = ("month", "quarter", "year")
PLACES = ("region", "town", "village")


@dataclass(frozen=True)
class Condition:
    """A filter as SQL over a frame's columns, with its parameters."""

    sql: str
    parameters: dict[str, object]


@dataclass(frozen=True)
class Dimension:
    """`column` is the SQL to group by; `unknown` what rows without a value are called."""

    name: str
    text: Text
    column: str
    vocabulary: str | None = None
    unknown: Text = UNSTATED


DIMENSIONS: Mapping[str, Dimension] = {
    dimension.name: dimension
    for dimension in (
        Dimension("month", Text("月份", "Month"), "ym"),
        Dimension("quarter", Text("季度", "Quarter"), "ym"),
        Dimension("year", Text("年度", "Year"), "ym"),
        Dimension("level", Text("层级", "Level"), "level", "level"),
        Dimension("region", Text("下级区划", "Region"), "substr(region, 1, $width)"),
        Dimension("town", Text("镇街", "Town"), "town", unknown=Text("不属镇街", "Above the towns")),
        Dimension(
            "village",
            Text("村(社区)", "Village"),
            "village",
            unknown=Text("不属村(社区)", "Above the villages"),
        ),
        Dimension("station", Text("站点", "Station"), "station"),
        Dimension("department", Text("承办单位", "Department"), "department"),
        Dimension("category", Text("问题类别", "Category"), "category", "category"),
        Dimension("source", Text("问题来源", "Source"), "source", "issue_source"),
        Dimension("mode", Text("接待方式", "Mode"), "mode", "reception_mode"),
        Dimension("setting", Text("接待场所", "Setting"), "setting", "reception_setting"),
        Dimension("campaign", Text("主题活动", "Campaign"), "campaign"),
        Dimension("routing", Text("处理方式", "Routing"), "routing", "routing"),
        Dimension("kind", Text("类型", "Kind"), "kind", "station_kind"),
        Dimension("grade", Text("等级", "Grade"), "grade", "station_grade"),
        Dimension("tier", Text("代表层级", "Tier"), "tier", "deputy_tier"),
        Dimension("group", Text("小组", "Group"), "group_name"),
        Dimension("deputy", Text("代表", "Deputy"), "deputy"),
        Dimension("cause", Text("滞后原因", "Cause of delay"), "cause", "delay_cause"),
        Dimension("project", Text("项目", "Project"), "project"),
        Dimension("unit", Text("预算单位", "Budget unit"), "unit"),
        Dimension("fund_class", Text("资金类别", "Fund class"), "fund_class", "fund_class"),
        Dimension("item", Text("预算项目", "Budget item"), "item"),
        Dimension("subject", Text("对象", "Subject"), "subject"),
        Dimension("list", Text("清单", "List"), "list", "task_list"),
        Dimension("session", Text("会次", "Session"), "session"),
        Dimension("weekday", Text("星期", "Weekday"), "weekday"),
    )
}
"""Every dimension by its name, in the order of the command line's contract."""


def vocabulary_of(metric: Metric, name: str) -> str | None:
    """The vocabulary whose words a dimension's members are: the metric's own choice, else the dimension's."""
    return metric.vocabularies.get(name, DIMENSIONS[name].vocabulary)


def key_of(name: str, raw: object) -> str | None:
    """The member's key of what the frame's column holds."""
    if raw is None:
        return None
    if name in GRAINS:
        return slot_of(int(str(raw)), name)
    return str(raw).ljust(12, "0") if name == "region" else str(raw)


def is_unborn(name: str, key: str | None, scope: Scope) -> bool:
    """Whether a month, quarter or year begins after the data date, so that nothing can be known of it."""
    return name in GRAINS and key is not None and period(key)[0] > scope.as_of


def is_to_come(kind: Kind, scope: Scope) -> bool:
    """Whether the whole period, as its filters leave it, begins after the data date.

    A stock is then still known as it stands on the data date, unless a month, quarter or year is asked for.
    """
    if kind == "stock" and not grain_of([name for name, _ in scope.where]):
        return False
    return focused(scope).start > scope.as_of


def parameters_of(scope: Scope, by: Sequence[str]) -> dict[str, object]:
    """What the columns of these dimensions need besides the scope."""
    below = BELOW[focused(scope).level]
    return {"width": WIDTH[below] if below else 12} if "region" in by else {}


def condition(name: str, value: str, scope: Scope, ordinal: int) -> Condition:
    """The filter of one dimension; an empty value asks for unknown. UnknownRegion, BadScope."""
    column = DIMENSIONS[name].column
    first, last = f"where_{ordinal}", f"until_{ordinal}"
    if not value:
        return Condition("region is null" if name == "region" else f"{column} is null", {})
    if name in GRAINS:
        start, end = period(value)
        months = months_of(start, end)
        return Condition(f"ym >= ${first} and ym <= ${last}", {first: months[0], last: months[-1]})
    if name == "region" and padded(value) != scope.region:
        lo, hi = range_of(padded(value))
        return Condition(f"region >= ${first} and region < ${last}", {first: lo, last: hi})
    key = key_given(name, value)
    return Condition(f"{'region' if name == 'region' else column} = ${first}", {first: key})


def grain_of(names: Sequence[str]) -> str | None:
    """The time among these dimensions, the finest first."""
    return next((grain for grain in GRAINS if grain in names), None)


def key_given(name: str, value: str) -> str | None:
    """The member's key of what a filter says; None for unknown. UnknownRegion."""
    if not value:
        return None
    return padded(value) if name in PLACES else value


def focused(scope: Scope) -> Scope:
    """The scope whose region and period are those that its filters leave."""
    for name, value in scope.where:
        if name in PLACES and value:
            code = padded(value)
            scope = replace(scope, region=code) if _is_inside(code, scope) else scope
        elif name in GRAINS and value:
            start, end = period(value)
            scope = replace(scope, start=max(start, scope.start), end=min(end, scope.end))
    return scope


def _is_inside(code: str, scope: Scope) -> bool:
    return scope.lo <= code < scope.hi
