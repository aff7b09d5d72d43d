"""Steps of a build side by side: each begins as soon as those it has to wait for are done."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Self

import duckdb

from etl.building.drivers import drawn

_WORD = re.compile(r"\w+", re.ASCII)

Work = Callable[[duckdb.DuckDBPyConnection], None]
"""Done on a cursor that nobody else uses meanwhile."""


@dataclass(frozen=True)
class Step:
    """A piece of a build: its work, the words of its text, and the relations it makes or adds to."""

    work: Work
    words: frozenset[str]
    makes: frozenset[str]

    @classmethod
    def of(cls, work: Work, texts: Iterable[str], *makes: str) -> Self:
        """A step told by these texts; what a `create` in them makes need not be named."""
        texts = tuple(texts)
        words = frozenset(word for text in texts for word in _WORD.findall(text))
        created = (drawn(text).name for text in texts)
        return cls(work, words, frozenset((*makes, *(name for name in created if name is not None))))

    def waits_for(self, earlier: "Step") -> bool:
        """Whether an earlier step has to be done first.

        It has where it makes what this one's text names or makes, or names what this one makes. A word that
        only looks like a relation's name costs a wait and does no harm.
        """
        return not (
            earlier.makes.isdisjoint(self.words)
            and earlier.makes.isdisjoint(self.makes)
            and earlier.words.isdisjoint(self.makes)
        )


def run_side_by_side(cursors: Sequence[duckdb.DuckDBPyConnection], steps: Sequence[Step]) -> None:
    """Does every step once, as many at a time as there are cursors, earlier ones first.

    After an error nothing more begins; it is raised once what is under way has ended.
    """
    waiting = {
        place: {before for before in range(place) if step.waits_for(steps[before])}
        for place, step in enumerate(steps)
    }
    free = list(cursors)
    running: dict[Future[None], tuple[int, duckdb.DuckDBPyConnection]] = {}
    with ThreadPoolExecutor(max_workers=len(cursors)) as pool:
        while waiting or running:
            for place in _ready(waiting, len(free)):
                del waiting[place]
                cursor = free.pop()
                running[pool.submit(steps[place].work, cursor)] = place, cursor
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                place, cursor = running.pop(done)
                done.result()
                free.append(cursor)
                for before in waiting.values():
                    before.discard(place)


def _ready(waiting: dict[int, set[int]], most: int) -> list[int]:
    found: Iterator[int] = (place for place, before in waiting.items() if not before)
    return [place for place, _ in zip(found, range(most), strict=False)]
