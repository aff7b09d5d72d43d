"""Projects of a demo place, as its ledgers tell of them: plan, nodes, checks, the state at a period's end."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.material import FOLDER
from etl.demo.sheet import Row, sheet


@dataclass(frozen=True)
class Ballot:
    """What a ballot said of a project: places to fill, votes for it, votes cast, whether it was chosen."""

    places: int
    votes_for: int
    votes_cast: int
    is_chosen: bool


@dataclass(frozen=True)
class Work:
    """One project; `finished` None is not done. `cause` and `note` say why it is late.

    `lead` is by how many percentage points what is paid runs ahead of the work while it is under way.
    """

    id: str
    name: str
    kind: str
    region: str
    year: int
    department: str | None = None
    group: str | None = None
    planned_start: date | None = None
    planned_finish: date | None = None
    started: date | None = None
    finished: date | None = None
    investment: int | None = None
    cause: str | None = None
    note: str | None = None
    safeguards: str | None = None
    ballot: Ballot | None = None
    lead: int = -8

    def row(self, day: date) -> Row:
        """What the ledger handed in for a period that ends on that day says."""
        progress = self._progress(day)
        is_late = self.planned_finish is not None and self.planned_finish < day and progress != 100
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "region": self.region,
            "department": self.department,
            "group": self.group,
            "year": self.year,
            **self._votes(),
            "planned_start": self.planned_start,
            "planned_finish": self.planned_finish,
            "started": _by(self.started, day),
            "finished": _by(self.finished, day),
            "progress": None if progress is None else f"{progress}%",
            "investment": self.investment,
            "invested": self._invested(progress),
            "delay_cause": self.cause if is_late else None,
            "delay_note": self.note if is_late else None,
            "safeguards": self.safeguards,
        }

    def _votes(self) -> Row:
        if self.ballot is None:
            return {}
        return {
            "candidate": True,
            "chosen": self.ballot.is_chosen,
            "places": self.ballot.places,
            "votes_for": self.ballot.votes_for,
            "votes_cast": self.ballot.votes_cast,
        }

    def _progress(self, day: date) -> int | None:
        """Whole percent, even from the start to the finish; a late one nears nine tenths and waits there."""
        if self.started is None or self.planned_finish is None:
            return None
        if self.started > day:
            return 0
        if self.finished is not None and self.finished <= day:
            return 100
        whole = ((self.finished or self.planned_finish) - self.started).days
        return min(90, 5 + round(90 * (day - self.started).days / max(1, whole)))

    def _invested(self, progress: int | None) -> int | None:
        """Paid to the nearest thousand yuan, by its lead before or behind the work."""
        if self.investment is None or progress is None:
            return None
        if progress == 100:
            return self.investment
        return self.investment * min(100, max(0, progress + self.lead)) // 100_000 * 1000


@dataclass(frozen=True)
class Node:
    """One node of a project's plan."""

    project: str
    name: str
    due: date
    done: date | None
    owner: str | None


@dataclass(frozen=True)
class Check:
    """One check of a project; `kind` is a code of project_check_kind."""

    project: str
    day: date
    kind: str
    group: str | None
    deputies: tuple[str, ...]
    finding: str | None = None
    advice: str | None = None
    result: str | None = None


@cache
def matter() -> dict[str, Any]:
    """Topics, nodes and phrases of data/demo/projects.toml."""
    return tomllib.loads((FOLDER / "projects.toml").read_text(encoding="utf-8"))


def work_ledger(
    ground: Ground, unit: str, period: tuple[str, date], works: Iterable[Work], title: str
) -> Ledger:
    """One unit's project ledger for a period and the day on which it ends."""
    name, last = period
    page = sheet("project", "项目台账", [work.row(last) for work in works], f"{ground.short}{title}")
    return Ledger(unit, name, title, (page,))


def node_ledger(
    ground: Ground, unit: str, period: tuple[str, date], nodes: Iterable[Node], title: str
) -> Ledger:
    """The nodes of a unit's plans, as far as they were reached by the period's end."""
    name, last = period
    rows: list[Row] = [
        {
            "project": node.project,
            "name": node.name,
            "due": node.due,
            "done": _by(node.done, last),
            "owner": node.owner,
        }
        for node in nodes
    ]
    return Ledger(unit, name, title, (sheet("project_node", "项目节点", rows, f"{ground.short}{title}"),))


def check_ledger(ground: Ground, unit: str, period: str, checks: Sequence[Check], title: str) -> Ledger:
    """A unit's checks of a period, in order of day."""
    rows: list[Row] = [
        {
            "project": check.project,
            "date": check.day,
            "kind": check.kind,
            "group": check.group,
            "deputies": "、".join(check.deputies) or None,
            "finding": check.finding,
            "advice": check.advice,
            "result": check.result,
        }
        for check in sorted(checks, key=lambda check: (check.day, check.project))
    ]
    return Ledger(unit, period, title, (sheet("project_check", "监督记录", rows, f"{ground.short}{title}"),))


def checked(random: Random, work: Work, day: date, kind: str, bench: Sequence[str]) -> Check:
    """A check on that day by two to four deputies, one in three of which finds something."""
    phrases = matter()["checks"]
    found = random.random() < 0.33
    return Check(
        project=work.id,
        day=day,
        kind=kind,
        group=work.group,
        deputies=tuple(random.sample(bench, min(len(bench), random.randint(2, 4)))),
        finding=random.choice(phrases["findings"]) if found else None,
        advice=random.choice(phrases["advice"]) if found else None,
        result=random.choice(phrases["results"]) if found else None,
    )


def plan_of(work: Work, random: Random) -> list[Node]:
    """The nodes between planned start and finish; what is done was done near its day."""
    if work.planned_start is None or work.planned_finish is None:
        return []
    known = matter()["nodes"]
    span = (work.planned_finish - work.planned_start).days
    nodes = []
    for name, share in zip(known["names"], known["shares"], strict=True):
        due = work.planned_start + timedelta(days=round(span * share))
        done = _reached(work, share, due, random)
        nodes.append(Node(work.id, name, due, done, work.department))
    return nodes


def _reached(work: Work, share: float, due: date, random: Random) -> date | None:
    if share == 1:
        return work.finished
    if work.started is None:
        return None
    if share <= 0.15:
        return max(work.started, due - timedelta(days=2)) if share else min(work.started, due)
    done = due + timedelta(days=random.choice((-9, -6, -4, -2, 0, 0, 6)))
    return done if work.finished is None or done <= work.finished else work.finished


def _by(when: date | None, day: date) -> date | None:
    return when if when is not None and when <= day else None
