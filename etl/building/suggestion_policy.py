"""How long a suggestion may take at each level: data/policy/suggestions.toml, laid beside the statements."""

import json
import tomllib
from functools import cache

import duckdb
from pydantic import BaseModel, ConfigDict, ValidationError

from etl.errors import BadConfiguration
from etl.paths import POLICY
from etl.tables import temp_table


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FollowUp(_Strict):
    """The grades and ratings that are owed a follow-up."""

    grades: tuple[str, ...]
    satisfaction: tuple[str, ...]


class Key(_Strict):
    """The ratings that are owed key supervision."""

    satisfaction: tuple[str, ...]


class SuggestionPolicy(_Strict):
    """The whole file; `working_days` by level."""

    working_days: dict[str, int]
    follow_up: FollowUp
    key: Key


@cache
def suggestion_policy() -> SuggestionPolicy:
    """The policy in force; BadConfiguration where the file is missing or breaks the form."""
    path = POLICY / "suggestions.toml"
    try:
        return SuggestionPolicy.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise BadConfiguration(f"{path.name}: {error}") from error


def suggestion_limits(connection: duckdb.DuckDBPyConnection, policy: SuggestionPolicy) -> None:
    """The temporary table suggestion_limits: level and its working days."""
    rows = ({"level": level, "days": days} for level, days in policy.working_days.items())
    lines = (json.dumps(row).encode() for row in rows)
    temp_table(connection, "suggestion_limits", {"level": "varchar", "days": "integer"}, lines)
