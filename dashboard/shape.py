"""Which shape of warehouse this version reads: the one that the loading side has on record (etl/sql)."""

import json
from functools import cache

from dashboard.mending import HOUSE

RECORD = HOUSE / "etl" / "sql" / "shapes.json"
VERSION = "schema_version"
"""The entry of a snapshot's meta table that says of which shape it is."""


@cache
def shape() -> str:
    """The shape a warehouse built now has; it changes with every column that pages may read."""
    known: str = json.loads(RECORD.read_bytes())["version"]
    return known
