"""The submissions in force: who handed in what when, what changed, and the workbook that goes back."""

from datetime import datetime

from dash import html
from dash.development.base_component import Component

from audit.person import AT_THE_TERMINAL
from dashboard import addresses, formats
from dashboard.access.viewer import viewer
from dashboard.records import handed_in
from dashboard.records.handed_in import Before, Submission
from dashboard.records.returned import returned
from dashboard.records.words import word
from dashboard.translation import _
from layouts.facts import panel
from layouts.findings import LISTED
from layouts.view import View


def submissions(view: View) -> html.Section:
    """The latest submissions of the scope's region."""
    latest = handed_in.submissions(view.warehouse, view.scope.region, LISTED)
    title = _("最近的报送(前 {count} 份)").format(count=len(latest))
    ready = returned(view.warehouse.home, tuple(one.id for one in latest))
    names = (
        (_("文件"), "text"),
        (_("台账"), "text"),
        (_("单位"), "text"),
        (_("期间"), "text"),
        (_("读入"), "num"),
        (_("载入"), "num"),
        (_("待更正"), "num"),
        (_("跳过"), "num"),
        (_("谁交的"), "text"),
        (_("何时"), "text"),
        (_("比上一份"), "text"),
        (_("退回"), "text"),
    )
    head = html.Thead(html.Tr([html.Th(name, scope="col", className=kind) for name, kind in names]))
    body = html.Tbody([_row(view, one, one.id in ready) for one in latest])
    parts = [html.Caption(title, className="visually-hidden"), head, body]
    framed = html.Div(html.Table(parts, className="mq-table"), className="mq-table-frame", tabIndex="0")
    return panel(title, framed, wide=True)


def _row(view: View, one: Submission, is_returned: bool) -> html.Tr:
    texts = (word(view.warehouse, "ledger", one.ledger), one.unit_name, handed_in.period_told(one.period))
    numbers = (one.read, one.loaded, one.quarantined, one.skipped)
    cells: list[Component] = [
        html.Th(formats.written(one.file, None, None), scope="row", className="text", title=one.file)
    ]
    cells += [html.Td(text, className="text") for text in texts]
    cells += [html.Td(formats.exact(number), className="num") for number in numbers]
    cells.append(html.Td(_person(one.by), className="text short"))
    cells.append(html.Td(_moment(one.loaded_at), className="text short"))
    cells.append(html.Td(_changed(one, one.before), className="text"))
    return html.Tr([*cells, html.Td(_back(one) if is_returned else "", className="text short")])


def _back(one: Submission) -> Component | str:
    """The link to the marked-up workbook; to whoever may only read, that there is one."""
    who = viewer()
    if who is not None and not who.may("export"):
        return _("有")
    return html.A(_("下载"), href=addresses.returned(one.id))


def _changed(one: Submission, before: Before | None) -> str:
    """What became different of the rows of the submission that this one replaced."""
    if before is None:
        return _("第一份")
    gaps = (
        (_("读入"), one.read - before.read),
        (_("载入"), one.loaded - before.loaded),
        (_("待更正"), one.quarantined - before.quarantined),
    )
    told = _("、").join(f"{name}{formats.signed(gap)}" for name, gap in gaps if gap)
    when = _moment(before.loaded_at)
    return _("替换{when}那份：{told}").format(when=when, told=told or _("行数不变"))


def _person(by: str | None) -> str:
    """Who handed it in: a user's name, or this machine's account of whoever typed the command."""
    if by is None:
        return _("没有记下")
    account = by.removesuffix(AT_THE_TERMINAL)
    return by if account == by else _("{account}(命令行)").format(account=account)


def _moment(told: str) -> str:
    """An ISO moment in UTC as one reads it, to the minute."""
    return f"{datetime.fromisoformat(told):%Y-%m-%d %H:%M} UTC"
