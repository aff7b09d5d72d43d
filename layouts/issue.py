"""One issue's path: how long it stayed at each level, what was done, and where that is written."""

from datetime import date

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import addresses, formats
from dashboard.charts import Table
from dashboard.records.issue import Issue, IssueEvent, Stay, find_issue
from dashboard.records.words import word
from dashboard.regions import find_region
from dashboard.translation import _
from layouts.facts import facts, panel
from layouts.table import table
from layouts.view import View


def issue(view: View) -> list[Component]:
    """The page of the issue whose key stands in the address; without one, how to get here. UnknownIssue."""
    key = view.query.get("id", "")
    if not key:
        link = dcc.Link(_("去问题明细"), href=addresses.rows("issues.collected", view.scope))
        return [
            html.Div(
                panel(_("先选一个问题"), html.P(_("在任何一张卡片的明细里点一行，就到它的经过。")), link),
                className="mq-grid",
            )
        ]
    found = find_issue(view.warehouse, key, view.scope.as_of)
    return [
        html.Div(
            [_head(view, found), _path(view, found), _words(found), _events(view, found)], className="mq-grid"
        )
    ]


def _head(view: View, found: Issue) -> html.Section:
    house = view.warehouse
    station = None
    if found.station:
        station = dcc.Link(
            found.station_name or found.station, href=addresses.station(found.station, view.scope)
        )
    place = find_region(house, found.region)
    known = facts(
        [
            (_("编号"), formats.number_of(found.key)),
            (_("收集"), _day(found.collected, found.is_day_known)),
            (
                _("收集单位"),
                dcc.Link(
                    place.name, href=addresses.address(addresses.ISSUES, view.scope.with_(region=place.code))
                ),
            ),
            (_("事发地"), found.place),
            (_("类别"), word(house, "category", found.category)),
            (_("来源"), word(house, "issue_source", found.issue_source)),
            (_("承办单位"), found.department),
            (_("站点"), station),
            (_("反映人"), found.constituent),
            (_("办理结果"), word(house, "disposition", found.disposition)),
            (_("满意度"), word(house, "satisfaction", found.satisfaction)),
        ]
    )
    return panel(
        found.title or _("没有摘要的问题"), html.P(_state(found), className="mq-state"), known, wide=True
    )


def _state(found: Issue) -> str:
    if found.is_closed:
        return _("已销号")
    if not found.is_resolved:
        return _("尚未办结")
    if found.days_to_resolve is None:
        return _("已办结")
    return _("已办结，自收集起 {days}").format(days=formats.days(found.days_to_resolve))


def _path(view: View, found: Issue) -> html.Section:
    stays = [_stay(view, stay) for stay in found.stays]
    return panel(_("经过：在每一级停留多久"), html.Ol(stays, className="mq-stays"), wide=True)


def _stay(view: View, stay: Stay) -> html.Li:
    level = word(view.warehouse, "level", stay.level)
    entered = f"{_entered(stay.entered_by)} {_day(stay.entered, stay.is_entered_known)}"
    left = f"{_left(stay.left_by)} {_day(stay.left, stay.is_left_known) if stay.left_by else ''}".strip()
    parts = [html.B(level, className="mq-stay-level"), html.Span(entered), html.Span(left), _clock(stay)]
    if stay.problem:
        parts.append(html.Span(["⚠ ", problem(stay.problem)], className="mq-watch"))
    if stay.is_undone:
        parts.append(html.Span(["↺ ", _("这次办结后来被重办推翻")], className="mq-watch"))
    return html.Li(parts)


def _clock(stay: Stay) -> html.Span:
    """Working days taken of the limit: red, amber or green with shape and word, since it has a date."""
    if stay.is_arrival_only_claimed:
        return html.Span(_("只有上报方记载，不计时"), className="mq-none")
    if stay.taken is None or stay.is_late is None:
        return html.Span(["○ ", _("日期不全，无法计时")], className="mq-none")
    told = _("{taken} / {limit} 个工作日").format(taken=stay.taken, limit=stay.limit)
    if stay.is_late:
        return html.Span(["■ ", _("超期"), " ", told], className="mq-late")
    if stay.left_by is None:
        return html.Span(["▲ ", _("在办，未到期"), " ", told], className="mq-due")
    return html.Span(["● ", _("按时"), " ", told], className="mq-done")


def problem(code: str | None) -> str:
    """What is wrong with a stay, in words."""
    known = {
        "never_arrives": _("上报后，上级台账里没有收到"),
        "from_nowhere": _("上级收到了，下级台账里没有上报"),
        "double": _("上级把同一件事登记了两次"),
    }
    return known.get(code or "", _("只有一方记载"))


def _entered(how: str) -> str:
    known = {
        "first_collected": _("收集"),
        "arrived": _("收到上报"),
        "returned_in": _("被退回"),
        "reopened_here": _("重办"),
    }
    return known.get(how, how)


def _left(how: str | None) -> str:
    known = {"resolved": _("办结"), "escalated": _("上报"), "returned": _("退回下级")}
    return known.get(how or "", _("仍在这一级"))


def _words(found: Issue) -> html.Section | None:
    if not found.content and not found.reply:
        return None
    told = [(_("反映内容"), found.content), (_("办理情况"), found.reply)]
    return panel(_("内容与答复"), facts(told), wide=True)


def _events(view: View, found: Issue) -> html.Section:
    contents = Table(
        columns=(_("日期"), _("环节"), _("层级"), _("单位"), _("说明"), _("出处")),
        rows=tuple(_event(view, event) for event in found.events),
        units=("text",) * 6,
    )
    return panel(_("逐条记载与出处"), table(contents, _("逐条记载与出处")), wide=True)


def _event(view: View, event: IssueEvent) -> tuple[str, ...]:
    house, source = view.warehouse, event.source
    kind, level = word(house, "issue_event", event.event), word(house, "level", event.level)
    sure = "" if event.is_confirmed else _("(只有一方记载)")
    return (
        _day(event.day, event.is_day_known),
        kind + sure,
        level,
        event.department or "",
        event.note or "",
        formats.written(source.file, source.sheet, source.row),
    )


def _day(day: date | None, is_known: bool) -> str:
    if day is None:
        return _("日期不详")
    return formats.day(day) if is_known else formats.month(f"{day.year}-{day.month:02d}")
