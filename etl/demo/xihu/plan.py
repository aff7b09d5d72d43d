"""Xihu's plan: topics announced in odd and supervised in even months, theme months, council sessions."""

from collections.abc import Iterator
from datetime import date

from etl.demo.chance import stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.plans import Cycle, Task, cycle_ledger, held, meeting_ledger, task_ledger

_CYCLES_FROM = "2023-09..2024-08"
_YEARS = (("2023", date(2023, 12, 31)), ("2024-01..2024-08", date(2024, 8, 31)))

# Of six topics one was supervised a month late and one not at all: the broken link.
CYCLES = (
    Cycle("小区电动车集中充电棚建设", date(2023, 9, 6), date(2023, 10, 18), 32, "solved"),
    Cycle("综合市场周边停车秩序", date(2023, 11, 7), date(2023, 12, 14), 27, "partly"),
    Cycle("完善北部片区功能配套设施", date(2024, 1, 9), date(2024, 3, 12), 30, "in_progress"),
    Cycle("背街小巷夜间照明", date(2024, 3, 5), None, None, None),
    Cycle("老年人助餐点布局", date(2024, 5, 8), date(2024, 6, 19), 24, "solved"),
    Cycle("园区商业氛围提升", date(2024, 7, 4), date(2024, 8, 9), 29, "in_progress"),
)
_FOLLOW_UP, _SAFETY = "代表建议跟踪督办", "安全生产监督"


def ledgers(ground: Ground) -> Iterator[Ledger]:
    """The street's topics, the plan of the year 2024, and its council sessions."""
    yield cycle_ledger(ground, ground.unit, _CYCLES_FROM, CYCLES, "单月公告双月督办台账")
    yield task_ledger(ground, ground.unit, _YEARS[1], _tasks(ground), "主题月监督计划")
    random = stream(ground.seed, "council sessions")
    sessions = (date(2023, 1, 12), date(2023, 7, 20), date(2024, 1, 18), date(2024, 7, 25))
    for name, last in _YEARS:
        own = [held(random, "council", day, 63) for day in sessions if day.year == last.year]
        yield meeting_ledger(ground, ground.unit, name, own, "议政代表大会台账")


def _tasks(ground: Ground) -> list[Task]:
    """Theme months April and July as printed, what else the year holds, and what came of it."""
    solved = ground.figures["suggestions_solved"]
    planned: tuple[tuple[int, str, str | None, str, date | None, str | None], ...] = (
        (2, "新春招聘会用工服务调研", None, "综合治理小组", date(2024, 2, 22), "帮助企业对接用工需求"),
        (3, "园区商业设施布局调研", None, "经济发展小组", date(2024, 3, 28), "提出选址建议三条"),
        (
            4,
            "年初议政会代表建议跟踪督办",
            _FOLLOW_UP,
            "人大街道工委",
            date(2024, 4, 25),
            f"推动{solved}件建议办结",
        ),
        (4, "道路交通压力缓解现场督办", _FOLLOW_UP, "城市建设小组", date(2024, 4, 18), "多部门已会商"),
        (5, "校园周边配套设施视察", None, "社会事业小组", date(2024, 6, 6), "提出改造建议四条"),
        (6, "民生实事项目节点检查", None, "人大街道工委", None, None),
        (
            7,
            "社区与经营场所安全检查",
            _SAFETY,
            "综合治理小组",
            date(2024, 7, 16),
            "发现隐患十二处,已整改十处",
        ),
        (7, "电动自行车夜查联合执法监督", _SAFETY, "综合治理小组", date(2024, 7, 24), "随队监督三次"),
        (8, "卫生服务中心医联体运行视察", None, "社会事业小组", None, None),
        (9, "部门工作评议", None, "人大街道工委", None, None),
        (10, "预算执行情况听取", None, "经济发展小组", None, None),
        (12, "民生实事项目年终评估", None, "人大街道工委", None, None),
    )
    return [
        Task(
            id=f"JH2024-{number:02d}",
            list="annual_plan",
            month=date(2024, month, 1),
            title=title,
            owner=owner,
            due=None,
            done=done,
            theme=theme,
            outcome=outcome,
        )
        for number, (month, title, theme, owner, done, outcome) in enumerate(planned, start=1)
    ]
