"""The vocabularies' words by code, in the language spoken."""

from dashboard.metrics.definition import Text
from dashboard.translation import say
from dashboard.warehouse import Warehouse


def word(warehouse: Warehouse, vocabulary: str, code: str | None) -> str:
    """The label of a code; the code itself where the vocabulary has none; '' for None."""
    if code is None:
        return ""
    known = warehouse.remembered(("words", vocabulary), lambda: _read(warehouse, vocabulary))
    return say(known[code]) if code in known else code


def _read(warehouse: Warehouse, vocabulary: str) -> dict[str, Text]:
    rows = warehouse.query(
        "select code, zh, en from vocabulary where vocabulary = $vocabulary", {"vocabulary": vocabulary}
    )
    return {code: Text(zh, en or zh) for code, zh, en in rows}
