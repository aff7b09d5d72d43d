"""Titles of the cards of budgets: sentences composed from tested facts, in the language spoken."""

from collections.abc import Sequence

from dashboard import formats
from dashboard.budget_policy import budget_policy
from dashboard.titles import NAMED
from dashboard.translation import _

Number = int | float | None


def execution(lines: int, rate: Number, ahead: Number) -> str:
    """The share executed, and how far from the share of the year gone."""
    if not lines:
        return _("没有预算台账")
    if rate is None or ahead is None:
        return _("有预算，没有报执行")
    told = {"rate": formats.share(rate), "points": formats.points_apart(ahead)}
    if abs(ahead) < _even():
        return _("执行{rate}，与时间进度同步").format(**told)
    if ahead < 0:
        return _("执行{rate}，落后时间{points}").format(**told)
    return _("执行{rate}，快于时间{points}").format(**told)


def classes(found: Sequence[tuple[str, float, float]]) -> str:
    """Which class (name, share executed, points ahead) lies furthest behind the calendar."""
    if not found:
        return _("没有报执行")
    name, rate, ahead = min(found, key=lambda one: one[2])
    if ahead > -_even():
        return _("各类资金都不落后")
    return _("{name}最慢：执行{rate}").format(name=name, rate=formats.share(rate))


def months(found: Sequence[tuple[str, float, float]]) -> str:
    """Since which month (name, share executed, points ahead) it has been behind, without a month in step."""
    if not found:
        return _("没有报执行")
    behind = [ahead <= -_even() for _name, _rate, ahead in found]
    if not behind[-1]:
        name, rate, _ahead = found[-1]
        return _("{month}累计执行{rate}，没有落后").format(month=name, rate=formats.share(rate))
    first = len(behind) - next(
        (at for at, is_behind in enumerate(reversed(behind)) if not is_behind), len(behind)
    )
    return _("{month}起执行落后时间进度").format(month=found[first][0])


def anomalies(lines: int, flagged: int, reasons: Sequence[tuple[str, int]]) -> str:
    """How many lines are worth a question, and the commonest reasons; `reasons` falls."""
    if not lines:
        return _("没有预算台账")
    if not flagged:
        return _("没有要过问的项目")
    named = _("、").join(f"{name}{formats.count(number)}" for name, number in reasons[:NAMED])
    return _("{count}个项目要过问：{named}").format(count=formats.count(flagged), named=named)


def adjustment(lines: int, rate: Number, raised: int, cut: int) -> str:
    """How far the budget was changed, and how many lines went up and down."""
    if not lines:
        return _("没有预算台账")
    if not raised and not cut:
        return _("没有报告调整")
    counted = {"raised": formats.count(raised), "cut": formats.count(cut)}
    if rate is None or abs(rate) < 0.0005:
        return _("总数不变，调增{raised}项调减{cut}项").format(**counted)
    share = formats.share(abs(rate))
    if rate > 0:
        return _("净增{share}，调增{raised}项调减{cut}项").format(share=share, **counted)
    return _("净减{share}，调增{raised}项调减{cut}项").format(share=share, **counted)


def year_end(complete: int, december: Number, quarter: Number) -> str:
    """How much of the year was spent at its end."""
    if not complete or december is None or quarter is None:
        return _("还没有报齐全年的项目")
    return _("十二月花了全年的{december}，四季度{quarter}").format(
        december=formats.share(december), quarter=formats.share(quarter)
    )


def funds(paid: Number, used: Number) -> str:
    """How much was paid out, and how much of it used."""
    if paid is None:
        return _("没有报拨付")
    if used is None:
        return _("拨付{paid}，没有报使用").format(paid=formats.share(paid))
    return _("拨付{paid}，拨下的用了{used}").format(paid=formats.share(paid), used=formats.share(used))


def monitoring(due: int, missing: int, worst: tuple[str, int] | None) -> str:
    """Whether every unit reported every month, and the month with most lines that stand out."""
    if not due:
        return _("没有应报的月份")
    if missing:
        return _("应报{due}个单位月，{missing}个没有报").format(
            due=formats.count(due), missing=formats.count(missing)
        )
    if worst is None:
        return _("每月都报了，没有异常")
    return _("每月都报了，{month}异常最多（{count}个）").format(month=worst[0], count=formats.count(worst[1]))


def calendar(owed: int, on_time: int, late: int, overdue: int) -> str:
    """How many steps were due, and how they were kept."""
    if not owed:
        return _("没有到期的预算监督环节")
    counted = {"owed": formats.count(owed), "on_time": formats.count(on_time)}
    if overdue:
        return _("应做{owed}项，按时{on_time}项，欠{overdue}项").format(
            overdue=formats.count(overdue), **counted
        )
    if late:
        return _("应做{owed}项，晚做{late}项").format(late=formats.count(late), **counted)
    return _("应做{owed}项，全部按时").format(**counted)


def _even() -> float:
    """Less than so much apart is in step."""
    return budget_policy().even_points / 100
