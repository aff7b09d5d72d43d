"""Sentences about ordinary variation: between places, and from month to month. Pure."""

from collections.abc import Sequence

from dashboard import formats, titles
from dashboard.statistics_funnel import Zone
from dashboard.statistics_xmr import Signal, Xmr
from dashboard.translation import _


def within(is_adjusted: bool) -> str:
    """Inside the limits: ordinary variation, unless they hold differences that chance doesn't explain."""
    return _("界限内（含各地本来的差别）") if is_adjusted else _("正常波动")


def standing(zone: Zone, is_adjusted: bool) -> str:
    """What a member's place in the funnel means, in a word."""
    words = {
        "far_below": _("明显偏低"),
        "below": _("略低，待观察"),
        "within": within(is_adjusted),
        "above": _("略高，待观察"),
        "far_above": _("明显偏高"),
    }
    return words[zone]


def to_watch(figure: str, worse: Sequence[str], is_low: bool) -> str:
    """Who lies between the two limits on the worse side: worth a look, not yet a finding."""
    text = _("{names}{figure}略低，待观察") if is_low else _("{names}{figure}略高，待观察")
    return text.format(names=titles.naming(worse), figure=figure)


def dispersed(is_adjusted: bool) -> str:
    """The caution where places differ by more than chance anyway."""
    return _("各地本来就有差别，界限已相应放宽") if is_adjusted else ""


def band(bands: Sequence[int], cases: int) -> str:
    """The volume band of so many cases: '不足50件', '50–199件', '200件及以上'."""
    place = sum(cases >= edge for edge in bands)
    if place == 0:
        return _("不足{count}件").format(count=formats.exact(bands[0]))
    if place == len(bands):
        return _("{count}件及以上").format(count=formats.exact(bands[-1]))
    low, high = formats.exact(bands[place - 1]), formats.exact(bands[place] - 1)
    return _("{low}–{high}件").format(low=low, high=high)


def series(figure: str, found: Xmr | None, months: Sequence[str], least: int) -> str:
    """The latest thing out of the ordinary, or that there is none; that a series is too short to say."""
    if found is None:
        return _("{figure}不足{least}个月，不判断波动").format(figure=figure, least=least)
    if not found.signals:
        return _("{figure}各月属正常波动").format(figure=figure)
    last = max(found.signals, key=lambda one: (one.last, one.rule == "outside", one.rule == "side"))
    return _told(figure, last, months)


def _told(figure: str, signal: Signal, months: Sequence[str]) -> str:
    """The month is named where it isn't the last one shown."""
    month = months[signal.last]
    if signal.rule == "outside":
        text = _("{month}{figure}明显偏高") if signal.way > 0 else _("{month}{figure}明显偏低")
        return text.format(month=month, figure=figure)
    if signal.rule == "side":
        text = _("{figure}连续{size}个月高于平均") if signal.way > 0 else _("{figure}连续{size}个月低于平均")
    else:
        text = _("{figure}连续{size}个月上升") if signal.way > 0 else _("{figure}连续{size}个月下降")
    told = text.format(figure=figure, size=signal.last - signal.first + 1)
    return told if signal.last == len(months) - 1 else _("到{month}{told}").format(month=month, told=told)


def month_verdict(found: Xmr, index: int) -> str:
    """What a month is worth, in a word."""
    signal = found.signal(index)
    if signal is None:
        return _("正常波动")
    if signal.rule == "trend":
        return _("持续上升") if signal.way > 0 else _("持续下降")
    return _("偏高") if signal.way > 0 else _("偏低")
