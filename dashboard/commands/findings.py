"""`findings`: what changed in a period, by tested facts, as the overview says it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from dashboard import comparisons
from dashboard.cards.card import Ask
from dashboard.cards.changes import sentence
from dashboard.commands.options import read_scope, scoped
from dashboard.commands.steadiness import steadily
from dashboard.export import json_text, scope_json
from dashboard.findings import Finding, findings, watched
from dashboard.scope import Scope
from dashboard.warehouse import Warehouse


@click.command(name="findings")
@scoped
@click.option(
    "--compare",
    type=click.Choice(["previous", "last_year"]),
    default="previous",
    show_default=True,
    help="The period before, or the same a year earlier.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def command(home: Path, compare: str, as_json: bool, **scope: Any) -> None:
    """What changed: real changes, what came late, lines crossed, first times, what recovered."""
    warehouse = Warehouse(home)
    asked, compared, found, snapshot = steadily(warehouse, lambda: _found(warehouse, scope, compare))
    than = comparisons.comparison(asked, compared)
    if as_json:
        told = {
            "scope": scope_json(asked),
            "compared": scope_json(compared),
            "snapshot": snapshot,
            "findings": [finding_json(one, than) for one in found],
        }
        click.echo(json_text(told))
        return
    for one in found:
        click.echo(sentence(one, than))


def _found(warehouse: Warehouse, scope: Any, compare: str) -> tuple[Scope, Scope, Sequence[Finding], str]:
    """The scope asked for, the one compared with, the findings, and the snapshot read."""
    asked = read_scope(warehouse, **scope)
    compared = asked.previous() if compare == "previous" else asked.last_year()
    ask = Ask(warehouse, asked, compared)
    return asked, compared, findings(ask, compared, watched(ask, compared)), warehouse.snapshot


def finding_json(one: Finding, than: str) -> dict[str, object]:
    """A finding as a document: its kind, figure and count, now and before, its sentence and its rows."""
    return {
        "kind": one.kind,
        "metric": one.metric,
        "field": one.field,
        "tone": one.tone,
        "now": one.now,
        "before": one.before,
        "line": one.line,
        "counts": dict(one.counts),
        "text": sentence(one, than),
        "rows": one.target,
    }
