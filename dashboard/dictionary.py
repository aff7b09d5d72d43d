"""The registry as a document people read: docs/metrics.md is exactly this text."""

from collections.abc import Iterator

from dashboard.dimensions import DIMENSIONS
from dashboard.metrics import METRICS
from dashboard.metrics.definition import Count, Counts, Metric
from dashboard.metrics.sources import fields_of, policies_of

_HEAD = """# The figures 指标

Written by `python -m dashboard metrics --markdown > docs/metrics.md` from `dashboard/metrics`;
a test holds the two together. *cohort*: what began in the period, in the state it had on `as_of`; *flow*:
events dated in the period; *stock*: the state on `as_of` (by month: at each month's end). Shares carry a
Wilson 95 % interval; 0/0 and the unknown are null, never 0.

| dimension | 中文 | English |
|---|---|---|
"""


def markdown() -> str:
    """Every figure with its words, its counts and its breakdowns, in both languages."""
    dimensions = "".join(
        f"| {name} | {found.text.zh} | {found.text.en} |\n" for name, found in DIMENSIONS.items()
    )
    return _HEAD + dimensions + "".join(f"\n{''.join(_entry(metric))}" for metric in METRICS.values())


def _entry(metric: Metric) -> Iterator[str]:
    yield f"## {metric.id}\n\n**{metric.name.zh} · {metric.name.en}** — "
    yield f"{metric.kind}, {metric.unit}, good: {metric.good}\n\n"
    for text in (metric.meaning, metric.formula, metric.limits):
        yield f"- {text.zh}\n  {text.en}\n"
    yield f"- ledgers: {', '.join(metric.ledgers)}; by: {', '.join(metric.dimensions)}\n"
    yield f"- fields: {', '.join(f'{ledger}.{field}' for ledger, field in fields_of(metric))}\n"
    if policies_of(metric):
        yield f"- policy: {', '.join(policies_of(metric))}\n"
    for by, counted in (
        ("", metric.parts),
        *((f" by {name}", found.parts) for name, found in metric.variants.items()),
    ):
        for part in counted:
            yield f"\nCounted in `{part.frame}`{by}:\n\n| count | 中文 | English | SQL |\n|---|---|---|---|\n"
            for count in part.counts:
                yield f"| {count.name} | {count.text.zh} | {count.text.en} | `{_sql(count)}` |\n"
    if isinstance(metric.shape, Counts) and metric.shape.differences:
        for gap in metric.shape.differences:
            yield f"\n{gap.name} ({gap.text.zh}) = {gap.minuend} − {gap.subtrahend}\n"


def _sql(count: Count) -> str:
    kept = count.when if count.when != "1 = 1" else "every row"
    if count.total is None:
        return kept
    return f"sum of {count.total}" + (f" / {count.scale}" if count.scale != 1 else "")
