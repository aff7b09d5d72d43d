"""What deputies of a demo place did: events to which many came, and deeds of single deputies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from etl.demo.chance import poisson, stream
from etl.demo.deputies import Deed
from etl.demo.workday import on_or_after

TITLES = {
    "session": "人民代表大会会议",
    "meeting": "列席常委会会议",
    "training": "代表履职能力培训",
    "inspection": "视察重点项目建设",
    "study": "乡村振兴专题调研",
    "law_enforcement_check": "环境保护法执法检查",
    "group_activity": "代表小组主题活动",
    "supervision": "站所工作评议",
    "platform": "登录履职平台",
    "report_to_voters": "向选民报告履职情况",
    "suggestion": "提出代表建议",
    "reception": "进站接待选民",
    "visit": "走访选民",
    "dispute": "参与调解邻里纠纷",
    "poverty_help": "走访慰问困难家庭",
    "good_deed": "为群众办实事",
    "public_welfare": "参加志愿服务",
}


@dataclass(frozen=True)
class Occasion:
    """An event: its number and day, who was to come, how likely each came, and how long it took."""

    event: str
    day: date
    kind: str
    invited: Sequence[str]
    turnout: float
    title: str | None = None
    group: str | None = None
    region: str | None = None
    hours: int = 3


def attended(seed: str, occasion: Occasion, zeal: dict[str, float]) -> Iterator[Deed]:
    """A row for everyone who was to come: who came, who was away without a word, who was on leave."""
    for deputy in occasion.invited:
        random = stream(seed, "attended", occasion.event, deputy)
        chance = min(0.98, occasion.turnout * zeal.get(deputy, 1.0))
        base = Deed(
            deputy=deputy,
            date=occasion.day,
            kind=occasion.kind,
            title=occasion.title or TITLES[occasion.kind],
            region=occasion.region,
            group=occasion.group,
            event=occasion.event,
            invited=True,
            verified=True,
        )
        if random.random() < chance:
            yield replace(base, attended="attended", hours=occasion.hours)
        elif random.random() < 0.7:
            yield replace(base, attended="on_leave", absent_days=1)
        else:
            yield replace(base, attended="absent")


def alone(seed: str, deputy: str, kind: str, days: Sequence[date], mean: float) -> Iterator[Deed]:
    """Deeds of one deputy of a kind, that many on average, each on a working day of the span given."""
    random = stream(seed, "alone", deputy, kind)
    first, last = days[0], days[-1]
    for _ in range(poisson(random, mean)):
        day = on_or_after(first + timedelta(days=random.randrange((last - first).days)))
        if day <= last:
            yield Deed(
                deputy=deputy,
                date=day,
                kind=kind,
                title=TITLES[kind],
                attended="attended",
                person_times=_people(random, kind),
                households=1 + poisson(random, 1.2) if kind == "visit" else None,
                role=_role(random) if kind == "suggestion" else None,
                verified=random.random() < 0.93,
            )


def zeal(seed: str, deputies: Sequence[str], idle: float) -> dict[str, float]:
    """How keen each deputy is, 1 being ordinary; that share does nothing at all."""
    found = {}
    for deputy in deputies:
        random = stream(seed, "zeal", deputy)
        found[deputy] = 0.0 if random.random() < idle else min(1.25, 0.6 + 0.6 * random.betavariate(2.6, 1.4))
    return found


def _people(random: Random, kind: str) -> int | None:
    if kind in ("visit", "reception"):
        return 2 + poisson(random, 5)
    return 1 + poisson(random, 2) if kind in ("dispute", "poverty_help") else None


def _role(random: Random) -> str:
    return "lead" if random.random() < 0.45 else "seconder"
