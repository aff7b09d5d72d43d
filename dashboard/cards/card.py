"""What a card is, and what it asks with: a warehouse, a scope, a comparison."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from dashboard import addresses
from dashboard.access.policy import Medium
from dashboard.charts import Choice, Figure, Sentence, Story, Table, has_marks
from dashboard.dimensions import DIMENSIONS
from dashboard.disclosure import notice, told
from dashboard.errors import DashboardError
from dashboard.faults import FAULTS, reason
from dashboard.formats import FIRST_DAY
from dashboard.measure import Curve, Measured, Row, curve, measure
from dashboard.metrics.definition import Text
from dashboard.policy import display_policy
from dashboard.regions import WIDTH, padded
from dashboard.scope import Scope, date_of, shifted
from dashboard.translation import _, say
from dashboard.warehouse import Warehouse

LOG = logging.getLogger(__name__)

_REPORTED = """
select
    case when count(*) = count(first_day) then min(first_day) end as first_reported,
    case when count(*) = count(last_day) then max(last_day) end as last_reported
from submissions
where
    is_in_force
    and ledger = $ledger
    and (
        (rpad(unit, 12, '0') >= $lo and rpad(unit, 12, '0') < $hi)
        or rpad(unit, 12, '0') in ($province, $city, $county, $town, $village)
    )
"""
"""The span of the periods for which a ledger was handed in; open at an end where one has no period."""


@dataclass(frozen=True)
class Ask:
    """What cards measure with; a page makes one for all its cards, so that a figure is measured once.

    `comparison` is the scope held beside this one (the period before, or the same a year ago), or None.
    `split` is the dimension by which the address asks cards to be broken down that leave it open. `medium` is
    where they are told; `asked` what was asked so far.
    """

    warehouse: Warehouse
    scope: Scope
    comparison: Scope | None = None
    split: str | None = None
    medium: Medium = "page"
    answers: dict[tuple[str, Scope, tuple[str, ...]], Measured] = field(
        default_factory=dict, compare=False, repr=False
    )
    asked: list[Measured] = field(default_factory=list, compare=False, repr=False)

    def __call__(self, metric: str, *by: str, scope: Scope | None = None) -> Measured:
        """`metric` broken down by `by`, in `scope` or else in this one's, as the medium tells it."""
        wanted = (metric, scope or self.scope, by)
        if wanted not in self.answers:
            self.answers[wanted] = told(measure(self.warehouse, metric, wanted[1], by), self.medium)
        self.asked.append(self.answers[wanted])
        return self.answers[wanted]

    def total(self, metric: str, scope: Scope | None = None) -> Row:
        """The one row of `metric` without a breakdown."""
        return self(metric, scope=scope).rows[0]

    def curve(self, metric: str, *by: str) -> tuple[Curve, ...]:
        """The Kaplan-Meier curve of each row of a duration."""
        return curve(self.warehouse, metric, self.scope, by)

    def split_by(self, dimensions: tuple[str, ...]) -> str:
        """The dimension asked for; the first of `dimensions` where none of them is."""
        return self.split if self.split in dimensions else dimensions[0]

    def choices(self, page: str, dimensions: tuple[str, ...]) -> tuple[Choice, ...]:
        """The ways to break a card of `page` down, each with its address."""
        here = self.split_by(dimensions)
        return tuple(
            Choice(say(DIMENSIONS[name].text), addresses.address(page, self.scope, split=name), name == here)
            for name in dimensions
        )

    @property
    def looking_back(self) -> Scope:
        """The scope, reaching at least the policy's months back from its end, and no further than as_of."""
        return self._back(display_policy().shown_months)

    def _back(self, months: int) -> Scope:
        last = min(self.scope.end, self.scope.as_of)
        first = shifted(last.replace(day=1), 1 - months)
        return self.scope.with_(start=min(self.scope.start, first), end=max(last, self.scope.start))

    def recorded(self, ledger: str, months: int | None = None) -> Scope:
        """`months` (else the policy's) back from the scope's end; no further than was handed in for.

        A month that nobody reported on is unknown, not a month in which nothing happened.
        """
        scope = self._back(months or display_policy().shown_months)
        asked: dict[str, object] = {"ledger": ledger, "lo": scope.lo, "hi": scope.hi}
        asked |= {level: scope.region[:width].ljust(12, "0") for level, width in WIDTH.items()}
        (first, last), *_rest = self.warehouse.query(_REPORTED, asked)
        start = max(scope.start, date_of(first)) if first is not None else scope.start
        end = min(scope.end, date_of(last)) if last is not None else scope.end
        return scope.with_(start=start, end=end) if start <= end else scope

    @property
    def looking_back_from_now(self) -> Scope:
        """The policy's months up to the data date, whatever the period: for what is asked as of that day."""
        first = shifted(self.scope.as_of.replace(day=1), 1 - display_policy().shown_months)
        return self.scope.with_(start=first, end=self.scope.as_of)

    @property
    def ever(self) -> Scope:
        """Everything collected up to the period's end: for what is still open, whenever it came."""
        return self.scope.with_(start=FIRST_DAY)

    @property
    def since(self) -> date | None:
        """The first day `looking_back` shows, None where that is the scope's own."""
        first = self.looking_back.start
        return first if first < self.scope.start else None

    def at_region(self, page: str, row: Row) -> str | None:
        """The address of `page` at the region a row stands for; None where that leads nowhere new."""
        key = row.keys.get("region")
        if key is None or padded(key) == self.scope.region:
            return None
        return addresses.address(page, self.scope.with_(region=padded(key)))

    def filtered(self, page: str, row: Row, dimension: str) -> str:
        """The address of `page` narrowed to the member a row stands for."""
        return addresses.address(page, self.scope.narrowed(dimension, row.keys[dimension]))


@dataclass(frozen=True)
class Card:
    """A question and what answers it. `wide` takes the whole row."""

    id: str
    name: Text
    question: Text
    build: Callable[[Ask], Story]
    wide: bool = False

    def told(self, ask: Ask) -> Story:
        """What it says, with a word of caution where it withholds something; the table where that's all."""
        own = replace(ask, asked=[])
        story = self.build(own)
        caution = notice(own.asked)
        if not caution:
            return story
        note = _("；").join(part for part in (story.note, caution) if part)
        is_blank = not (story.chart is None or isinstance(story.chart, Figure) or has_marks(story.chart))
        return replace(story, note=note, chart=None if is_blank else story.chart)

    def told_anyhow(self, ask: Ask) -> Story:
        """The same; where it can't be worked out, a story that says why, so that what it stands in stands.

        What makes no sense of the question is still refused. DashboardError.
        """
        try:
            return self.told(ask)
        except DashboardError:
            raise
        except FAULTS as fault:
            LOG.exception("card %s failed", self.id)
            why = _("这一项没有算出来：{why}").format(why=reason(fault))
            nothing = Table((), (), ())
            return Story(why, None, nothing, (), sentences=(Sentence(why, "watch"),))


def is_small(cases: float | int | None) -> bool:
    """Whether so few cases say too little to be compared or ranked (data/policy/display.toml)."""
    return (cases or 0) < display_policy().small_cases
