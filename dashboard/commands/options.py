"""Options that several commands share, and the scope they describe."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from dashboard.errors import BadScope
from dashboard.regions import padded, root
from dashboard.scope import Scope, period, scope_of
from dashboard.warehouse import Warehouse

Command = TypeVar("Command", bound=Callable[..., Any])

HOME = click.option(
    "--home",
    type=click.Path(path_type=Path),
    envvar="MINQING_HOME",
    default=Path("data/home"),
    show_default=True,
    help="Holds archive, lake, warehouse and state.",
)

BEARER = click.option(
    "--as", "bearer", metavar="NAME", help="Write into the file (CSV, slides) who carries it away, and when."
)

_SCOPE = (
    click.option(
        "--region", help="6, 9 or 12 digit code; without it, the smallest region that holds all data."
    ),
    click.option("--from", "start", help="First day of the period, 2021-01-01."),
    click.option("--to", "end", help="Last day of the period."),
    click.option("--quarter", help="Instead of --from and --to: 2021Q4."),
    click.option("--year", help="Instead of --from and --to: 2021."),
    click.option("--month", help="Instead of --from and --to: 2021-06."),
    click.option("--as-of", "as_of", help="The day whose state is shown; the data date unless given."),
    click.option(
        "--where", multiple=True, metavar="DIM=VALUE", help="A filter; an empty VALUE asks for unknown."
    ),
    HOME,
)


def scoped(command: Command) -> Command:
    """The options that make a scope, on a command."""
    for option in reversed(_SCOPE):
        command = option(command)
    return command


def read_scope(
    warehouse: Warehouse,
    region: str | None,
    start: str | None,
    end: str | None,
    quarter: str | None,
    year: str | None,
    month: str | None,
    as_of: str | None,
    where: tuple[str, ...],
) -> Scope:
    """The scope that the options describe; UnknownRegion, BadScope."""
    if region is not None:
        padded(region)
    first, last = _period(start, end, [text for text in (quarter, year, month) if text is not None])
    shown = None if as_of is None else day("--as-of", as_of)
    filters = tuple(_filter(text) for text in where)
    return scope_of(warehouse, region if region is not None else root(warehouse), first, last, shown, filters)


def day(option: str, text: str) -> date:
    """The ISO date of an option; BadScope where it is none, or beyond the calendar."""
    try:
        found = date.fromisoformat(text)
    except ValueError as fault:
        raise BadScope(
            f"{option} {text[:20]} 不是日期：写成 2021-12-31",
            f"{option} {text[:20]} is no date: write 2021-12-31",
        ) from fault
    if not 2000 <= found.year <= 2040:
        raise BadScope(
            f"{option} {text} 超出日历 (2000-2040)", f"{option} {text} is beyond the calendar (2000-2040)"
        )
    return found


def _period(start: str | None, end: str | None, sugar: list[str]) -> tuple[date, date]:
    if len(sugar) > 1 or (sugar and (start is not None or end is not None)):
        raise BadScope(
            "期间只能给一种：--from 和 --to，或 --quarter、--year、--month 之一",
            "give --from and --to, or one of the others",
        )
    if sugar:
        return period(sugar[0])
    if start is None or end is None:
        raise BadScope(
            "缺少期间：给出 --from 和 --to，或 --quarter，或 --year",
            "no period: give --from and --to, or --quarter",
        )
    return day("--from", start), day("--to", end)


def _filter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise BadScope(
            f"--where {text[:40]} 读不懂：写成 level=village", f"--where {text[:40]}: write level=village"
        )
    return name.strip(), value.strip()
