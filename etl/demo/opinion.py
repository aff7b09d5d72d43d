"""What people of a demo place say in ballots and questionnaires, and the ledgers that hold it."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from etl.demo.chance import stream
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.material import FOLDER
from etl.demo.sheet import Row, sheet
from etl.demo.workday import on_or_before

_WORDS = ("satisfied", "basically_satisfied", "dissatisfied", "no_view")


@dataclass(frozen=True)
class Answers:
    """One ballot: all who were asked, and what those who answered said."""

    asked: int
    satisfied: int
    basically_satisfied: int
    dissatisfied: int
    no_view: int

    def row(self) -> Row:
        """The counts as the ledgers of surveys and reviews both hold them."""
        return {
            "asked": self.asked,
            "satisfied": self.satisfied,
            "basically_satisfied": self.basically_satisfied,
            "dissatisfied": self.dissatisfied,
            "no_view": self.no_view,
        }


@dataclass(frozen=True)
class Survey:
    """One survey; `kind` is a code of survey_subject, `region` a code as its sender writes it or None."""

    kind: str
    subject: str
    day: date
    region: str | None
    answers: Answers

    def row(self) -> Row:
        """What the ledger says."""
        return {
            "subject_kind": self.kind,
            "subject": self.subject,
            "date": self.day,
            "region": self.region,
            **self.answers.row(),
        }


@dataclass(frozen=True)
class Review:
    """One review of an office or official, with what followed; None is not yet."""

    subject: str
    kind: str
    day: date
    region: str
    answers: Answers
    advice: str
    due: date
    rectified: date | None
    rectification: str
    look_back: date | None
    result: str | None

    def row(self, last: date) -> Row:
        """What the ledger handed in for a period that ends on that day says."""
        is_done = self.rectified is not None and self.rectified <= last
        is_seen = self.look_back is not None and self.look_back <= last
        return {
            "subject": self.subject,
            "subject_kind": self.kind,
            "date": self.day,
            "region": self.region,
            **self.answers.row(),
            "advice": self.advice,
            "due": self.due,
            "rectified": self.rectified if is_done else None,
            "rectification": self.rectification if is_done else None,
            "look_back": self.look_back if is_seen else None,
            "look_back_result": self.result if is_seen else None,
        }


def answers(random: Random, asked: int, mood: float) -> Answers:
    """So many asked, nine in ten of whom answer; `mood` is how likely an answer is satisfied."""
    came = round(asked * random.uniform(0.86, 0.98))
    said = random.choices(
        _WORDS,
        weights=(mood, (1 - mood) * 0.62, (1 - mood) * 0.28, (1 - mood) * 0.1),
        k=came,
    )
    counted = [said.count(word) for word in _WORDS]
    return Answers(asked, counted[0], counted[1], counted[2], counted[3])


def reviewed(
    ground: Ground, subject: str, day: date, region: str, members: int, kind: str = "office"
) -> Review:
    """A review of that day: most of what it asked for is put right in three months and looked at again."""
    random = stream(ground.seed, "review", region, subject, day)
    known = opinion_material()
    due = on_or_before(day + timedelta(days=90))
    fate = random.random()
    slip = random.randint(-30, -2) if fate < 0.72 else random.randint(6, 45)
    rectified = on_or_before(due + timedelta(days=slip)) if fate < 0.9 else None
    look_back = on_or_before(rectified + timedelta(days=random.randint(50, 110))) if rectified else None
    return Review(
        subject=subject,
        kind=kind,
        day=day,
        region=region,
        answers=answers(random, members, random.choice((0.82, 0.7, 0.6, 0.42))),
        advice=random.choice(known["advice"]),
        due=due,
        rectified=rectified,
        rectification=random.choice(known["rectification"]),
        look_back=look_back,
        result=random.choices(("rectified", "partly", "not_rectified"), weights=(8, 2, 1))[0]
        if look_back
        else None,
    )


@cache
def opinion_material() -> dict[str, Any]:
    """Offices, officials and phrases of data/demo/satisfaction.toml."""
    return tomllib.loads((FOLDER / "satisfaction.toml").read_text(encoding="utf-8"))


def survey_ledger(ground: Ground, unit: str, period: str, surveys: Sequence[Survey], title: str) -> Ledger:
    """A unit's surveys of a period, in order of day."""
    rows = [survey.row() for survey in sorted(surveys, key=lambda one: (one.day, one.kind, one.subject))]
    return Ledger(unit, period, title, (sheet("survey", "满意度测评", rows, f"{ground.short}{title}"),))


def review_ledger(
    ground: Ground, unit: str, period: tuple[str, date], reviews: Sequence[Review], title: str
) -> Ledger:
    """A unit's reviews held by the period's end, as they stood then."""
    name, last = period
    held = sorted((one for one in reviews if one.day <= last), key=lambda one: (one.day, one.subject))
    rows = [one.row(last) for one in held]
    return Ledger(unit, name, title, (sheet("review", "工作评议", rows, f"{ground.short}{title}"),))
