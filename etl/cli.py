"""The command line of etl: load, status, rebuild, rollback, template, demo (see docs/cli.md)."""

import shutil
import signal
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from threading import Event
from typing import Any

import click
import duckdb

from etl.account import Account
from etl.backup import backup, restore
from etl.commands.changing import changes_command
from etl.commands.headings import map_command
from etl.commands.looking import look
from etl.commands.options import HOME, JSON, PATH, ProgressBar, print_json
from etl.contract import contract
from etl.delivery import deliver
from etl.demo import write_place
from etl.dictionary import described, markdown
from etl.entries import entries
from etl.errors import Refused
from etl.home import Home
from etl.load import Options
from etl.mapping import Mapping
from etl.period import Period
from etl.policy import keeping
from etl.rebuild import always, rebuild
from etl.status import status
from etl.storing.journal import Journal
from etl.storing.snapshot import Snapshots
from etl.submission import Handed, called, discover, unit_code
from etl.template import write_template, write_templates
from etl.verification import needs_rebuilding, verify
from etl.watching import Sweep, sweep, watched

_INTERRUPTED = 130


class _Etl(click.Group):
    """Turns a refusal into one line on stderr and exit code 2."""

    def invoke(self, context: click.Context) -> Any:
        """The command's result; never returns where the command refuses."""
        try:
            return super().invoke(context)
        except Refused as refusal:
            _refuse(context, str(refusal))
        except click.UsageError as fault:
            hint = fault.ctx.command_path if fault.ctx else context.command_path
            _refuse(context, f"{fault.format_message()}（{hint} --help）")
        except OSError as fault:
            _refuse(context, f"{fault.filename or ''} 读写不了：{fault.strerror or fault}")
        except duckdb.IOException as fault:
            reason = str(fault).partition("Original error: ")[2] or str(fault)
            _refuse(
                context, f"读写不了，没有生效；请看磁盘是否满了、文件夹能否读写：{reason.splitlines()[0]}"
            )
        except KeyboardInterrupt:
            click.echo("已中断，没有生效", err=True)
            context.exit(_INTERRUPTED)


def _refuse(context: click.Context, why: str) -> None:
    click.echo(f"拒绝：{why}", err=True)
    context.exit(2)


@click.group(cls=_Etl)
def etl() -> None:
    """台账装载：从上报的表格到看板数据。"""


@etl.command("load")
@click.argument("paths", nargs=-1, required=True, type=PATH)
@click.option("--ledger", help="台账种类，如 issue、reception、station")
@click.option("--unit", help="报送单位的区划代码，6、9 或 12 位")
@click.option("--period", help="期间：2021-06、2021Q2、2021、2021-01..2021-09 或 all")
@click.option("--mapping", "mapping_path", type=PATH, help="表头映射文件（TOML）")
@click.option("--accept-fewer", is_flag=True, help="确认这次的编号比上次少也要替换")
@click.option("--name", "names", multiple=True, help="交来时的文件名，与文件一一对应（临时存放的文件用）")
@click.option("--dry-run", is_flag=True, help="只看会怎样读、读成什么，什么也不改")
@HOME
@JSON
def load_command(
    paths: Sequence[Path],
    ledger: str | None,
    unit: str | None,
    period: str | None,
    mapping_path: Path | None,
    accept_fewer: bool,
    names: Sequence[str],
    dry_run: bool,
    root: Path,
    as_json: bool,
) -> None:
    """装载台账文件或文件夹，发布新的快照。"""
    mapping = Mapping.read(mapping_path) if mapping_path else None
    handed = discover(paths, ledger, unit, Period.of(period) if period else None, mapping)
    handed = called(handed, names) if names else handed
    home = Home(root)
    if dry_run:
        look(home, handed, as_json)
        return
    _load(home, handed, Options(accept_fewer=accept_fewer), as_json)


etl.add_command(map_command)
etl.add_command(changes_command)


@etl.command("watch")
@click.argument("inbox", type=PATH)
@click.option("--once", is_flag=True, help="只收一次就结束")
@click.option("--poll", "is_polled", is_flag=True, help="收件文件夹在网络共享盘上时用")
@HOME
@JSON
def watch_command(inbox: Path, once: bool, is_polled: bool, root: Path, as_json: bool) -> None:
    """守着收件文件夹：放进去的就装载，有错的退在旁边的“退回”里。"""
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    for done in [sweep(Home(root), inbox)] if once else watched(Home(root), inbox, stop, is_polled):
        print_json(done.document) if as_json else _print_sweep(done)
        if once:
            sys.exit(1 if done.needs_a_look else 0)


def _print_sweep(done: Sweep) -> None:
    for one in done.accounts:
        _print_account(one.document)
    for folder, why in done.refused.items():
        click.echo(f"没有装入 {folder}：{why}", err=True)


@etl.command("status")
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


@etl.command("verify")
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


@etl.command("backup")
@click.argument("path", metavar="FILE.tar", type=PATH)
@HOME
def backup_command(path: Path, root: Path) -> None:
    """把档案、装载记录和密钥备份成一个文件。"""
    click.echo(f"{path}：{backup(Home(root), path)} 个文件")


@etl.command("restore")
@click.argument("path", metavar="FILE.tar", type=PATH)
@HOME
def restore_command(path: Path, root: Path) -> None:
    """从备份恢复到一个新的文件夹，并重建看板数据。"""
    with ProgressBar() as progress:
        snapshot, differing = restore(path, Home(root), progress.show)
    for name in differing:
        click.echo(f"{name} 与备份时不同，数字可能因此不同", err=True)
    click.echo(snapshot)


@etl.command("rebuild")
@click.option("--if-damaged", is_flag=True, help="数据湖和快照都完好就什么也不做")
@HOME
@JSON
def rebuild_command(if_damaged: bool, root: Path, as_json: bool) -> None:
    """只凭档案重建数据湖和看板数据。"""
    is_needed = needs_rebuilding if if_damaged else always
    with ProgressBar() as progress:
        snapshot = rebuild(Home(root), progress.show, is_needed)
    print_json({"snapshot": snapshot}) if as_json else click.echo(snapshot)


@etl.command("rollback")
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


@etl.command("template")
@click.argument("ledger")
@click.option("-o", "--output", type=PATH, required=True, help="写到哪个 xlsx 文件；全部模板写到哪个文件夹")
@click.option("--unit", help="填报单位的区划代码：下拉表里列出它的站点、代表、村（社区）、小组和项目")
@HOME
def template_command(ledger: str, output: Path, unit: str | None, root: Path) -> None:
    """写出一种台账的空白模板；LEDGER 写 all 时写出全部。"""
    offered = entries(Home(root), unit_code(unit)) if unit else None
    if ledger == "all":
        for path in write_templates(output, offered):
            click.echo(str(path))
        return
    write_template(ledger, output, offered)
    click.echo(str(output))


@etl.command("dictionary")
@click.option(
    "--markdown",
    expose_value=False,
    is_flag=True,
    help="写成 docs/dictionary.md 的样子（不写 --json 就是它）",
)
@click.option("--home", expose_value=False, hidden=True, help="与别的命令一致；字典只看契约")
@JSON
def dictionary_command(as_json: bool) -> None:
    """写出数据字典：每种台账的字段、类型、可用的表头。"""
    print_json([asdict(entry) for entry in described()]) if as_json else click.echo(markdown(), nl=False)


@etl.command("demo")
@click.argument("place", default="hanbin")
@click.option("--variant", type=click.Choice(["complete", "damaged"]), default="complete")
@click.option("--if-missing", is_flag=True, help="已经装载过就什么也不做")
@HOME
@JSON
def demo_command(place: str, variant: str, if_missing: bool, root: Path, as_json: bool) -> None:
    """写出一个演示地方的台账并装载。"""
    home = Home(root)
    if if_missing and Journal(home).current() is not None:
        return
    folder = root / f"inbox-demo-{place}-{variant}"
    shutil.rmtree(folder, ignore_errors=True)
    handed = discover([write_place(place, folder, variant)], None, None, None, None)
    _load(home, handed, Options(notice="reconstructed"), as_json)


def _load(home: Home, handed: Sequence[Handed], options: Options, as_json: bool) -> None:
    """Loads, sends back what is wrong, and tells what came of it."""
    with ProgressBar() as progress:
        told = deliver(home, handed, options, progress.show)
    _answer(told, as_json)


def _answer(told: Account, as_json: bool) -> None:
    if as_json:
        print_json(told.document)
    else:
        _print_account(told.document)
    sys.exit(1 if told.needs_a_look else 0)


def _print_account(document: dict[str, Any]) -> None:
    for one in document["submissions"]:
        state = "未变" if one["unchanged"] else f"读 {one['read']} 装 {one['loaded']}"
        rest = f"待改 {one['quarantined']} 跳过 {one['skipped']}"
        click.echo(f"{one['file']}  {one['ledger']} {one['unit']} {one['period']}  {state} {rest}")
        if one["marked_up"]:
            click.echo(f"    退回的工作簿：{one['marked_up']}")
        for finding in one["findings"]:
            place = " ".join(
                str(part) for part in (finding["sheet"], finding["row"], finding["column"]) if part
            )
            click.echo(
                f"    {'错误' if finding['severity'] == 'error' else '提醒'} {place} {finding['message']}"
            )
    for question in document["questions"]:
        click.echo(f"待确认：{question['message']}", err=True)
    click.echo(document["snapshot"])
