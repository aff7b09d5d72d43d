"""Every spelling and layout of the demo read back: each row as the generator meant it, without a finding."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from etl.demo.hanbin.ledgers import Ledgers, ledgers
from etl.demo.material import published, topics
from etl.reading.parse import Batch, parse
from etl.submission import discover

DAYS = (
    "collected", "escalated_town", "received_town", "escalated_county", "received_county", "escalated_city",
    "received_city", "assigned", "due", "resolved", "fed_back", "closed", "rated", "review_date", "reopened",
)  # fmt: skip
WORDS = ("level", "resolved_level", "source", "routing", "disposition", "satisfaction", "review_outcome")
TEXTS = ("id", "title", "reply", "department", "deputy", "station", "reception")
RECEPTION = ("date", "planned", "mode", "setting", "person_times", "opinions", "solved_on_spot")


@pytest.fixture(scope="module")
def meant() -> Ledgers:
    return ledgers(published("hanbin"))


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


@pytest.fixture(scope="module")
def batch(inbox: Path, connection: duckdb.DuckDBPyConnection) -> Batch:
    handed = [(one, one.path.read_bytes()) for one in discover([inbox], None, None, None, None)]
    return parse(connection, handed, b"a key of the tests' own, 32 long", date(2026, 1, 1))


def test_nothing_is_remarked_and_every_row_counted(batch: Batch) -> None:
    assert batch.findings == ()
    assert set(batch.ledgers) >= {
        "region",
        "station",
        "reception",
        "issue",
        "issue_event",
        "deputy",
        "budget",
    }
    for part in batch.parts:
        assert part.read == part.loaded + part.skipped
        assert part.quarantined == 0


def test_issues_are_read_as_meant(
    batch: Batch, connection: duckdb.DuckDBPyConnection, meant: Ledgers
) -> None:
    columns = (*DAYS, *WORDS, *TEXTS)
    rows = connection.execute(f"select _key, {', '.join(columns)} from typed_issue").fetchall()
    read = {key: dict(zip(columns, values, strict=True)) for key, *values in rows}
    entries = {entry.key: entry.row for held in meant.issues.values() for entry in held}
    assert set(read) == set(entries)
    for key, row in entries.items():
        assert read[key] == {column: row.get(column) for column in columns}, key


def test_categories_are_the_topics(
    batch: Batch, connection: duckdb.DuckDBPyConnection, meant: Ledgers
) -> None:
    codes = {topic.word: topic.category for topic in topics().topic}
    read = dict(connection.execute("select _key, category from typed_issue").fetchall())
    for held in meant.issues.values():
        for entry in held:
            assert read[entry.key] == codes[str(entry.row["category"])]


def test_receptions_are_read_as_meant(
    batch: Batch, connection: duckdb.DuckDBPyConnection, meant: Ledgers
) -> None:
    rows = connection.execute(f"select id, station, {', '.join(RECEPTION)} from typed_reception").fetchall()
    read = {row[0]: row[1:] for row in rows}
    assert len(rows) == len(meant.receptions) == len(read)
    for held in meant.receptions:
        numbers = (held.person_times, held.opinions, held.solved_on_spot)
        expected = (held.station.name, held.day, held.planned, held.mode, held.setting, *numbers)
        assert read[held.id] == expected


def test_no_constituent_leaves_the_reader(
    batch: Batch, connection: duckdb.DuckDBPyConnection, meant: Ledgers
) -> None:
    columns = [row[0] for row in connection.execute("describe typed_issue").fetchall()]
    assert not {"constituent", "phone"} & set(columns)
    phones = {
        str(entry.row["phone"]) for held in meant.issues.values() for entry in held if entry.row.get("phone")
    }
    texts = connection.execute(
        "select concat_ws(' ', title, content, reply, _extra) from typed_issue"
    ).fetchall()
    assert not any(phone in text for (text,) in texts for phone in phones if phone[-4:] in text)
