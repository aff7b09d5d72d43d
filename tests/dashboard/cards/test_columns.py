"""What a column is called."""

import pytest

from dashboard.cards.columns import header


@pytest.mark.parametrize(
    ("metric", "numerator", "denominator"),
    [
        ("submissions.rows_waiting", "待更正", "读入行"),  # a rate made of two of several counts
        ("stations.active", "有接待", "启用站点"),
    ],
)
def test_the_parts_of_a_share_are_called_by_what_they_count(ask, metric, numerator, denominator):
    measured = ask(metric)
    assert (header(measured, "numerator"), header(measured, "denominator")) == (numerator, denominator)
