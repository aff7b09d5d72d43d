"""A work report's figures beside the ledgers'."""

from collections.abc import Iterator
from dataclasses import replace

from dashboard import addresses, formats
from dashboard.cards.card import Ask, Card
from dashboard.charts import Sentence, Story, Table
from dashboard.metrics.definition import Text
from dashboard.reconcile.claims import Report
from dashboard.reconcile.library import reconciliation_of
from dashboard.reconcile.reconciliation import Reconciliation
from dashboard.reconcile.sentences import VERDICTS, joined, label
from dashboard.reconcile.story import WRONG, story_of
from dashboard.translation import _, say


def standing(ask: Ask) -> Story:
    """What doesn't stand of the report on the scope's region, and what is worth knowing, in sentences."""
    held = reconciliation_of(ask.warehouse, ask.scope.region)
    if held is None:
        return _unknown()
    return replace(
        story_of(held, only_wrong=True),
        csv=_file(ask),
        sentences=tuple(_sentences(held)),
        note="",
        about=_about(held.report),
    )


def everything(ask: Ask) -> Story:
    """Every figure of the report, the worst first."""
    held = reconciliation_of(ask.warehouse, ask.scope.region)
    if held is None:
        return _unknown()
    title = _("{all}项数字：{agree}项相符，{open}项未核").format(
        all=len(held.outcomes), agree=held.count("agrees"), open=held.count("unchecked")
    )
    return replace(story_of(held), csv=_file(ask), title=title, about=_about(held.report))


def _about(report: Report) -> str:
    """The report and the period it is on, whatever the page's."""
    title = say(Text(report.title or report.id, report.title_en or report.title or report.id))
    span = formats.period(report.start, report.end) if report.start and report.end else ""
    return " · ".join(part for part in (title, span) if part)


def _sentences(held: Reconciliation) -> Iterator[Sentence]:
    """What is wrong, the reason with it; then the findings that change no verdict."""
    for outcome in held.outcomes:
        if outcome.verdict in WRONG:
            told = _("{words}{verdict}：{why}").format(
                words=say(label(outcome.claim)),
                verdict=say(VERDICTS[outcome.verdict]),
                why=say(outcome.detail),
            )
            yield Sentence(told, "watch")
    for outcome in held.outcomes:
        if outcome.verdict not in WRONG and outcome.findings:
            yield Sentence(f"{say(label(outcome.claim))}{_('：')}{say(joined(outcome.findings))}")


def _file(ask: Ask) -> str:
    return addresses.address(addresses.CSV_RECONCILE, ask.scope)


def _unknown() -> Story:
    advice = _("把报告里的数字写进 data/claims 下的一个文件，即可在此核对")
    return Story(
        title=_("没有登记这个地区的工作报告"),
        chart=None,
        table=Table(columns=(_("怎么办"),), rows=((advice,),), units=("text",)),
        metrics=(),
    )


CARDS = (
    Card(
        "reconcile",
        Text("报告核数", "Reconciliation"),
        Text("报告里的数字站得住吗？", "Do the report's figures stand?"),
        standing,
        wide=True,
    ),
    Card(
        "reconcile_all",
        Text("逐条核对", "Figure by figure"),
        Text("报告里的每个数字与台账对得上吗？", "How does each figure compare with the ledgers?"),
        everything,
        wide=True,
    ),
)
