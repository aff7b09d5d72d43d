"""A draw of strike-offs by its recipe: lined up stratum by stratum, every so many-th is taken."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor


@dataclass(frozen=True)
class Drawable:
    """A strike-off: the issue, its town, what its resolution was."""

    issue: str
    town: str
    disposition: str | None


def chosen(every: Sequence[Drawable], size: int, seed: int) -> list[str]:
    """The issues drawn, in order."""

    def lot(text: str) -> str:
        return hashlib.sha256(f"{seed}:{text}".encode()).hexdigest()

    line = sorted(every, key=lambda one: (one.town, one.disposition or "", lot(one.issue)))
    size = min(size, len(line))
    start = Fraction(int(lot("")[:16], 16), 2**64)
    return [line[floor((start + turn) * len(line) / size)].issue for turn in range(size)]
