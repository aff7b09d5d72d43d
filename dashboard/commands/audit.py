"""`audit`: the log, and whether it stands as it was written."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from audit.chain import Audit
from dashboard.access.log_words import verdict
from dashboard.commands.options import HOME

BROKEN = 1


@click.command()
@click.option("--last", type=click.IntRange(min=0), default=50, show_default=True, help="So many lines.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document instead of lines.")
@HOME
@click.pass_context
def audit(context: click.Context, last: int, as_json: bool, home: Path) -> None:
    """Who did what, and whether every line stands as it was written; exit 1 where one doesn't."""
    chain = Audit(home).chain()
    shown = chain.entries[-last:] if last else ()
    if as_json:
        told = {
            "lines": len(chain.entries),
            "is_whole": chain.is_whole,
            "broken": chain.broken,
            "missing": chain.missing,
            "seal": chain.seal,
            "entries": [asdict(entry) for entry in shown],
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for entry in shown:
            about = " ".join(f"{name}={value}" for name, value in entry.about.items())
            click.echo(f"{entry.at}\t{entry.who}\t{entry.act}\t{about}")
        click.echo(verdict(chain), err=True)
    context.exit(0 if chain.is_whole else BROKEN)
