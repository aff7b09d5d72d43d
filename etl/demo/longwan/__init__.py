"""Longwan, Wenzhou: its ledgers, rebuilt from its published report."""

from pathlib import Path

from etl.demo.ground import ground
from etl.demo.ledger import Source, write_ledgers
from etl.demo.longwan import budgets, deputies, issues, opinions, plan, projects, receptions, suggestions
from etl.demo.longwan.stations import registers

# one entry a family: a function from the ground to that family's ledgers
LEDGERS: tuple[Source, ...] = (
    registers,
    receptions.ledgers,
    issues.ledgers,
    projects.ledgers,
    suggestions.ledgers,
    plan.ledgers,
    deputies.ledgers,
    opinions.ledgers,
    budgets.ledgers,
)


def write(folder: Path, variant: str) -> None:
    """Write the place's inbox tree into the folder; it has only the variant `complete`."""
    write_ledgers(ground("longwan"), LEDGERS, folder)
