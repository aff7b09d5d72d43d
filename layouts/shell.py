"""What stands around every page: menu, scope bar, notices, foot."""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import addresses, formats
from dashboard.access.viewer import Viewer, viewer
from dashboard.pages import ALERTS, LOG, PAGES, POLICY, USERS, Page
from dashboard.scope import Scope
from dashboard.standing_in import standing_in
from dashboard.translation import _, language, say
from layouts.attributes import aria
from layouts.scopebar import scopebar
from layouts.view import View

_KEPT = (USERS, LOG, POLICY)
"""What an administrator keeps, beside the ways out."""


def shell(view: View, body: list[Component]) -> html.Div:
    """The page's `body` between its head and foot."""
    head = html.Header([_menu(view), scopebar(view)], className="mq-head")
    title = html.H1(say(view.page.name), className="visually-hidden")
    main = html.Main([title, *_notices(view), *body], id="main", className=f"mq-main mq-page-{view.page.id}")
    skip = html.A(_("跳到正文"), href="#main", className="visually-hidden-focusable mq-skip")
    return html.Div([skip, head, main, _foot(view)], className="mq-site")


def _menu(view: View) -> html.Nav:
    scope, who = _unfiltered(view.scope), viewer()
    entries = [
        dcc.Link(
            say(page.tab),
            href=addresses.address(page.path, scope),
            title=say(page.name),
            className="mq-tab mq-here" if page is view.page else "mq-tab",
        )
        if page is not ALERTS
        else _bell(view, page)
        for page in PAGES
        if page.tab and (who is None or who.may(page.needs))
    ]
    brand = dcc.Link(_("民情看板"), href=addresses.address(addresses.OVERVIEW), className="mq-brand")
    return html.Nav(
        [brand, html.Div(entries, className="mq-tabs"), _tools(view)],
        className="mq-nav",
        **aria(label=_("主菜单")),
    )


def _bell(view: View, page: Page) -> dcc.Link:
    """The way to the alerts, with a badge that is filled in once the page stands."""
    badge = html.Span(id="badge", className="mq-badge", role="status")
    return dcc.Link(
        [say(page.tab or page.name), badge],
        href=addresses.address(page.path, _unfiltered(view.scope)),
        title=say(page.name),
        className="mq-tab mq-here" if page is view.page else "mq-tab",
    )


def _unfiltered(scope: Scope) -> Scope:
    """Filters belong to the page that set them; place and period go along everywhere."""
    return scope.with_(where=())


def _tools(view: View) -> html.Div:
    """Slides, language, colours; the last two by a full load, since they belong to the document."""
    deck = html.A(
        [html.I(className="bi bi-file-earmark-slides"), html.Span(_("幻灯片"), className="mq-wide-only")],
        href=addresses.slides(view.scope),
        title=_("下载{quarter}的幻灯片").format(quarter=formats.quarter(view.scope.quarter)),
        className="mq-tool",
    )
    is_dark, is_english = view.theme == "dark", language() == "en"
    name = _("浅色") if is_dark else _("深色")
    colours = html.A(
        html.I(className="bi bi-sun" if is_dark else "bi bi-moon-stars"),
        href=view.here(theme=None if is_dark else "dark"),
        title=name,
        className="mq-tool",
        **aria(label=name),
    )
    tongue = html.A(
        "中文" if is_english else "English",
        href=view.here(lang=None if is_english else "en"),
        className="mq-tool",
        lang="zh-CN" if is_english else "en",
    )
    who = viewer()
    files = [deck] if who is None or who.may("export") else []
    own = [_own(who)] if who else []
    return html.Div([*files, tongue, colours, *own], className="mq-tools")


def _own(who: Viewer) -> html.Details:
    """Who is signed in, what is theirs to keep, and the ways out: forms, since leaving is a POST."""
    kept = _KEPT if who.may("administer") else ()
    ways = ((_("退出登录"), addresses.SIGN_OUT), (_("在所有设备上退出"), addresses.SIGN_OUT_EVERYWHERE))
    pages = [
        dcc.Link(say(page.name), href=addresses.address(page.path), className="mq-way-out") for page in kept
    ]
    own = html.A(_("改密码"), href=addresses.PASSWORD, className="mq-way-out")
    outs = [
        html.Form(html.Button(name, className="mq-way-out"), action=path, method="POST")
        for name, path in ways
    ]
    head = html.Summary(
        [html.I(className="bi bi-person"), html.Span(who.name, className="mq-wide-only")],
        title=_("已登录：{name}").format(name=who.name),
        className="mq-tool",
    )
    return html.Details([head, html.Div([*pages, own, *outs])], className="mq-own")


def _notices(view: View) -> list[Component]:
    damage = standing_in(view.warehouse)
    banner: list[Component] = [
        html.P(
            [html.I(className="bi bi-exclamation-triangle"), " ", damage],
            className="mq-notice mq-fallback mq-damage",
            role="alert",
        )
    ]
    notices: list[Component] = [
        html.P(
            [html.I(className="bi bi-info-circle"), " ", note],
            className="mq-notice mq-fallback",
            role="status",
        )
        for note in view.notes
    ]
    return [*banner, *notices] if damage else notices


def _foot(view: View) -> html.Footer:
    stamp = _("数据版本 {snapshot}").format(snapshot=view.warehouse.snapshot)
    until = _("数据截至{day}").format(day=formats.day(view.scope.as_of))
    return html.Footer([html.Span(until), html.Span(stamp)], className="mq-foot")
