"""Alerts as cards: who must act, and for each thing a leader does what about whom."""

from collections.abc import Iterable
from functools import partial

from dashboard import addresses, formats
from dashboard.alerts.alert import Alert, alerts
from dashboard.alerts.policy import Action, Rule, alert_policy
from dashboard.cards.card import Ask, Card
from dashboard.charts import Story, Table, Unit
from dashboard.folding import folded_table
from dashboard.metrics.definition import Text
from dashboard.translation import _, say

COUNT: Unit = "count"
MOST = 12
"""So many owners stand in the first card; the others are counted in one row."""


def who(ask: Ask) -> Story:
    """Who must act, with how many of what, those most in arrears first."""
    found = _found(ask)
    owners: dict[tuple[str, str | None], list[Alert]] = {}
    for alert in found:
        owners.setdefault((alert.owner, alert.place), []).append(alert)
    actions = [one for one in alert_policy().action if any(alert.rule.action == one.id for alert in found)]
    rows = sorted(owners.items(), key=lambda one: [-_count(one[1], action) for action in actions])
    pressed = [owner for (owner, _place), own in rows if _count(own, alert_policy().action[0])]
    return Story(
        title=_title(pressed, len(owners)),
        chart=None,
        table=folded_table(
            Table(
                columns=(_("谁"), *(say(action.text) for action in actions)),
                rows=tuple(
                    (owner, *(_count(own, action) for action in actions)) for (owner, _place), own in rows
                ),
                units=("text", *(COUNT for _action in actions)),
                targets=tuple(_leads(ask, place, own) for (_owner, place), own in rows),
            ),
            MOST,
        ),
        metrics=_metrics(found),
        count=sum(alert.count or 0 for alert in found),
        csv=addresses.address(addresses.CSV_ALERTS, ask.scope),
    )


def to_do(action: Action, ask: Ask) -> Story:
    """What there is of one kind, owner by owner, each line to its rows."""
    found = [alert for alert in _found(ask) if alert.rule.action == action.id]
    total: dict[str, int] = {}
    for alert in found:
        total[alert.owner] = total.get(alert.owner, 0) + (alert.count or 1)
    lines = sorted(found, key=lambda alert: (-total[alert.owner], alert.owner))
    return Story(
        title=_done_to(action, found, lines[0].owner if lines else "", len(total)),
        chart=None,
        table=lines_of(lines),
        metrics=_metrics(found),
        count=sum(alert.count or 0 for alert in found),
        csv=addresses.address(addresses.CSV_ALERTS, ask.scope),
    )


def lines_of(found: Iterable[Alert]) -> Table:
    """The alerts line by line: who, what, how many, since when; each leads to its rows."""
    told = list(found)
    return Table(
        columns=(_("谁"), _("什么事"), _("件数"), _("自何时")),
        rows=tuple((desk(alert), say(alert.what), alert.count, since(alert)) for alert in told),
        units=("text", "text", "count", "text"),
        targets=tuple(alert.target for alert in told),
    )


def desk(alert: Alert) -> str:
    """Who must act, with the level whose desk it is where a place has several."""
    if alert.at and alert.place and alert.place != alert.scope.region:
        return _("{owner}·{level}").format(owner=alert.owner, level=alert.at)
    return alert.owner


def since(alert: Alert) -> str:
    """Since when, or by when; empty where the ledgers don't say."""
    if alert.since is None:
        return ""
    is_ahead = isinstance(alert.rule, Rule) and alert.rule.is_ahead
    return _("最早{day}到期").format(day=alert.since) if is_ahead else alert.since


def _found(ask: Ask) -> tuple[Alert, ...]:
    return alerts(ask.warehouse, ask.scope.region, ask.scope.as_of)


def _count(own: Iterable[Alert], action: Action) -> int:
    """How many rows; a series out of the ordinary counts as one."""
    return sum(1 if alert.count is None else alert.count for alert in own if alert.rule.action == action.id)


def _leads(ask: Ask, place: str | None, own: list[Alert]) -> str:
    """A place to its own alerts, anybody else to the rows of the first."""
    if place is not None and place != ask.scope.region:
        return addresses.address(addresses.ALERTS, ask.scope.with_(region=place))
    return own[0].target


def _metrics(found: Iterable[Alert]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(alert.rule.metric for alert in found))


def _title(pressed: list[str], owners: int) -> str:
    if not owners:
        return _("没有要办的事")
    if not pressed:
        return _("{count}家有事要办，没有超时的").format(count=formats.exact(owners))
    if len(pressed) == 1:
        return _("先催{first}").format(first=pressed[0])
    return _("{count}家要催，先催{first}").format(count=formats.exact(len(pressed)), first=pressed[0])


def _done_to(action: Action, found: list[Alert], first: str, owners: int) -> str:
    if not found:
        return _("没有{action}的").format(action=say(action.text))
    shown = {"action": say(action.text), "count": formats.exact(_count(found, action)), "first": first}
    if owners == 1:
        return _("{action}的{count}件，都在{first}").format(**shown)
    return _("{action}的{count}件，{first}最多").format(**shown)


CARDS = (
    Card(
        "alerts_who",
        Text("谁要办", "Who must act"),
        Text("先找谁？", "Whom to call first?"),
        who,
        wide=True,
    ),
    *(
        Card(
            f"alerts_{action.id}",
            action.text,
            Text(f"{action.zh}什么，找谁？", f"What is {action.en}, and by whom?"),
            partial(to_do, action),
            wide=True,
        )
        for action in alert_policy().action
    ),
)
