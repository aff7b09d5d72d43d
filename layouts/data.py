"""What was handed in, how fresh it is, what is wrong with it, where the books disagree."""

from datetime import datetime

from dash import html
from dash.development.base_component import Component

from dashboard import addresses, formats
from dashboard.charts import Table
from dashboard.records import handed_in
from dashboard.records.words import word
from dashboard.scope import period
from dashboard.translation import _, language
from layouts.facts import facts, panel
from layouts.issue import problem
from layouts.table import table
from layouts.view import View

LISTED = 100
"""So many rows of a long list stand on the page; the CSV has all."""


def data(view: View) -> list[Component]:
    """The data page of the scope's region; period and filters don't matter to it."""
    sections = [
        _books(view),
        _freshness(view),
        _leaks(view),
        _rules(view),
        _findings(view),
        _submissions(view),
    ]
    return [html.Div(sections, className="mq-grid")]


def _books(view: View) -> html.Section:
    counts = handed_in.totals(view.warehouse, view.scope.region)
    balances = counts.read == counts.loaded + counts.quarantined + counts.skipped
    title = _("读入的每一行都有去处") if balances else _("读入的行数对不上，请查")
    numbers = (
        (_("报送"), counts.submissions),
        (_("读入行"), counts.read),
        (_("已载入"), counts.loaded),
        (_("待更正"), counts.quarantined),
        (_("跳过(标题、合计、重复)"), counts.skipped),
    )
    return panel(title, facts((name, formats.exact(number)) for name, number in numbers))


def _freshness(view: View) -> html.Section:
    ledgers = handed_in.freshness(view.warehouse, view.scope.region)
    behind = sum(ledger.behind for ledger in ledgers)
    title = (
        _("{count} 个单位的台账没有跟上").format(count=formats.exact(behind))
        if behind
        else _("各单位台账都报到了最新一期")
    )
    contents = Table(
        columns=(_("台账"), _("报送单位"), _("报到"), _("落后单位")),
        rows=tuple(
            (
                word(view.warehouse, "ledger", x.ledger),
                x.units,
                formats.day(x.latest) if x.latest else "—",
                x.behind,
            )
            for x in ledgers
        ),
        units=("text", "count", "text", "count"),
    )
    return panel(title, table(contents, title))


def _leaks(view: View) -> html.Section:
    found = handed_in.leaks(view.warehouse, view.scope.region)
    if not found:
        return panel(_("✓ 上下级台账对得上"), html.P(_("每一条上报都能在上级台账里找到。")), wide=True)
    title = _("⚠ {count} 处上下级台账对不上").format(count=formats.exact(len(found)))
    contents = Table(
        columns=(_("问题"), _("哪里不对"), _("层级"), _("日期"), _("收集单位"), _("编号")),
        rows=tuple(
            (
                leak.title[:40],
                problem(leak.problem),
                word(view.warehouse, "level", leak.level),
                formats.day(leak.day) if leak.day else _("日期不详"),
                leak.place,
                formats.number_of(leak.issue),
            )
            for leak in found[:LISTED]
        ),
        units=("text",) * 6,
        targets=tuple(addresses.issue(leak.issue, view.scope) for leak in found[:LISTED]),
    )
    return panel(title, table(contents, title), wide=True)


def _rules(view: View) -> html.Section:
    spoken = handed_in.rules(view.warehouse, view.scope.region)
    if not spoken:
        return panel(_("✓ 报送的台账没有发现问题"), html.P(_("每一行都通过了检查。")), wide=True)
    errors = sum(rule.count for rule in spoken if rule.severity == "error")
    warnings = sum(rule.count for rule in spoken if rule.severity != "error")
    title = _("{errors} 处错误待更正，{warnings} 处提醒").format(
        errors=formats.exact(errors), warnings=formats.exact(warnings)
    )
    contents = Table(
        columns=(_("程度"), _("台账"), _("条数"), _("例子")),
        rows=tuple(
            (
                severity(rule.severity),
                word(view.warehouse, "ledger", rule.ledger),
                rule.count,
                _told(rule),
            )
            for rule in spoken
        ),
        units=("text", "text", "count", "text"),
    )
    return panel(title, table(contents, title), wide=True)


def _findings(view: View) -> html.Section | None:
    found = handed_in.findings(view.warehouse, view.scope.region, LISTED)
    if not found:
        return None
    title = _("哪个文件、哪一行、怎么改(前 {count} 条)").format(count=len(found))
    rows = tuple(
        (
            severity(x.severity),
            x.unit_name,
            x.file,
            _where(x),
            x.column or _("整行"),
            x.found,
            x.message if language() == "zh" else x.message_en,
        )
        for x in found
    )
    columns = (_("程度"), _("单位"), _("文件"), _("工作表与行"), _("列"), _("原文"), _("说明"))
    link = html.A(_("全部下载CSV"), href=addresses.address(addresses.CSV_FINDINGS, view.scope))
    return panel(title, table(Table(columns, rows, ("text",) * 7), title), link, wide=True)


def _where(found: handed_in.Finding) -> str:
    """The sheet, where the file has any, and the row; a CSV file has none."""
    row = _("第{row}行").format(row=found.row) if found.row else ""
    return f"{found.sheet} {row}".strip() or _("整个文件")


def _submissions(view: View) -> html.Section:
    latest = handed_in.submissions(view.warehouse, view.scope.region, LISTED)
    title = _("最近的报送(前 {count} 份)").format(count=len(latest))
    contents = Table(
        columns=(
            _("文件"),
            _("台账"),
            _("单位"),
            _("期间"),
            _("读入"),
            _("载入"),
            _("待更正"),
            _("跳过"),
            _("载入时间"),
        ),
        rows=tuple(
            (
                x.file,
                word(view.warehouse, "ledger", x.ledger),
                x.unit_name,
                _period(x.period),
                x.read,
                x.loaded,
                x.quarantined,
                x.skipped,
                _moment(x.loaded_at),
            )
            for x in latest
        ),
        units=("text", "text", "text", "text", "count", "count", "count", "count", "text"),
    )
    return panel(title, table(contents, title), wide=True)


def severity(code: str) -> str:
    """A finding's severity in words, with a shape."""
    return f"■ {_('错误')}" if code == "error" else f"▲ {_('提醒')}"


def _period(told: str) -> str:
    """The period of a submission as one says it: 2022-01..2022-02 is 2022年1月至2022年2月."""
    if told == "all":
        return _("连续台账")
    first, _dots, last = told.partition("..")
    return formats.period(period(first)[0], period(last or first)[1])


def _moment(told: str) -> str:
    """An ISO moment in UTC as one reads it, to the minute."""
    return f"{datetime.fromisoformat(told):%Y-%m-%d %H:%M} UTC"


def _told(rule: handed_in.Rule) -> str:
    return rule.example if language() == "zh" else rule.example_en or rule.example
