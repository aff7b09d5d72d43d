"""The verdict on one printed number against what it must agree with: pure arithmetic on exact fractions."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Literal

from dashboard.reconcile.printed import Agreement, Printed, Span, total, truncated

Verdict = Literal["agrees", "differs", "contradicts", "impossible", "unchecked"]
WORST_FIRST: tuple[Verdict, ...] = ("impossible", "contradicts", "differs", "agrees", "unchecked")


@dataclass(frozen=True)
class Ruling:
    """A verdict and its reasons, in base units.

    `computed` is what the other side gives (None where it gives no one number), `difference` computed minus
    printed; `nearest` are the shares just below and above an impossible percentage, `numerators` theirs, of
    `whole`; `truncation_would_do` the numerator whose share, cut instead of rounded, is the print.
    """

    verdict: Verdict
    how: Agreement | None = None
    computed: Fraction | None = None
    nearest: tuple[Fraction, Fraction] | None = None
    numerators: tuple[int, int] | None = None
    whole: int | None = None
    truncation_would_do: int | None = None

    def difference(self, printed: Printed) -> Fraction | None:
        """Computed minus printed (the nearer end of a range); None where nothing is computed."""
        if self.computed is None:
            return None
        end = printed.low if self.computed < printed.low else printed.high
        return Fraction(0) if printed.low <= self.computed <= printed.high else self.computed - end


def worst(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdict that stands for several: what is wrong first, unchecked only if nothing was checked."""
    return min(verdicts, key=WORST_FIRST.index, default="unchecked")


def against_sum(printed: Printed, parts: Sequence[Printed]) -> Ruling:
    """Agrees or contradicts: the parts must add up to the print."""
    return _internal(
        printed, sum((part.low for part in parts), Fraction(0)), total(part.span() for part in parts)
    )


def against_same(printed: Printed, other: Printed) -> Ruling:
    """Agrees or contradicts: the same thing, printed twice."""
    return _internal(printed, other.low, other.span())


def against_product(printed: Printed, factors: Sequence[Printed]) -> Ruling:
    """Agrees or contradicts: what is owed by rule (22 projects x 4 quarters)."""
    value, span = Fraction(1), Span.point(Fraction(1))
    for factor in factors:
        value, span = value * factor.low, span * factor.span()
    return _internal(printed, value, span)


def against_ratio(printed: Printed, numerator: Printed, denominator: Printed) -> Ruling:
    """Agrees or contradicts: both counts of the rate are printed. Of 0 there is no rate: contradicts."""
    if denominator.low == 0:
        return Ruling("contradicts")
    try:
        span = numerator.span() * denominator.span().inverse()
    except ZeroDivisionError:
        return Ruling("unchecked")
    return _internal(printed, numerator.low / denominator.low, span)


def against_ledgers(printed: Printed, counted: Fraction) -> Ruling:
    """Agrees or differs: the ledgers know the number exactly."""
    how = printed.agreement(counted)
    return Ruling("agrees" if how else "differs", how, counted)


def against_whole(printed: Printed, whole: Printed) -> Ruling:
    """Agrees, impossible, or unchecked: a percentage of a printed whole, its numerator not printed.

    Impossible if no whole numerator's share of the whole rounds half up to the print (where the whole is
    vague, of none of the whole numbers it may stand for). Unchecked where the whole is no whole number.
    """
    if any(end.denominator > 1 for end in (whole.low, whole.high)):
        return Ruling("unchecked")
    if not whole.span().is_point:
        possible = any(_numerators(printed, n) for n in _wholes(whole.span()))
        return Ruling("agrees", "within_wording") if possible else _impossible(printed, int(whole.low))
    found = _numerators(printed, int(whole.low))
    if not found:
        return _impossible(printed, int(whole.low))
    middle = (printed.low + printed.high) / 2
    share = min((Fraction(k, int(whole.low)) for k in (found[0], found[-1])), key=lambda s: abs(s - middle))
    return Ruling("agrees", printed.agreement(share), share, numerators=(found[0], found[-1]))


def _internal(printed: Printed, nominal: Fraction, span: Span) -> Ruling:
    """Agrees where the numbers as printed do, or where the vagueness of the other side leaves room."""
    how = printed.agreement(nominal)
    if how is None and not span.is_point and printed.widest().meets(span):
        how = "within_wording"
    return Ruling("agrees" if how else "contradicts", how, nominal)


def _wholes(span: Span) -> range:
    low, high = ceil(span.low.value), floor(span.high.value)
    return range(
        low + (not span.low.closed and low == span.low.value),
        high + 1 - (not span.high.closed and high == span.high.value),
    )


def _numerators(printed: Printed, whole: int) -> range:
    """The whole numerators whose share of `whole` the print stands for; empty for a whole of 0."""
    if whole == 0:
        return range(0)
    return _wholes(printed.span() * Span.point(Fraction(whole)))


def _impossible(printed: Printed, whole: int) -> Ruling:
    if whole == 0:
        return Ruling("impossible")
    below, above = floor(printed.low * whole), ceil(printed.high * whole)
    cut = next(
        (k for k in (below, above) if truncated(Fraction(k, whole), printed.step) == printed.low), None
    )
    return Ruling(
        "impossible",
        nearest=(Fraction(below, whole), Fraction(above, whole)),
        numerators=(below, above),
        whole=whole,
        truncation_would_do=cut,
    )
