"""A ledger as a demo place hands it in, and the writing of a whole place."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from etl.demo.book import Page, write_book, write_csv
from etl.demo.ground import Ground


@dataclass(frozen=True)
class Ledger:
    """One file of an inbox tree: <unit>/<period>/<name>.xlsx, or .csv in the encoding where one is given.

    `unit` is the sender's code as it writes it (6, 9 or 12 digits); `period` as the inbox's folders name it:
    `all`, `2021`, `2021Q2`, `2021-06`, `2021-01..2021-09`.
    """

    unit: str
    period: str
    name: str
    pages: tuple[Page, ...]
    encoding: Literal["utf-8", "utf-8-sig", "gb18030"] | None = None


Source = Callable[[Ground], Iterable[Ledger]]


def write_ledgers(ground: Ground, sources: Sequence[Source], inbox: Path) -> None:
    """Write every ledger of every source into the inbox; the same ground gives the same bytes."""
    for source in sources:
        for ledger in source(ground):
            _write(ledger, inbox)


def _write(ledger: Ledger, inbox: Path) -> None:
    folder = inbox / ledger.unit / ledger.period
    if ledger.encoding is None:
        write_book(folder / f"{ledger.name}.xlsx", ledger.pages)
    else:
        write_csv(folder / f"{ledger.name}.csv", ledger.pages[0], ledger.encoding)
