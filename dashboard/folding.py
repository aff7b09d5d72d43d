"""Charts and tables with more than a medium holds: the rest becomes one counted member. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from dashboard import formats, titles
from dashboard.charts import Bars, Series, Table
from dashboard.statistics import wilson

Kind = TypeVar("Kind")
DWARFED = 1.5
"""A bar of the rest so many times as long as the longest of those kept would make these unreadable."""
Cell = str | int | float | None


def folded_bars(bars: Bars, most: int) -> Bars:
    """At most so many categories: of a ranking the middle and the small groups are folded, else the tail."""
    size = len(bars.categories)
    if size <= most:
        return bars
    kept = _ends(bars, most) if bars.fold == "middle" else list(range(most - 1))
    rest = [index for index in range(size) if index not in kept]
    place = next((i for i, index in enumerate(kept) if index > rest[0]), len(kept))
    total = _dwarfing(bars, kept, rest)
    name = titles.others(len(rest)) if total is None else titles.others_in_all(len(rest), total)
    series = [_folded(series, kept, rest, place, bars.unit == "share") for series in bars.series]
    return replace(
        bars,
        categories=_spliced(bars.categories, kept, place, name),
        series=tuple(series if total is None else (_without(one, place) for one in series)),
        targets=_spliced(bars.targets, kept, place, None) if bars.targets else (),
        notes=_spliced(bars.notes, kept, place, _note(bars, rest)) if bars.notes else (),
        small=_spliced(bars.small, kept, place, True) if bars.small else (),
    )


def _dwarfing(bars: Bars, kept: Sequence[int], rest: Sequence[int]) -> float | None:
    """The total of the rest where its bar would dwarf those it stands beside; None where it may be drawn."""
    if bars.unit == "share" or (len(bars.series) > 1 and not bars.stacked):
        return None
    lengths = [sum(series.values[at] or 0 for series in bars.series) for at in range(len(bars.categories))]
    total = sum(lengths[at] for at in rest)
    return total if total > DWARFED * max(lengths[at] for at in kept) else None


def _without(series: Series, place: int) -> Series:
    """The series without a bar in that place."""
    return replace(series, values=(*series.values[:place], None, *series.values[place + 1 :]))


def _ends(bars: Bars, most: int) -> list[int]:
    """The first and the last of those that are ranked at all."""
    ranked = [i for i in range(len(bars.categories)) if not (bars.small and bars.small[i])]
    if len(ranked) < most:
        return ranked
    head = (most - 1) // 2
    return [*ranked[:head], *ranked[head - (most - 1) :]]


def _folded(series: Series, kept: Sequence[int], rest: Sequence[int], place: int, is_share: bool) -> Series:
    """Counts add up; a share is the rest's numerators over its denominators, None where untold."""
    known = [series.values[index] for index in rest]
    if not is_share:
        total = sum(value for value in known if value is not None)
        return replace(series, values=_spliced(series.values, kept, place, total))
    if series.parts is None:
        return replace(series, values=_spliced(series.values, kept, place, None), low=None, high=None)
    numerator, denominator = (sum(series.parts[index][part] for index in rest) for part in (0, 1))
    low, high = wilson(numerator, denominator) or (None, None)
    value = numerator / denominator if denominator else None
    return replace(
        series,
        values=_spliced(series.values, kept, place, value),
        low=_spliced(series.low, kept, place, low) if series.low else None,
        high=_spliced(series.high, kept, place, high) if series.high else None,
        parts=_spliced(series.parts, kept, place, (numerator, denominator)),
    )


def _note(bars: Bars, rest: Sequence[int]) -> str:
    parts = bars.series[0].parts
    if parts is None:
        return ""
    return f"{sum(parts[i][0] for i in rest)}/{sum(parts[i][1] for i in rest)}"


def _spliced(values: Sequence[Kind], kept: Sequence[int], place: int, extra: Kind) -> tuple[Kind, ...]:
    """The kept values with one more put in at `place`."""
    chosen = [values[index] for index in kept]
    return (*chosen[:place], extra, *chosen[place:])


def folded_table(table: Table, most: int) -> Table:
    """At most so many rows; the rest in one that counts and adds them up. A 合计 row stays last."""
    if len(table.rows) <= most:
        return table
    rows = list(table.rows)
    last = [rows.pop()] if rows[-1][0] == formats.total() else []
    kept, rest = rows[: most - 1 - len(last)], rows[most - 1 - len(last) :]
    # A table folded before: its row of others stands for many.
    count = len(rest) - 1 + table.others if table.others else len(rest)
    sums: list[Cell] = [titles.others(count)]
    for column in range(1, len(table.columns)):
        unit = table.units[column]
        if not table.adds_up:
            sums.append("")
        elif unit == "share":
            sums.append(_ratio(rest, column))
        else:
            sums.append(_sum([row[column] for row in rest], unit))
    targets = (*table.targets[: len(kept)], None, *([None] if last else [])) if table.targets else ()
    return replace(table, rows=(*kept, tuple(sums), *last), targets=targets, others=count)


def without_blanks(table: Table) -> tuple[Table, tuple[str, ...]]:
    """The table without the columns of which no row knows anything, and their names; the first stays."""
    told = [
        at
        for at in range(len(table.columns))
        if not at or any(row[at] not in (None, "") for row in table.rows)
    ]
    if len(told) == len(table.columns):
        return table, ()
    kept = replace(
        table,
        columns=tuple(table.columns[at] for at in told),
        rows=tuple(tuple(row[at] for at in told) for row in table.rows),
        units=tuple(table.units[at] for at in told),
    )
    return kept, tuple(name for at, name in enumerate(table.columns) if at not in told)


def _ratio(rows: Sequence[Sequence[Cell]], column: int) -> str | float | None:
    """The rows' share where its two counts stand before it, else blank: shares don't add up."""
    counted = [tuple(row[column - 2 : column]) for row in rows] if column > 2 else []
    numbers = [(a, b) for a, b in counted if isinstance(a, int) and isinstance(b, int)]
    shares = [a / b if b else None for a, b in numbers]
    if not numbers or shares != [row[column] for row in rows]:
        return ""
    whole = sum(b for _a, b in numbers)
    return sum(a for a, _b in numbers) / whole if whole else None


def _sum(values: Sequence[Cell], unit: str) -> Cell:
    """Counts add up; shares and days don't, and stay blank, as does what is blank in every row."""
    if formats.withheld() in values:
        return formats.withheld()  # a sum of the others would be of another number
    if unit not in ("count", "person_times", "yuan", "wan_yuan") or all(value == "" for value in values):
        return ""
    known = [value for value in values if isinstance(value, int | float)]
    return sum(known) if known else None
