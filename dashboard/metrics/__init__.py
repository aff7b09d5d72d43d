"""The metric registry: every figure, defined once."""

from collections.abc import Mapping

from dashboard.errors import UnknownMetric
from dashboard.metrics import clocks, issues, receptions, stations
from dashboard.metrics.definition import Metric
from dashboard.policy import display_policy

METRICS: Mapping[str, Metric] = {
    metric.id: metric
    for metric in (
        *issues.METRICS,
        *clocks.metrics(display_policy()),
        *receptions.metrics(),
        *stations.metrics(display_policy()),
    )
}
"""Every metric by its id, in the order in which they are listed."""


def find_metric(metric_id: str) -> Metric:
    """The metric of that id; UnknownMetric otherwise."""
    if metric_id not in METRICS:
        raise UnknownMetric(metric_id)
    return METRICS[metric_id]
