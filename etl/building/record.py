"""`python -m etl.building.record`: writes the record of shapes (shapes.py) anew, from an empty home."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from etl.building.publishing import engine, lay_parts
from etl.building.reference import Label
from etl.building.run import statement, statements
from etl.building.shapes import RECORD, recorded
from etl.building.statements import Building, enter, leave


def record() -> str:
    """The record's text as the statements of today make it, each of them run."""
    with TemporaryDirectory() as folder, engine() as connection:
        target = Path(folder) / "empty.duckdb"
        building = Building(connection, target, Label("empty", "empty", "", None), by_shape=False)
        lay_parts(connection, ())
        building.finish()
        leave(connection)
        enter(connection, target)
        names = [*statements("staging"), *statements("marts")]
        return recorded(connection, {name: statement(name) for name in names})


def main() -> int:
    """Writes the file."""
    RECORD.write_text(record(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
