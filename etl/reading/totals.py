"""Totals rows as checksums: what a 合计 or 小计 row says against the sum of the rows above it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import duckdb
import numpy as np

from etl.contract import Field
from etl.reading.gathering import ReadSheet
from etl.reading.privacy import quoted_text
from etl.reading.remarks import Remarks, RowPlace
from etl.reading.typed import TypedLedger
from etl.reading.values import numbers
from etl.reading.values.problem import BadValue

_NO_ROW = -1


@dataclass(frozen=True)
class _Stated:
    """What a totals row says of one field, and the rows it may be the total of: its block, or all above."""

    place: RowPlace
    text: str
    starts: tuple[int, ...]
    is_subtotal: bool


def check_totals(
    connection: duckdb.DuckDBPyConnection, typed: TypedLedger, sheets: list[ReadSheet], remarks: Remarks
) -> None:
    """Warns of every stated sum that the sheet's rows don't give; blank cells count as nothing."""
    for name in typed.raw.fields:
        stated = list(_stated(sheets, name))
        if stated:
            sums = _sums(connection, typed, name, stated)
            for each, found in zip(stated, sums, strict=True):
                _compare(each, found, typed.raw.contract.by_name[name], remarks)


def _stated(sheets: Iterable[ReadSheet], name: str) -> Iterator[_Stated]:
    for sheet in sheets:
        for total in sheet.body.totals:
            if name in total.stated:
                place = RowPlace(_NO_ROW, sheet.part, sheet.name, total.row)
                starts = tuple(dict.fromkeys((total.first_of_block, total.first_of_all)))
                yield _Stated(place, total.stated[name], starts, total.is_subtotal)


def _sums(
    connection: duckdb.DuckDBPyConnection, typed: TypedLedger, name: str, stated: list[_Stated]
) -> list[list[Decimal]]:
    """For each stated total the sums from each of its starts, in one query."""
    ranges = [(index, each.place, start) for index, each in enumerate(stated) for start in each.starts]
    connection.register(
        "total_ranges",
        {
            "part": np.array([place.part for _, place, _ in ranges], dtype=np.int32),
            "sheet": np.array([place.sheet or "" for _, place, _ in ranges], dtype=object),
            "start": np.array([start for _, _, start in ranges], dtype=np.int32),
            "stop": np.array([place.row for _, place, _ in ranges], dtype=np.int32),
            "ordinal": np.arange(len(ranges), dtype=np.int32),
        },
    )
    rows = connection.execute(
        f'select t.ordinal, coalesce(sum(s."{name}"), 0)::varchar from total_ranges as t '
        f"left join {typed.stage} as s on s._part = t.part and coalesce(s._sheet, '') = t.sheet::varchar "
        "and s._row >= t.start and s._row < t.stop group by t.ordinal order by t.ordinal"
    ).fetchall()
    connection.unregister("total_ranges")
    sums: list[list[Decimal]] = [[] for _ in stated]
    for (index, _, _), (_, found) in zip(ranges, rows, strict=True):
        sums[index].append(Decimal(found))
    return sums


def _compare(stated: _Stated, sums: list[Decimal], field: Field, remarks: Remarks) -> None:
    try:
        number = numbers.number(stated.text)
    except BadValue as problem:
        found = quoted_text(stated.text, field.type)
        zh, en = f"合计写的“{found}”{problem.zh}", f"the total {found} {problem.en}"
        remarks.add(stated.place, "warning", "total_unreadable", field.name, found, zh, en)
        return
    if number not in sums:
        nearest = sums[0] if stated.is_subtotal else sums[-1]
        zh = f"合计写的是 {number}，上面各行相加是 {nearest}，请核对"
        en = f"the total says {number}, the rows above add up to {nearest}: check them"
        remarks.add(stated.place, "warning", "total_differs", field.name, str(number), zh, en)
