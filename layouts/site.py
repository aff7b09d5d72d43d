"""From an address to a page: the one place that reads the address."""

import logging
from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple
from urllib.parse import parse_qsl

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import addresses, pages
from dashboard.access.viewer import may
from dashboard.faults import FAULTS, reason
from dashboard.pages import PAGES, Page
from dashboard.translation import _, say, speaking
from dashboard.warehouse import Warehouse
from layouts.alerts import alerts
from layouts.cards import cards
from layouts.data import data
from layouts.definitions import definitions
from layouts.deputy import deputy
from layouts.dictionary import dictionary
from layouts.issue import issue
from layouts.log import log
from layouts.policy import policy
from layouts.project import project
from layouts.rows import rows
from layouts.shell import shell
from layouts.station import station
from layouts.upload import upload
from layouts.users import users
from layouts.view import View, view_of

LOG = logging.getLogger(__name__)

Layout = Callable[[View], list[Component]]

LAYOUTS: Mapping[str, Layout] = {
    pages.ALERTS.id: alerts,
    pages.ISSUE.id: issue,
    pages.STATION.id: station,
    pages.PROJECT.id: project,
    pages.DEPUTY.id: deputy,
    pages.DATA.id: data,
    pages.DEFINITIONS.id: definitions,
    pages.ROWS.id: rows,
    pages.USERS.id: users,
    pages.LOG.id: log,
    pages.POLICY.id: policy,
    pages.DICTIONARY.id: dictionary,
    pages.UPLOAD.id: upload,
}
"""Pages that are more than their cards."""


class Shown(NamedTuple):
    """What the browser shows: the title of its tab and the page."""

    title: str
    content: Component


def page_at(warehouse: Warehouse, path: str, search: str) -> Shown:
    """The page of an address, all of it on one snapshot; where that fails, a page that says why."""
    query = dict(parse_qsl(search.lstrip("?"), keep_blank_values=True))
    with speaking(query.get("lang", "zh")), addresses.keeping(**addresses.carried(query)):
        page = next((page for page in PAGES if page.path == (path.rstrip("/") or "/")), None)
        if page is None or not may(page.needs):
            return Shown(_("民情看板"), _lost(path))
        try:
            return warehouse.steadily(partial(_shown, warehouse, page, query))
        except FAULTS as fault:
            LOG.exception("page %s failed", path)
            return Shown(_("民情看板"), _broken(reason(fault)))


def _shown(warehouse: Warehouse, page: Page, query: Mapping[str, str]) -> Shown:
    view = view_of(warehouse, page, query)
    return Shown(f"{say(page.name)} · {_('民情看板')}", shell(view, LAYOUTS.get(page.id, cards)(view)))


def _lost(path: str) -> Component:
    told = [html.H1(_("没有这一页")), html.P(_("地址 {path} 不存在。").format(path=path[:80])), _home()]
    return html.Main(told, className="mq-alone")


def _broken(why: str) -> Component:
    return html.Main([html.H1(_("这一页打不开")), html.P(why), _home()], className="mq-alone", role="alert")


def _home() -> Component:
    return html.P(dcc.Link(_("回到总览"), href=addresses.address(addresses.OVERVIEW)))
