"""Changes and outliers, against hand calculations and exact binomial tails."""

import pytest

from dashboard.cards import facts


def share(numerator, denominator):
    return {"numerator": numerator, "denominator": denominator, "value": None}


@pytest.mark.parametrize(
    ("now", "before", "verdict"),
    [
        # Newcombe's own example (1998, table II, case a): 56/70 - 48/80, interval 0.0524 to 0.3339
        ((56, 70), (48, 80), "up"),
        ((48, 80), (56, 70), "down"),
        ((50, 100), (48, 100), "ordinary"),
        ((9, 9), (80, 100), "small"),
        ((80, 100), (1, 9), "small"),
        ((0, 0), (1, 9), "unknown"),
        ((336, 336), (517, 525), "up"),
    ],
)
def test_a_share_changes_only_where_the_interval_leaves_out_zero(now, before, verdict):
    assert facts.shares(share(*now), share(*before), 10).verdict == verdict


def test_a_change_keeps_the_figures_it_is_of():
    small, real, unknown = (
        facts.shares(share(*now), share(56, 70), 10) for now in ((4, 8), (48, 80), (None, None))
    )
    assert (small.now, small.before, small.strength) == (0.5, 0.8, 0.0)
    assert (real.now, real.before, real.is_real) == (0.6, 0.8, True)
    assert (unknown.now, unknown.before, unknown.is_real) == (None, None, False)
    counted, plain = facts.counts(130, 100, (), 6), facts.counts(101, 100, (), 6)
    assert (counted.now, counted.before, counted.verdict) == (130, 100, "up")
    assert 0 < plain.strength < 1.96 < counted.strength


def test_months_that_swing_less_than_chance_narrow_nothing():
    assert facts.counts(127, 100, (10, 10, 10, 10, 10, 10), 6) == facts.counts(127, 100, (), 6)
    assert facts.counts(130, 100, (10, 60, 20, 70, 5), 6) == facts.counts(130, 100, (), 6)  # five are too few
    assert facts.counts(9, 1, (1, 0, 0, 0, 0, 4), 6).strength < facts.counts(9, 1, (), 6).strength


def test_newcombe_reach_is_that_of_the_paper():
    found = facts.shares(share(56, 70), share(48, 80), 10)
    # lower end 0.0524: the difference 0.2 lies 0.1476 above it
    assert found.strength == pytest.approx(1.959964 * 0.2 / 0.1476, rel=0.002)


@pytest.mark.parametrize(
    ("now", "before", "months", "verdict"),
    [
        (100, 100, (), "ordinary"),
        (127, 100, (), "ordinary"),
        (130, 100, (), "up"),
        (70, 100, (), "down"),
        (130, 100, (10, 60, 20, 70, 5, 80), "ordinary"),  # months that swing this much swing so again
        (None, 100, (), "unknown"),
        (100, None, (), "unknown"),
        (0, 0, (), "ordinary"),
    ],
)
def test_a_count_changes_only_beyond_what_counts_vary_by(now, before, months, verdict):
    assert facts.counts(now, before, months, 6).verdict == verdict
