"""How many places there are: towns, villages."""

from dashboard.metrics.definition import Count, Metric, Part, Single, Text

PLACES = Metric(
    id="regions.count",
    name=Text("区划个数", "Places"),
    meaning=Text("范围内各级区划的个数,含自身。", "Regions of each level in the scope, itself included."),
    formula=Text("区划表中的行数", "rows of the region table"),
    limits=Text(
        "台账写了而区划表没有的编码也计入,列为暂存。",
        "Codes that only ledgers name count too, as provisional.",
    ),
    kind="stock",
    unit="count",
    good="neither",
    ledgers=("region",),
    dimensions=("month", "quarter", "year", "level", "region", "town"),
    parts=(Part("places", (Count("places", Text("区划", "places")),)),),
    shape=Single("places"),
)

METRICS: tuple[Metric, ...] = (PLACES,)
"""The family."""
