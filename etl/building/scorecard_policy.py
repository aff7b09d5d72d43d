"""What the yearly assessment of a street marks and counts: data/policy/scorecard.toml."""

from collections.abc import Iterator, Mapping
from functools import cache

import duckdb
from pydantic import Field

from etl.configuration import Strict, configured
from etl.errors import BadConfiguration
from etl.paths import POLICY
from etl.tables import shared_table
from etl.vocabulary import vocabulary


class Item(Strict):
    """What is marked, by its word in data/vocabularies/scorecard_item: out of `full`, with its weight."""

    code: str
    weight: int = Field(ge=1)
    full: int = Field(ge=1)


class Target(Strict):
    """What is counted: how many a year, at least and, where there is an upper bound, at most."""

    code: str
    least: int = Field(ge=1)
    most: int | None = None


class ScorecardPolicy(Strict):
    """The whole file."""

    items: tuple[Item, ...] = Field(alias="item", min_length=1)
    targets: tuple[Target, ...] = Field(alias="target", default=())


@cache
def scorecard_policy() -> ScorecardPolicy:
    """The policy in force; BadConfiguration where the file is missing, breaks the form or names no word."""
    path = POLICY / "scorecard.toml"
    policy = configured(path, ScorecardPolicy)
    known = {member.code for member in vocabulary("scorecard_item").members}
    codes = [*(item.code for item in policy.items), *(target.code for target in policy.targets)]
    if strange := set(codes) - known:
        raise BadConfiguration(f"{path.name}: {sorted(strange)[0]} is no word of scorecard_item")
    if len(codes) != len(set(codes)):
        raise BadConfiguration(f"{path.name}: an item stands twice")
    return policy


def scorecard_rules(connection: duckdb.DuckDBPyConnection) -> None:
    """The table scorecard_items, one row per item or target."""
    columns = {"item": "varchar", "is_marked": "boolean"} | dict.fromkeys(
        ("weight", "full_mark", "least", "most"), "integer"
    )
    shared_table(connection, "scorecard_items", columns, _items(scorecard_policy()))


def _items(policy: ScorecardPolicy) -> Iterator[Mapping[str, object]]:
    for item in policy.items:
        yield {"item": item.code, "is_marked": True, "weight": item.weight, "full_mark": item.full}
    for target in policy.targets:
        yield {"item": target.code, "is_marked": False, "least": target.least, "most": target.most}
