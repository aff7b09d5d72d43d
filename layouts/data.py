"""What was handed in, how fresh it is, what is wrong with it, where the books disagree."""

from collections.abc import Callable

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import addresses, formats
from dashboard.charts import Table
from dashboard.records import handed_in
from dashboard.records.words import word
from dashboard.translation import _
from layouts.amended import amendments
from layouts.cards import cards
from layouts.facts import facts, panel
from layouts.findings import LISTED, findings, quarantine, rules
from layouts.issue import problem
from layouts.submissions import submissions
from layouts.table import table
from layouts.view import View


def data(view: View) -> list[Component]:
    """The data page of the scope's region: cards of the period, then what is in force now."""
    panels = [part for section in _SECTIONS if (part := section(view)) is not None]
    return [*cards(view), html.Div(panels, className="mq-grid")]


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
    dictionary = dcc.Link(
        _("数据字典：每种台账要哪些列"), href=addresses.address(addresses.DICTIONARY, view.scope)
    )
    told = facts((name, formats.exact(number)) for name, number in numbers)
    return panel(title, told, html.P(dictionary, className="mq-note"))


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


_SECTIONS: tuple[Callable[[View], html.Section | None], ...] = (
    _books,
    _freshness,
    _leaks,
    rules,
    findings,
    quarantine,
    submissions,
    amendments,
)
