"""The table of ratios and closing figures, as markdown."""

import os
import platform
from collections.abc import Sequence
from datetime import date

import duckdb

from benchmarks.closing import Closing
from benchmarks.timing import Line


def markdown(day: date, lines: Sequence[Line], closings: Sequence[Closing]) -> str:
    """The whole report."""
    return "\n".join([
        "# Benchmarks",
        "",
        f"`python -m benchmarks`, {day}: Python {platform.python_version()}, DuckDB {duckdb.__version__}, "
        f"{os.cpu_count()} cores, load average {os.getloadavg()[1]:.1f} (below 1 on an idle machine: "
        "other work weighs on the longer side). Medians, both sides measured in turns in the same run.",
        "",
        "| what | ours | bare | ratio | limit | |",
        "|---|---:|---:|---:|---:|---|",
        *(ratio_row(line) for line in lines),
        "",
        *(closing_table(closings) if closings else []),
    ])  # fmt: skip


def ratio_row(line: Line) -> str:
    """One comparison."""
    limit = "" if line.limit is None else f"{line.limit:.1f} {line.verdict}"
    cells = (
        line.name,
        written(line.ours, line.unit),
        written(line.bare, line.unit),
        f"{line.ratio:.2f}",
        limit,
        line.note,
    )
    return f"| {' | '.join(cells)} |"


def written(value: float, unit: str) -> str:
    """Megabytes; seconds, or milliseconds where they say more."""
    if unit != "s":
        return f"{value:,.0f} {unit}"
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.0f} ms"


def closing_table(closings: Sequence[Closing]) -> list[str]:
    """The closing figures of the real files."""
    return [
        "## Closing figures of the real files",
        "",
        "| file | read | loaded | quarantined | skipped | issues | resolved | median days (Kaplan-Meier) |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
        *(
            f"| {c.file} | {c.read:,} | {c.loaded:,} | {c.quarantined:,} | {c.skipped:,} | {c.collected:,} "
            f"| {(c.resolved or 0) * 100:.1f} % | {c.median_days} |"
            for c in closings
        ),
        "",
    ]
