"""Caps and floors over lines: what goes beyond is taken from the later records."""

from collections.abc import Iterable
from dataclasses import replace

from dashboard.scores.line import Line


def capped(lines: Iterable[Line], cap: int | None) -> tuple[Line, ...]:
    """The lines in order of day, trimmed so that their sum stays within `cap`.

    Deductions come first: what a deputy lost is made up for by later points before the cap is felt.
    """
    ordered = tuple(sorted(lines, key=lambda line: line.order))
    if cap is None or sum(line.points for line in ordered) <= cap:
        return ordered
    room = cap - sum(line.points for line in ordered if line.points < 0)
    kept = []
    for line in ordered:
        points = line.points if line.points <= 0 else min(line.points, max(0, room))
        room -= max(0, points)
        kept.append(line if points == line.points else replace(line, points=points, reason="beyond_cap"))
    return tuple(kept)


def floored(item: str, lines: tuple[Line, ...], floor: int | None) -> tuple[Line, ...]:
    """The lines, with what is given back where they add up to less than `floor`."""
    lacking = 0 if floor is None else floor - sum(line.points for line in lines)
    return (*lines, Line(item, lacking, "floor")) if lacking > 0 else lines
