"""Verdicts against the plainest oracle there is: try every whole number."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reconcile import verdicts
from dashboard.reconcile.claims import Claim
from dashboard.reconcile.printed import Printed
from dashboard.reconcile.verdicts import WORST_FIRST, Ruling, worst

TOLERANCE = Fraction(1, 20)
wholes = st.integers(1, 120)
places = st.integers(0, 2)


def printed(value: object, **told: object) -> Printed:
    return Claim.model_validate({"id": "x", "value": value, **told}).printed(TOLERANCE)


def percent(value: object, **told: object) -> Printed:
    return printed(value, unit="percent", **told)


def prints_as(part: int, whole: int, decimals: int) -> Decimal:
    """The percentage as decimal arithmetic prints it, with digits to spare."""
    return (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@given(wholes, places, st.data())
def test_a_percentage_of_a_whole_is_possible_if_some_numerator_prints_as_it(
    whole: int, decimals: int, data: st.DataObject
) -> None:
    value = data.draw(st.decimals(min_value=0, max_value=150, places=decimals))
    ruling = verdicts.against_whole(percent(value), printed(whole))
    parts = [part for part in range(2 * whole + 1) if prints_as(part, whole, decimals) == value]
    assert (ruling.verdict == "agrees") == bool(parts)
    if parts:
        assert ruling.numerators == (parts[0], parts[-1])
    else:
        shares = [Fraction(part * 100, whole) for part in range(2 * whole + 2)]
        below = max(share for share in shares if share < Fraction(value))
        above = min(share for share in shares if share > Fraction(value))
        assert ruling.nearest is not None
        assert tuple(share * 100 for share in ruling.nearest) == (below, above)


def test_85_percent_of_64_is_impossible_but_for_truncation() -> None:
    ruling = verdicts.against_whole(percent(85), printed(64))
    assert ruling.verdict == "impossible"
    assert ruling.nearest == (Fraction(54, 64), Fraction(55, 64))
    assert ruling.truncation_would_do == 55


@pytest.mark.parametrize(
    ("rate", "whole", "verdict"),
    [
        (percent(100), printed(64), "agrees"),
        (percent(150), printed(64), "agrees"),  # rates above 100 % are legal
        (percent(85), printed(20), "agrees"),
        (percent(85, wording="exact"), printed(64), "impossible"),
        (percent(84, wording="about"), printed(64), "agrees"),
        (percent(85, wording="at_least"), printed(64), "agrees"),  # 55/64 = 85.9
        (percent(85), printed(60, wording="at_least"), "agrees"),  # 52 of 61
        (percent(Decimal("0.01")), printed(20, wording="at_least"), "impossible"),
        (percent(85), printed(0), "impossible"),
        (percent(85), printed(Decimal("64.5")), "unchecked"),
        (percent([85, 86]), printed(64), "agrees"),
        (percent(50), printed(10**12), "agrees"),
    ],
)
def test_percentages_of_a_whole(rate: Printed, whole: Printed, verdict: str) -> None:
    assert verdicts.against_whole(rate, whole).verdict == verdict


@given(st.lists(st.integers(0, 500), min_size=1, max_size=5), st.integers(-3, 3))
def test_exact_parts_add_up_or_contradict_by_the_difference(parts: list[int], off: int) -> None:
    total = printed(sum(parts) - off)
    ruling = verdicts.against_sum(total, [printed(part) for part in parts])
    assert ruling.verdict == ("contradicts" if off else "agrees")
    assert ruling.difference(total) == off


@given(st.integers(1, 99), st.integers(1, 99), st.integers(0, 400))
def test_vague_parts_contradict_only_if_no_true_numbers_add_up(one: int, two: int, value: int) -> None:
    def true(number: int) -> range:
        return range(number, number + (10 if number % 10 == 0 else 1))

    parts = [printed(number, wording="at_least") for number in (one, two)]
    possible = any(a + b == value for a in true(one) for b in true(two))
    assert (verdicts.against_sum(printed(value), parts).verdict == "agrees") >= possible
    if value < one + two or value >= one + two + len(true(one)) + len(true(two)):
        assert verdicts.against_sum(printed(value), parts).verdict == "contradicts"


@given(st.integers(0, 300), wholes, places)
def test_a_rate_of_two_printed_counts_agrees_as_rounded(part: int, whole: int, decimals: int) -> None:
    ruling = verdicts.against_ratio(percent(prints_as(part, whole, decimals)), printed(part), printed(whole))
    assert ruling.verdict == "agrees"
    assert ruling.how in ("exact", "rounded")
    assert ruling.computed == Fraction(part, whole)


@pytest.mark.parametrize(
    ("rate", "part", "whole", "verdict", "how"),
    [
        (85, 54, 64, "agrees", "one_unit_off"),
        (85, 55, 64, "agrees", "truncated"),
        (84, 54, 64, "agrees", "rounded"),
        (105, 21, 20, "agrees", "exact"),
        (88, 55, 64, "contradicts", None),
        (100, 0, 0, "contradicts", None),
    ],
)
def test_rates(rate: int, part: int, whole: int, verdict: str, how: str | None) -> None:
    ruling = verdicts.against_ratio(percent(rate), printed(part), printed(whole))
    assert (ruling.verdict, ruling.how) == (verdict, how)


def test_a_rate_of_a_vague_denominator_has_room() -> None:
    whole = printed(2600, wording="at_least")
    assert verdicts.against_ratio(percent(92), printed(2460), whole).how == "within_wording"
    assert verdicts.against_ratio(percent(80), printed(2460), whole).verdict == "contradicts"
    about_nothing = printed(0, wording="rounded", decimals=-1)
    assert verdicts.against_ratio(percent(80), printed(1), about_nothing).verdict == "contradicts"


def test_same_and_product_and_ledgers() -> None:
    assert verdicts.against_same(printed(186), printed(184)).difference(printed(186)) == -2
    assert verdicts.against_same(printed(2646), printed(2600, wording="at_least")).how == "within_wording"
    assert verdicts.against_product(printed(88), [printed(22), printed(4)]).how == "exact"
    assert verdicts.against_ledgers(printed(2461), Fraction(2460)).verdict == "differs"
    assert verdicts.against_ledgers(printed(2600, wording="at_least"), Fraction(2646)).how == "at_least"


def test_the_difference_from_a_range_is_from_its_nearer_end() -> None:
    band = percent([10, 20])
    for held, difference in ((25, 5), (8, -2), (15, 0)):
        ruling = Ruling("differs", computed=Fraction(held, 100))
        assert ruling.difference(band) == Fraction(difference, 100)


def test_the_worst_verdict_stands() -> None:
    assert worst(["unchecked", "agrees"]) == "agrees"
    assert worst(["agrees", "differs", "unchecked"]) == "differs"
    assert worst(WORST_FIRST) == "impossible"
    assert worst([]) == "unchecked"
