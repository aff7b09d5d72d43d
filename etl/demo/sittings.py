"""Receptions of a demo place: who received whom, where, and what was raised."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from etl.demo.chance import apportioned
from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.register import Post
from etl.demo.sheet import Row, sheet


@dataclass(frozen=True)
class Sitting:
    """One reception; `deputies` and `others` are names."""

    id: str
    post: Post
    day: date
    mode: str
    setting: str
    deputies: tuple[str, ...]
    person_times: int
    opinions: int
    solved_on_spot: int | None = None
    others: tuple[str, ...] = ()
    campaign: str | None = None
    planned: date | None = None

    @property
    def row(self) -> Row:
        """What the reception ledger says."""
        return {
            "id": self.id,
            "date": self.day,
            "planned": self.planned,
            "station": self.post.name,
            "mode": self.mode,
            "setting": self.setting,
            "campaign": self.campaign,
            "deputies": "、".join(self.deputies),
            "others": "、".join(self.others) or None,
            "person_times": self.person_times,
            "opinions": self.opinions,
            "solved_on_spot": self.solved_on_spot,
        }


def received(
    sittings: Sequence[Sitting], person_times: int, opinions: int, random: Random
) -> tuple[Sitting, ...]:
    """The sittings with person-times and opinions that add up to the totals; nobody raises more than comes.

    Every sitting receives somebody; who comes is drawn, and the more come, the more is raised.
    """
    weights = [random.lognormvariate(0, 0.45) for _ in sittings]
    extra = apportioned(person_times - len(sittings), weights, [person_times] * len(sittings))
    came = [1 + more for more in extra]
    raised = apportioned(opinions, [float(people) for people in came], came)
    return tuple(
        replace(sitting, person_times=people, opinions=said)
        for sitting, people, said in zip(sittings, came, raised, strict=True)
    )


def weekly(first: date, last: date, weekday: int) -> list[date]:
    """Every such weekday (Monday is 0) from the first to the last day."""
    start = first + timedelta(days=(weekday - first.weekday()) % 7)
    return [start + timedelta(days=7 * week) for week in range((last - start).days // 7 + 1)]


def names(random: Random, post: Post, most: int) -> tuple[str, ...]:
    """One to `most` deputies of the post, by name."""
    bench = min(len(post.deputies), random.randint(1, most))
    return tuple(deputy.name for deputy in random.sample(post.deputies, bench))


def reception_ledger(
    ground: Ground, unit: str, period: str, name: str, sittings: Iterable[Sitting]
) -> Ledger:
    """One unit's reception ledger for a period, in order of day."""
    rows = [sitting.row for sitting in sorted(sittings, key=lambda s: (s.day, s.id))]
    page = sheet("reception", "接待台账", rows, f"{ground.short}{name}")
    return Ledger(unit, period, name, (page,))
