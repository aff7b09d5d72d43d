"""How projects are looked after and chosen: checks made and owed, ballots, solicitation."""

from dashboard import addresses
from dashboard.cards import project_titles as titles
from dashboard.cards.card import Ask, Card
from dashboard.cards.columns import Shown, header, tabulate, whole
from dashboard.charts import Bars, Series, Story, Table, Unit
from dashboard.measure import Row
from dashboard.metrics.definition import Text
from dashboard.translation import _

OWED = "projects.checks_owed"
OWED_COLUMNS: tuple[tuple[str, Unit], ...] = (
    ("owed", "count"),
    ("made", "count"),
    ("missing", "count"),
    ("value", "share"),
)
BALLOT_COLUMNS: tuple[tuple[str, Unit], ...] = (
    ("candidates", "count"),
    ("places", "count"),
    ("chosen", "count"),
    ("surplus", "count"),
    ("surplus_of_places", "share"),
    ("surplus_of_candidates", "share"),
)
ASKED: tuple[tuple[str, Unit], ...] = (
    ("people", "person_times"),
    ("questionnaires", "count"),
    ("opinions", "count"),
)


def checks(ask: Ask) -> Story:
    """Checks made and missing, of each supervision group."""
    measured = ask(OWED, "group")
    total = ask.total(OWED)
    rows = sorted(
        (row for row in measured.rows if whole(row, "owed")), key=lambda row: -whole(row, "missing")
    )
    return Story(
        title=titles.checks(whole(total, "owed"), whole(total, "made")),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=(
                Series(header(measured, "made"), tuple(whole(row, "made") for row in rows)),
                Series(header(measured, "missing"), tuple(whole(row, "missing") for row in rows), "watch"),
            ),
            horizontal=True,
            stacked=True,
            notes=tuple(f"{whole(row, 'made')}/{whole(row, 'owed')}" for row in rows),
            targets=tuple(
                addresses.rows(OWED, ask.scope.narrowed("group", row.keys["group"]), "missing")
                for row in rows
            ),
        )
        if rows
        else None,
        table=tabulate(measured, _("监督小组"), OWED_COLUMNS, rows, total=total if rows else None),
        metrics=(OWED,),
        count=whole(total, "owed"),
        by=("group",),
        field="missing" if whole(total, "missing") else None,
    )


def board(ask: Ask) -> Story:
    """Which project had its check in which quarter and which is owed one; those behind first."""
    measured = ask(OWED, "project", "quarter")
    lines: dict[str, list[Row]] = {}
    for row in measured.rows:
        if row.keys["project"] and row.keys["quarter"]:
            lines.setdefault(row.keys["project"], []).append(row)
    kept = {key: line for key, line in lines.items() if any(whole(row, "owed") for row in line)}
    ordered = sorted(kept.items(), key=lambda item: -sum(whole(row, "missing") for row in item[1]))
    quarters = tuple(row.labels["quarter"] for row in ordered[0][1]) if ordered else ()
    texts: list[Shown] = ["text"] * len(quarters)
    behind = [line for _key, line in ordered if any(whole(row, "missing") for row in line)]
    return Story(
        title=titles.board(len(behind)),
        chart=None,
        table=Table(
            columns=(_("项目"), *quarters),
            rows=tuple((line[0].labels["project"], *(_mark(row) for row in line)) for _key, line in ordered),
            units=("text", *texts),
            targets=tuple(addresses.project(key, ask.scope) for key, _line in ordered),
        ),
        metrics=(OWED,),
        count=len(ordered),
        by=("project", "quarter"),
        field="missing" if behind else None,
    )


def _mark(row: Row) -> str:
    """What a project had in a quarter: all it was owed, part of it, none, or nothing was due."""
    owed, made = whole(row, "owed"), whole(row, "made")
    if not owed:
        return "—"
    if made == owed:
        return _("✓ 已监督")
    return _("✗ 欠{count}").format(count=owed - made)


def ballots(ask: Ask) -> Story:
    """Each ballot's candidates, places and surplus on both bases."""
    measured = ask("projects.ballot", "town", "year")
    total = ask.total("projects.ballot")
    rows = [row for row in measured.rows if whole(row, "ballots")]
    return Story(
        title=titles.ballots(whole(total, "ballots"), whole(total, "in_band"), whole(total, "unclear")),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=(
                Series(
                    header(measured, "surplus_of_places"),
                    tuple(row.values["surplus_of_places"] for row in rows),
                ),
            ),
            unit="share",
            horizontal=True,
            notes=tuple(f"{whole(row, 'candidates')}→{whole(row, 'places')}" for row in rows),
        )
        if rows
        else None,
        table=tabulate(measured, _("票决"), BALLOT_COLUMNS, rows),
        metrics=("projects.ballot",),
        count=whole(total, "ballots"),
        by=("town", "year"),
    )


def solicitation(ask: Ask) -> Story:
    """What was gathered to find projects, in each place; three units side by side."""
    measured = ask("projects.solicitation", "region")
    total = ask.total("projects.solicitation")
    rows = [row for row in measured.rows if whole(row, "entries")]
    return Story(
        title=titles.solicitation(*(whole(total, name) for name, _unit in ASKED)),
        chart=None,
        table=tabulate(measured, _("地方"), ASKED, rows, [None] * len(rows), total=total if rows else None),
        metrics=("projects.solicitation",),
        count=whole(total, "entries"),
        by=("region",),
    )


CARDS = (
    Card(
        "project_checks",
        Text("项目监督", "Checks of projects"),
        Text("每季该监督的都去了吗？", "Was every project checked each quarter?"),
        checks,
    ),
    Card(
        "project_ballots",
        Text("项目票决", "Ballots"),
        Text("票决的差额合规吗？", "Is the ballots' surplus within the band?"),
        ballots,
    ),
    Card(
        "project_solicitation",
        Text("项目征集", "Solicitation"),
        Text("听了多少人的意见？", "How many were asked?"),
        solicitation,
    ),
    Card(
        "project_board",
        Text("项目监督台", "Board of checks"),
        Text("哪个项目哪一季欠监督？", "Which project is owed a check, in which quarter?"),
        board,
        wide=True,
    ),
)
