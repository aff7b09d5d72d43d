"""The escalation chain: what each level took in, what became of it, and whether the books balance."""

from itertools import pairwise

from dashboard import addresses, titles
from dashboard.cards.card import Ask, Card
from dashboard.cards.columns import header, tabulate, whole
from dashboard.charts import Flow, FlowLevel, Story
from dashboard.measure import Measured, Row
from dashboard.metrics.definition import Text
from dashboard.translation import _

METRIC = "issues.level_flow"
IN = ("first_collected", "arrived", "returned_in", "reopened_here")
OUT = ("resolved", "escalated", "in_progress", "returned", "resolved_then_reopened")
LEAKS = ("never_arrived", "from_nowhere", "doubled")


def level_flow(ask: Ask) -> Story:
    """Each level's ins and outs with the handover between; the title says whether the books balance."""
    measured = ask(METRIC, "level")
    rows = touched(measured)
    leaks = {name: sum(whole(row, name) for row in measured.rows) for name in LEAKS}
    skips = _skips(rows, leaks)
    columns = ("taken_in", *OUT, "unconfirmed")
    return Story(
        title=titles.flow([_counts(row) for row in rows], leaks),
        chart=Flow(
            tuple(_level(measured, ask, *pair, skips) for pair in zip(rows, (*rows[1:], None), strict=False))
        ),
        table=tabulate(measured, _("层级"), [(name, "count") for name in columns], rows),
        metrics=(METRIC,),
        count=whole(ask.total("issues.collected"), "value"),
        note=titles.leaks(leaks) or (_("有问题越级上报，相邻两级不作比对") if skips else ""),
        by=("level",),
    )


def touched(measured: Measured) -> tuple[Row, ...]:
    """The rows from the lowest to the highest level at which anything stayed or was said to have arrived."""
    used = [i for i, row in enumerate(measured.rows) if any(whole(row, n) for n in ("taken_in", *LEAKS))]
    return measured.rows[used[0] : used[-1] + 1] if used else ()


def _counts(row: Row) -> titles.LevelCounts:
    return titles.LevelCounts(
        row.label, *(whole(row, name) for name in ("taken_in", "resolved", "escalated"))
    )


def _skips(rows: tuple[Row, ...], leaks: dict[str, int]) -> bool:
    """Whether issues skipped a level: all arrivals are accounted for, yet not from the level just below."""
    pairs = [(whole(low, "escalated"), whole(high, "arrived")) for low, high in pairwise(rows)]
    return not any(leaks.values()) and any(said != heard for said, heard in pairs)


def _level(measured: Measured, ask: Ask, row: Row, above: Row | None, skips: bool) -> FlowLevel:
    level = row.keys["level"] or ""
    return FlowLevel(
        code=level,
        name=row.label,
        entered=tuple((header(measured, name), whole(row, name)) for name in IN),
        left=tuple((header(measured, name), whole(row, name)) for name in OUT),
        passed_up=whole(row, "escalated"),
        arrived_above=whole(above, "arrived") if above is not None and not skips else None,
        unconfirmed=whole(row, "unconfirmed"),
        target=addresses.rows(METRIC, ask.scope.narrowed("level", level), "taken_in"),
    )


LEVEL_FLOW = Card(
    "level_flow",
    Text("分级流转", "Level flow"),
    Text(
        "每一级收到多少、办了多少、交了多少上去，账平不平？",
        "What did each level take in, resolve and pass up?",
    ),
    level_flow,
    wide=True,
)
