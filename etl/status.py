"""What a home holds: its snapshots, the submissions in force, and how fresh each unit's are."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from etl.account import short_code
from etl.errors import Refused
from etl.home import Home
from etl.storing.journal import Journal, Submission, in_force
from etl.storing.snapshot import Snapshots

Names = Mapping[str, str]


def status(home: Home) -> dict[str, Any]:
    """Snapshots (oldest first), submissions in force, and per unit and ledger the last day reported."""
    journal = Journal(home)
    current = journal.current()
    if current is None:
        raise Refused(f"{home.root} 里还没有装载过任何台账")
    force = in_force(journal.chain(current.load))
    submissions = [one for group in sorted(force) for one in force[group]]
    names = Snapshots(home).region_names(current.snapshot)
    snapshots = [
        {"snapshot": one.stamp, "load": one.load, "is_current": one.stamp == current.snapshot}
        for one in Snapshots(home).all()
    ]
    return {
        "snapshot": current.snapshot,
        "load": current.load,
        "snapshots": snapshots,
        "submissions": [_submission(one, names) for one in submissions],
        "freshness": _freshness(submissions, names),
    }


def _submission(one: Submission, names: Names) -> dict[str, Any]:
    counts = {"read": one.read, "loaded": one.loaded, "quarantined": one.quarantined, "skipped": one.skipped}
    named = {"id": one.submission, "file": one.file, "ledger": one.ledger}
    dated = {"period": one.period, "last_day": _iso(one)}
    return named | _unit(one.unit, names) | dated | counts


def _unit(unit: str, names: Names) -> dict[str, Any]:
    """The code as people write it, and the name; null of a unit that no register names."""
    return {"unit": short_code(unit), "unit_name": names.get(unit)}


def _freshness(submissions: list[Submission], names: Names) -> list[dict[str, Any]]:
    """Per unit and ledger the newest submission's last day, and the rows of all that wait to be corrected."""
    latest: dict[tuple[str, str], Submission] = {}
    waiting: Counter[tuple[str, str]] = Counter()
    for one in submissions:
        waiting[one.unit, one.ledger] += one.quarantined
        known = latest.get((one.unit, one.ledger))
        if known is None or (_iso(one) or "") >= (_iso(known) or ""):
            latest[one.unit, one.ledger] = one
    return [
        _unit(unit, names)
        | {"ledger": ledger, "period": one.period, "last_day": _iso(one), "waiting": waiting[unit, ledger]}
        for (unit, ledger), one in sorted(latest.items())
    ]


def _iso(one: Submission) -> str | None:
    return one.last_day.isoformat() if one.last_day else None
