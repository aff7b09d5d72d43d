"""Funnels and XmR charts against a plain reading of their formulas, and laws that hold for any numbers."""

from fractions import Fraction
from itertools import pairwise
from math import asin, comb, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics import Z95
from dashboard.statistics_funnel import Z998, Funnel, funnel, quantile, z_score
from dashboard.statistics_xmr import xmr

COUNTS = st.lists(
    st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=2, max_size=30
)
SERIES = st.lists(st.integers(0, 500), min_size=12, max_size=40)


def plain(counts: list[tuple[int, int]], target: float) -> tuple[float, float]:
    """Phi and tau squared, step by step as Spiegelhalter and others (2012) write them."""
    scores = sorted((asin(sqrt(k / n)) - asin(sqrt(target))) / (1 / (2 * sqrt(n))) for k, n in counts)
    last = len(scores) - 1
    ends = []
    for tenth in (Fraction(1, 10), Fraction(9, 10)):
        place = tenth * last
        whole = place.numerator // place.denominator
        rest = float(place - whole)
        upper = scores[min(whole + 1, last)]
        ends.append(scores[whole] + rest * (upper - scores[whole]))
    drawn = [ends[0] if z < ends[0] else ends[1] if z > ends[1] else z for z in scores]
    size = len(drawn)
    phi = sum(z**2 for z in drawn) / size
    weights = [4 * n for _k, n in counts]
    tau2 = (size * phi - (size - 1)) / (sum(weights) - sum(w**2 for w in weights) / sum(weights))
    return phi, max(0.0, tau2)


@given(COUNTS)
def test_dispersion_is_that_of_a_plain_reading(counts):
    target = sum(k for k, _n in counts) / sum(n for _k, n in counts)
    found = funnel(counts, target, 2)
    if not 0 < target < 1:
        assert found is None
        return
    assert (found.phi, found.tau2) == pytest.approx(plain(counts, target), rel=1e-9, abs=1e-12)


@given(COUNTS)
def test_a_zone_is_where_the_share_lies_between_the_limits(counts):
    target = sum(k for k, _n in counts) / sum(n for _k, n in counts)
    found = funnel(counts, target, 10)
    for k, n in counts if found else ():
        (low, high), (far_low, far_high) = found.limits(n, Z95), found.limits(n, Z998)
        assert 0 <= far_low <= low <= target <= high <= far_high <= 1
        share, zone = k / n, found.zone(k, n)
        if far_low + 1e-9 < share < far_high - 1e-9:
            assert not zone.startswith("far")
        if low + 1e-9 < share < high - 1e-9:
            assert zone == "within"
        if share < far_low - 1e-9:
            assert zone == "far_below"
        if share > far_high + 1e-9:
            assert zone == "far_above"


def test_over_dispersion_widens_the_limits_only_of_enough_members():
    swinging = [(30 if i % 2 else 70, 100) for i in range(12)]
    few, many = funnel(swinging[:8], 0.5, 10), funnel(swinging, 0.5, 10)
    assert few.tau2 == 0
    assert few.phi > 10
    assert many.tau2 > 0.03
    (low, high), (far_low, far_high) = few.limits(100, Z998), many.limits(100, Z998)
    assert far_low < low < high < far_high
    assert {many.zone(k, n) for k, n in swinging} == {"within"}
    assert few.zone(30, 100) == "far_below"


def test_equal_members_are_never_set_apart():
    found = funnel([(9, 10)] * 15, 0.9, 10)
    assert (found.phi, found.tau2) == (pytest.approx(0), 0)
    assert found.zone(9, 10) == "within"


@pytest.mark.parametrize("target", [0.0, 1.0])
def test_where_all_or_none_succeed_there_is_no_funnel(target):
    assert funnel([(1, 1)], target, 10) is None


def test_a_member_without_cases_is_within():
    assert Funnel(0.5, 1.0, 0.0).zone(0, 0) == "within"


@pytest.mark.parametrize("cases", [10, 14, 26, 40, 90, 400])
@pytest.mark.parametrize("target", [0.1, 0.5, 0.9, 0.946])
@pytest.mark.parametrize(
    ("tail", "further"), [(0.001, ("far_below", "far_above")), (0.025, ("below", "above"))]
)
def test_limits_of_chance_are_the_exact_tails_but_for_one_case(cases, target, tail, further):
    found = Funnel(target, 1.0, 0.0)
    chances = [comb(cases, k) * target**k * (1 - target) ** (cases - k) for k in range(cases + 1)]
    zones = [found.zone(k, cases) for k in range(cases + 1)]
    ends = {"far_below", "far_above", *further}
    below = sum(zone in ends and zone.endswith("below") for zone in zones)
    above = sum(zone in ends and zone.endswith("above") for zone in zones)
    assert abs(below - sum(sum(chances[: k + 1]) < tail for k in range(cases + 1))) <= 1
    assert abs(above - sum(sum(chances[k:]) < tail for k in range(cases + 1))) <= 1


def test_all_of_few_is_no_finding():
    assert Funnel(0.9, 1.0, 0.0).zone(26, 26) == "within"  # chance gives 0.9 ** 26 = 6 %
    assert Funnel(0.9, 1.0, 0.0).zone(120, 120) == "far_above"


@pytest.mark.parametrize(
    ("numerator", "denominator", "zone"),
    [(2400, 2600, "far_below"), (2460, 2600, "within"), (2520, 2600, "far_above"), (2434, 2600, "below")],
)
def test_zones_by_hand(numerator, denominator, zone):
    assert Funnel(0.946, 1.0, 0.0).zone(numerator, denominator) == zone


def test_quantiles_between_order_statistics():
    assert [quantile([4, 1, 3, 2], share) for share in (0, 0.1, 0.5, 1)] == pytest.approx([1, 1.3, 2.5, 4])
    assert z_score(1, 2, 0.5) == 0


@given(SERIES)
def test_signals_are_those_of_a_plain_reading(values):
    found = xmr(values, 12)
    mean = Fraction(sum(values), len(values))
    moving = Fraction(sum(abs(b - a) for a, b in pairwise(values)), len(values) - 1)
    reach = Fraction(266, 100) * moving
    assert (found.mean, found.low, found.high) == pytest.approx(
        (float(mean), float(mean - reach), float(mean + reach)), abs=1e-9
    )
    told = {rule: set() for rule in ("outside", "side", "trend")}
    for one in found.signals:
        told[one.rule] |= set(range(one.first, one.last + 1))
    assert told["outside"] == {i for i, v in enumerate(values) if abs(v - mean) > reach}
    windows = [range(i, i + 7) for i in range(len(values) - 6)]
    sides = [w for w in windows if all(values[i] > mean for i in w) or all(values[i] < mean for i in w)]
    assert told["side"] == {i for window in sides for i in window}
    steps = [
        w
        for w in windows
        if all(values[i] < values[i + 1] for i in w[:-1]) or all(values[i] > values[i + 1] for i in w[:-1])
    ]
    assert told["trend"] == {i for window in steps for i in window}


@given(st.integers(12, 40), st.floats(0, 1e6, allow_nan=False))
def test_a_constant_series_says_nothing(size, value):
    found = xmr([value] * size, 12)
    assert found.signals == ()
    assert {found.way(index) for index in range(size)} == {0}


def test_fewer_points_than_asked_make_no_chart():
    assert xmr([1, 2] * 5 + [1], 12) is None


def test_a_point_goes_the_way_of_its_side_else_of_its_trend():
    found = xmr([5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 30], 12)
    assert [found.way(index) for index in (0, 10, 11)] == [-1, -1, 1]


def test_members_that_differ_by_more_than_chance_are_uneven_though_none_stands_out() -> None:
    """Twelve places from 55 to 98 of 100 in even steps; and twelve that differ as draws do."""
    shares = [55, 59, 63, 67, 71, 75, 79, 83, 87, 91, 95, 98]
    found = funnel([(share, 100) for share in shares], sum(shares) / 1200, 10)
    assert found is not None
    assert {found.zone(share, 100) for share in shares} <= {"below", "within", "above"}
    assert found.is_uneven(3.09)
    alike = funnel([(share, 100) for share in (78, 80, 82, 76, 84, 79, 81, 83, 77, 80, 74, 86)], 0.8, 10)
    assert alike is not None
    assert not alike.is_uneven(3.09)
