"""What is due within the week and what is late, at whose desk: of issues and of suggestions alike."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import addresses, formats
from dashboard.cards import suggestion_titles as titles
from dashboard.cards.card import Ask, Card
from dashboard.cards.columns import header, tabulate, whole
from dashboard.charts import Bars, Role, Series, Story, Table, Unit
from dashboard.measure import Row
from dashboard.metrics.definition import Text
from dashboard.regions import Level
from dashboard.rows import Cell, Listing, rows_behind
from dashboard.translation import _

ORDER: tuple[Level, ...] = ("village", "town", "county", "city", "province")
BINS: tuple[tuple[str, Role], ...] = (
    ("overdue", "watch"),
    ("due_soon", "second"),
    ("later", "third"),
    ("unknown", "band"),
)
COLUMNS: tuple[tuple[str, Unit], ...] = (("open", "count"), *((name, "count") for name, _role in BINS))
MOST = 12
"""So many of those overdue and of those due soon are listed; the others are counted below."""


@dataclass(frozen=True)
class _Kind:
    """What is asked about: the figure, the page it leads to, the key of a row, who stands behind it."""

    metric: str
    key: str
    who: str


ISSUES = _Kind("issues.due", "issue", "category")
SUGGESTIONS = _Kind("suggestions.due", "suggestion", "deputy")


def issue_desks(ask: Ask) -> Story:
    """Open issues by the desk they lie on, those with most overdue first."""
    return _desks(ask, ISSUES)


def suggestion_desks(ask: Ask) -> Story:
    """Open suggestions by the desk they lie on; until dispatched it is the congress office's."""
    return _desks(ask, SUGGESTIONS)


def issue_week(ask: Ask) -> Story:
    """The issues that are late or due within the week, the latest first."""
    return _week(ask, ISSUES)


def suggestion_week(ask: Ask) -> Story:
    """The suggestions that are late or due within the week, the latest first."""
    return _week(ask, SUGGESTIONS)


def _desks(ask: Ask, kind: _Kind) -> Story:
    total = ask.total(kind.metric)
    measured = ask(kind.metric, "level", "department")
    rows = _at_desks(ask, kind)
    labels = tuple(_desk(row) for row in rows)
    most = max((whole(row, "overdue") for row in rows if _is_desk(row)), default=0)
    worst = [
        label
        for label, row in zip(labels, rows, strict=True)
        if most and whole(row, "overdue") == most and _is_desk(row)
    ]
    targets = tuple(_rows_of(ask, kind, row) for row in rows)
    body = tabulate(measured, _("在谁手上"), COLUMNS, rows, targets)
    return Story(
        title=titles.desks(
            whole(total, "open"),
            whole(total, "overdue"),
            whole(total, "due_soon"),
            whole(total, "unknown"),
            worst if len(worst) < len(rows) else (),
        ),
        chart=Bars(
            categories=labels,
            series=tuple(
                Series(header(measured, name), tuple(whole(row, name) for row in rows), role)
                for name, role in BINS
                if whole(total, name)
            ),
            horizontal=True,
            stacked=True,
            targets=targets,
        )
        if rows
        else None,
        table=Table(
            columns=body.columns,
            rows=tuple((label, *row[1:]) for label, row in zip(labels, body.rows, strict=True)),
            units=body.units,
            targets=targets,
        ),
        metrics=(kind.metric,),
        count=whole(total, "open"),
        note=_undispatched(total),
        by=("level",),
        field="overdue" if whole(total, "overdue") else None,
    )


def _at_desks(ask: Ask, kind: _Kind) -> list[Row]:
    """Below the scope's own level a desk is a place, else a department; most overdue first, no desk last."""
    below = set(ORDER[: ORDER.index(ask.scope.level)])
    found = [row for row in ask(kind.metric, "level", "region").rows if row.keys["level"] in below]
    found += [row for row in ask(kind.metric, "level", "department").rows if row.keys["level"] not in below]
    held = [row for row in found if whole(row, "open")]
    return sorted(held, key=_most_late_first)


def _most_late_first(row: Row) -> tuple[bool, int, int, str]:
    return not _is_desk(row), -whole(row, "overdue"), -whole(row, "due_soon"), row.label


def _is_desk(row: Row) -> bool:
    """Whether somebody holds it: what nobody was given, or of which no department is written, is no desk."""
    return "region" in row.keys or row.keys["department"] is not None


def _desk(row: Row) -> str:
    if "region" in row.keys:
        return row.label
    if row.keys["department"] is not None:
        return row.labels["department"]
    return _("未交办或未注明单位")


def _undispatched(total: Row) -> str:
    waiting = whole(total, "undispatched")
    return _("其中{count}件还没有交办").format(count=formats.exact(waiting)) if waiting else ""


def _rows_of(ask: Ask, kind: _Kind, row: Row) -> str:
    scope = ask.scope
    for dimension, key in row.keys.items():
        scope = scope.narrowed(dimension, key)
    return addresses.rows(kind.metric, scope, "overdue" if whole(row, "overdue") else None)


def _week(ask: Ask, kind: _Kind) -> Story:
    total = ask.total(kind.metric)
    overdue, due_soon = whole(total, "overdue"), whole(total, "due_soon")
    late, soon = (
        rows_behind(ask.warehouse, kind.metric, ask.scope, name, limit=MOST)
        for name in ("overdue", "due_soon")
    )
    chosen = (*late.rows, *soon.rows)
    rest = overdue + due_soon - len(chosen)
    return Story(
        title=titles.week(overdue, due_soon),
        chart=None,
        table=Table(
            columns=(_("状态"), _("事项"), _("在谁手上"), _("所在地"), _("时限末日"), _("编号")),
            rows=tuple(_line(late, row) for row in chosen),
            units=("text", "text", "text", "text", "text", "text"),
            targets=tuple(_target(ask, kind, late, row) for row in chosen),
        ),
        metrics=(kind.metric,),
        count=overdue + due_soon,
        note=_("另有{count}件，见明细").format(count=formats.exact(rest)) if rest else "",
        field="overdue" if overdue else "due_soon",
    )


def _line(listing: Listing, row: Sequence[Cell]) -> tuple[str | None, ...]:
    cell = dict(zip((column.key for column in listing.columns), row, strict=True))
    desk = " ".join(str(cell[name]) for name in ("level", "department") if cell[name])
    return (
        _light(int(cell["days_left"] or 0)),
        *(str(cell[name]) if cell[name] is not None else None for name in ("title",)),
        desk,
        str(cell["place"]),
        str(cell["limit"]),
        formats.number_of(str(row[0])),
    )


def _light(days_left: int) -> str:
    """Shape and word, never colour alone."""
    if days_left < 0:
        return _("✗ 超时{days}个工作日").format(days=-days_left)
    if days_left == 0:
        return _("! 当天到期")
    return _("! 还有{days}个工作日").format(days=days_left)


def _target(ask: Ask, kind: _Kind, listing: Listing, row: Sequence[Cell]) -> str | None:
    if kind is ISSUES:
        return addresses.issue(str(row[0]), ask.scope)
    return None


CARDS_OF_ISSUES = (
    Card(
        "issue_desks",
        Text("在办到期", "Open issues by desk"),
        Text("什么超时了，本周什么到期，在谁手上？", "What is late, what is due this week, at whose desk?"),
        issue_desks,
    ),
    Card(
        "issue_week",
        Text("本周到期", "Due this week"),
        Text("这一周要催谁办哪件？", "Whom to press about what this week?"),
        issue_week,
        wide=True,
    ),
)
CARDS_OF_SUGGESTIONS = (
    Card(
        "suggestion_desks",
        Text("在办建议", "Open suggestions by desk"),
        Text("哪些建议超时了，在谁手上？", "Which suggestions are late, at whose desk?"),
        suggestion_desks,
    ),
    Card(
        "suggestion_week",
        Text("本周到期", "Due this week"),
        Text("这一周要催谁办哪件建议？", "Whom to press about which suggestion this week?"),
        suggestion_week,
        wide=True,
    ),
)
