"""Who did what: the log's lines, the newest first, and whether they stand as they were written."""

from collections.abc import Mapping

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from audit.chain import Entry, Watch
from dashboard import addresses, formats
from dashboard.access.administration import Administration
from dashboard.access.log_words import ACTS, about, verdict
from dashboard.access.viewer import viewer
from dashboard.charts import Table
from dashboard.regions import short
from dashboard.translation import _, language, say
from layouts.attributes import aria
from layouts.facts import panel
from layouts.table import table
from layouts.view import View

LISTED = 100
"""So many lines stand on a page."""

FILTERS = ("who", "act", "day")
"""What of the address narrows the lines down."""


def log(view: View) -> list[Component]:
    """The log's page: the lines an administrator may see, and the verdict on all there are."""
    home = view.warehouse.home
    watch = view.warehouse.remembered("log", lambda: Watch(home))
    chain, entries = Administration(home, viewer()).log(watch)
    mark = "✓" if chain.is_whole else "⚠"
    told = _("每一行都与上一行一起封印。末行印记可另处抄下，日后对照。")
    whole = panel(f"{mark} {verdict(chain)}", html.P(told, className="mq-under"), wide=True)
    return [html.Div([whole, _lines(view, entries)], className="mq-grid")]


def _lines(view: View, entries: tuple[Entry, ...]) -> html.Section:
    asked = {name: view.query[name] for name in FILTERS if view.query.get(name)}
    found = [entry for entry in reversed(entries) if _is_asked(entry, asked)]
    first = _number(view.query.get("after", ""))
    shown = found[first : first + LISTED]
    title = _("{count} 条记录").format(count=formats.exact(len(found)))
    contents = Table(
        columns=(_("谁"), _("时间(UTC)"), _("做了什么"), _("详情")),
        rows=tuple(
            (entry.who, entry.at[:19].replace("T", " "), _act(entry.act), about(entry)) for entry in shown
        ),
        units=("text",) * 4,
        targets=tuple(_here(view, asked, who=entry.who) for entry in shown),
    )
    tools = html.Div([_acts(view, asked), _narrowing(view, asked)], className="mq-row-tools")
    pages = _pages(view, asked, first, len(found))
    empty = None if shown else html.P(_("没有这样的记录。"))
    return panel(title, tools, _chips(view, asked), empty, table(contents, title), pages, wide=True)


def _is_asked(entry: Entry, asked: Mapping[str, str]) -> bool:
    is_who = entry.who == asked.get("who", entry.who)
    return is_who and entry.act == asked.get("act", entry.act) and entry.at.startswith(asked.get("day", ""))


def _act(act: str) -> str:
    known = {name: text for name, text in ACTS.items()}
    return say(known[act]) if act in known else act


def _here(view: View, asked: Mapping[str, str], **changes: str | None) -> str:
    return addresses.address(addresses.LOG, view.scope, **{**asked, **changes})


def _acts(view: View, asked: Mapping[str, str]) -> html.Div:
    links = [
        dcc.Link(
            say(text),
            href=_here(view, asked, act=act),
            className="mq-switch mq-here" if asked.get("act") == act else "mq-switch",
        )
        for act, text in ACTS.items()
    ]
    return html.Div(links, className="mq-comparison", role="group", **aria(label=_("做了什么")))


def _chips(view: View, asked: Mapping[str, str]) -> html.Div | None:
    """What the lines are narrowed to, each with a way out."""
    if not asked:
        return None
    chips = []
    for name, value in asked.items():
        out = dcc.Link("×", href=_here(view, asked, **{name: None}), title=_("去掉这个条件"))
        chips.append(html.Span([_act(value) if name == "act" else value[:64], " ", out], className="mq-chip"))
    return html.Div(chips, className="mq-filters")


def _narrowing(view: View, asked: Mapping[str, str]) -> html.Form:
    """A name and a day to type: a form that writes the address."""
    fields = (
        (
            _("用户名"),
            dbc.Input(name="who", id="log-who", value=asked.get("who", ""), size="sm", maxlength=64),
        ),
        (_("日期"), dbc.Input(name="day", id="log-day", value=asked.get("day", ""), type="date", size="sm")),
    )
    labelled = [html.Label([name, field], className="mq-field") for name, field in fields]
    kept = (("lang", language()), ("theme", view.theme), ("region", short(view.scope.region)))
    hidden = [dcc.Input(type="hidden", name=name, value=value) for name, value in kept]
    find = html.Button(_("查找"), className="btn btn-sm btn-primary")
    return html.Form([*labelled, *hidden, find], action=addresses.LOG, method="GET", className="mq-form")


def _pages(view: View, asked: Mapping[str, str], first: int, count: int) -> html.P | None:
    """The ways to newer and older lines."""
    ways = []
    if first > 0:
        ways.append(dcc.Link(_("较新的"), href=_here(view, asked, after=str(max(0, first - LISTED)))))
    if first + LISTED < count:
        ways.append(dcc.Link(_("较早的"), href=_here(view, asked, after=str(first + LISTED))))
    return html.P(ways, className="mq-row-tools") if ways else None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
