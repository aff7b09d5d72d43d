"""A reconciliation as the command line's JSON document and as lines of text."""

from collections.abc import Iterator
from fractions import Fraction

from dashboard.metrics.definition import Text
from dashboard.reconcile.claims import Claim
from dashboard.reconcile.reconciliation import Check, Outcome, Reconciliation
from dashboard.reconcile.sentences import VERDICTS, as_printed, label
from dashboard.reconcile.verdicts import WORST_FIRST
from dashboard.translation import say

Json = None | str | int | float | list["Json"] | dict[str, "Json"]

MARKS = {"agrees": "✓", "differs": "≠", "contradicts": "≠", "impossible": "✗", "unchecked": "·"}


def document(reconciliation: Reconciliation) -> dict[str, Json]:
    """The contract's JSON: `claims` in file order; numbers in the claim's printed unit."""
    return {
        "snapshot": reconciliation.snapshot,
        "verdicts": {verdict: reconciliation.count(verdict) for verdict in reversed(WORST_FIRST)},
        "claims": [_claim(outcome) for outcome in reconciliation.outcomes],
    }


def lines(reconciliation: Reconciliation) -> Iterator[str]:
    """One line a claim, then the totals, in the language spoken."""
    for outcome in reconciliation.outcomes:
        verdict, claim = outcome.verdict, outcome.claim
        told = f"{MARKS[verdict]} {say(VERDICTS[verdict])}  {say(label(claim))} {say(as_printed(claim))}"
        yield f"{told}: {say(outcome.detail)}"
    counts = [(VERDICTS[verdict], reconciliation.count(verdict)) for verdict in reversed(WORST_FIRST)]
    total = len(reconciliation.outcomes)
    yield say(
        Text(
            f"共{total}条：" + "、".join(f"{name.zh}{count}" for name, count in counts),
            f"{total} claims: " + ", ".join(f"{name.en} {count}" for name, count in counts),
        )
    )


def _claim(outcome: Outcome) -> dict[str, Json]:
    claim, deciding = outcome.claim, outcome.deciding
    ruling = deciding.ruling if deciding else None
    low, high = (_number(Fraction(end)) for end in claim.value)
    return {
        "id": claim.id,
        "text": claim.text,
        "verdict": outcome.verdict,
        "how": ruling.how if ruling else None,
        "printed": low if low == high else [low, high],
        "unit": claim.unit,
        "computed": _printed_unit(claim, ruling.computed if ruling else None),
        "nearest": [_printed_unit(claim, share) for share in ruling.nearest]
        if ruling and ruling.nearest
        else None,
        "detail": outcome.detail.zh,
        "detail_en": outcome.detail.en,
        "findings": [finding.zh for finding in outcome.findings],
        "checks": [_check(claim, check) for check in outcome.checks],
    }


def _check(claim: Claim, check: Check) -> dict[str, Json]:
    return {
        "hold": check.hold,
        "against": list(check.against),
        "verdict": check.ruling.verdict,
        "how": check.ruling.how,
        "computed": _printed_unit(claim, check.ruling.computed),
        "difference": _printed_unit(claim, check.difference),
        "rows": check.rows,
    }


def _printed_unit(claim: Claim, value: Fraction | None) -> Json:
    return None if value is None else _number(value / claim.scale)


def _number(value: Fraction) -> int | float:
    """Whole numbers whole; others to six decimals, the only place where a fraction becomes a float."""
    return int(value) if value.denominator == 1 else round(float(value), 6)
