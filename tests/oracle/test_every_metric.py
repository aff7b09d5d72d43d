"""No metric without a second count of its own on ledgers invented for it."""

from datetime import date

from dashboard.metrics import METRICS
from tests.oracle import (
    arrears,
    test_against_product,
    test_budgets,
    test_closures,
    test_handings,
    test_handling,
    test_hearings,
    test_merits,
    test_ratings,
    test_registers,
    test_rolls,
    test_scorecards,
    test_suggestions,
)
from tests.oracle.figures import Scope
from tests.oracle.works import Works

YEAR = Scope(test_rolls.REGION, date(2021, 1, 1), date(2021, 12, 31), date(2021, 12, 31))
NAMED = (
    *((name, ()) for name in (*test_against_product.FIGURES, *test_handling.FIGURES, *test_closures.FIGURES)),
    *test_against_product.ASKED,
    *test_registers.ISSUES,
    *test_registers.STATIONS,
)
INVENTED = {
    *(name for name, _ in NAMED),
    *test_budgets.FIGURES,
    *test_merits.FIGURES,
    *test_scorecards.FIGURES,
    *arrears.FIGURES,
    *test_handings.FIGURES,
    *test_ratings.FIGURES,
    *("stations.reception_day", "reviews.held"),  # asked with them
    "deputies.in_lists",  # tests/test_deputies.py
    *(f"suggestions.{name}" for name in test_suggestions.FIGURES),
    *Works(date.max, [], [], [], [], []).figures(YEAR),
    *(name for name, _, _ in test_hearings.expected("2021", {name: [] for name in test_hearings.ROWS}, YEAR)),
    *(name for name, _, _ in test_rolls.expected({name: {} for name in (*test_rolls.ROWS, "budget")}, YEAR)),
}
"""Asked of product and oracle on ledgers invented for it, with gaps, ties and days known to the month."""


def test_every_metric_is_counted_a_second_time() -> None:
    assert METRICS.keys() == INVENTED
