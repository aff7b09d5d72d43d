"""`load --dry-run`: what would come of a load, in words or as JSON."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from etl.commands.options import ProgressBar, print_json
from etl.home import Home
from etl.preview import preview
from etl.submission import Handed

_FROM = {"given": "选项或收件夹", "title": "标题行", "name": "文件名"}
_STANDS = {"serial": "序号", "discarded": "不读入", "left_out": "不读入", "unknown": "不认识，原样保留"}


def look(home: Home, handed: Sequence[Handed], as_json: bool, told: Path | None = None) -> None:
    """Prints how the files would be understood; ends with 1 where a person must look, else with 0."""
    with ProgressBar(told) as progress:
        found = preview(home, handed, progress.show)
    if as_json:
        print_json(found.document)
    else:
        for one in found.document["files"]:
            _print_file(one)
        click.echo("以上只是预览，什么也没有改动")
    sys.exit(1 if found.needs_a_look else 0)


def _print_file(one: dict[str, Any]) -> None:
    if one["refused"]:
        click.echo(f"{one['file']}  不能装载：{one['refused']}")
        return
    unit = f"{one['unit']} {one['unit_name'] or ''}（据{_FROM[one['unit_from']]}）"
    state = "  与已装载的完全相同" if one["is_unchanged"] else ""
    click.echo(f"{one['file']}  {unit} {one['period']}（据{_FROM[one['period_from']]}）{state}")
    for sheet in one["sheets"]:
        first, last = sheet["header"]
        click.echo(f"  {sheet['sheet'] or '文本'}：{sheet['ledger_zh']}，表头在第 {first}-{last} 行")
        for column in sheet["columns"]:
            _print_column(column)
    for part in one["submissions"]:
        _print_submission(part)
    for finding in one["findings"]:
        click.echo(f"    {'错误' if finding['severity'] == 'error' else '提醒'} {finding['message']}")


def _print_column(column: dict[str, Any]) -> None:
    stands = "、".join(field["zh"] for field in column["fields"]) or _STANDS.get(column["kind"], "原样保留")
    profile = column["profile"]
    told = f"，填了 {profile['filled']} 行，例：{profile['example'] or '无'}" if profile else ""
    click.echo(f"    {column['column']} “{column['heading']}”→ {stands}{told}")


def _print_submission(part: dict[str, Any]) -> None:
    counts = f"读 {part['read']} 装 {part['loaded']} 待改 {part['quarantined']} 跳过 {part['skipped']}"
    replaces = f"，替换 {part['replaces']}" if part["replaces"] else ""
    click.echo(f"  {part['ledger_zh']} {part['period']}：{counts}{replaces}")
    if part["fewer"]:
        click.echo(
            f"    只有 {part['fewer']['after']} 个编号，上次有 {part['fewer']['before']} 个，请核对是否漏交"
        )
