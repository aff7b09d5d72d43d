"""Supervision plans of a demo place: tasks, meetings, and topics announced and supervised."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random
from typing import Any

from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.material import FOLDER
from etl.demo.sheet import Row, sheet


@dataclass(frozen=True)
class Task:
    """One task; `list` a code of task_list; `done` None is not done, `outcome` a code or a sentence."""

    id: str
    list: str
    month: date
    title: str
    owner: str | None
    due: date | None
    done: date | None
    theme: str | None = None
    outcome: str | None = None

    def row(self, day: date) -> Row:
        """What the ledger handed in for a period that ends on that day says."""
        done = self.done if self.done is not None and self.done <= day else None
        is_told = done is not None or self.outcome == "dropped"
        return {
            "id": self.id,
            "list": self.list,
            "title": self.title,
            "theme": self.theme,
            "month": f"{self.month:%Y-%m}",
            "owner": self.owner,
            "due": self.due,
            "done": done,
            "outcome": self.outcome if is_told else None,
        }


@dataclass(frozen=True)
class Meeting:
    """One meeting; `kind` a code of meeting_kind."""

    kind: str
    day: date
    topics: tuple[str, ...]
    attended: int


@dataclass(frozen=True)
class Cycle:
    """One topic; `supervised` None is a broken link, `result` a code of cycle_result or a sentence."""

    topic: str
    announced: date
    supervised: date | None
    participants: int | None
    result: str | None


@cache
def plan_material() -> dict[str, Any]:
    """Tasks, themes and topics of data/demo/plan.toml."""
    return tomllib.loads((FOLDER / "plan.toml").read_text(encoding="utf-8"))


def held(random: Random, kind: str, day: date, attended: int) -> Meeting:
    """A meeting of that kind on that day, with two or three topics."""
    topics = random.sample(plan_material()["meetings"][kind], random.randint(2, 3))
    return Meeting(kind, day, tuple(topics), attended)


def task_ledger(
    ground: Ground, unit: str, period: tuple[str, date], tasks: Sequence[Task], title: str
) -> Ledger:
    """One unit's plan as it stood at the period's end."""
    name, last = period
    rows = [task.row(last) for task in tasks]
    return Ledger(unit, name, title, (sheet("task", "监督任务", rows, f"{ground.short}{title}"),))


def meeting_ledger(ground: Ground, unit: str, period: str, meetings: Sequence[Meeting], title: str) -> Ledger:
    """One unit's meetings of a period, in order of day."""
    rows: list[Row] = [
        {
            "kind": meeting.kind,
            "date": meeting.day,
            "region": unit,
            "topics": "、".join(meeting.topics),
            "attended": meeting.attended,
        }
        for meeting in sorted(meetings, key=lambda meeting: meeting.day)
    ]
    return Ledger(unit, period, title, (sheet("meeting", "会议台账", rows, f"{ground.short}{title}"),))


def cycle_ledger(ground: Ground, unit: str, period: str, cycles: Sequence[Cycle], title: str) -> Ledger:
    """One unit's topics, in the order in which they were announced."""
    rows: list[Row] = [
        {
            "topic": cycle.topic,
            "region": unit,
            "announced": cycle.announced,
            "supervised": cycle.supervised,
            "participants": cycle.participants,
            "result": cycle.result,
        }
        for cycle in cycles
    ]
    return Ledger(unit, period, title, (sheet("cycle", "公告督办", rows, f"{ground.short}{title}"),))
