"""Titles of the cards of deputies and groups: sentences composed from tested facts. Pure."""

from collections.abc import Sequence

from dashboard import formats
from dashboard.titles import naming, told
from dashboard.translation import _


def tiers(deputies: int, placed: int) -> str:
    """How many are in office and how many of them are placed at a station."""
    if not deputies:
        return _("没有在任代表名册")
    counted = {"deputies": formats.count(deputies), "rest": formats.count(deputies - placed)}
    if placed == deputies:
        return _("{deputies}名代表全部编入站点").format(**counted)
    if not placed:
        return _("{deputies}名代表都没有编入站点").format(**counted)
    return _("{deputies}名代表，{rest}名未编入站点").format(**counted)


def participation(active: int, serving: int) -> str:
    """The share that took part, and how many did not."""
    if not serving:
        return _("没有在任代表名册")
    if active == serving:
        return _("{count}名代表都参加过活动").format(count=formats.count(serving))
    return _("{share}的代表参加过活动，{rest}名没有").format(
        share=told(active, serving), rest=formats.count(serving - active)
    )


def inactive(count: int, serving: int) -> str:
    """How many have no activity on record."""
    if not serving:
        return _("没有在任代表名册")
    if not count:
        return _("在任代表都有履职记录")
    return _("{count}名代表本期没有履职记录").format(count=formats.count(count))


def months(last: str, active: int, served: int) -> str:
    """The share of the deputies who did something in the newest month shown."""
    if not served:
        return _("没有在任代表名册")
    return _("{month}有{share}的代表参加活动").format(month=last, share=told(active, served))


def kinds(found: Sequence[tuple[str, int]], total: int) -> str:
    """How many attendances, and of which kind most; `found` falls."""
    if not total:
        return _("本期没有代表活动记录")
    most = [name for name, number in found if number == found[0][1]]
    return _("代表参加活动{total}人次，{kind}最多").format(total=formats.count(total), kind=naming(most))


def reporting(reported: int, deputies: int) -> str:
    """How many have reported to voters this term, and how many have not."""
    if not deputies:
        return _("没有在任代表名册")
    if not reported:
        return _("台账里没有本届述职记录")
    if reported == deputies:
        return _("{count}名代表本届都已述职").format(count=formats.count(deputies))
    return _("本届已述职{count}名，还有{rest}名").format(
        count=formats.count(reported), rest=formats.count(deputies - reported)
    )


def grids(in_grid: int, deputies: int) -> str:
    """How many serve in a grid, and how many in none."""
    if not deputies:
        return _("没有在任代表名册")
    if not in_grid:
        return _("名册没有写网格")
    if in_grid == deputies:
        return _("{count}名代表全部编入网格").format(count=formats.count(deputies))
    return _("{count}名代表编入网格，{rest}名没有").format(
        count=formats.count(in_grid), rest=formats.count(deputies - in_grid)
    )


def contacts(people: int, households: int, empty: Sequence[str]) -> str:
    """How many were met; the places without a record, where some have one."""
    if not people and not households:
        return _("没有联系选民的记录")
    if people and empty:
        return _("联系选民{people}人次，{names}没有记录").format(
            people=formats.count(people), names=naming(empty)
        )
    if not people:
        return _("走访{households}户").format(households=formats.count(households))
    return _("联系选民{people}人次，走访{households}户").format(
        people=formats.count(people), households=formats.count(households)
    )


def groups(count: int, silent: int) -> str:
    """How many groups, and how many of them were silent."""
    if not count:
        return _("没有代表小组名册")
    if not silent:
        return _("{count}个小组都有活动").format(count=formats.count(count))
    if silent == count:
        return _("{count}个小组本期都没有活动").format(count=formats.count(count))
    return _("{count}个小组，{silent}个本期没有活动").format(
        count=formats.count(count), silent=formats.count(silent)
    )


def group_activity(count: int, events: int, attendances: int) -> str:
    """How much the groups did in all."""
    if not count:
        return _("没有代表小组名册")
    if not events:
        return _("{count}个小组本期都没有活动").format(count=formats.count(count))
    return _("{count}个小组活动{events}场，{attendances}人次").format(
        count=formats.count(count), events=formats.count(events), attendances=formats.count(attendances)
    )


def members(groups_: int, members_: int, linked: int) -> str:
    """How many groups and members, and how many groups no committee member is linked to."""
    if not groups_:
        return _("没有代表小组名册")
    counted = {"groups": formats.count(groups_), "members": formats.count(members_)}
    if linked and linked < groups_:
        rest = formats.count(groups_ - linked)
        return _("{rest}个小组没有联系委员").format(rest=rest)
    return _("{groups}个小组，成员{members}人").format(**counted)
