"""What a load tells its caller: the JSON document of the command line's contract."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from etl.errors import Damaged
from etl.finding import Finding
from etl.home import Home
from etl.load import Loaded
from etl.storing.journal import Submission

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
_FIELDS = (
    "severity", "sheet", "row", "column", "cell", "field", "rule", "found", "message", "message_en", "issue",
)  # fmt: skip


Findings = dict[str, list[dict[str, Any]]]
Changes = dict[str, list[tuple[str, str]]]
"""By submission what happened to which row: (added, removed or changed; the row's key)."""


@dataclass(frozen=True)
class Account:
    """A load's account; `needs_a_look` where rows or files wait for a person (exit code 1)."""

    document: dict[str, Any]
    needs_a_look: bool


def account(loaded: Loaded, findings: Findings, changes: Changes, returned: Mapping[str, str]) -> Account:
    """The account of a load: each of its submissions with counts, findings, changes and what goes back."""
    submissions = [
        _submission(one, one.submission in loaded.unchanged)
        | {"changes": changes_told(one.replaces, changes.get(one.submission, ()))}
        | {"marked_up": returned.get(one.submission), "findings": findings.get(one.submission, [])}
        for one in loaded.submissions
    ]
    questions = [one.told for one in loaded.questions]
    document = {"snapshot": loaded.snapshot, "submissions": submissions, "questions": questions}
    return Account(document, bool(questions) or any(one.quarantined for one in loaded.submissions))


def _submission(one: Submission, unchanged: bool) -> dict[str, Any]:
    return {
        "id": one.submission,
        "file": one.file,
        "sha256": one.sha256,
        "ledger": one.ledger,
        "unit": short_code(one.unit),
        "period": one.period,
        "read": one.read,
        "loaded": one.loaded,
        "quarantined": one.quarantined,
        "skipped": one.skipped,
        "unchanged": unchanged,
        "replaces": one.replaces,
    }


def findings_as_told(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """The reader's findings in the form in which a load tells them; none of them knows an issue yet."""
    return [{name: getattr(one, name, None) for name in _FIELDS} for one in findings]


def short_code(code: str) -> str:
    """A region's code as people write it: 6 digits from the county up, 9 for a town, 12 for a village."""
    for length in (6, 9):
        if set(code[length:]) == {"0"}:
            return code[:length]
    return code


def told_of(home: Home, loaded: Loaded) -> tuple[Findings, Changes]:
    """What the snapshot says of each of a load's submissions, from top to bottom, and the rows each changed.

    Damaged if the snapshot can't be read.
    """
    findings, changes = _read(home, loaded, _FINDINGS, _CHANGES)
    told: Findings = defaultdict(list)
    for submission, *values in findings:
        told[submission].append(dict(zip(_FIELDS, values, strict=True)))
    changed: Changes = defaultdict(list)
    for submission, change, key in changes:
        changed[submission].append((change, key))
    return told, changed


def changes_told(replaces: str | None, rows: Iterable[tuple[str, str]]) -> dict[str, int] | None:
    """How many rows were added, removed and changed; None of a submission that replaced none."""
    counted = Counter(change for change, _ in rows)
    if replaces is None and not counted:
        return None
    return {change: counted[change] for change in ("added", "removed", "changed")}


def _read(home: Home, loaded: Loaded, *selects: str) -> list[list[tuple[Any, ...]]]:
    path = home.warehouse / f"{loaded.snapshot}.duckdb"
    asked = {"submissions": [one.submission for one in loaded.submissions]}
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            return [connection.execute(select, asked).fetchall() for select in selects]
    except duckdb.Error as error:
        raise Damaged(f"快照 {path.name} 已损坏，请运行 python -m etl rebuild，从档案重建") from error
