"""Reads hostile files one after the other in bounded memory: `python -m` this module with their names."""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from etl.errors import Refused
from tests.etl.reading import hostile
from tests.etl.reading.handing_in import read

CASES: dict[str, Callable[[], bytes]] = {
    "entities": hostile.laughs,
    "outside_entity": hostile.outside_entity,
    "depth": lambda: hostile.deep(200_000),
    "declared_dimension": hostile.declared_only,
    "far_cell": hostile.far_cell,
    "bomb_in_strings": lambda: hostile.zeros_declared_small("xl/sharedStrings.xml", 100),
    "bomb_in_sheet": lambda: hostile.zeros_declared_small("xl/worksheets/sheet1.xml", 100),
    "sheets": lambda: hostile.many_sheets(1_000),
    "cells_without_place": lambda: hostile.many_cells(1),
    "ods_of_all_rows": lambda: hostile.repeated_ods(1_048_576, 16_384),
    "ods_of_all_columns": lambda: hostile.repeated_ods(100, 16_384),
    "endless_line": lambda: hostile.endless_line(3),
    "endless_first_line": lambda: b"a" * (3 << 20),
    "endless_quote": lambda: hostile.endless_quote(3),
    "columns": lambda: hostile.many_columns(1_000_000),
    "web_tables": lambda: hostile.spanning_html(99_999),
    "macro": hostile.with_macro,
    # Large as handed in: `make long` only.
    "far_and_large": lambda: hostile.many_cells(60),
    "packed_text": lambda: hostile.gzip_bomb(600),
    "ods_of_many_cells": lambda: hostile.repeated_ods(1_000, 16_384),
    "endless_line_of_190_megabytes": lambda: hostile.endless_line(190),
    "endless_quote_of_190_megabytes": lambda: hostile.endless_quote(190),
}
MEGABYTES = 4000
"""The address space there is; a workbook is tried in less (data/policy/reading.toml)."""


def told(name: str) -> dict[str, object]:
    """What reading one comes to: counts and rules, or the refusal; seconds; megabytes at most so far."""
    content = CASES[name]()
    begun = time.monotonic()
    try:
        found = read(content, name="问题台账.xlsx", ledger="issue")
        outcome: dict[str, object] = {"counts": found.counts, "rules": sorted(set(found.rules))}
    except Refused as refusal:
        outcome = {"refused": str(refusal)}
    return {"name": name, **outcome, "seconds": time.monotonic() - begun, "megabytes": most_megabytes()}


def most_megabytes() -> int:
    """The process's own peak; what getrusage answers begins with its parent's."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))
    for wanted in sys.argv[1:]:
        print(json.dumps(told(wanted), ensure_ascii=False), flush=True)
