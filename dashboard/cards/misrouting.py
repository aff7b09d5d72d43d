"""Wrong turns: issues that ended where they don't belong, and those that went up and came down."""

from dashboard import addresses, formats, titles
from dashboard.cards.card import Ask, Card, is_small
from dashboard.cards.columns import fraction, header, rates, tabulate, whole
from dashboard.charts import Bars, Series, Story, Table, Unit
from dashboard.measure import Measured, Row
from dashboard.metrics.definition import Text
from dashboard.metrics.misrouting import LEVELS
from dashboard.translation import _, say

MISROUTED = "issues.misrouted"
COULD: tuple[tuple[str, Unit], ...] = tuple((f"could_{level}", "count") for level, _text in LEVELS)
TURNS = ("came_back", "back_and_forth")


def misrouted(ask: Ask) -> Story:
    """Issues resolved at a level that doesn't own their category, by category."""
    measured = ask("issues.misrouted", "category")
    total = ask.total("issues.misrouted")
    rows = tuple(
        sorted((r for r in measured.rows if whole(r, "judged")), key=lambda r: -whole(r, "misrouted"))
    )
    return Story(
        title=_misrouted_title(rows, total),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=(rates(say(measured.metric.name), rows, "second"),),
            unit="share",
            horizontal=True,
            notes=tuple(fraction(row) for row in rows),
            small=tuple(is_small(row.values["denominator"]) for row in rows),
            targets=tuple(ask.filtered(addresses.ISSUES, row, "category") for row in rows),
        )
        if rows
        else None,
        table=tabulate(
            measured,
            _("问题类别"),
            [
                ("misrouted", "count"),
                ("judged", "count"),
                ("value", "share"),
                *(column for column in COULD if whole(total, column[0])),
            ],
            rows,
            total=total,
        ),
        metrics=("issues.misrouted",),
        count=whole(total, "judged"),
        small=is_small(whole(total, "judged")),
        by=("category",),
        note=_solvers(measured, total),
    )


def _misrouted_title(rows: tuple[Row, ...], total: Row) -> str:
    found, judged = whole(total, "misrouted"), whole(total, "judged")
    if not judged:
        return _("还没有可判断层级的问题")
    if not found:
        return _("问题都在归属层级办结")
    return _("{share}不在归属层级办结，{category}最多").format(
        share=titles.told(found, judged), category=rows[0].label
    )


def _solvers(measured: Measured, total: Row) -> str:
    """'本该由村级办结12件', level by level."""
    return _("，").join(
        _("{who}{count}件").format(who=header(measured, name), count=formats.exact(whole(total, name)))
        for name, _unit in COULD
        if whole(total, name)
    )


def turns(ask: Ask) -> Story:
    """Issues that went up and came down, and those passed up again after that."""
    measured = ask(MISROUTED)
    row = measured.rows[0]
    labels = tuple(header(measured, name) for name in TURNS)
    counted = tuple(whole(row, name) for name in TURNS)
    targets = tuple(addresses.rows(MISROUTED, ask.scope, name) for name in TURNS)
    return Story(
        title=_turns_title(*counted),
        chart=Bars(
            categories=labels,
            series=(Series(_("件数"), counted, "watch"),),
            horizontal=True,
            targets=targets,
        )
        if any(counted)
        else None,
        table=Table(
            columns=(_("经过"), _("件数")),
            rows=tuple(zip(labels, counted, strict=True)) if any(counted) else (),
            units=("text", "count"),
            targets=targets if any(counted) else (),
            adds_up=False,
        ),
        metrics=(MISROUTED,),
        count=counted[0],
        note=_back(whole(row, "sent_back")),
        field="came_back" if counted[0] else None,
    )


def _back(times: int) -> str:
    return _("共退回{count}次").format(count=formats.exact(times)) if times else ""


def _turns_title(came_back: int, back_and_forth: int) -> str:
    if not came_back:
        return _("没有上报后又退回的问题")
    if not back_and_forth:
        return _("上报后退回{count}件，没有再上报").format(count=formats.exact(came_back))
    return _("上报后退回{count}件，其中{again}件又上报").format(
        count=formats.exact(came_back), again=formats.exact(back_and_forth)
    )


CARDS = (
    Card(
        "misrouted",
        Text("走错层级", "Misrouted"),
        Text("哪些问题走错了层级？", "Which issues ended at the wrong level?"),
        misrouted,
    ),
    Card(
        "turns",
        Text("上去又下来", "Up and down"),
        Text("哪些问题在上下级之间来回？", "Which issues go back and forth between levels?"),
        turns,
    ),
)
