"""The alerts of a region: who must act first, then what is to be done about whom."""

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard import addresses
from dashboard.access.viewer import viewer
from dashboard.alerts.alert import alert_scope
from dashboard.translation import _
from layouts.cards import cards
from layouts.view import View


def alerts(view: View) -> list[Component]:
    """The cards on the months that the rules look at, whatever the page's period; and the digest to mail."""
    looked = alert_scope(view.warehouse, view.scope.region, view.scope.as_of)
    return [_digest(view), *cards(replace(view, scope=looked))]


def _digest(view: View) -> html.P:
    who = viewer()
    link = html.A(
        [html.I(className="bi bi-envelope"), " ", _("下载预警单（Excel，附明细）")],
        href=addresses.address(addresses.DIGEST, view.scope.with_(where=())),
    )
    said = _("按数据截止日的状态，看此前一段时间；期间的选择不影响本页。")
    return html.P([said, " ", *([link] if who is None or who.may("export") else [])], className="mq-note")
