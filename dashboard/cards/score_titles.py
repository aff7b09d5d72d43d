"""Titles and sentences of the cards of scores: composed from tested facts. Pure."""

from dashboard import formats
from dashboard.translation import _


def no_rule() -> str:
    """That nobody is scored."""
    return _("本地没有评分办法或在任代表")


def grades(deputies: int, poor: int, ungraded: int) -> str:
    """How many are in the lowest grade, and how many have none yet."""
    if not deputies:
        return no_rule()
    if ungraded == deputies:
        return _("{count}名代表都还没有等次").format(count=formats.exact(deputies))
    if ungraded:
        return _("{poor}名不称职，{ungraded}名未出等次").format(
            poor=formats.exact(poor), ungraded=formats.exact(ungraded)
        )
    return _("{count}名代表中{poor}名不称职").format(count=formats.exact(deputies), poor=formats.exact(poor))


def places(worst: list[tuple[str, int, int]], deputies: int) -> str:
    """Where most are in the lowest grade: name, how many, of how many scored; `worst` falls."""
    if not deputies:
        return no_rule()
    named = [entry for entry in worst if entry[1]]
    if not named:
        return _("各地没有不称职的代表")
    name, poor, all_there = named[0]
    if len(named) > 1 and named[1][1] == poor:
        return _("不称职的代表各地最多{poor}名").format(poor=formats.exact(poor))
    return _("{name}不称职最多：{all}名中{poor}名").format(
        name=name, all=formats.exact(all_there), poor=formats.exact(poor)
    )


def behind(poor: int, near: int, deputies: int) -> str:
    """How many deputies the list names, and why."""
    if not deputies:
        return no_rule()
    if not poor and not near:
        return _("没有不称职或接近等次线的代表")
    return _("{poor}名不称职，{near}名接近等次线").format(poor=formats.exact(poor), near=formats.exact(near))


def quarters(last: str, mean: float | None, gained: float | None) -> str:
    """What the deputies have on average so far, and what the newest quarter added."""
    if mean is None:
        return no_rule()
    average = formats.exact(round(mean, 1))
    if gained is None:
        return _("{quarter}平均{mean}分").format(quarter=last, mean=average)
    return _("到{quarter}平均{mean}分，本季添{gained}分").format(
        quarter=last, mean=average, gained=formats.exact(round(gained, 1))
    )


def weights(item: str | None, furthest: int, percent: int) -> str:
    """Which item ranks hang on most, and how far they move."""
    if item is None:
        return _("没有可排的名次")
    if not furthest:
        return _("各项上限增减{percent}%，名次不变").format(percent=percent)
    return _("“{item}”上限增减{percent}%，名次最多变{furthest}位").format(
        item=item, percent=percent, furthest=formats.exact(furthest)
    )


def corrections(asked: int, accepted: int, late: int) -> str:
    """How many corrections were asked for, and what came of them."""
    if not asked:
        return _("本年没有提出更正")
    told = _("提出更正{asked}条，采纳{accepted}条").format(
        asked=formats.exact(asked), accepted=formats.exact(accepted)
    )
    return told + (_("，超期{late}条").format(late=formats.exact(late)) if late else "")
