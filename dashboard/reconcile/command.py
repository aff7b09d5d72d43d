"""`python -m dashboard reconcile CLAIMS.toml`: a report's figures held against each other and the ledgers."""

from pathlib import Path

import click
import orjson

from dashboard.commands.options import HOME
from dashboard.errors import DashboardError
from dashboard.metrics.definition import Text
from dashboard.reconcile.document import document, lines
from dashboard.reconcile.held import reconciled
from dashboard.translation import say, speaking


@click.command("reconcile")
@click.argument("claims", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="Language of the lines.")
@HOME
@click.pass_context
def reconcile(context: click.Context, claims: Path, home: Path, as_json: bool, lang: str) -> None:
    """Hold a report's figures against each other and the ledgers; exit 1 where one doesn't stand."""
    with speaking(lang):
        try:
            outcome = reconciled(claims, home)
        except DashboardError as refusal:
            click.echo(say(Text(refusal.zh, refusal.en)), err=True)
            context.exit(2)
        if as_json:
            click.echo(orjson.dumps(document(outcome), option=orjson.OPT_INDENT_2))
        else:
            click.echo("\n".join(lines(outcome)))
        context.exit(0 if outcome.is_clean else 1)
