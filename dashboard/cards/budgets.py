"""Budgets: execution against the calendar, what stands out, adjustment, payment, the year's end."""

from collections.abc import Callable

from dashboard import addresses, formats
from dashboard.cards import budget_titles as titles
from dashboard.cards.card import Ask, Card
from dashboard.cards.columns import header, number, tabulate, whole
from dashboard.charts import Bars, Lines, Series, Story, Table, Unit
from dashboard.dimensions import DIMENSIONS
from dashboard.measure import Measured, Number, Row
from dashboard.metrics.definition import Text
from dashboard.rows import Cell, rows_behind
from dashboard.scope import Scope
from dashboard.translation import _, say

Title = Callable[[int, Number, Number], str]
WAN = 10_000
EXECUTED: tuple[tuple[str, Unit], ...] = (
    ("lines", "count"),
    ("budget", "wan_yuan"),
    ("executed", "wan_yuan"),
    ("rate", "share"),
    ("gone", "share"),
    ("ahead", "share"),
    ("unadjusted", "count"),
    ("unreported", "count"),
)
REASONS = ("behind", "still", "over", "negative", "rush")
STOOD_OUT = ("unit", "item", "fund_class", "budget", "executed", "reported_month")


def execution(ask: Ask) -> Story:
    """Each place's or unit's execution against the share of the year gone, the furthest behind first."""
    return _executed(ask, cut(ask), titles.execution)


def classes(ask: Ask) -> Story:
    """Execution by class of funds."""
    rows = _known(ask("budget.execution", "fund_class"))
    found = [(row.label, float(row.values["rate"] or 0), float(row.values["ahead"] or 0)) for row in rows]
    return _executed(ask, "fund_class", lambda lines, rate, ahead: titles.classes(found))


def _executed(ask: Ask, dimension: str, title: Title) -> Story:
    measured, total = ask("budget.execution", dimension), ask.total("budget.execution")
    rows = sorted((row for row in measured.rows if whole(row, "lines")), key=_behind_first)
    shown = [row for row in rows if row.values["rate"] is not None]
    return Story(
        title=title(whole(total, "lines"), number(total, "rate"), number(total, "ahead")),
        chart=Bars(
            categories=tuple(row.label for row in shown),
            series=(Series(header(measured, "rate"), tuple(row.values["rate"] for row in shown)),),
            unit="share",
            horizontal=True,
            targets=tuple(_target(ask, row, dimension) for row in shown),
            notes=tuple(_of_budget(row) for row in shown),
            reference=total.values["gone"],
            reference_name=_("时间进度"),
            fold="middle",
        )
        if shown
        else None,
        table=tabulate(
            measured,
            say(DIMENSIONS[dimension].text),
            EXECUTED,
            rows,
            tuple(_target(ask, row, dimension) for row in rows),
            total if rows else None,
        ),
        metrics=("budget.execution",),
        count=whole(total, "lines"),
        note=_unreported(total),
        by=(dimension,),
    )


def months(ask: Ask) -> Story:
    """The year's execution, month by month, against the calendar."""
    year = year_so_far(ask)
    measured = ask("budget.execution", "month", scope=year)
    flows = {row.keys["month"]: row for row in ask("budget.by_month", "month", scope=year).rows}
    rows = _known(measured)
    keys = tuple(str(row.keys["month"]) for row in rows)
    found = [(row.label, float(row.values["rate"] or 0), float(row.values["ahead"] or 0)) for row in rows]
    names = formats.months(keys)
    return Story(
        title=titles.months(found),
        chart=Lines(
            categories=names,
            series=(
                Series(_("累计执行率"), tuple(row.values["rate"] for row in rows)),
                Series(_("时间进度"), tuple(row.values["gone"] for row in rows), "muted"),
            ),
            unit="share",
        )
        if len(rows) > 1
        else None,
        table=Table(
            columns=(
                _("月份"), _("当月执行(万元)"), _("累计执行(万元)"), _("累计执行率"), _("时间进度"),
                _("没有报的项目"),
            ),
            rows=tuple(
                (
                    row.label,
                    flows[row.keys["month"]].values["executed"],
                    row.values["executed"],
                    row.values["rate"],
                    row.values["gone"],
                    row.values["unreported"],
                )
                for row in rows
            ),
            units=("text", "wan_yuan", "wan_yuan", "share", "share", "count"),
            adds_up=False,
        ),
        metrics=("budget.execution", "budget.by_month"),
        count=max((whole(row, "lines") for row in rows), default=0),
        by=("month",),
        since=year.start if year.start < ask.scope.start else None,
    )  # fmt: skip


def anomalies(ask: Ask) -> Story:
    """Every line worth a question: whose, how much, why."""
    measured, total = ask("budget.anomalies"), ask.total("budget.anomalies")
    counted = sorted(((name, whole(total, name)) for name in REASONS), key=lambda one: -one[1])
    reasons = [(name, header(measured, name), count) for name, count in counted if count]
    return Story(
        title=titles.anomalies(
            whole(total, "lines"), whole(total, "flagged"), [(text, count) for _name, text, count in reasons]
        ),
        chart=None,
        table=_stood_out(ask, [(name, text) for name, text, _count in reasons]),
        metrics=("budget.anomalies",),
        count=whole(total, "flagged"),
        note=_("是过问的线索，不是结论"),
        field="flagged",
    )


def _stood_out(ask: Ask, reasons: list[tuple[str, str]]) -> Table:
    """The lines that stand out, those with most reasons first, with all of their reasons."""
    found: dict[tuple[Cell, ...], list[str]] = {}
    keys: list[str] = []
    for name, text in reasons:
        listing = rows_behind(ask.warehouse, "budget.anomalies", ask.scope, name)
        keys = [column.key for column in listing.columns]
        for row in listing.rows:
            found.setdefault(row, []).append(text)
    body = []
    for row, why in sorted(found.items(), key=lambda one: -len(one[1])):
        unit, item, fund_class, budget, executed, month = (row[keys.index(name)] for name in STOOD_OUT)
        whole_budget, spent = _amount(budget), _amount(executed)
        share = spent / whole_budget if whole_budget and spent is not None else None
        cells = (_text(unit), _text(item), _text(fund_class), whole_budget, spent, share)
        body.append((*cells, _("{month}月").format(month=month) if month else "", _("、").join(why)))
    return Table(
        columns=(
            _("预算单位"), _("预算项目"), _("资金类别"), _("预算(万元)"), _("已执行(万元)"), _("执行率"),
            _("报到"), _("为什么"),
        ),
        rows=tuple(body),
        units=("text", "text", "text", "wan_yuan", "wan_yuan", "share", "text", "text"),
    )  # fmt: skip


def adjustment(ask: Ask) -> Story:
    """The budget before and after its adjustment, in each place or unit."""
    dimension = cut(ask)
    measured, total = ask("budget.adjustment", dimension), ask.total("budget.adjustment")
    rows = sorted((row for row in measured.rows if whole(row, "lines")), key=_changed_first)
    changed = [row for row in rows if whole(row, "raised") or whole(row, "cut")]
    columns: tuple[tuple[str, Unit], ...] = (
        ("original", "wan_yuan"), ("budget", "wan_yuan"), ("change", "wan_yuan"), ("change_rate", "share"),
        ("raised", "count"), ("cut", "count"),
    )  # fmt: skip
    return Story(
        title=titles.adjustment(
            whole(total, "lines"), number(total, "change_rate"), whole(total, "raised"), whole(total, "cut")
        ),
        chart=Bars(
            categories=tuple(row.label for row in changed),
            series=(
                Series(_("年初预算(万元)"), tuple(_wan(row, "original") for row in changed), "third"),
                Series(_("调整后预算(万元)"), tuple(_wan(row, "budget") for row in changed)),
            ),
            horizontal=True,
            targets=tuple(_target(ask, row, dimension) for row in changed),
        )
        if changed
        else None,
        table=tabulate(
            measured, say(DIMENSIONS[dimension].text), columns, rows, total=total if rows else None
        ),
        metrics=("budget.adjustment",),
        count=whole(total, "lines"),
        by=(dimension,),
    )


def year_end(ask: Ask) -> Story:
    """What was spent in December and the last quarter, in each place or unit."""
    dimension = cut(ask)
    measured, total = ask("budget.year_end_share", dimension), ask.total("budget.year_end_share")
    rows = sorted(
        (row for row in measured.rows if row.values["december_share"] is not None),
        key=lambda row: -float(row.values["december_share"] or 0),
    )
    columns: tuple[tuple[str, Unit], ...] = (
        ("complete", "count"), ("in_december", "wan_yuan"), ("december_share", "share"),
        ("in_last_quarter", "wan_yuan"), ("quarter_share", "share"), ("in_year", "wan_yuan"),
    )  # fmt: skip
    return Story(
        title=titles.year_end(
            whole(total, "complete"), number(total, "december_share"), number(total, "quarter_share")
        ),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=(
                Series(_("十二月占比"), tuple(row.values["december_share"] for row in rows), "watch"),
                Series(_("四季度占比"), tuple(row.values["quarter_share"] for row in rows), "third"),
            ),
            unit="share",
            horizontal=True,
        )
        if rows
        else None,
        table=tabulate(
            measured, say(DIMENSIONS[dimension].text), columns, rows, total=total if rows else None
        ),
        metrics=("budget.year_end_share",),
        count=whole(total, "complete"),
        by=(dimension,),
    )


def cut(ask: Ask) -> str:
    """Places below where the budgets lie in several, else units."""
    rows = ask("budget.execution", "region").rows
    return "region" if sum(whole(row, "lines") > 0 for row in rows) > 1 else "unit"


def year_so_far(ask: Ask) -> Scope:
    """The scope from the January of the year in which it ends, and no further than as_of."""
    last = min(ask.scope.end, ask.scope.as_of)
    first = last.replace(month=1, day=1)
    return ask.scope.with_(start=min(ask.scope.start, first), end=max(last, ask.scope.start))


def _known(measured: Measured) -> list[Row]:
    """The members of which execution is known and who are named."""
    return [row for row in measured.rows if row.values["rate"] is not None and all(row.keys.values())]


def _behind_first(row: Row) -> float:
    ahead = row.values["ahead"]
    return 9.0 if ahead is None else float(ahead)


def _changed_first(row: Row) -> float:
    return -abs(float(row.values["change"] or 0))


def _of_budget(row: Row) -> str:
    return _("{executed}/{budget}万元").format(
        executed=formats.value(row.values["executed"], "wan_yuan"),
        budget=formats.value(row.values["reported_budget"], "wan_yuan"),
    )


def _unreported(total: Row) -> str:
    missing, blank = whole(total, "unreported"), whole(total, "unadjusted")
    told = [
        _("{count}个项目没有报执行，不计入").format(count=formats.count(missing)) if missing else "",
        _("{count}个项目没有写调整后预算，按年初预算").format(count=formats.count(blank)) if blank else "",
    ]
    return _("；").join(part for part in told if part)


def _target(ask: Ask, row: Row, dimension: str) -> str | None:
    if dimension == "region":
        return ask.at_region(addresses.BUDGET, row)
    return ask.filtered(addresses.BUDGET, row, dimension)


def _wan(row: Row, name: str) -> float:
    """An amount in ten thousands of yuan, to a tenth."""
    return round(float(row.values[name] or 0) / WAN, 1)


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


def _amount(cell: object) -> Number:
    return cell if isinstance(cell, int | float) else None


CARDS = (
    Card(
        "budget_execution",
        Text("预算执行", "Execution"),
        Text("钱花到哪一步，谁落后于时间？", "How far is it executed, and who is behind the calendar?"),
        execution,
        wide=True,
    ),
    Card(
        "budget_anomalies",
        Text("需要过问的项目", "Worth a question"),
        Text("哪些钱不对劲，问谁？", "What stands out, and whom to ask?"),
        anomalies,
        wide=True,
    ),
    Card(
        "budget_months",
        Text("逐月执行", "Month by month"),
        Text("从哪个月开始落后？", "Since when has it been behind?"),
        months,
    ),
    Card(
        "budget_classes",
        Text("资金类别", "Classes of funds"),
        Text("重点、专项、民生资金花得怎样？", "How are key, special and livelihood funds executed?"),
        classes,
    ),
    Card(
        "budget_adjustment",
        Text("预算调整", "Adjustment"),
        Text("调了多少，调在哪里？", "How much was changed, and where?"),
        adjustment,
    ),
    Card(
        "budget_year_end",
        Text("年底支出", "The year's end"),
        Text("钱是不是堆到年底才花？", "Was it spent in a rush?"),
        year_end,
    ),
)
