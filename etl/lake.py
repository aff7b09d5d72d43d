"""What loads parsed, kept as Parquet: one file per ledger and load, the submission a column."""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from etl.contract import contracts
from etl.home import publish, sync_file
from etl.tables import literal, literals

FINDINGS = "findings"
QUARANTINE = "quarantine"

FINDING_COLUMNS = {
    "submission": "varchar",
    "severity": "varchar",
    "rule": "varchar",
    "ledger": "varchar",
    "unit": "varchar",
    "file": "varchar",
    "sheet": "varchar",
    "row": "integer",
    "column": "varchar",
    "field": "varchar",
    "found": "varchar",
    "message": "varchar",
    "message_en": "varchar",
    "issue": "varchar",
}
QUARANTINE_COLUMNS = {
    "submission": "varchar",
    "ledger": "varchar",
    "sheet": "varchar",
    "row": "integer",
    "contents": "varchar",
}


class Lake:
    """The Parquet files of a home."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, connection: duckdb.DuckDBPyConnection, load: str, ledgers: Sequence[str]) -> None:
        """Writes `intake_<ledger>` for each ledger, and findings and quarantine, as the load's files.

        An earlier file of the same load is replaced, each in one step.
        """
        drafts: list[tuple[Path, Path]] = []
        for name in (*ledgers, FINDINGS, QUARANTINE):
            final = self._path(name, load)
            final.parent.mkdir(parents=True, exist_ok=True)
            draft = final.with_name(f"{final.name}.tmp")
            connection.execute(
                f"copy (from intake_{name}) to {literal(draft)} (format parquet, compression snappy)"
            )
            sync_file(draft)
            drafts.append((draft, final))
        for draft, final in drafts:
            publish(draft, final)

    def files(self, name: str, loads: Sequence[str]) -> list[Path]:
        """The files these loads have of a ledger (or of findings, quarantine), in the order of the loads."""
        paths = (self._path(name, load) for load in loads)
        return [path for path in paths if path.exists()]

    def open(self, connection: duckdb.DuckDBPyConnection, loads: Sequence[str], with_batch: bool) -> None:
        """Makes `raw_<ledger>` views: every row of the submissions in force (`parts`), old and new."""
        for ledger, contract in contracts().items():
            columns = [*(c for c in contract.columns if c[0] != "_part"), ("_submission", "varchar")]
            self._view(connection, ledger, columns, loads, with_batch)
        self._view(connection, FINDINGS, list(FINDING_COLUMNS.items()), loads, with_batch)
        self._view(connection, QUARANTINE, list(QUARANTINE_COLUMNS.items()), loads, with_batch)

    def _view(
        self,
        connection: duckdb.DuckDBPyConnection,
        name: str,
        columns: Sequence[tuple[str, str]],
        loads: Sequence[str],
        with_batch: bool,
    ) -> None:
        shape = ", ".join(f'"{column}" {kind}' for column, kind in columns)
        connection.execute(f"create or replace temp table empty_{name} ({shape})")
        key = "_submission" if columns[-1][0] == "_submission" else "submission"
        sources = [f"from empty_{name}"]
        if with_batch and _has(connection, f"intake_{name}"):
            sources.append(f"from intake_{name}")
        if files := self.files(name, loads):
            parquet = f"read_parquet({literals(files)}, union_by_name = true)"
            sources.append(f"from {parquet} as stored semi join parts on stored.{key} = parts.submission")
        listed = ", ".join(f'"{column}"' for column, _ in columns)
        union = " union all by name ".join(f"({source})" for source in sources)
        connection.execute(f"create or replace temp view raw_{name} as select {listed} from ({union})")

    def _path(self, name: str, load: str) -> Path:
        return self.folder / name / f"{load}.parquet"


def _has(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    found = connection.execute(
        "select 1 from duckdb_tables() where table_name = $1 union all "
        "select 1 from duckdb_views() where view_name = $1",
        [table],
    ).fetchall()
    return bool(found)
