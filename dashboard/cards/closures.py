"""Strike-offs worth a second look: why, how many, and how likely chance alone would be."""

from dashboard import addresses, formats, titles
from dashboard.cards.card import Ask, Card, is_small
from dashboard.cards.columns import header, whole
from dashboard.charts import Bars, Series, Story, Table
from dashboard.closure_policy import closure_policy
from dashboard.closures import improbable
from dashboard.metrics.closures import reasons
from dashboard.metrics.definition import Text
from dashboard.translation import _

SIGNALS = "issues.closure_signals"


def signals(ask: Ask) -> Story:
    """Strike-offs with a signal, reason by reason; departments unanimous beyond chance are named."""
    measured = ask(SIGNALS)
    row = measured.rows[0]
    names = tuple(reasons(closure_policy()))
    closed, counted = whole(row, "closed"), tuple(whole(row, name) for name in names)
    labels = tuple(header(measured, name) for name in names)
    targets = tuple(addresses.rows(SIGNALS, ask.scope, name) for name in names)
    return Story(
        title=_title(closed, whole(row, "signalled")),
        chart=Bars(
            categories=labels,
            series=(Series(_("件数"), counted, "watch"),),
            horizontal=True,
            notes=tuple(formats.share(count / closed) if count else "" for count in counted),
            targets=targets,
        )
        if any(counted)
        else None,
        table=Table(
            columns=(_("理由"), _("件数"), _("占销号")),
            rows=tuple(
                (label, count, count / closed if closed else None)
                for label, count in zip(labels, counted, strict=True)
            ),
            units=("text", "count", "share"),
            targets=targets,
            adds_up=False,
        ),
        metrics=(SIGNALS,),
        count=closed,
        note=_named(ask) or (_("疑点用来抽查，不是结论") if any(counted) else ""),
        small=closed > 0 and is_small(closed),
        field="signalled",
    )


def _title(closed: int, signalled: int) -> str:
    if not closed:
        return _("本期没有销号的问题")
    if not signalled:
        return _("销号的问题没有发现疑点")
    return _("销号的问题{share}值得再看").format(share=titles.told(signalled, closed))


def _named(ask: Ask) -> str:
    """The departments whose ratings are improbably alike, with how likely chance is."""
    with ask.warehouse.reading() as snapshot:
        found = improbable(snapshot, ask.scope)
    return _("、").join(
        _("{name}{count}件评价全部满意，碰巧的概率{chance}").format(
            name=one.department, count=formats.exact(one.ratings), chance=formats.share(one.chance)
        )
        for one in found
    )


CARDS = (
    Card(
        "closure_signals",
        Text("销号疑点", "Signals at strike-off"),
        Text("哪些销号值得再看一眼？", "Which strike-offs deserve a second look?"),
        signals,
    ),
)
