"""`metrics`, `metric` and `rows`: the figures and what stands behind them."""

from functools import partial
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import click

from dashboard.commands.options import BEARER, read_scope, scoped
from dashboard.commands.steadiness import steadily
from dashboard.dictionary import markdown
from dashboard.disclosure import told, told_rows
from dashboard.export import (
    BOM,
    json_text,
    listing_csv,
    listing_json,
    measured_csv,
    measured_json,
    metric_json,
)
from dashboard.measure import measure
from dashboard.metrics import METRICS
from dashboard.rows import Listing, rows_behind
from dashboard.scope import Scope
from dashboard.warehouse import Warehouse
from dashboard.watermark import carried_by

_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON document.")
_CSV = click.option(
    "--csv", "as_csv", is_flag=True, help="CSV; with -o it begins with a UTF-8 mark, for Excel."
)
_BY = click.option("--by", default="", metavar="DIM[,DIM]", help="Breakdown; several give every combination.")
_OUT = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write to a file instead of stdout."
)


@click.command()
@_JSON
@click.option("--markdown", "as_markdown", is_flag=True, help="The text of docs/metrics.md.")
@click.option("--home", expose_value=False, hidden=True, help="As elsewhere; definitions are every home's.")
def metrics(as_json: bool, as_markdown: bool) -> None:
    """Every figure: id, names, kind, unit, definition, good direction, breakdowns."""
    if as_markdown:
        click.echo(markdown(), nl=False)
        return
    if as_json:
        click.echo(json_text({"metrics": [metric_json(metric) for metric in METRICS.values()]}))
        return
    for metric in METRICS.values():
        click.echo(f"{metric.id}  {metric.name.zh}  ({metric.kind}, {metric.unit}, {metric.good})")
        click.echo(f"    {metric.meaning.zh}")
        click.echo(f"    {', '.join(metric.dimensions)}")


@click.command()
@click.argument("metric_id", metavar="ID")
@scoped
@_BY
@_JSON
@_CSV
@_OUT
@BEARER
def metric(
    metric_id: str,
    home: Path,
    by: str,
    as_json: bool,
    as_csv: bool,
    output: Path | None,
    bearer: str | None,
    **scope: Any,
) -> None:
    """A figure for a region and period, one row, or one per member of --by."""
    warehouse = Warehouse(home)
    asked = partial(measure, warehouse, metric_id)
    measured = steadily(
        warehouse, lambda: told(asked(read_scope(warehouse, **scope), _dimensions(by)), "command")
    )
    if as_json:
        _write(json_text(measured_json(measured)) + "\n", output)
    elif as_csv:
        with carried_by(bearer):
            _write(measured_csv(measured), output, mark=BOM)
    else:
        names = list(measured.rows[0].values) if measured.rows else []
        cells = [[row.label, *(_plain(row.values[name]) for name in names)] for row in measured.rows]
        _write(_aligned([[measured.metric.name.zh, *names], *cells]), output)


@click.command()
@click.argument("metric_id", metavar="ID")
@scoped
@_BY
@click.option("--field", help="Which count of a table figure.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many rows.")
@_JSON
@_CSV
@_OUT
@BEARER
def rows(
    metric_id: str,
    home: Path,
    by: str,
    field: str | None,
    limit: int | None,
    as_json: bool,
    as_csv: bool,
    output: Path | None,
    bearer: str | None,
    **scope: Any,
) -> None:
    """The rows behind a figure: as many as it counts."""
    warehouse = Warehouse(home)
    asked, snapshot, listing = steadily(
        warehouse, lambda: _listed(warehouse, metric_id, scope, field, limit, by)
    )
    if as_json:
        _write(json_text(listing_json(metric_id, asked, snapshot, listing)) + "\n", output)
    elif as_csv:
        with carried_by(bearer):
            _write(listing_csv(listing), output, mark=BOM)
    else:
        titles = [column.name.zh for column in listing.columns]
        _write(_aligned([titles, *([_plain(cell) for cell in row] for row in listing.rows)]), output)


def _listed(
    warehouse: Warehouse, metric_id: str, scope: Any, field: str | None, limit: int | None, by: str
) -> tuple[Scope, str, Listing]:
    """The scope the options describe, the snapshot read, and the rows."""
    asked = read_scope(warehouse, **scope)
    listing = rows_behind(warehouse, metric_id, asked, field, limit, by=_dimensions(by))
    return asked, warehouse.snapshot, told_rows(listing, "command")


def _dimensions(by: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in by.split(",") if name.strip())


def _write(text: str, output: Path | None, mark: str = "") -> None:
    """To the file, with the mark that Excel needs, or to stdout without it."""
    if output is None:
        click.echo(text, nl=False)
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes((mark + text).encode())


def _plain(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:.4f}" if isinstance(value, float) else str(value)


def _aligned(table: list[list[str]]) -> str:
    """The table in columns; a Chinese character is two columns wide."""
    widths = [max(_width(row[at]) for row in table) for at in range(len(table[0]))]
    lines = (
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        for row in table
    )
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
