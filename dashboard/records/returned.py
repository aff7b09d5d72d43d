"""The workbooks that go back to their senders, as `returns/<load>.json` under the home lists them."""

import json
from pathlib import Path

from dashboard.errors import DashboardError
from dashboard.warehouse import Warehouse

FOLDER = "returns"


class NothingReturned(DashboardError):
    """No workbook goes back for this submission, or none of it is in sight."""

    def __init__(self) -> None:
        super().__init__("没有这份退回的工作簿：可能已没有要改的地方", "no workbook was sent back for this")


def returned(home: Path, submissions: tuple[str, ...]) -> frozenset[str]:
    """Those of the submissions for which a workbook lies ready."""
    loads = {submission.partition(".")[0] for submission in submissions}
    listed = {submission for load in loads for submission in _listed(home, load)}
    return frozenset(listed.intersection(submissions))


def workbook(warehouse: Warehouse, submission: str) -> tuple[str, bytes]:
    """Name and content of a submission's marked-up workbook; NothingReturned, for those out of sight too."""
    known = warehouse.query(
        "select load from submissions where submission = $submission", {"submission": submission}
    )
    path = _listed(warehouse.home, known[0][0]).get(submission) if known else None
    if path is None:
        raise NothingReturned()
    folder = (warehouse.home / FOLDER).resolve()
    found = (warehouse.home / path).resolve()
    if not found.is_relative_to(folder) or not found.is_file():
        raise NothingReturned()
    return found.name, found.read_bytes()


def _listed(home: Path, load: str) -> dict[str, str]:
    path = home / FOLDER / f"{load}.json"
    return dict(json.loads(path.read_bytes())) if path.is_file() else {}
