"""Ledgers written by tests, the plain way: one CSV a ledger, laid where a sender would lay it."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.home import Home
from etl.load import load as load_files
from etl.submission import discover
from tests.product import etl


@dataclass(frozen=True)
class Ledger:
    """What one unit hands in of one ledger for one period: rows of header -> text, as people write."""

    ledger: str
    unit: str
    rows: Sequence[Mapping[str, str]]
    period: str = "all"

    @property
    def headers(self) -> list[str]:
        """Every header of any row, in the order of first use."""
        return list(dict.fromkeys(header for row in self.rows for header in row))


def write(folder: Path, *ledgers: Ledger) -> Path:
    """Lays the ledgers out as `<folder>/<unit>/<period>/<ledger>.csv`; answers the folder."""
    for ledger in ledgers:
        place = folder / ledger.unit / ledger.period
        place.mkdir(parents=True, exist_ok=True)
        with (place / f"{ledger.ledger}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, ledger.headers, restval="")
            writer.writeheader()
            writer.writerows(ledger.rows)
    return folder


@dataclass(frozen=True)
class Loaded:
    """A home with what was loaded into it, and the load's own account."""

    home: Path
    inbox: Path
    account: Mapping[str, Any]
    code: int

    @property
    def findings(self) -> list[dict[str, Any]]:
        """Every finding of every submission."""
        return [finding for submission in self.account["submissions"] for finding in submission["findings"]]


def load(folder: Path, *ledgers: Ledger) -> Loaded:
    """Writes the ledgers under `folder/inbox` and loads them into `folder/home` by the real command line."""
    inbox = write(folder / "inbox", *ledgers)
    answer = etl("load", inbox, "--json", home=folder / "home")
    assert answer.code in (0, 1), answer.err
    assert answer.out, answer.err  # a crash exits 1 as well
    return Loaded(folder / "home", inbox, answer.json, answer.code)


def load_here(folder: Path, *ledgers: Ledger) -> Path:
    """The same without a process of its own, for tests that load many times; answers the home."""
    inbox = write(folder / "inbox", *ledgers)
    home = folder / "home"
    load_files(Home(home), discover([inbox], None, None, None, None))
    return home
