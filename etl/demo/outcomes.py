"""How an issue ends at a level: disposition, reply, and what follows it by `as_of`."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Literal

from etl.demo.chance import days, drawn
from etl.demo.record import Resolution, Story
from etl.demo.stories import filled
from etl.demo.workday import on_or_after

Level = Literal["village", "town", "county"]

# Offices that explain rather than solve are the report's own complaint about the county's departments.
_DISPOSITIONS: dict[Level, dict[str, float]] = {
    "village": {"solved": 92, "planned": 3, "explained": 5},
    "town": {"solved": 78, "planned": 9, "explained": 13},
    "county": {"solved": 52, "planned": 20, "explained": 28},
}
_SATISFIED: dict[str, dict[str, float]] = {
    "solved": {"satisfied": 78, "basically_satisfied": 18, "dissatisfied": 2, "no_view": 2},
    "planned": {"satisfied": 42, "basically_satisfied": 42, "dissatisfied": 12, "no_view": 4},
    "explained": {"satisfied": 55, "basically_satisfied": 24, "dissatisfied": 17, "no_view": 4},
}
_NOT_SOLVED = {"solved": 0.03, "planned": 0.25, "explained": 0.35}
_RATED, _REVIEWED, _CLOSED = 0.72, 0.15, 0.97


@dataclass(frozen=True)
class Aftermath:
    """What a resolution has after it: `disposition` None is drawn; `is_watched` is reviewed for sure."""

    until: date
    disposition: str | None = None
    is_watched: bool = False


def resolution(random: Random, level: Level, day: date, story: Story, after: Aftermath) -> Resolution:
    """A resolution on that day with what followed it up to the aftermath's last day."""
    disposition = after.disposition or drawn(random, _DISPOSITIONS[level])
    fed_back = day + timedelta(days=random.choice((0, 0, 1, 1, 2, 3, 5)))
    closed = on_or_after(fed_back + timedelta(days=days(random, 5, 0.7)))
    is_rated = random.random() < _RATED
    is_closed = after.is_watched or random.random() < _CLOSED
    is_reviewed = after.is_watched or random.random() < _REVIEWED
    rated = closed - timedelta(days=random.randint(0, 1)) if closed > fed_back else closed
    satisfaction = drawn(random, _SATISFIED[disposition])
    review = on_or_after(closed + timedelta(days=random.randint(20, 100)))
    found_hollow = after.is_watched or is_hollow(random, disposition)
    if not is_closed or closed > after.until:
        closed_day, is_reviewed = None, False
    else:
        closed_day = closed
    has_rating = is_rated and rated <= after.until
    has_review = is_reviewed and review <= after.until
    return Resolution(
        day=day,
        disposition=disposition,
        reply=_reply(random, level, disposition, story),
        fed_back=fed_back if fed_back <= after.until else None,
        closed=closed_day,
        satisfaction=satisfaction if has_rating else None,
        rated=rated if has_rating else None,
        review_date=review if has_review else None,
        review_outcome=("not_solved" if found_hollow else "confirmed") if has_review else None,
    )


def is_hollow(random: Random, disposition: str) -> bool:
    """Whether a second look finds what was struck off unsolved: most often where it was merely explained."""
    return random.random() < _NOT_SOLVED[disposition]


def handled(random: Random, start: date, until: date, median: float, spread: float) -> date:
    """A working day log-normally long after the start, but no later than `until`."""
    for _ in range(40):
        day = on_or_after(start + timedelta(days=max(1, days(random, median, spread))))
        if day <= until:
            return day
    return until


def _reply(random: Random, level: Level, disposition: str, story: Story) -> str:
    replies = story.topic.replies
    choices = getattr(replies, level if disposition == "solved" else disposition)
    return filled(random.choice(choices), story.place, random)
