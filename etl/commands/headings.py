"""`map`: open questions about senders' headings and names, and their answers."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from etl.answering import answered, open_questions
from etl.commands.options import HOME, JSON, print_json
from etl.contract import contract
from etl.errors import Refused
from etl.home import Home
from etl.mapping import DateOrder
from etl.storing.answers import Answer


@click.command("map")
@click.argument("answers", nargs=-1, metavar="[HEADING=FIELD]…")
@click.option("--unit", help="报送单位的区划代码")
@click.option("--ledger", help="台账种类，如 issue")
@click.option("--sheet", "sheets", multiple=True, help="有这些表头的工作表就是这种台账")
@click.option("--order", type=click.Choice(["dmy", "mdy", "ymd"]), help="03/04/2021 这类日期的次序")
@click.option(
    "--alias",
    "aliases",
    multiple=True,
    metavar="FIELD:TEXT=MEANT",
    help="格子里这样写的是什么，如 行政区划:老同心=同心村；等号后面空着就忘掉",
)
@click.option("--forget", multiple=True, metavar="HEADING", help="忘掉以前对表头的说明")
@HOME
@JSON
def map_command(
    answers: Sequence[str],
    unit: str | None,
    ledger: str | None,
    sheets: Sequence[str],
    order: DateOrder | None,
    aliases: Sequence[str],
    forget: Sequence[str],
    root: Path,
    as_json: bool,
) -> None:
    """列出待确认的表头和同名代表；或说明一个单位的表头、叫法是什么意思，以后照此读。"""
    if not (answers or sheets or order or aliases or forget):
        found = open_questions(Home(root))
        print_json(found) if as_json else _print_open(found)
        return
    if unit is None or ledger is None:
        raise Refused("请用 --unit 和 --ledger 写明是哪个单位的哪种台账")
    columns: dict[str, Sequence[str] | None] = dict(map(_parted, answers))
    columns |= dict.fromkeys(forget)
    said = Answer(unit, ledger, columns, sheets, order, dict(map(_alias, aliases)))
    kept = answered(Home(root), said)
    print_json(kept) if as_json else _print_kept(kept)


def _parted(answer: str) -> tuple[str, list[str]]:
    heading, sign, fields = answer.rpartition("=")
    if not sign or not heading.strip():
        raise Refused(f"“{answer}”看不懂，请写成 表头=字段，例如 完成时间=办结日期")
    return heading.strip(), [name.strip() for name in fields.split(",") if name.strip()]


def _alias(answer: str) -> tuple[tuple[str, str], str | None]:
    place, sign, meant = answer.rpartition("=")
    name, colon, text = place.partition(":")
    if not (sign and colon and name.strip() and text.strip()):
        raise Refused(f"“{answer}”看不懂，请写成 字段:写法=是什么，例如 行政区划:老同心=同心村")
    return (name.strip(), text.strip()), meant.strip() or None


def _print_open(found: dict[str, Any]) -> None:
    for question in found["questions"]:
        click.echo(f"待确认：{question['message']}")
    for one in found["mappings"]:
        _print_mapping(one)
    if not (found["questions"] or found["mappings"]):
        click.echo("没有待确认的")


def _print_kept(kept: dict[str, Any]) -> None:
    _print_mapping(kept)
    click.echo(f"已记下；请把文件再交一次。还有 {len(kept['questions'])} 处待确认")


def _print_mapping(one: dict[str, Any]) -> None:
    wanted = contract(one["ledger"])
    for heading, fields in one["columns"].items():
        stands = "、".join(wanted.by_name[name].zh for name in fields) or "不读入"
        click.echo(f"{one['unit']} {wanted.zh}：“{heading}”是{stands}")
    for name, texts in one["aliases"].items():
        for text, meant in texts.items():
            click.echo(f"{one['unit']} {wanted.zh}：{wanted.by_name[name].zh}“{text}”就是“{meant}”")
    for headings in one["sheets"]:
        click.echo(f"{one['unit']}：表头是“{headings}”的工作表是{wanted.zh}")
    if one["order"] != "ymd":
        click.echo(f"{one['unit']} {wanted.zh}：日期的次序是 {one['order']}")
