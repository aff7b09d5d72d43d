"""Every figure in words: what it means, how it is counted, from what, and what it does not tell."""

from collections.abc import Iterable
from itertools import groupby

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import addresses, formats
from dashboard.members import words
from dashboard.metrics import METRICS
from dashboard.metrics.definition import Count, Metric
from dashboard.metrics.sources import fields_of, policies_of
from dashboard.records.dictionary import field_names
from dashboard.translation import _, say
from layouts.attributes import aria, data
from layouts.facts import facts
from layouts.view import View


def definitions(view: View) -> list[Component]:
    """A search and the families to jump to, then one card a metric, family by family."""
    return [_finder(), *(_family(view, name, metrics) for name, metrics in _families())]


def _families() -> list[tuple[str, list[Metric]]]:
    """The metrics by the first word of their ids, in the registry's order."""
    found: dict[str, list[Metric]] = {}
    for family, metrics in groupby(METRICS.values(), key=family_of):
        found.setdefault(family, []).extend(metrics)
    return list(found.items())


def family_of(metric: Metric) -> str:
    """The family a metric's id names: 'issues' of issues.collected."""
    return metric.id.split(".")[0]


def _finder() -> html.Div:
    """What is typed leaves only the cards that say it; that needs no server (assets/minqing.js)."""
    asked = _("找指标：名称、含义、台账、字段")
    typed = dcc.Input(
        id="find", type="search", placeholder=asked, className="mq-find", autoComplete="off", debounce=False
    )
    told = {name: str(len(metrics)) for name, metrics in _families()}
    links = [
        html.A(
            [family_name(name), " ", html.Span(count, className="mq-under")],
            href=f"#{name}",
            className="mq-chip",
        )
        for name, count in told.items()
    ]
    total = _("共{count}项指标").format(count=formats.exact(len(METRICS)))
    return html.Div(
        [
            html.Div(
                [typed, html.Span(total, className="mq-under", **data(found=""))], className="mq-finder"
            ),
            html.Nav(links, className="mq-chips", **aria(label=_("指标分类"))),
        ],
        role="search",
    )


def _family(view: View, name: str, metrics: Iterable[Metric]) -> html.Section:
    cards = html.Div([_metric(view, metric) for metric in metrics], className="mq-grid mq-definitions")
    heading = html.H2(family_name(name), className="mq-family", id=name)
    return html.Section([heading, cards], **data(family=name))


def _metric(view: View, metric: Metric) -> html.Section:
    told = facts(
        [
            (_("含义"), say(metric.meaning)),
            (_("算法"), say(metric.formula)),
            (_("看不出什么"), say(metric.limits)),
            (_("种类"), kind(metric.kind)),
            (_("方向"), good(metric.good)),
        ]
    )
    behind = facts(
        [
            (_("计数"), _counts(metric)),
            (_("来源"), _sources(view, metric)),
            (_("限值"), _("、").join(f"data/policy/{file}" for file in policies_of(metric)) or _("没有")),
            (_("编号"), html.Code(metric.id)),
        ]
    )
    rows = dcc.Link(_("看明细"), href=addresses.rows(metric.id, view.scope))
    csv = html.A("CSV", href=addresses.csv_metric(metric.id, view.scope))
    more = html.Details([html.Summary(_("计数、来源、限值")), behind])
    return html.Section(
        [html.H3(say(metric.name)), told, more, html.P([rows, " · ", csv])],
        className="mq-card mq-panel",
        id=metric.id,
    )


def _counts(metric: Metric) -> str:
    """What is counted, every count by its name."""
    counts: dict[str, Count] = {count.name: count for part in metric.parts for count in part.counts}
    return _("、").join(say(count.text) for count in counts.values())


def _sources(view: View, metric: Metric) -> html.Ul:
    """Ledger by ledger the fields it is read from, each ledger leading to its entry in the dictionary."""
    names, ledgers = field_names(view.warehouse), words(view.warehouse, "ledger")
    read: dict[str, list[str]] = {}
    for ledger, field in fields_of(metric):
        name = names.get((ledger, field))
        read.setdefault(ledger, []).append(say(name) if name else field)
    return html.Ul(
        [
            html.Li(
                [
                    dcc.Link(
                        say(ledgers[ledger]) if ledger in ledgers else ledger,
                        href=addresses.address(addresses.DICTIONARY, view.scope, ledger=ledger),
                    ),
                    _("：{fields}").format(fields=_("、").join(told)),
                ]
            )
            for ledger, told in read.items()
        ],
        className="mq-sources",
    )


def family_name(family: str) -> str:
    """What a family of metrics is called."""
    known = {
        "issues": _("问题"),
        "receptions": _("接待"),
        "stations": _("站点"),
        "regions": _("区划"),
        "deputies": _("代表"),
        "groups": _("小组"),
        "projects": _("项目"),
        "satisfaction": _("满意度"),
        "reviews": _("工作评议"),
        "scorecard": _("街道考核"),
        "budget": _("预算"),
        "suggestions": _("建议"),
        "obligations": _("应办事项"),
        "tasks": _("监督任务"),
        "meetings": _("会议"),
        "cycles": _("双月督办"),
        "submissions": _("报送"),
    }
    return known[family]


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
