"""`serve`: the pages."""

from importlib import import_module
from pathlib import Path

import click

from audit.chain import Audit
from audit.person import at_the_terminal
from audit.policy import note_policy
from dashboard import addresses
from dashboard.access.signing import Signing
from dashboard.commands.options import HOME
from dashboard.policy import FOLDER
from dashboard.standing_in import standing_in
from dashboard.warehouse import Warehouse


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8050, show_default=True, type=click.IntRange(1, 65535))
@click.option("--link/--no-link", "with_link", default=True, help="Print a one-time sign-in link, or don't.")
@click.option("--log-to-stderr", "is_log_shown", is_flag=True, help="The log there, not under the home.")
@HOME
def serve(host: str, port: int, with_link: bool, is_log_shown: bool, home: Path) -> None:
    """Serve the pages until stopped, and print their address with a one-time sign-in link."""
    warehouse = Warehouse(home)
    snapshot = warehouse.snapshot
    click.echo(f"民情看板 {snapshot}: http://{host}:{port}", err=True)
    # From now on this policy is in force: what was changed since the log last heard of it is told.
    note_policy(Audit(home), at_the_terminal(), FOLDER)
    token = Signing(home).local_link() if with_link else None
    if token:
        click.echo(f"一次性登录链接: http://{host}:{port}{addresses.sign_in_link(token)}", err=True)
    if told := standing_in(warehouse):
        click.echo(told, err=True)
    warehouse.close()
    # By name: the app stands above this room and imports it.
    import_module("app").serve(home, host, port, is_log_shown)
