"""What loads parsed, kept as Parquet: one file per ledger and load, the submission a column."""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from etl.contract import contracts
from etl.home import publish, sync_file
from etl.tables import Columns, filled, literal, literals, names

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
    "cell": "varchar",
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

    def keep(self, connection: duckdb.DuckDBPyConnection, load: str, intake: Sequence[str]) -> None:
        """Writes `intake_<name>` for each ledger, findings and quarantine named, as the load's files.

        A column that no row fills isn't kept. An earlier file of the same load is replaced, each in one step.
        """
        drafts: list[tuple[Path, Path]] = []
        for name in intake:
            final = self._path(name, load)
            final.parent.mkdir(parents=True, exist_ok=True)
            draft = final.with_name(f"{final.name}.tmp")
            columns = names(filled(connection, f"intake_{name}"))
            connection.execute(
                f"copy (select {columns} from intake_{name}) to {literal(draft)} "
                "(format parquet, compression snappy)"
            )
            sync_file(draft)
            drafts.append((draft, final))
        for draft, final in drafts:
            publish(draft, final)

    def files(self, name: str, loads: Sequence[str]) -> list[Path]:
        """The files these loads have of a ledger (or of findings, quarantine), in the order of the loads."""
        paths = (self._path(name, load) for load in loads)
        return [path for path in paths if path.exists()]

    def open(
        self, connection: duckdb.DuckDBPyConnection, loads: Sequence[str], intake: Sequence[str]
    ) -> None:
        """Makes `raw_<ledger>` views: every row of the submissions in force (`parts`).

        They hold the files of these loads and, of the ledgers named, the connection's intake.
        """
        shapes = {FINDINGS: FINDING_COLUMNS, QUARANTINE: QUARANTINE_COLUMNS}
        for ledger, contract in contracts().items():
            typed = {name: kind for name, kind in contract.columns if name != "_part"}
            shapes[ledger] = typed | {"_submission": "varchar"}
        for name, shape in shapes.items():
            sources = [f"from intake_{name}"] if name in intake else []
            if files := self.files(name, loads):
                sources.append(_stored(files, "_submission" if "_submission" in shape else "submission"))
            _view(connection, name, shape, sources)

    def _path(self, name: str, load: str) -> Path:
        return self.folder / name / f"{load}.parquet"


def _stored(files: Sequence[Path], key: str) -> str:
    parquet = f"read_parquet({literals(files)}, union_by_name = true)"
    return f"from {parquet} as stored semi join parts on stored.{key} = parts.submission"


def _view(connection: duckdb.DuckDBPyConnection, name: str, shape: Columns, sources: Sequence[str]) -> None:
    columns = ", ".join(f'"{column}" {kind}' for column, kind in shape.items())
    if not sources:  # most homes have few of the ledgers, and a table costs the engine less than a view
        connection.execute(f"create or replace temp table raw_{name} ({columns})")
        return
    connection.execute(f"create or replace temp table empty_{name} ({columns})")
    union = " union all by name ".join(f"({source})" for source in (f"from empty_{name}", *sources))
    connection.execute(f"create or replace temp view raw_{name} as select {names(shape)} from ({union})")
