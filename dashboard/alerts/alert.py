"""The alerts of a region on a day: the rows of each rule, grouped by who must act."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard import addresses
from dashboard.alerts.policy import DESK, Rule, Series, alert_policy
from dashboard.cards.card import Ask
from dashboard.codes import WIDTH, Level, level_of
from dashboard.measure import Row
from dashboard.members import words
from dashboard.metrics import METRICS
from dashboard.metrics.definition import Text
from dashboard.monthly_series import judged
from dashboard.policy import display_policy
from dashboard.regions import BELOW, find_region, region_name
from dashboard.rows import Cell, Listing, rows_behind
from dashboard.scope import Scope, shifted
from dashboard.statistics_xmr import Signal, xmr
from dashboard.translation import _, language, say
from dashboard.warehouse import Warehouse

Owner = tuple[tuple[str, str | None], ...]
"""Who must act, as the dimensions and members that its rows are cut by."""


@dataclass(frozen=True)
class Alert:
    """One thing that one owner must act on: so many rows (None: a series of months) since a day or month.

    `scope` is cut to exactly these rows; `place` is the region that acts, None where a department of the
    scope's own region does; `at` the level whose desk it is.
    """

    rule: Rule | Series
    owner: str
    at: str
    place: str | None
    count: int | None
    since: str | None
    scope: Scope

    @property
    def target(self) -> str:
        """The address of the rows behind it."""
        field = self.rule.field if isinstance(self.rule, Rule) else None
        return addresses.rows(self.rule.metric, self.scope, field)

    @property
    def what(self) -> Text:
        """What the matter is."""
        return self.rule.text


def alert_scope(warehouse: Warehouse, region: str, as_of: date) -> Scope:
    """The months that the rules look at, ending on `as_of`. UnknownRegion."""
    first = shifted(as_of.replace(day=1), 1 - alert_policy().months_back)
    return Scope(find_region(warehouse, region).code, first, as_of, as_of)


def alerts(warehouse: Warehouse, region: str, as_of: date) -> tuple[Alert, ...]:
    """Every alert of the region on that day, in the order of the policy; within a rule the most rows first.

    Remembered by snapshot, so that a page and its badge work them out once.
    """
    return warehouse.remembered(
        ("alerts", region, as_of, language()),
        lambda: _alerts(Ask(warehouse, alert_scope(warehouse, region, as_of))),
    )


def _alerts(ask: Ask) -> tuple[Alert, ...]:
    policy = alert_policy()
    found = [alert for rule in policy.rule for alert in _of_rule(ask, rule)]
    found += [alert for series in policy.series for alert in _of_series(ask, series)]
    order = [action.id for action in policy.action]
    return tuple(sorted(found, key=lambda alert: order.index(alert.rule.action)))


def _of_rule(ask: Ask, rule: Rule) -> list[Alert]:
    listing = rows_behind(ask.warehouse, rule.metric, ask.scope, rule.field)
    grouped: dict[Owner, list[Mapping[str, Cell]]] = {}
    named = {code: say(text) for code, text in words(ask.warehouse, "level").items()}
    levels: dict[str, Level] = {named[level]: level for level in WIDTH if level in named}
    for row in _cells(listing):
        grouped.setdefault(_owner(ask.scope, rule, row, levels), []).append(row)
    found = [_alert(ask, rule, owner, rows) for owner, rows in grouped.items()]
    return sorted(found, key=lambda alert: (-(alert.count or 0), alert.owner))


def _cells(listing: Listing) -> list[Mapping[str, Cell]]:
    keys = [column.key for column in listing.columns]
    return [dict(zip(keys, row, strict=True)) for row in listing.rows]


def _owner(scope: Scope, rule: Rule, row: Mapping[str, Cell], levels: Mapping[str, Level]) -> Owner:
    """Below the region's own level a desk is a place, at it or above a department."""
    if rule.owner != DESK:
        return tuple((name, _member(scope, name, row[rule.column_of(name)])) for name in rule.owner)
    level = levels.get(str(row["level"]))
    if level is not None and WIDTH[level] > WIDTH[scope.level]:
        return ("level", level), ("region", _below(scope, str(row["region"])))
    return ("level", level), ("department", _member(scope, "department", row["department"]))


def _member(scope: Scope, dimension: str, cell: Cell) -> str | None:
    if cell is None:
        return None
    return _below(scope, str(cell)) if dimension == "region" else str(cell)


def _below(scope: Scope, code: str) -> str:
    """The region one level below the scope that a region lies in; itself where it is the scope's own."""
    below = BELOW[level_of(scope.region)]
    return code[: WIDTH[below]].ljust(12, "0") if below else code


def _alert(ask: Ask, rule: Rule, owner: Owner, rows: list[Mapping[str, Cell]]) -> Alert:
    scope = ask.scope
    for dimension, member in owner:
        scope = scope.narrowed(dimension, member)
    members = dict(owner)
    known = words(ask.warehouse, "level")
    at = next((say(known[level]) for name, level in owner if name == "level" and level), "")
    since = _since(rule, rows, ask.scope.as_of)
    return Alert(rule, _named(ask, members), at, members.get("region"), len(rows), since, scope)


def _since(rule: Rule, rows: list[Mapping[str, Cell]], as_of: date) -> str | None:
    """The earliest day that the rows tell; of what isn't only coming up, none beyond the data date."""
    told = (next((str(row[name]) for name in rule.since if row[name] is not None), "") for row in rows)
    return min((day for day in told if day and (rule.is_ahead or day <= as_of.isoformat())), default=None)


def _named(ask: Ask, members: Mapping[str, str | None]) -> str:
    """'恒口镇城建办'; of an office in the region's own place its name alone."""
    region = members.get("region") or ask.scope.region
    place = region_name(ask.warehouse, region)
    offices = [member for dimension, member in members.items() if dimension not in ("region", "level")]
    if not offices:
        return place
    if offices[0] is None:
        return _("{place}(未交办或未注明单位)").format(place=place)
    return offices[0] if region == ask.scope.region else f"{place}{offices[0]}"


def _of_series(ask: Ask, series: Series) -> list[Alert]:
    """The region as a whole where its own series is out of the ordinary, else the places below whose are."""
    metric = METRICS[series.metric]
    scope = ask.recorded(metric.ledgers[0], display_policy().recorded_months)
    whole = ask(series.metric, "month", scope=scope)
    if signal := _worse(series, list(whole.rows), ask.scope.as_of):
        name = region_name(ask.warehouse, ask.scope.region)
        return [Alert(series, name, "", ask.scope.region, None, signal, scope)]
    by_place: dict[str, list[Row]] = {}
    for row in ask(series.metric, "region", "month", scope=scope).rows:
        by_place.setdefault(str(row.keys["region"]), []).append(row)
    found = [(place, _worse(series, rows, ask.scope.as_of)) for place, rows in by_place.items()]
    return [
        Alert(
            series, region_name(ask.warehouse, place), "", place, None, since, scope.narrowed("region", place)
        )
        for place, since in found
        if since
    ]


def _worse(series: Series, rows: list[Row], as_of: date) -> str | None:
    """The month since which a series has been worse than it varies by; None where it isn't, or is small."""
    metric, policy = METRICS[series.metric], display_policy()
    kept = judged(metric, rows, as_of)
    values = [float(row.values["value"] or 0) for row in kept]
    found = xmr(values, policy.series_months)
    if found is None or (metric.unit != "share" and found.mean < policy.small_cases):
        return None
    way = 1 if series.worse == "up" else -1
    signal = found.signal(len(values) - 1)
    return _month(kept, signal) if signal and signal.way == way else None


def _month(rows: list[Row], signal: Signal) -> str:
    return rows[signal.first].keys["month"] or ""


def pressed(warehouse: Warehouse, region: str, as_of: date) -> int:
    """How many owners have something to be pressed about: what the badge shows."""
    first = alert_policy().action[0].id
    found = alerts(warehouse, region, as_of)
    return len({(alert.owner, alert.place) for alert in found if alert.rule.action == first})
