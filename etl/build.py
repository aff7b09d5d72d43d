"""A new warehouse file from the rows in force: the statements of etl/sql, in order."""

import csv
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb

from etl import calendar
from etl.errors import BadConfiguration
from etl.lake import FINDING_COLUMNS
from etl.paths import ETL, ORGANISATION, POLICY, VOCABULARIES
from etl.project_policy import project_policy, project_rules
from etl.tables import literal, temp_table
from etl.vocabulary import vocabulary

SCHEMA_VERSION = 1

MACROS = (
    "level_number",
    "level_name",
    "day_of",
    "ym_of",
    "iso_day",
    "region_level",
    "ancestor",
    "padded",
    "code_stem",
    "is_below",
    "full_key",
    "name_folded",
    "name_short",
    "name_stem",
    "name_count",
    "holds",
    "joined",
    "parted",
    "highest_below",
)
PREPARED = ("staging/parts", "marts/calendar", "marts/months", "marts/vocabulary")
STAGED = (
    "staging/superseded_rows",
    "staging/staged_region",
    "staging/staged_station",
    "staging/staged_reception",
    "staging/staged_issue",
    "staging/staged_project",
    "staging/staged_project_node",
    "staging/staged_project_check",
    "staging/staged_solicitation",
    "staging/written_places",
    "staging/known_regions",
    "marts/regions",
    "staging/region_names",
    "staging/written_regions",
    "staging/registered_stations",
    "staging/places",
    "marts/stations",
    "marts/receptions",
    "staging/named_receptions",
)
WALKED = (
    "staging/issue_links",
    "staging/event_links",
    "staging/moving_keys",
    "staging/moving_rows",
    "staging/issue_trees",
    "staging/issue_members",
    "staging/movements",
    "staging/row_facts",
    "staging/stated_facts",
    "staging/walked_issues",
    "staging/walked_facts",
    "staging/walk",
    "staging/walked_stays",
    "staging/walked_paths",
)
ISSUES = (
    "marts/issue_records",
    "marts/moving_stays",
    "marts/moving_states",
    "marts/moving_events",
    "marts/issues",
    "marts/issue_stays",
    "marts/issue_states",
    "marts/issue_events",
)
PROJECTS = (
    "staging/named_projects",
    "marts/project_states",
    "marts/projects",
    "marts/project_nodes",
    "marts/project_checks",
    "marts/project_duties",
    "marts/ballots",
    "marts/solicitations",
)
CLOSING = ("marts/submissions", "marts/quarantine", "marts/findings", "marts/meta")


@dataclass(frozen=True)
class Label:
    """What a snapshot says of itself: its name, its load, when it was built, the notice on every page."""

    snapshot: str
    load: str
    built_at: str
    notice: str | None


def build(connection: duckdb.DuckDBPyConnection, target: Path, label: Label) -> None:
    """Writes a whole warehouse into `target`, a new file, closed and checkpointed when this returns.

    Expects `submission_parts` and the `raw_…` views in the connection (see lake.Lake.open). The connection's
    own temporary tables are left as they are.
    """
    connection.execute(f"attach {literal(target)} as warehouse")
    connection.execute("use warehouse")
    try:
        _inputs(connection, label)
        for name in (*PREPARED, *STAGED, *WALKED, *ISSUES, *PROJECTS):
            connection.execute(statement(name))
        _check(connection)
        for name in CLOSING:
            connection.execute(statement(name))
        connection.execute("checkpoint warehouse")
    finally:
        connection.execute("use memory")
        connection.execute("detach warehouse")


@lru_cache(maxsize=256)
def statement(name: str) -> str:
    """The text of one file of etl/sql, named without its ending."""
    return (ETL / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def macros(connection: duckdb.DuckDBPyConnection) -> None:
    """Defines the words the statements share (etl/sql/macros)."""
    for name in MACROS:
        connection.execute(statement(f"macros/{name}"))


def checks() -> list[str]:
    """The names of the checks: each statement returns rows that need a person's eye."""
    return sorted(path.stem for path in (ETL / "sql" / "checks").glob("*.sql"))


def _check(connection: duckdb.DuckDBPyConnection) -> None:
    columns = ", ".join(f'"{column}" {kind}' for column, kind in FINDING_COLUMNS.items())
    connection.execute(f"create or replace temp table checked ({columns})")
    for name in checks():
        connection.execute(f"insert into checked by name {statement(f'checks/{name}')}")


def _inputs(connection: duckdb.DuckDBPyConnection, label: Label) -> None:
    organisation = {"region": "varchar", "name": "varchar"}
    temp_table(connection, "org_regions", organisation, _organisation())
    members = dict.fromkeys(("vocabulary", "code", "zh", "en"), "varchar") | {"position": "integer"}
    temp_table(connection, "vocabulary_members", members, _vocabulary())
    limits = {"level": "varchar", "days": "integer"}
    temp_table(connection, "working_day_limits", limits, _limits())
    moved = ({"day": day, "is_workday": is_workday} for day, is_workday in calendar.exceptions())
    temp_table(connection, "day_exceptions", {"day": "integer", "is_workday": "boolean"}, _lines(moved))
    first, last = calendar.known_years()
    years = {"first_year": "integer", "last_year": "integer"}
    temp_table(connection, "calendar_years", years, _lines(iter([{"first_year": first, "last_year": last}])))
    project_rules(connection, project_policy())
    own = dict.fromkeys(("snapshot", "load", "built_at", "notice"), "varchar") | {"schema_version": "integer"}
    temp_table(connection, "labels", own, _lines(iter([label.__dict__ | {"schema_version": SCHEMA_VERSION}])))


def _lines(rows: Iterator[Mapping[str, object]]) -> Iterator[bytes]:
    return (json.dumps(row, ensure_ascii=False).encode() for row in rows)


def _organisation() -> Iterator[bytes]:
    rows: dict[str, str] = {}
    for path in sorted(ORGANISATION.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows |= {row["code"].ljust(12, "0"): row["name"] for row in csv.DictReader(file)}
    return _lines({"region": code, "name": name} for code, name in rows.items())


def _vocabulary() -> Iterator[bytes]:
    return _lines(
        {"vocabulary": path.stem, "code": member.code, "zh": member.zh, "en": member.en, "position": position}
        for path in sorted(VOCABULARIES.glob("*.toml"))
        for position, member in enumerate(vocabulary(path.stem).members, 1)
    )


def _limits() -> Iterator[bytes]:
    days = policy("deadlines")["working_days"]
    return _lines({"level": level, "days": days[level]} for level in days)


@lru_cache(maxsize=16)
def policy(name: str) -> dict[str, dict[str, int]]:
    """A file of data/policy; BadConfiguration where it is missing or no TOML."""
    path = POLICY / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise BadConfiguration(f"{path.name}: {error}") from error
