"""What a metric is: a definition in words and the counts it is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["cohort", "flow", "stock", "list"]
Good = Literal["up", "down", "neither"]
UnitName = Literal["count", "share", "days", "person_times", "yuan"]


@dataclass(frozen=True)
class Text:
    """One text in the product's two languages."""

    zh: str
    en: str


@dataclass(frozen=True)
class Count:
    """A named whole number: how many rows of a frame satisfy `when`, or the sum of `total` over them.

    `when` and `total` are SQL expressions over the frame's columns, to the portable contract. The rows behind the
    count are exactly the frame's rows with `when`.
    """

    name: str
    text: Text
    when: str = "1 = 1"
    total: str | None = None


@dataclass(frozen=True)
class Part:
    """Counts taken in one frame (a file in dashboard/sql/frames)."""

    frame: str
    counts: tuple[Count, ...]


@dataclass(frozen=True)
class Share:
    """numerator / denominator with a Wilson 95 % interval; both are names of counts."""

    numerator: str
    denominator: str


@dataclass(frozen=True)
class Single:
    """One count is the value."""

    count: str


@dataclass(frozen=True)
class Counts:
    """A table metric: its counts stand side by side; `primary` is the one whose rows are listed by default."""

    primary: str
    share: Share | None = None  # and a rate made of two of them


@dataclass(frozen=True)
class Duration:
    """Kaplan-Meier over days: `days` (to the end, or to as_of) and `ended` are SQL expressions over the frame."""

    days: str
    ended: str


Shape = Single | Share | Counts | Duration


@dataclass(frozen=True)
class Metric:
    """A figure, defined once. `variants` replaces parts and shape where a breakdown changes what is counted."""

    id: str
    name: Text
    meaning: Text
    formula: Text
    limits: Text  # what the figure does not tell
    kind: Kind
    unit: UnitName
    good: Good
    ledgers: tuple[str, ...]
    dimensions: tuple[str, ...]
    parts: tuple[Part, ...]
    shape: Shape
    variants: Mapping[str, tuple[tuple[Part, ...], Shape]] | None = None
