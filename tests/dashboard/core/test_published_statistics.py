"""The statistics against figures that other programs publish: their numbers, none of their code."""

from collections import Counter

import pytest

from dashboard.statistics import Z95, kaplan_meier, quantile, quantile_interval, wilson
from dashboard.statistics_funnel import Z998, Funnel
from dashboard.statistics_xmr import SEVEN, Signal, xmr

SNAPSHOT = [
    *(-0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621),
    *(-1.26506123, -0.68685285, -0.44566197, 1.22408180, 0.35981383, 0.40077145, 0.11068272),
    *(-0.55584113, 1.78691314, 0.49785048, -1.96661716, 0.70135590, -0.47279141),
]
"""R's rnorm(20) after set.seed(123), on which NHSRplotthedots pins its limits."""

CONTROL = (
    (7, 1, 1), (17, 1, 0), (32, 1, 0), (33, 1, 0), (38, 2, 0), (41, 7, 0), (45, 9, 1), (48, 8, 0), (51, 3, 0),
    (53, 7, 0), (54, 2, 0), (56, 18, 0), (58, 4, 0), (60, 15, 1), (61, 9, 2), (63, 9, 0), (66, 3, 0),
    (68, 9, 1), (69, 12, 1), (75, 1, 0),
)  # fmt: skip
MIR137 = (
    (6, 1, 0), (9, 3, 0), (13, 3, 0), (15, 2, 0), (19, 3, 0), (22, 4, 0), (26, 5, 0), (29, 5, 0), (33, 2, 0),
    (36, 2, 0), (43, 1, 0), (47, 1, 0), (62, 2, 0),
)  # fmt: skip
"""(day, ended, censored) of the two groups of the waltons data of lifelines."""


@pytest.mark.parametrize(
    ("fifteenth", "mean", "low", "high"),
    [(-0.55584113, 0.1416238, -3.01138, 3.294627), (10.0, 0.6694159, -4.596625, 5.935457)],
)
def test_limits_of_nhsrplotthedots(fifteenth: float, mean: float, low: float, high: float) -> None:
    # tests/testthat/_snaps/ptd_spc_standard.md: r1, and r3, whose outlier is not screened out either.
    values = [*SNAPSHOT[:14], fifteenth, *SNAPSHOT[15:]]
    found = xmr(values, 12)
    assert found is not None
    assert (found.mean, found.low, found.high) == pytest.approx((mean, low, high), abs=5e-7)
    assert [one.first for one in found.signals] == ([14] if fifteenth == 10 else [])


@pytest.mark.parametrize(
    ("numerator", "denominator", "z", "low", "high"),
    [
        (35078, 41980, Z95, 0.83201210, 0.83910324),
        (35078, 41980, Z998, 0.82992190, 0.84110220),
        (65, 100, Z95, 0.55254443, 0.73635752),
        (65, 100, Z998, 0.49549466, 0.77835406),
    ],
)
def test_intervals_of_pheindicatormethods(
    numerator: int, denominator: int, z: float, low: float, high: float
) -> None:
    # the expectations that its tests of phe_proportion began with
    assert wilson(numerator, denominator, z) == pytest.approx((low, high), abs=5e-9)


@pytest.mark.parametrize(
    ("values", "flagged"),
    [
        ([*range(1, 8)], {*range(7)}),
        ([1, 2, 3, 3, 4, 5, 6], set()),
        ([2, 1, 2, 3, 4, 5, 6, 7, 3], {*range(1, 8)}),
        ([*range(7, 0, -1)], {*range(7)}),
        ([2, 7, 6, 5, 4, 3, 2, 1, 3], {*range(1, 8)}),
    ],
)
def test_seven_rising_or_falling(values: list[float], flagged: set[int]) -> None:
    # test-ptd_calculate_point_type.R, 'ptd_seven_point_trend works as expected'.
    found = xmr(values, SEVEN)
    assert found is not None
    trends = [one for one in found.signals if one.rule == "trend"]
    assert {index for one in trends for index in range(one.first, one.last + 1)} == flagged


@pytest.mark.parametrize(
    ("values", "run"),
    [
        ([1.0] * 6 + [-6.0], None),
        ([1.0] * 8 + [-8.0], Signal("side", 0, 7, 1)),
        ([-1.0] * 8 + [8.0], Signal("side", 0, 7, -1)),
        ([-4.0] + [1.0] * 8 + [-4.0], Signal("side", 1, 8, 1)),
    ],
)
def test_seven_on_one_side(values: list[float], run: Signal | None) -> None:
    # The same file, 'ptd_seven_point_one_side_mean': the series is made to have its mean at 0.
    found = xmr(values, SEVEN)
    assert found is not None
    assert [one for one in found.signals if one.rule == "side"] == ([run] if run else [])


@pytest.mark.parametrize(
    ("numerator", "denominator", "significance"),
    [
        (35078, 41980, "far_above"),  # New Forest: High (0.001)
        (50051, 61921, "within"),  # South Gloucestershire: Not significant
        (26789, 33012, "above"),  # West Norfolk: High (0.025)
        (30278, 37828, "below"),  # North Devon: Low (0.025)
        (36850, 45449, "above"),  # North Tees: High (0.025)
        (24804, 31824, "far_below"),  # Norwich: Low (0.001)
        (38045, 46958, "above"),  # South East Hertfordshire: High (0.025)
        (21139, 25992, "above"),  # East Devon: High (0.025)
        (37945, 46875, "within"),  # Fareham and Gosport: Not significant
        (35796, 45449, "far_below"),  # Kingston: Low (0.001)
    ],
)
def test_significance_of_phe(numerator: int, denominator: int, significance: str) -> None:
    # PHEindicatormethods, testdata_funnel_prop_inputs.csv, at the baseline of its outputs: 80.642448 %.
    assert Funnel(0.80642448, 1.0, 0.0).zone(numerator, denominator) == significance


@pytest.mark.parametrize(
    ("events", "median", "day", "row"),
    [
        (CONTROL, 58, 56, (0.5284548734, 0.4381807101, 0.6107912357, 85, 18)),
        (CONTROL, 58, 69, (0.0182201018, 0.0035797741, 0.0579536197, 14, 12)),
        (MIR137, 26, 26, (0.3823529412, 0.2232826899, 0.5398367628, 18, 5)),
        (MIR137, 26, 47, (0.0588235294, 0.0105267644, 0.1715789278, 3, 1)),
    ],
)
def test_kaplan_meier_of_lifelines(
    events: tuple[tuple[int, int, int], ...], median: int, day: int, row: tuple[float, ...]
) -> None:
    # KaplanMeierFitter of lifelines 0.30.3: estimate, 95 % band, at risk, observed.
    steps = kaplan_meier({when: (ended, censored) for when, ended, censored in events})
    assert quantile(steps, 0.5) == median
    (step,) = [step for step in steps if step.day == day]
    assert (step.survival, step.low, step.high, step.at_risk, step.ended) == pytest.approx(row, abs=5e-11)


def test_the_interval_of_the_median_of_lifelines() -> None:
    # median_survival_times of lifelines 0.30.3 on both groups together: 56 (53 to 58).
    ended: Counter[int] = Counter()
    censored: Counter[int] = Counter()
    for day, ends, leaves in (*CONTROL, *MIR137):
        ended[day] += ends
        censored[day] += leaves
    steps = kaplan_meier({day: (ended[day], censored[day]) for day in ended})
    assert quantile(steps, 0.5) == 56
    assert quantile_interval(steps, 0.5) == (53, 58)


def test_a_side_and_the_limits_are_named_before_a_trend() -> None:
    """Eleven below the mean, of which the last rise for eight points up to one outside."""
    found = xmr([10.0] * 7 + [10.1, 10.2, 10.3, 10.4, 10.5, 10.6, 14.0], 12)
    assert found is not None
    assert [one.rule for one in found.signals] == ["side", "trend", "outside"]
    told = [found.signal(index) for index in (0, 8, 12, 13)]
    assert [one.rule if one else None for one in told] == ["side", "side", "trend", "outside"]
    assert [found.way(index) for index in (0, 8, 12, 13)] == [-1, -1, 1, 1]
