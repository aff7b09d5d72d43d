"""Totals rows as checksums: what a 合计 or 小计 row says against the sum of the rows above it."""

from decimal import Decimal

import duckdb

from etl.body import Total
from etl.contract import Field
from etl.reading import ReadSheet
from etl.remarks import Remarks, RowPlace, quoted_text
from etl.typed import TypedLedger
from etl.values import numbers
from etl.values.problem import BadValue

_NO_ROW = -1


def check_totals(
    connection: duckdb.DuckDBPyConnection, typed: TypedLedger, sheets: list[ReadSheet], remarks: Remarks
) -> None:
    """Warns of every stated sum that the sheet's rows don't give; blank cells count as nothing."""
    for sheet in sheets:
        for total in sheet.body.totals:
            for name, text in total.stated.items():
                if name in typed.present:
                    _check(connection, typed, sheet, total, typed.raw.contract.by_name[name], text, remarks)


def _check(
    connection: duckdb.DuckDBPyConnection,
    typed: TypedLedger,
    sheet: ReadSheet,
    total: Total,
    field: Field,
    text: str,
    remarks: Remarks,
) -> None:
    place = RowPlace(_NO_ROW, sheet.part, sheet.name, total.row)
    try:
        stated = numbers.number(text)
    except BadValue as problem:
        found = quoted_text(text, field.type)
        remarks.add(
            place, "warning", "total_unreadable", field.name, found, f"“{found}”{problem.zh}", problem.en
        )
        return
    sums = [
        _sum(connection, typed, sheet, field.name, first, total.row)
        for first in dict.fromkeys((total.first_of_block, total.first_of_all))
    ]
    if stated not in sums:
        nearest = sums[0] if total.is_subtotal else sums[-1]
        zh = f"合计写的是 {stated}，上面各行相加是 {nearest}，请核对"
        en = f"the total says {stated}, the rows above add up to {nearest}: check them"
        remarks.add(place, "warning", "total_differs", field.name, str(stated), zh, en)


def _sum(
    connection: duckdb.DuckDBPyConnection,
    typed: TypedLedger,
    sheet: ReadSheet,
    name: str,
    first: int,
    row: int,
) -> Decimal:
    found = connection.execute(
        f'select coalesce(sum("{name}"), 0)::varchar from {typed.stage} where _part = $part '
        "and _sheet is not distinct from $sheet and _row >= $first and _row < $row",
        {"part": sheet.part, "sheet": sheet.name, "first": first, "row": row},
    ).fetchone()
    return Decimal(found[0]) if found else Decimal(0)
