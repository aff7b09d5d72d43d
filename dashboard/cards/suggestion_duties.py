"""What the answers to suggestions leave owed: follow-ups, and pressing those that disappointed."""

from dashboard import addresses, formats
from dashboard.cards import suggestion_titles as titles
from dashboard.cards.card import Ask, Card, is_small
from dashboard.cards.columns import header, tabulate, whole
from dashboard.charts import Bars, Role, Series, Story, Table, Unit
from dashboard.metrics.definition import Text
from dashboard.rows import rows_behind
from dashboard.translation import _

OWED = "suggestions.follow_up_owed"
KEY = "suggestions.key_owed"
RESULTS: tuple[tuple[str, Role], ...] = (
    ("after_a", "accent"),
    ("after_b", "third"),
    ("after_c", "muted"),
    ("missing", "watch"),
)
COLUMNS: tuple[tuple[str, Unit], ...] = (
    ("owed", "count"),
    ("followed", "count"),
    *((name, "count") for name, _role in RESULTS),
    ("followed_share", "share"),
)
LISTED = ("title", "deputy", "department", "place", "answered", "satisfaction", "is_keyed", "suggestion")


def follow_ups(ask: Ask) -> Story:
    """Follow-ups owed, what they found and which are missing, by department."""
    measured, total = ask(OWED, "department"), ask.total(OWED)
    converted = ask.total("suggestions.conversion")
    rows = sorted(
        (row for row in measured.rows if whole(row, "owed")),
        key=lambda row: (-whole(row, "missing"), -whole(row, "owed")),
    )
    targets = tuple(
        addresses.rows(OWED, ask.scope.narrowed("department", row.keys["department"]), "missing")
        for row in rows
    )
    return Story(
        title=titles.follow_ups(whole(total, "owed"), whole(total, "missing")),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=tuple(
                Series(header(measured, name), tuple(whole(row, name) for row in rows), role)
                for name, role in RESULTS
                if whole(total, name)
            ),
            horizontal=True,
            stacked=True,
            notes=tuple(f"{whole(row, 'followed')}/{whole(row, 'owed')}" for row in rows),
            targets=targets,
        )
        if rows
        else None,
        table=tabulate(measured, _("承办单位"), COLUMNS, rows, targets, total=total if rows else None),
        metrics=(OWED, "suggestions.conversion"),
        count=whole(total, "owed"),
        note=_("首次定为B类的{planned}件，后来{converted}件转为A类").format(
            planned=formats.exact(whole(converted, "denominator")),
            converted=formats.exact(whole(converted, "numerator")),
        )
        if whole(converted, "denominator")
        else "",
        small=bool(rows) and is_small(whole(total, "owed")),
        by=("department",),
        field="missing" if whole(total, "missing") else "owed",
    )


def dissatisfied(ask: Ask) -> Story:
    """Every suggestion ever rated dissatisfied, those nobody presses first."""
    total = ask.total(KEY)
    found = rows_behind(ask.warehouse, KEY, ask.scope, "owed")
    pressing = {row[0] for row in rows_behind(ask.warehouse, KEY, ask.scope, "missing").rows}
    keys = [column.key for column in found.columns]
    at = [keys.index(name) for name in LISTED]
    rows = sorted(found.rows, key=lambda row: row[0] not in pressing)
    return Story(
        title=titles.dissatisfied(whole(total, "owed"), whole(total, "missing")),
        chart=None,
        table=Table(
            columns=(
                _("建议"),
                _("领衔代表"),
                _("承办单位"),
                _("所在地"),
                _("答复日期"),
                _("现在的评价"),
                _("重点督办"),
                _("编号"),
            ),
            rows=tuple(
                (*(row[index] for index in at[:-1]), formats.number_of(str(row[at[-1]]))) for row in rows
            ),
            units=("text", "text", "text", "text", "text", "text", "text", "text"),
        ),
        metrics=(KEY,),
        count=whole(total, "owed"),
        note=_("其中{count}件后来改评").format(count=formats.exact(whole(total, "turned")))
        if whole(total, "turned")
        else "",
        field="missing" if whole(total, "missing") else "owed",
    )


CARDS = (
    Card(
        "suggestion_follow_ups",
        Text("应回头看", "Follow-ups owed"),
        Text("B类和基本满意的回头看了吗？", "Were the planned and half-satisfying ones followed up?"),
        follow_ups,
    ),
    Card(
        "suggestion_dissatisfied",
        Text("不满意件", "Dissatisfied"),
        Text("哪些代表不满意，督办了吗？", "Which disappointed the deputy, and is anybody pressing?"),
        dissatisfied,
        wide=True,
    ),
)
