"""`status`, `rebuild` and `rollback`: which snapshots there are, and which one is in force."""

from pathlib import Path

import click

from etl.commands.options import HOME, JSON, ProgressBar, print_json
from etl.contract import contract
from etl.home import Home
from etl.policy import keeping
from etl.rebuild import always, rebuild
from etl.status import status
from etl.storing.snapshot import Snapshots
from etl.verification import is_unfit, needs_rebuilding


@click.command("status")
@HOME
@JSON
def status_command(root: Path, as_json: bool) -> None:
    """列出快照、在用的报送、各单位的新鲜度和待改的行。"""
    found = status(Home(root))
    if as_json:
        print_json(found)
        return
    for snapshot in found["snapshots"]:
        mark = "*" if snapshot["is_current"] else " "
        click.echo(f"{mark} {snapshot['snapshot']}")
    for fresh in found["freshness"]:
        unit = f"{fresh['unit']:<12} {fresh['unit_name'] or '（不在区划表里）'}"
        waiting = f"  待改 {fresh['waiting']} 行" if fresh["waiting"] else ""
        ledger = contract(fresh["ledger"]).zh
        click.echo(
            f"  {unit}  {ledger}  {fresh['period']}  到 {fresh['last_day'] or '（没有日期）'}{waiting}"
        )


@click.command("rebuild")
@click.option("--if-damaged", is_flag=True, help="数据湖和快照都完好就什么也不做")
@click.option("--if-needed", is_flag=True, help="完好、又是本版程序的格式，就什么也不做")
@HOME
@JSON
def rebuild_command(if_damaged: bool, if_needed: bool, root: Path, as_json: bool) -> None:
    """只凭档案重建数据湖和看板数据。"""
    is_needed = is_unfit if if_needed else needs_rebuilding if if_damaged else always
    with ProgressBar() as progress:
        snapshot = rebuild(Home(root), progress.show, is_needed)
    print_json({"snapshot": snapshot}) if as_json else click.echo(snapshot)


@click.command("rollback")
@click.argument("stamp", required=False)
@click.option("--of", "load", help="只撤销这一次装载；之后又有装载的就什么也不做")
@HOME
@JSON
def rollback_command(stamp: str | None, load: str | None, root: Path, as_json: bool) -> None:
    """退回上一次装载的快照，或指定的快照。"""
    home = Home(root)
    with home.locked(keeping().lock_seconds):
        moved = Snapshots(home).rollback(stamp, load)
    print_json(moved.model_dump()) if as_json else click.echo(moved.snapshot)
