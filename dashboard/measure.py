"""measure: the one function that answers a figure for a scope, broken down."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from dashboard.dimensions import is_to_come, is_unborn, key_of
from dashboard.errors import UnknownDimension
from dashboard.filters import check_filters
from dashboard.members import Member, members, named
from dashboard.metrics import find_metric
from dashboard.metrics.definition import Counts, Duration, Metric, Ratio, Share, Single, Variant
from dashboard.reckonings import frame_of
from dashboard.scope import Scope
from dashboard.snapshot import Snapshot
from dashboard.statement import Statement, counting, observing
from dashboard.statistics import Step, kaplan_meier, quantile, quantile_interval, wilson
from dashboard.translation import say
from dashboard.warehouse import Warehouse

Number = int | float | None
Key = tuple[str | None, ...]


@dataclass(frozen=True)
class Row:
    """One member (or combination of members) of the breakdown.

    `keys` and `labels` (in the language spoken) by dimension; a key of None is unknown. `values` by name: a
    share has numerator, denominator, value, low, high; a count has value; a table metric its counts (and
    those of its share); a duration value (median days), low, high, p25, p75, p90, numerator (ended),
    denominator, unknown. A value of None is unknown, never 0; but for those `withheld`, which are known and
    not told (disclosure.py).
    """

    keys: dict[str, str | None]
    labels: dict[str, str]
    values: dict[str, Number]
    withheld: frozenset[str] = frozenset()

    @property
    def label(self) -> str:
        """The labels of all dimensions in one text."""
        return " · ".join(self.labels.values())


@dataclass(frozen=True)
class Measured:
    """A figure as it was answered: rows in the members' order; without `by` exactly one row."""

    metric: Metric
    scope: Scope
    by: tuple[str, ...]
    snapshot: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Curve:
    """The Kaplan-Meier curve of one row of a duration, one step a day on which something ended."""

    keys: dict[str, str | None]
    labels: dict[str, str]
    steps: tuple[Step, ...]


@dataclass
class Tally:
    """A count while it is taken: a sum (None where nothing is known) over so many rows."""

    total: int | None = None
    rows: int = 0

    def add(self, total: int | None, rows: int | None) -> None:
        """Take in a further group."""
        if total is not None:
            self.total = (self.total or 0) + int(total)
        self.rows += int(rows or 0)

    @property
    def value(self) -> int | None:
        """The number; None where there are rows and none of them says."""
        return self.total if self.rows else 0


class Observed:
    """Durations while they are gathered: day -> [ended, censored], and how many have no known clock."""

    def __init__(self) -> None:
        self.days: dict[int, tuple[int, int]] = {}
        self.unknown = 0

    def add(self, day: int | None, is_ended: int, rows: int) -> None:
        """Take in so many rows of one day."""
        if day is None:
            self.unknown += rows
            return
        ended, censored = self.days.get(day, (0, 0))
        self.days[day] = (ended + rows, censored) if is_ended else (ended, censored + rows)


def measure(warehouse: Warehouse, metric_id: str, scope: Scope, by: Sequence[str] = ()) -> Measured:
    """The figure for `scope`: a row per member of `by` (several: every combination), happened or not.

    UnknownMetric, UnknownDimension, and UnknownRegion or BadScope for a filter that makes no sense.
    """
    metric, counted = resolved(metric_id, scope, by)
    with warehouse.reading() as snapshot:
        check_filters(warehouse, metric, scope)
        if isinstance(counted.shape, Duration):
            observed = _observed(snapshot, metric, counted, counted.shape, scope, by)
            answers = {key: _timed(found) for key, found in observed.items()}
            empty = _timed(Observed())
        else:
            answers, empty = _counted(snapshot, metric, counted, scope, by)
        # Nothing is known of a time to come, not even that it will be empty.
        unknown, is_future = dict.fromkeys(empty), is_to_come(metric.kind, scope)
        rows = tuple(
            Row(keys, labels, unknown if is_future or not has_begun else answers.get(key, empty))
            for key, keys, labels, has_begun in _spine(warehouse, metric, scope, by, answers)
        )
        return Measured(metric, scope, tuple(by), snapshot.name, rows)


def curve(warehouse: Warehouse, metric_id: str, scope: Scope, by: Sequence[str] = ()) -> tuple[Curve, ...]:
    """The Kaplan-Meier curve of each row of a duration, in the order of `measure`; none for other figures."""
    metric, counted = resolved(metric_id, scope, by)
    if not isinstance(counted.shape, Duration):
        return ()
    with warehouse.reading() as snapshot:
        observed = _observed(snapshot, metric, counted, counted.shape, scope, by)
        return tuple(
            Curve(keys, labels, kaplan_meier(observed[key].days) if key in observed else ())
            for key, keys, labels, _ in _spine(warehouse, metric, scope, by, observed)
        )


def resolved(metric_id: str, scope: Scope, by: Sequence[str]) -> tuple[Metric, Variant]:
    """The metric and what it counts for this question; UnknownMetric, UnknownDimension."""
    metric = find_metric(metric_id)
    asked = [*by, *(name for name, _ in scope.where)]
    for name in asked:
        if name not in metric.dimensions:
            raise UnknownDimension(metric_id, name, metric.dimensions)
    return metric, metric.counted(asked)


def _counted(
    snapshot: Snapshot, metric: Metric, counted: Variant, scope: Scope, by: Sequence[str]
) -> tuple[dict[Key, dict[str, Number]], dict[str, Number]]:
    """The values by key, and those of a member where nothing happened."""
    tallies: dict[Key, dict[str, Tally]] = {}
    scales = {count.name: count.scale for part in counted.parts for count in part.counts}
    names = list(scales)
    nothing: dict[str, int | None] = dict.fromkeys(names, 0)
    for part in counted.parts:
        statement = counting(metric, frame_of(snapshot, part, scope), part.counts, scope, by)
        if statement is None:
            nothing = dict.fromkeys(names)
            continue
        for key, numbers in _grouped(snapshot, statement, by):
            found = tallies.setdefault(key, {name: Tally() for name in names})
            for at, count in enumerate(part.counts):
                found[count.name].add(numbers[2 * at], numbers[2 * at + 1])
    answers = {
        key: valued(counted.shape, {name: scaled(tally.value, scales[name]) for name, tally in found.items()})
        for key, found in tallies.items()
    }
    return answers, valued(counted.shape, nothing)


def scaled(total: int | None, scale: int) -> Number:
    """A sum in the unit it is shown in: whole where it is whole, None where it is unknown."""
    if total is None or scale == 1:
        return total
    return total // scale if total % scale == 0 else total / scale


def _observed(
    snapshot: Snapshot,
    metric: Metric,
    counted: Variant,
    shape: Duration,
    scope: Scope,
    by: Sequence[str],
) -> dict[Key, Observed]:
    """The durations by key."""
    observed: dict[Key, Observed] = {}
    part = counted.parts[0]
    statement = observing(metric, part.frame, part.counts[0].when, shape, scope, by)
    if statement is None:
        return observed
    for key, (day, is_ended, rows) in _grouped(snapshot, statement, by):
        observed.setdefault(key, Observed()).add(day, is_ended or 0, rows or 0)
    return observed


def _grouped(
    snapshot: Snapshot, statement: Statement, by: Sequence[str]
) -> Iterator[tuple[Key, tuple[int | None, ...]]]:
    """The statement's rows, their key apart from their numbers."""
    for row in snapshot.query(statement.sql, statement.parameters):
        key = tuple(key_of(name, raw) for name, raw in zip(by, row, strict=False))
        yield key, row[len(by) :]


def valued(shape: Single | Share | Counts | Duration, counts: Mapping[str, Number]) -> dict[str, Number]:
    """The values of a row from its counts."""
    if isinstance(shape, Single):
        return {"value": counts[shape.count]}
    if isinstance(shape, Share):
        return shared(counts[shape.numerator], counts[shape.denominator])
    values: dict[str, Number] = dict(counts)
    if isinstance(shape, Counts):
        for gap in shape.differences:
            minuend, subtrahend = counts[gap.minuend], counts[gap.subtrahend]
            values[gap.name] = None if minuend is None or subtrahend is None else minuend - subtrahend
        for ratio in shape.ratios:
            values[ratio.name] = _quotient(ratio, counts)
        for share in shape.shares:
            found = shared(counts[share.numerator], counts[share.denominator])
            values |= {
                share.name: found["value"],
                f"{share.name}_low": found["low"],
                f"{share.name}_high": found["high"],
            }
        if shape.share:
            values |= shared(counts[shape.share.numerator], counts[shape.share.denominator])
    return values


def _quotient(ratio: Ratio, counts: Mapping[str, Number]) -> float | None:
    """One sum over another; None where either is unknown, nothing is divided by, or several are mixed."""
    above, below = counts[ratio.numerator], counts[ratio.denominator]
    if above is None or not below or (ratio.single and counts[ratio.single] != 1):
        return None
    return above / below / ratio.scale


def shared(numerator: Number, denominator: Number) -> dict[str, Number]:
    """A share with its Wilson interval; 0/0 and the unknown have none."""
    known = numerator is not None and denominator is not None
    interval = wilson(int(numerator or 0), int(denominator or 0)) if known else None
    low, high = interval or (None, None)
    value = numerator / denominator if numerator is not None and denominator else None
    return {"numerator": numerator, "denominator": denominator, "value": value, "low": low, "high": high}


def _timed(observed: Observed) -> dict[str, Number]:
    """The quantiles of durations, in days; None where not reached."""
    steps = kaplan_meier(observed.days)
    low, high = quantile_interval(steps, 0.5)
    return {
        "value": quantile(steps, 0.5),
        "low": low,
        "high": high,
        "p25": quantile(steps, 0.25),
        "p75": quantile(steps, 0.75),
        "p90": quantile(steps, 0.9),
        "numerator": sum(ended for ended, _ in observed.days.values()),
        "denominator": sum(map(sum, observed.days.values())),
        "unknown": observed.unknown,
    }


def _spine(
    warehouse: Warehouse, metric: Metric, scope: Scope, by: Sequence[str], answers: Mapping[Key, object]
) -> Iterator[tuple[Key, dict[str, str | None], dict[str, str], bool]]:
    """Every combination of members: key, keys and labels by dimension, and whether its time has begun."""
    axes = []
    for at, name in enumerate(by):
        spine = list(members(warehouse, metric, name, scope))
        known = {member.key for member in spine}
        strays = {key[at] for key in answers} - known
        spine += [
            named(warehouse, metric, name, key, scope)
            for key in sorted(strays, key=lambda key: (key is None, key or ""))
        ]
        axes.append(spine)
    for combination in product(*axes):
        key = tuple(member.key for member in combination)
        yield (
            key,
            dict(zip(by, key, strict=True)),
            _labels(by, combination),
            not any(is_unborn(name, member.key, scope) for name, member in zip(by, combination, strict=True)),
        )


def _labels(by: Sequence[str], combination: Sequence[Member]) -> dict[str, str]:
    return {name: say(member.text) for name, member in zip(by, combination, strict=True)}
