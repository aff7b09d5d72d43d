"""How budgets are supervised: the calendar of steps, the units' monthly reports, payment and use."""

from dashboard import formats
from dashboard.cards import budget_titles as titles
from dashboard.cards.budgets import cut, year_so_far
from dashboard.cards.card import Ask, Card
from dashboard.cards.columns import Shown, number, tabulate, whole
from dashboard.charts import Bars, Heat, Series, Story, Table, Unit
from dashboard.dimensions import DIMENSIONS
from dashboard.measure import Row
from dashboard.metrics.definition import Text
from dashboard.rows import Cell, rows_behind
from dashboard.scope import Scope
from dashboard.translation import _, say

STEPS = ("place", "kind", "due", "done", "light", "result")


def calendar(ask: Ask) -> Story:
    """Each step that fell due, with its light, its day and what came of it; what is owed first."""
    total = ask.total("budget.calendar")
    listing = rows_behind(ask.warehouse, "budget.calendar", ask.scope)
    keys = [column.key for column in listing.columns]
    rows = [tuple(row[keys.index(name)] for name in STEPS) for row in listing.rows]
    rows.sort(key=lambda row: (row[3] is not None, str(row[2])))
    return Story(
        title=titles.calendar(*(whole(total, name) for name in ("owed", "on_time", "late", "overdue"))),
        chart=None,
        table=Table(
            columns=(_("地方"), _("环节"), _("最迟"), _("完成"), _("状态"), _("结果")),
            rows=tuple(tuple(_told(cell) for cell in row) for row in rows),
            units=("text", "text", "text", "text", "text", "text"),
        ),
        metrics=("budget.calendar",),
        count=whole(total, "owed"),
    )


def monitoring(ask: Ask) -> Story:
    """Every unit and month of the year: how many lines stood out, blank where nothing was reported."""
    year = year_so_far(ask)
    dimension = cut(ask)
    reports = ask("budget.reporting", dimension, "month", scope=year)
    flags = {
        tuple(row.keys.values()): row for row in ask("budget.anomalies", dimension, "month", scope=year).rows
    }
    names = dict.fromkeys(str(row.keys[dimension]) for row in reports.rows if whole(row, "denominator"))
    labels = {str(row.keys[dimension]): row.labels[dimension] for row in reports.rows}
    keys = tuple(dict.fromkeys(str(row.keys["month"]) for row in reports.rows if row.values["denominator"]))
    told = {tuple(row.keys.values()): row for row in reports.rows}
    grid = tuple(tuple(_flagged(told, flags, (name, key)) for key in keys) for name in names)
    months = formats.months(keys)
    numbers: list[Shown] = ["count"] * len(months)
    total = ask.total("budget.reporting", year)
    return Story(
        title=titles.monitoring(
            whole(total, "denominator"),
            whole(total, "denominator") - whole(total, "numerator"),
            _worst(ask, year),
        ),
        chart=Heat(
            rows=tuple(labels[name] for name in names),
            columns=months,
            values=grid,
            name=_("需要过问的项目"),
        )
        if grid and keys
        else None,
        table=Table(
            columns=(say(DIMENSIONS[dimension].text), *months),
            rows=tuple((labels[name], *line) for name, line in zip(names, grid, strict=True)),
            units=("text", *numbers),
            adds_up=False,
        ),
        metrics=("budget.reporting", "budget.anomalies"),
        count=whole(total, "denominator"),
        note=_("空格是那个月没有报"),
        by=(dimension, "month"),
        since=year.start if year.start < ask.scope.start else None,
    )


def _flagged(
    told: dict[tuple[str | None, ...], Row], flags: dict[tuple[str | None, ...], Row], key: tuple[str, str]
) -> int | None:
    """How many lines stood out; None where nobody reported."""
    report, flag = told.get(key), flags.get(key)
    return whole(flag, "flagged") if report and flag and whole(report, "numerator") else None


def _worst(ask: Ask, year: Scope) -> tuple[str, int] | None:
    rows = [(row.label, whole(row, "flagged")) for row in ask("budget.anomalies", "month", scope=year).rows]
    month, most = max(rows, key=lambda one: one[1], default=("", 0))
    return (month, most) if most else None


def funds(ask: Ask) -> Story:
    """What was paid out and used of each class of funds, what supervision found, what has a verdict."""
    measured, total = ask("budget.funds", "fund_class"), ask.total("budget.funds")
    rows = [row for row in measured.rows if whole(row, "lines")]
    shown = [row for row in rows if row.values["paid_rate"] is not None]
    columns: tuple[tuple[str, Unit], ...] = (
        ("lines", "count"), ("budget", "wan_yuan"), ("paid", "wan_yuan"), ("paid_rate", "share"),
        ("used", "wan_yuan"), ("used_rate", "share"), ("with_findings", "count"), ("with_verdict", "count"),
    )  # fmt: skip
    return Story(
        title=titles.funds(number(total, "paid_rate"), number(total, "used_rate")),
        chart=Bars(
            categories=tuple(row.label for row in shown),
            series=(
                Series(_("拨付率"), tuple(row.values["paid_rate"] for row in shown)),
                Series(_("使用率"), tuple(row.values["used_rate"] for row in shown), "third"),
            ),
            unit="share",
            horizontal=True,
        )
        if shown
        else None,
        table=tabulate(measured, _("资金类别"), columns, rows, total=total if rows else None),
        metrics=("budget.funds",),
        count=whole(total, "lines"),
        by=("fund_class",),
    )


def _told(cell: Cell) -> str:
    return "" if cell is None else str(cell)


CALENDAR = Card(
    "budget_calendar",
    Text("预算监督日历", "Budget calendar"),
    Text("该审的审了吗，欠哪一步？", "Which steps are done, which are owed?"),
    calendar,
    wide=True,
)
CARDS = (
    Card(
        "budget_monitoring",
        Text("每月联网监测", "Monthly monitoring"),
        Text(
            "哪个单位哪个月不对劲，谁没有报？", "Which unit stood out in which month, and who didn't report?"
        ),
        monitoring,
        wide=True,
    ),
    Card(
        "budget_funds",
        Text("资金拨付使用", "Payment and use"),
        Text("钱拨下去了吗，用了吗，绩效怎样？", "Was it paid out, was it used, and to what effect?"),
        funds,
    ),
)
