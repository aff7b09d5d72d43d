"""What loads parsed, kept as Parquet: one file per ledger and load, the submission a column."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import duckdb

from etl.contract import contracts
from etl.errors import Damaged
from etl.home import make_folder, publish, sync_file, write_whole
from etl.tables import MEMORY, Columns, filled, literal, literals, names

FINDINGS = "findings"
QUARANTINE = "quarantine"
_HASHES = "hashes"
_EVERY_FINDING = "every_finding"
CHANGES = "changes"
_ROW_GROUP = 40_960
"""Rows that one thread writes at a time; by the engine's usual 122,880 most files were one thread's."""

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
CHANGE_COLUMNS = {
    "submission": "varchar",
    "ledger": "varchar",
    "change": "varchar",
    "key": "varchar",
    "field": "varchar",
    "before": "varchar",
    "after": "varchar",
    "sheet": "varchar",
    "row": "integer",
}


class Lake:
    """The Parquet files of a home."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, connection: duckdb.DuckDBPyConnection, load: str, intake: Sequence[str]) -> None:
        """Writes `intake_<name>` for each ledger, findings and quarantine named, as the load's files.

        An earlier file of the same load is replaced, each in one step.
        What each file hashes to is kept beside them: a flipped bit of Parquet may still read as numbers.
        """
        drafts: list[tuple[Path, Path]] = []
        for name in intake:
            final = self._path(name, load)
            make_folder(final.parent)
            draft = final.with_name(f"{final.name}.tmp")
            write_parquet(connection, f"intake_{name}", draft)
            sync_file(draft)
            drafts.append((draft, final))
        hashes = {name: _hash(draft) for name, (draft, _) in zip(intake, drafts, strict=True)}
        self._hashes(load).unlink(missing_ok=True)
        for draft, final in drafts:
            publish(draft, final)
        write_whole(self._hashes(load), json.dumps(hashes).encode())

    def damaged(self, load: str) -> list[str]:
        """What a load kept that is missing or no longer what it was; [] where no hashes were kept."""
        try:
            hashes = json.loads(self._hashes(load).read_bytes())
        except FileNotFoundError:
            return []
        except (OSError, ValueError):
            return [_HASHES]
        return [name for name, known in hashes.items() if _hash(self._path(name, load)) != known]

    def files(self, name: str, loads: Sequence[str]) -> list[Path]:
        """The files these loads have of a ledger (or of findings, quarantine), in the order of the loads."""
        paths = (self._path(name, load) for load in loads)
        return [path for path in paths if path.exists()]

    def open(
        self, connection: duckdb.DuckDBPyConnection, loads: Sequence[str], intake: Sequence[str]
    ) -> None:
        """Fills the views that `lay_views` made: every row of the submissions in force (`parts`).

        They hold the files of these loads and, of the ledgers named, the connection's intake. `raw_changes`
        has what all of these loads changed, `every_finding` what the reader found, also those that were
        replaced since. Damaged where a file isn't what was kept.
        """
        for load in loads:
            if found := self.damaged(load):
                raise Damaged(
                    f"数据湖 {found[0]}/{load}.parquet 已损坏，请运行 python -m etl rebuild，从档案重建"
                )
        for name, shape in _shapes().items():
            sources = [f"from intake_{name}"] if name in intake else []
            if (files := self.files(name, loads)) and name == CHANGES:
                sources.append(f"from read_parquet({literals(files)}, union_by_name = true)")
            elif files:
                sources.append(_stored(files, "_submission" if "_submission" in shape else "submission"))
            if sources:
                _view(connection, f"raw_{name}", shape, sources)
        found = (
            [f"from read_parquet({literals(files)}, union_by_name = true)"]
            if (files := self.files(FINDINGS, loads))
            else []
        )
        found += [f"from intake_{FINDINGS}"] if FINDINGS in intake else []
        if found:
            _view(connection, _EVERY_FINDING, FINDING_COLUMNS, found)

    def _path(self, name: str, load: str) -> Path:
        return self.folder / name / f"{load}.parquet"

    def _hashes(self, load: str) -> Path:
        return self.folder / _HASHES / f"{load}.json"


def write_parquet(connection: duckdb.DuckDBPyConnection, table: str, path: Path) -> None:
    """Writes a table's rows as the lake keeps them: without the columns that no row fills."""
    columns = names(filled(connection, table))
    connection.execute(
        f"copy (select {columns} from {table}) to {literal(path)} (format parquet, compression snappy, "
        f"write_bloom_filter false, row_group_size {_ROW_GROUP})"
    )


def lay_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the views `raw_<ledger>` and those of findings, quarantine and changes, without any row yet."""
    views = {f"raw_{name}": shape for name, shape in _shapes().items()}
    for name, shape in (views | {_EVERY_FINDING: FINDING_COLUMNS}).items():
        columns = ", ".join(f'"{column}" {kind}' for column, kind in shape.items())
        connection.execute(f"create or replace table {MEMORY}.empty_{name} ({columns})")
        connection.execute(f"create or replace view {MEMORY}.{name} as from empty_{name}")


def _hash(path: Path) -> str | None:
    """SHA-256 of a file; None where it can't be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _stored(files: Sequence[Path], key: str) -> str:
    parquet = f"read_parquet({literals(files)}, union_by_name = true)"
    return f"from {parquet} as stored semi join parts on stored.{key} = parts.submission"


def _shapes() -> dict[str, Columns]:
    """The columns of what is kept, by name: each ledger's, and those of findings, quarantine and changes."""
    shapes: dict[str, Columns] = {
        FINDINGS: FINDING_COLUMNS,
        QUARANTINE: QUARANTINE_COLUMNS,
        CHANGES: CHANGE_COLUMNS,
    }
    for ledger, contract in contracts().items():
        typed = {name: kind for name, kind in contract.columns if name != "_part"}
        shapes[ledger] = typed | {"_submission": "varchar"}
    return shapes


def _view(connection: duckdb.DuckDBPyConnection, name: str, shape: Columns, sources: Sequence[str]) -> None:
    view = f"create or replace view {MEMORY}.{name} as select {names(shape)}"
    if sources == [f"from intake_{name.removeprefix('raw_')}"]:  # a load's own rows have every column already
        connection.execute(f"{view} {sources[0]}")
        return
    union = " union all by name ".join(f"({source})" for source in (f"from empty_{name}", *sources))
    connection.execute(f"{view} from ({union})")
