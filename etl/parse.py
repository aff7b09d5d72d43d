"""The use case of the reading side: files as handed in become typed rows, findings and quarantine."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from etl.finding import Finding
from etl.submission import Handed, Period

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class PartOutcome:
    """What became of one ledger's rows in one file part; a workbook of two ledgers has two outcomes.

    `read` counts the non-blank rows of the ledger's sheets and equals loaded + quarantined + skipped. Skipped
    are rows that are no data (titles, notes above the header, header rows also where they repeat, totals,
    footers) and second copies of identical rows. `first_day` and `last_day` are the period's, or for a
    running ledger (`all`) the first and last day, not after today, on which something happened, or None.
    """

    part: int
    ledger: str
    unit: str
    period: Period
    read: int
    loaded: int
    quarantined: int
    skipped: int
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True)
class Batch:
    """All that was read in one go; the rows lie in the connection as tables."""

    parts: tuple[PartOutcome, ...]
    ledgers: tuple[str, ...]
    findings: tuple[Finding, ...]


def parse(
    connection: duckdb.DuckDBPyConnection,
    handed: Sequence[tuple[Handed, bytes]],
    key: bytes,
    today: date,
    progress: Progress | None = None,
) -> Batch:
    """Read every file; leaves a table `typed_<ledger>` per ledger, and `batch_quarantine`, in the connection.

    Raises Refused, with nothing to be undone but temporary tables, where a file can't be read at all.
    """
    raise NotImplementedError
