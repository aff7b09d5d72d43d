"""Rows worked out in Python, handed to a statement as if they stood in the warehouse."""

from collections.abc import Sequence
from dataclasses import dataclass

Value = str | int | bool | None


@dataclass(frozen=True)
class Relation:
    """Named, typed columns of equal length; the types are the warehouse's (varchar, integer, boolean)."""

    columns: tuple[tuple[str, str], ...]
    rows: Sequence[tuple[Value, ...]]

    @property
    def sql(self) -> str:
        """The rows of the scope's region. A column is one list parameter: many rows cost no parsing."""
        lists = ", ".join(
            f"unnest($column_{at}::{kind}[]) as {name}" for at, (name, kind) in enumerate(self.columns)
        )
        return f"select * from (select {lists}) as worked_out where region >= $lo and region < $hi"

    @property
    def parameters(self) -> dict[str, object]:
        """The columns' values, by the names `sql` gives them."""
        return {f"column_{at}": [row[at] for row in self.rows] for at in range(len(self.columns))}
