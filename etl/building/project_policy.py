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


class Check(_Strict):
    """A check that a running project is owed once in each period, and the kinds of checks that meet it."""

    id: str
    every: Literal["quarter", "half", "year"]
    evidence: tuple[str, ...]
    regions: tuple[str, ...]


class ProjectPolicy(_Strict):
    """The whole file."""

    due_soon_days: int = Field(ge=0)
    ballot: Ballot
    checks: tuple[Check, ...] = Field(alias="check")


@cache
def project_policy() -> ProjectPolicy:
    """The policy in force; BadConfiguration where the file is missing or breaks the form."""
    path = POLICY / "projects.toml"
    try:
        return ProjectPolicy.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise BadConfiguration(f"{path.name}: {error}") from error


def project_rules(connection: duckdb.DuckDBPyConnection, policy: ProjectPolicy) -> None:
    """The temporary tables project_rules (one row) and project_checks_asked (per check, kind, region)."""
    rules = {"due_soon_days": "integer", "least": "double", "most": "double", "base": "varchar"}
    least, most = policy.ballot.surplus
    only = {"due_soon_days": policy.due_soon_days, "least": least, "most": most, "base": policy.ballot.base}
    temp_table(connection, "project_rules", rules, _lines(iter([only])))
    asked = dict.fromkeys(("obligation", "every", "evidence", "stem"), "varchar")
    temp_table(connection, "project_checks_asked", asked, _lines(_asked(policy)))


def _asked(policy: ProjectPolicy) -> Iterator[Mapping[str, object]]:
    for check in policy.checks:
        for evidence in check.evidence:
            for stem in check.regions or ("",):
                yield {"obligation": check.id, "every": check.every, "evidence": evidence, "stem": stem}


def _lines(rows: Iterator[Mapping[str, object]]) -> Iterator[bytes]:
    return (json.dumps(row, ensure_ascii=False).encode() for row in rows)
