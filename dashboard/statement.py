"""The SQL of a question: a frame, its filters, the columns to cut by, the counts to take."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.dimensions import DIMENSIONS, condition, grain_of, parameters_of
from dashboard.metrics.definition import Count, Duration, Metric
from dashboard.points import points
from dashboard.relation import Frame, Relation
from dashboard.scope import Scope, day_number

SQL = Path(__file__).resolve().parent / "sql"
_PARAMETER = re.compile(r"\$(\w+)")


@dataclass(frozen=True)
class Statement:
    """SQL and the parameters it names, no more."""

    sql: str
    parameters: dict[str, object]


@cache
def frame_sql(frame: str) -> str:
    """The frame's SQL as its file holds it, beside what it selects from of sql/shared."""
    own = (SQL / "frames" / f"{frame}.sql").read_text(encoding="utf-8").strip()
    read = [
        f"{path.stem} as (\n{path.read_text(encoding='utf-8').strip()}\n)"
        for path in sorted((SQL / "shared").glob("*.sql"))
        if re.search(rf"\b{path.stem}\b", own)
    ]
    return f"with {', '.join(read)}\nselect * from (\n{own}\n) as told" if read else own


def bounds(scope: Scope) -> dict[str, object]:
    """The parameters by which frames know place, period and day; first, last and as_of are day numbers."""
    return {
        "lo": scope.lo,
        "hi": scope.hi,
        "first": day_number(scope.start),
        "last": day_number(scope.end),
        "as_of": day_number(scope.as_of),
    }


def counting(
    metric: Metric, frame: Frame, counts: Sequence[Count], scope: Scope, by: Sequence[str]
) -> Statement | None:
    """One row per combination of `by`: for each count its number and its rows; None: no such time."""
    taken = ", ".join(
        f"sum(case when {count.when} then {count.total or 1} end) as {count.name}_sum,"
        f" sum(case when {count.when} then 1 else 0 end) as {count.name}_rows"
        for count in counts
    )
    return _grouped(metric, frame, taken, "", (), scope, by)


def observing(
    metric: Metric, frame: str, when: str, shape: Duration, scope: Scope, by: Sequence[str]
) -> Statement | None:
    """One row per combination of `by`, day and whether it ended, with the number of rows."""
    extra = (shape.days, f"case when {shape.ended} then 1 else 0 end")
    return _grouped(metric, frame, "count(*) as rows_observed", when, extra, scope, by)


def selecting(metric: Metric, frame: Frame, scope: Scope, query: str, when: str) -> Statement | None:
    """`query` over `chosen`, the frame's rows that satisfy the scope's filters and `when`."""
    return _stated(metric, frame, query, when, scope, ())


def _grouped(
    metric: Metric,
    frame: Frame,
    taken: str,
    when: str,
    extra: Sequence[str],
    scope: Scope,
    by: Sequence[str],
) -> Statement | None:
    keys = [*(DIMENSIONS[name].column for name in by), *extra]
    columns = "".join(f"{key} as key_{ordinal}, " for ordinal, key in enumerate(keys))
    group = f" group by {', '.join(str(ordinal + 1) for ordinal in range(len(keys)))}" if keys else ""
    return _stated(metric, frame, f"select {columns}{taken} from chosen{group}", when, scope, by)


def _stated(
    metric: Metric, frame: Frame, query: str, when: str, scope: Scope, by: Sequence[str]
) -> Statement | None:
    conditions = [condition(name, value, scope, ordinal) for ordinal, (name, value) in enumerate(scope.where)]
    clauses = [*(found.sql for found in conditions), *([when] if when else [])]
    where = f" where {' and '.join(f'({clause})' for clause in clauses)}" if clauses else ""
    parameters = bounds(scope) | parameters_of(scope, by)
    for found in conditions:
        parameters |= found.parameters
    prologue, told, supplied = _told(frame)
    parameters |= supplied
    if metric.kind == "stock":
        values = _points(metric, scope, by)
        if not values:
            return None
        rows = ", ".join(f"($point_{at}, $opens_{at}, $shuts_{at})" for at in range(len(values)))
        prologue = f"points (ym, first_day, last_day) as (values {rows}),\n{prologue}"
        for at, (ym, first, last) in enumerate(values):
            parameters |= {f"point_{at}": ym, f"opens_{at}": first, f"shuts_{at}": last}
    sql = f"with {prologue}frame as (\n{told}\n),\nchosen as (select * from frame{where})\n{query}"
    named = set(_PARAMETER.findall(sql))
    return Statement(sql, {name: value for name, value in parameters.items() if name in named})


def _told(frame: Frame) -> tuple[str, str, dict[str, object]]:
    """What a frame reads besides the warehouse, its SQL, and the parameters both name."""
    if isinstance(frame, str):
        return "", frame_sql(frame), {}
    if isinstance(frame, Relation):
        return "", frame.sql, frame.parameters
    prologue = "".join(f"{name} as (\n{frame_sql(name)}\n),\n" for name in frame.frames)
    parameters: dict[str, object] = {}
    for name, relation in frame.relations.items():
        prologue += f"{name} as ({relation.all_of(name)}),\n"
        parameters |= relation.values_of(name)
    return prologue, frame_sql(frame.frame), parameters


def _points(metric: Metric, scope: Scope, by: Sequence[str]) -> list[tuple[int, int, int]]:
    grain = grain_of([*by, *(name for name, _ in scope.where)])
    asked = points(scope, metric.moment, grain)
    return [(point.ym, day_number(point.first), day_number(point.last)) for point in asked]
