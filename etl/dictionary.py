"""The contracts as a dictionary: every ledger's fields in words; docs/dictionary.md is exactly its text."""

from collections.abc import Iterator
from dataclasses import dataclass

from etl.contract import Contract, Field, contracts
from etl.vocabulary import vocabulary

HEAD = """# The ledgers 数据字典

Written by `python -m etl dictionary --markdown > docs/dictionary.md` from `etl/contracts`; a test holds the
two together. `*`: no row does without it. Personal: kept as a keyed hash and a mask only. Headings are folded
(width, spaces, brackets, units) before they are compared with the field's name and its other headings.
"""


@dataclass(frozen=True)
class Entry:
    """One field of one ledger; `synonyms` are its other headings, joined by 、."""

    ledger: str
    field: str
    position: int
    zh: str
    en: str
    type: str
    is_required: bool
    is_personal: bool
    vocabulary: str | None
    synonyms: str
    example: str
    help: str
    help_en: str


def described() -> Iterator[Entry]:
    """Every field that a sender can fill, by ledger; a month's own column is a heading of its field."""
    for one in contracts().values():
        fields = (field for field in one.fields if field.is_asked)
        for position, field in enumerate(fields, 1):
            yield _entry(one, field, position)


def _entry(one: Contract, field: Field, position: int) -> Entry:
    return Entry(
        ledger=one.ledger,
        field=field.name,
        position=position,
        zh=field.zh,
        en=field.en,
        type=field.type,
        is_required=field.required,
        is_personal=field.personal,
        vocabulary=field.vocabulary,
        synonyms="、".join((*field.synonyms, *field.monthly)),
        example=field.example,
        help=field.help,
        help_en=field.help_en,
    )


def markdown() -> str:
    """The whole dictionary as one Markdown document."""
    return "\n".join((HEAD, *_sections()))


def _sections() -> Iterator[str]:
    rows: dict[str, list[Entry]] = {}
    for entry in described():
        rows.setdefault(entry.ledger, []).append(entry)
    for ledger, own in rows.items():
        one = contracts()[ledger]
        yield f"## {ledger} {one.zh} ({one.en})\n"
        yield "| field | 名称 | English | type | other headings | example |"
        yield "|---|---|---|---|---|---|"
        yield from (_row(entry) for entry in own)
        yield ""


def _row(entry: Entry) -> str:
    star = "*" if entry.is_required else ""
    words = (
        f": {'、'.join(member.zh for member in vocabulary(entry.vocabulary).members)}"
        if entry.vocabulary
        else ""
    )
    kind = f"{'personal ' if entry.is_personal else ''}{entry.type}{words}"
    cells = (f"{entry.field}{star}", entry.zh, entry.en, kind, entry.synonyms, entry.example)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
