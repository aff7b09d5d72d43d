"""Hypothesis strategies: what happens to invented issues, written down the ways ledgers are kept.

A plan is what happened; `running` writes it as a row with all its dates, `linked` as rows of several ledgers,
`events` as a row and a ledger of events.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import strategies as st

from tests.inbox import Ledger
from tests.oracle.days import month_end
from tests.oracle.place import ancestor, level_of, rank

COUNTY, CITY = "610902000000", "610900000000"
VILLAGES = ("610902101001", "610902101002", "610902102001")
REGIONS = (*VILLAGES, "610902101000", "610902102000", COUNTY)
LEVELS = ("village", "town", "county", "city")
ZH = {"village": "村级", "town": "镇级", "county": "区县级", "city": "市级"}
COLUMN = {"town": "镇", "county": "区县", "city": "市"}
EVENT = {"escalated": "上报", "received": "接收", "returned": "退回", "resolved": "办结", "closed": "销号",
         "reopened": "重办", "fed_back": "反馈", "assigned": "交办"}  # fmt: skip
DISPOSITIONS = ("A", "列入计划", "解释说明", "")
FIRST = date(2021, 1, 4)
WEEKS = range(0, 150, 14)
"""Days after the first on which more issues begin: three weeks later the limits of several end."""


@dataclass(frozen=True)
class Move:
    """One thing that happens: which level acts, and (of an escalation) where it goes."""

    kind: str
    day: date
    level: str
    to: str | None = None
    is_written: bool = True
    is_month_only: bool = False

    @property
    def text(self) -> str:
        """The date as it is written."""
        return f"{self.day:%Y年%m月}" if self.is_month_only else self.day.isoformat()


@dataclass(frozen=True)
class Plan:
    """An issue: where and when it was collected, its words, and what happened to it, in order."""

    region: str
    collected: Move
    words: tuple[tuple[str, str], ...]
    disposition: str
    moves: tuple[Move, ...]
    is_level_written: bool = True
    due: date | None = None

    @property
    def level(self) -> str:
        """Where it was collected."""
        return self.collected.level


@dataclass
class Course:
    """A plan in the making: where the issue stands, and the day."""

    day: date
    level: str
    came_from: list[str] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    is_resolved: bool = False
    is_closed: bool = False

    def add(
        self, kind: str, gap: int, *, to: str | None = None, level: str | None = None, written: bool = True
    ) -> None:
        """The next thing, some days on."""
        self.day += timedelta(days=gap)
        self.moves.append(Move(kind, self.day, level or self.level, to, written))


gaps = st.one_of(st.integers(0, 3), st.integers(0, 40), st.sampled_from((7, 21)))


@st.composite
def course(draw: st.DrawFn, start: date, level: str, *, may_turn: bool) -> tuple[Move, ...]:
    """A sensible sequence of moves; where it `may_turn`, with returns and any number of reopenings."""
    now = Course(start, level)
    for _ in range(draw(st.integers(0, 5))):
        choices = possible(now, may_turn)
        if not choices:
            break
        kind = draw(st.sampled_from(choices))
        gap = draw(gaps)
        if kind == "up":
            draw(pass_up(now, gap))
        elif kind == "returned":
            now.add("returned", gap + 1)
            now.level = now.came_from.pop()
            now.day += timedelta(days=1)
        else:
            step(now, kind, gap)
    return tuple(now.moves)


def possible(now: Course, may_turn: bool) -> list[str]:
    """What may happen next."""
    was_reopened = any(move.kind == "reopened" for move in now.moves)
    if now.is_closed or now.is_resolved:
        return ["reopened"] * (may_turn or not was_reopened) + ["closed"] * (not now.is_closed)
    if was_reopened and not may_turn:
        return []
    up = ["up"] * (now.level != "city")
    return [
        *up,
        "resolved",
        "resolved",
        "resolved",
        "closed",
        *(["returned"] if may_turn and now.came_from else []),
    ]


@st.composite
def pass_up(draw: st.DrawFn, now: Course, gap: int) -> None:
    """Passes the issue up a level or more; now and then one side forgets to write it down."""
    higher = LEVELS[rank(now.level) + 1 :]
    to = draw(st.sampled_from((higher[0], higher[0], *higher)))
    sender, receiver = draw(
        st.sampled_from(((True, True), (True, True), (True, True), (False, True), (True, False)))
    )
    now.add("escalated", gap, to=to, written=sender)
    now.came_from = [*now.came_from, now.level] if sender and receiver else []
    now.level = to
    now.add("received", draw(gaps), written=receiver)


def step(now: Course, kind: str, gap: int) -> None:
    """Resolution, strike-off, reopening."""
    now.add(kind, gap)
    now.is_resolved = kind == "resolved" or (kind == "closed" and now.is_resolved)
    now.is_closed = kind == "closed"
    if kind == "reopened":
        now.is_resolved = False
        now.day += timedelta(days=1)


@st.composite
def plans(draw: st.DrawFn, *, may_turn: bool, regions: tuple[str, ...] = REGIONS) -> Plan:
    """One issue."""
    region = draw(st.sampled_from(regions))
    day = FIRST + timedelta(days=draw(st.integers(0, 150) | st.sampled_from(WEEKS)))
    level = level_of(region)
    moves = draw(course(day, level, may_turn=may_turn))
    first, *rest = with_months(
        (Move("collected", day, level), *moves), draw(st.sets(st.integers(0, 6), max_size=2))
    )
    words = draw(st.fixed_dictionaries({
        "问题类别": st.sampled_from(("道路交通", "垃圾", "供水排水", "")),
        "问题来源": st.sampled_from(("代表接待", "热线", "")),
        "承办单位": st.sampled_from(("交通局", "住建局", "")),
    }))  # fmt: skip
    due = (
        draw(st.none() | st.integers(0, 40))
        if not may_turn and "reopened" not in {m.kind for m in moves}
        else None
    )
    return Plan(
        region,
        first,
        tuple(words.items()),
        draw(st.sampled_from(DISPOSITIONS)),
        tuple(rest),
        draw(st.booleans()),
        None if due is None else day + timedelta(days=due),
    )


def with_months(moves: tuple[Move, ...], chosen: Iterable[int]) -> list[Move]:
    """Some of the moves known to their month only, where nothing else happened later in that month."""
    written = list(moves)
    for index in chosen:
        if index >= len(moves):
            continue
        later = [move.day for move in moves[index + 1 :]]
        move, after = moves[index], moves[index + 1 : index + 2]
        is_heard = move.is_written and any(m.kind == "received" and m.is_written for m in after)
        is_acted_on = move.kind == "received" and move.is_written and bool(after)
        may_overlap = move.kind == "collected" or (move.kind == "escalated" and is_heard) or is_acted_on
        if may_overlap or not later or min(later) > month_end(moves[index].day):
            written[index] = Move(**{**vars(moves[index]), "is_month_only": True})
    return written


def base(plan: Plan, number: str) -> dict[str, str]:
    """The cells every way of writing shares."""
    cells = {"编号": number, "收集日期": plan.collected.text, "问题摘要": f"事项{number}"}
    return cells | {header: text for header, text in plan.words if text}


def column_of(move: Move) -> str:
    """The issue row's column for a move."""
    if move.kind == "escalated":
        return f"上报{COLUMN[move.to or '']}日期"
    if move.kind == "received":
        return f"{COLUMN[move.level]}接收日期"
    return {"resolved": "办结日期", "closed": "销号日期", "reopened": "重办日期"}[move.kind]


def cells_of(plan: Plan, moves: Iterable[Move]) -> dict[str, str]:
    """The cells of the moves, in one row."""
    cells = {}
    for move in moves:
        if move.is_written:
            cells[column_of(move)] = move.text
        if move.kind == "resolved":
            cells["办理结果"] = plan.disposition
            if plan.is_level_written:
                cells["办结层级"] = ZH[move.level]
    return cells


def running(plan: Plan, number: str) -> list[tuple[str, dict[str, str]]]:
    """One row with everything in it, in the county's own ledger."""
    cells = base(plan, number) | {"村(社区)": plan.region} | cells_of(plan, plan.moves)
    if plan.due:
        cells["办理时限"] = plan.due.isoformat()
    return [(COUNTY, cells)]


def linked(plan: Plan, number: str, reference: str, is_doubled: bool) -> list[tuple[str, dict[str, str]]]:
    """A row in the ledger of each level that knows of the issue, linked by `reference`."""
    rows: list[tuple[str, dict[str, str]]] = []
    unit, cells, mine = plan.region, base(plan, number), list[Move]()
    for move in plan.moves:
        if move.kind != "received":
            mine.append(move)
            continue
        rows.append((unit, cells | cells_of(plan, mine)))
        if not move.is_written:
            return rows
        above = ancestor(unit, move.level) or unit
        cells = {"编号": f"{number}{move.level[0]}", "收集日期": move.text, "问题摘要": f"事项{number}"}
        cells |= sender(unit, rows[-1][1]["编号"], reference) | copied(rows[-1][1], move.level, plan)
        unit, mine = above, []
    rows.append((unit, cells | cells_of(plan, mine)))
    if is_doubled and len(rows) > 1:
        rows.append((unit, cells | cells_of(plan, mine) | {"编号": f"{number}双"}))
    return rows


def sender(unit: str, number: str, reference: str) -> dict[str, str]:
    """How a receiver names the row it comes from: by key, by number and region, by number alone."""
    if reference == "key":
        return {"上报来源编号": f"{unit}/{number}"}
    return {"上报来源编号": number} | ({"村(社区)": unit} if reference == "region" else {})


def copied(below: dict[str, str], level: str, plan: Plan) -> dict[str, str]:
    """What a receiver copies out of the sender's row: its date of sending, and its level as 收集层级."""
    sent = f"上报{COLUMN[level]}日期"
    cells = {"收集层级": ZH[plan.level]} if plan.is_level_written else {}
    return cells | ({sent: below[sent]} if below.get(sent) and plan.disposition else {})


def stranger(number: str, day: date) -> tuple[str, dict[str, str]]:
    """A row of a town that names a sender nobody knows."""
    cells = {
        "编号": number,
        "收集日期": day.isoformat(),
        "问题摘要": f"事项{number}",
        "上报来源编号": f"无{number}",
    }
    return "610902101000", cells


def events(plan: Plan, number: str) -> tuple[list[tuple[str, dict[str, str]]], list[dict[str, str]]]:
    """A bare row and a line for everything that happened."""
    row = base(plan, number) | {"村(社区)": plan.region, "办理结果": plan.disposition}
    lines = [
        {"问题编号": number, "环节": EVENT[move.kind], "日期": move.text, "层级": ZH[move.level]}
        for move in plan.moves
        if move.is_written
    ]
    return [(COUNTY, row)], lines


@st.composite
def inboxes(draw: st.DrawFn, size: int = 8) -> tuple[Ledger, ...]:
    """The ledgers of a batch of issues, each written in one of the three ways."""
    rows: dict[str, list[dict[str, str]]] = {}
    lines: list[dict[str, str]] = []
    for index in range(draw(st.integers(1, size))):
        way = draw(
            st.sampled_from(("running", "running", "linked", "linked", "events", "events", "stranger"))
        )
        plan = draw(plans(may_turn=way == "events"))
        number = f"{index + 1:03d}"
        if way == "stranger":
            written = [stranger(number, plan.collected.day)]
        elif way == "events":
            written, more = events(plan, number)
            lines += more
        else:
            named = draw(st.sampled_from(("key", "region", "bare")))
            doubled = draw(st.integers(0, 5)) == 5
            written = running(plan, number) if way == "running" else linked(plan, number, named, doubled)
        for unit, row in written:
            rows.setdefault(unit, []).append(row)
    ledgers = [Ledger("issue", unit, content) for unit, content in rows.items()]
    return (*ledgers, Ledger("issue_event", COUNTY, lines)) if lines else tuple(ledgers)
