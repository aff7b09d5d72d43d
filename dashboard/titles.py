"""Titles that say the finding: sentences composed from tested facts, in the language spoken. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard import formats
from dashboard.policy import display_policy
from dashboard.translation import _

Number = int | float | None
NAMED = 2
"""So many members are named in a title; beyond that they are counted."""


@dataclass(frozen=True)
class LevelCounts:
    """What a level took in, resolved and passed up."""

    name: str
    taken_in: int
    resolved: int
    escalated: int


@dataclass(frozen=True)
class Rate:
    """A share of something named, with its counts and 95 % interval."""

    name: str
    numerator: int
    denominator: int
    value: float | None
    low: float | None
    high: float | None

    @property
    def is_small(self) -> bool:
        """Whether it stands on too few cases to be compared."""
        return self.denominator < display_policy().small_cases


def told(numerator: int, denominator: int) -> str:
    """A share as its percentage, or, on too few cases for one, as its counts: '4/7'."""
    if is_too_few(denominator):
        return f"{numerator}/{denominator}"
    return formats.share(numerator / denominator)


def rate(name: str, values: Mapping[str, Number]) -> Rate:
    """The Rate of a measured row's values."""
    numerator, denominator = (int(values.get(part) or 0) for part in ("numerator", "denominator"))
    return Rate(name, numerator, denominator, values.get("value"), values.get("low"), values.get("high"))


def flow(levels: Sequence[LevelCounts], leaks: Mapping[str, int]) -> str:
    """What the lowest busy level resolved and passed up; where the books don't balance, that."""
    busy = [level for level in levels if level.taken_in]
    if any(leaks.values()):
        return _("账不平：{leaks}").format(leaks=leaks_named(leaks))
    if not busy:
        return _("本期没有收集问题")
    first = busy[0]
    found = _("{level}办结{resolved}条").format(level=first.name, resolved=formats.count(first.resolved))
    if first.escalated:
        return _("{found}，上报{up}条").format(found=found, up=formats.count(first.escalated))
    if first.resolved < first.taken_in:
        rest = formats.count(first.taken_in - first.resolved)
        return _("{found}，还有{rest}条在办").format(found=found, rest=rest)
    return _("{level}受理{taken}条，全部办结").format(level=first.name, taken=formats.count(first.taken_in))


def leaks(counted: Mapping[str, int]) -> str:
    """The caution under a flow whose books don't balance; empty where they do."""
    if not any(counted.values()):
        return ""
    return _("{leaks}，见数据页逐条核对").format(leaks=leaks_named(counted))


def leaks_named(counted: Mapping[str, int]) -> str:
    """'3条上报未到、2条来源不明'."""
    words = {
        "never_arrived": _("{count}条上报未到"),
        "from_nowhere": _("{count}条来源不明"),
        "doubled": _("{count}条重复接收"),
    }
    named = [words[name].format(count=formats.exact(count)) for name, count in counted.items() if count]
    return _("、").join(named)


def one_by_one(collected: int, open_: int) -> str:
    """How many issues, and how many of them are not resolved."""
    if not collected:
        return _("本期没有收集问题")
    if not open_:
        return _("{count}条问题全部办结").format(count=formats.count(collected))
    return _("{count}条问题，{open}条还没有办结").format(
        count=formats.count(collected), open=formats.count(open_)
    )


def by_level(levels: Sequence[Rate]) -> str:
    """The best and the weakest level where their intervals lie apart; else that they don't differ."""
    judged = [level for level in levels if not level.is_small and level.value is not None]
    if len(judged) < 2:
        return _one(_("办结率"), judged or levels)
    best, worst = max(judged, key=_value), min(judged, key=_value)
    if (best.low or 0) <= (worst.high or 1):
        return _("各级办结率差别不大，在{low}至{high}之间").format(
            low=formats.share(_value(worst)), high=formats.share(_value(best))
        )
    return _("{best}办结{high}，{worst}{low}").format(
        best=best.name,
        high=formats.share(_value(best)),
        worst=worst.name,
        low=formats.share(_value(worst)),
    )


def settled(village: int, town: int, collected: int) -> str:
    """How much is settled within village and town."""
    if not collected:
        return _("本期没有收集问题")
    if village:
        return _("{village}不出村，{town}不出镇").format(
            village=told(village, collected), town=told(town, collected)
        )
    return _("{town}的问题不出镇办结").format(town=told(town, collected))


def disposition(solved: int, planned: int, explained: int, unstated: int) -> str:
    """How much of what is called resolved was solved; where most are unstated, that."""
    stated = solved + planned + explained
    if not stated + unstated:
        return _("本期没有办结的问题")
    if unstated > stated:
        return _("{share}的办结没有注明结果").format(share=formats.share(unstated / (stated + unstated)))
    return _("真正解决{solved}，只作解释{explained}").format(
        solved=told(solved, stated), explained=told(explained, stated)
    )


def reopened(found: Rate) -> str:
    """How many of the resolved were reopened."""
    if not found.denominator:
        return _("本期没有办结的问题")
    if not found.numerator:
        return _("没有办结后重办的问题")
    return _("{count}条办结后重办，占{share}").format(
        count=formats.count(found.numerator), share=told(found.numerator, found.denominator)
    )


def on_time(found: Rate, overdue: int) -> str:
    """The rate, and what is open and overdue."""
    if not found.denominator:
        return _("还没有可判断时限的问题")
    rate_text = told(found.numerator, found.denominator)
    if overdue:
        return _("按时办理{share}，{overdue}条在办已超时").format(
            share=rate_text, overdue=formats.count(overdue)
        )
    return _("按时办理{share}，在办的都未超时").format(share=rate_text)


def time_to_resolve(median: Number, cases: int) -> str:
    """By which day half are resolved."""
    if not cases:
        return _("本期没有收集问题")
    if median is None:
        return _("办结的还不到一半")
    if median == 0:
        return _("一半问题当天办结")
    return _("一半问题{days}内办结").format(days=formats.days(median))


def backlog(when: str, still_open: int, oldest: int, band: str) -> str:
    """What was open by then, and how much of it in the oldest band."""
    if not still_open:
        return _("{when}没有未办结的问题").format(when=when)
    shown = {"when": when, "open": formats.count(still_open), "band": band}
    if not oldest:
        return _("{when}{open}条未办结，没有{band}的").format(**shown)
    return _("{when}{open}条未办结，{oldest}条{band}").format(**shown, oldest=formats.count(oldest))


def backlog_since(day: str, still_open: int) -> str:
    """What is open on the data date, where that lies behind the period."""
    if not still_open:
        return _("到{day}已全部办结").format(day=day)
    return _("到{day}还有{open}条未办结").format(day=day, open=formats.count(still_open))


def pareto(names: Sequence[str], counts: Sequence[int]) -> str:
    """The most frequent, and how few make up four fifths. `counts` fall."""
    total = sum(counts)
    if not total:
        return _("本期没有收集问题")
    if is_too_few(total):
        return _("仅{count}条，样本少").format(count=total)
    first = [name for name, count in zip(names, counts, strict=True) if count == counts[0]]
    enough = next(i for i in range(1, len(counts) + 1) if sum(counts[:i]) >= 0.8 * total)
    return _("{first}最多，前{many}类占{share}").format(
        first=naming(first), many=enough, share=formats.share(sum(counts[:enough]) / total)
    )


def by_month(months: Sequence[str], counts: Sequence[int]) -> str:
    """The month with most, or the gaps since the first record."""
    if not any(counts):
        return _("没有收集问题")
    first = next(i for i, count in enumerate(counts) if count)
    gaps = [month for month, count in zip(months[first:], counts[first:], strict=True) if not count]
    if len(gaps) == 1:
        return _("{month}没有收集问题").format(month=gaps[0])
    if gaps and first:  # before its first record a ledger may not have been kept
        return _("{month}以来有{count}个月没有收集问题").format(month=months[first], count=len(gaps))
    if gaps:
        return _("有{count}个月没有收集问题").format(count=len(gaps))
    most = max(range(len(counts)), key=lambda i: counts[i])
    return _("{month}收集最多，{count}条").format(month=months[most], count=formats.count(counts[most]))


def no_departments() -> str:
    """Where no ledger names who handles an issue."""
    return _("台账没有注明承办单位")


def is_too_few(cases: int) -> bool:
    """Whether so few cases say nothing."""
    return cases < display_policy().small_cases


def late(overdue: int, levels: Sequence[tuple[str, int]]) -> str:
    """How much is open and overdue, and at which level most of it lies. `levels` fall."""
    if not overdue:
        return _("在办问题都未超时")
    total = formats.count(overdue)
    if len(levels) == 1:
        return _("{count}条在办已超时，都在{level}").format(count=total, level=levels[0][0])
    if levels[0][1] == levels[1][1]:
        return _("{count}条在办已超时").format(count=total)
    return _("{count}条在办已超时，{level}最多").format(count=total, level=levels[0][0])


def others(count: int) -> str:
    """The row that counts what is folded: '其余12个'."""
    return _("其余{count}个").format(count=count)


def others_in_all(count: int, total: float) -> str:
    """'其余9个共658': those folded, and what they add up to."""
    return _("{others}共{total}").format(others=others(count), total=formats.exact(total))


def naming(names: Sequence[str]) -> str:
    """One or two by name, more counted: '茨沟镇、叶坪镇', '茨沟镇等5处'."""
    if len(names) <= NAMED:
        return _("、").join(names)
    return _("{first}等{count}处").format(first=names[0], count=len(names))


def _one(figure: str, found: Sequence[Rate]) -> str:
    if not found or found[0].value is None:
        return _("本期没有收集问题")
    first = found[0]
    if first.is_small:
        return _("{name}仅{count}条，样本少").format(name=first.name, count=first.denominator)
    return _("{name}{figure}{share}").format(
        name=first.name, figure=figure, share=formats.share(_value(first))
    )


def _value(found: Rate) -> float:
    return found.value if found.value is not None else 0.0
