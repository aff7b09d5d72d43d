"""`review-sample`: strike-offs drawn at random, as a form to be filled in."""

from pathlib import Path

import click

from dashboard.closure_policy import closure_policy
from dashboard.commands.options import HOME, day
from dashboard.draws import Draw
from dashboard.review_form import write_review_form
from dashboard.scope import period, scope_of
from dashboard.warehouse import Warehouse


@click.command("review-sample")
@click.option("--region", required=True, help="6, 9 or 12 digit code.")
@click.option("--quarter", required=True, help="2021Q4: the strike-offs of issues collected in it.")
@click.option("--as-of", "as_of", help="The day whose state is drawn from; the data date unless given.")
@click.option("--size", type=click.IntRange(min=1), help="So many; data/policy/closures.toml unless given.")
@click.option("--seed", type=click.IntRange(min=0), help="Repeats a draw; the policy's unless given.")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@HOME
def review_sample(
    region: str,
    quarter: str,
    as_of: str | None,
    size: int | None,
    seed: int | None,
    output: Path,
    home: Path,
) -> None:
    """Draw strike-offs for review, by town and disposition, and write the form to fill in."""
    policy = closure_policy().sample
    warehouse = Warehouse(home)
    with warehouse.reading():
        shown = None if as_of is None else day("--as-of", as_of)
        scope = scope_of(warehouse, region, *period(quarter), shown)
        wanted = policy.size if size is None else size
        draw = Draw(scope, wanted, policy.seed if seed is None else seed)
        drawn = write_review_form(warehouse, draw, output)
    click.echo(f"{output}  {drawn}件  {draw.label}", err=True)
