"""Plans against reality: each project's nodes side by side, what is overdue first."""

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard import addresses, formats
from dashboard.cards import project_titles as titles
from dashboard.cards.card import Ask
from dashboard.cards.columns import Shown, tabulate, whole
from dashboard.charts import Story, Table
from dashboard.folding import folded_table
from dashboard.lights import Light, lit
from dashboard.metrics.project_listings import WORDS
from dashboard.rows import rows_behind
from dashboard.translation import _, say

LIGHTS: Mapping[str, Light] = {
    "on_time": "done",
    "caught_up": "due",
    "overdue": "late",
    "due_soon": "due",
    "ahead": "none",
}
"""What was caught up after its day never turns green."""

MOST_NODES = 6
"""Plans of more differently named nodes than this are not laid side by side."""

MOST = 16
"""So many projects are shown; the others are counted, and stand in the CSV."""

Plan = dict[str, str]


def plans(ask: Ask) -> Story:
    """Every project's nodes with their day and light, the projects with most overdue first."""
    total = ask.total("projects.nodes")
    known = _read(ask)
    names = tuple(dict.fromkeys(name for _key, _name, plan in known for name in plan))
    table = _side_by_side(ask, known, names) if len(names) <= MOST_NODES else _counted(ask)
    return Story(
        title=titles.nodes(whole(total, "nodes"), whole(total, "overdue"), whole(total, "caught_up")),
        chart=None,
        table=folded_table(table, MOST),
        metrics=("projects.nodes",),
        count=whole(total, "nodes"),
        note=_("日期为完成日，未完成的为计划日") if known else "",
        by=("project",),
    )


def _read(ask: Ask) -> list[tuple[str, str, Plan]]:
    """Key, name and plan of each project that has one, most overdue first, then most caught up."""
    found = rows_behind(ask.warehouse, "projects.nodes", ask.scope)
    keys = [column.key for column in found.columns]
    at = {name: keys.index(name) for name in ("project", "name", "node", "due", "done", "light")}
    lights = {say(text): code for code, text in WORDS["node_light"].items()}
    plans: dict[str, tuple[str, str, Plan]] = {}
    ranks: dict[str, list[int]] = {}
    for row in found.rows:
        key, light = str(row[at["project"]]), lights[str(row[at["light"]])]
        plan = plans.setdefault(key, (key, str(row[at["name"]]), {}))[2]
        plan[str(row[at["node"]])] = _told(light, _day(str(row[at["done"]] or row[at["due"]])))
        rank = ranks.setdefault(key, [0, 0, 0])
        rank[0] -= light == "overdue"
        rank[1] -= light == "caught_up"
        rank[2] -= light == "due_soon"
    return sorted(plans.values(), key=lambda plan: ranks[plan[0]])


def _told(light: str, day: str) -> str:
    words = {
        "on_time": _("{day}完成"),
        "caught_up": _("{day}补上"),
        "overdue": _("应{day}"),
        "due_soon": _("{day}到期"),
        "ahead": _("计划{day}"),
    }
    return lit(LIGHTS[light], words[light].format(day=day))


def _day(told: str) -> str:
    """An ISO day as one says it within a year; only the month where no day is known."""
    return formats.day_of_year(date.fromisoformat(told)) if len(told) > 7 else formats.month(told)


def _side_by_side(ask: Ask, known: Sequence[tuple[str, str, Plan]], names: Sequence[str]) -> Table:
    units: list[Shown] = ["text"] * (1 + len(names))
    return Table(
        columns=(_("项目"), *names),
        rows=tuple((name, *(plan.get(node, "") for node in names)) for _key, name, plan in known),
        units=tuple(units),
        targets=tuple(addresses.project(key, ask.scope) for key, _name, _plan in known),
        adds_up=False,
    )


def _counted(ask: Ask) -> Table:
    """Where plans have nodes of many names, only how many stand in which light."""
    measured = ask("projects.nodes", "project")
    rows = sorted(
        (row for row in measured.rows if whole(row, "nodes")), key=lambda row: -whole(row, "overdue")
    )
    return tabulate(
        measured,
        _("项目"),
        [("nodes", "count"), *((name, "count") for name in LIGHTS)],
        rows,
        tuple(addresses.project(row.keys["project"] or "", ask.scope) for row in rows),
    )
