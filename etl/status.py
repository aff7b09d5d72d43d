"""What a home holds: its snapshots, the submissions in force, and how fresh each unit's are."""

from typing import Any

from etl.account import short_code
from etl.errors import Refused
from etl.home import Home
from etl.storing.journal import Journal, Submission, in_force
from etl.storing.snapshot import Snapshots


def status(home: Home) -> dict[str, Any]:
    """Snapshots (oldest first), submissions in force, and per unit and ledger the last day reported."""
    journal = Journal(home)
    current = journal.current()
    if current is None:
        raise Refused(f"{home.root} 里还没有装载过任何台账")
    force = in_force(journal.chain(current.load))
    submissions = [one for group in sorted(force) for one in force[group]]
    snapshots = [
        {"snapshot": one.stamp, "load": one.load, "is_current": one.stamp == current.snapshot}
        for one in Snapshots(home).all()
    ]
    return {
        "snapshot": current.snapshot,
        "load": current.load,
        "snapshots": snapshots,
        "submissions": [_submission(one) for one in submissions],
        "freshness": _freshness(submissions),
    }


def _submission(one: Submission) -> dict[str, Any]:
    counts = {"read": one.read, "loaded": one.loaded, "quarantined": one.quarantined, "skipped": one.skipped}
    named = {"id": one.submission, "file": one.file, "ledger": one.ledger}
    return named | {"unit": short_code(one.unit), "period": one.period, "last_day": _iso(one)} | counts


def _freshness(submissions: list[Submission]) -> list[dict[str, Any]]:
    latest: dict[tuple[str, str], Submission] = {}
    for one in submissions:
        known = latest.get((one.unit, one.ledger))
        if known is None or (_iso(one) or "") >= (_iso(known) or ""):
            latest[one.unit, one.ledger] = one
    return [
        {"unit": short_code(unit), "ledger": ledger, "period": one.period, "last_day": _iso(one)}
        for (unit, ledger), one in sorted(latest.items())
    ]


def _iso(one: Submission) -> str | None:
    return one.last_day.isoformat() if one.last_day else None
