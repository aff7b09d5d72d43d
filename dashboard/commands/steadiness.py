"""A command's answer from a whole snapshot, and a word on stderr where that isn't the current one."""

from collections.abc import Callable
from typing import TypeVar

import click

from dashboard.standing_in import standing_in
from dashboard.warehouse import Warehouse

Value = TypeVar("Value")


def steadily(warehouse: Warehouse, work: Callable[[], Value]) -> Value:
    """What `work` returns, on one whole snapshot. NoWarehouse where there is none."""
    found = warehouse.steadily(work)
    told = standing_in(warehouse)
    if told:
        click.echo(told, err=True)
    return found
