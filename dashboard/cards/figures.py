"""The overview's big numbers, each with its comparison and a year's sparkline."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from dashboard import comparisons, formats
from dashboard.cards import facts
from dashboard.cards.card import Ask, Card, is_small
from dashboard.cards.columns import tabulate, whole
from dashboard.charts import Figure, Story, Unit
from dashboard.finding_policy import finding_policy
from dashboard.measure import Number, Row
from dashboard.metrics import METRICS
from dashboard.metrics.definition import Text
from dashboard.monthly_series import on_record
from dashboard.policy import display_policy
from dashboard.scope import Scope
from dashboard.statistics import quantile_of
from dashboard.translation import say


@dataclass(frozen=True)
class Headline:
    """Which value of a metric is its big number; a share also names its counts."""

    metric: str
    unit: Unit
    value: str = "value"
    numerator: str | None = None
    denominator: str | None = None
    needs: str | None = None  # what must be on record in a period for the figure to be known there

    def of(self, row: Row) -> dict[str, Number]:
        """value, and numerator and denominator where it is a share."""
        names = {"value": self.value, "numerator": self.numerator, "denominator": self.denominator}
        return {name: row.values[source] for name, source in names.items() if source}

    def change(self, ask: Ask, now: Row, compared: Scope | None) -> facts.Change:
        """How it changed since the comparison, tested."""
        z = quantile_of(finding_policy().chance.one_in)
        before = ask.total(self.metric, compared) if compared else None
        if before is None or (self.needs and not ask.total(self.needs, compared).values["value"]):
            return facts.Change(self.of(now)["value"], None, "unknown")
        if self.unit == "share":
            return facts.shares(self.of(now), self.of(before), display_policy().small_cases, z)
        earlier = self.of(before)["value"]
        # Nothing on record in a whole period: far more likely not handed in than none; unknown is never 0.
        return facts.counts(
            self.of(now)["value"], earlier or None, self.spark(ask), display_policy().spread_months, z
        )

    def spark(self, ask: Ask) -> tuple[Number, ...]:
        """Its value in each month, a year back; of a stock up to the data date, whose state it shows."""
        is_stock = METRICS[self.metric].kind == "stock"
        rows = ask(
            self.metric, "month", scope=ask.looking_back_from_now if is_stock else ask.looking_back
        ).rows
        values = tuple(self.of(row)["value"] for row in rows)
        return values if self.unit == "share" else on_record(values)


COLLECTED = Headline("issues.collected", "count")
RESOLUTION_RATE = Headline("issues.resolution_rate", "share", "value", "numerator", "denominator")
WITHIN_TOWN = Headline("issues.settled_within", "share", "within_town_share", "within_town", "collected")
ON_TIME = Headline("issues.on_time_rate", "share", "value", "on_time", "judged")
BACKLOG = Headline("issues.backlog", "count", "open")
PERSON_TIMES = Headline("receptions.person_times", "person_times")
SESSIONS = Headline("receptions.sessions", "count")
SUGGESTIONS_ON_TIME = Headline("suggestions.on_time_rate", "share", "value", "on_time", "judged")
DUTIES = Headline("obligations.fulfilled", "share", "value", "met", "owed")
SILENT = Headline("stations.silent", "share", "value", "numerator", "denominator", "receptions.sessions")


def figure(headline: Headline, ask: Ask) -> Story:
    """The number, what it was before, and whether that is a change."""
    measured = ask(headline.metric)
    now = measured.rows[0]
    change = headline.change(ask, now, ask.comparison)
    values = headline.of(now)
    cases = whole(now, headline.denominator) if headline.denominator else None
    name = say(measured.metric.name)
    return Story(
        title=f"{name} {formats.value(values['value'], headline.unit)}",
        chart=Figure(
            value=values["value"],
            unit=headline.unit,
            numerator=_whole(values.get("numerator")),
            denominator=_whole(values.get("denominator")),
            previous=change.before,
            previous_name=comparisons.comparison(ask.scope, ask.comparison),
            spark=headline.spark(ask),
            good=measured.metric.good,
            is_real=change.is_real,
        ),
        table=tabulate(measured, name, [(value, _unit(headline, value)) for value in _shown(headline)]),
        metrics=(headline.metric,),
        count=cases,
        note=comparisons.verdict(change) if ask.comparison else "",
        small=cases is not None and is_small(cases),
    )


def _whole(value: Number) -> int | None:
    return None if value is None else int(value)


def _shown(headline: Headline) -> tuple[str, ...]:
    return tuple(name for name in (headline.numerator, headline.denominator, headline.value) if name)


def _unit(headline: Headline, value: str) -> Unit:
    return headline.unit if value == headline.value else "count"


def _card(id_: str, name: Text, question: Text, headline: Headline) -> Card:
    build: Callable[[Ask], Story] = partial(figure, headline)
    return Card(id_, name, question, build)


FIGURES = (
    _card("collected", Text("收集问题", "Issues collected"), Text("收集了多少？", "How many?"), COLLECTED),
    _card(
        "resolution_rate",
        Text("办结率", "Resolution rate"),
        Text("办结了多少？", "How many are resolved?"),
        RESOLUTION_RATE,
    ),
    _card(
        "within_town",
        Text("不出镇办结", "Settled in town"),
        Text("多少在镇村就办结？", "How much is settled in town and village?"),
        WITHIN_TOWN,
    ),
    _card("on_time_rate", Text("按时办理率", "On-time rate"), Text("按不按时？", "In time?"), ON_TIME),
    _card("open", Text("未办结", "Open issues"), Text("还有多少没办结？", "How many are open?"), BACKLOG),
    _card(
        "person_times",
        Text("接待人次", "Person-times received"),
        Text("接待了多少人次？", "How many were received?"),
        PERSON_TIMES,
    ),
)
