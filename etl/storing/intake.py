"""What a load brings: the parsed rows, findings and quarantine under the names of their submissions."""

from collections.abc import Iterator, Sequence

import duckdb

from etl.reading.parse import Batch
from etl.storing.journal import Submission
from etl.storing.lake import FINDING_COLUMNS, FINDINGS, QUARANTINE
from etl.tables import Row, literal, shared_table


def take_in(
    connection: duckdb.DuckDBPyConnection, batch: Batch, submissions: Sequence[Submission]
) -> tuple[str, ...]:
    """Makes `intake_<ledger>`, `intake_findings`, `intake_quarantine`; what follows `intake_` in each."""
    columns = {"part": "integer", "ledger": "varchar", "submission": "varchar"}
    lines = ({"part": s.part, "ledger": s.ledger, "submission": s.submission} for s in submissions)
    shared_table(connection, "intake_parts", columns, lines)
    for ledger in batch.ledgers:
        submission, rows = _named(batch, submissions, ledger)
        connection.execute(
            f"create or replace view intake_{ledger} as "
            f"select typed.* exclude (_part), {submission} as _submission {rows}"
        )
    connection.execute(
        f"create or replace view intake_{QUARANTINE} as "
        f"select intake_parts.submission, waiting.ledger, waiting.sheet, waiting.row, waiting.contents "
        f"from batch_quarantine as waiting inner join intake_parts using (part, ledger)"
    )
    shared_table(connection, f"intake_{FINDINGS}", FINDING_COLUMNS, _findings(batch, submissions))
    return (*batch.ledgers, FINDINGS, QUARANTINE)


def _named(batch: Batch, submissions: Sequence[Submission], ledger: str) -> tuple[str, str]:
    """The submission of a ledger's rows and where they lie, as SQL; those of an only part need no join."""
    rows = f"from typed_{ledger} as typed"
    parts = [one.part for one in batch.parts if one.ledger == ledger]
    came = {one.part: one.submission for one in submissions if one.ledger == ledger}
    if list(came) == parts and len(parts) == 1:
        return literal(came[parts[0]]), rows
    joined = f"on typed._part = intake_parts.part and intake_parts.ledger = '{ledger}'"
    return "intake_parts.submission", f"{rows} inner join intake_parts {joined}"


def _findings(batch: Batch, submissions: Sequence[Submission]) -> Iterator[Row]:
    first: dict[int, Submission] = {}
    for submission in submissions:
        first.setdefault(submission.part, submission)
    for finding in batch.findings:
        own = first.get(finding.part)
        if own is None:
            continue
        row = {name: value for name, value in finding.__dict__.items() if name != "part"}
        row |= {"submission": own.submission, "ledger": own.ledger, "unit": own.unit, "file": own.file}
        yield row
