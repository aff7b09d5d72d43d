"""Which column gives a field where the headings of several claim it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.reading.files import Sheet
from etl.reading.headings import UNKNOWN
from etl.reading.layout import Column, Layout


def doubled(layout: Layout, sheet: Sheet) -> dict[str, list[Column]]:
    """The fields that several columns claim with equal right and other contents, with those columns.

    The contract's own heading, and before it an answer or mapping, decides. Columns that say the same in
    every row are one, the first. Of a large text, held in part only, every claim counts.
    """
    found: dict[str, list[Column]] = {}
    for name, rivals in _claims(layout):
        differing = {_texts(column, layout, sheet): column for column in reversed(rivals)}
        if sheet.large is not None:
            found[name] = rivals
        elif len(differing) > 1:
            found[name] = sorted(differing.values(), key=lambda column: column.index)
    return found


def without_blank_claims(layout: Layout, sheet: Sheet) -> Layout:
    """The layout in which a column without any value claims no field that a filled one claims as well."""
    if sheet.large is not None:
        return layout
    blank: set[int] = set()
    for _, rivals in _claims(layout):
        empty = {column.index for column in rivals if not any(_texts(column, layout, sheet))}
        blank |= empty if len(empty) < len(rivals) else set()
    columns = tuple(
        replace(column, meaning=UNKNOWN) if column.index in blank else column for column in layout.columns
    )
    return replace(layout, columns=columns)


def _claims(layout: Layout) -> Iterator[tuple[str, list[Column]]]:
    """The fields that several columns claim with the highest right that any claims them with."""
    claims: dict[str, list[Column]] = {}
    for column in layout.columns:
        if column.meaning.kind == "field":
            for name in column.meaning.fields:
                claims.setdefault(name, []).append(column)
    for name, columns in claims.items():
        best = max(column.meaning.rank for column in columns)
        rivals = [column for column in columns if column.meaning.rank == best]
        if len(rivals) > 1:
            yield name, rivals


def _texts(column: Column, layout: Layout, sheet: Sheet) -> Sequence[str]:
    return tuple(
        row[column.index] if column.index < len(row) else "" for row in sheet.rows[layout.bottom + 1 :]
    )
