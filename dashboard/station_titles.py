"""Titles of the cards about receptions and stations: sentences composed from tested facts. Pure."""

from collections.abc import Sequence

from dashboard import formats, titles
from dashboard.translation import _


def calendar(empty: Sequence[str], sessions: int, places: int) -> str:
    """How many receptions, and who held none."""
    if not sessions:
        return _("没有接待记录")
    if empty:
        return _("接待{count}场，{names}没有记录").format(
            count=formats.count(sessions), names=titles.naming(empty)
        )
    if places == 1:
        return _("接待{count}场").format(count=formats.count(sessions))
    return _("接待{count}场，各地都有").format(count=formats.count(sessions))


def weekdays(found: Sequence[tuple[str, int]]) -> str:
    """Which day of the week has most receptions, and how many fall on weekends; Monday first."""
    total = sum(count for _name, count in found)
    if not total:
        return _("接待没有写明日期")
    name, most = max(found, key=lambda pair: pair[1])
    weekend = sum(count for _name, count in found[5:])
    return _("{name}接待最多，占{share}；周末占{weekend}").format(
        name=name, share=formats.share(most / total), weekend=formats.share(weekend / total)
    )


def most(found: Sequence[tuple[str, int]]) -> str:
    """Which member has most person-times, and its share."""
    total = sum(count for _name, count in found)
    if not total:
        return _("本期没有接待记录")
    first = max(count for _name, count in found)
    names = [name for name, count in found if count == first]
    if len(names) > 1:
        return _("{names}人次并列最多").format(names=titles.naming(names))
    return _("{name}最多，占{share}人次").format(name=names[0], share=formats.share(first / total))


def opinions(collected: int, linked: int, resolved: int) -> str:
    """How many opinions became issues, and how many of those are resolved."""
    if not collected and not linked:
        return _("本期没有收集意见")
    if not linked:
        return _("{count}条意见都没有立为问题").format(count=formats.count(collected))
    return _("{count}条意见立为{linked}条问题，办结{resolved}条").format(
        count=formats.count(collected), linked=formats.count(linked), resolved=formats.count(resolved)
    )


def active(last: titles.Rate) -> str:
    """The share of the stations at work in the last complete month."""
    if not last.denominator:
        return _("没有启用的站点")
    if last.numerator == last.denominator:
        return _("最近一月站点都有接待")
    return _("最近一月{share}的站点有接待").format(share=titles.told(last.numerator, last.denominator))


def silent(found: titles.Rate, months: int) -> str:
    """How many stations are silent."""
    if not found.denominator:
        return _("没有启用的站点")
    if not found.numerator:
        return _("没有静默站点")
    return _("{count}个站点{months}个月没有接待").format(count=formats.count(found.numerator), months=months)


def coverage(found: titles.Rate) -> str:
    """How many villages have a station."""
    if not found.denominator:
        return _("区划表中没有村(社区)")
    rest = found.denominator - found.numerator
    if not rest:
        return _("村村都有站点")
    return _("{share}的村有站点，{rest}个村没有").format(
        share=titles.told(found.numerator, found.denominator), rest=formats.count(rest)
    )
