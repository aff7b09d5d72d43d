"""What a warehouse says of submissions: the findings about each and the rows it changed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from etl.errors import Damaged

FINDING_FIELDS = (
    "severity", "sheet", "row", "column", "cell", "field", "rule", "found", "message", "message_en", "issue",
)  # fmt: skip

_FINDINGS = """
select submission, severity, sheet, "row", "column", cell, field, rule, found, message, message_en, issue
from findings
where submission in (select unnest($submissions))
order by submission, sheet, "row", rule
"""
_CHANGES = """
select distinct submission, change, key
from changes
where submission in (select unnest($submissions))
"""

Findings = dict[str, list[dict[str, Any]]]
"""By submission, from top to bottom."""
Changes = dict[str, list[tuple[str, str]]]
"""By submission what happened to which row: (added, removed or changed; the row's key)."""


@dataclass(frozen=True)
class Told:
    """What there is to say of some submissions."""

    findings: Findings
    changes: Changes


def told_in(connection: duckdb.DuckDBPyConnection, submissions: Iterable[str]) -> Told:
    """What the warehouse open in a connection says."""
    asked = {"submissions": list(submissions)}
    findings: Findings = defaultdict(list)
    for submission, *values in connection.execute(_FINDINGS, asked).fetchall():
        findings[submission].append(dict(zip(FINDING_FIELDS, values, strict=True)))
    changes: Changes = defaultdict(list)
    for submission, change, key in connection.execute(_CHANGES, asked).fetchall():
        changes[submission].append((change, key))
    return Told(findings, changes)


def told_by(snapshot: Path, submissions: Iterable[str]) -> Told:
    """What a snapshot says; Damaged if it can't be read."""
    try:
        with duckdb.connect(str(snapshot), read_only=True) as connection:
            return told_in(connection, submissions)
    except duckdb.Error as error:
        raise Damaged(f"快照 {snapshot.name} 已损坏，请运行 python -m etl rebuild，从档案重建") from error
