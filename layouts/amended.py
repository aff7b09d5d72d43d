"""The rows that the submissions in force have otherwise than the ones they replaced."""

from dash import html

from dashboard import formats
from dashboard.charts import Table
from dashboard.records.amended import Amended, Change, amended, counts
from dashboard.records.handed_in import period_told
from dashboard.records.words import word
from dashboard.translation import _, language
from layouts.facts import panel
from layouts.findings import LISTED, place
from layouts.table import table
from layouts.view import View


def amendments(view: View) -> html.Section | None:
    """What changed row by row; None where no submission replaced another one with other rows."""
    many = counts(view.warehouse, view.scope.region)
    if not many:
        return None
    told = (
        _("{change}{rows}行").format(change=_said(change), rows=formats.exact(rows))
        for change, rows in many.items()
    )
    title = _("重报的台账改了什么：{changes}").format(changes=_("、").join(told))
    listed = amended(view.warehouse, view.scope.region, LISTED)
    contents = Table(
        columns=(
            _("单位"),
            _("台账"),
            _("期间"),
            _("编号"),
            _("改动"),
            _("原来"),
            _("现在"),
            _("工作表与行"),
        ),
        rows=tuple(_line(view, one) for one in listed),
        units=("text",) * 8,
    )
    note = _("被替换的那份里有、这份里没有的行算删除；个人信息只说改了，不显示内容。")
    return panel(title, html.P(note, className="mq-note"), table(contents, title), wide=True, name="amended")


def _line(view: View, one: Amended) -> tuple[str, ...]:
    return (
        one.unit_name,
        word(view.warehouse, "ledger", one.ledger),
        period_told(one.period),
        formats.number_of(one.key),
        _said(one.change) if one.field is None else (_name(one) or one.field),
        _value(one, one.before),
        _value(one, one.after),
        place(one.sheet, one.row),
    )


def _said(change: Change) -> str:
    return {"added": _("新增"), "removed": _("删除"), "changed": _("改动")}[change]


def _name(one: Amended) -> str | None:
    return one.field_zh if language() == "zh" else one.field_en


def _value(one: Amended, value: str | None) -> str:
    """The cell's text; a dash where nothing stood, or the whole row came or went."""
    if one.is_personal:
        return _("(不显示)")
    return value or "—"
