"""The supervision plan: tasks by list and month, meetings against the minimum, two-month cycles."""

from collections import defaultdict

from dashboard import addresses
from dashboard.cards import plan_titles as titles
from dashboard.cards.card import Ask, Card
from dashboard.cards.columns import Shown, header, tabulate, whole
from dashboard.charts import Bars, Role, Series, Story, Table, Unit
from dashboard.lights import Light, lit
from dashboard.measure import Row
from dashboard.metrics.definition import Text
from dashboard.metrics.plan_listings import WORDS
from dashboard.rows import Listing, rows_behind
from dashboard.translation import _, say

TASKS, BOARD = "tasks.by_list", "tasks.month_board"
MEETINGS, CYCLES = "meetings.held_vs_minimum", "cycles.two_month"
STATES: tuple[tuple[str, Role], ...] = (
    ("on_time", "accent"),
    ("late", "third"),
    ("undated", "second"),
    ("overdue", "watch"),
    ("open", "band"),
    ("dropped", "muted"),
)
MOST_RESULTS = 3
"""So many results of a month are written out; the rest stand among the rows."""
LINKS: dict[str, Light] = {
    "on_time": "done",
    "late": "due",
    "broken": "late",
    "open": "none",
    "unannounced": "due",
}


def tasks(ask: Ask) -> Story:
    """Each list's tasks done in time, late, overdue, not yet due, dropped."""
    measured = ask(TASKS, "list")
    total = ask.total(TASKS)
    rows = tuple(row for row in measured.rows if whole(row, "tasks"))
    columns: list[tuple[str, Unit]] = [("tasks", "count"), *((name, "count") for name, _role in STATES)]
    targets = tuple(addresses.rows(TASKS, ask.scope.narrowed("list", row.keys["list"])) for row in rows)
    return Story(
        title=titles.tasks(whole(total, "tasks"), whole(total, "done"), whole(total, "overdue")),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=tuple(
                Series(header(measured, name), tuple(whole(row, name) for row in rows), role)
                for name, role in STATES
                if whole(total, name)
            ),
            horizontal=True,
            stacked=True,
            notes=tuple(f"{whole(row, 'done')}/{whole(row, 'tasks')}" for row in rows),
            targets=targets,
        )
        if rows
        else None,
        table=tabulate(
            measured, _("清单"), [*columns, ("on_time_rate", "share")], rows, targets, total if rows else None
        ),
        metrics=(TASKS,),
        count=whole(total, "tasks"),
        by=("list",),
        field="overdue" if whole(total, "overdue") else None,
    )


def month_board(ask: Ask) -> Story:
    """The plan month by month: its theme, how each list stands, what came of it."""
    cells = ask(BOARD, "month", "list").rows
    lists = list(dict.fromkeys(row.labels["list"] for row in cells if whole(row, "tasks")))
    months: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in cells:
        months[str(row.keys["month"])][row.labels["list"]] = row
    planned = {key: line for key, line in months.items() if any(whole(row, "tasks") for row in line.values())}
    words = _words(rows_behind(ask.warehouse, BOARD, ask.scope))
    name = {str(row.keys["month"]): row.labels["month"] for row in cells}
    late = sum(any(whole(row, "overdue") for row in line.values()) for line in planned.values())
    unthemed = sum(not words[key][0] for key in planned)
    texts: list[Shown] = ["text"] * len(lists)
    return Story(
        title=titles.month_board(len(planned), unthemed, late),
        chart=None,
        table=Table(
            columns=(_("月份"), _("主题"), *lists, _("结果")),
            rows=tuple(
                (name[key], words[key][0], *(_task_mark(line[one]) for one in lists), words[key][1])
                for key, line in planned.items()
            ),
            units=("text", "text", *texts, "text"),
            targets=tuple(addresses.rows(BOARD, ask.scope.narrowed("month", key)) for key in planned),
        ),
        metrics=(BOARD,),
        count=whole(ask.total(BOARD), "tasks"),
        by=("month", "list"),
        field="overdue" if late else None,
    )


def meetings(ask: Ask) -> Story:
    """Each place's meetings of each kind against what the rules ask for."""
    kinds = [row for row in ask(MEETINGS, "kind").rows if whole(row, "held") or whole(row, "required")]
    lines: dict[str, dict[str | None, Row]] = defaultdict(dict)
    for row in ask(MEETINGS, "region", "kind").rows:
        lines[row.labels["region"]][row.keys["kind"]] = row
    shown = {
        place: line
        for place, line in lines.items()
        if any(whole(row, "held") or whole(row, "required") for row in line.values())
    }
    total = ask.total(MEETINGS)
    texts: list[Shown] = ["text"] * len(kinds)
    places = sorted(shown, key=lambda place: -sum(whole(row, "short") for row in shown[place].values()))
    return Story(
        title=titles.meetings(whole(total, "held"), whole(total, "required"), whole(total, "short")),
        chart=None,
        table=Table(
            columns=(_("地方"), *(row.label for row in kinds), _("议题")),
            rows=tuple(
                (
                    place,
                    *(_meeting_mark(shown[place][row.keys["kind"]]) for row in kinds),
                    sum(whole(row, "topics") for row in shown[place].values()),
                )
                for place in places
            ),
            units=("text", *texts, "count"),
            targets=tuple(
                ask.at_region(addresses.PLAN, next(iter(shown[place].values()))) for place in places
            ),
        ),
        metrics=(MEETINGS,),
        count=whole(total, "held"),
        by=("region", "kind"),
        field="short" if whole(total, "short") else None,
    )


def cycles(ask: Ask) -> Story:
    """Topic by topic: announced, due, supervised, and what came of it; broken links first."""
    total = ask.total(CYCLES)
    found = rows_behind(ask.warehouse, CYCLES, ask.scope, "topics")
    keys = [column.key for column in found.columns]
    at = {name: keys.index(name) for name in ("topic", "announced", "due", "supervised", "state", "result")}
    states = {say(WORDS["cycle_state"][state]): light for state, light in LINKS.items()}
    rows = sorted(found.rows, key=lambda row: (states[str(row[at["state"]])] != "late", str(row[at["due"]])))
    return Story(
        title=titles.cycles(whole(total, "topics"), whole(total, "broken"), whole(total, "late")),
        chart=None,
        table=Table(
            columns=(_("议题"), _("公告"), _("应督办至"), _("督办"), _("状态"), _("结果")),
            rows=tuple(
                (
                    *(row[at[name]] for name in ("topic", "announced", "due", "supervised")),
                    lit(states[str(row[at["state"]])], str(row[at["state"]])),
                    row[at["result"]],
                )
                for row in rows
            ),
            units=("text",) * 6,
        ),
        metrics=(CYCLES,),
        count=whole(total, "topics"),
        field="broken" if whole(total, "broken") else "topics",
    )


def _words(found: Listing) -> dict[str, tuple[str, str]]:
    """Of each month ('2021-04') its themes, and the sentences on what came of its tasks."""
    keys = [column.key for column in found.columns]
    month, theme, outcome = (keys.index(name) for name in ("month", "theme", "outcome"))
    codes = {_("已完成"), _("推进中"), _("取消")}
    themes: dict[str, dict[str, None]] = defaultdict(dict)
    results: dict[str, dict[str, None]] = defaultdict(dict)
    for row in found.rows:
        key = f"{str(row[month])[:4]}-{str(row[month])[4:]}"
        if row[theme]:
            themes[key][str(row[theme])] = None
        if row[outcome] and row[outcome] not in codes:
            results[key][str(row[outcome])] = None
    months = {f"{str(row[month])[:4]}-{str(row[month])[4:]}" for row in found.rows}
    return {key: ("、".join(themes[key]), "；".join(list(results[key])[:MOST_RESULTS])) for key in months}


def _task_mark(row: Row) -> str:
    """How a month's tasks of a list stand: overdue, done late, done, or not yet due."""
    tasks_all, done, overdue = whole(row, "tasks"), whole(row, "done"), whole(row, "overdue")
    if not tasks_all:
        return "—"
    if overdue:
        return lit("late", _("欠{missed}/{owed}").format(missed=overdue, owed=tasks_all))
    if whole(row, "open"):
        return lit("none", _("未到期{open}/{all}").format(open=whole(row, "open"), all=tasks_all))
    if whole(row, "late"):
        return lit("due", _("迟{late}/{owed}").format(late=whole(row, "late"), owed=tasks_all))
    if not done:
        return _("取消{count}").format(count=tasks_all)
    return lit("done", _("完成{done}").format(done=done))


def _meeting_mark(row: Row) -> str:
    """Held of what the periods that fell due ask for; where none did, held at all."""
    held, required, short = whole(row, "made"), whole(row, "required"), whole(row, "short")
    if short:
        return lit(
            "late", _("{held}/{required}，差{short}").format(held=held, required=required, short=short)
        )
    if required:
        return lit("done", f"{held}/{required}")
    return _("{held}次").format(held=whole(row, "held")) if whole(row, "held") else "—"


CARDS = (
    Card(
        "plan_tasks",
        Text("三张清单", "Task lists"),
        Text("交办、联动、职责任务做了多少？", "How far are the task lists?"),
        tasks,
    ),
    Card(
        "plan_meetings",
        Text("会议对规定", "Meetings against the minimum"),
        Text("例会、议政会、联席会议开够了吗？", "Were enough meetings held?"),
        meetings,
    ),
    Card(
        "plan_board",
        Text("计划月历", "Month board"),
        Text("每月什么主题，做到哪里？", "Which theme each month, and how far?"),
        month_board,
        wide=True,
    ),
    Card(
        "plan_cycles",
        Text("单月公告双月督办", "Announced and supervised"),
        Text("公告的议题接上督办了吗？", "Was what was announced supervised?"),
        cycles,
        wide=True,
    ),
)
