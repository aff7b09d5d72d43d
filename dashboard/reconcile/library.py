"""The reports that are on file: the claims files of data/claims, and the one that speaks of a region."""

from functools import cache
from pathlib import Path

from dashboard.reconcile.claims import Claims
from dashboard.reconcile.file import read_claims
from dashboard.reconcile.held import ledgers_of
from dashboard.reconcile.reconciliation import Reconciliation, judged
from dashboard.reconcile.tolerance import tolerance
from dashboard.regions import padded
from dashboard.sight import is_in_sight
from dashboard.warehouse import Warehouse

FOLDER = Path(__file__).resolve().parents[2] / "data" / "claims"


@cache
def reports() -> tuple[tuple[Path, Claims], ...]:
    """Every claims file with its claims, in the order of the files' names; BadClaims where one is amiss."""
    return tuple((path, read_claims(path)) for path in sorted(FOLDER.glob("*.toml")))


def report_of(region: str) -> tuple[Path, Claims] | None:
    """The report on just that region; else the one on the nearest region above it that is in sight."""
    known = {
        padded(claims.report.region): (path, claims) for path, claims in reports() if claims.report.region
    }
    for width in (12, 9, 6, 4, 2):
        code = region[:width].ljust(12, "0")
        if code in known and is_in_sight(code):
            return known[code]
    return None


def reconciliation_of(warehouse: Warehouse, region: str) -> Reconciliation | None:
    """The report on a region held against the ledgers, once a snapshot; None where no report is on file."""
    found = report_of(region)
    if found is None:
        return None
    path, claims = found
    with warehouse.reading() as snapshot:
        return snapshot.remembered(
            ("reconciled", path.name),
            lambda: judged(claims, tolerance(), ledgers_of(warehouse, path), snapshot.name),
        )
