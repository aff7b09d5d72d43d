"""What changed: findings by rules from tested facts, each leading to its rows.

A finding is told only where the numbers carry it: a change beyond what chance brings once in so many times
(data/policy/findings.toml), a line crossed by such a change, what came late since the period began, what was
never on record before, what was late and no longer is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dashboard import addresses
from dashboard.cards import figures
from dashboard.cards.card import Ask
from dashboard.cards.columns import whole
from dashboard.cards.facts import Change
from dashboard.cards.figures import Headline
from dashboard.cards.flow import LEAKS
from dashboard.finding_policy import First, Late, finding_policy
from dashboard.measure import Number, Row
from dashboard.metrics import METRICS
from dashboard.metrics.definition import Good, Share, Text
from dashboard.policy import display_policy
from dashboard.scope import Scope, period
from dashboard.statistics import chance_of_all
from dashboard.translation import say

Kind = Literal["broken", "late", "crossed", "change", "first", "recovered"]
Tone = Literal["good", "watch", "neutral"]
KINDS: tuple[Kind, ...] = ("broken", "late", "crossed", "change", "first", "recovered")
"""What findings there are, in the order in which they are told."""

WATCHED: tuple[Headline, ...] = (
    figures.COLLECTED,
    figures.RESOLUTION_RATE,
    figures.WITHIN_TOWN,
    figures.ON_TIME,
    figures.BACKLOG,
    figures.SESSIONS,
    figures.PERSON_TIMES,
    figures.SILENT,
    figures.SUGGESTIONS_ON_TIME,
    figures.DUTIES,
)


@dataclass(frozen=True)
class Watched:
    """A figure with its tested change and the rows behind it."""

    name: str
    headline: Headline
    change: Change
    good: Good
    values: Mapping[str, Number]
    target: str


@dataclass(frozen=True)
class Finding:
    """One tested fact. `field` is the count meant; `line` the share it was held against, if any.

    `target` is the address of the rows behind it; `counts` more numbers of it by name.
    """

    kind: Kind
    metric: str
    field: str | None
    name: str
    now: Number
    before: Number
    tone: Tone
    target: str
    strength: float = 0.0
    line: float | None = None
    watched: Watched | None = None
    counts: tuple[tuple[str, int], ...] = ()

    @property
    def order(self) -> tuple[int, float]:
        """Kinds in their order; within one the strongest first."""
        return KINDS.index(self.kind), -self.strength


def watched(ask: Ask, compared: Scope) -> tuple[Watched, ...]:
    """Every figure that is watched and on record in the period or its comparison, with its tested change."""
    found = (_watch(ask, headline, compared) for headline in WATCHED)
    return tuple(one for one in found if one.change.now is not None or one.change.before is not None)


def findings(ask: Ask, compared: Scope, seen: tuple[Watched, ...]) -> tuple[Finding, ...]:
    """All that can be told of the scope beside `compared`, most telling first; empty where nothing is."""
    told = [
        *_broken(ask),
        *(finding for rule in finding_policy().late for finding in _late(ask, compared, rule)),
        *(_changed(one) for one in seen if one.change.is_real),
        *(finding for rule in finding_policy().first for finding in _first(ask, rule)),
    ]
    return tuple(sorted(told, key=lambda one: one.order))


def chosen(told: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those there is room for: of what is newly late only the largest few, lest nothing else be told."""
    limits = finding_policy().told
    beyond = [one for one in told if one.kind == "late"][limits.late :]
    return tuple(one for one in told if all(one is not other for other in beyond))[: limits.most]


def _watch(ask: Ask, headline: Headline, compared: Scope) -> Watched:
    measured = ask(headline.metric)
    now = measured.rows[0]
    return Watched(
        name=say(measured.metric.name),
        headline=headline,
        change=headline.change(ask, now, compared),
        good=measured.metric.good,
        values=headline.of(now),
        target=addresses.rows(headline.metric, ask.scope, _field(headline)),
    )


def _field(headline: Headline) -> str | None:
    """The count behind a figure that is one of several of its metric."""
    return headline.value if headline.unit == "count" and headline.value != "value" else None


def _broken(ask: Ask) -> list[Finding]:
    """What was handed over and isn't on both sides' books."""
    total = ask.total("issues.level_flow")
    leaks = tuple((name, whole(total, name)) for name in LEAKS)
    worst = max(leaks, key=lambda leak: leak[1])
    if not worst[1]:
        return []
    target = addresses.rows("issues.level_flow", ask.scope, worst[0])
    count = sum(size for _name, size in leaks)
    return [Finding("broken", "issues.level_flow", worst[0], "", count, None, "watch", target, counts=leaks)]


def _late(ask: Ask, compared: Scope, rule: Late) -> list[Finding]:
    """What came late since the period began, or is no longer late though it was."""
    now, before = ask.total(rule.metric), ask.total(rule.metric, compared)
    newly, name = whole(now, rule.newly), say(Text(rule.zh, rule.en))
    if newly:
        counts = (("standing", whole(now, rule.standing)),) if rule.standing else ()
        target = addresses.rows(rule.metric, ask.scope, rule.newly)
        return [
            Finding("late", rule.metric, rule.newly, name, newly, None, "watch", target, newly, counts=counts)
        ]
    if rule.standing is None or now.values[rule.standing] != 0:
        return []
    was = whole(before, rule.standing)
    target = addresses.rows(rule.metric, compared, rule.standing)
    return (
        [Finding("recovered", rule.metric, rule.standing, name, 0, was, "good", target, was)] if was else []
    )


def _changed(one: Watched) -> Finding:
    """A real change: as a line crossed where the policy draws one between before and now."""
    change, metric = one.change, one.headline.metric
    tone: Tone = "neutral" if one.good == "neither" else "good" if change.verdict == one.good else "watch"
    drawn = finding_policy().lines.get(metric)
    line = None if drawn is None or one.headline.unit != "share" else drawn / 100
    kind: Kind = "change"
    if line is not None and is_crossed(change, line, one.good):
        kind = "recovered" if tone == "good" else "crossed"
    field = _field(one.headline)
    return Finding(
        kind, metric, field, one.name, change.now, change.before, tone, one.target, change.strength,
        line if kind != "change" else None, one,
    )  # fmt: skip


def is_crossed(change: Change, line: float, good: Good) -> bool:
    """Whether before and now lie on different sides of the line; on it is its good side."""
    if change.now is None or change.before is None:
        return False
    sides = [value <= line if good == "down" else value >= line for value in (change.now, change.before)]
    return sides[0] != sides[1]


def _first(ask: Ask, rule: First) -> list[Finding]:
    """What the months on record before the period never had, where chance didn't merely spare them."""
    now = ask.total(rule.metric)
    field, of = (_value_of(rule.metric, name) for name in (rule.field, rule.of))
    if not whole(now, field):
        return []
    scope = ask.recorded(METRICS[rule.metric].ledgers[0], display_policy().recorded_months)
    earlier = [row for row in ask(rule.metric, "month", scope=scope).rows if _is_before(row, ask.scope)]
    kept = _begun(earlier, of)
    if len(kept) < display_policy().series_months or any(whole(row, field) for row in kept):
        return []
    events, cases = whole(now, field), whole(now, of)
    chance = chance_of_all(events, cases, cases + sum(whole(row, of) for row in kept))
    if chance * finding_policy().chance.one_in > 1:
        return []
    name, target = say(Text(rule.zh, rule.en)), addresses.rows(rule.metric, ask.scope, rule.field)
    counts = (("of", cases), ("months", len(kept)))
    return [
        Finding("first", rule.metric, rule.field, name, events, 0, "watch", target, events, counts=counts)
    ]


def _value_of(metric: str, count: str) -> str:
    """What a count is called among a row's values: a share's two are its numerator and denominator."""
    shape = METRICS[metric].shape
    if isinstance(shape, Share):
        return {shape.numerator: "numerator", shape.denominator: "denominator"}[count]
    return count


def _is_before(row: Row, scope: Scope) -> bool:
    return period(row.keys["month"] or "")[1] < scope.start


def _begun(rows: list[Row], field: str) -> list[Row]:
    """The months from the first that has anything on: before it the ledger may not have been kept."""
    first = next((index for index, row in enumerate(rows) if whole(row, field)), len(rows))
    return rows[first:]
