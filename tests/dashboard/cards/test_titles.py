"""Titles say what the numbers carry, and no more."""

import pytest

from dashboard import comparisons, station_titles, titles
from dashboard.cards.facts import Change
from dashboard.titles import LevelCounts, Rate

NO_LEAKS = {"never_arrived": 0, "from_nowhere": 0, "doubled": 0}


def rate(name, numerator, denominator, low, high):
    return Rate(name, numerator, denominator, numerator / denominator, low, high)


VILLAGE = rate("村级", 2460, 2600, 0.9368, 0.9542)
COUNTY = rate("区县级", 30, 40, 0.598, 0.858)
FEW = rate("镇级", 2, 5, 0.118, 0.769)

SAID = [
    (titles.flow([LevelCounts("村级", 2600, 2460, 140)], NO_LEAKS), "村级办结2,460条，上报140条"),
    (titles.flow([LevelCounts("村级", 5, 5, 0)], NO_LEAKS), "村级受理5条，全部办结"),
    (titles.flow([LevelCounts("村级", 5, 3, 0)], NO_LEAKS), "村级办结3条，还有2条在办"),
    (titles.flow([LevelCounts("村级", 0, 0, 0)], NO_LEAKS), "本期没有收集问题"),
    (titles.flow([], NO_LEAKS | {"never_arrived": 3}), "账不平：3条上报未到"),
    (
        titles.flow([], {"never_arrived": 3, "from_nowhere": 2, "doubled": 2}),
        "账不平：3条上报未到、2条来源不明、2条重复接收",
    ),
    (titles.by_level([VILLAGE, COUNTY]), "村级办结94.6%，区县级75.0%"),
    (
        titles.by_level([VILLAGE, rate("镇级", 130, 140, 0.873, 0.961)]),
        "各级办结率差别不大，在92.9%至94.6%之间",
    ),
    (titles.by_level([VILLAGE, FEW]), "村级办结率94.6%"),
    (titles.by_level([FEW]), "镇级仅5条，样本少"),
    (titles.by_level([]), "本期没有收集问题"),
    (titles.settled(2460, 2561, 2600), "94.6%不出村，98.5%不出镇"),
    (titles.settled(3, 4, 5), "3/5不出村，4/5不出镇"),
    (titles.settled(0, 0, 0), "本期没有收集问题"),
    (titles.disposition(90, 5, 5, 10), "真正解决90.0%，只作解释5.0%"),
    (titles.disposition(1, 1, 1, 9), "75.0%的办结没有注明结果"),
    (titles.disposition(0, 0, 0, 0), "本期没有办结的问题"),
    (titles.reopened(rate("", 42, 2000, 0, 0)), "42条办结后重办，占2.1%"),
    (titles.reopened(rate("", 0, 2000, 0, 0)), "没有办结后重办的问题"),
    (titles.on_time(rate("", 912, 1000, 0, 0), 12), "按时办理91.2%，12条在办已超时"),
    (titles.on_time(rate("", 1999, 2000, 0, 0), 0), "按时办理>99.9%，在办的都未超时"),
    (titles.time_to_resolve(12, 100), "一半问题12天内办结"),
    (titles.time_to_resolve(0, 100), "一半问题当天办结"),
    (titles.time_to_resolve(None, 100), "办结的还不到一半"),
    (titles.backlog("2021年9月末", 39, 12, "超过90个工作日"), "2021年9月末39条未办结，12条超过90个工作日"),
    (titles.backlog("2021年9月末", 0, 0, ""), "2021年9月末没有未办结的问题"),
    (titles.pareto(("道路", "供水", "其他"), (50, 40, 10)), "道路最多，前2类占90.0%"),
    (titles.pareto(("道路", "供水"), (50, 50)), "道路、供水最多，前2类占100.0%"),
    (titles.pareto(("道路",), (4,)), "仅4条，样本少"),
    (titles.by_month(("1月", "2月", "3月"), (0, 5, 7)), "3月收集最多，7条"),
    (titles.by_month(("1月", "2月", "3月"), (5, 0, 7)), "2月没有收集问题"),
    (titles.by_month(("1月", "2月", "3月"), (5, 0, 0)), "有2个月没有收集问题"),
    (titles.by_month(("1月", "2月", "3月", "4月"), (0, 5, 0, 0)), "2月以来有2个月没有收集问题"),
    (titles.late(0, []), "在办问题都未超时"),
    (titles.late(5, [("镇级", 5)]), "5条在办已超时，都在镇级"),
    (titles.late(5, [("镇级", 3), ("村级", 2)]), "5条在办已超时，镇级最多"),
    (titles.late(4, [("镇级", 2), ("村级", 2)]), "4条在办已超时"),
    (titles.naming(["甲镇", "乙镇", "丙镇"]), "甲镇等3处"),
    (station_titles.calendar([], 95, 9), "接待95场，各地都有"),
    (station_titles.calendar(["甲镇"], 95, 9), "接待95场，甲镇没有记录"),
    (station_titles.most([("站内", 60), ("夜间", 40)]), "站内最多，占60.0%人次"),
    (station_titles.most([("站内", 50), ("夜间", 50)]), "站内、夜间人次并列最多"),
    (station_titles.opinions(1290, 179, 179), "1,290条意见立为179条问题，办结179条"),
    (station_titles.silent(rate("", 131, 423, 0, 0), 2), "131个站点2个月没有接待"),
    (station_titles.coverage(rate("", 387, 529, 0, 0)), "73.2%的村有站点，142个村没有"),
    (comparisons.members("办结率", [], [], 20, "up", 0.9, "各地"), "各地办结率的差别属正常波动"),
    (
        comparisons.members("办结率", [], [], 20, "up", 0.9, "各地", True),
        "各地办结率高低不一，没有谁独自突出",
    ),
    (comparisons.members("办结率", ["甲镇"], ["乙镇"], 20, "up", 0.9, "各地"), "甲镇办结率明显偏低"),
    (comparisons.members("静默占比", ["甲镇"], ["乙镇"], 20, "down", 0.3, "各地"), "乙镇静默占比明显偏高"),
    (comparisons.members("办结率", [], [], 1, "up", 0.9, "各部门"), "样本少，各部门办结率不作比较"),
    (comparisons.members("办结率", [], [], 9, "up", 1.0, "各地"), "各地办结率都是100.0%"),
    (
        comparisons.changed("办结率", Change(0.95, 0.93, "up"), "share", "上期", (95, 100)),
        "办结率95.0%(95/100)，比上期高2.0个百分点",
    ),
    (
        comparisons.changed("未办结", Change(12, 47, "down"), "count", "上期", (None, None)),
        "未办结12，比上期少35",
    ),
    (comparisons.changes("上期", 2, 1, ["up", "down"]), "与上期相比有2项明显变化，另有1件事要看"),
    (comparisons.changes("上期", 2, 0, ["up", "down"]), "与上期相比有2项明显变化"),
    (comparisons.left_out(5, 6), "只列最要紧的5项，另有1项没有列出"),
    (comparisons.left_out(5, 5), ""),
    (comparisons.changes("上期", 0, 0, ["ordinary", "unknown"]), "与上期相比没有明显变化"),
    (comparisons.changes("上期", 0, 0, ["small", "unknown"]), "样本少，不与上期比较"),
    (comparisons.changes("上期", 0, 0, ["unknown"]), "上期无记录，不作比较"),
]


@pytest.mark.parametrize(("said", "expected"), SAID)
def test_titles_say_the_finding(said, expected):
    assert said == expected


def test_titles_are_short():
    assert sum(len(expected) > 24 for _said, expected in SAID) <= 3


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], "接待没有写明日期"),
        ([("周一", 0), ("周二", 0)], "接待没有写明日期"),
        (
            [("周一", 2), ("周二", 1), ("周三", 5), ("周四", 0), ("周五", 0), ("周六", 1), ("周日", 1)],
            "周三接待最多，占50.0%；周末占20.0%",
        ),
    ],
)
def test_weekdays(found: list[tuple[str, int]], expected: str) -> None:
    assert station_titles.weekdays(found) == expected
