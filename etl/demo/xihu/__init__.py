"""Xihu Street, Changzhou: its ledgers, rebuilt from its published report."""

from pathlib import Path

from etl.demo.ground import ground
from etl.demo.ledger import Source, write_ledgers
from etl.demo.xihu import deputies, opinions, plan, projects, suggestions
from etl.demo.xihu.hearings import hearings
from etl.demo.xihu.stations import registers

# one entry a family: a function from the ground to that family's ledgers
LEDGERS: tuple[Source, ...] = (
    registers,
    hearings,
    projects.ledgers,
    suggestions.ledgers,
    plan.ledgers,
    deputies.ledgers,
    opinions.ledgers,
)


def write(folder: Path, variant: str) -> None:
    """Write the place's inbox tree into the folder; it has only the variant `complete`."""
    write_ledgers(ground("xihu"), LEDGERS, folder)
