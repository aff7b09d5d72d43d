"""What stands in a sheet, column by column and row by row, masked as it would be loaded."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from etl.contract import Field, contract
from etl.reading.body import columns_of_fields, unknown_columns
from etl.reading.gathering import ReadSheet
from etl.reading.privacy import quoted, quoted_text
from etl.reading.wording import in_words, written

_ORDERED = frozenset(("date", "period", "month", "integer", "count", "number", "money", "share"))
_HERE = "coalesce(_sheet, '') = $sheet"


@dataclass(frozen=True)
class Profile:
    """A column over all data rows: how many are filled, how many texts differ, an example.

    `least` and `most` are of the rows that would be loaded, None where the type has no order. The example is
    a loaded row's, masked; None where no row with a value would be loaded.
    """

    filled: int
    distinct: int
    least: str | None
    most: str | None
    example: str | None


@dataclass(frozen=True)
class ShownRow:
    """A row as it was read: cells by the contract's Chinese headings, masked; `waits` if in quarantine."""

    row: int
    waits: bool
    cells: Mapping[str, object]


def profiles(connection: duckdb.DuckDBPyConnection, sheet: ReadSheet) -> dict[int, Profile]:
    """The profile of each column (from 0) of a sheet that `parse` read alone into the connection.

    Columns that aren't taken over have none. A field of two columns (town above village) is told on both.
    """
    fields = contract(sheet.ledger).by_name
    found: dict[int, Profile] = {}
    for name, columns in columns_of_fields(sheet.layout).items():
        least = most = "null"
        if fields[name].type in _ORDERED:
            value = f'"{fields[name].columns[0][0]}"'
            least, most = (f"{pick}({written(fields[name])}, {value})" for pick in ("arg_min", "arg_max"))
        profile = _profile(connection, sheet, f'"{name}"', written(fields[name]), least, most)
        found |= dict.fromkeys(columns, _in_words(profile, fields[name]))
    for column in unknown_columns(sheet.layout):
        cell = f"json_extract_string(_extra, {quoted(_pointer(column.heading))})"
        profile = _profile(connection, sheet, cell, cell, "null", "null")
        found[column.index] = _in_words(profile, None)
    return found


def _pointer(heading: str) -> str:
    """The JSON pointer of a key (RFC 6901)."""
    return "/" + heading.replace("~", "~0").replace("/", "~1")


def _profile(
    connection: duckdb.DuckDBPyConnection, sheet: ReadSheet, raw: str, value: str, least: str, most: str
) -> Profile:
    place = {"sheet": sheet.name or ""}
    ((filled, distinct),) = connection.execute(
        f"select count({raw}), count(distinct {raw}) from raw_{sheet.ledger} where {_HERE}", place
    ).fetchall()
    ((lowest, highest, example),) = connection.execute(
        f"select {least}, {most}, arg_min({value}, _row) from typed_{sheet.ledger} where {_HERE}", place
    ).fetchall()
    return Profile(filled, distinct, lowest, highest, example)


def _in_words(profile: Profile, field: Field | None) -> Profile:
    if profile.example is None:
        return profile
    text = in_words(field, profile.example)[0] if field else profile.example
    return Profile(profile.filled, profile.distinct, profile.least, profile.most, quoted_text(text, "text"))


def first_rows(connection: duckdb.DuckDBPyConnection, sheet: ReadSheet, count: int) -> list[ShownRow]:
    """The first data rows of a sheet that `parse` read into the connection, typed, or as they wait."""
    fields = [field for field in contract(sheet.ledger).fields if field.derived is None]
    chosen = ", ".join(written(field) for field in fields)
    place = {"sheet": sheet.name or "", "count": count}
    loaded = connection.execute(
        f"select _row, _extra, {chosen} from typed_{sheet.ledger} where {_HERE} order by _row limit $count",
        place,
    ).fetchall()
    waiting = connection.execute(
        "select row, contents from batch_quarantine where coalesce(sheet, '') = $sheet "
        f"and ledger = {quoted(sheet.ledger)} order by row limit $count",
        place,
    ).fetchall()
    rows = [ShownRow(row, False, _cells(fields, texts, extra)) for row, extra, *texts in loaded]
    rows += [ShownRow(row, True, json.loads(contents)) for row, contents in waiting]
    return sorted(rows, key=lambda shown: shown.row)[:count]


def _cells(fields: Sequence[Field], texts: Sequence[str | None], extra: str | None) -> dict[str, object]:
    cells: dict[str, object] = {
        field.zh: in_words(field, text)[0]
        for field, text in zip(fields, texts, strict=True)
        if text is not None
    }
    return cells | (json.loads(extra) if extra else {})
