"""Titles of the cards of satisfaction, reviews and the scorecard: sentences from tested facts. Pure."""

from collections.abc import Mapping, Sequence

from dashboard import formats
from dashboard.titles import is_too_few, naming, told
from dashboard.translation import _


def strictness(surveys: int, of_asked: float | None, pleased: float | None, answered: int) -> str:
    """From the strictest to the loosest way of counting the same answers."""
    if not surveys:
        return _("本期没有满意度测评")
    if pleased is None:
        return _("测评没有有效答复")
    if is_too_few(answered):
        return _("答复只有{count}份，样本少").format(count=formats.count(answered))
    if of_asked is None:
        return _("满意和基本满意{loose}，应参评没写").format(loose=formats.share(pleased))
    return _("满意率从{strict}到{loose}，看怎么算").format(
        strict=formats.share(of_asked), loose=formats.share(pleased)
    )


def subjects(surveyed: int, low: Sequence[str], high: Sequence[str], is_uneven: bool = False) -> str:
    """Whose satisfaction lies beyond ordinary variation, below it first; else whether they differ at all."""
    if not surveyed:
        return _("本期没有满意度测评")
    if len(low) == 1:
        return _("{name}满意率偏低").format(name=low[0])
    if low:
        return _("{count}个对象满意率明显偏低").format(count=formats.count(len(low)))
    if high:
        return _("{count}个对象满意率明显偏高").format(count=formats.count(len(high)))
    if is_uneven:
        return _("{each}{figure}高低不一，没有谁独自突出").format(each=_("各对象"), figure=_("满意率"))
    return _("各对象满意率差别属正常波动")


def on_paper(rated: int, on_paper_count: int, pleased: tuple[int, int], solved: tuple[int, int]) -> str:
    """How many are satisfied, beside how many were really solved."""
    if not rated:
        return _("办结的问题没有满意评价")
    if not on_paper_count:
        return _("评价满意的没有只作解释的")
    return _("满意{pleased}，真解决{solved}").format(pleased=told(*pleased), solved=told(*solved))


def held(quotas: int, short: int, running: int, names: Sequence[str]) -> str:
    """Which streets reviewed fewer offices than asked for."""
    if not quotas:
        return _("没有规定评议个数")
    if short:
        return _("{names}评议单位不足").format(names=naming(names))
    if running:
        return _("还有{count}处没评够，年度未完").format(count=formats.count(running))
    return _("{count}处都评够了").format(count=formats.count(quotas))


def reviewed(reviews: int, dissatisfied: int, overdue: int) -> str:
    """How many reviews there were, and what is wrong with them."""
    if not reviews:
        return _("本期没有工作评议")
    count = formats.count(reviews)
    if overdue:
        return _("评议{count}次，{overdue}项整改逾期").format(count=count, overdue=formats.count(overdue))
    if dissatisfied:
        return _("评议{count}次，{bad}次不满意").format(count=count, bad=formats.count(dissatisfied))
    return _("评议{count}次，整改没有逾期").format(count=count)


def rectified(asked: int, done: int, overdue: int) -> str:
    """How much of what was to be put right is."""
    if not asked:
        return _("没有要求整改的评议")
    counted = {"asked": formats.count(asked), "done": formats.count(done), "overdue": formats.count(overdue)}
    if overdue:
        return _("要求整改{asked}项，逾期未完成{overdue}项").format(**counted)
    if done == asked:
        return _("要求整改{asked}项，全部完成").format(**counted)
    return _("要求整改{asked}项，完成{done}项").format(**counted)


def looked_back(looked: int, right: int, wrong: int) -> str:
    """The caution under rectification: what somebody found who looked again."""
    if not looked:
        return _("都还没有回头看")
    return _("回头看{looked}项：到位{right}项，没到位{wrong}项").format(
        looked=formats.exact(looked), right=formats.exact(right), wrong=formats.exact(wrong)
    )


def board(cards: int, missing: int, best: Sequence[str], score: float | None) -> str:
    """Who leads, where every mark is in; else how much is missing, and no rank."""
    if not cards:
        return _("没有年度考核台账")
    if missing:
        return _("缺报{missing}项，不排名次").format(missing=formats.count(missing))
    if score is None or cards == 1:
        return _("考核项目已报齐")
    return _("{name}得分最高，{score}分").format(name=naming(best), score=f"{score:.1f}")


def items(rates: Sequence[tuple[str, float]], gaps: Mapping[str, int]) -> str:
    """The weakest work; where marks are missing, of which most are. `rates` fall."""
    if not rates and not any(gaps.values()):
        return _("没有年度考核台账")
    if any(gaps.values()):
        most = max(gaps, key=lambda name: gaps[name])
        return _("{item}缺报最多，{count}处").format(item=most, count=formats.count(gaps[most]))
    name, rate = rates[-1]
    if rates[0][1] == rate:
        return _("各项得分率一样，{rate}").format(rate=formats.share(rate))
    return _("{item}最弱，得分率{rate}").format(item=name, rate=formats.share(rate))


def targets(expected: int, short: int, unknown: int) -> str:
    """How many numbers fall short of what is asked for."""
    if not expected:
        return _("没有年度考核台账")
    if short:
        return _("{short}项个数不足").format(short=formats.count(short))
    if unknown:
        return _("报了的都够数，{count}项无数据").format(count=formats.count(unknown))
    return _("联席会议、创新、调研都够数")


def rating(projects: int, rated: int, satisfied: int, answered: int) -> str:
    """How satisfied people are with the projects, and how many were asked about."""
    if not projects:
        return _("没有项目台账")
    if not rated:
        return _("{count}个项目都没有测评").format(count=formats.count(projects))
    share = told(satisfied, answered)
    if rated < projects:
        return _("测评了{rated}个项目，满意{share}").format(rated=formats.count(rated), share=share)
    return _("{rated}个项目全部测评，满意{share}").format(rated=formats.count(rated), share=share)


def money_work(compared: int, judged: int, ahead: int, disliked: int) -> str:
    """The pairs of money, work and rating that don't fit."""
    if not compared and not judged:
        return _("付款、进度、测评对不起来，缺数")
    counted = {"ahead": formats.count(ahead), "disliked": formats.count(disliked)}
    if ahead and disliked:
        return _("{ahead}个钱先于活，{disliked}个办成不满意").format(**counted)
    if ahead:
        return _("{ahead}个项目钱付在活前面").format(**counted)
    if disliked:
        return _("{disliked}个项目办成了却不满意").format(**counted)
    return _("钱、活、评没有对不上的")
