"""The command line: names every command and says refusals in one line."""

from collections.abc import Mapping
from importlib import import_module
from typing import cast

import click

from dashboard.errors import DashboardError

COMMANDS: Mapping[str, str] = {
    "metrics": "dashboard.commands.figures:metrics",
    "metric": "dashboard.commands.figures:metric",
    "rows": "dashboard.commands.figures:rows",
    "changes": "dashboard.commands.revisions:command",
    "findings": "dashboard.commands.findings:command",
    "alerts": "dashboard.commands.alerts:command",
    "slides": "dashboard.commands.deck:slides",
    "export": "dashboard.commands.export:command",
    "review-sample": "dashboard.commands.review:review_sample",
    "reconcile": "dashboard.reconcile.command:reconcile",
    "serve": "dashboard.commands.server:serve",
    "users": "dashboard.commands.users:users",
    "audit": "dashboard.commands.audit:audit",
}
"""Command -> where it is; imported when it is called, so that a figure needs no charts and no pages."""


INTERRUPTED = 130


class Refused(click.ClickException):
    """One line on stderr, exit 2, nothing changed."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        """The line, without click's usage text."""
        click.echo(self.message, err=True)


class Commands(click.Group):
    """The commands of COMMANDS; what they refuse ends with exit 2 and one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order of the contract."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        return cast(click.Command, getattr(import_module(module), name))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except DashboardError as refusal:
            raise Refused(refusal.zh) from refusal
        except OSError as fault:
            raise Refused(f"{fault.filename or ''} 读写不了：{fault.strerror or fault}") from fault
        except click.UsageError as fault:
            hint = fault.ctx.command_path if fault.ctx else "python -m dashboard"
            raise Refused(f"{fault.format_message()} ({hint} --help)") from fault
        except KeyboardInterrupt:
            return ctx.exit(INTERRUPTED)


@click.group(cls=Commands)
def main() -> None:
    """Figures, rows, slides and pages of the ledgers that were loaded."""
