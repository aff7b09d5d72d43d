"""How one uploaded file was understood: what it is, its questions, first rows, columns, findings."""

from collections.abc import Callable, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import addresses, formats
from dashboard.cards.columns import Shown
from dashboard.charts import Table
from dashboard.records.handed_in import period_told
from dashboard.translation import _, language
from dashboard.uploads.policy import upload_policy
from dashboard.uploads.upload import Upload, is_answerable, is_beyond
from layouts.facts import facts, panel
from layouts.findings import place, severity
from layouts.table import table
from layouts.view import View

Told = dict[str, Any]
Posting = Callable[..., str]
"""The address a step is posted to: view, path, and what the step is about."""


def file_panels(view: View, found: Upload, number: int, posting: Posting) -> list[Component]:
    """The panels of one file of an upload."""
    file: Told = found.understood[number]
    if is_beyond(file):
        told = _("这个文件写的单位不存在，或不归您报送：请核对单位代码。")
        return [panel(file["file"], html.P(told, className="mq-wrong"), wide=True)]
    asked = [_question(view, found, number, at, one, posting) for at, one in enumerate(file["questions"])]
    refused = file["refused"] if not asked else _("还有表头要您说明，见下面；说明之前这个文件不会装入。")
    hint = _("在上面填好单位、台账、期间，再读一次。") if file["refused"] and not asked else None
    head = panel(
        file["file"],
        html.P(refused, className="mq-wrong", role="alert") if file["refused"] else _understood(file),
        html.P(hint) if hint else None,
        *asked,
        wide=True,
    )
    sheets = [part for sheet in file["sheets"] for part in (*_rows(sheet), _columns(sheet))]
    return [head, *sheets, *remarks(file["file"], file["findings"])]


def _understood(file: Told) -> html.Div:
    """Unit, ledger and period, each with where it was read, and what would become of the rows."""
    unit = f"{file['unit_name'] or ''} {file['unit']}".strip()
    pairs = [
        (_("报送单位"), f"{unit} · {_from(file['unit_from'])}"),
        (_("期间"), f"{period_told(file['period'])} · {_from(file['period_from'])}"),
    ]
    parts: list[Component] = [facts(pairs)]
    if file["is_unchanged"]:
        parts.append(html.P(_("与已装载的完全相同，再装一次什么也不会变。")))
    return html.Div([*parts, *(html.P(_became(part)) for part in file["submissions"])])


def _became(part: Told) -> str:
    told = _("{ledger}：读 {read} 行，可装入 {loaded} 行，待更正 {quarantined} 行，跳过 {skipped} 行").format(
        ledger=part["ledger_zh"],
        **{name: formats.exact(part[name]) for name in ("read", "loaded", "quarantined", "skipped")},
    )
    return told + (_("；将替换同一期的上一份") if part["replaces"] else "")


def _from(source: str | None) -> str:
    """Where unit or period was read."""
    known = {"given": _("您填的"), "title": _("据标题行"), "name": _("据文件名")}
    return known.get(source or "", "")


def _question(view: View, found: Upload, file: int, at: int, asked: Told, posting: Posting) -> html.Div:
    """One question on a heading or name: its candidates with their samples, each a button."""
    heading = asked["heading"] or asked["field"] or ""
    title = {
        "heading": _("“{heading}”这一列是什么？"),
        "field": _("哪一列才是“{heading}”？"),
        "ledger": _("这张表是哪种台账？"),
        "name": _("“{heading}”是哪一位代表？"),
    }[asked["kind"]].format(heading=heading)
    ways = [
        html.Li(
            [
                html.Button(
                    one["zh"] if language() == "zh" else one["en"],
                    formAction=posting(
                        view,
                        addresses.UPLOAD_ANSWER,
                        id=found.id,
                        file=str(file),
                        question=str(at),
                        candidate=str(number),
                    ),
                    className="mq-do",
                ),
                " ",
                _("例：{samples}").format(samples=_("、").join(one["samples"]) or _("没有值")),
            ]
        )
        for number, one in enumerate(asked["candidates"])
        if is_answerable(one)
    ]
    told = None if ways else _untold(asked)
    where = " ".join(part for part in (asked["sheet"], asked["column"]) if part)
    form = html.Form(html.Ul(ways, className="mq-sentences"), method="POST")
    return html.Div([html.H3(f"{title} {where}".strip()), html.P(told) if told else form], className="mq-ask")


def _untold(asked: Told) -> str:
    """What is said where none of the candidates can be chosen here."""
    if asked["kind"] == "name":
        return _("有几位代表同名，不都在您的范围内：请在表里改填代表编号。")
    return str(asked["message"] if language() == "zh" else asked["message_en"])


def _rows(sheet: Told) -> list[Component]:
    """The first rows as they were read; nothing of a sheet without any."""
    shown = sheet["rows"][: upload_policy().first_rows]
    if not shown:
        return []
    names = list(dict.fromkeys(name for row in shown for name in row["cells"]))
    texts: list[Shown] = ["text"] * (1 + len(names))
    title = _("{sheet}的前 {count} 行，读成{ledger}").format(
        sheet=sheet["sheet"] or _("文件"), count=len(shown), ledger=sheet["ledger_zh"]
    )
    contents = Table(
        columns=(_("行"), *names),
        rows=tuple(
            (
                f"{row['row']}{' ' + _('待更正') if row['waits'] else ''}",
                *(str(row["cells"].get(name) or "") for name in names),
            )
            for row in shown
        ),
        units=tuple(texts),
    )
    return [panel(title, table(contents, title), wide=True)]


def _columns(sheet: Told) -> html.Section:
    """What each column stands for and why, with its profile."""
    unknown = sum(one["kind"] == "unknown" for one in sheet["columns"])
    title = (
        _("{count} 列，其中 {unknown} 列不认识(原样保留)").format(
            count=len(sheet["columns"]), unknown=unknown
        )
        if unknown
        else _("{count} 列都认得").format(count=len(sheet["columns"]))
    )
    contents = Table(
        columns=(
            _("表头"),
            _("列"),
            _("读成"),
            _("凭什么"),
            _("填了几行"),
            _("几种"),
            _("最小"),
            _("最大"),
            _("例子"),
        ),
        rows=tuple(_column(one) for one in sheet["columns"]),
        units=("text", "text", "text", "text", "count", "count", "text", "text", "text"),
    )
    return panel(title, table(contents, title), wide=True)


def _column(one: Told) -> tuple[str | int | None, ...]:
    key = "zh" if language() == "zh" else "en"
    kinds = {
        "serial": _("序号"),
        "discarded": _("不读入"),
        "left_out": _("不读入"),
        "unknown": _("不认识，原样保留"),
    }
    said = _("您说明过")
    sources = {"contract": _("本名"), "synonym": _("别名"), "mapping": said, "answer": said}
    stands = _("、").join(field[key] for field in one["fields"]) or kinds.get(one["kind"], _("原样保留"))
    profile = one["profile"] or {}
    told = [profile.get(name) or "" for name in ("least", "most", "example")]
    source = sources.get(one["source"] or "", "")
    counts = (profile.get("filled"), profile.get("distinct"))
    return (one["heading"], one["column"], stands, source, *counts, *(str(text) for text in told))


def remarks(file: str, found: Sequence[Told]) -> list[Component]:
    """The findings on a file, errors first; nothing where there are none."""
    if not found:
        return []
    errors = sum(one["severity"] == "error" for one in found)
    title = _("{file}：{errors} 处错误，{warnings} 处提醒").format(
        file=file, errors=formats.exact(errors), warnings=formats.exact(len(found) - errors)
    )
    ordered = sorted(found, key=lambda one: (one["severity"] != "error", one["sheet"] or "", one["row"] or 0))
    shown = ordered[: upload_policy().listed]
    contents = Table(
        columns=(_("程度"), _("工作表与行"), _("列"), _("原文"), _("说明")),
        rows=tuple(
            (
                severity(one["severity"]),
                place(one["sheet"] or "", one["row"]),
                one["column"] or _("整行"),
                one["found"] or "",
                one["message"] if language() == "zh" else one["message_en"],
            )
            for one in shown
        ),
        units=("text",) * 5,
    )
    rest = len(ordered) - len(shown)
    note = (
        html.P(_("另有 {rest} 条，装载后见数据页。").format(rest=rest), className="mq-note") if rest else None
    )
    return [panel(title, table(contents, title), note, wide=True)]
