"""Region codes and their ranges: pure."""

from typing import Literal

Level = Literal["province", "city", "county", "town", "village"]

WIDTH: dict[Level, int] = {"province": 2, "city": 4, "county": 6, "town": 9, "village": 12}
"""How many leading digits of the 12-digit statistical code name a region of that level (2+2+2+3+3)."""


def level_of(code: str) -> Level:
    """The level a 12-digit code stands for, by its trailing zeros."""
    for level, width in WIDTH.items():
        if set(code[width:]) <= {"0"}:
            return level
    return "village"


def range_of(code: str) -> tuple[str, str]:
    """[lo, hi): every descendant of a region, and itself, lies between these two codes."""
    width = WIDTH[level_of(code)]
    return code, str(int(code[:width]) + 1).zfill(width).ljust(12, "0")
