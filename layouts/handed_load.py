"""What came of a confirmed upload: counts, findings, the workbook that goes back, and the undo."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import addresses, formats
from dashboard.charts import Table
from dashboard.records.handed_in import period_told
from dashboard.records.words import word
from dashboard.translation import _
from dashboard.uploads.upload import Upload
from layouts.facts import panel
from layouts.handed_file import Posting, remarks
from layouts.table import table
from layouts.view import View


def load_panels(view: View, found: Upload, posting: Posting) -> list[Component]:
    """The panels of an upload that was loaded, or loaded and undone."""
    parts = found.submissions
    waiting = sum(one["quarantined"] for one in parts)
    names = [] if found.state == "undone" else _names(found)
    if found.state == "undone":
        title = _("已撤销，数字回到装载以前")
    elif waiting:
        title = _("已装载，{waiting} 行待更正").format(waiting=formats.exact(waiting))
    elif names:
        title = _("已装载，{names} 个名字分不清是哪一位代表").format(names=formats.exact(len(names)))
    else:
        title = _("已装载，全部计入")
    why = html.P(found.why, className="mq-wrong", role="alert") if found.why else None
    contents = Table(
        columns=(_("文件"), _("台账"), _("期间"), _("读入"), _("载入"), _("待更正"), _("跳过"), _("说明")),
        rows=tuple(_part(view, one) for one in parts),
        units=("text", "text", "text", "count", "count", "count", "count", "text"),
    )
    told = (table(contents, title), _asking(names), _back(parts), _ways(view, found, posting))
    head = panel(title, why, *told, wide=True)
    return [head, *(panels for one in parts for panels in remarks(one["file"], one["findings"]))]


def _names(found: Upload) -> list[str]:
    """The names of which it is still open which deputy they are."""
    asked = found.account["questions"] if found.account else []
    return list(dict.fromkeys(one["heading"] for one in asked if one["kind"] == "name"))


def _asking(names: list[str]) -> html.P | None:
    """How to settle the names that are open."""
    if not names:
        return None
    told = _("分不清是哪一位代表，暂不算在任何一位名下：{names}。把文件再交一次，在装载前说明。")
    return html.P(told.format(names=_("、").join(names)), className="mq-note")


def _part(view: View, one: dict[str, Any]) -> tuple[str | int, ...]:
    said = _("没有变化") if one["unchanged"] else _("替换上一份") if one["replaces"] else _("新的")
    counts = (one["read"], one["loaded"], one["quarantined"], one["skipped"])
    return (
        one["file"],
        word(view.warehouse, "ledger", one["ledger"]),
        period_told(one["period"]),
        *counts,
        said,
    )


def _back(parts: list[dict[str, Any]]) -> html.P | None:
    """Links to the workbooks with every questionable cell marked."""
    links = [
        html.A(_("下载标好错误的 {file}").format(file=one["file"]), href=addresses.returned(one["id"]))
        for one in parts
        if one["marked_up"]
    ]
    return html.P([part for link in links for part in (link, " ")]) if links else None


def _ways(view: View, found: Upload, posting: Posting) -> html.Div:
    """On to another upload or the data page; undo, where nothing newer stands on it."""
    ways: list[Component] = [
        dcc.Link(_("再交一份"), href=addresses.upload(None, view.scope), className="btn btn-outline-primary"),
        dcc.Link(_("到数据页"), href=addresses.address(addresses.DATA, view.scope)),
    ]
    if found.state == "loaded" and found.load is not None:
        ways.append(_undo(view, found, posting))
    return html.Div(ways, className="mq-steps")


def _undo(view: View, found: Upload, posting: Posting) -> Component:
    if view.warehouse.meta["load"] != found.load:
        return html.Span(_("之后又有新的装载，这一次不能单独撤销；交一份更正的即可。"), className="mq-note")
    return html.Form(
        html.Button(_("撤销这次装载"), className="btn btn-outline-secondary"),
        action=posting(view, addresses.UPLOAD_UNDO, id=found.id),
        method="POST",
    )
