"""`demo`: a demo place's ledgers, written and loaded."""

import shutil
from pathlib import Path

import click

from etl.commands.accounts import load_and_tell
from etl.commands.options import HOME, JSON
from etl.demo import write_place
from etl.home import Home
from etl.load import Options
from etl.storing.journal import Journal
from etl.submission import discover


@click.command("demo")
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
    load_and_tell(home, handed, Options(notice="reconstructed"), as_json)
