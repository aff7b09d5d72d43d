"""Which deputy a name is, where several bear it as near: asked of whoever wrote it, never guessed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import duckdb

from etl.building.publishing import lay_parts
from etl.building.reference import Label
from etl.building.statements import lay_ledgers, name_deputies
from etl.contract import contract
from etl.errors import Damaged
from etl.home import Home
from etl.question import Candidate, Question, map_command
from etl.reading.gathering import ReadSheet
from etl.reading.parse import Batch
from etl.storing.intake import take_in
from etl.storing.journal import Manifest, Submission
from etl.storing.lake import Lake

Letters = Mapping[tuple[str, str | None, str], str]
"""Submission, sheet, field -> the letter of the column."""

_ASKED = """
select
    submission, field, written, sheet, row, row_count, told, deputy, name, region, tier_zh, tier_en,
    region_name, station_name, group_names
from namesakes
order by submission, row, field, written, deputy
"""


def letters(sheets: Iterable[ReadSheet], submissions: Iterable[Submission]) -> Letters:
    """Where the fields of these submissions stand, as far as their sheets were read just now."""
    named = {(one.part, one.ledger): one.submission for one in submissions}
    return {
        (named[sheet.part, sheet.ledger], sheet.name, field): letter
        for sheet in sheets
        if (sheet.part, sheet.ledger) in named
        for field, letter in sheet.letters.items()
    }


def looked_up(
    connection: duckdb.DuckDBPyConnection, home: Home, chain: Sequence[Manifest], batch: Batch
) -> list[Question]:
    """What the names in a batch would ask if it were loaded as the chain's last load; nothing is written.

    [] where no sheet of it has a column of deputies, or where what was loaded before can't be read: a load
    mends that.
    """
    new = chain[-1]
    given = {(sheet.ledger, name) for sheet in batch.sheets for name in sheet.letters}
    if not any(contract(ledger).by_name[name].names_deputy for ledger, name in given):
        return []
    # On a cursor of its own, where the reader's views of the ledgers, of the same names, aren't seen.
    with connection.cursor() as building:
        lay_ledgers(building)
        lay_parts(building, chain)
        try:
            lake = Lake(home.lake)
            lake.open(building, [one.load for one in chain[:-1]], take_in(building, batch, new.submissions))
        except Damaged:
            return []
        name_deputies(building, Label(new.load, new.load, "", None))
        return name_questions(building, new.submissions, letters(batch.sheets, new.submissions))


def name_questions(
    connection: duckdb.DuckDBPyConnection, submissions: Iterable[Submission], columns: Letters
) -> list[Question]:
    """What submissions ask of names, one a name; expects the table `namesakes` of a build."""
    known = {one.submission: one for one in submissions}
    cursor = connection.execute(_ASKED)
    names = [column[0] for column in cursor.description]
    rivals: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for values in cursor.fetchall():
        row = dict(zip(names, values, strict=True))
        if row["submission"] in known:
            rivals.setdefault((row["submission"], row["field"], row["written"]), []).append(row)
    return [_question(known[submission], rows, columns) for (submission, _, _), rows in rivals.items()]


def _question(asking: Submission, rows: list[dict[str, Any]], columns: Letters) -> Question:
    first = rows[0]
    field = contract(asking.ledger).by_name[first["field"]]
    written, sheet, count = first["written"], first["sheet"], first["row_count"]
    column = columns.get((asking.submission, sheet, field.name))
    candidates = tuple(_candidate(asking, row) for row in rows)
    listed = "；".join(f"{one.zh}（{one.answer}）" for one in candidates)
    listed_en = "; ".join(f"{one.en} ({one.answer})" for one in candidates)
    place = " ".join(part for part in (asking.file, sheet, f"第 {first['row']} 行") if part)
    samples = f"（如 {'、'.join(first['told'])}）" if first["told"] else ""
    zh = (
        f"{place}的{field.zh}“{written}”有 {len(rows)} 位同名，共 {count} 行{samples}：{listed}；"
        f"请用 {candidates[0].command} 说明是哪一位（等号后面换成所选的那一位）后再交一次，"
        "或在表里改填代表编号；说明以前不算在任何一位名下"
    )
    en = (
        f"{asking.file}, row {first['row']}: {len(rows)} deputies are called {written} ({count} rows): "
        f"{listed_en}; {candidates[0].command}, then hand it in again"
    )
    return Question(
        "name", asking.file, asking.sha256, sheet, asking.unit, asking.ledger, written, column, field.name,
        candidates, zh, en,
    )  # fmt: skip


def _candidate(asking: Submission, row: Mapping[str, Any]) -> Candidate:
    """One who bears the name, with what tells them apart: level, place, station, groups, number."""
    apart = [row["region_name"], row["station_name"], row["group_names"]]
    number = row["deputy"].partition("/")[2]
    zh = "，".join(part for part in (row["name"], row["tier_zh"], *apart, f"编号 {number}") if part)
    en = ", ".join(part for part in (row["name"], row["tier_en"], *apart, f"number {number}") if part)
    said = f"{row['field']}:{row['written']}={row['deputy']}"
    command = map_command(asking.unit, asking.ledger, "--alias", said)
    return Candidate(row["deputy"], zh, en, None, tuple(row["told"]), command, row["region"])
