"""Wuxue, Huanggang: its ledgers, rebuilt from its published report."""

from pathlib import Path

from etl.demo.ground import ground
from etl.demo.ledger import Source, write_ledgers
from etl.demo.wuxue import assessments, deputies, hearings, opinions, projects, suggestions
from etl.demo.wuxue.stations import registers

# one entry a family: a function from the ground to that family's ledgers
LEDGERS: tuple[Source, ...] = (
    registers,
    hearings.ledgers,
    projects.ledgers,
    suggestions.ledgers,
    deputies.ledgers,
    assessments.ledgers,
    opinions.ledgers,
)


def write(folder: Path, variant: str) -> None:
    """Write the place's inbox tree into the folder; it has only the variant `complete`."""
    write_ledgers(ground("wuxue"), LEDGERS, folder)
