"""What a load tells its caller: the JSON document of the command line's contract."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from etl.building.told import FINDING_FIELDS
from etl.finding import Finding
from etl.load import Loaded
from etl.storing.journal import Submission


@dataclass(frozen=True)
class Account:
    """A load's account; `needs_a_look` where rows or files wait for a person (exit code 1)."""

    document: dict[str, Any]
    needs_a_look: bool


def account(loaded: Loaded, returned: Mapping[str, str]) -> Account:
    """The account of a load: each of its submissions with counts, findings, changes and what goes back."""
    told = loaded.told
    submissions = [
        _submission(one, one.submission in loaded.unchanged)
        | {"changes": changes_told(one.replaces, told.changes.get(one.submission, ()))}
        | {"marked_up": returned.get(one.submission), "findings": told.findings.get(one.submission, [])}
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
    return [{name: getattr(one, name, None) for name in FINDING_FIELDS} for one in findings]


def short_code(code: str) -> str:
    """A region's code as people write it: 6 digits from the county up, 9 for a town, 12 for a village."""
    for length in (6, 9):
        if set(code[length:]) == {"0"}:
            return code[:length]
    return code


def changes_told(replaces: str | None, rows: Iterable[tuple[str, str]]) -> dict[str, int] | None:
    """How many rows were added, removed and changed; None of a submission that replaced none."""
    counted = Counter(change for change, _ in rows)
    if replaces is None and not counted:
        return None
    return {change: counted[change] for change in ("added", "removed", "changed")}
