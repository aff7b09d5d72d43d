"""What a ledger consists of: fields, synonyms, ambiguous headings, row rules; from etl/contracts/*.toml."""

import re
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Literal, Self

from pydantic import Field as Setting
from pydantic import field_validator, model_validator

from etl.configuration import Strict, configured
from etl.errors import UnknownLedger
from etl.paths import CONTRACTS
from etl.vocabulary import vocabulary

FieldType = Literal[
    "text", "id", "names", "name", "phone", "code", "region", "word",
    "date", "period", "month", "integer", "count", "number", "money", "share", "yes_no",
]  # fmt: skip

Register = Literal["station", "deputy", "group", "project"]

_SQL_TYPES: dict[FieldType, str] = {
    "date": "date",
    "period": "date",
    "month": "bigint",
    "integer": "bigint",
    "count": "bigint",
    "number": "decimal(18, 2)",
    "money": "decimal(18, 2)",
    "share": "double",
    "yes_no": "boolean",
}
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_MONTH_WORDS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


class Field(Strict):
    """One field of a ledger.

    `above` are headings of the town a region is in, joined before it (大同镇/同心村). `past` says that a date
    tells what has happened: one in the future is worth a finding. `derived` is SQL over typed columns.
    `chosen_from` is the register whose entries the field names, offered to choose from in a template.
    `yes` and `no` are further words of a yes_no field: 已审核, 未审核.
    `monthly` are headings of a ledger that has a column a month instead of this field beside a month: {n} is
    the month's number, {zh} its word; each becomes a field of its own, `<name>_01` to `<name>_12`, whose
    `month_of` is this one. In a synonym {n} stands for the months from the second on.
    """

    name: str
    zh: str
    en: str
    type: FieldType
    required: bool = False
    vocabulary: str | None = None
    chosen_from: Register | None = None
    personal: bool = False
    past: bool = True
    none_is_zero: bool = False
    unit: str | None = None
    synonyms: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    monthly: tuple[str, ...] = ()
    month_of: str | None = None
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
    def months(self) -> tuple["Field", ...]:
        """The twelve fields of a ledger that has a column a month; none where the contract knows no such."""
        return tuple(self._month(number) for number in range(1, 13)) if self.monthly else ()

    @property
    def is_asked(self) -> bool:
        """Whether a blank template has a column for it."""
        return self.derived is None and self.month_of is None

    @property
    def names_deputy(self) -> bool:
        """Whether a cell names deputies, one or a list, by number or name; which ones, the registers tell."""
        return self.chosen_from == "deputy" and self.type in ("id", "names")

    def _month(self, number: int) -> "Field":
        words = {"n": number, "zh": _MONTH_WORDS[number - 1]}
        return Field(
            name=f"{self.name}_{number:02}",
            zh=f"{number}月{self.zh}",
            en=f"{self.en}, month {number}",
            type=self.type,
            none_is_zero=self.none_is_zero,
            unit=self.unit,
            synonyms=tuple(form.format_map(words) for form in self.monthly),
            month_of=self.name,
        )

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


class Ambiguous(Strict):
    """Headings that mean one field in one place and another elsewhere: asked, never guessed."""

    headings: tuple[str, ...]
    candidates: tuple[str, ...]


class Recognised(Strict):
    """What a sheet says of all its rows in a heading, or above its header, and in no column of its own.

    Where `pattern` is found in the headings of the fields `of` (none: in the lines above the header), `field`
    is `text` in every row, or the pattern's first group where it has one; unless the sheet has a field of
    `without`. `executed_*` names every field of that beginning.
    """

    field: str
    pattern: str
    text: str = ""
    of: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


class Rule(Strict):
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


class Contract(Strict):
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
    recognised: tuple[Recognised, ...] = ()
    rules: tuple[Rule, ...] = Setting(default=(), alias="rule")

    @field_validator("fields", mode="after")
    @classmethod
    def _with_months(cls, fields: tuple[Field, ...]) -> tuple[Field, ...]:
        return tuple(each for field in fields for each in (field, *field.months))

    @model_validator(mode="after")
    def _names_are_fields(self) -> Self:
        quoted = [name for rule in self.rules for name in (rule.field, *rule.quoted)]
        candidates = [name for entry in self.ambiguous for name in entry.candidates]
        for name in (
            *self.key,
            *self.key_without_id,
            *quoted,
            *candidates,
            *(entry.field for entry in self.recognised),
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
    return {ledger: _read(path) for ledger, path in _paths().items()}


def contract(ledger: str) -> Contract:
    """The contract of a ledger, without a look at the others; UnknownLedger where there is none."""
    path = _paths().get(ledger)
    if path is None:
        known = "、".join(f"{name}（{known.zh}）" for name, known in contracts().items())
        raise UnknownLedger(f"没有名为“{ledger}”的台账，可选：{known}")
    return _read(path)


@lru_cache(maxsize=1)
def _paths() -> dict[str, Path]:
    return {path.stem: path for path in sorted(CONTRACTS.glob("*.toml"))}


@cache
def _read(path: Path) -> Contract:
    return configured(path, Contract)
