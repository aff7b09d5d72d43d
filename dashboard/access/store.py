"""The state of sign-in: one small SQLite file under the home, readable by its owner only."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FOLDER = "access"
PATIENCE = 15.0
"""Seconds to wait for another process that writes."""

TABLES = """
create table if not exists users (
    name text primary key,
    role text not null,
    region text not null,
    password text,
    generation integer not null default 0,
    is_disabled integer not null default 0,
    added_at integer not null
);
create table if not exists failures (subject text not null, at integer not null);
create index if not exists failures_of on failures (subject, at);
create table if not exists links (mark text primary key, name text not null, good_until integer not null);
"""

LATER = {"origin": "text"}
"""Columns of users that an earlier version's file hasn't; `origin`: the provider that vouches, else null."""


class Store:
    """The SQLite file of a home, made on first use, readable by its owner only."""

    def __init__(self, home: Path) -> None:
        self.folder = home / FOLDER
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._path = self.folder / "users.sqlite"
        _touched(self._path)
        with self.writing() as connection:
            connection.executescript(TABLES)
            known = {row["name"] for row in connection.execute("pragma table_info(users)")}
            for column in LATER.keys() - known:
                connection.execute(f"alter table users add column {column} {LATER[column]}")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction that nobody else writes beside: committed at the end, or not at all."""
        connection = sqlite3.connect(self._path, timeout=PATIENCE, isolation_level=None)
        connection.row_factory = sqlite3.Row
        try:
            connection.execute("begin immediate")
            yield connection
            if connection.in_transaction:
                connection.execute("commit")
        finally:
            # What isn't committed by now is undone.
            connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to look with."""
        connection = sqlite3.connect(self._path, timeout=PATIENCE, isolation_level=None)
        connection.row_factory = sqlite3.Row
        try:
            yield connection
        finally:
            connection.close()


def _touched(path: Path) -> None:
    """The file, there and its owner's only."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
