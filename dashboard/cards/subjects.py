"""What issues are about and who handles them: categories, departments, months."""

from dashboard import addresses, formats, titles
from dashboard.cards.card import Ask, Card, is_small
from dashboard.cards.columns import tabulate, whole
from dashboard.cards.ranking import ranked
from dashboard.charts import Lines, Pareto, Series, Story, Table
from dashboard.measure import Row
from dashboard.metrics.definition import Text
from dashboard.translation import _, say


def categories(ask: Ask) -> Story:
    """Collected issues by category in falling order, with the cumulative share."""
    measured = ask("issues.collected", "category")
    rows = tuple(
        sorted((row for row in measured.rows if whole(row, "value")), key=lambda row: -whole(row, "value"))
    )
    counts = tuple(whole(row, "value") for row in rows)
    total = sum(counts)
    targets = tuple(ask.filtered(addresses.ISSUES, row, "category") for row in rows)
    return Story(
        title=titles.pareto(tuple(row.label for row in rows), counts),
        chart=Pareto(
            categories=tuple(row.label for row in rows),
            counts=counts,
            cumulative=tuple(sum(counts[: i + 1]) / total for i in range(len(counts))),
            count_name=say(measured.metric.name),
            cumulative_name=_("累计占比"),
            targets=targets,
        ),
        table=tabulate(
            measured, _("问题类别"), [("value", "count")], rows, targets, total=ask.total("issues.collected")
        ),
        metrics=("issues.collected",),
        count=total,
        by=("category",),
    )


def collected_by_month(ask: Ask) -> Story:
    """Issues collected in each month that was reported on."""
    scope = ask.recorded("issue")
    measured = ask("issues.collected", "month", scope=scope)
    rows = tuple(row for row in measured.rows if row.values["value"] is not None)
    keys = tuple(row.keys["month"] or "" for row in rows)
    return Story(
        title=titles.by_month(
            tuple(formats.month(key) for key in keys), tuple(whole(r, "value") for r in rows)
        ),
        chart=Lines(
            categories=formats.months(keys),
            series=(Series(say(measured.metric.name), tuple(row.values["value"] for row in rows)),),
        ),
        table=tabulate(measured, _("月份"), [("value", "count")], rows),
        metrics=("issues.collected",),
        count=sum(whole(row, "value") for row in rows),
        note=_("最后一月截至数据日期，尚未完") if _is_running(ask) else "",
        by=("month",),
        since=min(scope.start, ask.scope.start),
    )


def departments(ask: Ask) -> Story:
    """Each department's issues: resolved, solved, explained away, overdue, reopened."""
    ranking = ranked(ask, "issues.resolution_rate", "department")
    rows = sorted(
        (row for row in ranking.rows if row.keys["department"]),
        key=lambda row: -whole(row, "denominator"),
    )
    return Story(
        title=ranking.finding(say(ranking.measured.metric.name), _("各部门"))
        if rows
        else titles.no_departments(),
        chart=None,
        table=_league(ask, rows),
        metrics=(
            "issues.resolution_rate",
            "issues.disposition",
            "issues.on_time_rate",
            "issues.reopened_rate",
        ),
        count=sum(whole(row, "denominator") for row in rows),
        by=("department",),
    )


def _league(ask: Ask, rows: list[Row]) -> Table:
    answers = {
        metric: {row.keys["department"]: row for row in ask(f"issues.{metric}", "department").rows}
        for metric in ("disposition", "on_time_rate", "reopened_rate")
    }
    body = []
    for row in rows:
        key = row.keys["department"]
        disposition, on_time, reopened = (answers[metric][key].values for metric in answers)
        cells = (
            row.values["denominator"],
            row.values["value"],
            disposition["value"],
            disposition["explained"],
        )
        caution = _("样本少") if is_small(row.values["denominator"]) else ""
        body.append(
            (row.label, *cells, on_time["open_overdue"], on_time["value"], reopened["value"], caution)
        )
    return Table(
        columns=(
            _("承办单位"),
            _("承办"),
            _("办结率"),
            _("办成率"),
            _("只作解释"),
            _("在办已超时"),
            _("按时办理率"),
            _("重办率"),
            _("提示"),
        ),
        rows=tuple(body),
        units=("text", "count", "share", "share", "count", "count", "share", "share", "text"),
        targets=tuple(ask.filtered(addresses.ISSUES, row, "department") for row in rows),
    )


def _is_running(ask: Ask) -> bool:
    return ask.scope.as_of < ask.scope.end


CARDS = (
    Card(
        "categories",
        Text("问题类别", "Categories"),
        Text("群众反映最多的是什么？", "What do people raise most?"),
        categories,
    ),
    Card(
        "collected_by_month",
        Text("逐月收集", "Collected by month"),
        Text("每月收集多少，有没有断档？", "How much is collected each month?"),
        collected_by_month,
    ),
    Card(
        "departments",
        Text("承办单位", "Departments"),
        Text("哪个部门办得成，哪个只作解释？", "Which department solves, which explains?"),
        departments,
        wide=True,
    ),
)
