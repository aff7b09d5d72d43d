"""`serve`: the pages."""

from importlib import import_module
from pathlib import Path

import click

from dashboard.commands.options import HOME
from dashboard.warehouse import Warehouse


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8050, show_default=True, type=click.IntRange(1, 65535))
@HOME
def serve(host: str, port: int, home: Path) -> None:
    """Serve the pages until stopped, and print their address."""
    snapshot = Warehouse(home).snapshot
    click.echo(f"民情看板 {snapshot}: http://{host}:{port}", err=True)
    # By name: the app stands above this room and imports it.
    import_module("app").serve(home, host, port)
