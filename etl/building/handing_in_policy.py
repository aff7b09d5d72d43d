"""Which ledgers are to be handed in, by whom and how often: data/policy/handing_in.toml."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, Self

import duckdb
from pydantic import Field, model_validator

from etl.configuration import Strict, configured
from etl.contract import contracts
from etl.paths import POLICY
from etl.tables import shared_table

Every = Literal["month", "quarter", "half", "year"]
Level = Literal["village", "town", "county", "city", "province"]


class Expected(Strict):
    """One ledger of the units of these levels whose codes begin so (none: everywhere), once in each period.

    It is overdue so many days after the period's end.
    """

    ledger: str
    regions: tuple[str, ...]
    levels: tuple[Level, ...] = Field(min_length=1)
    every: Every
    due_days: int = Field(ge=0)

    @model_validator(mode="after")
    def _is_a_ledger(self) -> Self:
        if self.ledger not in contracts():
            raise ValueError(f"there is no ledger {self.ledger}")
        return self


class _File(Strict):
    entries: tuple[Expected, ...] = Field(default=(), alias="expected")


@cache
def handing_in() -> tuple[Expected, ...]:
    """The entries in force; BadConfiguration where the file is missing or breaks the form."""
    return configured(POLICY / "handing_in.toml", _File).entries


def expected_ledgers(connection: duckdb.DuckDBPyConnection) -> None:
    """The table expected_ledgers: a row per entry, beginning of codes and level."""
    columns = dict.fromkeys(("stem", "level", "ledger", "every"), "varchar") | {"due_days": "integer"}
    shared_table(connection, "expected_ledgers", columns, _rows())


def _rows() -> Iterator[Mapping[str, object]]:
    for entry in handing_in():
        for stem in entry.regions or ("",):
            for level in entry.levels:
                row = {"stem": stem, "level": level, "ledger": entry.ledger, "every": entry.every}
                yield row | {"due_days": entry.due_days}
