"""What changed since the comparison: at most five sentences, each from a tested fact, each to its rows."""

from collections.abc import Sequence

from dashboard import comparisons, formats, titles
from dashboard.cards.card import Ask, Card
from dashboard.charts import Sentence, Story, Table
from dashboard.finding_policy import finding_policy
from dashboard.findings import Finding, Watched, chosen, findings, watched
from dashboard.metrics.definition import Text
from dashboard.translation import _


def changes(ask: Ask) -> Story:
    """What really changed, the most telling first; then what is ordinary, too small or unknown, as such."""
    compared = ask.comparison or ask.scope.previous()
    than = comparisons.comparison(ask.scope, compared)
    seen = watched(ask, compared)
    found = findings(ask, compared, seen)
    told = [Sentence(sentence(one, than), one.tone, one.target) for one in chosen(found)]
    quiet = _quiet(seen, than)[: finding_policy().told.most - len(told)]
    real = sum(one.watched is not None for one in found)
    return Story(
        title=comparisons.changes(than, real, len(found) - real, [one.change.verdict for one in seen]),
        chart=None,
        note=comparisons.left_out(len(told), len(found)),
        table=_table(seen, than),
        metrics=tuple(dict.fromkeys([one.headline.metric for one in seen] + [one.metric for one in found])),
        sentences=(*told, *quiet),
    )


def sentence(one: Finding, than: str) -> str:
    """A finding in words, with the counts it stands on."""
    counted = dict(one.counts)
    if one.kind == "broken":
        return titles.flow((), counted)
    if one.watched is not None:
        return _of_figure(one, one.watched, than)
    if one.kind == "late":
        return comparisons.newly_late(one.name, int(one.now or 0), counted.get("standing"))
    if one.kind == "first":
        return comparisons.first_time(one.name, int(one.now or 0), counted["of"], counted["months"])
    return comparisons.cleared(one.name, int(one.before or 0), than)


def _of_figure(one: Finding, figure: Watched, than: str) -> str:
    counts = (figure.values.get("numerator"), figure.values.get("denominator"))
    text = comparisons.changed(figure.name, figure.change, figure.headline.unit, than, counts)
    if one.line is None:
        return text
    return comparisons.crossed(text, one.line, (one.now or 0) > (one.before or 0), one.tone == "good")


def _quiet(seen: Sequence[Watched], than: str) -> list[Sentence]:
    """One sentence for each way in which nothing can be said to have changed."""
    told = {
        "ordinary": comparisons.ordinary,
        "small": comparisons.too_small,
        "unknown": comparisons.not_on_record,
    }
    names = {verdict: [one.name for one in seen if one.change.verdict == verdict] for verdict in told}
    return [Sentence(say_so(names[verdict], than)) for verdict, say_so in told.items() if names[verdict]]


def _table(seen: Sequence[Watched], than: str) -> Table:
    body = [
        (
            one.name,
            formats.value(one.change.now, one.headline.unit),
            formats.value(one.change.before, one.headline.unit),
            comparisons.verdict(one.change),
        )
        for one in seen
    ]
    return Table(
        columns=(_("指标"), _("本期"), than, _("判断")),
        rows=tuple(body),
        units=("text", "text", "text", "text"),
        targets=tuple(one.target for one in seen),
    )


CHANGES = Card(
    "changes",
    Text("变化", "What changed"),
    Text("与上一期相比，什么真的变了？", "What really changed?"),
    changes,
)
