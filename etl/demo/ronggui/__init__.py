"""Ronggui Street, Foshan: its ledgers, rebuilt from its published report."""

from pathlib import Path

from etl.demo.ground import ground
from etl.demo.ledger import Source, write_ledgers
from etl.demo.ronggui import budgets, deputies, opinions, projects, suggestions
from etl.demo.ronggui.hearings import hearings
from etl.demo.ronggui.stations import registers

# one entry a family: a function from the ground to that family's ledgers
LEDGERS: tuple[Source, ...] = (
    registers,
    hearings,
    projects.ledgers,
    suggestions.ledgers,
    deputies.ledgers,
    opinions.ledgers,
    budgets.ledgers,
)


def write(folder: Path, variant: str) -> None:
    """Write the place's inbox tree into the folder; it has only the variant `complete`."""
    write_ledgers(ground("ronggui"), LEDGERS, folder)
