"""The use case `map`: what a sender's headings mean is answered once and kept for the files to come."""

from dataclasses import replace
from typing import Any

from etl.account import short_code
from etl.contract import Contract, contract
from etl.errors import Refused
from etl.folding import folded
from etl.home import Home
from etl.mapping import Mapping as MappingFile
from etl.policy import keeping
from etl.storing.answers import Answer, Answered
from etl.storing.questions import Waiting
from etl.submission import unit_code
from etl.witness import note


def answered(home: Home, answer: Answer) -> dict[str, Any]:
    """Keeps an answer; what is now kept for that sender and ledger, and which questions are still open.

    It counts from the next file on: what is loaded stays as it is until it is handed in again. Refused where
    the unit is no code, the ledger has no such field, or the ledger is unknown.
    """
    answer = _checked(answer)
    with home.locked(keeping().lock_seconds):
        about = [*answer.columns, *dict.fromkeys(name for name, _ in answer.aliases)]
        note(home, "answered", unit=answer.unit, ledger=answer.ledger, about="、".join(about))
        kept = Answered(home).keep(answer)
        waiting = Waiting(home)
        waiting.settle(kept)
        left = [one.told for one in waiting.all()]
    return _told(kept) | {"questions": left}


def open_questions(home: Home) -> dict[str, Any]:
    """The questions of files that wait, and what every sender has answered."""
    kept = [one for answers in Answered(home).all().values() for one in answers]
    return {"questions": [one.told for one in Waiting(home).all()], "mappings": [_told(one) for one in kept]}


def _checked(answer: Answer) -> Answer:
    """The answer with the unit's 12 digits and the fields' own names."""
    wanted = contract(answer.ledger)
    return replace(
        answer,
        unit=unit_code(answer.unit),
        columns={
            heading: None if fields is None else [_field(name, wanted) for name in fields]
            for heading, fields in answer.columns.items()
        },
        aliases={(_field(name, wanted), text): meant for (name, text), meant in answer.aliases.items()},
    )


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
        "aliases": {name: dict(texts) for name, texts in one.aliases.items()},
    }
