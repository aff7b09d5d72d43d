"""Hanbin's towns and villages, from the org table, each with an invented number of voters."""

import csv
from pathlib import Path

from etl.demo.chance import stream
from etl.demo.material import ORGANISATION
from etl.demo.record import Town, Village


def towns(seed: str) -> tuple[Town, ...]:
    """The 28 towns in code order with their 529 villages."""
    villages: dict[str, list[Village]] = {}
    for row in _rows(ORGANISATION / "hanbin_610902_villages.csv"):
        villages.setdefault(row["streetCode"], []).append(_village(seed, row))
    return tuple(
        Town(row["code"].ljust(12, "0"), row["name"], number, tuple(villages[row["code"]]))
        for number, row in enumerate(_rows(ORGANISATION / "hanbin_610902_streets.csv"))
    )


def _village(seed: str, row: dict[str, str]) -> Village:
    typical = 2400 if row["name"].endswith("社区居委会") else 1150
    voters = round(typical * stream(seed, "voters", row["code"]).lognormvariate(0, 0.35))
    return Village(row["code"], row["name"], voters)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
