"""A report's figures beside the ledgers', as a story a page or a slide shows."""

from dashboard.charts import Story, Table
from dashboard.metrics import METRICS
from dashboard.metrics.definition import Text
from dashboard.reconcile.reconciliation import Outcome, Reconciliation
from dashboard.reconcile.sentences import VERDICTS, as_printed, joined, label, shown
from dashboard.reconcile.verdicts import WORST_FIRST, Verdict
from dashboard.translation import say

COLUMNS = (
    Text("报告的话", "In the report"),
    Text("所印", "Printed"),
    Text("算得", "Computed"),
    Text("结论", "Verdict"),
    Text("说明", "Why"),
)
WRONG: tuple[Verdict, ...] = ("impossible", "contradicts", "differs")


def story_of(reconciliation: Reconciliation, only_wrong: bool = False) -> Story:
    """The story in the language spoken: the worst first, then in the report's order.

    `only_wrong` leaves out what agrees and what nothing was held against, for a slide; findings stay.
    """
    worst_first = sorted(reconciliation.outcomes, key=lambda outcome: WORST_FIRST.index(outcome.verdict))
    listed = [o for o in worst_first if not only_wrong or o.verdict in WRONG or o.findings]
    bound = dict.fromkeys(o.claim.metric for o in reconciliation.outcomes if o.claim.metric)
    metrics = [metric for metric in bound if metric in METRICS]
    return Story(
        title=say(_title(reconciliation)),
        chart=None,
        table=Table(
            columns=tuple(say(column) for column in COLUMNS),
            rows=tuple(_row(outcome) for outcome in listed),
            units=("text", "text", "text", "text", "text"),
        ),
        metrics=tuple(metrics),
        count=len(reconciliation.outcomes),
        note=say(_note(reconciliation)),
    )


def _row(outcome: Outcome) -> tuple[str, ...]:
    claim, deciding = outcome.claim, outcome.deciding
    computed = deciding.ruling.computed if deciding else None
    return (
        say(label(claim)).strip("「」“”"),
        say(as_printed(claim)),
        "—" if computed is None else say(shown(computed, claim.unit)),
        say(VERDICTS[outcome.verdict]),
        say(outcome.detail),
    )


def _title(reconciliation: Reconciliation) -> Text:
    """The finding: how many figures don't stand, of which kind; else that those checked all agree."""
    wrong = [(verdict, count) for verdict in WRONG if (count := reconciliation.count(verdict))]
    agree = reconciliation.count("agrees")
    if wrong:
        kinds = joined(
            (Text(f"{count}项{VERDICTS[v].zh}", f"{count} {_PLURAL[v]}") for v, count in wrong), "、", ", "
        )
        total = len(reconciliation.outcomes)
        return Text(f"{total}项数字中{kinds.zh}", f"Of {total} figures: {kinds.en}")
    if agree:
        return Text(f"核过的{agree}项数字全部相符", f"All {agree} figures checked agree")
    return Text("还没有数字可核", "No figure could be checked yet")


_PLURAL = {"impossible": "impossible", "contradicts": "contradicting", "differs": "differing"}


def _note(reconciliation: Reconciliation) -> Text:
    unchecked = reconciliation.count("unchecked")
    if not unchecked:
        return Text("", "")
    return Text(
        f"{unchecked}项未核：没有依据，或台账没有报来",
        f"{unchecked} unchecked: nothing to hold them against, or the ledgers were not handed in",
    )
