"""How long a suggestion may take at each level: data/policy/suggestions.toml, laid beside the statements."""

from functools import cache

import duckdb

from etl.configuration import Strict, configured
from etl.paths import POLICY
from etl.tables import shared_table


class FollowUp(Strict):
    """The grades and ratings that are owed a follow-up."""

    grades: tuple[str, ...]
    satisfaction: tuple[str, ...]


class Key(Strict):
    """The ratings that are owed key supervision."""

    satisfaction: tuple[str, ...]


class SuggestionPolicy(Strict):
    """The whole file; `working_days` by level."""

    working_days: dict[str, int]
    follow_up: FollowUp
    key: Key


@cache
def suggestion_policy() -> SuggestionPolicy:
    """The policy in force; BadConfiguration where the file is missing or breaks the form."""
    return configured(POLICY / "suggestions.toml", SuggestionPolicy)


def suggestion_limits(connection: duckdb.DuckDBPyConnection, policy: SuggestionPolicy) -> None:
    """The table suggestion_limits: level and its working days."""
    rows = ({"level": level, "days": days} for level, days in policy.working_days.items())
    shared_table(connection, "suggestion_limits", {"level": "varchar", "days": "integer"}, rows)
