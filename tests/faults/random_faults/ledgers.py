"""What is handed in: three villages, each in four versions; and what a home must answer of them."""

import itertools
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
from openpyxl import Workbook

from etl.home import Home
from etl.load import Options, load
from etl.storing.archive import Archive, sha256
from etl.storing.journal import Journal, in_force
from etl.submission import discover
from tests.faults.random_faults.children import answer_of
from tests.inbox import Ledger, write

UNITS = ("610902101001", "610902101002", "610902102001")
VERSIONS = (1, 2, 3, 4)
NOTHING = (0, 0, 0)
_OWN = ("submission", "load", "loaded_at", "replaces")
"""Columns that name a load: the same answers from other loads differ in nothing else."""
_OF_HISTORY = ("meta", "changes", "finding_counts")
"""What is said of the loads before, which an undisturbed home that loaded once hasn't had."""
_IN_FORCE = {
    "submissions": "where is_in_force",
    "findings": "where rule not in ('fewer_than_before', 'same_file_twice')",
}

State = tuple[int, int, int]
Answers = dict[str, list[str]]


@dataclass
class Ledgers:
    """The inboxes, and the answers of an undisturbed home for every state asked for so far."""

    folder: Path
    _known: dict[State, Answers] = field(default_factory=dict)

    def inbox(self, unit: int, version: int) -> Path:
        """The folder in which a village hands in a version."""
        folder = self.folder / f"inbox-{unit}-{version}"
        if not folder.exists():
            rows = [_row(n) for n in range(20 + 10 * version)]
            write(folder, Ledger("issue", UNITS[unit], rows))
        return folder

    def content(self, unit: int, version: int) -> bytes:
        """The bytes of that version."""
        return (self.inbox(unit, version) / UNITS[unit] / "all" / "issue.csv").read_bytes()

    def workbook(self, share: float) -> Path:
        """An inbox whose workbook arrived up to a share of its bytes."""
        whole = self.folder / "whole.xlsx"
        if not whole.exists():
            book = Workbook()
            for n in range(60):
                row = _row(n)
                book.active.append(list(row) if n == 0 else list(row.values()))
            book.save(whole)
        content = whole.read_bytes()
        place = self.folder / "half" / UNITS[0] / "all"
        place.mkdir(parents=True, exist_ok=True)
        (place / "issue.xlsx").write_bytes(content[: round(len(content) * share)])
        return self.folder / "half"

    def answers(self, state: State, key: Path) -> Answers:
        """What a home answers that was never disturbed and has the same key."""
        if state not in self._known:
            home = self.folder / f"undisturbed-{'-'.join(map(str, state))}"
            home.mkdir()
            (home / "key").write_bytes(key.read_bytes())
            handed = [self.inbox(unit, version) for unit, version in enumerate(state) if version]
            self._known[state] = answer_of(lambda: _undisturbed(home, handed))
        return self._known[state]


def _row(n: int) -> dict[str, str]:
    told = {"上报镇日期": "2021-06-03"} if n % 3 == 0 else {"办结日期": "2021-06-09"}
    # every seventh has a date that can't be, and waits for a correction
    day = "2021-13-41" if n % 7 == 5 else "2021-06-01"
    return {"编号": f"{n:04}", "收集日期": day, "问题摘要": f"事项{n}", "反映人": f"王{n}"} | {
        "上报镇日期": "",
        "办结日期": "",
        **told,
    }


def _undisturbed(home: Path, inboxes: list[Path]) -> Answers:
    for inbox in inboxes:
        load(Home(home), discover([inbox], None, None, None, None), Options(accept_fewer=True))
    return answers(home)


def answers(home: Path) -> Answers:
    """Every table and view of the snapshot in force: count and sum of the hashes of its rows."""
    current = Journal(Home(home)).current()
    if current is None:
        return {}
    path = home / "warehouse" / f"{current.snapshot}.duckdb"
    with duckdb.connect(str(path), read_only=True) as connection:
        return {table: _summed(connection, table) for table in _tables(connection)}


def _tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    found = connection.execute(
        "select table_name from information_schema.tables where table_schema = 'main' order by 1"
    )
    return [table for (table,) in found.fetchall() if table not in _OF_HISTORY]


def _summed(connection: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    described = connection.execute(f'describe "{table}"').fetchall()
    columns = ", ".join(f'"{column[0]}"' for column in described if column[0] not in _OWN)
    where = _IN_FORCE.get(table, "")
    ((count, total),) = connection.execute(
        f'select count(*), sum(hash(kept)::hugeint) from (select {columns} from "{table}" {where}) as kept'
    ).fetchall()
    return [str(count), str(total)]


def lost(home: Path, acknowledged: list[str]) -> list[str]:
    """Of the contents ever acknowledged, by hash, those the archive doesn't hold to the byte."""
    archive = Archive(Home(home).archive)
    return [digest for digest in acknowledged if sha256(archive.read(digest)) != digest]


def held(home: Path) -> list[str]:
    """The hashes of the contents in force."""
    journal = Journal(Home(home))
    current = journal.current()
    force = in_force(journal.chain(current.load if current else None))
    return sorted(one.sha256 for one in itertools.chain.from_iterable(force.values()))
