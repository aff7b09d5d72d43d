"""Which months of a figure stand in a series."""

import pytest

from dashboard.monthly_series import on_record


@pytest.mark.parametrize(
    ("values", "known"),
    [
        ((0, 0, 3, 0, 2), (None, None, 3, 0, 2)),
        ((None, 0, 1), (None, None, 1)),
        ((4, 0), (4, 0)),
        ((0, 0), (None, None)),
        ((), ()),
    ],
)
def test_a_count_is_unknown_before_the_first_month_with_anything_on(values, known) -> None:
    assert on_record(values) == known
