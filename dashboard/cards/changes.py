"""What changed since the comparison: at most five sentences, each from a tested fact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard import addresses, comparisons, formats, titles
from dashboard.cards import figures
from dashboard.cards.card import Ask, Card
from dashboard.cards.columns import whole
from dashboard.cards.facts import Change
from dashboard.cards.figures import Headline
from dashboard.cards.flow import LEAKS
from dashboard.charts import Good, Sentence, Story, Table
from dashboard.measure import Number
from dashboard.metrics.definition import Text
from dashboard.scope import Scope
from dashboard.translation import _, say

MOST = 5
WATCHED: tuple[tuple[Headline, str], ...] = (
    (figures.COLLECTED, addresses.ISSUES),
    (figures.RESOLUTION_RATE, addresses.ISSUES),
    (figures.WITHIN_TOWN, addresses.ISSUES),
    (figures.ON_TIME, addresses.ISSUES),
    (figures.BACKLOG, addresses.ISSUES),
    (figures.SESSIONS, addresses.STATIONS),
    (figures.PERSON_TIMES, addresses.STATIONS),
    (figures.SILENT, addresses.STATIONS),
)


@dataclass(frozen=True)
class Watched:
    """A figure with its tested change."""

    name: str
    headline: Headline
    change: Change
    good: Good
    values: Mapping[str, Number]
    target: str


def changes(ask: Ask) -> Story:
    """What really changed, the strongest first; then what is ordinary, too small or unknown, as such."""
    compared = ask.comparison or ask.scope.previous()
    found = [_watch(ask, headline, page, compared) for headline, page in WATCHED]
    real = sorted((one for one in found if one.change.is_real), key=lambda one: -one.change.strength)
    than = comparisons.comparison(ask.scope, compared)
    broken, quiet = _broken(ask), _quiet(found, than)
    room = MOST - len(quiet) - len(broken)
    spoken = [_sentence(one, than) for one in real[:room]]
    return Story(
        title=comparisons.changes(than, len(real), [one.change.verdict for one in found]),
        chart=None,
        table=_table(found, than),
        metrics=tuple(dict.fromkeys(headline.metric for headline, _page in WATCHED)),
        sentences=(*broken, *spoken, *quiet),
    )


def _watch(ask: Ask, headline: Headline, page: str, compared: Scope) -> Watched:
    measured = ask(headline.metric)
    now = measured.rows[0]
    return Watched(
        name=say(measured.metric.name),
        headline=headline,
        change=headline.change(ask, now, compared),
        good=measured.metric.good,
        values=headline.of(now),
        target=addresses.address(page, ask.scope),
    )


def _broken(ask: Ask) -> list[Sentence]:
    total = ask.total("issues.level_flow")
    leaks = {name: whole(total, name) for name in LEAKS}
    if not any(leaks.values()):
        return []
    return [Sentence(titles.flow((), leaks), "watch", addresses.address(addresses.DATA, ask.scope))]


def _sentence(one: Watched, than: str) -> Sentence:
    counted = (one.values.get("numerator"), one.values.get("denominator"))
    text = comparisons.changed(one.name, one.change, one.headline.unit, than, counted)
    if one.good == "neither":
        return Sentence(text, "neutral", one.target)
    return Sentence(text, "good" if one.change.verdict == one.good else "watch", one.target)


def _quiet(found: Sequence[Watched], than: str) -> list[Sentence]:
    """One sentence for each way in which nothing can be said to have changed."""
    told = {
        "ordinary": comparisons.ordinary,
        "small": comparisons.too_small,
        "unknown": comparisons.not_on_record,
    }
    names = {verdict: [one.name for one in found if one.change.verdict == verdict] for verdict in told}
    return [Sentence(say_so(names[verdict], than)) for verdict, say_so in told.items() if names[verdict]]


def _table(found: Sequence[Watched], than: str) -> Table:
    body = [
        (
            one.name,
            formats.value(one.change.now, one.headline.unit),
            formats.value(one.change.before, one.headline.unit),
            comparisons.verdict(one.change),
        )
        for one in found
    ]
    return Table(
        columns=(_("指标"), _("本期"), than, _("判断")),
        rows=tuple(body),
        units=("text", "text", "text", "text"),
        targets=tuple(one.target for one in found),
    )


CHANGES = Card(
    "changes",
    Text("变化", "What changed"),
    Text("与上一期相比，什么真的变了？", "What really changed?"),
    changes,
)
