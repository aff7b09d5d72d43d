"""The rules that projects are judged by: data/policy/projects.toml, laid beside the statements."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

import duckdb
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from etl.errors import BadConfiguration
from etl.paths import POLICY
from etl.tables import temp_table


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Ballot(_Strict):
    """The band that (candidates - places) / `base` is held against, as shares of one."""

    surplus: tuple[float, float]
    base: Literal["places", "candidates"]


class ProjectPolicy(_Strict):
    """The whole file."""

    due_soon_days: int = Field(ge=0)
    ballot: Ballot


@cache
def project_policy() -> ProjectPolicy:
    """The policy in force; BadConfiguration where the file is missing or breaks the form."""
    path = POLICY / "projects.toml"
    try:
        return ProjectPolicy.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise BadConfiguration(f"{path.name}: {error}") from error


def project_rules(connection: duckdb.DuckDBPyConnection, policy: ProjectPolicy) -> None:
    """The temporary table project_rules, of one row."""
    rules = {"due_soon_days": "integer", "least": "double", "most": "double", "base": "varchar"}
    least, most = policy.ballot.surplus
    only = {"due_soon_days": policy.due_soon_days, "least": least, "most": most, "base": policy.ballot.base}
    temp_table(connection, "project_rules", rules, _lines(iter([only])))


def _lines(rows: Iterator[Mapping[str, object]]) -> Iterator[bytes]:
    return (json.dumps(row, ensure_ascii=False).encode() for row in rows)
