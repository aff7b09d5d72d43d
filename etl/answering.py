"""The use case `map`: what a sender's headings mean is answered once and kept for the files to come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl.account import short_code
from etl.contract import Contract, contract
from etl.errors import Refused
from etl.folding import folded
from etl.home import Home
from etl.mapping import DateOrder
from etl.mapping import Mapping as MappingFile
from etl.policy import keeping
from etl.storing.answers import Answered
from etl.storing.questions import Waiting
from etl.submission import unit_code
from etl.witness import note


@dataclass(frozen=True)
class Answer:
    """What is said of one sender's sheets of one ledger.

    `columns`: heading -> names of fields (none: the column stays in the archive; None: an earlier answer is
    forgotten). `sheets`: all headings of a sheet that is of this ledger, in one text.
    """

    unit: str
    ledger: str
    columns: Mapping[str, Sequence[str] | None]
    sheets: Sequence[str] = ()
    order: DateOrder | None = None


def answered(home: Home, answer: Answer) -> dict[str, Any]:
    """Keeps an answer; what is now kept for that sender and ledger, and which questions are still open.

    It counts from the next file on: what is loaded stays as it is until it is handed in again. Refused where
    the unit is no code, the ledger has no such field, or the ledger is unknown.
    """
    wanted = contract(answer.ledger)
    unit = unit_code(answer.unit)
    columns = {
        heading: None if fields is None else [_field(name, wanted) for name in fields]
        for heading, fields in answer.columns.items()
    }
    with home.locked(keeping().lock_seconds):
        note(home, "answered", unit=unit, ledger=answer.ledger, headings="、".join(columns))
        kept = Answered(home).keep(unit, answer.ledger, columns, answer.sheets, answer.order)
        waiting = Waiting(home)
        waiting.settle(kept)
        left = [one.told for one in waiting.all()]
    return _told(kept) | {"questions": left}


def open_questions(home: Home) -> dict[str, Any]:
    """The questions of files that wait, and what every sender has answered."""
    kept = [one for answers in Answered(home).all().values() for one in answers]
    return {"questions": [one.told for one in Waiting(home).all()], "mappings": [_told(one) for one in kept]}


def _field(name: str, wanted: Contract) -> str:
    """The name of a field that may be written as its name or as its Chinese heading."""
    for field in wanted.fields:
        if field.derived is None and folded(name) in (folded(field.name), folded(field.zh)):
            return field.name
    known = "、".join(f"{field.zh}（{field.name}）" for field in wanted.fields if field.is_asked)
    raise Refused(f"{wanted.zh}里没有字段“{name}”，可选：{known}")


def _told(one: MappingFile) -> dict[str, Any]:
    return {
        "unit": short_code(one.unit or ""),
        "ledger": one.ledger,
        "columns": {heading: list(fields) for heading, fields in one.columns.items()},
        "sheets": list(one.sheets),
        "order": one.dates.order,
    }
