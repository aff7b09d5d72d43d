"""A large text file read by the database engine: the same rows as row by row, many times faster."""

import os
import tempfile
from collections.abc import Sequence

import duckdb

from etl.body import Body, RowJudge, columns_of_fields, unknown_columns
from etl.files import LargeText, Sheet
from etl.layout import Column, Layout
from etl.privacy import quoted
from etl.raw import Source
from etl.text_file import records

_WHITE = "' \t\r\n\u3000\u00a0\ufeff\u200b'"


def read_large(
    connection: duckdb.DuckDBPyConnection,
    large: LargeText,
    sheet: Sheet,
    layout: Layout,
    part: int,
    constants: dict[str, str],
) -> tuple[Source, Body] | None:
    """The table of its rows and a Body that has only the counts and totals.

    None where the engine could not be exact about every row (blank lines, line breaks in quotes, malformed quotes,
    rows longer than the header): then it is read row by row.
    """
    if b"\n\n" in large.content or b"\n\r\n" in large.content:
        return None
    width = max(len(row) for row in sheet.rows)
    table = f"large_{layout.ledger}_{part}"
    try:
        _load(connection, large, width, layout, table, constants)
    except duckdb.Error:
        return None
    first = layout.bottom + 1
    body = Body(read=0, skipped=sum(1 for row in sheet.rows[:first] if any(row)))
    dropped = _no_data(connection, table, large, sheet, layout, body)
    blanks, filled = _counted(connection, table)
    body.read = body.skipped + filled - len(dropped)
    where = " and ".join(
        [*(["_lead is not null"] if blanks else []), *([f"rowid not in ({dropped})"] if dropped else [])]
    )
    return Source(
        table, tuple({**columns_of_fields(layout), **constants}), part, sheet.first_row + first, where
    ), body


def whole(large: LargeText, sheet: Sheet) -> Sheet:
    """The sheet with all its rows in memory."""
    rows = records(large.content.decode("utf-8"), large.delimiter)
    return Sheet(sheet.name, rows, sheet.first_row)


def _load(
    connection: duckdb.DuckDBPyConnection,
    large: LargeText,
    width: int,
    layout: Layout,
    table: str,
    constants: dict[str, str],
) -> None:
    """Strict mode refuses what isn't well-formed, so each record is a line and nothing is lost unseen."""
    handle, path = tempfile.mkstemp(suffix=".csv")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(large.content)
        columns = ", ".join(f"'c{index}': 'VARCHAR'" for index in range(width))
        connection.execute(
            f"create or replace temp table {table} as select {_selected(layout, width, constants)} from read_csv($path, "
            f"columns = {{{columns}}}, auto_detect = false, header = false, skip = {layout.bottom + 1}, "
            f"delim = '{large.delimiter}', quote = '\"', escape = '\"', strict_mode = true, null_padding = true)",
            {"path": path},
        )
    finally:
        os.unlink(path)


def _selected(layout: Layout, width: int, constants: dict[str, str]) -> str:
    given = columns_of_fields(layout)
    fields = [f'{_joined(columns)} as "{name}"' for name, columns in given.items()]
    fields += [f'{quoted(text)} as "{name}"' for name, text in constants.items() if name not in given]
    lead = f"coalesce({', '.join(_text(index) for index in range(width))})"
    return ", ".join([*fields, f"{_extra(unknown_columns(layout))} as _extra", f"{lead} as _lead"])


def _text(index: int) -> str:
    return f"nullif(trim(c{index}, {_WHITE}), '')"


def _joined(columns: Sequence[int]) -> str:
    if len(columns) == 1:
        return _text(columns[0])
    return f"nullif(concat_ws('/', {', '.join(map(_text, columns))}), '')"


def _extra(unknown: Sequence[Column]) -> str:
    if not unknown:
        return "null::varchar"
    pairs = [f"'{_json_key(column.heading)}: ' || to_json({_text(column.index)})" for column in unknown]
    return f"nullif('{{' || concat_ws(', ', {', '.join(pairs)}) || '}}', '{{}}')"


def _json_key(heading: str) -> str:
    escaped = heading.replace("\\", "\\\\").replace('"', '\\"').replace("'", "''")
    return f'"{escaped}"'


def _counted(connection: duckdb.DuckDBPyConnection, table: str) -> tuple[int, int]:
    """How many rows are blank, and how many aren't."""
    counts = connection.execute(f"select count(*) - count(_lead), count(_lead) from {table}").fetchone()
    return (counts[0], counts[1]) if counts else (0, 0)


def _no_data(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    large: LargeText,
    sheet: Sheet,
    layout: Layout,
    body: Body,
) -> list[int]:
    """The places, from 0 below the header, of totals, footers and repeated headings; notes them in the body."""
    first = layout.bottom + 1
    judge = RowJudge(layout, [tuple(row) for row in sheet.rows[layout.top : first]])
    leads = connection.execute(f"select rowid, _lead from {table} where {judge.suspect_sql}").fetchall()
    if not leads:
        return []
    lines = large.content.decode("utf-8").split("\n")
    dropped: list[int] = []
    start = block = sheet.first_row + first
    for place, _ in leads:
        row = records(lines[first + place], large.delimiter)[0]
        kind = judge.kind(row)
        if kind == "total":
            body.totals.append(judge.total(row, start + place, block, start))
            block = start + place + 1
        if kind != "data":
            dropped.append(place)
    body.skipped += len(dropped)
    return dropped
