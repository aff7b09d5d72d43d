"""`changes`: what a load changed against what was handed in before."""

from pathlib import Path
from typing import Any

import click

from etl.changes import changed
from etl.commands.options import HOME, JSON, print_json
from etl.contract import contract
from etl.home import Home

_WORDS = {"added": "新增", "removed": "减少", "changed": "改动"}


@click.command("changes")
@click.option("--load", help="哪一次装载；不写就是最近一次")
@click.option("--submission", help="只看一份报送")
@HOME
@JSON
def changes_command(load: str | None, submission: str | None, root: Path, as_json: bool) -> None:
    """一次装载改动了哪些行：逐行、逐项，与被替换的那份相比。"""
    found = changed(Home(root), load, submission)
    if as_json:
        print_json(found)
        return
    for one in found["submissions"]:
        told = "、".join(f"{_WORDS[name]} {count} 行" for name, count in (one["changes"] or {}).items())
        zh = contract(one["ledger"]).zh
        click.echo(f"{one['id']}  {one['file']}  {zh} {one['unit']} {one['period']}  {told or '没有替换谁'}")
        for row in one["rows"]:
            _print_row(row)


def _print_row(row: dict[str, Any]) -> None:
    place = f"{row['sheet'] or ''}第{row['row']}行"
    what = ""
    if row["field"]:
        what = f"{row['field_zh']}：{row['before'] or '（空）'} → {row['after'] or '（空）'}"
        if row["before"] is None and row["after"] is None:
            what = f"{row['field_zh']}（个人信息，不显示）"
    click.echo(f"    {_WORDS[row['change']]} {row['key']} {place} {what}".rstrip())
