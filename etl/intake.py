"""What a load brings: the parsed rows, findings and quarantine under the names of their submissions."""

import json
from collections.abc import Iterator, Sequence

import duckdb

from etl.journal import Submission
from etl.lake import FINDING_COLUMNS, FINDINGS, QUARANTINE
from etl.parse import Batch
from etl.tables import temp_table


def take_in(connection: duckdb.DuckDBPyConnection, batch: Batch, submissions: Sequence[Submission]) -> None:
    """Makes `intake_<ledger>`, `intake_findings` and `intake_quarantine`: the batch with `submission` for the part."""
    columns = {"part": "integer", "ledger": "varchar", "submission": "varchar"}
    lines = (
        json.dumps({"part": s.part, "ledger": s.ledger, "submission": s.submission}).encode()
        for s in submissions
    )
    temp_table(connection, "intake_parts", columns, lines)
    for ledger in batch.ledgers:
        typed = _qualified(connection, f"typed_{ledger}")
        connection.execute(
            f"create or replace temp view intake_{ledger} as "
            f"select typed.* exclude (_part), intake_parts.submission as _submission "
            f"from {typed} as typed inner join intake_parts "
            f"on typed._part = intake_parts.part and intake_parts.ledger = '{ledger}'"
        )
    waiting = _qualified(connection, "batch_quarantine")
    connection.execute(
        f"create or replace temp view intake_{QUARANTINE} as "
        f"select intake_parts.submission, waiting.ledger, waiting.sheet, waiting.row, waiting.contents "
        f"from {waiting} as waiting inner join intake_parts using (part, ledger)"
    )
    temp_table(connection, f"intake_{FINDINGS}", FINDING_COLUMNS, _findings(batch, submissions))


def keys(connection: duckdb.DuckDBPyConnection, batch: Batch) -> dict[tuple[int, str], int]:
    """How many different keys each part has of each ledger."""
    counted: dict[tuple[int, str], int] = {}
    for ledger in batch.ledgers:
        typed = _qualified(connection, f"typed_{ledger}")
        rows = connection.execute(f"select _part, count(distinct _key) from {typed} group by _part")
        counted |= {(part, ledger): count for part, count in rows.fetchall()}
    return counted


def _findings(batch: Batch, submissions: Sequence[Submission]) -> Iterator[bytes]:
    first: dict[int, Submission] = {}
    for submission in submissions:
        first.setdefault(submission.part, submission)
    for finding in batch.findings:
        own = first.get(finding.part)
        if own is None:
            continue
        row = {name: value for name, value in finding.__dict__.items() if name != "part"}
        row |= {"submission": own.submission, "ledger": own.ledger, "unit": own.unit, "file": own.file}
        yield json.dumps(row, ensure_ascii=False).encode()


def _qualified(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    found = connection.execute(
        "select database_name, schema_name from duckdb_tables() where table_name = $1", [table]
    ).fetchone()
    assert found is not None, table
    return f'"{found[0]}"."{found[1]}"."{table}"'
