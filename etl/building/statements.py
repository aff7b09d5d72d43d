"""A new warehouse file from the rows in force: the statements of etl/sql, in order."""

from pathlib import Path

import duckdb

from etl.building.issue_columns import never_filled
from etl.building.newest import stage
from etl.building.obligations import lay_obligations, obligation_policy
from etl.building.reception_rules import lay_reception_rules
from etl.building.reference import Label, make_reference
from etl.building.run import Run, statement, statements
from etl.policy import keeping
from etl.storing.lake import FINDING_COLUMNS
from etl.tables import columns_of, filled, literal, names

MACROS = (
    "level_number",
    "level_name",
    "day_of",
    "ym_of",
    "iso_day",
    "in_term",
    "region_level",
    "ancestor",
    "padded",
    "code_stem",
    "is_below",
    "full_key",
    "name_folded",
    "name_short",
    "name_stem",
    "name_bare",
    "names_in",
    "name_count",
    "holds",
    "joined",
    "parted",
    "highest_below",
)
PREPARED = (
    "marts/calendar",
    "marts/months",
    "staging/calendar_periods",
    "marts/vocabulary",
    "marts/ledger_fields",
)
STAGED = (
    "staging/known_regions",
    "marts/regions",
    "staging/region_names",
    "staging/written_regions",
    "staging/registered_stations",
    "staging/places",
    "marts/stations",
    "marts/receptions",
    "staging/named_receptions",
    "staging/named_projects",
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
    "marts/moving_stays",
    "marts/moving_states",
    "marts/moving_events",
    "marts/issues",
    "marts/issue_stays",
    "marts/issue_states",
    "marts/issue_events",
    "marts/issue_reviews",
)
HISTORIES = {
    "issue_stays": "region, collected_day, issue, stay",
    "issue_states": "region, collected_day, issue, valid_from_day",
    "issue_events": "issue, seq",
}
PROJECTS = (
    "marts/project_states",
    "marts/projects",
    "marts/project_nodes",
    "marts/project_checks",
    "marts/ballots",
    "marts/solicitations",
)
SUGGESTIONS = (
    "staging/named_suggestions",
    "staging/named_leads",
    "staging/lead_links",
    "staging/told_suggestions",
    "marts/suggestions",
    "marts/leads",
)
MENTIONS = ("marts/deputy_mentions",)
PLAN = ("marts/tasks", "marts/meetings", "marts/cycles", "staging/reception_days", "staging/owing_subjects")
OWED = ("staging/owed_periods", "marts/obligation_deeds", "marts/obligations")
SATISFACTION = (
    "marts/surveys",
    "marts/reviews",
    "marts/review_quotas",
    "marts/scorecard_inputs",
    "marts/scorecard_marks",
)
DEPUTIES = (
    "staging/named_groups",
    "staging/registered_deputies",
    "staging/said_deputies",
    "staging/named_members",
    "staging/listed_names",
    "staging/named_deputies",
    "marts/groups",
    "marts/group_members",
    "marts/deputies",
    "staging/namesakes",
)
DEEDS = ("marts/activities", "marts/assessments", "marts/corrections")
BUDGETS = (
    "staging/budget_rows",
    "staging/budget_amounts",
    "staging/budget_flows",
    "staging/staged_budget_step",
    "marts/budget_states",
    "marts/budgets",
    "marts/budget_months",
    "marts/budget_steps",
)
CLOSING = (
    "marts/expected_submissions",
    "marts/submissions",
    "marts/changes",
    "marts/quarantine",
    "marts/findings",
    "marts/finding_counts",
    "marts/meta",
)


def build(connection: duckdb.DuckDBPyConnection, target: Path, label: Label, by_shape: bool = True) -> None:
    """Writes a whole warehouse into `target`, a new file, closed and checkpointed when this returns.

    Expects `submission_parts` and the `raw_…` views in the connection (see lake.Lake.open). Without
    `by_shape` every statement runs, also those that can have no rows; the outcome is the same.
    """
    begin(connection, target, label)
    finish(connection, by_shape)


def begin(connection: duckdb.DuckDBPyConnection, target: Path, label: Label) -> None:
    """Opens the new file and writes into it what hangs on no ledger: calendar, words, limits."""
    enter(connection, target)
    make_reference(connection, label)
    Run(connection).make(*PREPARED)


def finish(connection: duckdb.DuckDBPyConnection, by_shape: bool = True) -> None:
    """Writes the rest into the file begun, from `submission_parts` and the `raw_…` views, and closes it."""
    run = Run(connection, by_shape)
    run.make("staging/parts")
    run.empty |= stage(connection)
    run.make(*STAGED, *WALKED, "staging/prepared_issues")
    _fill(connection)
    run.make(*ISSUES, *DEPUTIES, *DEEDS, *PROJECTS, *SATISFACTION, *SUGGESTIONS, *MENTIONS, *BUDGETS)
    _owe(run)
    _store(connection)
    _check(run)
    run.make(*CLOSING)
    connection.execute("checkpoint warehouse")
    leave(connection)


def name_deputies(connection: duckdb.DuckDBPyConnection, label: Label) -> None:
    """As much of a build, in memory, as tells whom the ledgers name: ends with `namesakes`.

    Expects what `build` expects.
    """
    make_reference(connection, label)
    run = Run(connection)
    run.make(*PREPARED, "staging/parts")
    run.empty |= stage(connection)
    run.make(*STAGED, *DEPUTIES)


def enter(connection: duckdb.DuckDBPyConnection, target: Path) -> None:
    """Attaches the file: what is created goes there, and what the connection's cursors share is seen.

    A draft is nobody's until it is whole, so no log is written that could restore a part of it.
    """
    connection.execute(f"attach {literal(target)} as warehouse (recovery_mode 'no_wal_writes')")
    connection.execute("set search_path = 'warehouse.main,memory.main'")


def leave(connection: duckdb.DuckDBPyConnection) -> None:
    """Closes the file that `enter` opened."""
    connection.execute("use memory")
    connection.execute("detach warehouse")


def macros(connection: duckdb.DuckDBPyConnection) -> None:
    """Defines the words the statements share (etl/sql/macros)."""
    for name in MACROS:
        connection.execute(statement(f"macros/{name}"))


def _fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes `issue_records` of the prepared issues: a view that adds, empty, the columns no issue fills."""
    empty = never_filled([*filled(connection, "raw_issue"), *filled(connection, "places")])
    shape = columns_of(connection, "prepared_issues")
    stored = names(column for column in shape if column not in empty)
    connection.execute(
        f"create table filled_issues as select {stored} from prepared_issues order by region, collected_day"
    )
    shown = (f"null::{kind} as {name}" if name in empty else name for name, kind in shape.items())
    connection.execute(f"create view issue_records as select {', '.join(shown)} from filled_issues")


def _owe(run: Run) -> None:
    """Who owes what by data/policy/obligations, once all the tables that show it stand."""
    lay_reception_rules(run.connection)
    run.make(*PLAN)
    lay_obligations(run, obligation_policy())
    run.make(*OWED)


def _store(connection: duckdb.DuckDBPyConnection) -> None:
    """Turns the views of issues' histories into tables where there are few enough."""
    ((issues,),) = connection.execute("select count(*) from issue_records").fetchall()
    if issues > keeping().stored_issues:
        return
    for name, order in HISTORIES.items():
        connection.execute(f"create table stored as from {name} order by {order}")
        connection.execute(f"drop view {name}")
        connection.execute(f"alter table stored rename to {name}")


def _check(run: Run) -> None:
    """Each check is a select of rows that need a person's eye."""
    columns = ", ".join(f'"{column}" {kind}' for column, kind in FINDING_COLUMNS.items())
    run.connection.execute(f"create or replace temp table checked ({columns})")
    run.insert("checked", statements("checks"))
