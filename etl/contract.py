"""What a ledger consists of: fields, synonyms, ambiguous headings, row rules; from etl/contracts/*.toml."""

import re
import tomllib
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic import Field as Setting

from etl.errors import BadConfiguration, UnknownLedger
from etl.paths import CONTRACTS
from etl.vocabulary import vocabulary

FieldType = Literal[
    "text", "id", "names", "name", "phone", "code", "region", "word",
    "date", "period", "integer", "count", "number", "money", "share", "yes_no",
]  # fmt: skip

_SQL_TYPES: dict[FieldType, str] = {
    "date": "date",
    "period": "date",
    "integer": "bigint",
    "count": "bigint",
    "number": "decimal(18, 2)",
    "money": "decimal(18, 2)",
    "share": "double",
    "yes_no": "boolean",
}
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Field(_Strict):
    """One field of a ledger.

    `above` are headings of the town a region is in, joined before it (大同镇/同心村). `past` says that a date
    tells what has happened: one in the future is worth a finding. `derived` is SQL over typed columns.
    """

    name: str
    zh: str
    en: str
    type: FieldType
    required: bool = False
    vocabulary: str | None = None
    personal: bool = False
    past: bool = True
    none_is_zero: bool = False
    unit: str | None = None
    synonyms: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    derived: str | None = None
    example: str = ""
    help: str = ""
    help_en: str = ""

    @model_validator(mode="after")
    def _vocabulary_fits(self) -> Self:
        if (self.type == "word") != (self.vocabulary is not None):
            raise ValueError(f"field {self.name}: type word and a vocabulary go together")
        if self.vocabulary is not None:
            vocabulary(self.vocabulary)
        return self

    @property
    def sql_type(self) -> str:
        """The DuckDB type of the field's typed column."""
        return _SQL_TYPES.get(self.type, "varchar")

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """Name and DuckDB type of each typed column the field becomes."""
        if self.personal:
            return ((f"{self.name}_hash", "varchar"), (f"{self.name}_mask", "varchar"))
        if self.type == "date":
            return ((self.name, "date"), (f"{self.name}_is_day", "boolean"))
        if self.type == "period":
            return ((self.name, "date"), (f"{self.name}_last", "date"))
        return ((self.name, self.sql_type),)


class Ambiguous(_Strict):
    """Headings that mean one field in one place and another elsewhere: asked, never guessed."""

    headings: tuple[str, ...]
    candidates: tuple[str, ...]


class Rule(_Strict):
    """A row rule: where the SQL predicate `when` holds over the typed columns, the row has a finding."""

    id: str
    severity: Literal["error", "warning"]
    field: str
    when: str
    zh: str
    en: str

    @property
    def quoted(self) -> tuple[str, ...]:
        """The fields whose values the messages quote."""
        return tuple(dict.fromkeys(_PLACEHOLDER.findall(self.zh + self.en)))


class Contract(_Strict):
    """One ledger's contract; `key` names the key's fields, `key_is_global` says that no unit precedes it."""

    ledger: str
    zh: str
    en: str
    names: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    key_without_id: tuple[str, ...] = ()
    key_is_global: bool = False
    day: str | None = None
    discarded: tuple[str, ...] = ()
    fields: tuple[Field, ...] = Setting(alias="field")
    ambiguous: tuple[Ambiguous, ...] = ()
    rules: tuple[Rule, ...] = Setting(default=(), alias="rule")

    @model_validator(mode="after")
    def _names_are_fields(self) -> Self:
        quoted = [name for rule in self.rules for name in (rule.field, *rule.quoted)]
        candidates = [name for entry in self.ambiguous for name in entry.candidates]
        for name in (
            *self.key,
            *self.key_without_id,
            *quoted,
            *candidates,
            *([self.day] if self.day else []),
        ):
            if name not in self.by_name:
                raise ValueError(f"{name} is no field of {self.ledger}")
        return self

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The fields by their names, in the contract's order."""
        return {field.name: field for field in self.fields}

    @property
    def required(self) -> tuple[Field, ...]:
        """The fields no row can do without."""
        return tuple(field for field in self.fields if field.required)

    @property
    def table(self) -> str:
        """The name of the table its typed rows stand in."""
        return f"typed_{self.ledger}"

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """Name and DuckDB type of every typed column, in order, system columns last."""
        own = tuple(column for field in self.fields for column in field.columns)
        return (*own, *SYSTEM_COLUMNS)


SYSTEM_COLUMNS: tuple[tuple[str, str], ...] = (
    ("_part", "integer"),
    ("_sheet", "varchar"),
    ("_row", "integer"),
    ("_key", "varchar"),
    ("_extra", "varchar"),
)


@lru_cache(maxsize=1)
def contracts() -> dict[str, Contract]:
    """Every contract by ledger; BadConfiguration names the file that breaks the form."""
    return {path.stem: _read(path) for path in sorted(CONTRACTS.glob("*.toml"))}


def contract(ledger: str) -> Contract:
    """The contract of a ledger; UnknownLedger where there is none."""
    try:
        return contracts()[ledger]
    except KeyError:
        known = "、".join(f"{name}（{known.zh}）" for name, known in contracts().items())
        raise UnknownLedger(f"没有名为“{ledger}”的台账，可选：{known}") from None


def _read(path: Path) -> Contract:
    try:
        return Contract.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise BadConfiguration(f"{path.name}: {error}") from error
