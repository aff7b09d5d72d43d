"""`changes`: which figures moved since an earlier snapshot, and what was handed in between."""

from pathlib import Path
from typing import Any

import click

from dashboard.commands.options import read_scope, scoped
from dashboard.export import json_text, scope_json, value_names
from dashboard.lineage import snapshot_before
from dashboard.metrics import METRICS, find_metric
from dashboard.regions import short
from dashboard.revisions import HandedIn, Moved, revisions
from dashboard.warehouse import Earlier, Warehouse


@click.command(name="changes")
@scoped
@click.option("--since", metavar="STAMP", help="The earlier snapshot; unless given, that of the load before.")
@click.option("--metric", "wanted", multiple=True, metavar="ID", help="Only these figures.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def command(home: Path, since: str | None, wanted: tuple[str, ...], as_json: bool, **scope: Any) -> None:
    """Which figures of a region and period moved since an earlier snapshot, and what was handed in since."""
    warehouse = Warehouse(home)
    metrics = [find_metric(name) for name in wanted] or list(METRICS.values())
    with warehouse.reading():
        earlier = Earlier(home, since or snapshot_before(home, warehouse.meta["load"]))
        asked = read_scope(warehouse, **scope)
        moved, came = revisions(earlier, warehouse, asked, metrics)
        stamps = {"before": earlier.snapshot, "after": warehouse.snapshot}
    if as_json:
        told = {
            "scope": scope_json(asked),
            **stamps,
            "figures": [_moved_json(one) for one in moved],
            "submissions": [_handed_in_json(one) for one in came],
        }
        click.echo(json_text(told))
        return
    for one in moved:
        name = value_names(one.metric)[one.value].zh
        click.echo(f"{one.metric.name.zh} {name}：{_plain(one.before)} → {_plain(one.after)}")
    for submission in came:
        rows = "、".join(f"{change} {count}" for change, count in submission.rows.items())
        click.echo(f"{submission.submission}  {submission.file}  {submission.period}  {rows}".rstrip())
    click.echo(f"{stamps['before']} → {stamps['after']}：{len(moved)} 个数变了，{len(came)} 份报送")


def _moved_json(one: Moved) -> dict[str, object]:
    return {
        "metric": one.metric.id,
        "zh": one.metric.name.zh,
        "en": one.metric.name.en,
        "value": one.value,
        "before": one.before,
        "after": one.after,
        "submissions": list(one.submissions),
    }


def _handed_in_json(one: HandedIn) -> dict[str, object]:
    return {
        "id": one.submission,
        "file": one.file,
        "ledger": one.ledger,
        "unit": short(one.unit),
        "period": one.period,
        "replaces": one.replaces,
        "loaded_at": one.loaded_at,
        "rows": dict(one.rows) if one.replaces else None,
    }


def _plain(number: float | None) -> str:
    return "未知" if number is None else f"{number:.4g}" if isinstance(number, float) else str(number)
