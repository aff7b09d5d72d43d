"""`template` and `dictionary`: what a ledger asks for, as a blank workbook and as a document."""

from dataclasses import asdict
from pathlib import Path

import click

from etl.commands.options import HOME, JSON, PATH, print_json
from etl.dictionary import described, markdown
from etl.entries import entries
from etl.home import Home
from etl.submission import unit_code
from etl.template import write_template, write_templates


@click.command("template")
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


@click.command("dictionary")
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
