"""A share compared across members: ranked with intervals, small groups last and never ranked."""

from dataclasses import dataclass
from functools import cached_property

from dashboard import comparisons, formats
from dashboard.cards.card import Ask, is_small
from dashboard.cards.columns import RATE, fraction, header, rates, tabulate, whole
from dashboard.charts import Bars, Role, Series, Table
from dashboard.dimensions import DIMENSIONS
from dashboard.finding_policy import finding_policy
from dashboard.measure import Measured, Row
from dashboard.policy import display_policy
from dashboard.statistics import quantile_of
from dashboard.statistics_funnel import Funnel, Zone, funnel
from dashboard.translation import _, say


@dataclass(frozen=True)
class Ranking:
    """The members with any case: those with enough of them by falling share, then the small ones."""

    ask: Ask
    measured: Measured
    total: Row
    rows: tuple[Row, ...]

    def below(self) -> tuple[Row, ...]:
        """The members beyond the lower 99.8 % limit around the whole's share, the lowest first."""
        return tuple(reversed([row for row in self.rows if self.zone(row) == "far_below"]))

    def above(self) -> tuple[Row, ...]:
        """The members beyond the upper limit, the highest first."""
        return tuple(row for row in self.rows if self.zone(row) == "far_above")

    @cached_property
    def funnel(self) -> Funnel | None:
        """The limits of ordinary variation around the whole's share; None where that is unknown, 0 or 1."""
        share = self.total.values["value"]
        judged = [row for row in self.rows if not is_small(row.values["denominator"])]
        counts = [(whole(row, "numerator"), whole(row, "denominator")) for row in judged]
        return None if share is None else funnel(counts, share, display_policy().funnel_members)

    @property
    def is_uneven(self) -> bool:
        """Whether the members differ by more than chance, though none of them may stand out alone."""
        z = quantile_of(finding_policy().chance.one_in)
        return self.funnel is not None and self.funnel.is_uneven(z)

    def zone(self, row: Row) -> Zone:
        """Where a member lies in the funnel; `within` where it has too few cases to be judged."""
        if self.funnel is None or is_small(row.values["denominator"]):
            return "within"
        return self.funnel.zone(whole(row, "numerator"), whole(row, "denominator"))

    def finding(self, figure: str, each: str) -> str:
        """What the comparison says: who lies beyond ordinary variation, if anybody does."""
        named = [row for row in self.rows if row.keys[self.measured.by[0]] is not None]
        if len(self.rows) == 1:
            return f"{figure}{formats.share(self.rows[0].values['value'] or 0)}({fraction(self.rows[0])})"
        return comparisons.members(
            figure,
            [row.label for row in self.below() if row in named],
            [row.label for row in self.above() if row in named],
            sum(not is_small(row.values["denominator"]) for row in named),
            self.measured.metric.good,
            self.total.values["value"],
            each,
            self.is_uneven,
        )

    @property
    def unranked(self) -> int:
        """How many stand on too few cases to be ranked."""
        return sum(is_small(row.values["denominator"]) for row in self.rows) if len(self.rows) > 1 else 0

    def chart(self, page: str, role: Role = "accent") -> Bars | None:
        """`bars`, but none of a single member, whose one bar compares nothing."""
        return self.bars(page, role) if len(self.rows) > 1 else None

    def bars(self, page: str, role: Role = "accent") -> Bars:
        """The shares as horizontal bars with intervals and the whole's share as reference."""
        if sum(not is_small(row.values["denominator"]) for row in self.rows) < 2:
            return self._counts(page, role)
        return Bars(
            categories=tuple(row.label for row in self.rows),
            series=(rates(say(self.measured.metric.name), self.rows, role),),
            unit="share",
            horizontal=True,
            targets=tuple(self.target(page, row) for row in self.rows),
            notes=tuple(self._note(row) for row in self.rows),
            reference=self.total.values["value"],
            reference_name=_("全部"),
            small=tuple(is_small(row.values["denominator"]) for row in self.rows),
            fold="middle",
        )

    def _counts(self, page: str, role: Role) -> Bars:
        """Where fewer than two can be compared only the counts, part and rest."""
        parts = tuple(whole(row, "numerator") for row in self.rows)
        rest = tuple(whole(row, "denominator") - part for row, part in zip(self.rows, parts, strict=True))
        return Bars(
            categories=tuple(row.label for row in self.rows),
            series=(
                Series(header(self.measured, "numerator"), parts, role),
                Series(_("其余"), rest, "third"),
            ),
            horizontal=True,
            stacked=True,
            targets=tuple(self.target(page, row) for row in self.rows),
        )

    def table(self) -> Table:
        """The same rows with their counts, and the whole as the last."""
        dimension = self.measured.by[0]
        targets = tuple(self.target("/", row) for row in self.rows)
        return tabulate(
            self.measured, say(DIMENSIONS[dimension].text), RATE, self.rows, targets, total=self.total
        )

    def _note(self, row: Row) -> str:
        small = is_small(row.values["denominator"])
        return f"{fraction(row)} {_('样本少')}" if small else fraction(row)

    def target(self, page: str, row: Row) -> str | None:
        """The address a member leads to: `page` in its region, or narrowed to it."""
        if self.measured.by[0] == "region":
            return self.ask.at_region(page, row)
        return self.ask.filtered(page, row, self.measured.by[0])


def ranked(ask: Ask, metric: str, dimension: str) -> Ranking:
    """A share of `metric` across the members of `dimension`."""
    measured = ask(metric, dimension)
    rows = sorted((row for row in measured.rows if whole(row, "denominator")), key=_place)
    return Ranking(ask, measured, ask.total(metric), tuple(rows))


def _place(row: Row) -> tuple[bool, float]:
    return is_small(row.values["denominator"]), -(row.values["value"] or 0)
