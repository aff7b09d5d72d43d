"""What the ledgers consist of: the contracts' fields, as the warehouse keeps them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.metrics.definition import Text
from dashboard.warehouse import Warehouse


@dataclass(frozen=True)
class LedgerField:
    """One field; `words` are those its vocabulary knows, `headings` its other headings."""

    key: str
    name: Text
    type: str
    is_required: bool
    is_personal: bool
    words: tuple[Text, ...]
    headings: str
    example: str
    help: Text


def fields(warehouse: Warehouse, ledger: str) -> tuple[LedgerField, ...]:
    """A ledger's fields in the contract's order; none of a ledger that there isn't."""
    return tuple(
        LedgerField(
            key=key,
            name=Text(zh, en),
            type=kind,
            is_required=is_required,
            is_personal=is_personal,
            words=_words(warehouse, vocabulary),
            headings=headings,
            example=example,
            help=Text(zh_help, en_help),
        )
        for key, zh, en, kind, is_required, is_personal, vocabulary, *rest in _read(warehouse, ledger)
        for headings, example, zh_help, en_help in [rest]
    )


def _read(warehouse: Warehouse, ledger: str) -> list[tuple[Any, ...]]:
    return warehouse.query(_FIELDS, {"ledger": ledger})


def _words(warehouse: Warehouse, vocabulary: str | None) -> tuple[Text, ...]:
    found = warehouse.query(_WORDS, {"vocabulary": vocabulary}) if vocabulary else []
    return tuple(Text(zh, en) for zh, en in found)


_FIELDS = """
select
    field, zh, en, type, is_required, is_personal, vocabulary, synonyms, example, help, help_en
from ledger_fields
where ledger = $ledger
order by position
"""

_WORDS = "select zh, en from vocabulary where vocabulary = $vocabulary order by position"


def field_names(warehouse: Warehouse) -> Mapping[tuple[str, str], Text]:
    """What every field is called, by ledger and field."""
    return warehouse.remembered(
        "field names",
        lambda: {
            (ledger, field): Text(zh, en)
            for ledger, field, zh, en in warehouse.query("select ledger, field, zh, en from ledger_fields")
        },
    )
