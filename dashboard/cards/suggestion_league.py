"""Departments side by side: how many suggestions each has, in time or late, done, met about, liked."""

from collections.abc import Sequence

from dashboard import addresses
from dashboard.cards import suggestion_titles as titles
from dashboard.cards.card import Ask, Card, is_small
from dashboard.cards.columns import whole
from dashboard.charts import Story, Table
from dashboard.measure import Row
from dashboard.metrics.definition import Text
from dashboard.translation import _


def league(ask: Ask) -> Story:
    """Each department's suggestions: answered in time, done, met about, liked; most cases first."""
    measured = ask("suggestions.on_time_rate", "department")
    rows = sorted(
        (row for row in measured.rows if row.keys["department"] and whole(row, "suggestions")),
        key=lambda row: -whole(row, "suggestions"),
    )
    most = max((whole(row, "open_overdue") for row in rows), default=0)
    return Story(
        title=titles.league(
            len(rows), [row.label for row in rows if most and whole(row, "open_overdue") == most], most
        ),
        chart=None,
        table=_league(ask, rows),
        metrics=(
            "suggestions.on_time_rate",
            "suggestions.funnel",
            "suggestions.face_to_face",
            "suggestions.satisfaction",
        ),
        count=sum(whole(row, "suggestions") for row in rows),
        by=("department",),
    )


def _league(ask: Ask, rows: Sequence[Row]) -> Table:
    found = {
        name: {row.keys["department"]: row for row in ask(f"suggestions.{name}", "department").rows}
        for name in ("funnel", "face_to_face", "satisfaction")
    }
    body: list[tuple[str | int | float | None, ...]] = []
    for row in rows:
        steps, met, view = (found[name][row.keys["department"]].values for name in found)
        caution = _("样本少") if is_small(row.values["judged"]) else ""
        late = (row.values["open_overdue"], row.values["value"])
        liked = (view["value"], view["dissatisfied"])
        body.append(
            (row.label, row.values["suggestions"], *late, steps["done"], met["numerator"], *liked, caution)
        )
    return Table(
        columns=(
            _("承办单位"),
            _("承办"),
            _("在办已超时"),
            _("按时办理率"),
            _("已办成"),
            _("面商过"),
            _("满意率"),
            _("不满意"),
            _("提示"),
        ),
        rows=tuple(body),
        units=("text", "count", "count", "share", "count", "count", "share", "count", "text"),
        targets=tuple(ask.filtered(addresses.SUGGESTIONS, row, "department") for row in rows),
    )


CARDS = (
    Card(
        "suggestion_league",
        Text("承办单位", "Departments"),
        Text("哪个单位办得好，哪个拖着？", "Which department delivers, which lags?"),
        league,
        wide=True,
    ),
)
