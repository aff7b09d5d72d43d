"""Every claim of a report held against the others and, through `Ledgers`, against the ledgers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from dashboard.metrics.definition import Text
from dashboard.reconcile import sentences, verdicts
from dashboard.reconcile.claims import Claim, Claims, Report
from dashboard.reconcile.printed import Printed
from dashboard.reconcile.verdicts import Ruling, Verdict

Hold = Literal["sum_of", "product_of", "ratio_of", "same_as", "of", "metric"]
MOST_COINCIDENCES = 3


@dataclass(frozen=True)
class Held:
    """What the ledgers count for a claim: value in base units, what it is, the command listing its rows."""

    value: Fraction
    source: Text
    rows: str


@dataclass(frozen=True)
class Unheld:
    """The ledgers can't say, and why."""

    why: Text


Ledgers = Callable[[Claim, Report], Held | Unheld]


@dataclass(frozen=True)
class Check:
    """One thing a claim was held against: claim ids, or a metric id with the command that lists its rows."""

    hold: Hold
    against: tuple[str, ...]
    ruling: Ruling
    detail: Text
    difference: Fraction | None = None
    rows: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of a claim. `findings` are worth knowing and change no verdict."""

    claim: Claim
    checks: tuple[Check, ...]
    findings: tuple[Text, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst of the checks' verdicts."""
        return verdicts.worst([check.ruling.verdict for check in self.checks])

    @property
    def deciding(self) -> Check | None:
        """The check whose verdict stands; the ledgers' where several agree on it."""
        same = [check for check in self.checks if check.ruling.verdict == self.verdict]
        return next((check for check in same if check.hold == "metric"), same[0] if same else None)

    @property
    def detail(self) -> Text:
        """Each check's sentence, then the findings."""
        checked = tuple(check.detail for check in self.checks) or (sentences.NOTHING,)
        return sentences.joined(checked + self.findings)


@dataclass(frozen=True)
class Reconciliation:
    """A report's outcomes, in the order of its claims. `snapshot` is None where no ledger was asked."""

    report: Report
    outcomes: tuple[Outcome, ...]
    snapshot: str | None = None

    @property
    def is_clean(self) -> bool:
        """True if no claim differs, contradicts or is impossible."""
        return all(outcome.verdict in ("agrees", "unchecked") for outcome in self.outcomes)

    def count(self, verdict: Verdict) -> int:
        """How many claims got `verdict`."""
        return sum(outcome.verdict == verdict for outcome in self.outcomes)


def judged(
    claims: Claims, tolerance: Fraction, ledgers: Ledgers | None = None, snapshot: str | None = None
) -> Reconciliation:
    """The outcome of every claim; `tolerance` is the share an 'about' may be off (data/policy/claims.toml).

    Without `ledgers` the claims bound to a metric are unchecked on that side.
    """
    judge = _Judge(claims, tolerance, ledgers)
    return Reconciliation(claims.report, tuple(judge.outcome(claim) for claim in claims.claim), snapshot)


class _Judge:
    """Holds the claims of one report; each method yields the checks of one kind of hold."""

    def __init__(self, claims: Claims, tolerance: Fraction, ledgers: Ledgers | None) -> None:
        self.report = claims.report
        self.named = claims.named()
        self.prints = {claim.id: claim.printed(tolerance) for claim in claims.claim}
        self.ledgers = ledgers

    def outcome(self, claim: Claim) -> Outcome:
        """The claim with all its checks and findings."""
        findings = (sentences.shortfall(claim, self.named[claim.out_of]),) if claim.out_of else ()
        return Outcome(claim, (*self._within_report(claim), *self._in_ledgers(claim)), findings)

    def _within_report(self, claim: Claim) -> Iterator[Check]:
        print_ = self.prints[claim.id]
        for ids in claim.sum_of:
            ruling = verdicts.against_sum(print_, self._prints(ids))
            yield self._check(claim, "sum_of", ids, ruling, sentences.against_sum)
        if ids := claim.product_of:
            ruling = verdicts.against_product(print_, self._prints(ids))
            yield self._check(claim, "product_of", ids, ruling, sentences.against_product)
        if pair := claim.ratio_of:
            ruling = verdicts.against_ratio(print_, *self._prints(pair))
            yield self._check(claim, "ratio_of", pair, ruling, sentences.against_ratio)
        for id_ in claim.same_as:
            ruling = verdicts.against_same(print_, self.prints[id_])
            yield self._check(claim, "same_as", (id_,), ruling, sentences.against_same)
        if claim.of:
            ruling = verdicts.against_whole(print_, self.prints[claim.of])
            yield self._check(claim, "of", (claim.of,), ruling, sentences.against_whole)

    def _in_ledgers(self, claim: Claim) -> Iterator[Check]:
        if claim.metric is None:
            return
        held = self.ledgers(claim, self.report) if self.ledgers else Unheld(sentences.NO_LEDGERS)
        if isinstance(held, Unheld):
            yield Check("metric", (claim.metric,), Ruling("unchecked"), held.why)
            return
        ruling = verdicts.against_ledgers(self.prints[claim.id], held.value)
        difference, end = self._end(claim, ruling, ())
        detail = sentences.against_ledgers(claim, held.value, held.source, end)
        yield Check("metric", (claim.metric,), ruling, detail, difference, held.rows)

    def _check(
        self, claim: Claim, hold: Hold, ids: tuple[str, ...], ruling: Ruling, tell: sentences.Sentence
    ) -> Check:
        difference, end = self._end(claim, ruling, ids)
        detail = tell(claim, [self.named[id_] for id_ in ids], ruling, end)
        return Check(hold, ids, ruling, detail, difference)

    def _end(self, claim: Claim, ruling: Ruling, against: tuple[str, ...]) -> tuple[Fraction | None, Text]:
        """By how much it is off, and how a sentence says so, with claims that print just that difference."""
        difference = ruling.difference(self.prints[claim.id])
        end = sentences.ending(claim, ruling, difference)
        if ruling.verdict == "agrees" or not difference:
            return difference, end
        equal = self._printing(abs(difference), claim, {claim.id, *against})
        if equal:
            end = sentences.joined((end, sentences.coincidence(abs(difference), equal)), "，", ", ")
        return difference, end

    def _printing(self, size: Fraction, claim: Claim, apart: set[str]) -> list[Claim]:
        """The other claims that print exactly `size` in the claim's unit; no sense for percentages."""
        if claim.unit in sentences.POINTS:
            return []
        others = (
            other for other in self.named.values() if other.id not in apart and other.unit == claim.unit
        )
        return [other for other in others if self.prints[other.id].span().is_point_at(size)][
            :MOST_COINCIDENCES
        ]

    def _prints(self, ids: Sequence[str]) -> list[Printed]:
        return [self.prints[id_] for id_ in ids]
