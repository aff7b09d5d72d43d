"""Titles of the cards of the supervision plan: sentences composed from tested facts. Pure."""

from collections.abc import Sequence

from dashboard import formats
from dashboard.titles import naming, told
from dashboard.translation import _


def fulfilled(owed: int, missed: int, late: int) -> str:
    """How many duties fell due, and how many of them were missed or late."""
    if not owed:
        return _("期间没有到期的应办事项")
    counts = {"owed": formats.count(owed), "missed": formats.count(missed), "late": formats.count(late)}
    if missed:
        return _("到期应办{owed}项，欠{missed}项").format(**counts)
    if late:
        return _("到期应办{owed}项都做到，{late}项迟了").format(**counts)
    return _("到期应办{owed}项，全部按时做到").format(**counts)


def behind(places: Sequence[str], others: int) -> str:
    """Who missed duties; `places` hold those with most, all alike, `others` how many more have any."""
    if not places:
        return _("没有欠账的")
    if not others and len(places) == 1:
        return _("只有{place}有欠账").format(place=places[0])
    count = formats.count(len(places) + others)
    return _("{count}处有欠账，{places}最多").format(count=count, places=naming(list(places)))


def slips(places: Sequence[str], others: int) -> str:
    """Where issues were not assigned or fed back in their months; those with most are named."""
    if not places:
        return _("各处都按月交办、反馈")
    if not others and len(places) == 1:
        return _("只有{place}没有全按月办").format(place=places[0])
    count = formats.count(len(places) + others)
    return _("{count}处没有全按月办，{places}最多").format(count=count, places=naming(list(places)))


def debtors(name: str, missed: int, debtors_all: int) -> str:
    """Who owes most of those who owe anything."""
    if not debtors_all:
        return _("没有谁欠账")
    return _("{count}个有欠账，{name}欠{missed}项").format(
        count=formats.count(debtors_all), name=name, missed=formats.count(missed)
    )


def pace(running: int, behind_pace: int, not_yet: int) -> str:
    """What will not be met at the present pace; else what isn't done yet."""
    if not running:
        return _("没有正在进行的应办事项")
    if behind_pace:
        return _("照此进度，{behind}项做不到").format(behind=formats.count(behind_pace))
    if not_yet:
        return _("本期还有{count}项没有做").format(count=formats.count(not_yet))
    return _("本期{count}项都做到或跟得上").format(count=formats.count(running))


def tasks(all_: int, done: int, overdue: int) -> str:
    """How many tasks there are, are done, are overdue."""
    if not all_:
        return _("没有监督任务台账")
    counts = {"all": formats.count(all_), "done": formats.count(done), "overdue": formats.count(overdue)}
    if overdue:
        return _("{all}项任务，完成{done}项，逾期{overdue}项").format(**counts)
    return _("{all}项任务，完成{done}项，没有逾期").format(**counts)


def month_board(months: int, unthemed: int, overdue_months: int) -> str:
    """How many months are behind; else whether every month has a theme."""
    if not months:
        return _("期间没有列入计划的任务")
    if overdue_months:
        return _("{months}个月的计划，{late}个月有任务逾期").format(
            months=formats.count(months), late=formats.count(overdue_months)
        )
    if unthemed:
        return _("{months}个月有任务，{unthemed}个月没有主题").format(
            months=formats.count(months), unthemed=formats.count(unthemed)
        )
    return _("{months}个月月月有主题，没有逾期").format(months=formats.count(months))


def meetings(held: int, required: int, short: int) -> str:
    """Meetings held, and how many are lacking to what the rules ask for."""
    if not held and not required:
        return _("没有会议台账")
    counts = {"held": formats.count(held), "required": formats.count(required), "short": formats.count(short)}
    if not required:
        return _("开会{held}次，期间没有到期的规定").format(**counts)
    if short:
        return _("开会{held}次，比规定差{short}次").format(**counts)
    return _("开会{held}次，都达到规定").format(**counts)


def cycles(topics: int, broken: int, late: int) -> str:
    """Topics, and how many were broken off or late."""
    if not topics:
        return _("没有公告督办台账")
    counts = {"topics": formats.count(topics), "broken": formats.count(broken), "late": formats.count(late)}
    if broken:
        return _("{topics}个议题，断链{broken}个").format(**counts)
    if late:
        return _("{topics}个议题都督办了，迟了{late}个").format(**counts)
    return _("{topics}个议题，没有断链").format(**counts)


def reception_days(asked: int, held: int) -> str:
    """How many of the days asked for had a reception."""
    if not asked:
        return _("没有写明接待日的站点")
    if held == asked:
        return _("规定接待日{asked}天，天天有接待").format(asked=formats.count(asked))
    return _("规定接待日落实{share}，空{missed}天").format(
        share=told(held, asked), missed=formats.count(asked - held)
    )


def issue_cycle(assigned: tuple[int, int], fed_back: tuple[int, int]) -> str:
    """The shares assigned and fed back in their months, each of how many."""
    if not assigned[1] and not fed_back[1]:
        return _("没有到期该交办、反馈的问题")
    if not assigned[1]:
        return _("按月反馈{fed}").format(fed=told(*fed_back))
    if not fed_back[1]:
        return _("按月交办{assigned}").format(assigned=told(*assigned))
    return _("按月交办{assigned}，按月反馈{fed}").format(assigned=told(*assigned), fed=told(*fed_back))
