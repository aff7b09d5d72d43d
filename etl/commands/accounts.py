"""What came of a load, in words or as JSON."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from etl.commands.options import ProgressBar, print_json
from etl.delivery import deliver
from etl.home import Home
from etl.load import Options
from etl.submission import Handed


def load_and_tell(
    home: Home, handed: Sequence[Handed], options: Options, as_json: bool, path: Path | None = None
) -> None:
    """Loads, sends back what is wrong, and prints the account; ends with 1 where a person must look.

    How far it is stands in the file at `path` meanwhile.
    """
    with ProgressBar(path) as progress:
        told = deliver(home, handed, options, progress.show)
    if as_json:
        print_json(told.document)
    else:
        print_account(told.document)
    sys.exit(1 if told.needs_a_look else 0)


def print_account(document: dict[str, Any]) -> None:
    """Prints a load's account (`Account.document`): submissions, findings, questions, the snapshot."""
    for one in document["submissions"]:
        state = "未变" if one["unchanged"] else f"读 {one['read']} 装 {one['loaded']}"
        rest = f"待改 {one['quarantined']} 跳过 {one['skipped']}"
        click.echo(f"{one['file']}  {one['ledger']} {one['unit']} {one['period']}  {state} {rest}")
        if one["marked_up"]:
            click.echo(f"    退回的工作簿：{one['marked_up']}")
        for finding in one["findings"]:
            _print_finding(finding)
    for question in document["questions"]:
        click.echo(f"待确认：{question['message']}", err=True)
    click.echo(document["snapshot"])


def _print_finding(finding: dict[str, Any]) -> None:
    place = " ".join(str(part) for part in (finding["sheet"], finding["row"], finding["column"]) if part)
    click.echo(f"    {'错误' if finding['severity'] == 'error' else '提醒'} {place} {finding['message']}")
