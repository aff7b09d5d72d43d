"""The small county once more on either side of it, row by row: none of it is the county's own."""

import duckdb

from tests.dashboard.fixture_tables import TABLES

BELOW, ABOVE = "610901000000", "610903000000"
"""The first code of the county before, and the first code that is no longer the small county's."""

KEYS = frozenset(
    (
        *("activity", "assessment", "ballot", "check_key", "correction", "cycle", "deputy", "draw", "duty"),
        *("group_id", "issue", "issue_review", "lead", "line", "meeting", "project", "reception", "review"),
        *(
            "scorecard_input",
            "solicitation",
            "station",
            "subject",
            "submission",
            "suggestion",
            "survey",
            "task",
        ),
    )
)
"""What rows are told apart and found by: the neighbours' bear a mark, so that each is a thing of its own."""

SHARED = frozenset({"regions", "calendar", "months", "vocabulary", "meta", "ledger_fields"})
OF_UNITS = frozenset({"submissions", "finding_counts", "changes", "findings", "quarantine"})


def write_neighbours(connection: duckdb.DuckDBPyConnection) -> None:
    """Every row of the county and of what belongs to it again, at the neighbour's own code."""
    connection.execute(
        "insert into regions (region, name, level, county) values (?, '前县', 'county', ?)",
        [BELOW, BELOW],
    )
    for table in sorted(TABLES.keys() - SHARED):
        described = connection.execute(f"select * from {table} limit 0").description or []
        columns = [f'"{column[0]}"' for column in described]
        connection.execute(f"create temp table own as select * from {table}")
        for place in (BELOW, ABOVE):
            told = ", ".join(_moved(table, column.strip('"'), place) for column in columns)
            connection.execute(f"insert into {table} ({', '.join(columns)}) select {told} from own")
        connection.execute("drop table own")


def _moved(table: str, column: str, place: str) -> str:
    """What stands in a column of the neighbour's row, as SQL."""
    if column in ("region", "county") or (column == "unit" and table in OF_UNITS):
        return f"'{place}'"
    if column in ("town", "village"):
        return "null"
    return f"'{place}/' || \"{column}\"" if column in KEYS else f'"{column}"'
