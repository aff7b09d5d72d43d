"""A large text file read by the database engine: the same rows as row by row, several times faster."""

import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import duckdb

from etl.contract import contract
from etl.reading.body import Body, RowJudge, columns_of_fields, unknown_columns, untaken_columns
from etl.reading.byte_search import occurrences
from etl.reading.files import LargeText, Sheet
from etl.reading.layout import Column, Layout
from etl.reading.lookup import is_looked_up
from etl.reading.privacy import quoted
from etl.reading.raw import Source
from etl.reading.text_file import decoded, records

_CHUNK = 8 << 20  # bytes the engine reads at a time: what its threads share out among them
_LONGEST_LINE = 2_000_000  # bytes; a longer one is read row by row, which knows how long a cell may be
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""What the engine's `trim` takes off beside the blank."""
_OTHER_WHITE = "\t\r\u0085\u2028\u2029"
"""What it takes off only where it is told each mark, which is slow."""


def read_large(
    connection: duckdb.DuckDBPyConnection,
    large: LargeText,
    sheet: Sheet,
    layout: Layout,
    part: int,
    constants: dict[str, str],
) -> tuple[Source, Body] | None:
    """The table of its rows, and a Body that has only the counts and totals.

    None where the engine could not be exact about every row (blank lines, line breaks in quotes, malformed
    quotes, rows longer than the header, what isn't UTF-8): then it is read row by row.
    """
    table = f"large_{layout.ledger}_{part}"
    first = layout.bottom + 1
    judge = RowJudge(layout, [tuple(row) for row in sheet.rows[layout.top : first]])
    white = _white(large)
    fields = _fields(white, layout, constants)
    # Fields that are read alike share a column, named after the first of them.
    columns = {text: name for name, text in reversed(fields.items())}
    selected = [f'{text} as "{name}"' for text, name in columns.items()]
    selected += [f"{_extra(unknown_columns(layout), white)} as _extra"]
    selected += [f"{_rest(untaken_columns(layout), white)} as _rest"]
    selected += ["_lead is not null as _is_filled", f"{judge.suspect_sql} as _is_suspect"]
    try:
        _load(connection, large, layout, table, ", ".join(selected), _lead(white, large.width))
    except duckdb.Error:
        return None
    blank, filled = _counted(connection, table)
    if first + blank + filled != _lines(large.content):
        return None
    body = Body(skipped=sum(1 for row in sheet.rows[:first] if any(row)))
    dropped = _no_data(connection, table, large, sheet, judge, first, body)
    body.read = body.skipped + filled
    body.skipped += len(dropped)
    conditions = ["_is_filled"] if blank else []
    conditions += [f"rowid not in ({', '.join(map(str, dropped))})"] if dropped else []
    own = {name: columns[text] for name, text in fields.items()}
    return Source(table, own, part, sheet.first_row + first, " and ".join(conditions)), body


def _lines(content: bytes) -> int:
    counted = occurrences(content, (b"\n", b"\r"))
    ends = counted[b"\n"] or counted[b"\r"]
    return ends + (not content.endswith((b"\n", b"\r")))


def whole(large: LargeText, sheet: Sheet) -> Sheet:
    """The sheet with all its rows in memory; Unreadable where it goes on in no known encoding."""
    text, _ = decoded(large.content, large.name)
    return Sheet(sheet.name, records(text, large.delimiter, large.name), sheet.first_row)


def _load(
    connection: duckdb.DuckDBPyConnection,
    large: LargeText,
    layout: Layout,
    table: str,
    selected: str,
    lead: str,
) -> None:
    """Strict mode refuses what isn't well-formed, so each record is a line and nothing is lost unseen."""
    with _as_file(large.content) as path:
        connection.execute(
            f"create or replace temp table {table} as select {selected} from (select *, {lead} as _lead from "
            "read_csv($path, columns = $columns, auto_detect = false, header = false, skip = $skip, "
            "delim = $delimiter, quote = '\"', escape = '\"', strict_mode = true, null_padding = true, "
            f"buffer_size = {_CHUNK}, max_line_size = {_LONGEST_LINE}))",
            {
                "path": path,
                "columns": {f"c{index}": "VARCHAR" for index in range(large.width)},
                "skip": layout.bottom + 1,
                "delimiter": large.delimiter,
            },
        )


@contextmanager
def _as_file(content: bytes) -> Iterator[str]:
    """A path at which the engine can read it; a file in memory where the system has such files."""
    if hasattr(os, "memfd_create"):
        with os.fdopen(os.memfd_create("table.csv"), "wb") as file:
            file.write(content)
            file.flush()
            yield f"/proc/self/fd/{file.fileno()}"
        return
    handle, path = tempfile.mkstemp(suffix=".csv")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        yield path
    finally:
        os.unlink(path)


def _fields(white: str, layout: Layout, constants: Mapping[str, str]) -> dict[str, str]:
    """Each field's SQL; a column goes before a constant."""
    looked_up = {field.name for field in contract(layout.ledger).fields if is_looked_up(field)}
    found = {name: quoted(text) for name, text in constants.items()}
    for name, columns in columns_of_fields(layout).items():
        texts = [_trimmed(index, white) for index in columns]
        if len(columns) > 1:
            found[name] = _joined(texts)
        else:  # what is looked up is stripped there, once a distinct text
            found[name] = f"c{columns[0]}" if name in looked_up else texts[0]
    return found


def _lead(white: str, width: int) -> str:
    """A row's first filled cell, null of a blank row."""
    lead = f"coalesce({', '.join(_trimmed(index, white) for index in range(width))})"
    return lead if white else f"case when {_begins(0)} then c0 else {lead} end"


def _white(large: LargeText) -> str:
    """What may have to be trimmed in this text, beside the blank."""
    marks = _OTHER_WHITE if large.delimiter != "\t" or b'"' in large.content else _OTHER_WHITE.strip("\t")
    if large.content.isascii():
        wanted = {mark.encode(): mark for mark in marks if mark.isascii()}
    else:
        wanted = {mark.encode(): mark for mark in _SPACES + marks}
    counted = occurrences(large.content, (*wanted, b"\r\n"))
    if counted[b"\r"] == counted[b"\r\n"]:
        counted[b"\r"] = 0  # only ever part of a line's end, as Windows writes it
    return "".join(mark for text, mark in wanted.items() if counted[text])


def _begins(index: int) -> str:
    """Whether a cell begins with something; only where nothing but blanks may have to be trimmed."""
    return f"c{index} > '!'"


def _trimmed(index: int, white: str) -> str:
    """A cell without white on either side, null where nothing is left."""
    if set(white).issubset(_SPACES):
        trimmed = f"nullif(trim(c{index}), '')"
    else:
        trimmed = f"nullif(trim(c{index}, ' {white}'), '')"
    if white:
        return trimmed
    return f"case when {_begins(index)} and not ends_with(c{index}, ' ') then c{index} else {trimmed} end"


def _joined(texts: Sequence[str]) -> str:
    """Those that are filled, each once."""
    parts = [texts[0]]
    parts += [
        f"case when {text} not in ({', '.join(map(_unless_null, texts[:place]))}) then {text} end"
        for place, text in enumerate(texts)
        if place
    ]
    return f"nullif(concat_ws('/', {', '.join(parts)}), '')"


def _unless_null(text: str) -> str:
    return f"coalesce({text}, '')"


def _extra(unknown: Sequence[Column], white: str) -> str:
    """The unknown columns' filled cells as one JSON object, null where there are none."""
    if not unknown:
        return "null::varchar"
    keys = [quoted(f"{json.dumps(column.heading, ensure_ascii=False)}: ") for column in unknown]
    pairs = [
        f"{key} || to_json({_trimmed(column.index, white)})"
        for key, column in zip(keys, unknown, strict=True)
    ]
    return f"nullif('{{' || concat_ws(', ', {', '.join(pairs)}) || '}}', '{{}}')"


def _rest(untaken: Sequence[int], white: str) -> str:
    """A digest of the cells that aren't taken over; it serves to tell rows apart, within this file only."""
    if not untaken:
        return "null::ubigint"
    return f"hash({', '.join(_trimmed(index, white) for index in untaken)})"


def _counted(connection: duckdb.DuckDBPyConnection, table: str) -> tuple[int, int]:
    """How many rows are blank, and how many aren't."""
    counts = connection.execute(
        f"select count(*) filter (where not _is_filled), count(*) filter (where _is_filled) from {table}"
    ).fetchone()
    return (counts[0], counts[1]) if counts else (0, 0)


def _no_data(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    large: LargeText,
    sheet: Sheet,
    judge: RowJudge,
    first: int,
    body: Body,
) -> list[int]:
    """The places, from 0 below the header, of totals, footers and headings again; totals go to the body."""
    leads = connection.execute(f"select rowid from {table} where _is_suspect order by rowid").fetchall()
    if not leads:
        return []
    lines = large.content.split(b"\n" if b"\n" in large.content else b"\r")
    dropped: list[int] = []
    start = block = sheet.first_row + first
    for (place,) in leads:
        line = lines[first + place].rstrip(b"\r").decode("utf-8")
        row = records(line, large.delimiter, large.name)[0]
        kind = judge.kind(row)
        if kind == "total":
            body.totals.append(judge.total(row, start + place, block, start))
            block = start + place + 1
        if kind != "data":
            dropped.append(place)
    return dropped
