"""Suggestions: how far they come, in time or late, how they are answered and what deputies say of it."""

from collections.abc import Sequence

from dashboard import addresses, formats
from dashboard.cards import suggestion_titles as titles
from dashboard.cards.card import Ask, Card, is_small
from dashboard.cards.columns import header, tabulate, whole
from dashboard.charts import Bars, Role, Series, Story, Table, Unit
from dashboard.measure import Measured, Row
from dashboard.metrics.definition import Text
from dashboard.metrics.suggestions import ROUTES
from dashboard.translation import _

FUNNEL = "suggestions.funnel"
STEPS = ("leads", "suggestions", "dispatched", "accepted", "done", "rated")
GAPS = {
    "leads": "lapsed",
    "suggestions": "undispatched",
    "dispatched": "unaccepted",
    "accepted": "working",
    "done": "unrated",
}
"""Of each step, the count of those that came so far and no further."""
PLACES: tuple[tuple[str, Role], ...] = (
    ("undispatched", "watch"),
    ("unaccepted", "watch"),
    ("working", "watch"),
    ("answered_only", "watch"),
    ("unrated", "accent"),
    ("closed", "accent"),
)
"""Where a suggestion stands, each in one of them, and whether it is done."""
BINS: tuple[tuple[str, Role], ...] = (
    ("on_time", "accent"),
    ("open_within", "third"),
    ("late", "muted"),
    ("open_overdue", "watch"),
    ("unknown", "band"),
)
GRADES: tuple[tuple[str, Role], ...] = (("grade_a", "accent"), ("grade_b", "second"), ("grade_c", "third"))
VIEWS: tuple[tuple[str, Role], ...] = (
    ("satisfied", "accent"),
    ("basically_satisfied", "third"),
    ("dissatisfied", "watch"),
    ("no_view", "band"),
    ("unasked", "muted"),
)


def funnel(ask: Ask) -> Story:
    """Where each suggestion stands now, every one in one place; in the table, how far they came."""
    measured = ask(FUNNEL)
    row = measured.rows[0]
    targets = tuple(addresses.rows(FUNNEL, ask.scope, name) for name, _role in PLACES)
    return Story(
        title=titles.funnel(*(whole(row, name) for name in ("leads", "formed", "suggestions", "done"))),
        chart=_standing(measured, targets) if whole(row, "suggestions") else None,
        table=_steps(ask, measured),
        metrics=(FUNNEL,),
        count=whole(row, "suggestions"),
        note=_beside(row),
    )


def _standing(measured: Measured, targets: Sequence[str]) -> Bars:
    row = measured.rows[0]
    halves: tuple[tuple[Role, str], ...] = (("watch", _("还没有办成")), ("accent", _("已办成")))
    return Bars(
        categories=tuple(header(measured, name) for name, _role in PLACES),
        series=tuple(
            Series(text, tuple(whole(row, name) if own == role else 0 for name, own in PLACES), role)
            for role, text in halves
        ),
        horizontal=True,
        stacked=True,
        notes=tuple(formats.share(whole(row, name) / whole(row, "suggestions")) for name, _role in PLACES),
        targets=tuple(targets),
    )


def _steps(ask: Ask, measured: Measured) -> Table:
    """Each step from lead to rating, and what came so far and no further."""
    row = measured.rows[0]
    steps = STEPS if whole(row, "leads") else STEPS[1:]
    is_any = any(whole(row, name) for name in steps)
    return Table(
        columns=(_("环节"), _("件数"), _("停在这一步"), _("停下的件数")),
        rows=tuple(
            (
                header(measured, name),
                whole(row, name),
                header(measured, GAPS[name]) if name in GAPS else "",
                whole(row, GAPS[name]) if name in GAPS else None,
            )
            for name in steps
            if is_any
        ),
        units=("text", "count", "text", "count"),
        targets=tuple(addresses.rows(FUNNEL, ask.scope, GAPS.get(name, name)) for name in steps if is_any),
        adds_up=False,
    )


def _beside(row: Row) -> str:
    """What the places alone would hide: leads that came to nothing, answers given without a dispatch."""
    lapsed, direct = whole(row, "lapsed"), whole(row, "direct")
    told = [
        _("{count}条线索没有形成建议").format(count=formats.exact(lapsed)) if lapsed else "",
        _("{count}件未经交办当场答复").format(count=formats.exact(direct)) if direct else "",
    ]
    return _("；").join(part for part in told if part)


def on_time(ask: Ask) -> Story:
    """Every suggestion in one of five bins, by the level that handles it."""
    measured = ask("suggestions.on_time_rate", "level")
    total = ask.total("suggestions.on_time_rate")
    rows = tuple(row for row in measured.rows if whole(row, "suggestions"))
    columns: list[tuple[str, Unit]] = [
        ("suggestions", "count"),
        *((name, "count") for name, _role in BINS),
        ("value", "share"),
    ]
    return Story(
        title=titles.on_time(whole(total, "on_time"), whole(total, "judged"), whole(total, "open_overdue")),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=tuple(
                Series(header(measured, name), tuple(whole(row, name) for row in rows), role)
                for name, role in BINS
                if name == "on_time" or whole(total, name)
            ),
            horizontal=True,
            stacked=True,
            notes=tuple(formats.value(row.values["value"], "share") for row in rows),
            targets=tuple(ask.filtered(addresses.SUGGESTIONS, row, "level") for row in rows),
        )
        if rows
        else None,
        table=tabulate(measured, _("办理层级"), columns, rows, total=total if rows else None),
        metrics=("suggestions.on_time_rate",),
        count=whole(total, "suggestions"),
        small=bool(rows) and is_small(total.values["judged"]),
        by=("level",),
    )


def grades(ask: Ask) -> Story:
    """A, B and C by department; departments with few stand in the table only."""
    metric = "suggestions.grades"
    total = ask.total(metric)
    columns: tuple[tuple[str, Unit], ...] = (
        *((name, "count") for name, _role in GRADES),
        ("ungraded", "count"),
        ("graded", "count"),
        ("solved_share", "share"),
    )
    return _by_department(
        ask,
        metric,
        titles.grades(*(whole(total, name) for name in ("grade_a", "grade_c", "graded", "ungraded"))),
        GRADES,
        columns,
        "graded",
    )


def satisfaction(ask: Ask) -> Story:
    """What deputies said, by department, with how many were asked at all."""
    metric = "suggestions.satisfaction"
    total = ask.total(metric)
    columns: tuple[tuple[str, Unit], ...] = (
        *((name, "count") for name, _role in VIEWS),
        ("satisfied_share", "share"),
        ("content_share", "share"),
        ("of_asked", "share"),
        ("asked_share", "share"),
    )
    return _by_department(
        ask,
        metric,
        titles.satisfaction(
            *(whole(total, name) for name in ("satisfied", "dissatisfied", "viewed", "answered"))
        ),
        VIEWS,
        columns,
        "answered",
        _("评过{asked}件，占已答复{answered}件的{share}").format(
            asked=formats.exact(whole(total, "asked")),
            answered=formats.exact(whole(total, "answered")),
            share=formats.value(total.values["asked_share"], "share"),
        )
        if whole(total, "answered")
        else "",
    )


def _by_department(
    ask: Ask,
    metric: str,
    title: str,
    bins: Sequence[tuple[str, Role]],
    columns: Sequence[tuple[str, Unit]],
    cases: str,
    note: str = "",
) -> Story:
    """The bins of each department, most cases first; those with few aren't drawn, and the note says so."""
    measured, total = ask(metric, "department"), ask.total(metric)
    rows = sorted((row for row in measured.rows if whole(row, cases)), key=lambda row: -whole(row, cases))
    drawn = [row for row in rows if not is_small(whole(row, cases))] or rows
    few = len(rows) - len(drawn)
    cautions = [note, _("{count}个单位件数少，只在表里").format(count=formats.exact(few)) if few else ""]
    return Story(
        title=title,
        chart=Bars(
            categories=tuple(row.label for row in drawn),
            series=tuple(
                Series(header(measured, name), tuple(whole(row, name) for row in drawn), role)
                for name, role in bins
                if whole(total, name)
            ),
            horizontal=True,
            stacked=True,
            notes=tuple(formats.exact(whole(row, cases)) for row in drawn),
            small=tuple(is_small(whole(row, cases)) for row in drawn),
            targets=tuple(ask.filtered(addresses.SUGGESTIONS, row, "department") for row in drawn),
        )
        if drawn
        else None,
        table=tabulate(measured, _("承办单位"), columns, rows, total=total if rows else None),
        metrics=(metric,),
        count=whole(total, cases),
        small=bool(rows) and is_small(whole(total, cases)),
        note=_("；").join(caution for caution in cautions if caution),
        by=("department",),
    )


def routing(ask: Ask) -> Story:
    """Suggestions by the four ways, and how much of it says none."""
    metric = "suggestions.routing"
    measured = ask(metric)
    row = measured.rows[0]
    names = (*(code for code, _text in ROUTES), "unstated")
    counted = tuple(whole(row, name) for name in names)
    labels = tuple(header(measured, name) for name in names)
    suggestions, most = whole(row, "suggestions"), max(counted[:-1])
    targets = tuple(addresses.rows(metric, ask.scope, name) for name in names)
    return Story(
        title=titles.routing(
            [label for label, count in zip(labels[:-1], counted[:-1], strict=True) if count == most],
            most,
            suggestions,
        ),
        chart=Bars(
            categories=labels,
            series=(Series(_("件数"), counted),),
            horizontal=True,
            notes=tuple(formats.share(count / suggestions) for count in counted),
            targets=targets,
        )
        if suggestions
        else None,
        table=Table(
            columns=(_("处理方式"), _("件数"), _("占比")),
            rows=tuple(
                (label, count, count / suggestions if suggestions else None)
                for label, count in zip(labels, counted, strict=True)
            ),
            units=("text", "count", "share"),
            targets=targets,
        ),
        metrics=(metric,),
        count=suggestions,
        small=suggestions > 0 and is_small(suggestions),
    )


FUNNEL_CARD = Card(
    "suggestion_funnel",
    Text("建议全流程", "From lead to rating"),
    Text("从线索到评价，丢在哪一步？", "Where between lead and rating do they get lost?"),
    funnel,
)
CARDS = (
    Card(
        "suggestion_on_time",
        Text("建议按时办理", "Suggestions on time"),
        Text("是不是在规定的工作日内办？", "Handled within the working days allowed?"),
        on_time,
    ),
    Card(
        "suggestion_grades",
        Text("办理等级", "Grades"),
        Text("真解决、列入计划、只作解释各多少？", "Solved, planned or only explained?"),
        grades,
    ),
    Card(
        "suggestion_satisfaction",
        Text("代表评价", "What deputies say"),
        Text("代表满意吗，问过多少？", "Are deputies satisfied, and how many were asked?"),
        satisfaction,
    ),
    Card(
        "suggestion_routing",
        Text("建议分流", "Suggestions routed"),
        Text("建议分给谁办？", "Where are suggestions sent?"),
        routing,
    ),
)
