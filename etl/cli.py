"""The command line of etl: names every command and says refusals in one line (see docs/cli.md)."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, cast

import click

from etl.errors import Refused

COMMANDS: Mapping[str, str] = {
    "load": "etl.commands.loading:load_command",
    "map": "etl.commands.headings:map_command",
    "changes": "etl.commands.changing:changes_command",
    "watch": "etl.commands.inbox:watch_command",
    "status": "etl.commands.snapshots:status_command",
    "rebuild": "etl.commands.snapshots:rebuild_command",
    "rollback": "etl.commands.snapshots:rollback_command",
    "verify": "etl.commands.safety:verify_command",
    "backup": "etl.commands.safety:backup_command",
    "restore": "etl.commands.safety:restore_command",
    "template": "etl.commands.forms:template_command",
    "dictionary": "etl.commands.forms:dictionary_command",
    "demo": "etl.commands.demo:demo_command",
}
"""Command -> where it is; imported when it is called, so that a load starts without what it doesn't need."""

_INTERRUPTED = 130


class _Etl(click.Group):
    """The commands of COMMANDS; a refusal is one line on stderr and exit code 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order of the contract."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        return cast(click.Command, getattr(import_module(module), name))

    def invoke(self, ctx: click.Context) -> Any:
        """The command's result; never returns where the command refuses."""
        try:
            return super().invoke(ctx)
        except Refused as refusal:
            _refuse(ctx, str(refusal))
        except click.UsageError as fault:
            hint = fault.ctx.command_path if fault.ctx else ctx.command_path
            _refuse(ctx, f"{fault.format_message()}（{hint} --help）")
        except OSError as fault:
            _refuse(ctx, f"{fault.filename or ''} 读写不了：{fault.strerror or fault}")
        except KeyboardInterrupt:
            click.echo("已中断，没有生效", err=True)
            ctx.exit(_INTERRUPTED)
        except _engine_fault() as fault:
            reason = str(fault).partition("Original error: ")[2] or str(fault)
            _refuse(ctx, f"读写不了，没有生效；请看磁盘是否满了、文件夹能否读写：{reason.splitlines()[0]}")


def _engine_fault() -> type[Exception]:
    """What the database engine raises where it can't read or write; asked for once something is raised."""
    return cast(type[Exception], import_module("duckdb").IOException)


def _refuse(context: click.Context, why: str) -> None:
    click.echo(f"拒绝：{why}", err=True)
    context.exit(2)


@click.group(cls=_Etl)
def etl() -> None:
    """台账装载：从上报的表格到看板数据。"""
