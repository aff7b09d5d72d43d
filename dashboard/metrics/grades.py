"""The figures about stations' grades: how many of each, the subsidy, and what is lacking for the next one."""

from collections.abc import Sequence

from dashboard.handling_policy import Requirement, StationGrades
from dashboard.metrics.definition import Count, Counts, Metric, Part, Share, Single, Text
from dashboard.metrics.stations import DIMENSIONS


def grade(policy: StationGrades) -> Metric:
    """stations.grade by what the policy asks of each grade."""
    months = policy.months
    return Metric(
        id="stations.grade",
        name=Text("站点等级", "Grades of stations"),
        meaning=Text(
            "启用站点的等级和财政补助;多少站点不够现有等级,多少已够上一级,各缺什么。",
            "Grades and subsidy of the open stations; how many fall short of their grade, how many qualify "
            "for the next, and what is lacking.",
        ),
        formula=Text(
            f"按 data/policy/station_grades.toml 逐条核对,统计近{months}个月的接待;够上一级 ÷ 还能升级的站点",
            f"held against data/policy/station_grades.toml over {months} months; qualifying / those with a "
            "grade above them",
        ),
        limits=Text(
            "等级由主管单位评定,这里只按台账能核的条件核对;没报接待台账的站点会显示为不够。",
            "Grades are awarded by the office; only what ledgers show is checked here. A station whose "
            "receptions weren't handed in falls short.",
        ),
        kind="stock",
        unit="share",
        good="up",
        ledgers=("station", "reception"),
        dimensions=DIMENSIONS,
        parts=(Part("graded_stations", _counts(policy)),),
        shape=Counts("stations", Share("ready", "below_top")),
        moment="graded_months",
    )


def _counts(policy: StationGrades) -> tuple[Count, ...]:
    grades = policy.grade
    top = grades[-1].code
    own = [f"(grade = '{g.code}' and not ({_met(policy.needed(g.code))}))" for g in grades]
    up = [f"({_is(below)} and {_met(policy.needed(above))})" for below, above in policy.steps]
    return (
        Count("stations", Text("站点", "stations")),
        *(Count(g.code, _GRADES.get(g.code, Text(g.code, g.code)), f"grade = '{g.code}'") for g in grades),
        Count("ungraded", Text("未评定", "not graded"), "grade is null"),
        Count("subsidy", Text("财政补助", "subsidy"), total="subsidy"),
        Count("short", Text("不够现有等级", "short of their grade"), " or ".join(own)),
        Count("below_top", Text("还能升级", "can rise"), f"grade is null or grade <> '{top}'"),
        Count("ready", Text("够上一级", "ready for the next"), " or ".join(up)),
        *lacks(policy),
    )


def lacks(policy: StationGrades) -> tuple[Count, ...]:
    """For each measure: the stations that lack enough of it for the grade above theirs."""
    found: dict[str, list[str]] = {}
    for below, above in policy.steps:
        for requirement in policy.needed(above):
            lacking = f"({_is(below)} and not ({requirement.is_met}))"
            found.setdefault(requirement.measure, []).append(lacking)
    return tuple(
        Count(f"lacks_{measure}", MEASURES[measure], " or ".join(clauses))
        for measure, clauses in found.items()
    )


MEASURES = {
    "has_rule": Text("缺固定接待日", "lack a reception day"),
    "has_feature": Text("缺一站一品", "lack a feature"),
    "sessions": Text("接待场次不够", "too few sessions"),
    "active_months": Text("接待月份不够", "too few months with receptions"),
    "person_times": Text("接待人次不够", "too few received"),
    "opinions": Text("收集意见不够", "too few opinions"),
    "deputy_attendances": Text("代表进站不够", "too few attendances of deputies"),
}
_GRADES = {
    "compliant": Text("达标站", "compliant"),
    "key": Text("重点站", "key"),
    "model": Text("示范站", "model"),
}

GUIDANCE = Metric(
    id="stations.guidance_groups",
    name=Text("指导组", "Guidance groups"),
    meaning=Text("指导启用站点的指导组个数。", "How many guidance groups look after the open stations."),
    formula=Text("站点登记表中不同的指导组", "distinct guidance groups in the register of stations"),
    limits=Text("登记表没写指导组的站点不计。", "Stations that name no group aren't counted."),
    kind="stock",
    unit="count",
    good="neither",
    ledgers=("station",),
    dimensions=("month", "quarter", "year"),
    parts=(Part("guidance_groups", (Count("groups", Text("指导组", "groups")),)),),
    shape=Single("groups"),
)


def _is(grade: str | None) -> str:
    return "grade is null" if grade is None else f"grade = '{grade}'"


def _met(requirements: Sequence[Requirement]) -> str:
    return " and ".join(requirement.is_met for requirement in requirements)


def metrics(policy: StationGrades) -> tuple[Metric, ...]:
    """The family, in the order in which it is listed."""
    return grade(policy), GUIDANCE
