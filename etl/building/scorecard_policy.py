"""What the yearly assessment of a street marks and counts: data/policy/scorecard.toml."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache

import duckdb
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from etl.errors import BadConfiguration
from etl.paths import POLICY
from etl.tables import temp_table
from etl.vocabulary import vocabulary


class _Policy(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Item(_Policy):
    """What is marked, by its word in data/vocabularies/scorecard_item: out of `full`, with its weight."""

    code: str
    weight: int = Field(ge=1)
    full: int = Field(ge=1)


class Target(_Policy):
    """What is counted: how many a year, at least and, where there is an upper bound, at most."""

    code: str
    least: int = Field(ge=1)
    most: int | None = None


class ScorecardPolicy(_Policy):
    """The whole file."""

    items: tuple[Item, ...] = Field(alias="item", min_length=1)
    targets: tuple[Target, ...] = Field(alias="target", default=())


@cache
def scorecard_policy() -> ScorecardPolicy:
    """The policy in force; BadConfiguration where the file is missing, breaks the form or names no word."""
    path = POLICY / "scorecard.toml"
    try:
        policy = ScorecardPolicy.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise BadConfiguration(f"{path.name}: {error}") from error
    known = {member.code for member in vocabulary("scorecard_item").members}
    codes = [*(item.code for item in policy.items), *(target.code for target in policy.targets)]
    if strange := set(codes) - known:
        raise BadConfiguration(f"{path.name}: {sorted(strange)[0]} is no word of scorecard_item")
    if len(codes) != len(set(codes)):
        raise BadConfiguration(f"{path.name}: an item stands twice")
    return policy


def scorecard_rules(connection: duckdb.DuckDBPyConnection) -> None:
    """The temporary table scorecard_items, one row per item or target."""
    columns = {"item": "varchar", "is_marked": "boolean"} | dict.fromkeys(
        ("weight", "full_mark", "least", "most"), "integer"
    )
    temp_table(connection, "scorecard_items", columns, _lines(_items(scorecard_policy())))


def _items(policy: ScorecardPolicy) -> Iterator[Mapping[str, object]]:
    for item in policy.items:
        yield {"item": item.code, "is_marked": True, "weight": item.weight, "full_mark": item.full}
    for target in policy.targets:
        yield {"item": target.code, "is_marked": False, "least": target.least, "most": target.most}


def _lines(rows: Iterator[Mapping[str, object]]) -> Iterator[bytes]:
    return (json.dumps(row, ensure_ascii=False).encode() for row in rows)
