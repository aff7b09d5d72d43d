"""The metric registry: every figure, defined once."""

from collections.abc import Mapping

from dashboard.budget_policy import budget_policy
from dashboard.closure_policy import closure_policy
from dashboard.errors import UnknownMetric
from dashboard.handling_policy import owner_levels, station_grades
from dashboard.metrics import (
    ballots,
    budget_supervision,
    budgets,
    clocks,
    closures,
    deputies,
    due,
    grades,
    handling,
    issues,
    obligations,
    plan,
    projects,
    ratings,
    receptions,
    reviews,
    satisfaction,
    scorecard,
    scores,
    stations,
    submissions,
    suggestion_duties,
    suggestions,
    territory,
)
from dashboard.metrics.definition import Metric
from dashboard.plan_policy import issue_cycle
from dashboard.policy import display_policy
from dashboard.review_policy import rating_policy
from dashboard.scores.standing import fairness
from dashboard.suggestion_policy import suggestion_policy

METRICS: Mapping[str, Metric] = {
    metric.id: metric
    for metric in (
        *issues.METRICS,
        *clocks.metrics(display_policy()),
        *handling.metrics(owner_levels()),
        *closures.metrics(closure_policy()),
        *receptions.metrics(),
        *stations.metrics(display_policy()),
        *grades.metrics(station_grades()),
        *territory.METRICS,
        *deputies.METRICS,
        *scores.metrics(fairness()),
        *projects.METRICS,
        *ballots.METRICS,
        *ratings.metrics(rating_policy(), display_policy().small_cases),
        *satisfaction.METRICS,
        *reviews.METRICS,
        *scorecard.METRICS,
        *budgets.metrics(budget_policy()),
        *budget_supervision.METRICS,
        *suggestions.METRICS,
        *suggestion_duties.metrics(suggestion_policy()),
        *due.metrics(display_policy()),
        *obligations.METRICS,
        *plan.metrics(issue_cycle()),
        *submissions.METRICS,
    )
}
"""Every metric by its id, in the order in which they are listed."""


def find_metric(metric_id: str) -> Metric:
    """The metric of that id; UnknownMetric otherwise."""
    if metric_id not in METRICS:
        raise UnknownMetric(metric_id)
    return METRICS[metric_id]
