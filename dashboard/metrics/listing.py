"""What a listing of the rows behind a figure is made of."""

from dataclasses import dataclass
from typing import Literal

from dashboard.metrics.definition import Text

CellKind = Literal["text", "key", "number", "scaled", "day", "region", "station", "yes_no", "word", "words"]


@dataclass(frozen=True)
class Field:
    """One column: its key, its name, the SQL it comes from, and how its value is shown.

    A `key` is a record's own: its unit and number. A `day` may name the column that says whether it is known
    to the day; a `word` its vocabulary (`words`: several codes, each followed by a bar); what is `scaled` is
    shown divided by its `scale` (money is kept in fen and shown in yuan).
    """

    key: str
    text: Text
    sql: str
    kind: CellKind = "text"
    known: str = "true"
    vocabulary: str = ""
    scale: int = 1


@dataclass(frozen=True)
class Listed:
    """A frame's listing: its columns, the join that brings the words, and the order."""

    fields: tuple[Field, ...]
    order: str
    join: str = ""


WRITTEN = (
    Field("file", Text("文件", "File"), "chosen.file"),
    Field("sheet", Text("工作表", "Sheet"), "chosen.sheet"),
    Field("row", Text("行", "Row"), "chosen.row", "number"),
)
"""Where in the files a row stands."""
