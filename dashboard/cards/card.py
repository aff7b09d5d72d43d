"""What a card is, and what it asks with: a warehouse, a scope, a comparison."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from dashboard.charts import Story
from dashboard.measure import Curve, Measured, curve, measure
from dashboard.metrics.definition import Text
from dashboard.scope import Scope
from dashboard.warehouse import Warehouse


@dataclass(frozen=True)
class Ask:
    """What cards measure with; a page makes one for all its cards, so that a figure is measured once.

    `comparison` is the scope held beside this one (the period before, or the same a year ago), or None.
    """

    warehouse: Warehouse
    scope: Scope
    comparison: Scope | None = None
    answers: dict[tuple[str, Scope, tuple[str, ...]], Measured] = field(
        default_factory=dict, compare=False, repr=False
    )

    def __call__(self, metric: str, *by: str, scope: Scope | None = None) -> Measured:
        """`metric` broken down by `by`, in `scope` or else in this one's."""
        wanted = (metric, scope or self.scope, by)
        if wanted not in self.answers:
            self.answers[wanted] = measure(self.warehouse, metric, wanted[1], by)
        return self.answers[wanted]

    def curve(self, metric: str, *by: str) -> tuple[Curve, ...]:
        """The Kaplan-Meier curve of each row of a duration."""
        return curve(self.warehouse, metric, self.scope, by)

    def at(self, scope: Scope) -> "Ask":
        """The same asking about another scope, without a comparison."""
        return replace(self, scope=scope, comparison=None)


@dataclass(frozen=True)
class Card:
    """A question and what answers it. `wide` takes the whole row; `slide` says that the deck shows it."""

    id: str
    name: Text
    question: Text
    build: Callable[[Ask], Story]
    wide: bool = False
    slide: bool = True
