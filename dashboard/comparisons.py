"""Sentences that compare places with each other and a period with another; no more than was tested."""

from collections.abc import Sequence

from dashboard import formats, titles
from dashboard.cards.facts import Change, Number, Verdict
from dashboard.charts import Unit
from dashboard.scope import Scope
from dashboard.translation import _


def members(
    figure: str,
    below: Sequence[str],
    above: Sequence[str],
    judged: int,
    better: str,
    whole: Number,
    each: str,
    is_uneven: bool = False,
) -> str:
    """Who lies beyond ordinary variation on the worse side, or on the better, or nobody.

    `each` says who is compared ('各地', '各部门'); `whole` is the share of all. `is_uneven`: they differ by
    more than chance, though nobody stands out alone.
    """
    if judged < 2:
        return _("样本少，{each}{figure}不作比较").format(each=each, figure=figure)
    if whole in (0, 1):
        return _("{each}{figure}都是{share}").format(each=each, figure=figure, share=formats.share(whole))
    behind, ahead = (below, above) if better == "up" else (above, below)
    if behind:
        side = _("明显偏低") if better == "up" else _("明显偏高")
        return _("{names}{figure}{side}").format(names=titles.naming(behind), figure=figure, side=side)
    if ahead:
        side = _("明显偏高") if better == "up" else _("明显偏低")
        return _("{names}{figure}{side}").format(names=titles.naming(ahead), figure=figure, side=side)
    if is_uneven:
        return _("{each}{figure}高低不一，没有谁独自突出").format(each=each, figure=figure)
    return _("{each}{figure}的差别属正常波动").format(each=each, figure=figure)


def unranked(small: int) -> str:
    """The caution where some places stand on too few cases."""
    return _("{count}处样本少，不参与排名").format(count=small) if small else ""


def changes(than: str, real: int, other: int, verdicts: Sequence[Verdict]) -> str:
    """How many figures really changed, and how much else is to be seen; where none could be judged, why."""
    if real:
        told = _("与{than}相比有{count}项明显变化").format(than=than, count=real)
        return _("{told}，另有{count}件事要看").format(told=told, count=other) if other else told
    if other:
        return _("有{count}件事要看").format(count=other)
    if "ordinary" in verdicts:
        return _("与{than}相比没有明显变化").format(than=than)
    if "small" in verdicts:
        return _("样本少，不与{than}比较").format(than=than)
    return _("{than}无记录，不作比较").format(than=than)


def left_out(told: int, found: int) -> str:
    """That the most telling stand here and how many others don't; "" where all do."""
    if told == found:
        return ""
    return _("只列最要紧的{told}项，另有{rest}项没有列出").format(told=told, rest=found - told)


def changed(name: str, change: Change, unit: Unit, than: str, counted: tuple[Number, Number]) -> str:
    """'办结率94.6%(2,460/2,600),比上期高2.1个百分点': a real change with its denominator."""
    now, before = change.now or 0, change.before or 0
    size = formats.points_apart(abs(now - before)) if unit == "share" else formats.count(abs(now - before))
    if counted[1] is not None:
        parts = f"({formats.exact(counted[0] or 0)}/{formats.exact(counted[1])})"
    else:
        parts = ""
    shown = {"name": name, "now": formats.value(now, unit) + parts, "than": than, "size": size}
    if change.verdict == "up":
        text = _("{name}{now}，比{than}高{size}") if unit == "share" else _("{name}{now}，比{than}多{size}")
    else:
        text = _("{name}{now}，比{than}低{size}") if unit == "share" else _("{name}{now}，比{than}少{size}")
    return text.format(**shown)


def crossed(text: str, line: float, is_above: bool, is_good: bool) -> str:
    """A change that took a share across the line it is held against."""
    shown = {"text": text, "line": formats.share(line)}
    if is_good:
        return (
            _("{text}，回到{line}的线以上").format(**shown)
            if is_above
            else _("{text}，回到{line}的线以下").format(**shown)
        )
    return (
        _("{text}，突破{line}的线").format(**shown)
        if is_above
        else _("{text}，跌破{line}的线").format(**shown)
    )


def newly_late(what: str, newly: int, standing: int | None) -> str:
    """'在办问题期初以来新超时12件，现共40件'."""
    shown = {"what": what, "newly": formats.exact(newly)}
    if standing is None:
        return _("{what}期内{newly}件到期没有完成").format(**shown)
    return _("{what}期初以来新超时{newly}件，现共{standing}件").format(
        **shown, standing=formats.exact(standing)
    )


def first_time(what: str, events: int, cases: int, months: int) -> str:
    """What the months on record before never had."""
    return _("首次出现{what}：{events}件(共{cases}件)，此前{months}个月没有").format(
        what=what, events=formats.exact(events), cases=formats.exact(cases), months=months
    )


def cleared(what: str, was: int, than: str) -> str:
    """What was late at the comparison's end, and no longer is."""
    return _("{what}已没有超时的，{than}末有{was}件").format(what=what, than=than, was=formats.exact(was))


def ordinary(names: Sequence[str], than: str) -> str:
    """What changed no more than it usually does."""
    return _("{names}与{than}相比属正常波动").format(names=_("、").join(names), than=than)


def too_small(names: Sequence[str], than: str) -> str:
    """What stands on too few cases to be compared."""
    return _("{names}样本少，不与{than}比较").format(names=_("、").join(names), than=than)


def not_on_record(names: Sequence[str], than: str) -> str:
    """What is not known of the comparison."""
    return _("{names}{than}无记录，不作比较").format(names=_("、").join(names), than=than)


def verdict(change: Change) -> str:
    """What a difference is worth, in a word."""
    words = {
        "up": _("明显上升"),
        "down": _("明显下降"),
        "ordinary": _("正常波动"),
        "small": _("样本少"),
        "unknown": _("上期无记录"),
    }
    return words[change.verdict]


def comparison(scope: Scope, compared: Scope | None) -> str:
    """What the comparison is called: '去年同期', '上期'; empty where there is none."""
    if compared is None:
        return ""
    return _("去年同期") if compared == scope.last_year() else _("上期")
