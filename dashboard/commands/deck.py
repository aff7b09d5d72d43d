"""`slides`: the quarter's deck of a region."""

from pathlib import Path

import click

from dashboard.commands.options import BEARER, HOME, day
from dashboard.commands.steadiness import steadily
from dashboard.slides import write_deck
from dashboard.warehouse import Warehouse
from dashboard.watermark import carried_by


@click.command()
@click.option("--region", required=True, help="6, 9 or 12 digit code.")
@click.option("--quarter", required=True, help="2021Q4.")
@click.option("--as-of", "as_of", help="The day whose state is shown; the data date unless given.")
@click.option("--template", type=click.Path(path_type=Path), help="A .pptx whose masters are used.")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@BEARER
@HOME
def slides(
    region: str,
    quarter: str,
    as_of: str | None,
    template: Path | None,
    output: Path,
    bearer: str | None,
    home: Path,
) -> None:
    """Write the quarter's deck, with native, editable charts and tables."""
    shown = None if as_of is None else day("--as-of", as_of)
    output.parent.mkdir(parents=True, exist_ok=True)
    warehouse = Warehouse(home)
    with carried_by(bearer):
        steadily(warehouse, lambda: write_deck(warehouse, region, quarter, shown, template, output))
    click.echo(str(output), err=True)
