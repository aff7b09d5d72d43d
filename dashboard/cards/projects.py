"""Projects: where they stand, why they are late, and who chose them."""

from dashboard import addresses, formats
from dashboard.cards import project_plans
from dashboard.cards import project_titles as titles
from dashboard.cards.card import Ask, Card, is_small
from dashboard.cards.columns import header, tabulate, whole
from dashboard.charts import Bars, Role, Series, Story, Table, Unit
from dashboard.measure import Row
from dashboard.metrics.definition import Text
from dashboard.rows import rows_behind
from dashboard.translation import _

STATUSES: tuple[tuple[str, Role], ...] = (
    ("done_on_time", "accent"),
    ("done_late", "second"),
    ("on_schedule", "third"),
    ("due_soon", "muted"),
    ("late", "watch"),
    ("not_started", "band"),
    ("unknown", "band"),
)
LATE_COLUMNS = ("name", "place", "department", "planned_finish", "progress", "cause", "delay_note")


def status(ask: Ask) -> Story:
    """Every project in one state by rule, in each place below or, of a single place, each group."""
    dimension = _cut(ask)
    measured = ask("projects.status", dimension)
    total = ask.total("projects.status")
    rows = tuple(row for row in measured.rows if whole(row, "projects"))
    columns: list[tuple[str, Unit]] = [("projects", "count"), *((name, "count") for name, _role in STATUSES)]
    return Story(
        title=titles.status(
            whole(total, "projects"),
            whole(total, "done_on_time") + whole(total, "done_late"),
            whole(total, "late"),
        ),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=tuple(
                Series(header(measured, name), tuple(whole(row, name) for row in rows), role)
                for name, role in STATUSES
                if whole(total, name)
            ),
            horizontal=True,
            stacked=True,
            targets=tuple(_target(ask, row, dimension) for row in rows),
        )
        if rows
        else None,
        table=tabulate(measured, _heading(dimension), columns, rows, total=total if rows else None),
        metrics=("projects.status",),
        count=whole(total, "projects"),
        by=(dimension,),
    )


def completion(ask: Ask) -> Story:
    """Started and done out of all, in each place or group; too few cases aren't ranked."""
    dimension = _cut(ask)
    started, done = ask("projects.start_rate", dimension), ask("projects.completion_rate", dimension)
    begun, ended = ask.total("projects.start_rate"), ask.total("projects.completion_rate")
    rows = [
        (first, second)
        for first, second in zip(started.rows, done.rows, strict=True)
        if whole(second, "denominator")
    ]
    return Story(
        title=titles.completion(
            whole(begun, "numerator"), whole(ended, "numerator"), whole(ended, "denominator")
        ),
        chart=Bars(
            categories=tuple(second.label for _first, second in rows),
            series=(
                Series(_("未开工"), tuple(_rest(first) for first, _second in rows), "band"),
                Series(
                    _("在办"),
                    tuple(whole(first, "numerator") - whole(second, "numerator") for first, second in rows),
                    "third",
                ),
                Series(_("已办成"), tuple(whole(second, "numerator") for _first, second in rows)),
            ),
            horizontal=True,
            stacked=True,
            notes=tuple(formats.share(second.values["value"] or 0) for _first, second in rows),
            targets=tuple(_target(ask, second, dimension) for _first, second in rows),
        )
        if rows
        else None,
        table=Table(
            columns=(_heading(dimension), _("项目"), _("已开工"), _("开工率"), _("已办成"), _("办成率")),
            rows=tuple(_rates(*pair) for pair in rows),
            units=("text", "count", "count", "share", "count", "share"),
        ),
        metrics=("projects.completion_rate", "projects.start_rate"),
        count=whole(ended, "denominator"),
        small=is_small(ended.values["denominator"]) and bool(rows),
        by=(dimension,),
    )


def causes(ask: Ask) -> Story:
    """Late projects by cause."""
    measured = ask("projects.delay_causes", "cause")
    rows = sorted((row for row in measured.rows if whole(row, "value")), key=lambda row: -whole(row, "value"))
    stated = [(row.label, whole(row, "value")) for row in rows if row.keys["cause"]]
    total = whole(ask.total("projects.delay_causes"), "value")
    return Story(
        title=titles.causes(total, stated, total - sum(number for _name, number in stated)),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=(Series(_("滞后项目"), tuple(whole(row, "value") for row in rows), "watch"),),
            horizontal=True,
            targets=tuple(
                addresses.rows("projects.delay_causes", ask.scope.narrowed("cause", row.keys["cause"]))
                for row in rows
            ),
        )
        if rows
        else None,
        table=tabulate(measured, _("滞后原因"), [("value", "count")], rows),
        metrics=("projects.delay_causes",),
        count=total,
        by=("cause",),
    )


def late(ask: Ask) -> Story:
    """Every late project with who is responsible and why."""
    found = rows_behind(ask.warehouse, "projects.delay_causes", ask.scope)
    keys = [column.key for column in found.columns]
    at = [keys.index(name) for name in LATE_COLUMNS]
    rows = sorted(found.rows, key=lambda row: str(row[keys.index("planned_finish")] or "9999"))
    return Story(
        title=titles.late(len(rows)),
        chart=None,
        table=Table(
            columns=(
                _("项目"), _("所在地"), _("责任单位"), _("计划完成"), _("进度(%)"), _("原因"), _("说明"),
            ),
            rows=tuple(tuple(row[index] for index in at) for row in rows),
            units=("text", "text", "text", "text", "text", "text", "text"),
            targets=tuple(addresses.project(str(row[0]), ask.scope) for row in rows),
        ),
        metrics=("projects.delay_causes",),
        count=len(rows),
    )  # fmt: skip


def _rates(first: Row, second: Row) -> tuple[str | int | float | None, ...]:
    return (
        second.label,
        whole(second, "denominator"),
        whole(first, "numerator"),
        first.values["value"],
        whole(second, "numerator"),
        second.values["value"],
    )


def _rest(row: Row) -> int:
    return whole(row, "denominator") - whole(row, "numerator")


def _cut(ask: Ask) -> str:
    """Places below where the projects lie in several, else groups."""
    rows = ask("projects.status", "region").rows
    return "region" if sum(whole(row, "projects") > 0 for row in rows) > 1 else "group"


def _heading(dimension: str) -> str:
    return _("地方") if dimension == "region" else _("监督小组")


def _target(ask: Ask, row: Row, dimension: str) -> str | None:
    if dimension == "region":
        return ask.at_region(addresses.PROJECTS, row)
    return addresses.rows("projects.status", ask.scope.narrowed(dimension, row.keys[dimension]))


CARDS = (
    Card(
        "project_status",
        Text("项目状态", "Status of projects"),
        Text("项目按计划推进了吗？", "Are projects on schedule?"),
        status,
    ),
    Card(
        "project_completion",
        Text("开工与办成", "Started and done"),
        Text("开工多少，办成多少？", "How many have started, how many are done?"),
        completion,
    ),
    Card(
        "project_causes",
        Text("滞后原因", "Causes of delay"),
        Text("为什么滞后？", "Why are they late?"),
        causes,
    ),
    Card(
        "project_nodes",
        Text("项目节点", "Nodes of plans"),
        Text("一个项目一份计划，节点走到哪里？", "Plan against reality, node by node?"),
        project_plans.plans,
        wide=True,
    ),
    Card(
        "project_late",
        Text("滞后项目", "Late projects"),
        Text("哪些项目滞后，找谁？", "Which are late, and who answers?"),
        late,
        wide=True,
    ),
)
