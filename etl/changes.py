"""What a load changed: the rows of each submission against those of the one it replaced."""

from typing import Any

import duckdb

from etl.account import changes_told, short_code
from etl.contract import contract
from etl.errors import Refused
from etl.home import Home
from etl.reading.wording import in_words
from etl.storing.journal import Journal

_SUBMISSIONS = """
select submission, load, file, ledger, unit, period, replaces, loaded_at, is_in_force
from submissions
where load = $load or submission = $submission
order by submission
"""
_ROWS = """
select submission, change, key, field, before, after, sheet, row
from changes
where submission in (select unnest($submissions))
order by submission, key, field
"""
_TOLD = ("id", "load", "file", "ledger", "unit", "period", "replaces", "loaded_at", "is_in_force")


def changed(home: Home, load: str | None = None, submission: str | None = None) -> dict[str, Any]:
    """The submissions of a load (the last in force unless one is named), or one, and what each changed.

    A submission that replaced none has `changes` null and no rows. `before` and `after` are the typed values
    as people read them, null of personal fields. Refused where there is no such load or submission in force.
    """
    current = Journal(home).current()
    if current is None:
        raise Refused(f"{home.root} 里还没有装载过任何台账")
    asked = {"load": load or (None if submission else current.load), "submission": submission}
    with duckdb.connect(str(home.warehouse / f"{current.snapshot}.duckdb"), read_only=True) as connection:
        told = [
            dict(zip(_TOLD, row, strict=True)) for row in connection.execute(_SUBMISSIONS, asked).fetchall()
        ]
        if not told:
            raise Refused(f"现在的快照里没有装载或报送 {load or submission}，请用 etl status 查看")
        listed = {"submissions": [one["id"] for one in told]}
        rows = connection.execute(_ROWS, listed).fetchall()
    for one in told:
        own = [row[1:] for row in rows if row[0] == one["id"]]
        one["changes"] = changes_told(one["replaces"], {row[:2] for row in own})
        one["rows"] = [_row(one["ledger"], *row) for row in own]
        one["unit"] = short_code(one["unit"])
    return {"snapshot": current.snapshot, "submissions": told}


def _row(
    ledger: str,
    change: str,
    key: str,
    name: str | None,
    before: str | None,
    after: str | None,
    sheet: str | None,
    row: int | None,
) -> dict[str, Any]:
    field = contract(ledger).by_name.get(name or "")
    words = [in_words(field, text)[0] if field and text else text for text in (before, after)]
    return {
        "change": change,
        "key": key,
        "field": name,
        "field_zh": field.zh if field else None,
        "before": words[0],
        "after": words[1],
        "sheet": sheet,
        "row": row,
    }
