"""A new warehouse file from the rows in force: the statements of etl/sql, each after those it reads from."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import duckdb

from etl.building.issue_columns import alike
from etl.building.newest import lay_staged, stage
from etl.building.obligations import OBLIGATION_TABLES, lay_obligations, obligation_policy, selects
from etl.building.order import Step, run_side_by_side
from etl.building.reception_rules import lay_reception_rules
from etl.building.reference import Label, make_reference
from etl.building.run import Run, shared, statement, statements
from etl.policy import keeping
from etl.storing.lake import FINDING_COLUMNS, lay_views
from etl.tables import columns_of, filled, literal, names, shared_table

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

_ROW_GROUP = 61_440
"""Half the engine's usual: a hundred thousand rows are written group by group, not gathered first."""
_SEARCHED = "set search_path = 'warehouse.main,memory.main'"


class Building:
    """A new warehouse file under way, in a connection in which nobody else works until it is finished.

    Begun is what hangs on no ledger: calendar, words, limits. The ledgers' views are laid without rows
    (lake.Lake.open fills those that have any). Without `by_shape` every statement runs, also those that can
    have no rows; the outcome is the same.
    """

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, target: Path, label: Label, by_shape: bool = True
    ) -> None:
        _share_macros(connection)
        enter(connection, target)
        make_reference(connection, label)
        self.connection = connection
        self.run = Run(connection, by_shape)
        self.run.make(*PREPARED)
        lay_ledgers(connection)
        self.steps = _steps(self.run)

    def finish(self) -> None:
        """Writes the rest, from `submission_parts` and the `raw_…` views; the file stays open."""
        self.run.make("staging/parts")
        self.run.empty |= stage(self.connection)
        shared_table(self.connection, "checked", FINDING_COLUMNS, ())
        with _cursors(self.connection) as cursors:
            run_side_by_side(cursors, self.steps)
        self.connection.execute("checkpoint warehouse")


def lay_ledgers(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes `raw_<ledger>` and `staged_<ledger>` of every ledger, without rows."""
    lay_views(connection)
    lay_staged(connection)


def name_deputies(connection: duckdb.DuckDBPyConnection, label: Label) -> None:
    """As much of a build, in memory, as tells whom the ledgers name: ends with `namesakes`.

    Expects `submission_parts` and the `raw_…` views.
    """
    _share_macros(connection)
    make_reference(connection, label)
    run = Run(connection)
    run.make(*PREPARED, "staging/parts")
    run.empty |= stage(connection)
    run.make(*STAGED, *DEPUTIES)


def enter(connection: duckdb.DuckDBPyConnection, target: Path) -> None:
    """Attaches the file: what is created goes there, and what the connection's cursors share is seen.

    A draft is nobody's until it is whole, so no log is written that could restore a part of it.
    """
    options = f"recovery_mode 'no_wal_writes', row_group_size {_ROW_GROUP}"
    connection.execute(f"attach {literal(target)} as warehouse ({options})")
    connection.execute(_SEARCHED)


def leave(connection: duckdb.DuckDBPyConnection) -> None:
    """Closes the file that `enter` opened."""
    connection.execute("use memory")
    connection.execute("detach warehouse")


def macros(connection: duckdb.DuckDBPyConnection) -> None:
    """Defines the words the statements share (etl/sql/macros), for this connection alone."""
    for name in MACROS:
        connection.execute(statement(f"macros/{name}"))


def _share_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """Defines them for all cursors of an engine."""
    for name in MACROS:
        connection.execute(shared(statement(f"macros/{name}")))


@contextmanager
def _cursors(connection: duckdb.DuckDBPyConnection) -> Iterator[Sequence[duckdb.DuckDBPyConnection]]:
    """As many cursors at work in the new file as the engine has threads."""
    ((threads,),) = connection.execute("select current_setting('threads')").fetchall()
    with ExitStack() as stack:
        cursors = [stack.enter_context(connection.cursor()) for _ in range(threads)]
        for cursor in cursors:
            cursor.execute(_SEARCHED)
        yield cursors


def _steps(run: Run) -> list[Step]:
    """What is left to do once the ledgers are in, in an order in which it could be done one by one."""
    policy = obligation_policy()
    return [
        Step.of(_see_filled, ["raw_issue"], "filled_fields"),
        *_made(run, *STAGED, *WALKED, "staging/prepared_issues"),
        Step.of(
            _fill,
            ["prepared_issues filled_fields places parts moving_keys"],
            "filled_issues",
            "issue_records",
        ),
        *_made(run, *ISSUES),
        *(Step.of(partial(_store, name), [name, "issue_records"], name) for name in HISTORIES),
        *_made(run, *DEPUTIES, *DEEDS, *PROJECTS, *SATISFACTION, *SUGGESTIONS, *MENTIONS, *BUDGETS),
        Step.of(lay_reception_rules, ["stations"], "reception_rules"),
        *_made(run, *PLAN),
        Step.of(partial(_owe, run), ["owing_subjects", *selects(policy)], *OBLIGATION_TABLES),
        *_made(run, *OWED),
        *_checks(run),
        *_made(run, *CLOSING),
    ]


def _made(run: Run, *names: str) -> Iterator[Step]:
    for name in names:
        text = statement(name)
        yield Step.of(partial(_make, run, name, text), [text])


def _make(run: Run, name: str, text: str, cursor: duckdb.DuckDBPyConnection) -> None:
    run.on(cursor).create(name, text)


def _checks(run: Run) -> Iterator[Step]:
    """Each check is a select of rows that need a person's eye."""
    for name in statements("checks"):
        text = statement(name)
        yield Step.of(partial(_check, run, text), [text], "checked")


def _check(run: Run, text: str, cursor: duckdb.DuckDBPyConnection) -> None:
    run.on(cursor).add("checked", text)


def _owe(run: Run, cursor: duckdb.DuckDBPyConnection) -> None:
    """Who owes what by data/policy/obligations, once all the tables that show it stand."""
    lay_obligations(run.on(cursor), obligation_policy())


def _see_filled(connection: duckdb.DuckDBPyConnection) -> None:
    fields = ({"field": field} for field in filled(connection, "raw_issue"))
    shared_table(connection, "filled_fields", {"field": "varchar"}, fields)


def _fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes `issue_records` of the prepared issues: a view that adds the columns that say the same of all."""
    same = alike(connection)
    shape = columns_of(connection, "prepared_issues")
    stored = names(column for column in shape if column not in same)
    order = names(column for column in ("region", "collected_day") if column not in same)
    connection.execute(f"create table filled_issues as select {stored} from prepared_issues order by {order}")
    shown = (f"{same[name]}::{kind} as {name}" if name in same else name for name, kind in shape.items())
    connection.execute(f"create view issue_records as select {', '.join(shown)} from filled_issues")


def _store(name: str, connection: duckdb.DuckDBPyConnection) -> None:
    """Turns the view of a history of issues into a table where there are few enough."""
    ((issues,),) = connection.execute("select count(*) from issue_records").fetchall()
    if issues > keeping().stored_issues:
        return
    connection.execute(f"create table stored_{name} as from {name} order by {HISTORIES[name]}")
    connection.execute(f"drop view {name}")
    connection.execute(f"alter table stored_{name} rename to {name}")
