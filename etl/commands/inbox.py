"""`watch`: an inbox whose files are loaded as they are laid there."""

import signal
import sys
from pathlib import Path
from threading import Event

import click

from etl.commands.accounts import print_account
from etl.commands.options import HOME, JSON, PATH, print_json
from etl.home import Home
from etl.watching import Sweep, sweep, watched


@click.command("watch")
@click.argument("inbox", type=PATH)
@click.option("--once", is_flag=True, help="只收一次就结束")
@click.option("--poll", "is_polled", is_flag=True, help="收件文件夹在网络共享盘上时用")
@HOME
@JSON
def watch_command(inbox: Path, once: bool, is_polled: bool, root: Path, as_json: bool) -> None:
    """守着收件文件夹：放进去的就装载，有错的退在旁边的“退回”里。"""
    home = Home(root)
    if once:
        done = sweep(home, inbox)
        _print_sweep(done, as_json)
        sys.exit(1 if done.needs_a_look else 0)
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    for done in watched(home, inbox, stop, is_polled):
        _print_sweep(done, as_json)


def _print_sweep(done: Sweep, as_json: bool) -> None:
    if as_json:
        print_json(done.document)
        return
    for one in done.accounts:
        print_account(one.document)
    for folder, why in done.refused.items():
        click.echo(f"没有装入 {folder}：{why}", err=True)
