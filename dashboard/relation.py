"""Rows worked out in Python, handed to a statement as if they stood in the warehouse."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Value = str | int | float | bool | None


@dataclass(frozen=True)
class Relation:
    """Named, typed columns of equal length; types as the warehouse's (varchar, integer, boolean, double)."""

    columns: tuple[tuple[str, str], ...]
    rows: Sequence[tuple[Value, ...]]

    @property
    def sql(self) -> str:
        """The rows of the scope's region."""
        return f"{self.all_of('column')} where region >= $lo and region < $hi"

    @property
    def parameters(self) -> dict[str, object]:
        """The columns' values, by the names `sql` gives them."""
        return self.values_of("column")

    def all_of(self, name: str) -> str:
        """Every row; a column is one list parameter, `<name>_<n>`: many rows cost no parsing."""
        lists = ", ".join(
            f"unnest(${name}_{at}::{kind}[]) as {column}" for at, (column, kind) in enumerate(self.columns)
        )
        return f"select * from (select {lists}) as worked_out"

    def values_of(self, name: str) -> dict[str, object]:
        """The columns' values, by the names `all_of` gives them."""
        return {f"{name}_{at}": [row[at] for row in self.rows] for at in range(len(self.columns))}


@dataclass(frozen=True)
class Supplied:
    """A frame that reads, by these names, other frames and rows worked out in Python."""

    frame: str
    frames: tuple[str, ...] = ()
    relations: Mapping[str, Relation] = field(default_factory=dict)


Frame = str | Relation | Supplied
"""What is counted in: the name of a frame's SQL, rows worked out, or a frame that needs either."""
