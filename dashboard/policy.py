"""Policy numbers the dashboard counts and shows with, read from data/policy/display.toml."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "data" / "policy"


@dataclass(frozen=True)
class DisplayPolicy:
    """`small_cases`: below this a rate is never ranked. `backlog_bands`: last working day of each age band.

    `silent_months`: a station without a reception in so many months is silent. `due_days`: what is due within
    so many working days is due soon. `funnel_members`: fewer members don't tell what they vary by.
    `volume_bands`: the cases at which the next band of a league table begins. `series_months`: the fewest
    months a series is judged on; it goes back `recorded_months`. `shown_months`: how far back what is
    shown by month goes at least. `spread_months`: the fewest months whose spread tells what a count varies
    by. `settled_days`: the ages at which issues are held against each other; best and worst differ where
    chance sets them so far apart once in `settled_one_in`.
    """

    small_cases: int
    backlog_bands: tuple[int, ...]
    silent_months: int
    due_days: int
    funnel_members: int
    volume_bands: tuple[int, ...]
    series_months: int
    recorded_months: int
    shown_months: int
    spread_months: int
    settled_days: tuple[int, ...]
    settled_one_in: int


def read_display_policy(path: Path) -> DisplayPolicy:
    """The numbers in a policy file; KeyError or ValueError where one is missing or no whole number."""
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    return DisplayPolicy(
        int(read["small"]["cases"]),
        _rising(path, "backlog", read["backlog"]["bands"]),
        int(read["stations"]["silent_months"]),
        int(read["due"]["working_days"]),
        int(read["funnel"]["members"]),
        _rising(path, "funnel", read["funnel"]["bands"]),
        int(read["series"]["months"]),
        int(read["series"]["recorded"]),
        int(read["series"]["shown"]),
        int(read["series"]["spread"]),
        _rising(path, "settled", read["settled"]["days"], "days"),
        int(read["settled"]["one_in"]),
    )


def _rising(path: Path, section: str, read: Sequence[object], name: str = "bands") -> tuple[int, ...]:
    bands = tuple(int(str(band)) for band in read)
    if not bands or list(bands) != sorted(set(bands)) or bands[0] < 0:
        raise ValueError(f"{path.name}: [{section}] {name} must rise")
    return bands


@cache
def display_policy() -> DisplayPolicy:
    """The policy in force, read once a process."""
    return read_display_policy(FOLDER / "display.toml")
