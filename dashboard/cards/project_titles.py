"""Titles of the cards of projects: sentences composed from tested facts, in the language spoken. Pure."""

from collections.abc import Sequence

from dashboard import formats
from dashboard.titles import naming, told
from dashboard.translation import _


def status(projects: int, done: int, late: int) -> str:
    """How many there are, are done, are late."""
    if not projects:
        return _("没有项目台账")
    counted = {"projects": formats.count(projects), "done": formats.count(done), "late": formats.count(late)}
    if late:
        return _("{projects}个项目，办成{done}个，滞后{late}个").format(**counted)
    if done == projects:
        return _("{projects}个项目全部办成").format(**counted)
    return _("{projects}个项目，办成{done}个，没有滞后").format(**counted)


def completion(started: int, done: int, projects: int) -> str:
    """The shares started and done."""
    if not projects:
        return _("没有项目台账")
    return _("开工{started}，办成{done}").format(started=told(started, projects), done=told(done, projects))


def causes(late: int, found: Sequence[tuple[str, int]], unstated: int) -> str:
    """How many are late and why most of them; `found` falls and holds stated causes only."""
    if not late:
        return _("没有滞后项目")
    count = formats.count(late)
    if not found:
        return _("{count}个项目滞后，都没有写原因").format(count=count)
    most = [name for name, number in found if number == found[0][1]]
    if unstated > found[0][1]:
        return _("{count}个项目滞后，{unstated}个没有写原因").format(
            count=count, unstated=formats.count(unstated)
        )
    return _("{count}个项目滞后，{cause}最多").format(count=count, cause=naming(most))


def late(count: int) -> str:
    """How many are listed, and in which order."""
    if not count:
        return _("没有滞后项目")
    return _("滞后{count}个，最久的在前").format(count=formats.count(count))


def checks(owed: int, made: int) -> str:
    """How many checks were owed, and how many of them are missing."""
    if not owed:
        return _("期间没有应监督的项目")
    if made == owed:
        return _("应监督{owed}项次，全部落实").format(owed=formats.count(owed))
    return _("应监督{owed}项次，欠{missing}项次").format(
        owed=formats.count(owed), missing=formats.count(owed - made)
    )


def board(behind: int) -> str:
    """How many projects are owed a check."""
    if not behind:
        return _("没有欠监督的项目")
    return _("{count}个项目欠监督").format(count=formats.count(behind))


def nodes(total: int, overdue: int, caught_up: int) -> str:
    """How many nodes are overdue, or were caught up."""
    if not total:
        return _("没有节点台账")
    if overdue:
        return _("{total}个节点，{overdue}个逾期未完成").format(
            total=formats.count(total), overdue=formats.count(overdue)
        )
    if caught_up:
        return _("{total}个节点没有逾期，{caught}个曾逾期后补上").format(
            total=formats.count(total), caught=formats.count(caught_up)
        )
    return _("{total}个节点都没有逾期").format(total=formats.count(total))


def ballots(held: int, in_band: int, unclear: int) -> str:
    """How many ballots had a surplus within the band."""
    if not held:
        return _("没有票决")
    if in_band == held:
        return _("{held}次票决，差额都在规定区间").format(held=formats.count(held))
    if unclear:
        return _("{held}次票决，{unclear}次应选数不明").format(
            held=formats.count(held), unclear=formats.count(unclear)
        )
    return _("{held}次票决，{out}次差额不在规定区间").format(
        held=formats.count(held), out=formats.count(held - in_band)
    )


def solicitation(people: int, questionnaires: int, opinions: int) -> str:
    """What was gathered; three units side by side."""
    if not people + questionnaires + opinions:
        return _("没有征集台账")
    return _("走访座谈{people}人次，问卷{sheets}份，意见{opinions}条").format(
        people=formats.count(people), sheets=formats.count(questionnaires), opinions=formats.count(opinions)
    )
