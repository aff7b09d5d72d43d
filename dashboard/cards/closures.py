"""Strike-offs worth a second look: why, how many, and how likely chance alone would be."""

from dashboard import addresses, formats, titles
from dashboard.cards.card import Ask, Card, is_small
from dashboard.cards.columns import header, whole
from dashboard.charts import Bars, Role, Series, Story, Table
from dashboard.closure_policy import closure_policy
from dashboard.closures import improbable
from dashboard.measure import Row
from dashboard.metrics.closures import reasons
from dashboard.metrics.definition import Text
from dashboard.translation import _

SIGNALS, SAMPLE, SAMPLED = "issues.closure_signals", "issues.review_sample", "issues.sampled_reviews"
FOUND: tuple[tuple[str, Role], ...] = (("confirmed", "accent"), ("not_solved", "watch"), ("pending", "band"))


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


def sampled(ask: Ask) -> Story:
    """What looking again at the drawn strike-offs found, with the interval for all of them."""
    measured = ask(SAMPLED)
    row = measured.rows[0]
    drawn, reviewed = whole(row, "drawn"), whole(row, "reviewed")
    counted = tuple(whole(row, name) for name, _role in FOUND)
    labels = tuple(header(measured, name) for name, _role in FOUND)
    targets = tuple(addresses.rows(SAMPLED, ask.scope, name) for name, _role in FOUND)
    return Story(
        title=_sampled_title(drawn, reviewed, whole(row, "not_solved")),
        chart=Bars(
            categories=(_("抽中的{count}件").format(count=formats.exact(drawn)),),
            series=tuple(
                Series(label, (count,), role)
                for label, count, (_name, role) in zip(labels, counted, FOUND, strict=True)
            ),
            horizontal=True,
            stacked=True,
        )
        if drawn
        else None,
        table=Table(
            columns=(_("回头看结果"), _("件数")),
            rows=tuple(zip(labels, counted, strict=True)),
            units=("text", "count"),
            targets=targets,
        ),
        metrics=(SAMPLED, SAMPLE),
        count=drawn,
        note=_interval(row) if reviewed else _to_draw(ask),
        small=reviewed > 0 and is_small(reviewed),
        field="drawn" if drawn else None,
    )


def _sampled_title(drawn: int, reviewed: int, found: int) -> str:
    if not drawn:
        return _("还没有抽查销号的问题")
    if not reviewed:
        return _("抽中{count}件，还没有回头看").format(count=formats.exact(drawn))
    if not found:
        return _("抽查的{count}件销号都属实").format(count=formats.exact(reviewed))
    return _("抽查的销号{share}没有真解决").format(share=titles.told(found, reviewed))


def _interval(row: Row) -> str:
    """What the sample says of all strike-offs."""
    return _("由此推断，全部销号中没有真解决的占{low}至{high}（95%区间）").format(
        low=formats.share(row.values["low"] or 0), high=formats.share(row.values["high"] or 0)
    )


def _to_draw(ask: Ask) -> str:
    drawn = whole(ask.total(SAMPLE), "drawn")
    return _("可抽{count}件，写成抽查表交人回头看").format(count=formats.exact(drawn)) if drawn else ""


CARDS = (
    Card(
        "closure_signals",
        Text("销号疑点", "Signals at strike-off"),
        Text("哪些销号值得再看一眼？", "Which strike-offs deserve a second look?"),
        signals,
    ),
    Card(
        "closure_sample",
        Text("抽查结果", "What the sample found"),
        Text("抽查的销号有多少没有真解决？", "How many of the drawn strike-offs weren't solved?"),
        sampled,
    ),
)
