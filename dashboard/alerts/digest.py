"""The digest of a place: what it must act on, as a text to be read out or a workbook to be mailed."""

from collections.abc import Sequence
from itertools import groupby

from dashboard import export, formats
from dashboard.alerts.alert import Alert, alert_scope, alerts
from dashboard.alerts.policy import Rule, alert_policy
from dashboard.cards.alerts import lines_of
from dashboard.disclosure import told_rows
from dashboard.export import scope_json
from dashboard.regions import region_name
from dashboard.rows import rows_behind
from dashboard.scope import Scope
from dashboard.translation import _, say
from dashboard.warehouse import Warehouse
from dashboard.workbook import Sheet, workbook_of

MOST_ROWS = 500
"""So many rows of a rule stand in the workbook; the page has all."""


def digest_text(warehouse: Warehouse, scope: Scope) -> str:
    """The alerts of a scope's region on its data date, one line each under what is to be done."""
    found = alerts(warehouse, scope.region, scope.as_of)
    lines = list(_head(warehouse, scope))
    if not found:
        return "\n".join([*lines, "", _("没有要办的事")]) + "\n"
    for _action, (title, own) in _by_action(found):
        lines += ["", title]
        lines += [_line(number, row) for number, row in enumerate(lines_of(own).rows, start=1)]
    return "\n".join(lines) + "\n"


def digest_workbook(warehouse: Warehouse, scope: Scope) -> bytes:
    """The same as an xlsx file: the list, then the rows of each rule."""
    found = alerts(warehouse, scope.region, scope.as_of)
    head, told = _head(warehouse, scope), lines_of(found)
    actions = {action.id: say(action.text) for action in alert_policy().action}
    rows = tuple((actions[alert.rule.action], *row) for alert, row in zip(found, told.rows, strict=True))
    first = Sheet(_("预警单"), head, (_("办什么"), *told.columns), rows, ("text", *told.units))
    rules = dict.fromkeys(alert.rule for alert in found if isinstance(alert.rule, Rule))
    return workbook_of([first, *(_behind(warehouse, scope, rule) for rule in rules)])


def digest_json(warehouse: Warehouse, scope: Scope) -> dict[str, object]:
    """The alerts as one document of the command line."""
    found = alerts(warehouse, scope.region, scope.as_of)
    looked = alert_scope(warehouse, scope.region, scope.as_of)
    return {
        "scope": scope_json(looked),
        "snapshot": warehouse.snapshot,
        "alerts": [_document(alert) for alert in found],
    }


def digest_csv(warehouse: Warehouse, scope: Scope) -> str:
    """The list as CSV."""
    told = lines_of(alerts(warehouse, scope.region, scope.as_of))
    return export.table_csv(told.columns, told.rows)


def _document(alert: Alert) -> dict[str, object]:
    rule = alert.rule
    return {
        "rule": rule.id,
        "action": rule.action,
        "what": say(rule.text),
        "owner": alert.owner,
        "level": alert.at or None,
        "region": alert.place,
        "count": alert.count,
        "since": alert.since,
        "metric": rule.metric,
        "field": rule.field if isinstance(rule, Rule) else None,
        "where": {name: member or None for name, member in alert.scope.where},
        "rows": alert.target,
    }


def _head(warehouse: Warehouse, scope: Scope) -> tuple[str, str]:
    title = _("{place}预警单").format(place=region_name(warehouse, scope.region))
    until = _("数据截至{day}，看此前{months}个月").format(
        day=formats.day(scope.as_of), months=alert_policy().months_back
    )
    return title, until


def _by_action(found: Sequence[Alert]) -> list[tuple[str, tuple[str, list[Alert]]]]:
    """The alerts in their actions' order, under a line that says what is to be done and how much of it."""
    names = {action.id: say(action.text) for action in alert_policy().action}
    grouped = []
    for action, together in groupby(found, key=lambda alert: alert.rule.action):
        own = list(together)
        count = formats.exact(sum(1 if alert.count is None else alert.count for alert in own))
        grouped.append((action, (_("{action}：{count}件").format(action=names[action], count=count), own)))
    return grouped


def _line(number: int, row: Sequence[str | int | float | None]) -> str:
    owner, what, count, since = row
    told = f"{number}. {owner}  {what}"
    if count is not None:
        told += "  " + _("{count}件").format(count=formats.exact(int(count)))
    return f"{told}  {since}" if since else told


def _behind(warehouse: Warehouse, scope: Scope, rule: Rule) -> Sheet:
    """The rows of a rule, as the page lists them."""
    looked = alert_scope(warehouse, scope.region, scope.as_of)
    listing = told_rows(rows_behind(warehouse, rule.metric, looked, rule.field, limit=MOST_ROWS), "rows")
    lines = [say(rule.text)]
    if listing.total > len(listing.rows):
        lines.append(_("共{total}行，此处{shown}行").format(total=listing.total, shown=len(listing.rows)))
    columns = tuple(say(column.name) for column in listing.columns)
    return Sheet(say(rule.text), tuple(lines), columns, listing.rows)
