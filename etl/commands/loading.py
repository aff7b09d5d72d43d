"""`load`: files or folders of them into a new snapshot."""

from collections.abc import Sequence
from pathlib import Path

import click

from etl.commands.accounts import load_and_tell
from etl.commands.looking import look
from etl.commands.options import HOME, JSON, PATH
from etl.home import Home
from etl.load import Options
from etl.mapping import Mapping
from etl.period import Period
from etl.submission import called, discover


@click.command("load")
@click.argument("paths", nargs=-1, required=True, type=PATH)
@click.option("--ledger", help="台账种类，如 issue、reception、station")
@click.option("--unit", help="报送单位的区划代码，6、9 或 12 位")
@click.option("--period", help="期间：2021-06、2021Q2、2021、2021-01..2021-09 或 all")
@click.option("--mapping", "mapping_path", type=PATH, help="表头映射文件（TOML）")
@click.option("--accept-fewer", is_flag=True, help="确认这次的编号比上次少也要替换")
@click.option("--name", "names", multiple=True, help="交来时的文件名，与文件一一对应（临时存放的文件用）")
@click.option("--by", help="谁交来的；不写就是敲命令的人")
@click.option("--progress", "told", type=PATH, help="把读到第几个文件、多少行写进这个文件（JSON）")
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
    by: str | None,
    told: Path | None,
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
        look(home, handed, as_json, told)
        return
    load_and_tell(home, handed, Options(accept_fewer=accept_fewer, by=by), as_json, told)
