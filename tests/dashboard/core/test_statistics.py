"""Wilson and Kaplan-Meier against figures worked out by hand."""

from math import exp, log, sqrt

import pytest

from dashboard.statistics import Z95, Step, kaplan_meier, quantile, quantile_interval, wilson


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    [
        (2460, 2600, 0.9368, 0.9542),  # the sample of the command line's contract
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (1, 1, 0.2065, 1.0),
        (81, 263, 0.2553, 0.3662),  # Newcombe (1998), table I, method 3
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson(numerator: int, denominator: int, low: float, high: float) -> None:
    interval = wilson(numerator, denominator)
    assert interval is not None
    assert interval == pytest.approx((low, high), abs=5e-5)


def test_nothing_out_of_nothing_has_no_interval() -> None:
    assert wilson(0, 0) is None


def test_kaplan_meier_with_ties_and_censoring() -> None:
    # 10 at risk; day 3: two end, one is censored on that same day and still at risk; day 5: one censored;
    # day 8: three of six end; day 9: three censored.
    steps = kaplan_meier({3: (2, 1), 5: (0, 1), 8: (3, 0), 9: (0, 3)})
    assert [(step.day, step.at_risk, step.ended) for step in steps] == [(3, 10, 2), (8, 6, 3)]
    assert [step.survival for step in steps] == pytest.approx([0.8, 0.4])
    for step, variance in zip(steps, (2 / (10 * 8), 2 / (10 * 8) + 3 / (6 * 3)), strict=True):
        width = Z95 * sqrt(variance) / abs(log(step.survival))
        assert step.low == pytest.approx(step.survival ** exp(width))
        assert step.high == pytest.approx(step.survival ** exp(-width))
    assert quantile(steps, 0.5) == 8
    assert quantile(steps, 0.2) == 3
    assert quantile(steps, 0.75) is None


def test_all_ended_takes_survival_to_nought() -> None:
    steps = kaplan_meier({1: (1, 0), 2: (1, 0), 4: (2, 0)})
    assert steps[-1].survival == 0
    assert (steps[-1].low, steps[-1].high) == (0, 0)
    assert [quantile(steps, share) for share in (0.25, 0.5, 0.75, 0.9)] == [1, 2, 4, 4]


def test_resolved_on_the_day_of_collection_is_day_nought() -> None:
    assert quantile(kaplan_meier({0: (3, 0), 7: (0, 1)}), 0.5) == 0


def test_nobody_ended() -> None:
    steps = kaplan_meier({5: (0, 4)})
    assert steps == ()
    assert quantile(steps, 0.5) is None
    assert quantile_interval(steps, 0.5) == (None, None)


def test_nothing_at_all() -> None:
    assert kaplan_meier({}) == ()


@pytest.mark.parametrize("size", [3, 7, 10, 49, 1000])
def test_a_quantile_met_exactly_counts_whatever_floating_products_lose(size: int) -> None:
    steps = kaplan_meier({day: (1, 0) for day in range(1, size * 2 + 1)})
    assert quantile(steps, 0.5) == size


def test_the_interval_holds_the_median() -> None:
    steps = kaplan_meier({day: (5, 1) for day in range(1, 40)})
    low, high = quantile_interval(steps, 0.5)
    median = quantile(steps, 0.5)
    assert low is not None
    assert high is not None
    assert median is not None
    assert low <= median <= high


def test_a_curve_that_just_reaches_a_share_has_reached_it() -> None:
    """Products of thirds and sevenths fall a hair beside their exact fraction; band ends likewise."""
    steps = [Step(day, at, at, at, 1, 1) for day, at in ((1, 0.7), (2, 0.5 + 1e-15), (3, 0.25))]
    assert [quantile(steps, share) for share in (0.3, 0.5, 0.75)] == [1, 2, 3]
    assert [quantile_interval(steps, share) for share in (0.3, 0.5, 0.75)] == [(1, 1), (2, 2), (3, 3)]
    just = [Step(1, 0.5 + 1e-12, 0.5 + 1e-12, 0.5 + 1e-12, 1, 1)]
    assert (quantile(just, 0.5), quantile_interval(just, 0.5)) == (1, (1, 1))


@pytest.mark.parametrize("cases", [1, 3, 7, 11, 1000, 98765])
def test_none_and_all_end_exactly_at_the_ends(cases: int) -> None:
    none, everyone = wilson(0, cases), wilson(cases, cases)
    assert none is not None
    assert everyone is not None
    assert (none[0], everyone[1]) == (0.0, 1.0)
