"""The escalation chain: what came in at each level, what became of it, and whether the books agree."""

from dash import dcc, html

from dashboard import formats
from dashboard.charts import Flow, FlowLevel
from dashboard.translation import _
from layouts.attributes import aria

SHADES = ("accent", "second", "third", "muted", "watch")
"""The parts of a level's bar, in the order they are named."""


def flow(chart: Flow) -> html.Ol:
    """One row a level, lowest first; between two the handover, with shape and word where it fails."""
    rows: list[html.Li] = []
    for level in chart.levels:
        rows.append(_level(level))
        if level.arrived_above is not None:
            rows.append(_handover(level))
    return html.Ol(rows, className="mq-flow")


def _level(level: FlowLevel) -> html.Li:
    entered = sum(count for _name, count in level.entered)
    name = dcc.Link(level.name, href=level.target) if level.target else level.name
    came = _("、").join(f"{part} {formats.exact(count)}" for part, count in level.entered if count)
    head = html.Div(
        [
            html.Span(name, className="mq-flow-name"),
            html.Span([html.B(formats.exact(entered)), " ", _("进入")], className="mq-flow-in"),
            html.Span(came or _("没有问题进入"), className="mq-flow-came"),
        ],
        className="mq-flow-head",
    )
    return html.Li([head, _bar(level, entered), _legend(level, entered)], className="mq-flow-level")


def _bar(level: FlowLevel, entered: int) -> html.Div:
    parts = [
        html.Span(className=f"mq-fill-{_shade(index)}", style={"flexGrow": count}, title=f"{name} {count}")
        for index, (name, count) in enumerate(level.left)
        if count
    ]
    return html.Div(
        parts, className="mq-flow-bar" if entered else "mq-flow-bar mq-empty", **aria(hidden="true")
    )


def _legend(level: FlowLevel, entered: int) -> html.Div:
    parts = []
    for index, (name, count) in enumerate(level.left):
        if not count:
            continue
        share = f"({formats.share(count / entered)})" if entered else ""
        key = html.I(className=f"mq-key mq-fill-{_shade(index)}")
        parts.append(html.Span([key, name, " ", html.B(formats.exact(count)), " ", html.Small(share)]))
    if sum(count for _name, count in level.left) != entered:
        parts.append(html.Span(_("⚠ 进出不等"), className="mq-watch"))
    return html.Div(parts, className="mq-flow-out")


def _handover(level: FlowLevel) -> html.Li:
    """'上报 140 → 上级收到 140 ✓ 对得上', or by how many the two ledgers differ."""
    said, heard = level.passed_up, level.arrived_above or 0
    told = _("上报 {said} → 上级收到 {heard}").format(said=formats.exact(said), heard=formats.exact(heard))
    if said == heard and not level.unconfirmed:
        verdict = html.Span(["✓ ", _("对得上")], className="mq-ok")
    elif said == heard:
        verdict = html.Span(["⚠ ", _unconfirmed(level)], className="mq-watch")
    else:
        gap = _("⚠ 差 {gap} 条").format(gap=formats.exact(abs(said - heard)))
        verdict = html.Span(
            [gap, ",", _unconfirmed(level)] if level.unconfirmed else gap, className="mq-watch"
        )
    return html.Li(
        [html.Span("↓", className="mq-arrow", **aria(hidden="true")), told, " ", verdict],
        className="mq-handover",
    )


def _unconfirmed(level: FlowLevel) -> str:
    return _("{count} 条只有一方记载").format(count=formats.exact(level.unconfirmed))


def _shade(index: int) -> str:
    return SHADES[min(index, len(SHADES) - 1)]
