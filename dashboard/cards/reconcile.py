"""A work report's figures beside the ledgers'."""

from dataclasses import replace

from dashboard.cards.card import Ask, Card
from dashboard.charts import Story, Table
from dashboard.metrics.definition import Text
from dashboard.reconcile.library import reconciliation_of
from dashboard.reconcile.story import story_of
from dashboard.translation import _


def standing(ask: Ask) -> Story:
    """What doesn't stand of the report on the scope's region, and what is worth knowing."""
    return _told(ask, only_wrong=True)


def everything(ask: Ask) -> Story:
    """Every figure of the report, the worst first."""
    return _told(ask, only_wrong=False)


def _told(ask: Ask, only_wrong: bool) -> Story:
    held = reconciliation_of(ask.warehouse, ask.scope.region)
    if held is None:
        return Story(
            title=_("没有登记这个地区的工作报告"),
            chart=None,
            table=Table(
                columns=(_("怎么办"),),
                rows=((_("把报告里的数字写进 data/claims 下的一个文件，即可在此核对"),),),
                units=("text",),
            ),
            metrics=(),
        )
    told = story_of(held, only_wrong)
    if only_wrong:
        return told
    counts = (held.count("agrees"), held.count("unchecked"), len(held.outcomes))
    return replace(
        told,
        title=_("{all}项数字：{agree}项相符，{open}项未核").format(
            agree=counts[0], open=counts[1], all=counts[2]
        ),
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
        slide=False,
    ),
)
