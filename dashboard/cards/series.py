"""Monthly series as XmR charts: which month is more than ordinary variation."""

from dashboard import formats
from dashboard.cards import variation_titles as words
from dashboard.cards.card import Ask, Card
from dashboard.cards.columns import Shown, header, whole
from dashboard.charts import Control, Good, Role, Story, Table, Unit
from dashboard.measure import Measured, Row
from dashboard.metrics.definition import Text
from dashboard.monthly_series import judged
from dashboard.policy import display_policy
from dashboard.statistics_xmr import Way, Xmr, xmr
from dashboard.translation import _, say

ROOM = 1.08
"""The axis of counts reaches so far beyond the highest that is drawn."""


def collected(ask: Ask) -> Story:
    """Issues collected a month."""
    return _story(ask, "issues.collected", "issue")


def on_time(ask: Ask) -> Story:
    """The on-time rate of each month's issues, of months all of whose stays can be judged by now.

    A resolution rate would fall towards the last months, which have had less time.
    """
    return _story(ask, "issues.on_time_rate", "issue")


def person_times(ask: Ask) -> Story:
    """Person-times received a month."""
    return _story(ask, "receptions.person_times", "reception")


def _story(ask: Ask, metric: str, ledger: str) -> Story:
    scope = ask.recorded(ledger, display_policy().recorded_months)
    measured = ask(metric, "month", scope=scope)
    rows = judged(measured.metric, measured.rows, scope.as_of)
    values = tuple(float(row.values["value"] or 0) for row in rows)
    least = display_policy().series_months
    found = xmr(values, least)
    keys = tuple(row.keys["month"] or "" for row in rows)
    months = [formats.month(key) for key in keys]
    unit = measured.metric.unit
    return Story(
        title=words.series(say(measured.metric.name), found, months, least),
        chart=_chart(measured, found, values, keys, unit) if found else None,
        table=_table(measured, found, rows, months),
        metrics=(metric,),
        count=sum(whole(row, "denominator") if unit == "share" else whole(row, "value") for row in rows),
        by=("month",),
        since=min(scope.start, ask.scope.start),
    )


def _chart(
    measured: Measured, found: Xmr, values: tuple[float, ...], keys: tuple[str, ...], unit: Unit
) -> Control:
    good, is_share = measured.metric.good, unit == "share"
    low, high = max(found.low, 0.0), min(found.high, 1.0) if is_share else found.high
    roles = tuple(_role(found.way(index), good) for index in range(len(values)))
    return Control(
        categories=formats.months(keys),
        name=say(measured.metric.name),
        values=values,
        roles=roles,
        legend=tuple((role, name) for role, name in _legend(good) if role in roles),
        mean=found.mean,
        low=low,
        high=high,
        span=formats.span((*values, low, high)) if is_share else (0.0, max(*values, high) * ROOM or 1.0),
        unit=unit,
    )


def _role(way: Way, good: Good) -> Role:
    """Grey is ordinary, blue for the better, orange for the worse; where neither is better, blue."""
    if not way:
        return "muted"
    return "accent" if good == "neither" or (way > 0) == (good == "up") else "watch"


def _legend(good: Good) -> tuple[tuple[Role, str], ...]:
    ordinary: tuple[Role, str] = ("muted", _("正常波动"))
    if good == "neither":
        return (ordinary, ("accent", _("超出正常波动")))
    return (ordinary, ("accent", _("变好")), ("watch", _("变差")))


def _table(measured: Measured, found: Xmr | None, rows: list[Row], months: list[str]) -> Table:
    """Each month with what it is worth, the latest first; nothing of a series too short to be judged."""
    is_share = measured.metric.unit == "share"
    names = ("numerator", "denominator", "value") if is_share else ("value",)
    counts: tuple[Shown, ...] = ("count", "count") if is_share else ()
    return Table(
        columns=(_("月份"), *(header(measured, name) for name in names), _("判断")),
        rows=tuple(
            (month, *(row.values[name] for name in names), words.month_verdict(found, index))
            for index, month, row in reversed(list(zip(range(len(rows)), months, rows, strict=True)))
        )
        if found
        else (),
        units=("text", *counts, measured.metric.unit, "text"),
        adds_up=False,
    )


CARDS_OF_ISSUES = (
    Card(
        "collected_series",
        Text("逐月收集的波动", "Collected, month by month"),
        Text("收集量的变化是不是正常波动？", "Is the change in what is collected ordinary variation?"),
        collected,
    ),
    Card(
        "on_time_series",
        Text("逐月按时率的波动", "On time, month by month"),
        Text("按时率的变化是不是正常波动？", "Is the change of the on-time rate ordinary variation?"),
        on_time,
    ),
)
CARDS_OF_STATIONS = (
    Card(
        "person_times_series",
        Text("逐月接待人次的波动", "Person-times, month by month"),
        Text("接待人次的变化是不是正常波动？", "Is the change in person-times ordinary variation?"),
        person_times,
    ),
)
