"""The scope bar: where, when, held against what. Every choice is an address."""

from datetime import date

import dash_bootstrap_components as dbc
from dash import dcc, html

from dashboard import formats
from dashboard.regions import Region, children, find_region, of_level, root
from dashboard.scope import data_day, period, shifted
from dashboard.translation import _
from dashboard.warehouse import Warehouse
from layouts.attributes import aria
from layouts.view import View

QUARTERS, YEARS = 8, 3
"""So many quarters and years back from the data date stand in the menu; other periods are typed."""


def scopebar(view: View) -> html.Div:
    """Breadcrumb, place search, period menu, comparison."""
    parts = [
        _breadcrumb(view),
        _notice(view),
        _places(view),
        _filters(view),
        _periods(view),
        _comparison(view),
    ]
    return html.Div(parts, className="mq-scopebar", role="group", **aria(label=_("范围")))


def _notice(view: View) -> html.Span | None:
    """What must be known of the data as a whole."""
    if view.warehouse.meta.get("notice") != "reconstructed":
        return None
    return html.Span(_("总数见公开报告，明细为重建"), className="mq-notice", role="note")


def _breadcrumb(view: View) -> html.Nav:
    crumbs = [
        html.Li(
            dcc.Link(region.name, href=view.here(view.scope.with_(region=region.code, where=()), id=None))
            if region.code != view.scope.region
            else html.Span(region.name, **aria(current="location"))
        )
        for region in _way_down(view)
    ]
    return html.Nav(html.Ol(crumbs), className="mq-crumbs", **aria(label=_("所在位置")))


def _way_down(view: View) -> list[Region]:
    """From the region that holds every fact down to the scope's own."""
    top = root(view.warehouse)
    region = find_region(view.warehouse, view.scope.region)
    way = [region]
    while region.parent and region.code != top and region.level != "county":
        region = find_region(view.warehouse, region.parent)
        way.insert(0, region)
    return way


def _places(view: View) -> html.Div:
    """A search over the places below the top of the breadcrumb; choosing one is a jump.

    The browser's own list of suggestions: it is read out, and on a phone it is the phone's.
    """
    top = _way_down(view)[0]
    known = view.warehouse.remembered(("places", top.code), lambda: _known(view.warehouse, top))
    name = _("找镇街、村(社区)")
    search = dcc.Input(
        id={"type": "jump", "what": "place"}, type="text", value="", placeholder=name, list="places"
    )
    return html.Div(
        [
            html.Label([html.Span(name, className="visually-hidden"), search]),
            html.Datalist([html.Option(value=label) for label in known], id="places"),
            dcc.Store(id={"type": "known", "what": "place"}, data=known),
        ],
        className="mq-places",
    )


def _known(warehouse: Warehouse, top: Region) -> dict[str, str]:
    """The codes by name of the children of `top`, and of a county its villages; namesakes with their code."""
    below = children(warehouse, top.code)
    names = {region.code: region.name for region in below}
    places = [(region.name, region.code) for region in below]
    if top.level == "county":
        villages = of_level(warehouse, top.code, "village")
        places += [(f"{v.name} · {names.get(v.parent or '', '')}", v.code) for v in villages]
    known: dict[str, str] = {}
    for label, code in places:
        known[f"{label} {code}" if label in known else label] = code
    return known


def _filters(view: View) -> html.Div | None:
    """What the page is narrowed to besides place and period, each with a way out."""
    if not view.scope.where:
        return None
    chips = []
    for dimension, member in view.scope.where:
        rest = tuple(pair for pair in view.scope.where if pair != (dimension, member))
        out = dcc.Link("×", href=view.here(view.scope.with_(where=rest)), title=_("去掉这个条件"))
        chips.append(html.Span([member or _("未注明"), " ", out], className="mq-chip"))
    return html.Div(chips, className="mq-filters")


def _periods(view: View) -> dbc.DropdownMenu:
    latest = data_day(view.warehouse)
    entries = [
        dbc.DropdownMenuItem(_("季度"), header=True),
        *(_choice(view, key) for key in _quarters(latest)),
    ]
    entries += [dbc.DropdownMenuItem(_("年度"), header=True)]
    entries += [_choice(view, str(latest.year - back)) for back in range(YEARS)]
    entries += [dbc.DropdownMenuItem(divider=True), _custom(view)]
    return dbc.DropdownMenu(
        entries,
        label=formats.period(view.scope.start, view.scope.end),
        className="mq-period",
        toggleClassName="mq-picker",
        align_end=True,
        color="link",
    )


def _quarters(latest: date) -> list[str]:
    ends = (shifted(latest.replace(day=1), -3 * back) for back in range(QUARTERS))
    return [f"{end.year}Q{(end.month + 2) // 3}" for end in ends]


def _choice(view: View, key: str) -> dbc.DropdownMenuItem:
    start, end = period(key)
    is_here = (start, end) == (view.scope.start, view.scope.end)
    href = view.here(view.scope.with_(start=start, end=end))
    return dbc.DropdownMenuItem(formats.period(start, end), href=href, active=is_here)


def _custom(view: View) -> html.Div:
    """Any run of months: two month fields whose button writes the address."""
    scope = view.scope
    ends = (("from", scope.start, _("起始月份")), ("to", scope.end, _("截止月份")))
    fields = [
        dbc.Input(
            id={"type": "month", "end": end}, value=f"{day:%Y-%m}", size="sm", html_size="8", placeholder=name
        )
        for end, day, name in ends
    ]
    apply = html.Button(
        _("看这几个月"),
        id={"type": "apply", "what": "months"},
        className="btn btn-sm btn-primary",
        type="button",
    )
    return html.Div([html.Div([fields[0], "–", fields[1]]), apply], className="mq-custom")


def _comparison(view: View) -> html.Div:
    """环比 or 同比, as two links of which one is in force."""
    names = {"previous": (_("环比"), _("与上一期比")), "last_year": (_("同比"), _("与去年同期比"))}
    links = [
        dcc.Link(
            name,
            href=view.here(compare=None if way == "previous" else way),
            title=title,
            className="mq-switch mq-here" if way == view.compare else "mq-switch",
        )
        for way, (name, title) in names.items()
    ]
    return html.Div(links, className="mq-comparison", role="group", **aria(label=_("比较方式")))
