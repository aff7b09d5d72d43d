"""What a metric is: a definition in words and the counts it is made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["cohort", "flow", "stock", "list"]
Good = Literal["up", "down", "neither"]
UnitName = Literal["count", "share", "days", "person_times", "yuan"]
DimensionName = Literal[
    "month",
    "quarter",
    "year",
    "level",
    "region",
    "town",
    "village",
    "station",
    "department",
    "category",
    "source",
    "mode",
    "setting",
    "campaign",
    "routing",
    "kind",
    "grade",
    "tier",
    "group",
    "deputy",
    "cause",
    "fund_class",
    "unit",
    "item",
    "project",
    "list",
    "subject",
    "session",
    "weekday",
]
Moment = Literal["as_of", "last_month", "recent_months", "graded_months"]
"""When a stock is asked: on as_of; over the last month complete by as_of; over the policy's last months,
for silence and for grades."""


@dataclass(frozen=True)
class Text:
    """One text in the product's two languages."""

    zh: str
    en: str


@dataclass(frozen=True)
class Count:
    """A named whole number: how many rows of a frame satisfy `when`, or the sum of `total` over them.

    `when` and `total` are SQL expressions over the frame's columns, to the portable contract. The rows
    behind the count are exactly the frame's rows with `when`. `scale` divides a sum counted in smaller units
    than it is shown in: money is summed in fen and shown in yuan.
    """

    name: str
    text: Text
    when: str = "1 = 1"
    total: str | None = None
    scale: int = 1


@dataclass(frozen=True)
class Part:
    """Counts taken in one frame (a file in dashboard/sql/frames)."""

    frame: str
    counts: tuple[Count, ...]


@dataclass(frozen=True)
class Reckoned(Part):
    """Counts taken in a frame that is worked out in Python (dashboard/reckonings.py): a rule's scores.

    Everything else is as of any part: filters, breakdowns, the rows behind.
    """


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
class NamedShare:
    """One of several rates of a table metric; its values are `name`, `name_low` and `name_high`."""

    name: str
    text: Text
    numerator: str
    denominator: str


@dataclass(frozen=True)
class Ratio:
    """One sum over another, without an interval: a mean or a part of an amount is no share of cases.

    `scale` divides the quotient, where the numerator is counted in smaller units than it is shown in.
    `single` names a count that must be 1, where the quotient of several would say nothing of any of them.
    """

    name: str
    text: Text
    numerator: str
    denominator: str
    scale: int = 1
    single: str | None = None


@dataclass(frozen=True)
class Difference:
    """One count less another, shown as it is; it may be negative, and has no rows of its own."""

    name: str
    text: Text
    minuend: str
    subtrahend: str


@dataclass(frozen=True)
class Counts:
    """A table metric: its counts stand side by side; `primary`'s rows are listed where no rate is made."""

    primary: str
    share: Share | None = None  # a rate made of two of them
    shares: tuple[NamedShare, ...] = ()  # and further ones, where one rate is not enough
    differences: tuple[Difference, ...] = ()
    ratios: tuple[Ratio, ...] = ()


@dataclass(frozen=True)
class Duration:
    """Kaplan-Meier over days: `days` (to the end, or to as_of) and `ended` are SQL over the frame.

    A row whose `days` is null has an unknown clock: it is counted apart and left out of the curve.
    """

    days: str
    ended: str


Shape = Single | Share | Counts | Duration


@dataclass(frozen=True)
class Variant:
    """What is counted instead where the dimension it is filed under is in the breakdown or a filter."""

    parts: tuple[Part, ...]
    shape: Shape


@dataclass(frozen=True)
class Metric:
    """A figure, defined once. `variants`, by dimension, replaces parts and shape where one is asked for."""

    id: str
    name: Text
    meaning: Text
    formula: Text
    limits: Text  # what the figure does not tell
    kind: Kind
    unit: UnitName
    good: Good
    ledgers: tuple[str, ...]
    dimensions: tuple[DimensionName, ...]
    parts: tuple[Part, ...]
    shape: Shape
    moment: Moment = "as_of"  # of a stock
    variants: Mapping[str, Variant] = field(default_factory=dict)
    vocabularies: Mapping[str, str] = field(default_factory=dict)
    """The vocabulary of a dimension where it isn't its own: a project's kinds, not a station's."""

    def counted(self, dimensions: Iterable[str]) -> Variant:
        """Parts and shape for a question that names these dimensions (in breakdown or filter)."""
        for dimension in dimensions:
            if dimension in self.variants:
                return self.variants[dimension]
        return Variant(self.parts, self.shape)
