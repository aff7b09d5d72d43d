"""The rows of one ledger in one batch as raw texts: gathered from sheets, or read from a large text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import duckdb
import numpy as np

from etl.contract import Contract
from etl.reading.body import Body
from etl.reading.privacy import quoted

_SOURCE_BITS = 40


@dataclass
class Gathered:
    """Sheets' rows side by side until they go into the database in one piece; `''` is blank."""

    parts: list[int] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    cells: dict[str, list[str]] = field(default_factory=dict)
    extra: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)

    def add(self, part: int, sheet: str | None, body: Body) -> None:
        """Appends a sheet's rows; a field the sheet lacks is blank."""
        before, size = len(self.rows), len(body.rows)
        for name in body.cells.keys() - self.cells.keys():
            self.cells[name] = [""] * before
        for name, column in self.cells.items():
            column.extend(body.cells.get(name) or [""] * size)
        self.parts.extend([part] * size)
        self.sheets.extend([sheet or ""] * size)
        self.rows.extend(body.rows)
        self.extra.extend(body.extra or [""] * size)
        self.rest.extend(body.rest or [""] * size)

    def store(self, connection: duckdb.DuckDBPyConnection, table: str) -> None:
        """Creates the table _part, _sheet, _row, the fields, _extra, _rest."""
        texts = {"_sheet": self.sheets, **self.cells, "_extra": self.extra, "_rest": self.rest}
        same = {name: quoted(column[0]) for name, column in texts.items() if _is_same(column)}
        columns: dict[str, np.ndarray[Any, np.dtype[Any]]] = {
            "_part": np.array(self.parts, dtype=np.int32),
            "_row": np.array(self.rows, dtype=np.int32),
            **{
                name: np.fromiter(column, dtype=object, count=len(column))
                for name, column in texts.items()
                if name not in same
            },
        }
        given = {name: _unless_blank(same.get(name, f'"{name}"')) for name in texts}
        given["_rest"] = f"case when {given['_rest']} is not null then hash({given['_rest']}) end"
        chosen = ", ".join(f'{text} as "{name}"' for name, text in given.items())
        connection.register("gathered_columns", columns)
        connection.execute(
            f"create or replace temp table {table} as select _part, _row, {chosen} from gathered_columns"
        )
        connection.unregister("gathered_columns")


def _unless_blank(text: str) -> str:
    return f"nullif({text}::varchar, '')"


def _is_same(column: list[str]) -> bool:
    """Whether all rows say the same, as they often do of sheet and place: then it is written but once."""
    return bool(column) and column[-1] == column[0] and column.count(column[0]) == len(column)


@dataclass(frozen=True)
class Source:
    """A table of raw texts; `part` and `first_row` stand for columns a large text's table doesn't have.

    `columns` says where each field is: two fields read from one column are one column of the table.
    """

    table: str
    columns: Mapping[str, str]
    part: int | None = None
    first_row: int = 0
    where: str = ""

    def select(self, fields: list[str], ordinal: int) -> str:
        """The table in the shape all sources share: _id, _part, _sheet, _row, the fields, _extra, _rest."""
        own = ", ".join(
            f'"{self.columns[name]}" as "{name}"' if name in self.columns else f'null::varchar as "{name}"'
            for name in fields
        )
        place = "_part, _sheet, _row"
        if self.part is not None:
            row = f"(rowid + {self.first_row})::integer as _row"
            place = f"{self.part}::integer as _part, null::varchar as _sheet, {row}"
        where = f" where {self.where}" if self.where else ""
        identity = f"rowid + {ordinal << _SOURCE_BITS} as _id"
        return f"select {identity}, {place}, {own}, _extra, _rest from {self.table}{where}"


@dataclass
class RawLedger:
    """All rows of a ledger in the batch; after `publish`, `fields` names what any sheet gives."""

    contract: Contract
    gathered: Gathered = field(default_factory=Gathered)
    sources: list[Source] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)

    @property
    def view(self) -> str:
        """The view that shows all sources as one table."""
        return f"raw_{self.contract.ledger}"

    def texts(self, connection: duckdb.DuckDBPyConnection, name: str) -> set[str]:
        """The distinct texts of a published field; for those gathered the database needn't be asked."""
        found = set(self.gathered.cells.get(name, ()))
        for source in self.sources:
            if source.table != self._table and name in source.columns:
                rows = connection.execute(
                    f'select distinct "{name}" from ({source.select([name], 0)}) where "{name}" is not null'
                )
                found |= {text for (text,) in rows.fetchall()}
        return found - {""}

    @property
    def _table(self) -> str:
        return f"{self.view}_gathered"

    def publish(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Moves what was gathered into the database and creates the view."""
        if self.gathered.rows or not self.sources:
            self.gathered.store(connection, self._table)
            self.sources.append(Source(self._table, {name: name for name in self.gathered.cells}))
        given = {name for source in self.sources for name in source.columns}
        self.fields = [f.name for f in self.contract.fields if f.name in given]
        selects = [source.select(self.fields, ordinal) for ordinal, source in enumerate(self.sources)]
        connection.execute(f"create or replace temp view {self.view} as {' union all '.join(selects)}")
