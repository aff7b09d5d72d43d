"""What is wrong with what was handed in: rules over time, findings one by one, rows that wait."""

from dash import dcc, html

from dashboard import addresses, formats
from dashboard.charts import Table
from dashboard.records import findings as records
from dashboard.records.findings import Debtor, Finding, Rule, Waiting
from dashboard.records.words import word
from dashboard.translation import _, language
from layouts.facts import panel
from layouts.table import table
from layouts.view import View

LISTED = 100
"""So many rows of a long list stand on the page; the CSV has all."""
MONTHS = 6
"""So many months of a rule stand beside its count."""
CELLS = 6
"""So many filled cells of a waiting row are enough to know it by."""


def rules(view: View) -> html.Section:
    """The rules that spoke, with how often in the submissions that reach to each of the last months.

    At first and now: what was mended by handing in again shows.
    """
    spoken = records.rules(view.warehouse, view.scope.region)
    if not spoken:
        return panel(_("✓ 报送的台账没有发现问题"), html.P(_("每一行都通过了检查。")), wide=True)
    errors = sum(rule.count for rule in spoken if rule.severity == "error")
    warnings = sum(rule.count for rule in spoken if rule.severity != "error")
    title = _("{errors} 处错误待更正，{warnings} 处提醒").format(
        errors=formats.exact(errors), warnings=formats.exact(warnings)
    )
    if not errors + warnings:
        title = _("✓ 现在没有问题：以前的都已改好")
    months = records.recent_months(view.warehouse, view.scope, MONTHS)
    contents = Table(
        columns=(
            _("例子"),
            _("程度"),
            _("台账"),
            _("第一次交来时"),
            _("现在"),
            *formats.months(tuple(f"{month // 100}-{month % 100:02}" for month in months)),
        ),
        rows=tuple(
            (
                _told(rule),
                severity(rule.severity),
                word(view.warehouse, "ledger", rule.ledger),
                rule.first,
                rule.count,
                *(_trend(*rule.months.get(month, (0, 0))) for month in months),
            )
            for rule in spoken
        ),
        units=("text", "text", "text", "count", "count", *(["text"] * len(months))),  # type: ignore[arg-type]
        targets=tuple(_of_rule(view, rule.rule) if rule.count else None for rule in spoken),
    )
    note = html.P(
        _("月份是报送所属期间的最后一月；箭头前是第一次交来时的条数，后面是现在的；点例子只看这一种。"),
        className="mq-note",
    )
    return panel(title, note, table(contents, title), wide=True)


def _trend(first: int, now: int) -> str:
    """How often a rule spoke at first and does now, in as few characters as tell it."""
    told = formats.exact(now)
    return told if first == now else f"{formats.exact(first)}→{told}"


def findings(view: View) -> html.Section | None:
    """The findings one by one, of one rule where the address names it; None where there are none."""
    rule = view.query.get("rule") or None
    found = records.findings(view.warehouse, view.scope.region, LISTED, rule)
    if not found:
        return None
    title = _("哪个文件、哪一行、怎么改(前 {count} 条)").format(count=len(found))
    rows = tuple(_finding(one) for one in found)
    columns = (_("程度"), _("单位"), _("文件"), _("工作表与行"), _("列"), _("原文"), _("说明"))
    every = dcc.Link(_("看全部种类"), href=_of_rule(view, None)) if rule else None
    link = html.A(_("全部下载CSV"), href=addresses.address(addresses.CSV_FINDINGS, view.scope))
    return panel(
        title, every, table(Table(columns, rows, ("text",) * 7), title), link, wide=True, name="findings"
    )


def quarantine(view: View) -> html.Section | None:
    """The rows that wait: who must mend how many, then each with what it holds; None where none waits."""
    owing = records.debtors(view.warehouse, view.scope.region)
    if not owing:
        return None
    count = sum(debtor.rows for debtor in owing)
    title = _("{rows} 行等更正，{units} 个单位要改").format(
        rows=formats.exact(count), units=formats.exact(len(owing))
    )
    listed = records.quarantine(view.warehouse, view.scope.region, LISTED)
    contents = Table(
        columns=(_("单位"), _("台账"), _("文件"), _("工作表与行"), _("这一行写着"), _("怎么改")),
        rows=tuple(_waiting(view, one) for one in listed),
        units=("text",) * 6,
    )
    note = _("更正后的文件再交一次，这些行就出来了；在此之前它们不计入任何数字。")
    link = html.A(_("全部下载CSV"), href=addresses.address(addresses.CSV_QUARANTINE, view.scope))
    return panel(
        title,
        html.P(note, className="mq-note"),
        _debtors(owing),
        table(contents, title),
        link,
        wide=True,
        name="quarantine",
    )


def severity(code: str) -> str:
    """A finding's severity in words, with a shape."""
    return f"■ {_('错误')}" if code == "error" else f"▲ {_('提醒')}"


def place(sheet: str, row: int | None) -> str:
    """The sheet, where the file has any, and the row; a CSV file has none."""
    told = _("第{row}行").format(row=row) if row else ""
    return f"{sheet} {told}".strip() or _("整个文件")


def _debtors(owing: tuple[Debtor, ...]) -> html.P:
    told = [
        _("{unit} {rows}行").format(unit=debtor.unit_name, rows=formats.exact(debtor.rows))
        for debtor in owing[:LISTED]
    ]
    return html.P(_("谁来改：{units}").format(units=_("、").join(told)))


def _waiting(view: View, one: Waiting) -> tuple[str, ...]:
    cells = [f"{name} {value}" for name, value in one.contents.items()]
    return (
        one.unit_name,
        word(view.warehouse, "ledger", one.ledger),
        one.file,
        place(one.sheet, one.row),
        _("；").join(cells[:CELLS]) + ("…" if len(cells) > CELLS else ""),
        one.message if language() == "zh" else one.message_en,
    )


def _finding(one: Finding) -> tuple[str, ...]:
    return (
        severity(one.severity),
        one.unit_name,
        one.file,
        place(one.sheet, one.row),
        one.column or _("整行"),
        one.found,
        one.message if language() == "zh" else one.message_en,
    )


def _told(rule: Rule) -> str:
    return rule.example if language() == "zh" else rule.example_en or rule.example


def _of_rule(view: View, rule: str | None) -> str:
    return addresses.address(addresses.DATA, view.scope, rule=rule) + "#findings"
