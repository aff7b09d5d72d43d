"""The data dictionary: what each ledger consists of, which headings and values are understood."""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import addresses
from dashboard.charts import Table
from dashboard.members import words
from dashboard.records.dictionary import LedgerField, fields
from dashboard.translation import _, say
from layouts.facts import panel
from layouts.table import table
from layouts.view import View


def dictionary(view: View) -> list[Component]:
    """The ledgers to choose from, and the fields of the chosen one."""
    ledgers = words(view.warehouse, "ledger")
    asked = view.query.get("ledger", "")
    chosen = asked if asked in ledgers else next(iter(ledgers), "")
    links = [
        dcc.Link(
            say(name),
            href=addresses.address(addresses.DICTIONARY, view.scope, ledger=ledger),
            className="mq-chip mq-here" if ledger == chosen else "mq-chip",
        )
        for ledger, name in ledgers.items()
    ]
    title = say(ledgers[chosen]) if chosen else _("没有台账")
    contents = Table(
        columns=(_("字段"), _("类型"), _("可填的词"), _("也认这些表头"), _("例子"), _("说明")),
        rows=tuple(_row(field) for field in fields(view.warehouse, chosen)),
        units=("text",) * 6,
    )
    note = html.P(_("带*的必填；标“个人信息”的只留密钥散列和打码，不进看板。"), className="mq-note")
    return [
        html.Nav(links, className="mq-chips"),
        html.Div([panel(title, note, table(contents, title), wide=True)], className="mq-grid"),
    ]


def _row(field: LedgerField) -> tuple[str, ...]:
    star = "*" if field.is_required else ""
    personal = f" · {_('个人信息')}" if field.is_personal else ""
    separator = _("、")
    return (
        f"{say(field.name)}{star}",
        f"{kind(field.type)}{personal}",
        separator.join(say(word) for word in field.words),
        field.headings,
        field.example,
        say(field.help),
    )


def kind(code: str) -> str:
    """A field's type in words."""
    known = {
        "text": _("文字"),
        "id": _("编号"),
        "names": _("若干姓名"),
        "name": _("姓名"),
        "phone": _("电话"),
        "code": _("代码"),
        "region": _("区划名或代码"),
        "word": _("规定的词"),
        "date": _("日期"),
        "period": _("期间"),
        "month": _("月份"),
        "integer": _("整数"),
        "count": _("个数"),
        "number": _("数"),
        "money": _("金额"),
        "share": _("百分比"),
        "yes_no": _("是或否"),
    }
    return known.get(code, code)
