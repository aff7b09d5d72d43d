"""`export`: a page as a workbook."""

from pathlib import Path
from typing import Any

import click

from dashboard.commands.options import BEARER, read_scope, scoped
from dashboard.commands.steadiness import steadily
from dashboard.page_workbook import page_workbook
from dashboard.warehouse import Warehouse
from dashboard.watermark import carried_by


@click.command(name="export")
@click.option("--page", required=True, help="Its name: overview, issues, alerts, deputy, …")
@click.option("--id", "key", help="Of which deputy: unit/id.")
@scoped
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@BEARER
def command(home: Path, page: str, key: str | None, output: Path, bearer: str | None, **scope: Any) -> None:
    """Write a page's tables as .xlsx, a sheet a card, with scope, date and definitions."""
    warehouse = Warehouse(home)
    with carried_by(bearer):
        content = steadily(
            warehouse, lambda: page_workbook(warehouse, page, read_scope(warehouse, **scope), key)
        )
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(content)
    click.echo(str(output), err=True)
