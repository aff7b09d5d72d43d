"""What a sender's own names for places, deputies and words mean, once it was said."""

import re
from collections.abc import Mapping

from etl.contract import Contract, Field
from etl.folding import folded
from etl.reading.body import Body
from etl.reading.privacy import SEPARATORS

Aliases = Mapping[str, Mapping[str, str]]
"""Field -> text as the sender writes it -> what is meant."""

_KEY = re.compile(r"\d{6,12}/.+")
_LISTS = ("names", "region")
"""Types whose cell may hold several texts: names, or a town before its village."""


def spelt(aliases: Aliases, wanted: Contract) -> Aliases:
    """Those that are written over cells; which deputy a name is, is settled beside the registers.

    In a list another spelling of a name is written over it, a deputy's key (unit/id) is not: the name stays.
    """
    return {field: _spelt(texts, wanted.by_name[field]) for field, texts in aliases.items()}


def _spelt(texts: Mapping[str, str], field: Field) -> Mapping[str, str]:
    if not field.names_deputy:
        return texts
    if field.type != "names":
        return {}
    return {written: is_meant for written, is_meant in texts.items() if not _KEY.fullmatch(is_meant)}


def meant(body: Body, wanted: Contract, aliases: Aliases) -> None:
    """Writes what is meant over a body's cells; in a list of names, or a town/village, part by part."""
    for field, listed in aliases.items():
        if field not in body.cells:
            continue
        known = {folded(text): text_meant for text, text_meant in listed.items()}
        is_list = wanted.by_name[field].type in _LISTS
        said = {text: _meant(text, known, is_list) for text in set(body.cells[field])}
        body.cells[field] = [said[text] for text in body.cells[field]]


def _meant(text: str, known: Mapping[str, str], is_list: bool) -> str:
    whole = known.get(folded(text)) if text else None
    if whole is not None or not is_list:
        return text if whole is None else whole
    parts = re.split(f"({SEPARATORS})", text)
    return "".join(known.get(folded(part), part) if folded(part) else part for part in parts)
