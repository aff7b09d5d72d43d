"""One project: its plan against what was done, its checks made and owed, its votes and its money."""

from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard import addresses, formats
from dashboard.charts import Table
from dashboard.records.project import (
    Checked,
    Duty,
    Node,
    Project,
    checks_of,
    duties_of,
    find_project,
    nodes_of,
    projects_in,
)
from dashboard.records.words import word
from dashboard.regions import find_region
from dashboard.rows import rows_behind
from dashboard.scope import Scope
from dashboard.translation import _
from layouts.facts import facts, panel
from layouts.table import table
from layouts.view import View


def project(view: View) -> list[Component]:
    """The page of the project whose key stands in the address. UnknownProject."""
    key = view.query.get("id", "")
    if not key:
        return [html.Div(_choice(view), className="mq-grid")]
    found = find_project(view.warehouse, key, view.scope.as_of)
    return [html.Div([_head(view, found), *_plan(view, key), *_supervision(view, key)], className="mq-grid")]


def _head(view: View, found: Project) -> html.Section:
    house = view.warehouse
    chosen = {True: _("票决选定"), False: _("票决落选"), None: None}[found.is_chosen]
    votes = None if found.votes_for is None else f"{found.votes_for}/{found.votes_cast or '—'}"
    known = facts(
        [
            (_("状态"), _status(view, found)),
            (_("编号"), formats.number_of(found.key)),
            (_("类别"), word(house, "project_kind", found.kind)),
            (_("年度"), str(found.year)),
            (_("所在"), find_region(house, found.region).name),
            (_("责任单位"), found.department),
            (_("监督小组"), found.group),
            (_("票决"), chosen),
            (_("赞成票/投票数"), votes),
            (_("计划"), _span(found.planned_start, found.planned_finish)),
            (_("实际"), _span(found.started, found.finished)),
            (_("进度"), None if found.progress is None else formats.share(found.progress)),
            (_("总投资"), None if found.investment is None else formats.yuan(float(found.investment))),
            (_("已投资"), None if found.invested is None else formats.yuan(float(found.invested))),
            (_("滞后原因"), word(house, "delay_cause", found.cause)),
            (_("滞后说明"), found.delay_note),
            (_("保障措施"), found.safeguards),
            (_("出处"), formats.written(found.file, found.sheet, found.row)),
        ]
    )
    return panel(found.name, known, wide=True)


def _status(view: View, found: Project) -> str | None:
    """Its status by rule, as the figure counts it."""
    scope = Scope(found.region, date(found.year, 1, 1), date(found.year, 12, 31), view.scope.as_of)
    listed = rows_behind(view.warehouse, "projects.status", scope.narrowed("project", found.key))
    if not listed.rows:
        return None
    at = [column.key for column in listed.columns].index("status")
    return str(listed.rows[0][at])


def _span(first: date | None, last: date | None) -> str | None:
    if first is None and last is None:
        return None
    return " — ".join(formats.day(day) if day else "?" for day in (first, last))


def _plan(view: View, key: str) -> list[html.Section]:
    nodes = nodes_of(view.warehouse, key, view.scope.as_of)
    if not nodes:
        return []
    contents = Table(
        columns=(_("节点"), _("计划"), _("完成"), _("状态"), _("责任人")),
        rows=tuple(
            (
                node.name,
                formats.day(node.due),
                _day(node.done),
                _light(node, view.scope.as_of),
                node.owner or "",
            )
            for node in nodes
        ),
        units=("text", "text", "text", "text", "text"),
    )
    return [panel(_("计划节点"), table(contents, _("计划节点")), wide=True)]


def _light(node: Node, as_of: date) -> str:
    """A dated thing's light, as shape and word: caught up after its date it never turns green."""
    if node.done and node.done <= node.due:
        return _("● 按期完成")
    if node.done:
        return _("▲ 逾期后补上")
    return _("■ 逾期未完成") if node.due < as_of else _("○ 未到时间")


def _day(day: date | None) -> str:
    return formats.day(day) if day else ""


def _supervision(view: View, key: str) -> list[html.Section]:
    duties = duties_of(view.warehouse, key, view.scope.as_of)
    checks = checks_of(view.warehouse, key, view.scope.as_of)
    parts = []
    if duties:
        owed = Table(
            columns=(_("应有的监督"), _("哪一期"), _("最迟"), _("落实")),
            rows=tuple(_duty(view, duty) for duty in duties),
            units=("text", "text", "text", "text"),
        )
        parts.append(panel(_("应监督"), table(owed, _("应监督"))))
    if checks:
        made = Table(
            columns=(_("日期"), _("方式"), _("小组"), _("代表"), _("发现问题"), _("意见建议"), _("结果")),
            rows=tuple(_check(view, check) for check in checks),
            units=("text",) * 7,
        )
        parts.append(panel(_("监督记录"), table(made, _("监督记录")), wide=True))
    return parts


def _duty(view: View, duty: Duty) -> tuple[str, ...]:
    done = formats.day(duty.done) if duty.done else _("未到期") if duty.due > view.scope.as_of else _("✗ 欠")
    return word(view.warehouse, "check_obligation", duty.obligation), duty.period, formats.day(duty.due), done


def _check(view: View, check: Checked) -> tuple[str, ...]:
    return (
        formats.day(check.day),
        word(view.warehouse, "project_check_kind", check.kind),
        check.group or "",
        check.deputies or "",
        check.finding or "",
        check.advice or "",
        check.result or "",
    )


def _choice(view: View) -> html.Section:
    listed = projects_in(view.warehouse, view.scope)
    contents = Table(
        columns=(_("项目"), _("所在"), _("责任单位")),
        rows=tuple((name, place, department or "") for _key, name, place, department in listed),
        units=("text", "text", "text"),
        targets=tuple(addresses.project(key, view.scope) for key, _name, _place, _department in listed),
    )
    title = _("{count} 个项目,点名称进入").format(count=formats.exact(len(listed)))
    return panel(title, table(contents, title), wide=True)
