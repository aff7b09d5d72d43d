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
_RARE_WHITE = ("\t", "\r", "\u3000", "\u00a0", "\ufeff", "\u200b")
_BLANKS = frozenset(" \u3000\u00a0")  # what the engine trims without being told


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
    texts = _texts(white, layout, constants)
    columns = {text: name for name, text in reversed(texts.items())}
    selected = [f'{text} as "{name}"' for text, name in columns.items()]
    selected += [f"{_extra(unknown_columns(layout))} as _extra", f"{_rest(untaken_columns(layout))} as _rest"]
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
    own = {name: columns[text] for name, text in texts.items()}
    return Source(table, own, part, sheet.first_row + first, " and ".join(conditions)), body


def _lines(content: bytes) -> int:
    ends = occurrences(content, b"\n") or occurrences(content, b"\r")
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


def _texts(white: str, layout: Layout, constants: Mapping[str, str]) -> dict[str, str]:
    """The fields as SQL."""
    looked_up = {field.name for field in contract(layout.ledger).fields if is_looked_up(field)}
    found = {name: quoted(text) for name, text in constants.items()}
    for name, columns in columns_of_fields(layout).items():
        # What is looked up is stripped there, once a distinct text.
        texts = [f"c{index}" if name in looked_up else _trimmed(index, white) for index in columns]
        found[name] = texts[0] if len(texts) == 1 else _joined(texts)
    return found


def _lead(white: str, width: int) -> str:
    """A row's first filled cell, null of a blank row."""
    lead = f"coalesce({', '.join(_trimmed(index, white) for index in range(width))})"
    return lead if white else f"case when {_begins(0)} then c0 else {lead} end"


def _white(large: LargeText) -> str:
    """What to trim beside the blank: such characters are slow and only named where they occur."""
    is_ascii = large.content.isascii()
    rare = [mark for mark in _RARE_WHITE if mark.isascii() or not is_ascii]
    present = [mark for mark in rare if mark != large.delimiter and _occurs(mark, large.content)]
    if "\r" in present and occurrences(large.content, b"\r") == occurrences(large.content, b"\r\n"):
        present.remove("\r")  # only ever part of a line's end, as Windows writes it
    return "".join(present)


def _occurs(mark: str, content: bytes) -> bool:
    encoded = mark.encode("utf-8")
    return all(bytes((byte,)) in content for byte in encoded) and occurrences(content, encoded) > 0


def _begins(index: int) -> str:
    """Whether a cell begins with a mark; only where nothing but blanks is to be trimmed."""
    return f"c{index} > '!'"


def _trimmed(index: int, white: str) -> str:
    named = "" if _BLANKS.issuperset(white) else f", ' {white}'"
    trimmed = f"nullif(trim(c{index}{named}), '')"
    if white:
        return trimmed
    return f"case when {_begins(index)} and not ends_with(c{index}, ' ') then c{index} else {trimmed} end"


def _joined(texts: Sequence[str]) -> str:
    return f"nullif(concat_ws('/', {', '.join(texts)}), '')"


def _extra(unknown: Sequence[Column]) -> str:
    """The unknown columns' filled cells as one JSON object, null where there are none."""
    if not unknown:
        return "null::varchar"
    keys = [quoted(f"{json.dumps(column.heading, ensure_ascii=False)}: ") for column in unknown]
    pairs = [f"{key} || to_json(c{column.index})" for key, column in zip(keys, unknown, strict=True)]
    return f"nullif('{{' || concat_ws(', ', {', '.join(pairs)}) || '}}', '{{}}')"


def _rest(untaken: Sequence[int]) -> str:
    """A digest of the cells that aren't taken over; it serves to tell rows apart, within this file only."""
    if not untaken:
        return "null::ubigint"
    return f"hash({', '.join(f'c{index}' for index in untaken)})"


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
    lines = large.content.decode("utf-8").splitlines()
    dropped: list[int] = []
    start = block = sheet.first_row + first
    for (place,) in leads:
        row = records(lines[first + place], large.delimiter, large.name)[0]
        kind = judge.kind(row)
        if kind == "total":
            body.totals.append(judge.total(row, start + place, block, start))
            block = start + place + 1
        if kind != "data":
            dropped.append(place)
    return dropped
