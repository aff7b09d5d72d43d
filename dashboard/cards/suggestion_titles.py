"""Titles of the cards of suggestions and of what is due: composed from tested facts. Pure."""

from collections.abc import Sequence

from dashboard import formats
from dashboard.titles import naming, told
from dashboard.translation import _


def funnel(leads: int, formed: int, suggestions: int, done: int) -> str:
    """How many leads became how many suggestions, and how many of these are done."""
    if not leads + suggestions:
        return _("期间没有线索和建议")
    counted = {"suggestions": formats.count(suggestions), "done": formats.count(done)}
    if not leads:
        return _("{suggestions}件建议，办成{done}件").format(**counted)
    if not suggestions:
        return _("{leads}条线索，还没有形成建议").format(leads=formats.count(leads))
    return _("{leads}条线索{formed}条成建议，办成{done}件").format(
        leads=formats.count(leads), formed=formats.count(formed), done=counted["done"]
    )


def on_time(on_time: int, judged: int, overdue: int) -> str:
    """The rate, and what is open and overdue."""
    if not judged:
        return _("还没有可判断时限的建议")
    if overdue:
        return _("按时办理{share}，{overdue}件在办已超时").format(
            share=told(on_time, judged), overdue=formats.count(overdue)
        )
    return _("按时办理{share}，在办的都未超时").format(share=told(on_time, judged))


def desks(open_: int, overdue: int, due_soon: int, unknown: int, worst: Sequence[str]) -> str:
    """What is overdue and who holds most of it, else what is due within the week."""
    if not open_:
        return _("没有在办的")
    if overdue and worst:
        return _("{count}件已超时，{who}最多").format(count=formats.count(overdue), who=naming(worst))
    if overdue:
        return _("{count}件已超时").format(count=formats.count(overdue))
    if due_soon:
        return _("没有超时，{count}件一周内到期").format(count=formats.count(due_soon))
    if unknown:
        return _("在办{count}件，{unknown}件时限不明").format(
            count=formats.count(open_), unknown=formats.count(unknown)
        )
    return _("在办{count}件，都没有超时").format(count=formats.count(open_))


def week(overdue: int, due_soon: int) -> str:
    """How many are due within the week and how many are late already."""
    if overdue and due_soon:
        return _("一周内{soon}件到期，{overdue}件已超时").format(
            soon=formats.count(due_soon), overdue=formats.count(overdue)
        )
    if overdue:
        return _("{count}件已超时，一周内没有到期的").format(count=formats.count(overdue))
    if due_soon:
        return _("一周内{count}件到期").format(count=formats.count(due_soon))
    return _("一周内没有到期的，也没有超时的")


def grades(solved: int, explained: int, graded: int, ungraded: int) -> str:
    """How much of what was answered is solved; where most bear no grade, that."""
    if not graded + ungraded:
        return _("期间的建议还没有答复")
    if ungraded > graded:
        return _("{share}的答复没有定级").format(share=told(ungraded, graded + ungraded))
    return _("真正解决{solved}，只作解释{explained}").format(
        solved=told(solved, graded), explained=told(explained, graded)
    )


def satisfaction(satisfied: int, dissatisfied: int, viewed: int, answered: int) -> str:
    """The share satisfied of those with a view, and how many are not."""
    if not answered:
        return _("期间的建议还没有答复")
    if not viewed:
        return _("{count}件答复，没有一件评过").format(count=formats.count(answered))
    if dissatisfied:
        return _("满意{share}，{count}件不满意").format(
            share=told(satisfied, viewed), count=formats.count(dissatisfied)
        )
    return _("满意{share}，没有不满意的").format(share=told(satisfied, viewed))


def routing(most: Sequence[str], count: int, suggestions: int) -> str:
    """The way taken most often."""
    if not suggestions:
        return _("期间没有建议")
    if not count:
        return _("台账没有注明处理方式")
    return _("{way}最多，占{share}").format(way=naming(most), share=told(count, suggestions))


def follow_ups(owed: int, missing: int) -> str:
    """How many follow-ups are owed, and how many of them are missing."""
    if not owed:
        return _("没有应回头看的建议")
    if not missing:
        return _("应回头看{owed}件，全部看过").format(owed=formats.count(owed))
    return _("应回头看{owed}件，还欠{missing}件").format(
        owed=formats.count(owed), missing=formats.count(missing)
    )


def dissatisfied(owed: int, missing: int) -> str:
    """How many were rated dissatisfied, and how many of them nobody presses."""
    if not owed:
        return _("没有评为不满意的建议")
    if not missing:
        return _("{owed}件评过不满意，都在重点督办").format(owed=formats.count(owed))
    return _("{owed}件评过不满意，{missing}件没有督办").format(
        owed=formats.count(owed), missing=formats.count(missing)
    )


def league(departments: int, worst: Sequence[str], overdue: int) -> str:
    """How many departments there are, and which of them has most overdue."""
    if not departments:
        return _("台账没有注明承办单位")
    if not overdue:
        return _("{count}个承办单位，都没有超时在办").format(count=formats.count(departments))
    found = {"who": naming(worst), "count": formats.count(overdue)}
    if len(worst) > 1:
        return _("{who}超时在办最多，各{count}件").format(**found)
    return _("{who}超时在办最多，{count}件").format(**found)
