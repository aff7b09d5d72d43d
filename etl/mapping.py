"""A mapping file: what a sender's own headings mean, where the built-in synonyms can't know."""

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from etl.contract import contract, contracts
from etl.errors import BadConfiguration, Refused
from etl.folding import folded

DateOrder = Literal["ymd", "dmy", "mdy"]


class _Dates(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    order: DateOrder = "ymd"


class Mapping(BaseModel):
    """The fields a sender's headings stand for, as a TOML file in data/mappings says.

    `columns` maps a heading to one field or several (`account` is both station and department); an empty list
    leaves a column out of the lake (it stays in the archive). `kept` columns have no field and are kept as
    they stand, without a warning. `above` maps a heading to a field whose text it is joined before (a chapter
    before the item in it). `constants` gives fields that have no column. A sender's answers have its `unit`
    (12 digits), and in `sheets` the headings, in one text, of sheets that are of this ledger and no other.
    `aliases` gives, by field, what a text in a cell means (a village's old name, one of two namesakes); never
    of personal fields, whose texts are kept nowhere.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    sha256: str
    ledger: str | None = None
    unit: str | None = None
    sheets: tuple[str, ...] = ()
    columns: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    above: dict[str, str] = Field(default_factory=dict)
    kept: tuple[str, ...] = ()
    constants: dict[str, str] = Field(default_factory=dict)
    aliases: dict[str, dict[str, str]] = Field(default_factory=dict)
    dates: _Dates = _Dates()

    @model_validator(mode="after")
    def _fields_exist(self) -> Self:
        wanted = [contract(self.ledger)] if self.ledger else list(contracts().values())
        known = {field.name for each in wanted for field in each.fields if field.derived is None}
        named = [
            *self.constants,
            *self.aliases,
            *self.above.values(),
            *(name for names in self.columns.values() for name in names),
        ]
        for name in named:
            if name not in known:
                whose = contract(self.ledger).zh if self.ledger else "任何台账"
                raise PydanticCustomError(
                    "unknown_field", "{whose}里没有字段 {name}", {"whose": whose, "name": name}
                )
        personal = {field.name for each in wanted for field in each.fields if field.personal}
        for name in personal.intersection(self.aliases):
            raise PydanticCustomError(
                "personal_field", "字段 {name} 是个人信息，不能另记名称", {"name": name}
            )
        return self

    def __hash__(self) -> int:
        return hash(self.sha256)

    @classmethod
    def read(cls, path: Path) -> Self:
        """The mapping in a TOML file; Refused if it isn't there, BadConfiguration if it is wrong."""
        try:
            content = path.read_bytes()
        except OSError as error:
            raise Refused(f"读不到映射文件 {path}：{error.strerror}") from error
        return cls.parsed(path.name, content)

    @classmethod
    def parsed(cls, name: str, content: bytes) -> Self:
        """The mapping in the text of a TOML file; BadConfiguration, naming the file, if it is wrong."""
        try:
            table = tomllib.loads(content.decode("utf-8"))
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise BadConfiguration(f"映射文件 {name} 不是正确的 TOML：{error}") from error
        columns = {heading: _listed(fields) for heading, fields in table.get("columns", {}).items()}
        identity = {"name": name, "sha256": hashlib.sha256(content).hexdigest()}
        try:
            return cls.model_validate({**table, **identity, "columns": columns})
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"]) or "内容"
            raise BadConfiguration(f"映射文件 {name} 的 {place} 有误：{first['msg']}") from error


def _listed(fields: object) -> object:
    return (fields,) if isinstance(fields, str) else fields


@dataclass(frozen=True)
class Guidance:
    """What is said of a file's headings beside the contracts: a mapping given with it, former answers."""

    mapping: Mapping | None = None
    answers: tuple[Mapping, ...] = ()

    def answers_of(self, ledger: str) -> Mapping | None:
        """What the sender answered about its sheets of a ledger."""
        return next((one for one in self.answers if one.ledger == ledger), None)

    def constants_of(self, ledger: str) -> dict[str, str]:
        """The fields said to be the same in every row; the mapping goes before the answers."""
        answers = self.answers_of(ledger)
        own = dict(answers.constants) if answers else {}
        return own | (dict(self.mapping.constants) if self.mapping else {})

    def aliases_of(self, ledger: str) -> dict[str, dict[str, str]]:
        """What texts in cells mean, by field; the mapping goes before the answers."""
        answers = self.answers_of(ledger)
        found: dict[str, dict[str, str]] = {}
        for said in (answers, self.mapping):
            for field, texts in said.aliases.items() if said else ():
                found[field] = found.get(field, {}) | texts
        return found

    def is_said_to_be(self, ledger: str, headings: str) -> bool:
        """Whether the sender said that a sheet of these headings is of the ledger."""
        answers = self.answers_of(ledger)
        return answers is not None and folded(headings) in map(folded, answers.sheets)

    def order_of(self, ledger: str) -> DateOrder:
        """The order of day and month in dates like 03/04/2021; `ymd` where nothing is said of it."""
        answers = self.answers_of(ledger)
        said = [one.dates.order for one in (self.mapping, answers) if one and one.dates.order != "ymd"]
        return said[0] if said else "ymd"
