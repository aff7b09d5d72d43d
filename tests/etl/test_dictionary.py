"""The dictionary is the contracts in words, and the page of the docs is exactly it."""

from pathlib import Path

from etl.contract import contracts
from etl.dictionary import described, markdown

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_is_the_dictionary() -> None:
    assert (ROOT / "docs" / "dictionary.md").read_text(encoding="utf-8") == markdown()


def test_every_ledger_and_every_field_a_sender_can_fill_is_in_it() -> None:
    told = {(entry.ledger, entry.field) for entry in described()}
    assert told == {
        (one.ledger, field.name) for one in contracts().values() for field in one.fields if field.is_asked
    }
