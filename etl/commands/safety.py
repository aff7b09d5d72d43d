"""`verify`, `backup` and `restore`: whether a home is whole; all of it as one file, and back."""

import sys
from dataclasses import asdict
from pathlib import Path

import click

from etl.backup import backup, restore
from etl.commands.options import HOME, JSON, PATH, ProgressBar, print_json
from etl.home import Home
from etl.verification import verify


@click.command("verify")
@HOME
@JSON
def verify_command(root: Path, as_json: bool) -> None:
    """核对档案、装载记录、数据湖和快照是否完好。"""
    found = verify(Home(root))
    if as_json:
        print_json(asdict(found) | {"is_whole": not found.faults})
    else:
        for fault in found.faults:
            click.echo(fault.message)
        click.echo(
            f"核对 {found.loads} 次装载、{found.files} 个文件、{found.rows} 行：{len(found.faults)} 处不符"
        )
    sys.exit(1 if found.faults else 0)


@click.command("backup")
@click.argument("path", metavar="FILE.tar", type=PATH)
@HOME
def backup_command(path: Path, root: Path) -> None:
    """把档案、装载记录和密钥备份成一个文件。"""
    click.echo(f"{path}：{backup(Home(root), path)} 个文件")


@click.command("restore")
@click.argument("path", metavar="FILE.tar", type=PATH)
@HOME
def restore_command(path: Path, root: Path) -> None:
    """从备份恢复到一个新的文件夹，并重建看板数据。"""
    with ProgressBar() as progress:
        snapshot, differing = restore(path, Home(root), progress.show)
    for name in differing:
        click.echo(f"{name} 与备份时不同，数字可能因此不同", err=True)
    click.echo(snapshot)
