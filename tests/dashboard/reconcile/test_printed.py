"""Which true numbers a printed one admits, against the standard library's decimal rounding."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reconcile.claims import Claim
from dashboard.reconcile.printed import End, Span, half_up, truncated

TOLERANCE = Fraction(1, 20)
STEPS = {places: Decimal(1).scaleb(-places) for places in range(4)}
numbers = st.decimals(min_value=-1000, max_value=1000, places=5)


def agreement(held: str, value: object, **told: object) -> str | None:
    claim = Claim.model_validate({"id": "x", "value": value, **told})
    return claim.printed(TOLERANCE).agreement(Fraction(held) * claim.scale)


@pytest.mark.parametrize(
    ("value", "told", "held", "how"),
    [
        (186, {}, "186", "exact"),
        (186, {}, "184", None),
        (186, {}, "186.5", None),
        (85, {"unit": "percent"}, "84.5", "rounded"),
        (85, {"unit": "percent"}, "85.49", "rounded"),
        (85, {"unit": "percent"}, "85.9375", "truncated"),
        (85, {"unit": "percent"}, "84.375", "one_unit_off"),
        (85, {"unit": "percent"}, "86", "one_unit_off"),
        (85, {"unit": "percent"}, "86.001", None),
        (85, {"unit": "percent", "wording": "exact"}, "85.4", None),
        (Decimal("85.0"), {"unit": "percent"}, "85.2", None),
        (85, {"unit": "percent", "decimals": 1}, "85.2", None),
        (Decimal("105.3"), {"unit": "percent"}, "105.263157", "rounded"),
        (100_000, {"wording": "rounded", "decimals": -4}, "96000", "rounded"),
        (2600, {"wording": "at_least"}, "2600", "exact"),
        (2600, {"wording": "at_least"}, "2699", "at_least"),
        (2600, {"wording": "at_least"}, "2700", None),
        (2600, {"wording": "at_least"}, "2599", None),
        (1000, {"wording": "at_least"}, "1999", "at_least"),
        (Decimal("66.8"), {"wording": "at_least"}, "66.89", "at_least"),
        (Decimal("66.8"), {"wording": "at_least"}, "66.9", None),
        (95, {"unit": "percent", "wording": "at_least"}, "95.3", "at_least"),
        (100_000, {"wording": "about"}, "105000", "about"),
        (100_000, {"wording": "about"}, "95000", "about"),
        (100_000, {"wording": "about"}, "105001", None),
        (100_000, {"wording": "about"}, "94999", None),
        ([10, 20], {"unit": "percent"}, "20", "in_range"),
        ([10, 20], {"unit": "percent"}, "20.1", None),
        (Decimal("-2.5"), {"unit": "percent"}, "-2.45", "rounded"),
        (0, {}, "0", "exact"),
    ],
)
def test_how_a_print_agrees(value: object, told: dict[str, object], held: str, how: str | None) -> None:
    assert agreement(held, value, **told) == how


def test_ten_thousand_yuan_are_held_against_yuan() -> None:
    claim = Claim.model_validate({"id": "x", "value": Decimal("66.8"), "unit": "wan_yuan"})
    assert claim.printed(TOLERANCE).agreement(Fraction(668_000)) == "exact"


@given(numbers, st.sampled_from(sorted(STEPS)))
def test_rounding_is_that_of_decimal(number: Decimal, places: int) -> None:
    step = Fraction(STEPS[places])
    assert half_up(Fraction(number), step) == Fraction(number.quantize(STEPS[places], ROUND_HALF_UP))
    assert truncated(Fraction(number), step) == Fraction(number.quantize(STEPS[places], ROUND_DOWN))


@given(numbers, st.sampled_from(sorted(STEPS)))
def test_the_span_of_a_rounded_print_is_what_rounds_to_it(number: Decimal, places: int) -> None:
    rounded = number.quantize(STEPS[places], ROUND_HALF_UP)
    for value in (rounded, rounded + STEPS[places], rounded - STEPS[places]):
        claim = Claim.model_validate({"id": "x", "value": value, "wording": "rounded"})
        assert claim.printed(TOLERANCE).span().holds(Fraction(number)) == (value == rounded)


small = st.fractions(min_value=-20, max_value=20, max_denominator=4)


@given(*[small] * 4, *[st.booleans()] * 4, small, small)
def test_sums_and_products_of_spans_hold_those_of_their_members(
    a: Fraction, b: Fraction, c: Fraction, d: Fraction,
    ac: bool, bc: bool, cc: bool, dc: bool, x: Fraction, y: Fraction,
) -> None:  # fmt: skip
    one = Span(End(min(a, b), ac), End(max(a, b), bc))
    two = Span(End(min(c, d), cc), End(max(c, d), dc))
    if one.holds(x) and two.holds(y):
        assert (one + two).holds(x + y)
        product = one * two
        assert product.low.value <= x * y <= product.high.value
        if two.low.value > 0 and x > 0:
            assert (one * two.inverse()).meets(Span.point(x / y))
