"""Every figure in words: what it means, how it is counted, what it does not tell."""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import addresses
from dashboard.metrics import METRICS
from dashboard.metrics.definition import Metric
from dashboard.translation import _, say
from layouts.facts import facts
from layouts.view import View


def definitions(view: View) -> list[Component]:
    """One card a metric, in the registry's order."""
    return [
        html.Div([_metric(view, metric) for metric in METRICS.values()], className="mq-grid mq-definitions")
    ]


def _metric(view: View, metric: Metric) -> html.Section:
    told = facts(
        [
            (_("含义"), say(metric.meaning)),
            (_("算法"), say(metric.formula)),
            (_("看不出什么"), say(metric.limits)),
            (_("种类"), kind(metric.kind)),
            (_("方向"), good(metric.good)),
            (_("编号"), html.Code(metric.id)),
        ]
    )
    rows = dcc.Link(_("看明细"), href=addresses.rows(metric.id, view.scope))
    csv = html.A("CSV", href=addresses.csv_metric(metric.id, view.scope))
    return html.Section(
        [html.H2(say(metric.name)), told, html.P([rows, " · ", csv])],
        className="mq-card mq-panel",
        id=metric.id,
    )


def kind(code: str) -> str:
    """Cohort, flow, stock or list, in words."""
    known = {
        "cohort": _("期内开始的事项，看截止日的状态"),
        "flow": _("期内发生的事"),
        "stock": _("截止日的状态"),
        "list": _("清单"),
    }
    return known[code]


def good(code: str) -> str:
    """Which way is good, in words."""
    return {"up": _("越高越好"), "down": _("越低越好"), "neither": _("高低不分好坏")}[code]
