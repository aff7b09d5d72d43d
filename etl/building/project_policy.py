"""The rules that projects are judged by: data/policy/projects.toml, laid beside the statements."""

from functools import cache
from typing import Literal

import duckdb
from pydantic import Field

from etl.configuration import Strict, configured
from etl.paths import POLICY
from etl.tables import shared_table


class Ballot(Strict):
    """The band that (candidates - places) / `base` is held against, as shares of one."""

    surplus: tuple[float, float]
    base: Literal["places", "candidates"]


class ProjectPolicy(Strict):
    """The whole file."""

    due_soon_days: int = Field(ge=0)
    ballot: Ballot


@cache
def project_policy() -> ProjectPolicy:
    """The policy in force; BadConfiguration where the file is missing or breaks the form."""
    return configured(POLICY / "projects.toml", ProjectPolicy)


def project_rules(connection: duckdb.DuckDBPyConnection, policy: ProjectPolicy) -> None:
    """The table project_rules, of one row."""
    rules = {"due_soon_days": "integer", "least": "double", "most": "double", "base": "varchar"}
    least, most = policy.ballot.surplus
    only = {"due_soon_days": policy.due_soon_days, "least": least, "most": most, "base": policy.ballot.base}
    shared_table(connection, "project_rules", rules, iter([only]))
