"""A sheet's cells held column by column and seen as rows: a few long lists instead of many short ones."""

from collections.abc import Iterator, Sequence
from typing import overload


class Grid(Sequence[tuple[str, ...]]):
    """The rows of a rectangle of text cells, given as its columns, all of one length."""

    def __init__(self, columns: Sequence[list[str]]) -> None:
        self._columns = columns

    def __len__(self) -> int:
        return len(self._columns[0]) if self._columns else 0

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return zip(*self._columns, strict=True)

    @overload
    def __getitem__(self, index: int) -> tuple[str, ...]: ...
    @overload
    def __getitem__(self, index: slice) -> list[tuple[str, ...]]: ...

    def __getitem__(self, index: int | slice) -> tuple[str, ...] | list[tuple[str, ...]]:
        if isinstance(index, slice):
            return list(zip(*(column[index] for column in self._columns), strict=True))
        return tuple(column[index] for column in self._columns)

    def columns_at(self, rows: Sequence[int]) -> list[list[str]]:
        """The cells of these rows, which ascend, column by column."""
        if rows and rows[-1] - rows[0] == len(rows) - 1:
            return [column[rows[0] : rows[-1] + 1] for column in self._columns]
        return [[column[row] for row in rows] for column in self._columns]
